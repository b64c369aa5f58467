"""A deck, read from a folder or from a single Markdown file.

Owns the deck's settings and the order of its slides. Refuses to stop at a fault: one slide's
does not hide those of the others.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean
from deckbuilder.model import (
    Deck,
    Fact,
    HandoutLayout,
    Outcome,
    Overflow,
    PrintSettings,
    Slide,
    Support,
)
from deckbuilder.resources import Toml, as_text, read_text, read_toml, shown
from deckbuilder.source.files import MarkdownFile, parse_file
from deckbuilder.source.folder import find_slides, is_own
from deckbuilder.source.frontmatter import split_front_matter
from deckbuilder.source.inserts import Inserts
from deckbuilder.source.links import check_links
from deckbuilder.source.reading import DeckReading
from deckbuilder.source.register import Register, read_register
from deckbuilder.source.settings import (
    AMOUNT,
    CLOCK,
    LANGUAGE,
    TABLE,
    TABLES,
    TEXT,
    TEXTS,
    TRUTH,
    Part,
    Setting,
    Written,
    echo,
    one_of,
    read_as_text,
    read_settings,
)
from deckbuilder.source.slides import read_first_heading, read_slide_file, read_slides
from deckbuilder.source.titles import check_titles

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
    "minutes": AMOUNT,
    "kit": TEXTS,
    "preparation": TEXTS,
    "support": TABLE,
    "incremental": TRUTH,
    "overflow": one_of("continue", "error"),
    "layouts": one_of("all", "used"),
    "outcomes": TABLES,
    "variables": TABLE,
    "handout": TABLE,
}
_HANDOUT: dict[str, Setting] = {
    "page": one_of("a4", "letter"),
    "layout": one_of(*get_args(HandoutLayout)),
    "large_print": TRUTH,
}
_SUPPORT: dict[str, Setting] = {"wellbeing": TEXT, "disclosure": TEXT}
_OUTCOME: dict[str, Setting] = {"id": TEXT, "text": TEXT}
_INSERTED = ("title", "subtitle", "audience", "edition", "author")


class _Settings(Struct):
    """The settings of a deck: what goes into the model as it is, and what does not."""

    title: str
    variables: dict[str, str]
    overflow: Overflow = "continue"
    outcomes: tuple[Outcome, ...] = ()
    others: dict[str, Any] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Names, and files of names, whose values could not be read, which was reported."""
    outcome_ids: frozenset[str] | None = frozenset()
    """The ids of outcomes, of faulty ones too; None where they could not be read."""


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
    toml = _read_deck_file(root, diagnostics)
    files = find_slides(root, diagnostics)
    if toml is None and not files:
        return None
    written = toml or Toml(root / "deck.toml", {}, {})
    register = _read_facts(root, diagnostics)
    name = as_text(root.resolve().name)
    settings = _read_settings(written, register, diagnostics, known=toml is not None)
    if toml is not None and not str(toml.data.get("title", "")).strip():
        diagnostics.report(
            codes.MISSING_SETTING, written.span("title"), "the deck has no title",
            hint='add a line to deck.toml: title = "Neglect and poverty"',
        )  # fmt: skip
    settings.title = settings.title or name
    reading = _start_reading(root, settings, register, diagnostics)
    slides = [_read_slide(file, id_, reading) for id_, file in files]
    found = [slide for slide in slides if slide is not None]
    if not files:
        _report_no_slides(root / "deck.toml", diagnostics)
    return _make_deck(name, settings, found, register.facts, reading, written.span("title"))


def _read_deck_file(root: Path, diagnostics: Diagnostics) -> Toml | None:
    file = root / "deck.toml"
    if not os.path.lexists(file):
        diagnostics.report(
            codes.FILE_MISSING, shown(file), f"there is no file {shown(file)}",
            hint="a deck's folder holds deck.toml and a folder slides: "
            "`deckbuild new my-workshop` makes one to begin from",
        )  # fmt: skip
        return None
    return read_toml(file, diagnostics) if is_own(file, root, diagnostics) else None


def _read_facts(root: Path, diagnostics: Diagnostics) -> Register:
    file = root / "facts.toml"
    if not os.path.lexists(file):
        return Register(missing=shown(file))
    if not is_own(file, root, diagnostics):
        return Register(unread=frozenset({"facts.toml"}))
    return read_register(file, diagnostics)


def _read_slide(file: Path, id_: str, reading: DeckReading) -> Slide | None:
    path, diagnostics = shown(file), reading.diagnostics
    text = read_text(file, diagnostics) if is_own(file, reading.root, diagnostics) else None
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
    register = _read_facts(file.parent, diagnostics)
    settings = _read_settings(front, register, diagnostics, known=not front.broken)
    name = as_text(file.stem)
    parsed = parse_file(body, path, diagnostics)
    settings.title = settings.title or _first_heading(parsed, settings, register) or name
    reading = _start_reading(file.parent, settings, register, diagnostics)
    slides = read_slides(parsed, settings.title, reading)
    if not slides:
        _report_no_slides(file, diagnostics)
    return _make_deck(name, settings, slides, register.facts, reading, front.span("title"))


def _first_heading(file: MarkdownFile, settings: _Settings, register: Register) -> str:
    """Return the text of a file's first heading, which can stand for the deck's title.

    What is wrong with it is reported with its slide; here it only makes the heading unusable.
    """
    unheard = Diagnostics()
    reading = _start_reading(Path(), settings, register, unheard)
    title = read_first_heading(file, reading)
    return "" if unheard.has_errors else title


def _report_no_slides(place: Path, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.NO_SLIDES, shown(place), "the deck has no slides",
        hint="add files such as slides/01-welcome.md, or headings to a single file",
    )  # fmt: skip


# --- settings ------------------------------------------------------------------------------


def _read_settings(
    written: Written, register: Register, diagnostics: Diagnostics, *, known: bool
) -> _Settings:
    """Read a deck's settings; a title that is missing is empty.

    Settings that are not `known`, for their file could not be read, bring no further faults.
    """
    variables = _read_variables(written, diagnostics)
    unread = register.unread | _find_unread(written, variables, known=known)
    values = {**{key: fact.value for key, fact in register.facts.items()}, **variables}
    inserts = Inserts(values, diagnostics, unread, register.missing)
    found = read_settings(
        written, _SETTINGS, what="a deck", inserts=inserts, diagnostics=diagnostics
    )
    found["setting_spans"] = {key: written.span(key) for key in found}
    found.pop("variables", None)
    found["support"] = _read_support(written, found.get("support", {}), inserts)
    outcomes = found.pop("outcomes", None)
    if handout := found.pop("handout", None):
        part = Part(written, ("handout",), handout)
        printed = read_settings(
            part, _HANDOUT, what="the handout", inserts=inserts, diagnostics=diagnostics
        )
        found["handout"] = PrintSettings(**printed)
    unreadable = "deck.toml" in unread or (outcomes is None and bool(written.data.get("outcomes")))
    return _Settings(
        title=found.pop("title", ""),
        variables=variables,
        overflow=found.pop("overflow", "continue"),
        outcomes=_read_outcomes(written, outcomes or [], inserts),
        outcome_ids=None if unreadable else frozenset(str(it.get("id")) for it in outcomes or ()),
        others=found,
        unread=unread,
    )


def _find_unread(written: Written, variables: Mapping[str, str], *, known: bool) -> frozenset[str]:
    """Return what slides may name but nothing can be known of, as it was written wrongly."""
    data = written.data
    misnamed = (isinstance(data[key], dict | list) for key in data.keys() - _SETTINGS.keys())
    entries = data.get("variables") or {}
    if not known or any(misnamed) or not isinstance(entries, dict):
        return frozenset({"deck.toml"})
    return frozenset(entries.keys() - variables.keys())


def _read_variables(written: Written, diagnostics: Diagnostics) -> dict[str, str]:
    variables: dict[str, str] = {}
    entries = written.data.get("variables")
    for name, value in entries.items() if isinstance(entries, dict) else ():
        text = read_as_text(value)
        if text is None or "{{" in text:
            diagnostics.report(
                codes.WRONG_VALUE, written.span("variables", name),
                f"the variable {name} cannot be {echo(value)}",
                hint="a variable is text or a number, and inserts nothing itself",
            )  # fmt: skip
        else:
            variables[name] = text
    return variables


def _read_support(written: Written, entries: dict[str, Any], inserts: Inserts) -> Support:
    part = Part(written, ("support",), entries)
    found = read_settings(
        part, _SUPPORT, what="support", inserts=inserts, diagnostics=inserts.diagnostics
    )
    return Support(**found)


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
    root: Path, settings: _Settings, register: Register, diagnostics: Diagnostics
) -> DeckReading:
    """Return the state for reading slides, with all that they can insert."""
    values = {key: fact.value for key, fact in register.facts.items()} | settings.variables
    for name in _INSERTED:
        value = settings.title if name == "title" else settings.others.get(name, "")
        values[f"deck.{name}"] = value
    return DeckReading(
        root=root, diagnostics=diagnostics,
        inserts=Inserts(values, diagnostics, settings.unread, register.missing),
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
    check_links(slides, reading)
    check_titles(slides, reading.diagnostics)
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
    known = settings.outcome_ids
    for slide in slides if known is not None else ():
        for id_ in slide.outcomes:
            if known is not None and id_ not in known:
                diagnostics.report(
                    codes.UNKNOWN_OUTCOME, slide.setting_spans["outcomes"],
                    f"the deck has no learning outcome {id_!r}",
                    hint=did_you_mean(id_, known) or "add [[outcomes]] to deck.toml",
                )  # fmt: skip
