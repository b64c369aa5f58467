"""Furniture: the section's name, the present part in the side band, the footer and the number.

Owns what stands on a slide beside its content, in the placeholders that its layout has for that;
the brand says what of it. Refuses content. A title is read first, whatever stands above it; all
furniture is an artifact in PDF.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import rect
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.slide_layouts.grid import BAND_WIDTH, HEIGHT
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.one_line import on_one_line, report_shortened
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import Deck
from deckbuilder.scene.layout import PlacedLayout, PlacedSlot
from deckbuilder.scene.slide import Item, Scene, Shape, TextFrame


class Furniture(Struct, frozen=True):
    """What the furniture of all slides is made with; `sections` in the order of the slides."""

    deck: Deck
    context: BoxContext
    layouts: Mapping[str, PlacedLayout]
    sections: Sequence[str]
    total: int

    def put_on(self, scene: Scene, section: str) -> tuple[Item, ...]:
        """Return a slide's items with its furniture: the section's name after the title."""
        title, *content = scene.items
        slot = self.layouts[scene.layout].slots.get("section")
        named = self.context.brand.slides.section
        above = self._section(section, scene, slot) if slot and named else []
        return (title, *above, *content, *self._beside(scene, section))

    def _beside(self, scene: Scene, section: str) -> list[Item]:
        """Return what stands at the edge and the foot of a slide."""
        placed = self.layouts[scene.layout]
        marks = self.context.brand.slides
        lang = self.deck.lang if scene.lang else ""
        found: list[Item] = []
        if marks.progress and placed.banded:
            found += self._progress(section)
        if slot := placed.slots.get("footer"):
            found += self._footer(slot, lang)
        if (slot := placed.slots.get("slide-number")) and self.context.brand.footer.slide_numbers:
            number = f"{scene.number} / {self.total}" if marks.total else str(scene.number)
            found.append(self._line(number, "Slide number", slot))
        return found

    def _section(self, section: str, scene: Scene, slot: PlacedSlot) -> list[TextFrame]:
        """Set the section's name, unless no author wrote it or the title says the same."""
        if section.casefold() in (self._opening.casefold(), scene.title.casefold()):
            return []
        shown = self._shortened(section, slot, "section's name", scene.span)
        lang = self.deck.lang if scene.lang else ""
        return [self._line(shown, "Section", slot, lang)]

    @property
    def _opening(self) -> str:
        """The section of the first slides where no slide names one, or nothing."""
        return "" if self.deck.slides[0].section else self.sections[0]

    def _progress(self, section: str) -> list[Shape]:
        """Mark the present part in the band: it is as high as the band is divided by sections."""
        if len(self.sections) < 2 or section not in self.sections:
            return []
        high = HEIGHT / len(self.sections)
        area = rect(0.0, high * self.sections.index(section), BAND_WIDTH, high)
        return [Shape(name="Progress", rect=area, fill="accent1")]

    def _footer(self, slot: PlacedSlot, lang: str) -> list[TextFrame]:
        """Set the footer, which is in a language other than the slide's, if any."""
        brand = self.context.brand
        if footer := brand.footer.text or self.deck.title:
            where = brand.footer_span or self.deck.span
            shown = self._shortened(footer, slot, "footer", where)
            return [self._line(shown, "Footer", slot, lang)]
        return []

    def _shortened(self, text: str, slot: PlacedSlot, called: str, where: Span | None) -> str:
        """Return text as its line shows it; what is cut is reported."""
        shown = on_one_line(text, slot.levels[0].style, slot.rect.width, self.context.faces)
        if shown != text:
            at = where or self.deck.name
            report_shortened(shown, "slides", at, self.context.diagnostics, called=called)
        return shown

    def _line(self, text: str, name: str, slot: PlacedSlot, lang: str = "") -> TextFrame:
        style, align = slot.levels[0].style, slot.levels[0].align
        look = Look(size=style.size, min_size=style.size)
        texts = [StyledText(text, style, lang=lang)]
        draft = Draft(role="label", texts=texts, style=style, align=align)
        line = lay_text([draft], slot.rect.width, self.context.faces, look)
        return frame(
            line, slot.rect, name, anchor=slot.anchor, placeholder=slot.name, furniture=True
        )
