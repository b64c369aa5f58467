"""What people have to look at in a PowerPoint file, slide by slide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from deckbuilder.gate.evidence import questions
from deckbuilder.gate.evidence.questions import Asking, point
from deckbuilder.gate.evidence.records import Pointer
from deckbuilder.gate.pptx.boxes import PlacedShape
from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.inherited import C
from deckbuilder.gate.pptx.shapes import (
    alt_text,
    is_decorative,
    is_hidden,
    media_in,
    name_of,
    rows_of,
    says_something,
    text_of,
)


def _alternatives(deck: BuiltDeck) -> Iterator[Pointer]:
    for slide, shape in deck.shapes:
        if is_decorative(shape):
            if not shape.has_text_frame:
                yield point(slide.at(name_of(shape)), "(marked as decorative)")
        elif alt := alt_text(shape):
            yield point(slide.at(name_of(shape)), alt)
        elif not shape.has_text_frame and not shape.has_table:
            yield point(slide.at(name_of(shape)), "(no alternative text)")


def _tables(deck: BuiltDeck) -> Iterator[Pointer]:
    for slide, shape in deck.tables:
        rows = rows_of(shape.table)
        size = f"{len(rows)} rows of {len(shape.table.columns)} cells"
        heads = [cell.text.strip() or "(empty)" for cell in rows[0]] if rows else []
        yield point(slide.at(name_of(shape)), size, *heads)


def _orders(deck: BuiltDeck) -> Iterator[Pointer]:
    for slide in deck.slides:
        texts = filter(None, map(_read_aloud, slide.placed))
        yield point(slide.place, *([*texts] or ["(nothing is read aloud)"]))


def _read_aloud(placed: PlacedShape) -> str:
    """Return what a screen reader says of a shape, more or less."""
    shape = placed.shape
    if is_hidden(shape) or is_decorative(shape):
        return ""
    if placed.box.text or says_something(shape):
        return text_of(shape)
    if shape.has_table:
        return f"(table) {alt_text(shape)}".strip()
    return f"(picture) {alt_text(shape)}".strip() if not shape.has_text_frame else ""


def _links(deck: BuiltDeck) -> Iterator[Pointer]:
    for slide in deck.slides:
        for name, words, link in slide.links:
            yield point(slide.at(name), words, _address(slide.pptx_slide, link))


def _address(slide: Any, link: str) -> str:
    try:
        relation = slide.part.rels[link]
    except KeyError:
        return "(leads nowhere)"
    return str(relation.target_ref) if relation.is_external else "(another slide)"


def _unknown(deck: BuiltDeck) -> Iterator[Pointer]:
    for slide in deck.slides:
        for name, contrasts in slide.contrasts:
            if texts := [each.text for each in contrasts if each.ratio is None]:
                yield point(slide.at(name), *dict.fromkeys(texts))


def _media(deck: BuiltDeck) -> Iterator[Pointer]:
    for slide in deck.slides:
        for element in media_in(slide.pptx_slide):
            yield point(slide.place, str(element.tag).rpartition("}")[2])


def _languages(deck: BuiltDeck) -> Iterator[Pointer]:
    found: Counter[str] = Counter()
    places: dict[str, str] = {}
    for slide in deck.slides:
        for _, runs in slide.texts:
            for run in runs:
                if run.lang and run.text.strip():
                    found[run.lang] += 1
                    places.setdefault(run.lang, slide.place)
    for lang, count in sorted(found.items()):
        yield point(lang, f"{count} pieces of text, the first on {places[lang]}")


def _charts(deck: BuiltDeck) -> Iterator[Pointer]:
    for slide, shape in deck.shapes:
        if shape.has_chart:
            yield point(slide.at(name_of(shape)), "chart", *_series_names(shape.chart))


def _series_names(chart: Any) -> Iterator[str]:
    """Yield the names of a chart's series, also of a kind that python-pptx does not know."""
    for series in chart._chartSpace.iter(f"{C}ser"):
        yield " ".join(found.text or "" for found in series.xpath("./c:tx//c:v"))


ASKED = (
    Asking(questions.ALTERNATIVES, _alternatives),
    Asking(questions.TABLES, _tables),
    Asking(questions.ORDER, _orders),
    Asking(questions.LINKS, _links),
    Asking(questions.CONTRAST, _unknown),
    Asking(questions.MEDIA, _media),
    Asking(questions.LANGUAGES, _languages),
    Asking(questions.COLOUR, _charts, always=True),
    Asking(questions.PLAIN_LANGUAGE, always=True),
)
"""What only people can judge."""
