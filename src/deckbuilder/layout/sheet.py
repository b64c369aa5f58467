"""A handout's page: its grid, its furniture, and the column at the left.

Owns the measures of the page in points. Refuses to know what is set on it.
"""

from __future__ import annotations

from msgspec import Struct, field

from deckbuilder.brand import Brand
from deckbuilder.geometry import Emu, emu, pt
from deckbuilder.layout.boxes import Setting
from deckbuilder.layout.fit import Piece
from deckbuilder.layout.foot import on_one_line
from deckbuilder.layout.page import Element, PageItem, PageText
from deckbuilder.layout.presentation import Presentation
from deckbuilder.layout.scene import Colour, Line, TextStyle
from deckbuilder.layout.text import Draft, Look, lay_text
from deckbuilder.model import Alignment

PAPER = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Page sizes in points (ISO 216; ANSI/ASME Y14.1)."""

MARGIN = 50.0
HEAD, FOOT = 32.0, 32.0
"""Distance of the running header's top, and the footer's bottom, from the page's edge."""
TOP, BOTTOM = 66.0, 66.0
"""Where content begins and ends, from the page's top and bottom edge."""
ASIDE = 92.0
"""Width of the column at the left, which holds the headings: pictures and text share the
column to its right, whose lines are then about 70 characters long."""

LEADING, RISE = 1.34, 1.0
"""Line pitch of the notes and its baseline, as shares of the size."""


class Sheet(Struct):
    """The pages of a handout while they fill: the current one is the last."""

    presentation: Presentation
    width: float
    height: float
    setting: Setting
    pages: list[list[PageItem]] = field(default_factory=list)
    y: float = 0.0
    laid: dict[Draft, tuple[Line, ...]] = field(default_factory=dict)
    """Furniture that was laid already: most of it is alike on every page."""

    @property
    def brand(self) -> Brand:
        """The brand that everything is set under."""
        return self.presentation.brand

    @property
    def bottom(self) -> float:
        """Where content ends, in points from the page's top."""
        return self.height - BOTTOM

    @property
    def width_of_text(self) -> Emu:
        """The width of the column that pictures and text share."""
        return emu(self.width - 2 * MARGIN - ASIDE)

    @property
    def room(self) -> Emu:
        """The height of a fresh page below a repeated heading."""
        return emu(self.bottom - TOP - self.brand.handout.size * LEADING * 2)

    def turn(self, heading: str = "") -> None:
        """Begin a page; `heading` is repeated at its top as furniture."""
        self.pages.append([])
        self.y = TOP
        if heading:
            size = self.brand.handout.size
            self.furniture(heading, MARGIN, TOP - 6, size=size, bold=True, colour="tx2")
            self.y = TOP + size * LEADING * 1.6

    def furniture(
        self, text: str, x: float, y: float, *, size: float,
        align: Alignment = "left", bold: bool = False, colour: Colour = "accent6",
        beside: float = 0.0,
    ) -> str:  # fmt: skip
        """Set one line of an artifact on the current page; return as much of it as is shown.

        `beside` is the width of what stands on the same line, in points.
        """
        style = TextStyle(font="body", size=size, colour=colour, bold=bold)
        width = emu(self.width - 2 * MARGIN - beside)
        shown = on_one_line(text, style, width, self.setting.faces)
        look = Look(size=size, least=size, align=align, pitch=LEADING, ascent=RISE)
        draft = Draft(role="label", pieces=(Piece(shown, style),), style=style, align=align)
        lines = self.laid.get(draft)
        if lines is None:
            room = emu(self.width - 2 * MARGIN)
            (paragraph,) = lay_text([draft], room, self.setting.faces, look).paragraphs
            lines = self.laid[draft] = paragraph.lines[:1]
        self.pages[-1].append(PageText(x=emu(x), y=emu(y), lines=lines, element=None))
        return shown


def set_aside(
    text: str, y: float, element: Element, sheet: Sheet, colour: Colour, *, bold: bool
) -> float:
    """Set text in the column at the left; return its height in points."""
    size = sheet.brand.handout.size
    style = TextStyle(font="body", size=size, colour=colour, bold=bold)
    look = Look(size=size, least=size, pitch=LEADING, ascent=RISE)
    draft = Draft(role="label", pieces=[Piece(text, style)], style=style)
    laid = lay_text([draft], emu(ASIDE - 14), sheet.setting.faces, look)
    sheet.pages[-1].append(
        PageText(x=emu(MARGIN), y=emu(y), lines=laid.paragraphs[0].lines, element=element)
    )
    return pt(laid.height)
