"""Lines of a local deck that name what the extended deck has no more, and what to write there.

Owns finding them: settings that name slides, links, and inserts of facts. The texts are searched as
they are written. Refuses to change a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import read_text, shown
from deckbuilder.source.overlays.chain import DeckFolder
from deckbuilder.source.overlays.slide_sources import LocalSlide
from deckbuilder.source.settings.inserts import INSERT

_LINK = re.compile(r"\]\(\s*<?#([^\s)>]+)|^ {0,3}\[[^\]]+\]:\s*<?#([^\s>]+)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class Edit(Struct, frozen=True):
    """A line to be edited, and what is to be written there, in words."""

    place: Span
    words: str
    setting: bool = False
    """Whether the line is a setting, and not text that slides show."""


class Reference(Struct, frozen=True):
    """A line that names a slide ("link", "drop", "after"), an outcome, or a value ("insert")."""

    name: str
    kind: str
    place: Span

    @property
    def value(self) -> str:
        """The name under which a lock keeps what is named here; nothing for a slide."""
        if self.kind == "outcome":
            return f"outcomes.{self.name}"
        if self.kind != "insert":
            return ""
        if not self.name.startswith(("facts.", "contacts.")):
            return f"variables.{self.name}"
        fact = self.name.removesuffix(".source")
        return self.name if fact == self.name else f"sources.{fact}"


def find_references(own: DeckFolder, local: Sequence[LocalSlide]) -> tuple[Reference, ...]:
    """Return what a deck's settings and its own slides name, in the order of the lines."""
    found = list(_in_settings(own))
    for slide in local:
        found += _in_front(slide)
        found += _in_text(slide.layer.text.split("\n"), shown(slide.file))
    return tuple(dict.fromkeys(found))


def _in_settings(own: DeckFolder) -> Iterator[Reference]:
    file = own.settings.path
    lines = (read_text(file, Diagnostics()) or "").split("\n")
    data, span = own.settings.data, own.settings.span
    for key in ("drop", "order"):
        yield from _listed(data.get(key), key, span(key), lines)
    variants = data.get("variants")
    for index, entry in enumerate(variants if isinstance(variants, list) else ()):
        if isinstance(entry, dict):
            where = span("variants", str(index), "without")
            yield from _listed(entry.get("without"), "without", where, lines)
    yield from _in_text(lines, shown(file), links=False)


def _listed(value: Any, key: str, where: Span, lines: Sequence[str]) -> Iterator[Reference]:  # noqa: ANN401
    """Yield the ids of a list that may go over several lines."""
    ids = value.split(",") if isinstance(value, str) else value
    for id_ in ids if isinstance(ids, list) else ():
        if isinstance(id_, str):
            yield Reference(id_.strip(), key, _find_item(id_.strip(), where, lines))


def _find_item(id_: str, where: Span, lines: Sequence[str]) -> Span:
    for number, line in enumerate(lines[where.first_line - 1 :], where.first_line):
        if f'"{id_}"' in line or f"'{id_}'" in line:
            return Span(where.path, number, number)
        if "]" in line:
            break
    return where


def _in_front(slide: LocalSlide) -> Iterator[Reference]:
    front = slide.layer.front
    for key in ("after", "before"):
        value = front.data.get(key)
        if isinstance(value, str):
            yield Reference(value.strip(), key, front.span(key))
    outcomes = front.data.get("outcomes")
    names = outcomes.split(",") if isinstance(outcomes, str) else outcomes
    for name in names if isinstance(names, list) else ():
        yield Reference(str(name).strip(), "outcome", front.span("outcomes"))


def _in_text(lines: Sequence[str], path: str, *, links: bool = True) -> Iterator[Reference]:
    """Yield the links and inserts of a text; code holds none."""
    fence = ""
    for number, line in enumerate(lines, 1):
        opening = _FENCE.match(line)
        if opening and not fence:
            fence = opening[1]
        elif opening and opening[1].startswith(fence):
            fence = ""
        if fence:
            continue
        where = Span(path, number, number)
        for match in INSERT.finditer(line):
            yield Reference(match[1].strip(), "insert", where)
        for match in _LINK.finditer(line) if links else ():
            yield Reference(match[1] or match[2], "link", where)


# --- what to write -------------------------------------------------------------------------


def edit_slide(reference: Reference, new_id: str, neighbours: tuple[str, str]) -> Edit:
    """Return what to write where a slide is named that was renamed or, without one, taken out.

    `neighbours` are the slides before and after which it stood, as far as they are there.
    """
    id_, key = reference.name, reference.kind
    setting = key != "link"
    if key == "link":
        words = f"the text links to #{id_}: "
        words += f"write #{new_id}" if new_id else "link to another slide, or take the link out"
    elif key in ("after", "before"):
        beside = new_id or neighbours[0 if key == "after" else 1]
        words = f"{key} names {id_!r}: "
        words += f"write {key}: {beside}" if beside else "place the slide at another one"
    else:
        words = f"{key} names {id_!r}: "
        words += f"write {new_id!r} in its place" if new_id else f"take it out of {key}"
    return Edit(reference.place, words, setting)


def edit_value(reference: Reference, old: str, new_name: str, register: str) -> Edit:
    """Return what to write where a value is inserted that was taken out, and was `old`.

    `new_name` is that of a new value which says the same, if there is one; `register` the file
    in which the deck may say it itself.
    """
    name = reference.name
    if reference.kind == "outcome":
        words = f"outcomes names {name!r}: " + (
            f"write {new_name!r} in its place" if new_name else "take it out of outcomes"
        )
        return Edit(reference.place, words)
    words = f"the text inserts {{{{ {name} }}}}: "
    if new_name:
        words += f"write {{{{ {new_name} }}}}, which is new and says the same"
    else:
        words += f'write the words themselves ("{old}"), or give {name} a value in {register}'
    return Edit(reference.place, words)
