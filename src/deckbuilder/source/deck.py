"""A deck, read from a folder or from a single Markdown file.

Owns the deck's settings and the order of its slides. Refuses to stop at a fault: one slide's
does not hide those of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean
from deckbuilder.inputs import is_dir, resolve
from deckbuilder.model import Deck, Fact, Outcome, Overflow, Slide
from deckbuilder.resources import as_text, read_text, shown
from deckbuilder.source.due import check_facts
from deckbuilder.source.files import MarkdownFile, parse_file
from deckbuilder.source.frontmatter import FrontMatter, split_front_matter
from deckbuilder.source.inserts import Inserts
from deckbuilder.source.links import check_links
from deckbuilder.source.overlays.chain import ADAPTING, Chain, find_chain
from deckbuilder.source.overlays.merge import MergedSettings, merge_settings
from deckbuilder.source.overlays.slides import lay_over
from deckbuilder.source.overlays.sources import SlideSource, assemble
from deckbuilder.source.reading import DeckReading
from deckbuilder.source.register import Register, read_registers
from deckbuilder.source.settings import (
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
from deckbuilder.source.variants import (
    Variant,
    find_variant,
    leave_out,
    read_variants,
    translate,
    vary,
)

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
    "incremental": TRUTH,
    "overflow": one_of("continue", "error"),
    "layouts": one_of("all", "used"),
    "outcomes": TABLES,
    "variables": TABLE,
    "variants": TABLES,
}
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


def read_deck(
    path: Path,
    diagnostics: Diagnostics,
    *,
    variant: str | None = None,
    today: date | None = None,
) -> Deck | None:
    """Read a deck's folder, or a Markdown file that is a whole deck; report every fault.

    `variant` names one of the deck's. With `today`, facts whose review is overdue are reported.
    Returns None only where there is nothing that can be read, or no such variant.
    """
    if path.name == "deck.toml":
        path = path.parent
    if is_dir(path):
        return _read_folder(path, diagnostics, variant, today)
    return _read_single_file(path, diagnostics, variant, today)


# --- variants ------------------------------------------------------------------------------


def list_variants(path: Path) -> tuple[str, ...]:
    """Return the names of a deck's variants; what is wrong with them shows when it is read."""
    unheard = Diagnostics()
    if is_dir(path):
        written: Written = merge_settings(find_chain(path, unheard))
    else:
        written, _ = split_front_matter(read_text(path, unheard) or "", shown(path), unheard)
    return tuple(variant.name for variant in read_variants(written, _SETTINGS, unheard))


def _choose(
    written: Written, name: str | None, diagnostics: Diagnostics
) -> tuple[Variant | None, Written] | None:
    """Return the variant of a name and the settings with it; None where there is none."""
    variants = read_variants(written, _SETTINGS, diagnostics)
    if name is None:
        return None, written
    variant = find_variant(name, variants, written.span("variants"), diagnostics)
    return (variant, vary(written, variant)) if variant else None


# --- a folder ------------------------------------------------------------------------------


def _read_folder(
    root: Path, diagnostics: Diagnostics, variant_name: str | None, today: date | None
) -> Deck | None:
    chain = find_chain(root, diagnostics)
    sources = assemble(chain, diagnostics).slides
    if not chain.own.known and not sources:
        return None
    merged = merge_settings(chain)
    chosen = _choose(merged, variant_name, diagnostics)
    if chosen is None:
        return None
    variant, written = chosen
    if variant and variant.slides:
        sources = translate(sources, chain, variant, diagnostics)
    roots = [folder.root for folder in chain.folders]
    register = read_registers(roots, diagnostics, partial=chain.broken)
    name = as_text(resolve(root).name)
    settings = _read_settings(written, register, diagnostics, known=_is_known(chain))
    _check_title(written, chain, diagnostics)
    settings.title = settings.title or name
    reading = _start_reading(root, settings, register, diagnostics)
    reading.extends, reading.partial = chain.extends, chain.broken
    slides = [_read_slide(source, reading) for source in sources]
    found = _select([slide for slide in slides if slide is not None], variant, diagnostics)
    if not found and not chain.broken and not diagnostics.has_errors:
        _report_no_slides(root / "deck.toml", diagnostics)
    deck = _make_deck(
        _call(name, variant), settings, found, register.facts, reading, written.span("title")
    )
    check_facts(deck, register, diagnostics, today=today)
    if variant and "brand" in variant.part.data:
        return deck
    return replace(deck, brand_root=_brand_root(merged, chain))


def _select(
    slides: Sequence[Slide], variant: Variant | None, diagnostics: Diagnostics
) -> Sequence[Slide]:
    return leave_out(slides, variant, diagnostics) if variant else slides


def _call(name: str, variant: Variant | None) -> str:
    """Return the name with which a deck's files begin."""
    return f"{name}-{variant.name}" if variant else name


def _is_known(chain: Chain) -> bool:
    return not chain.broken and all(folder.known for folder in chain.folders)


def _check_title(written: Written, chain: Chain, diagnostics: Diagnostics) -> None:
    if _is_known(chain) and not str(written.data.get("title", "")).strip():
        diagnostics.report(
            codes.MISSING_SETTING, written.span("title"), "the deck has no title",
            hint='add a line to deck.toml: title = "Neglect and poverty"',
        )  # fmt: skip


def _brand_root(written: MergedSettings, chain: Chain) -> Path | None:
    """Return the folder of the extended deck that names the brand, if one does."""
    home = written.home("brand")
    return home.root if home and home.root != chain.own.root else None


def _read_slide(source: SlideSource, reading: DeckReading) -> Slide | None:
    """Read the files of a slide and lay them over each other."""
    slide: Slide | None = None
    for layer in source.layers:
        if layer.unread:
            continue
        file = parse_file(layer.body, shown(layer.file), reading.diagnostics)
        own = replace(reading, root=layer.root, images=reading.images)
        adds = layer.kind in ("append", "notes")
        read = read_slide_file(file, layer.front, source.id, own, titled=not adds)
        adds = adds and slide is not None
        slide = lay_over(slide, read, layer.kind, reading) if adds and slide else read
    return slide


# --- a single file -------------------------------------------------------------------------


def _read_single_file(
    file: Path, diagnostics: Diagnostics, variant_name: str | None, today: date | None
) -> Deck | None:
    text = read_text(file, diagnostics)
    if text is None:
        return None
    path = shown(file)
    front, body = split_front_matter(text, path, diagnostics)
    front = _without_adapting(front, diagnostics)
    register = read_registers([file.parent], diagnostics)
    chosen = _choose(front, variant_name, diagnostics)
    if chosen is None:
        return None
    variant, written = chosen
    if variant and variant.slides:
        _report_folderless(variant, diagnostics)
    settings = _read_settings(written, register, diagnostics, known=not front.broken)
    name = as_text(file.stem)
    parsed = parse_file(body, path, diagnostics)
    settings.title = settings.title or _first_heading(parsed, settings, register) or name
    reading = _start_reading(file.parent, settings, register, diagnostics)
    slides = _select(read_slides(parsed, settings.title, reading), variant, diagnostics)
    if not slides:
        _report_no_slides(file, diagnostics)
    deck = _make_deck(
        _call(name, variant), settings, slides, register.facts, reading, written.span("title")
    )
    check_facts(deck, register, diagnostics, today=today)
    return deck


def _without_adapting(front: FrontMatter, diagnostics: Diagnostics) -> FrontMatter:
    """Report settings that only a deck in a folder has, and leave them out."""
    for key in sorted(ADAPTING.keys() & front.data.keys()):
        diagnostics.report(
            codes.NOTHING_EXTENDED, front.span(key),
            f"a deck of a single file extends no other, so {key} has no effect",
            hint="make the deck a folder: `deckbuild adapt` makes one that extends another deck",
        )  # fmt: skip
    data = {key: value for key, value in front.data.items() if key not in ADAPTING}
    return replace(front, data=data)


def _report_folderless(variant: Variant, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.VARIANT_SLIDES, variant.part.span("slides"),
        "a deck of a single file has no folders of slides",
        hint="make the deck a folder, with a file for each slide in slides",
    )  # fmt: skip


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
    inserts = register.offer(variables, diagnostics, unread)
    found = read_settings(
        written, _SETTINGS, what="a deck", inserts=inserts, diagnostics=diagnostics
    )
    for key in ("variables", "variants"):
        found.pop(key, None)
    outcomes = found.pop("outcomes", None)
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
    values = dict(settings.variables)
    for name in _INSERTED:
        value = settings.title if name == "title" else settings.others.get(name, "")
        values[f"deck.{name}"] = value
    return DeckReading(
        root=root, diagnostics=diagnostics,
        inserts=register.offer(values, diagnostics, settings.unread),
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
    if not reading.partial:
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
