"""The words that the tool puts above what a container holds: what sort of thing it is.

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

_CALLOUTS: Mapping[str, str] = {
    "key": "Key point",
    "warning": "Take care",
    "wellbeing": "Wellbeing",
}


def container_label(block: Container) -> str:
    """Return the label of a container; nothing where it has none, or its title stands for it."""
    match block:
        case Callout():
            return "" if block.title else callout_label(block)
        case Activity():
            return (
                f"Activity · {counted(f'{block.minutes:g}', 'minute')}"
                if block.minutes
                else "Activity"
            )
        case Reflect():
            return "Reflect"
        case Statistic() | Steps() | Columns():
            return ""
        case _:
            assert_never(block)


def callout_label(block: Callout) -> str:
    """Return what sort of callout a block is."""
    return _CALLOUTS[block.kind]
