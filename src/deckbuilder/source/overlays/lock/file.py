"""`deck.lock`: the deck that another extends, as it was when that one was last compared with it.

Owns the file: its nodes, what it looks like, and what is done where it cannot be read. It holds
the texts and not only their hashes, so that changes can be shown and merged without a history of
versions. Refuses to compare, and to write to the disk.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import exists
from deckbuilder.files.reading import Toml, compose, is_own, read_toml, shown
from deckbuilder.files.toml_text import quote
from deckbuilder.wording import as_argument

LOCK_FILE = "deck.lock"
_VERSION = 2
_FIRST = 1
"""The first version of the file, which holds no translations and few settings."""
_FIRST_SETTINGS = frozenset(
    f"deck.{key}"
    for key in (
        "title",
        "subtitle",
        "lang",
        "audience",
        "author",
        "edition",
        "keywords",
        "start",
    )
)

_HEAD = """\
# The slides, facts and settings of the deck that this one extends, as they were when the two were
# last compared. deckbuild writes this file, and tells by it what has changed there since.
# Keep it with the deck, and do not edit it: `deckbuild upgrade` shows what is new, and its options
# --accept and --all note here what you have dealt with.
"""


class LockedFile(Struct, frozen=True):
    """A picture or data file that a slide names; `text` is empty where it is no short text."""

    name: str
    sha256: str
    text: str = ""


class LockedSlide(Struct, frozen=True):
    """A slide's source; where `parts` files make the slide, `text` is all of them."""

    id: str
    text: str
    files: tuple[LockedFile, ...] = ()
    parts: int = 1


class Lock(Struct, frozen=True):
    """A deck's slides in order, and its facts, contacts, variables and settings by name."""

    slides: tuple[LockedSlide, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    translations: tuple[LockedSlide, ...] = ()
    """Slides in other languages in the order of their ids, which begin with their folder."""
    complete: bool = True
    """Whether it notes all that this version does, and not only what the first one did."""

    def find(self, id_: str) -> LockedSlide | None:
        """Return the slide or the translation of an id."""
        slides = self.translations if is_translation(id_) else self.slides
        return next((slide for slide in slides if slide.id == id_), None)

    def notes(self, name: str) -> bool:
        """Tell whether a value of this name would stand here if the deck had had one."""
        later = name.startswith("variants.") or (
            name.startswith("deck.") and name not in _FIRST_SETTINGS
        )
        return self.complete or not later

    def accept(self, now: Lock, name: str) -> Lock:
        """Return this lock with one slide or value as it is `now`, there or not.

        A slide comes after the nearest of those before it now that this lock has, too. What a
        lock of the first version does not note goes in as it is now, for it is not known as it was.
        """
        if not self.complete:
            return self._completed(now).accept(now, name)
        if name in self.values or name in now.values:
            values = {key: value for key, value in self.values.items() if key != name}
            if name in now.values:
                values[name] = now.values[name]
            return replace(self, values=values)
        if is_translation(name):
            kept = [slide for slide in self.translations if slide.id != name]
            kept += [slide for slide in now.translations if slide.id == name]
            return replace(self, translations=tuple(sorted(kept, key=lambda slide: slide.id)))
        slides = [slide for slide in self.slides if slide.id != name]
        new = now.find(name)
        if new is not None:
            slides.insert(_place(new, slides, now.slides), new)
        return replace(self, slides=tuple(slides))

    def _completed(self, now: Lock) -> Lock:
        values = {name: text for name, text in now.values.items() if not self.notes(name)}
        return replace(
            self, values={**self.values, **values}, translations=now.translations, complete=True
        )


def is_translation(id_: str) -> bool:
    """Tell whether an id is that of a slide in another language: "slides.cy/neglect"."""
    return "/" in id_


def _place(new: LockedSlide, slides: Sequence[LockedSlide], order: Sequence[LockedSlide]) -> int:
    places = {slide.id: at for at, slide in enumerate(slides, 1)}
    before = reversed(order[: order.index(new)])
    return next((places[slide.id] for slide in before if slide.id in places), 0)


def fingerprint(data: bytes) -> str:
    """Return what files of the same content have in common, and no others."""
    return hashlib.sha256(data).hexdigest()


# --- reading -------------------------------------------------------------------------------


class _BrokenError(Exception):
    """What is wrong with a lock, and the path of the key where."""

    def __init__(self, fault: str, *keys: str) -> None:
        super().__init__(fault)
        self.keys = keys


def read_lock(root: Path, diagnostics: Diagnostics) -> Lock | None:
    """Read a deck's lock; None where there is none, or none that can be trusted (reported)."""
    file = root / LOCK_FILE
    if not exists(file) or not is_own(file, root, diagnostics):
        return None
    ignored = Diagnostics()
    toml = read_toml(file, ignored, literal=True)
    if toml is None:
        fault = ignored.sorted()[0]
        where = Span(fault.path, fault.line or 1, fault.line or 1)
        _report_broken(where, fault.message, root, diagnostics)
        return None
    try:
        return _read(toml)
    except _BrokenError as error:
        _report_broken(toml.span(*error.keys), str(error), root, diagnostics)
        return None


def _report_broken(where: Span, fault: str, root: Path, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.LOCK_BROKEN,
        where,
        f"what was last compared is not known: {fault}",
        hint="take the file back from a copy, or begin anew from the deck as it is: "
        f"deckbuild upgrade {as_argument(shown(root))} --all",
    )


def _read(toml: Toml) -> Lock:
    version = toml.data.get("version")
    if version not in (_FIRST, _VERSION):
        raise _BrokenError("the file is of another version of deckbuild", "version")
    slides, translations = (
        tuple(_read_slide(entry, key, at) for at, entry in enumerate(_tables(toml.data, key)))
        for key in ("slides", "translations")
    )
    values = {
        compose(f"{table}.{name}"): compose(value)
        for table, entries in toml.data.items()
        if isinstance(entries, dict)
        for name, value in entries.items()
        if isinstance(value, str)
    }
    return Lock(slides, values, translations, complete=version == _VERSION)


def _read_slide(entry: Mapping[str, Any], key: str, index: int) -> LockedSlide:
    keys = (key, str(index))
    id_, text, parts = entry.get("id"), entry.get("text"), entry.get("parts", 1)
    if not (isinstance(id_, str) and isinstance(text, str) and isinstance(parts, int)):
        raise _BrokenError("a slide has no id or no text", *keys)
    files = []
    for file in _tables(entry, "files"):
        texts = [file.get(key, "") for key in ("name", "sha256", "text")]
        if not all(isinstance(text, str) for text in texts):
            raise _BrokenError(f"a file of the slide {id_} cannot be read", *keys)
        files.append(LockedFile(*map(compose, texts)))
    if entry.get("sha256") != fingerprint(text.encode()):
        raise _BrokenError(f"the text of the slide {id_} was changed by hand", *keys)
    return LockedSlide(compose(id_), compose(text), tuple(files), parts)


def _tables(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise _BrokenError(f"{key} are no list of tables", key)
    return found


# --- writing -------------------------------------------------------------------------------

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def render_lock(lock: Lock) -> str:
    """Return the text of `deck.lock`, the same for the same lock, its lines ended by LF."""
    parts = [f"{_HEAD}\nversion = {_VERSION if lock.complete else _FIRST}\n"]
    parts += [_render_slide(slide, "slides") for slide in lock.slides]
    parts += [_render_slide(slide, "translations") for slide in lock.translations]
    tables: dict[str, list[str]] = {}
    for name, value in sorted(lock.values.items()):
        table, _, key = name.partition(".")
        tables.setdefault(table, []).append(f"{_key(key)} = {quote(value)}\n")
    parts += [f"[{_key(table)}]\n{''.join(lines)}" for table, lines in tables.items()]
    return "\n".join(parts)


def _render_slide(slide: LockedSlide, table: str) -> str:
    lines = [f"[[{table}]]", f"id = {quote(slide.id)}"]
    if slide.parts > 1:
        lines.append(f"parts = {slide.parts}")
    lines += [f"sha256 = {quote(fingerprint(slide.text.encode()))}", f"text = {_block(slide.text)}"]
    for file in slide.files:
        lines += ["", f"[[{table}.files]]", f"name = {quote(file.name)}"]
        lines.append(f"sha256 = {quote(file.sha256)}")
        if file.text:
            lines.append(f"text = {_block(file.text)}")
    return "\n".join(lines) + "\n"


def _block(text: str) -> str:
    """Return a text as lines that can be read; on one line where TOML would change it."""
    if "'''" in text or text.endswith("'") or "\r" in text or not _is_printable(text):
        return quote(text)
    return f"'''\n{text}'''"


def _is_printable(text: str) -> bool:
    return not any(ord(character) < 0x20 and character not in "\n\t" for character in text) and (
        "\x7f" not in text
    )


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else quote(name)
