"""The labels that the tool puts above the content of a container: "Key point", "Activity".

Owns these words. Refuses their look.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from deckbuilder.model import (
    Activity,
    Callout,
    Columns,
    Container,
    Reflect,
    Statistic,
    Steps,
)
from deckbuilder.wording import counted

CALLOUT_LABELS: Mapping[str, str] = {
    "key": "Key point",
    "warning": "Take care",
    "wellbeing": "Wellbeing",
}


def container_label(block: Container) -> str:
    """Return the label of a container; nothing where it has none, or a title in its place.

    What stands where data will be says no more than its own words.
    """
    match block:
        case Callout():
            return "" if block.title or block.awaits else CALLOUT_LABELS[block.kind]
        case Activity():
            length = counted(f"{block.minutes:g}", "minute") if block.minutes else ""
            return f"Activity · {length}" if length else "Activity"
        case Reflect():
            return "Reflect"
        case Statistic() | Steps() | Columns():
            return ""
        case _:
            assert_never(block)
