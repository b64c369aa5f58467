"""A deck, read from a folder or from a single Markdown file.

Owns the deck's settings and the order of its slides. Refuses to stop at a fault: one slide's
does not hide those of the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean
from deckbuilder.model import Deck, Fact, Outcome, Overflow, Slide
from deckbuilder.resources import Toml, read_text, read_toml, resolve_inside, shown
from deckbuilder.source.files import parse_file
from deckbuilder.source.frontmatter import split_front_matter
from deckbuilder.source.inserts import Inserts
from deckbuilder.source.links import check_links
from deckbuilder.source.reading import DeckReading
from deckbuilder.source.register import read_register
from deckbuilder.source.settings import (
    CLOCK,
    LANGUAGE,
    TABLE,
    TABLES,
    TEXT,
    TEXTS,
    Part,
    Setting,
    Written,
    one_of,
    read_as_text,
    read_settings,
)
from deckbuilder.source.slides import read_slide_file, read_slides

_SETTINGS: dict[str, Setting] = {
    "title": TEXT,
    "subtitle": TEXT,
    "lang": LANGUAGE,
    "brand": TEXT,
    "audience": TEXT,
    "author": TEXT,
    "edition": TEXT,
    "keywords": TEXTS,
    "start": CLOCK,
    "overflow": one_of("continue", "error"),
    "outcomes": TABLES,
    "variables": TABLE,
}
_OUTCOME: dict[str, Setting] = {"id": TEXT, "text": TEXT}
_INSERTED = ("title", "subtitle", "audience", "edition", "author")
_STEM = re.compile(r"(\d*)-?(.*)", re.DOTALL)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class _Settings(Struct):
    """The settings of a deck: what goes into the model as it is, and what does not."""

    title: str
    variables: dict[str, str]
    overflow: Overflow = "continue"
    outcomes: tuple[Outcome, ...] = ()
    others: dict[str, Any] = field(default_factory=dict)


def read_deck(path: Path, diagnostics: Diagnostics) -> Deck | None:
    """Read a deck's folder, or a Markdown file that is a whole deck; report every fault.

    Returns None only where there is nothing that can be read.
    """
    if path.name == "deck.toml":
        path = path.parent
    if path.is_dir():
        return _read_folder(path, diagnostics)
    return _read_single_file(path, diagnostics)


# --- a folder ------------------------------------------------------------------------------


def _read_folder(root: Path, diagnostics: Diagnostics) -> Deck | None:
    toml = read_toml(root / "deck.toml", diagnostics)
    files = _find_slides(root, diagnostics)
    if toml is None and not files:
        return None
    written = toml or Toml(root / "deck.toml", {}, {})
    facts = read_register(root / "facts.toml", diagnostics)
    name = root.resolve().name
    settings = _read_settings(written, facts, diagnostics, name, complain=toml is not None)
    reading = _start_reading(root, settings, facts, diagnostics)
    slides = [_read_slide(file, id_, reading) for id_, file in files]
    found = [slide for slide in slides if slide is not None]
    return _make_deck(name, settings, found, facts, reading, written.span("title"))


def _find_slides(root: Path, diagnostics: Diagnostics) -> list[tuple[str, Path]]:
    """Return each slide's id and file in order: by number, then by name; without number last."""
    folder = root / "slides"
    found = []
    files = folder.iterdir() if folder.is_dir() else ()
    for file in files:
        if file.suffix.lower() != ".md" or file.name.startswith("."):
            continue
        match = _STEM.fullmatch(file.stem)
        number, rest = (match[1], match[2]) if match else ("", file.stem)
        found.append((float(number or "inf"), file.name, rest or file.stem, file))
    result: dict[str, Path] = {}
    for _, _, id_, file in sorted(found):
        result[_free_id(id_, file, result, diagnostics)] = file
    return list(result.items())


def _free_id(id_: str, file: Path, taken: Mapping[str, Path], diagnostics: Diagnostics) -> str:
    if not _ID.fullmatch(id_):
        diagnostics.report(
            codes.BAD_SLIDE_ID, shown(file), f"the file's name makes the slide's id {id_!r}",
            hint="rename it with small letters, digits and hyphens: 04-neglect-and-poverty.md",
        )  # fmt: skip
    if id_ not in taken:
        return id_
    diagnostics.report(
        codes.DUPLICATE_ID, shown(file), f"{shown(taken[id_])} has the id {id_!r} too",
        hint="rename one of the two files",
    )  # fmt: skip
    number = 2
    while f"{id_}-{number}" in taken:
        number += 1
    return f"{id_}-{number}"


def _read_slide(file: Path, id_: str, reading: DeckReading) -> Slide | None:
    path, diagnostics = shown(file), reading.diagnostics
    if file.is_symlink() and not resolve_inside(
        reading.root, f"slides/{file.name}", diagnostics, where=Span(path, 1, 1)
    ):
        return None
    text = read_text(file, diagnostics)
    if text is None:
        return None
    front, body = split_front_matter(text, path, diagnostics)
    return read_slide_file(parse_file(body, path, diagnostics), front, id_, reading)


# --- a single file -------------------------------------------------------------------------


def _read_single_file(file: Path, diagnostics: Diagnostics) -> Deck | None:
    text = read_text(file, diagnostics)
    if text is None:
        return None
    path = shown(file)
    front, body = split_front_matter(text, path, diagnostics)
    facts = read_register(file.parent / "facts.toml", diagnostics)
    settings = _read_settings(front, facts, diagnostics, file.stem, complain=not front.broken)
    reading = _start_reading(file.parent, settings, facts, diagnostics)
    slides = read_slides(parse_file(body, path, diagnostics), settings.title, reading)
    return _make_deck(file.stem, settings, slides, facts, reading, front.span("title"))


# --- settings ------------------------------------------------------------------------------


def _read_settings(
    written: Written,
    facts: Mapping[str, Fact],
    diagnostics: Diagnostics,
    name: str,
    *,
    complain: bool,
) -> _Settings:
    """Read a deck's settings; a missing title is `name`, reported where we may `complain`."""
    variables = _read_variables(written, diagnostics)
    values = {**{key: fact.value for key, fact in facts.items()}, **variables}
    inserts = Inserts(values, diagnostics)
    found = read_settings(
        written, _SETTINGS, what="a deck", inserts=inserts, diagnostics=diagnostics
    )
    found.pop("variables", None)
    if complain and not written.data.get("title"):
        diagnostics.report(
            codes.MISSING_SETTING, written.span("title"), "the deck has no title",
            hint='add a line: title = "..." in deck.toml, title: ... at the top of a single file',
        )  # fmt: skip
    return _Settings(
        title=found.pop("title", name) or name,
        variables=variables,
        overflow=found.pop("overflow", "continue"),
        outcomes=_read_outcomes(written, found.pop("outcomes", []), inserts),
        others=found,
    )


def _read_variables(written: Written, diagnostics: Diagnostics) -> dict[str, str]:
    variables: dict[str, str] = {}
    entries = written.data.get("variables")
    for name, value in entries.items() if isinstance(entries, dict) else ():
        text = read_as_text(value)
        if text is None or "{{" in text:
            diagnostics.report(
                codes.WRONG_VALUE, written.span("variables", name), f"{name} is {value!r}",
                hint="a variable is text or a number, and inserts nothing itself",
            )  # fmt: skip
        else:
            variables[name] = text
    return variables


def _read_outcomes(
    written: Written, entries: Sequence[dict[str, Any]], inserts: Inserts
) -> tuple[Outcome, ...]:
    diagnostics = inserts.diagnostics
    outcomes: dict[str, Outcome] = {}
    for index, entry in enumerate(entries):
        part = Part(written, ("outcomes", str(index)), entry)
        found = read_settings(
            part, _OUTCOME, what="a learning outcome", inserts=inserts, diagnostics=diagnostics
        )
        missing = [key for key in _OUTCOME if not found.get(key)]
        if missing:
            diagnostics.report(
                codes.MISSING_SETTING, part.span(),
                f"the learning outcome has no {' and no '.join(missing)}",
                hint='an outcome has an id and a text: id = "recognise", text = "Recognise ..."',
            )  # fmt: skip
        elif found["id"] in outcomes:
            diagnostics.report(
                codes.DUPLICATE_ID, part.span("id"), f"two outcomes have the id {found['id']!r}",
                hint="give one of them another id",
            )  # fmt: skip
        else:
            outcomes[found["id"]] = Outcome(id=found["id"], text=found["text"])
    return tuple(outcomes.values())


# --- the whole -----------------------------------------------------------------------------


def _start_reading(
    root: Path, settings: _Settings, facts: Mapping[str, Fact], diagnostics: Diagnostics
) -> DeckReading:
    """Return the state for reading slides, with all that they can insert."""
    values = {key: fact.value for key, fact in facts.items()} | settings.variables
    for name in _INSERTED:
        value = settings.title if name == "title" else settings.others.get(name, "")
        values[f"deck.{name}"] = value
    return DeckReading(
        root=root, diagnostics=diagnostics, inserts=Inserts(values, diagnostics),
        overflow=settings.overflow,
    )  # fmt: skip


def _make_deck(
    name: str,
    settings: _Settings,
    slides: Sequence[Slide],
    facts: Mapping[str, Fact],
    reading: DeckReading,
    span: Span,
) -> Deck:
    if not slides:
        reading.diagnostics.report(
            codes.NO_SLIDES, span.path, "the deck has no slides",
            hint="add files such as slides/01-welcome.md, or headings to a single file",
        )  # fmt: skip
    check_links(slides, reading)
    _check_outcomes(slides, settings, reading.diagnostics)
    return Deck(
        name=name,
        root=reading.root,
        title=settings.title,
        slides=tuple(slides),
        outcomes=settings.outcomes,
        facts=facts,
        variables=settings.variables,
        span=span,
        **settings.others,
    )


def _check_outcomes(slides: Sequence[Slide], settings: _Settings, diagnostics: Diagnostics) -> None:
    known = {outcome.id for outcome in settings.outcomes}
    for slide in slides:
        for id_ in slide.outcomes:
            if id_ not in known:
                diagnostics.report(
                    codes.UNKNOWN_OUTCOME, slide.setting_spans["outcomes"],
                    f"the deck has no learning outcome {id_!r}",
                    hint=did_you_mean(id_, known) or "add [[outcomes]] to deck.toml",
                )  # fmt: skip
