"""Reports of places too narrow for what stands there: broken words, and tables in another form.

Owns the messages: one for a slide, and one for what pages show of it. Refuses to find room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import emu
from deckbuilder.layout.text.broken_words import broken_words
from deckbuilder.model import Deck, Slide, find_inner_blocks, walk_blocks
from deckbuilder.scene.page import Page, PageItems, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Item, Line, PictureItem, Scene, Shape, TableItem, TextFrame
from deckbuilder.scene.walk import SingleItem, walk_items, walk_paragraphs
from deckbuilder.wording import shorten

MIN_ROOM = emu(1)
"""The width up to which there is no room for anything."""


class _Found(Struct):
    """Words and tables that have no room on a slide, or on the pages about it, and their places."""

    words: dict[str, Span | None] = field(default_factory=dict)
    tables: dict[Span, str] = field(default_factory=dict)
    lost: dict[Span | None, None] = field(default_factory=dict)
    """Where what has no room at all is written."""

    def add_lines(self, lines: Sequence[Line], span: Span | None) -> None:
        for word in broken_words(lines):
            self.words.setdefault(word, span)

    def add_items(self, items: Iterable[Item]) -> None:
        for placed in walk_paragraphs(items):
            if placed.paragraph.role != "code":
                self.add_lines(placed.paragraph.lines, placed.span)
        for item in walk_items(items):
            if not isinstance(item, Shape) and _inner_width(item) <= MIN_ROOM:
                self.lost[item.span] = None
            if isinstance(item, TableItem) and item.form and item.span:
                self.tables[item.span] = item.form

    def report(
        self, where: Span | str, place: str, slide: Slide | None, diagnostics: Diagnostics
    ) -> None:
        """Advise of all broken words at once, and of each table in another form.

        Of what has no room the first is reported.
        """
        if self.lost:
            lost = next(filter(None, self.lost), None)
            diagnostics.report(
                codes.NO_ROOM,
                lost or where,
                f"{_name_column(lost, slide)} has no room {place}",
                hint="give it more width, or show fewer things beside each other",
            )
        if self.words:
            spans = (span for span in self.words.values() if span)
            diagnostics.report(
                codes.WORD_BROKEN,
                next(spans, where),
                f"{_name_words(list(self.words))} broken {place}: no column is wide enough",
                hint="use a shorter word or fewer columns, or say with a soft hyphen, &shy;, where"
                " the word may be divided",
            )
        for span, form in self.tables.items():
            diagnostics.report(
                codes.TABLE_RESHAPED,
                span,
                f"the table has more columns than there is room for {place}: {_FORMS[form]}",
                hint="show fewer columns, or write it as it is shown now",
            )


_FORMS = {
    "turned": "it is shown turned, each of its columns as a row",
    "in parts": "its columns go on in a further table below, with the first column again",
}

_SHOWN, _LETTERS = 3, 400
"""How many broken words are named, and how many letters of each."""


def _name_words(words: Sequence[str]) -> str:
    """Name words as the beginning of a sentence."""
    named = ", ".join(repr(shorten(word, _LETTERS)) for word in words[:_SHOWN])
    if len(words) == 1:
        return f"the word {named} is"
    more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
    return f"the words {named}{more} are"


def _inner_width(item: SingleItem) -> int:
    inset = item.inset if isinstance(item, TextFrame) else (0, 0, 0, 0)
    if isinstance(item, PictureItem):  # a thin one is as wide as it can be
        return max(item.rect.width, item.rect.height)
    return item.rect.width - inset[0] - inset[2]


def _name_column(span: Span | None, slide: Slide | None) -> str:
    """Name the innermost column in which something stands."""
    name = "what is written here"
    for block in walk_blocks((*slide.blocks, *slide.handout) if slide and span else ()):
        for number, inner in enumerate(find_inner_blocks(block), 1):
            if inner.role == "column" and inner.span and span and inner.span.holds(span):
                name = f"column {number}"
    return name


def report_narrow_slides(deck: Deck, scenes: Iterable[Scene], diagnostics: Diagnostics) -> None:
    """Report what is too narrow on slides, once for all scenes of one."""
    slides = {slide.id: slide for slide in deck.slides}
    for slide, run in groupby(scenes, key=lambda scene: scene.slide_id):
        found, where = _Found(), None
        for scene in run:
            found.add_items(scene.items)
            where = where or scene.span
        found.report(where or slide, f"on slide {slide!r}", slides.get(slide), diagnostics)


def report_narrow_pages(
    presentation: Presentation, pages: Iterable[Page], diagnostics: Diagnostics
) -> None:
    """Report what is too narrow on pages, once for each slide that it is about."""
    scenes = {scene.id: scene for scene in presentation.scenes}
    found: dict[tuple[str, Span | None], _Found] = {}
    for item in (item for page in pages for item in page.items):
        # what is of no slide repeats titles of slides
        if isinstance(item, PageItems | PageText) and (scene := scenes.get(item.about)):
            each = found.setdefault((scene.slide_id, scene.span), _Found())
            if isinstance(item, PageItems):
                each.add_items(item.items)
            else:
                each.add_lines(item.lines, None)
    slides = {slide.id: slide for slide in presentation.deck.slides}
    for (slide, span), each in found.items():
        place = f"on the pages about slide {slide!r}"
        each.report(span or slide, place, slides.get(slide), diagnostics)
