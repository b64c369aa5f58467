"""The words that the tool puts above what a container holds: what sort of thing it is.

Owns these words. Refuses their look.
"""

from __future__ import annotations

from collections.abc import Mapping

from deckbuilder.model import Container

_CALLOUTS: Mapping[str, str] = {
    "key": "Key point",
    "warning": "Take care",
    "wellbeing": "Wellbeing",
}


def container_label(block: Container) -> str:
    """Return the label of a container; nothing where it has none, or its title stands for it."""
    match block.kind:
        case "callout" if not block.attributes.get("title"):
            return callout_label(block)
        case "activity":
            minutes = block.attributes.get("minutes", "")
            return f"Activity · {_minutes(minutes)}" if minutes else "Activity"
        case "reflect":
            return "Reflect"
        case _:
            return ""


def callout_label(block: Container) -> str:
    """Return what sort of callout a block is."""
    return _CALLOUTS[block.attributes.get("kind", "key")]


def _minutes(minutes: str) -> str:
    return f"{minutes} minute" if minutes == "1" else f"{minutes} minutes"
