"""Names of a slide's items, all different, and the descriptions of groups.

PowerPoint's selection pane and screen readers use both. Owns the wording; refuses to change
what an item shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import TypeVar

from msgspec.structs import replace

from deckbuilder.scene.slide import (
    NOTE_SEPARATOR,
    Group,
    Item,
    PictureItem,
    TableItem,
    TextFrame,
    TextParagraph,
)
from deckbuilder.scene.walk import walk_paragraphs

_NUMBERED = re.compile(r"([^:]*) (\d{1,4})")
_MAX_WORDS = 8


def name_items(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items with names of their own, and each group with a description."""
    return _distinct(_described(items), set())


# --- names ---------------------------------------------------------------------------------


def _distinct(items: Sequence[Item], taken: set[str], within: str = "") -> tuple[Item, ...]:
    """Return the items with different names; `taken` gathers those, `within` is their group's."""
    found: list[Item] = []
    for item in items:
        match item:
            case (
                TableItem(caption=TextFrame() as caption)
                | PictureItem(caption=TextFrame() as caption)
            ):
                named = _named(item, taken, within)
                found.append(replace(named, caption=_named(caption, taken, within)))
            case Group():
                group = _named(item, taken, within)
                found.append(replace(group, items=_distinct(item.items, taken, item.name)))
            case _:
                found.append(_named(item, taken, within))
    return tuple(found)


_AnyItem = TypeVar("_AnyItem", bound=Item)


def _named(item: _AnyItem, taken: set[str], within: str) -> _AnyItem:
    """Return an item with a name that no other has, which is taken from then on."""
    name = _free(f"{within} text" if item.name == within else item.name, taken)
    taken.add(name)
    return item if name == item.name else replace(item, name=name)


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    return next(new for number in count(2) if (new := f"{name} {number}") not in taken)


# --- groups --------------------------------------------------------------------------------


def _described(items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items, groups with their description: what the layout says, or what they hold."""
    groups = [_title(item) for item in items if isinstance(item, Group)]
    totals = _count_series(groups)
    return tuple(_describe(item, totals) if isinstance(item, Group) else item for item in items)


def _describe(group: Group, totals: Mapping[str, int]) -> Group:
    inner = _described(group.items)
    return replace(group, items=inner, alt=group.alt or _say(group, totals))


def _title(group: Group) -> str:
    return group.name.removesuffix(" group")


def _count_series(titles: Iterable[str]) -> dict[str, int]:
    """Return the highest number of each series of names ("Step 1", "Step 2")."""
    totals: dict[str, int] = {}
    for title in titles:
        if numbered := _NUMBERED.fullmatch(title):
            kind, number = numbered[1], int(numbered[2])
            totals[kind] = max(number, totals.get(kind, 0))
    return totals


def _say(group: Group, totals: Mapping[str, int]) -> str:
    """Say what a group is: "Callout: Take a break", "Step 2 of 4: Ask the child"."""
    title = _title(group)
    if numbered := _NUMBERED.fullmatch(title):
        title = f"{title} of {totals[numbered[1]]}"
    paragraphs = [placed.paragraph for placed in walk_paragraphs(group.items)]
    speaker = next((part for part in paragraphs if part.role == "attribution"), None)
    if speaker is not None:
        return f"{title} from {_words(speaker).lstrip('-–— ')}"
    texts = (_words(part) for part in paragraphs if part.role != "label")
    first = next(filter(None, texts), "")
    return title if not first or first in title else f"{title}: {_shortened(first)}"


def _words(paragraph: TextParagraph) -> str:
    runs = (run for line in paragraph.lines for run in line.runs)
    text = "".join(run.text for run in runs if not run.note and run.text != NOTE_SEPARATOR)
    return " ".join(text.split())


def _shortened(text: str) -> str:
    words = text.split()
    if len(words) <= _MAX_WORDS:
        return text
    return " ".join(words[:_MAX_WORDS]).rstrip(",;:.") + " …"
