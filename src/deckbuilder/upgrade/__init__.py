"""Following the deck that another extends: what has changed there, and taking it over.

Owns comparing, telling, merging and the reports. Refuses the command line and to write files:
it gives their content.
"""

from deckbuilder.upgrade.run import (
    DeckComparison,
    accept,
    compare_decks,
    merge_slides,
    note_all,
    unsettled,
    why_not_accept,
    why_not_merge,
    write_report,
)

__all__ = [
    "DeckComparison",
    "accept",
    "compare_decks",
    "merge_slides",
    "note_all",
    "unsettled",
    "why_not_accept",
    "why_not_merge",
    "write_report",
]
