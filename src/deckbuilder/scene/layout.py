"""A slide layout where a brand places it: background, decoration, and slots with their styles.

Owns what writers make slide layouts of. Refuses behaviour, as `slide.py` does, whose lengths and
colours these are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from deckbuilder.geometry import Emu, Rect
from deckbuilder.model import Alignment
from deckbuilder.scene.slide import (
    Colour,
    Geometry,
    PictureItem,
    Shape,
    Stroke,
    TextFrame,
    TextStyle,
)


class PlacedSlot(Struct, frozen=True, kw_only=True):
    """A slot of a layout where this brand places it: a placeholder of the slide layout.

    `kind` is the placeholder's type, `index` its `idx` (ECMA-376 Part 1, 19.3.1.36). `levels`
    are the styles of paragraph levels 1 to 5 at full size, as (style, indent, hanging,
    bullet text or "", space before in points, line spacing).
    """

    name: str
    kind: Literal["title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic", "ftr", "sldNum"]
    index: int
    rect: Rect
    prompt: str
    levels: tuple[LevelStyle, ...]
    inset: tuple[Emu, Emu, Emu, Emu] = (Emu(0), Emu(0), Emu(0), Emu(0))
    anchor: Literal["top", "middle", "bottom"] = "top"
    geometry: Geometry = "rect"
    radius: float = 0.0
    fill: Colour | None = None
    stroke: Stroke | None = None
    headed: bool = False
    """Whether the first level is for a heading, a figure or a quotation, and text below it is of
    the levels beneath."""
    growth: Emu = Emu(0)
    """How far below the placeholder the slide's content may reach."""
    margin: tuple[Emu, Emu, Emu, Emu] = (Emu(0), Emu(0), Emu(0), Emu(0))
    """How far a template's placeholder reaches beyond the rectangle."""
    own_inset: tuple[Emu, Emu, Emu, Emu] = (Emu(0), Emu(0), Emu(0), Emu(0))
    """The inner margins of a template's placeholder, which are less where it is not all clear."""
    type: str = ""
    """The type of a template's placeholder, where it is another than the kind of what it holds."""
    drawn: bool = False
    """Whether the layout has no such placeholder, so that slides draw all of it themselves. A title
    that is drawn is one for PowerPoint all the same."""

    @property
    def room(self) -> Rect:
        """The rectangle that content may fill: the placeholder's, and below it what it may grow."""
        return self.rect._replace(height=Emu(self.rect.height + self.growth))


class LevelStyle(Struct, frozen=True, kw_only=True):
    """The style of one paragraph level of a slot, at full size."""

    style: TextStyle
    align: Alignment = "left"
    indent: Emu = Emu(0)
    hanging: Emu = Emu(0)
    bullet: str = ""
    number: int = 0
    """The number that the level begins with, or 0 where it has none."""
    bullet_colour: Colour = "accent1"
    space_before: float = 0.0
    line_spacing: float = 1.0


class Freeform(Struct, frozen=True, kw_only=True):
    """A shape that a template draws, as polygons; what is in an even number of them is not filled.

    Points are x and y on the slide.
    """

    rect: Rect
    polygons: tuple[tuple[tuple[Emu, Emu], ...], ...]
    fill: Colour | None = None
    stroke: Stroke | None = None


class PlacedLayout(Struct, frozen=True, kw_only=True):
    """A layout under a brand: background, decoration (logo included) and slots."""

    name: str
    title: str
    """The name that PowerPoint shows ("Learning points")."""
    background: Colour
    decoration: tuple[Shape | PictureItem, ...]
    slots: Mapping[str, PlacedSlot]
    banded: bool = False
    """Whether the band at its left edge has room for a mark of the present part."""
    furnishing: tuple[Shape, ...] = ()
    """What slides draw themselves behind their content, as a template's layout does not."""
    cover: bool = False
    """Whether its title is large, with nothing but a few words below it."""
    part: str = ""
    """The part of the brand's template that it is, "ppt/slideLayouts/slideLayout2.xml"."""
    art: tuple[Freeform | PictureItem | TextFrame, ...] = ()
    """What that part draws itself, which pictures of slides show and no slide holds."""
    grounds: tuple[tuple[Rect, tuple[Colour, ...]], ...] = ()
    """What lies behind text there, from the back forwards: the main colour of a region first."""
    colour_map: Mapping[str, str] = {}
    """Which of the theme's colours each name means on it, where that is not as on its master."""
