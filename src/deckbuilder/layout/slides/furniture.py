"""Furniture: the section's name, the agenda, the present part in the side band, footer and number.

Owns what stands on a slide beside its content, in the placeholders that its layout has for that;
the brand says what of it. Refuses content. A title is read first, whatever stands above it; all
but the agenda is an artifact in PDF.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu, rect
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.slide_layouts.grid import HEIGHT, MARK_WIDTH
from deckbuilder.layout.slides.agenda import MAX_NEAR, Agenda
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.one_line import on_one_line, report_shortened
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import Deck, Slide
from deckbuilder.scene.layout import PlacedLayout, PlacedSlot
from deckbuilder.scene.slide import Item, Scene, Shape, TextFrame, TextStyle


class Furniture(Struct, frozen=True):
    """What the furniture of all slides is made with.

    `sections` are those that are shown, in their order, each with its first slide; `opening` is
    the one that no author named, or nothing. `total` is how many slides there are, 0 where they
    do not say.
    """

    deck: Deck
    context: BoxContext
    layouts: Mapping[str, PlacedLayout]
    sections: Mapping[str, Slide]
    opening: str
    total: int

    def put_on(self, scene: Scene, section: str) -> tuple[Item, ...]:
        """Return a slide's items with its furniture: the section's name after the title."""
        title, *content = scene.items
        slot = self.layouts[scene.layout].slots.get("section")
        named = self.context.brand.slides.section
        above = self._section(section, scene, slot) if slot and named else []
        agenda = self._agenda(section, scene)
        drawn = self.layouts[scene.layout].furnishing
        return (title, *drawn, *above, *content, *agenda, *self._beside(scene, section))

    def _beside(self, scene: Scene, section: str) -> list[Item]:
        """Return what stands at the edge and the foot of a slide."""
        placed = self.layouts[scene.layout]
        lang = self._other_lang(scene)
        found: list[Item] = []
        if self.context.brand.slides.progress and placed.banded:
            found += self._progress(section)
        if slot := placed.slots.get("footer"):
            found += self._footer(slot, lang)
        if (slot := placed.slots.get("slide-number")) and self.context.brand.footer.slide_numbers:
            number = f"{scene.number} / {self.total}" if self.total else str(scene.number)
            found.append(self._line(number, "Slide number", slot))
        return found

    def _section(self, section: str, scene: Scene, slot: PlacedSlot) -> list[TextFrame]:
        """Set the section's name, unless no author wrote it or the title says the same."""
        if section.casefold() in (self.opening.casefold(), scene.title.casefold()):
            return []
        style, width = slot.levels[0].style, slot.rect.width
        shown = self._shortened(section, style, width, "section's name", scene.span)
        return [self._line(shown, "Section", slot, self._other_lang(scene))]

    def _other_lang(self, scene: Scene) -> str:
        """Return the deck's language where a slide has another."""
        return self.deck.lang if scene.lang else ""

    def _agenda(self, section: str, scene: Scene) -> tuple[Item, ...]:
        """List the sections, each on three lines at most, where the layout has room for them."""
        slot = self.layouts[scene.layout].slots.get("agenda")
        slides = {name: first for name, first in self.sections.items() if name != self.opening}
        shown = self.context.brand.slides.agenda and section in slides and len(slides) > 1
        if slot is None or not shown:
            return ()
        present = [*slides].index(section)
        near = range(max(0, present - MAX_NEAR), min(len(slides), present + MAX_NEAR + 1))
        style = replace(slot.levels[0].style, size=self.context.brand.sizes.minimum, bold=True)
        # of three lines, each of which leaves some of its width free
        width = Emu(slot.rect.inset(*slot.inset).width * 5 // 2)
        names = {
            at + 1: self._shortened(
                name, style, width, "section's name", slides[name].place_of("section")
            )
            for at, name in zip(near, [*slides][near.start : near.stop], strict=True)
        }
        return Agenda(
            names=names,
            present=present + 1,
            count=len(slides),
            slot=slot,
            context=self.context,
            lang=scene.lang or self.deck.lang,
            names_lang=self._other_lang(scene),
        ).place()

    def _progress(self, section: str) -> list[Shape]:
        """Mark the present part in the band: it is as high as the band is divided by sections."""
        if len(self.sections) < 2 or section not in self.sections:
            return []
        high = HEIGHT / len(self.sections)
        area = rect(0.0, high * [*self.sections].index(section), MARK_WIDTH, high)
        return [Shape(name="Progress", rect=area, fill="accent1")]

    def _footer(self, slot: PlacedSlot, lang: str) -> list[TextFrame]:
        """Set the footer, which is in a language other than the slide's, if any."""
        brand = self.context.brand
        if footer := brand.footer.text or self.deck.title:
            where = brand.footer_span or self.deck.span
            style, width = slot.levels[0].style, slot.rect.width
            shown = self._shortened(footer, style, width, "footer", where)
            return [self._line(shown, "Footer", slot, lang)]
        return []

    def _shortened(
        self, text: str, style: TextStyle, width: Emu, called: str, where: Span | None
    ) -> str:
        """Return text as it is shown in a width; what is cut is reported."""
        shown = on_one_line(text, style, width, self.context.faces)
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
