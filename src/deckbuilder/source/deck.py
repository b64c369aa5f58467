"""A deck, read from a folder or from a single Markdown file.

Owns the deck's settings and the order of its slides. Refuses to stop at a fault: one slide's
does not hide those of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean
from deckbuilder.files.inputs import enclose, is_dir, resolve
from deckbuilder.files.reading import as_text, read_text, shown
from deckbuilder.model import DEFAULT_LANGUAGE, Deck, Extended, Slide
from deckbuilder.source.deck_settings import DeckSettings, check_variables, read_deck_settings
from deckbuilder.source.facts.register import Register, read_registers
from deckbuilder.source.facts.review_dates import check_facts
from deckbuilder.source.markdown.checks.other_files import drop_foreign
from deckbuilder.source.markdown.checks.slide_links import check_links
from deckbuilder.source.markdown.checks.slide_titles import check_titles
from deckbuilder.source.markdown.slides import read_first_heading, read_slides
from deckbuilder.source.markdown.state import DeckReading
from deckbuilder.source.markdown.tokens import MarkdownFile, parse_file
from deckbuilder.source.overlays.chain import Chain, find_chain
from deckbuilder.source.overlays.merge_marks import blank_conflicts
from deckbuilder.source.overlays.merged_settings import MergedSettings, merge_settings
from deckbuilder.source.overlays.read_slides import read_all
from deckbuilder.source.overlays.slide_sources import Sources, assemble
from deckbuilder.source.settings.declarations import ADAPTING, DECK
from deckbuilder.source.settings.front_matter import FrontMatter, split_front_matter
from deckbuilder.source.settings.schema import WrittenSettings
from deckbuilder.source.variants import (
    Variant,
    find_variant,
    leave_out,
    read_variants,
    translate,
    vary,
)
from deckbuilder.source.word_list import read_words

_INSERTED = ("subtitle", "audience", "edition", "author")


def read_deck(
    path: Path,
    diagnostics: Diagnostics,
    *,
    variant: str | None = None,
    today: date | None = None,
    with_slides: bool = True,
) -> Deck | None:
    """Read a deck's folder, or a Markdown file that is a whole deck; report every fault.

    `variant` names one of the deck's. With `today`, facts whose review is overdue are reported.
    Without slides a folder's settings are read alone, which takes far less time.
    Returns None only where there is nothing that can be read, or no such variant.
    """
    if path.name == "deck.toml":
        path = path.parent
    if is_dir(path):
        return _read_folder(path, diagnostics, variant, today, with_slides=with_slides)
    return _read_single_file(path, diagnostics, variant, today)


# --- variants ------------------------------------------------------------------------------


def list_variants(path: Path) -> tuple[str, ...]:
    """Return the names of a deck's variants; what is wrong with them shows when it is read."""
    ignored = Diagnostics()
    if is_dir(path):
        written: WrittenSettings = merge_settings(find_chain(path, ignored))
    else:
        written, _ = split_front_matter(read_text(path, ignored) or "", shown(path), ignored)
    return tuple(variant.name for variant in read_variants(written, ignored))


def _choose(
    written: WrittenSettings, name: str | None, diagnostics: Diagnostics
) -> tuple[Variant | None, WrittenSettings] | None:
    """Return the variant of a name and the settings with it; None where there is none."""
    variants = read_variants(written, diagnostics)
    if name is None:
        return None, written
    variant = find_variant(name, variants, written.span("variants"), diagnostics)
    return (variant, vary(written, variant)) if variant else None


# --- a folder ------------------------------------------------------------------------------


def _read_folder(
    root: Path,
    diagnostics: Diagnostics,
    variant_name: str | None,
    today: date | None,
    *,
    with_slides: bool,
) -> Deck | None:
    chain = find_chain(root, diagnostics)
    gathered = assemble(chain, diagnostics)
    roots = [folder.root for folder in chain.folders]
    register = read_registers(roots, diagnostics, partial=chain.broken)
    if chain.bases:  # few decks extend another
        from deckbuilder.source.overlays.comparing.stale import check_lock

        check_lock(chain, gathered, register, diagnostics)
    sources = assembled = gathered.slides
    if not chain.own.known and not sources:
        return None
    merged = merge_settings(chain)
    chosen = _choose(merged, variant_name, diagnostics)
    if chosen is None:
        return None
    variant, written = chosen
    if variant and variant.slides:
        lang = str(merged.data.get("lang") or DEFAULT_LANGUAGE)
        sources = translate(sources, chain, variant, diagnostics, lang=lang)
    name = as_text(resolve(root).name)
    settings = read_deck_settings(
        written, register, diagnostics, known=_is_known(chain), others=ADAPTING
    )
    _check_title(written, chain, diagnostics)
    if chain.extends:
        settings.others["setting_spans"]["extends"] = chain.own.settings.span("extends")
    settings.title = settings.title or name
    reading = _start_reading(root, settings, register, diagnostics)
    reading.extends, reading.partial = chain.extends, chain.broken
    if gathered.removed is not None:
        reading.suggest_for_removed = gathered.removed.suggest_for_link
    slides = read_all(sources, reading) if with_slides else []
    known = [slide.id for slide in assembled] + [id_ for deck in chain.folders for id_ in deck.drop]
    read = [slide for slide in slides if slide is not None]
    found = leave_out(read, variant, known, diagnostics) if variant else read
    reading.left_out = _find_left_out(chain, variant, read, found)
    if not found and not chain.broken and not diagnostics.has_errors:
        _report_no_slides(root / "deck.toml", diagnostics)
    deck = _make_deck(
        _name_output(name, variant), settings, found, register, reading, written.span("title")
    )
    deck = replace(deck, words=read_words(roots, diagnostics))
    check_facts(deck, register, diagnostics, today=today)
    if chain.bases:
        deck = replace(deck, extended=_describe_base(chain, gathered, reading))
    if variant and "brand" in variant.table.data:
        return deck
    return replace(deck, brand_root=_brand_root(merged, chain))


def _find_left_out(
    chain: Chain, variant: Variant | None, read: Sequence[Slide], found: Sequence[Slide]
) -> dict[str, Span]:
    """Return the slides that decks drop or the variant goes without, and where that is said."""
    dropped = {
        id_: deck.settings.span("drop") for deck in reversed(chain.folders) for id_ in deck.drop
    }
    kept = {slide.id for slide in found}
    gone = [slide.id for slide in read if slide.id not in kept]
    return dropped | dict.fromkeys(gone, variant.table.span("without")) if variant else dropped


def _describe_base(chain: Chain, gathered: Sources, reading: DeckReading) -> Extended:
    return Extended(
        order=tuple(slide.id for slide in gathered.base),
        place=chain.own.settings.span("order" if chain.own.order else "extends"),
        extends=chain.own.settings.span("extends"),
        left_out=reading.left_out,
    )


def _name_output(name: str, variant: Variant | None) -> str:
    """Return the name with which a deck's files begin."""
    return f"{name}-{variant.name}" if variant else name


def _is_known(chain: Chain) -> bool:
    return not chain.broken and all(folder.known for folder in chain.folders)


def _check_title(written: WrittenSettings, chain: Chain, diagnostics: Diagnostics) -> None:
    if _is_known(chain) and not str(written.data.get("title", "")).strip():
        diagnostics.report(
            codes.MISSING_SETTING,
            written.span("title"),
            "the deck has no title",
            hint='add a line to deck.toml: title = "Neglect and poverty"',
        )


def _brand_root(written: MergedSettings, chain: Chain) -> Path | None:
    """Return the folder of the extended deck that names the brand, if one does."""
    home = written.home("brand")
    return home.root if home and home.root != chain.own.root else None


# --- a single file -------------------------------------------------------------------------


def _read_single_file(
    file: Path, diagnostics: Diagnostics, variant_name: str | None, today: date | None
) -> Deck | None:
    enclose(file.parent)
    text = read_text(enclose(file), diagnostics)
    if text is None:
        return None
    path = shown(file)
    whole = blank_conflicts(text, path, diagnostics)
    front, body = split_front_matter(whole, path, diagnostics)
    front = drop_foreign(_without_adapting(front, diagnostics), DECK, diagnostics)
    register = read_registers([file.parent], diagnostics)
    chosen = _choose(front, variant_name, diagnostics)
    if chosen is None:
        return None
    variant, written = chosen
    if variant and variant.slides:
        diagnostics.report(
            codes.VARIANT_SLIDES,
            variant.table.span("slides"),
            "a deck of a single file has no folders of slides",
            hint="make the deck a folder, with a file for each slide in slides",
        )
    settings = read_deck_settings(written, register, diagnostics, known=not front.broken)
    name = as_text(file.stem)
    parsed = parse_file(body, path, diagnostics)
    parsed.program = front.program
    settings.title = settings.title or _first_heading(parsed, settings, register) or name
    reading = _start_reading(file.parent, settings, register, diagnostics)
    slides: Sequence[Slide] = read_slides(parsed, settings.title, reading)
    if variant:
        slides = leave_out(slides, variant, (), diagnostics)
    if not slides:
        _report_no_slides(file, diagnostics)
    deck = _make_deck(
        _name_output(name, variant), settings, slides, register, reading, written.span("title")
    )
    check_facts(deck, register, diagnostics, today=today)
    return replace(deck, words=read_words([file.parent], diagnostics))


def _without_adapting(front: FrontMatter, diagnostics: Diagnostics) -> FrontMatter:
    """Report settings that only a deck in a folder has, and leave them out."""
    for key in sorted(ADAPTING.keys() & front.data.keys()):
        diagnostics.report(
            codes.NOTHING_EXTENDED,
            front.span(key),
            f"a deck of a single file extends no other, so {key} has no effect",
            hint="make the deck a folder: `deckbuild adapt` makes one that extends another deck",
        )
    data = {key: value for key, value in front.data.items() if key not in ADAPTING}
    return replace(front, data=data)


def _first_heading(file: MarkdownFile, settings: DeckSettings, register: Register) -> str:
    """Return the text of a file's first heading, which can stand for the deck's title.

    What is wrong with it is reported with its slide; here it only makes the heading unusable.
    """
    ignored = Diagnostics()
    reading = _start_reading(Path(), settings, register, ignored)
    title = read_first_heading(file, reading)
    return "" if ignored.has_errors else title


def _report_no_slides(place: Path, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.NO_SLIDES,
        shown(place),
        "the deck has no slides",
        hint="add files such as slides/01-welcome.md, or headings to a single file",
    )


# --- the whole -----------------------------------------------------------------------------


def _start_reading(
    root: Path, settings: DeckSettings, register: Register, diagnostics: Diagnostics
) -> DeckReading:
    """Return the state for reading slides, with all that they can insert."""
    values = dict(settings.variables)
    values |= {f"deck.{name}": settings.others.get(name, "") for name in _INSERTED}
    values["deck.title"] = settings.title
    return DeckReading(
        root=root,
        diagnostics=diagnostics,
        inserts=register.make_inserts(values, diagnostics, settings.unread),
        overflow=settings.overflow,
    )


def _make_deck(
    name: str,
    settings: DeckSettings,
    slides: Sequence[Slide],
    register: Register,
    reading: DeckReading,
    span: Span,
) -> Deck:
    if not reading.partial:
        check_links(slides, reading)
    check_titles(slides, reading.diagnostics)
    inserted = reading.inserted.union(settings.inserts)
    _check_outcomes(slides, settings, reading.diagnostics)
    lang = settings.others.get("lang", DEFAULT_LANGUAGE)
    return Deck(
        name=name,
        root=reading.root,
        title=settings.title,
        slides=tuple(_without_own_language(each, lang) for each in slides),
        outcomes=settings.outcomes,
        facts=register.facts,
        variables=check_variables(settings, inserted, reading.diagnostics),
        inserts=settings.inserts,
        inserted=tuple(sorted(reading.inserted)),
        files=tuple(sorted(reading.files)),
        span=span,
        **settings.others,
    )


def _without_own_language(slide: Slide, lang: str) -> Slide:
    """Return a slide whose language is set only where that is another than the deck's."""
    return replace(slide, lang="") if slide.lang.lower() == lang.lower() else slide


def _check_outcomes(
    slides: Sequence[Slide], settings: DeckSettings, diagnostics: Diagnostics
) -> None:
    known = settings.outcome_ids
    if known is None:
        return
    unknown = ((slide, id_) for slide in slides for id_ in slide.outcomes if id_ not in known)
    for slide, id_ in unknown:
        diagnostics.report(
            codes.UNKNOWN_OUTCOME,
            slide.setting_spans["outcomes"],
            f"the deck has no learning outcome {id_!r}",
            hint=did_you_mean(id_, known) or "add [[outcomes]] to deck.toml",
        )
