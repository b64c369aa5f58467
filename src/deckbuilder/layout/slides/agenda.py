"""The agenda of a section's slide: the session's sections in their order, the present one marked.

Owns which sections have room, and how the present one is told from the others: in words above the
list, by its weight and by a bar beside it. Refuses to name sections (`session.sections`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.containers import label
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.font_metrics import LINE_HEIGHT
from deckbuilder.layout.text.one_line import count_fitting
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item, Shape, TextFrame, TextParagraph

_BAR = emu(8)
"""The width of the bar beside the present section."""
_INDENT, _SPACE, _BELOW_LABEL = 1.8, 0.4, 0.8
"""The indent of names, with room for two digits, and the space above each and below the label, as
shares of the size."""

MAX_NEAR = 30
"""How many sections before or after the present one are tried: more than have room."""


class Agenda(Struct, frozen=True, kw_only=True):
    """The names of a deck's sections in a slot, by their numbers from 1.

    `present` is the number of the slide's own; of `count` sections in all, those up to `MAX_NEAR`
    before and after it are given. `lang` is the slide's language, and `names_lang` that of the
    names where it is another.
    """

    names: Mapping[int, str]
    present: int
    count: int
    slot: PlacedSlot
    context: BoxContext
    lang: str
    names_lang: str

    def place(self) -> tuple[Item, ...]:
        """Set as many sections as have room: the present one and those around it.

        All agendas of a deck have one size: the largest up to the slot's at which the list fits
        with every name bold.
        """
        slot, every, bold = self.slot, [*self.names], (self.present,)
        room, full = slot.rect.inset(*slot.inset).height, slot.levels[0].style.size
        smallest, *larger = self.context.brand.sizes.steps
        sizes = (step for step in reversed(larger) if step <= full)
        fitting = (step for step in sizes if self._set(every, step, every).height <= room)
        size = next(fitting, smallest)

        def fits(count: int) -> bool:
            return self._set(self._nearest(count), size, bold).height <= room

        shown = self._nearest(max(1, count_fitting(len(every), fits)))
        listed = frame(
            self._set(shown, size, bold),
            slot.rect,
            "Agenda",
            inset=slot.inset,
            anchor=slot.anchor,
            fill=slot.fill,
            placeholder=slot.name,
        )
        present = listed.paragraphs[1 + shown.index(self.present)]
        return listed, self._bar_beside(present, listed)

    def _nearest(self, count: int) -> Sequence[int]:
        """Return the numbers of so many sections, the present one in their middle if it can be."""
        numbers = [*self.names]
        at = min(numbers.index(self.present) - count // 2, len(numbers) - count)
        return numbers[max(0, at) :][:count]

    def _set(self, shown: Sequence[int], size: float, bold: Collection[int]) -> TextBlock:
        """Set some of the sections below the words that say which part of how many this is."""
        look = Look(size=size, min_size=size, text=self.slot.levels[0].style.colour, lang=self.lang)
        words = label(f"Part {self.present} of {self.count}", look, look.text)
        entries = [self._entry(number, size, bold=number in bold) for number in shown]
        entries[0] = replace(entries[0], start=True, before=size * _BELOW_LABEL)
        width = self.slot.rect.inset(*self.slot.inset).width
        return lay_text([words, *entries], width, self.context.faces, look)

    def _entry(self, number: int, size: float, *, bold: bool) -> Draft:
        """Draft a section with its number in the session."""
        style = replace(self.slot.levels[0].style, size=size, bold=bold)
        return Draft(
            role="item",
            texts=[StyledText(self.names[number], style, lang=self.names_lang)],
            style=style,
            marker=("number", f"{number}."),
            number=number,
            indent=size * _INDENT,
            hanging=size * _INDENT,
            before=size * _SPACE,
            accent=style.colour,
        )

    def _bar_beside(self, entry: TextParagraph, listed: TextFrame) -> Shape:
        """Mark a section at the edge of its frame at which its lines begin."""
        top = listed.inset[1] + listed.top + entry.lines[0].baseline - emu(entry.size)
        area = Rect(
            Emu(listed.rect.right - _BAR) if entry.right_to_left else listed.rect.x,
            Emu(listed.rect.y + top),
            _BAR,
            emu(entry.size * LINE_HEIGHT * len(entry.lines)),
        )
        return Shape(name="Present section", rect=area, fill=self.slot.levels[0].style.colour)
