"""Reports of places too narrow for what stands there: broken words, and tables in another form.

Owns the messages: one for a slide, and one for what pages show of it. Refuses to find room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.layout.text.broken_words import broken_words
from deckbuilder.scene.page import Page, PageItems, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Item, Line, Scene, TableItem
from deckbuilder.scene.walk import walk_items, walk_paragraphs
from deckbuilder.wording import shorten


class _Found(Struct):
    """Words and tables that have no room on a slide, or on the pages about it, and their places."""

    words: dict[str, Span | None] = field(default_factory=dict)
    tables: dict[Span, str] = field(default_factory=dict)

    def add_lines(self, lines: Sequence[Line], span: Span | None) -> None:
        for word in broken_words(lines):
            self.words.setdefault(word, span)

    def add_items(self, items: Iterable[Item]) -> None:
        for placed in walk_paragraphs(items):
            if placed.paragraph.role != "code":
                self.add_lines(placed.paragraph.lines, placed.span)
        for item in walk_items(items):
            if isinstance(item, TableItem) and item.form and item.span:
                self.tables[item.span] = item.form

    def report(self, where: Span | str, place: str, diagnostics: Diagnostics) -> None:
        """Advise of all broken words at once, and of each table in another form."""
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


def report_narrow_slides(scenes: Iterable[Scene], diagnostics: Diagnostics) -> None:
    """Report what is too narrow on slides, once for all scenes of one."""
    for slide, run in groupby(scenes, key=lambda scene: scene.slide_id):
        found, where = _Found(), None
        for scene in run:
            found.add_items(scene.items)
            where = where or scene.span
        found.report(where or slide, f"on slide {slide!r}", diagnostics)


def report_narrow_pages(
    presentation: Presentation, pages: Iterable[Page], diagnostics: Diagnostics
) -> None:
    """Report what is too narrow on pages, once for each slide that it is about."""
    scenes = {scene.id: scene for scene in presentation.scenes}
    found: dict[tuple[str, Span | None], _Found] = {}
    for item in (item for page in pages for item in page.items):
        # what is of no slide repeats titles of slides
        if isinstance(item, PageItems | PageText) and (scene := scenes.get(item.slide)):
            each = found.setdefault((scene.slide_id, scene.span), _Found())
            if isinstance(item, PageItems):
                each.add_items(item.items)
            else:
                each.add_lines(item.lines, None)
    for (slide, span), each in found.items():
        each.report(span or slide, f"on the pages about slide {slide!r}", diagnostics)
