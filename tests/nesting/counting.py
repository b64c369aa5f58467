"""Counts what the model holds, by a walk of its own over the fields of structs.

Owns what each block says, and what each output is to show of it. Refuses the project's walkers of
blocks, which are judged, and to open files. It goes by names of types and fields alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from tests.nesting.pairs import WORD

_ASIDE = frozenset({"span", "setting_spans", "id", "image"})
"""Fields that say nothing to readers."""

_FIGURES = ("first_header", "categories", "series")
"""Fields of a chart that its data show."""

_CALLOUTS = {"key": "Key point", "warning": "Take care", "wellbeing": "Wellbeing"}


@dataclass
class Shown:
    """How often each thing is shown: words, alternative texts, titles and figures of charts.

    Tables are counted by a word of their header; `labels` are what the tool says of containers.
    """

    words: Counter[str] = field(default_factory=Counter)
    pictures: Counter[str] = field(default_factory=Counter)
    charts: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Shown) -> Shown:
        return Shown(**{name: getattr(self, name) + getattr(other, name) for name in vars(self)})


def kind_of(node: Struct) -> str:
    """Return what kind of block a node is, by the dialect's name where it is a container."""
    name = type(node).__name__.lower()
    return str(getattr(node, "kind")) if name == "container" else name  # noqa: B009


def nodes(value: object) -> Iterator[Struct]:
    """Yield all structs of a value, outer ones first, whatever fields hold them."""
    if isinstance(value, Struct):
        yield value
    for _, inner in _fields(value):
        yield from nodes(inner)


def words_of(value: object) -> Counter[str]:
    """Count the words that a value says, whatever fields hold them."""
    if isinstance(value, str):
        return Counter(WORD.findall(value))
    found: Counter[str] = Counter()
    for name, inner in _fields(value):
        if name not in _ASIDE:
            found += words_of(inner)
    return found


def _fields(value: object) -> list[tuple[str, Any]]:
    """Return what a value holds, by the names of fields; by none where it is a sequence."""
    if isinstance(value, Struct):
        return [(name, getattr(value, name)) for name in value.__struct_fields__]
    if isinstance(value, Mapping):
        return [(str(key), inner) for key, inner in value.items()]
    if isinstance(value, tuple | list):
        return [("", inner) for inner in value]
    return []


def count(value: object) -> Shown:
    """Count what is to be shown of blocks, once."""
    found = Shown()
    _add(value, found)
    return found


def _add(value: object, found: Shown) -> None:
    if isinstance(value, str):
        found.words.update(WORD.findall(value))
        return
    own = _add_own(value, found) if isinstance(value, Struct) else _NONE
    for name, inner in _fields(value):
        if name not in own and name not in _ASIDE:
            _add(inner, found)


def _add_own(node: Struct, found: Shown) -> frozenset[str]:
    """Count what is special about a block; return the fields that are counted with that."""
    match kind_of(node):
        case "figure":
            found.pictures.update(words_of(_named(node, "alt")))
            return frozenset({"alt"})
        case "chart":
            found.charts.update(words_of(_named(node, "alt")))
            found.titles.update(words_of(_named(node, "title")))
            found.figures.update(words_of([_named(node, name) for name in _FIGURES]))
            return frozenset(node.__struct_fields__)
        case "table":
            found.tables[min(words_of(_named(node, "header")))] += 1
        case "callout" if not _said(node, "title"):
            found.labels[_CALLOUTS[_said(node, "kind") or "key"]] += 1
        case "activity":
            found.labels[_activity_label(_said(node, "minutes"))] += 1
    return _NONE


_NONE: frozenset[str] = frozenset()


def _named(node: Struct, name: str) -> Any:
    return getattr(node, name)


def _said(node: Struct, name: str) -> str:
    """Return what a container's attribute says, whether it has a field of its own or not."""
    attributes = getattr(node, "attributes", {})
    said = attributes.get(name) if name in attributes else None
    if said is None and type(node).__name__ != "Container":
        said = getattr(node, name, None)
    if isinstance(said, float):
        return f"{said:g}"
    return str(said) if said else ""


def _activity_label(minutes: str) -> str:
    if not minutes:
        return "Activity"
    return f"Activity · {minutes} minute" + ("" if minutes == "1" else "s")


def as_words(shown: Shown) -> Shown:
    """Return what the notes pane says of blocks: descriptions, titles and figures as text."""
    words = shown.words + shown.pictures + shown.titles + shown.figures
    return Shown(words=words, labels=shown.labels)
