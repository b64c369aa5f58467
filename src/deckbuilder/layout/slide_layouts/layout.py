"""What a layout is: its slots, its decoration and how content is arranged in the slots.

Owns these nodes; all their lengths are points. Refuses the layouts themselves (`catalogue`).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckbuilder.brand.template.nodes import TemplateLayout
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP, LEFT, RIGHT, TITLE_TOP
from deckbuilder.scene.layout import LevelStyle
from deckbuilder.scene.slide import Colour, Geometry

Area = tuple[float, float, float, float]
"""A rectangle in points: left, top, width, height."""

SlotKind = Literal["title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic", "ftr", "sldNum"]
Arrangement = Literal[
    "cover", "flow", "columns", "cards", "aside", "quote", "statement", "activity", "bleed"
]


class Slot(Struct, frozen=True, kw_only=True):
    """A named slot: a placeholder of the layout. `size` names one of the brand's sizes.

    `below` is the size of the levels beneath the first where it is no matter of nesting, such
    as the words under a large figure; they may have a colour of their own. The second line of a
    prompt is for those.
    The first level of a slot with a `number` begins with that. Content that needs the room may be
    `growth` points higher than the area.
    """

    name: str
    kind: SlotKind
    area: Area
    growth: float = 0.0
    prompt: str = "Text"
    size: str = "body"
    below: str = ""
    below_colour: Colour | None = None
    bold: bool = False
    colour: Colour = "tx1"
    heading_font: bool = False
    bullets: bool = False
    number: int = 0
    anchor: Literal["top", "middle", "bottom"] = "top"
    align: Literal["left", "center", "right"] = "left"
    spacing: float = 1.0
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    geometry: Geometry = "rect"
    radius: float = 0.0
    fill: Colour | None = None
    stroke: Colour | None = None
    type: str = ""
    """The type of a template's placeholder, where it is another than the kind of what it holds."""
    index: int | None = None
    """The index of a template's placeholder."""
    margin: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """How far a template's placeholder reaches beyond the area."""
    own_inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """The inner margins of a template's placeholder."""
    drawn: bool = False
    """Whether a template has no placeholder for it, so that slides draw it themselves."""
    levels: tuple[LevelStyle, ...] = ()
    """How text of each level looks in a template's placeholder."""


OUTSIDE_BODY = {
    "title": 0, "footer": 11, "slide-number": 12, "section": 30, "sources": 31, "agenda": 32,
    "minutes": 33, "grouping": 34,
}  # fmt: skip
"""The slots beside a slide's content, by name: the `idx` of their placeholders, which is the same
in all layouts, so that PowerPoint finds them again where a slide changes its layout."""

BAND = "Side band"
"""The name of the band in which slides mark the present part."""


class Decoration(Struct, frozen=True, kw_only=True):
    """A shape of the layout itself, behind everything."""

    name: str
    area: Area
    fill: Colour
    geometry: Geometry = "rect"
    radius: float = 0.0


class Layout(Struct, frozen=True, kw_only=True):
    """A layout: its slots and how content is arranged in them.

    `text` and `accent` are the colours of running text on its background. Sources stand on the
    lower edge of their slot, as high as they need be. `body` is the area for content where no slot
    is for any. Its `logo` is any that the brand has, only one that is made for dark backgrounds, or
    none. A slide that has no room in its layout takes the layout `otherwise`, if there is one,
    before it continues.
    """

    name: str
    title: str
    arrange: Arrangement
    slots: tuple[Slot, ...]
    background: Colour = "bg1"
    text: Colour = "tx1"
    heading: Colour = "tx2"
    accent: Colour = "accent1"
    link: Colour = "hlink"
    decoration: tuple[Decoration, ...] = ()
    logo: Literal["any", "dark", "none"] = "any"
    body: Area = (LEFT, BODY_TOP, RIGHT - LEFT, BODY_BOTTOM - BODY_TOP)
    otherwise: str = ""
    ceiling: float = TITLE_TOP
    """How far up a title may reach that grows upwards."""
    furnishing: tuple[Decoration, ...] = ()
    """What slides draw themselves behind their content, as a template's layout does not."""
    source: TemplateLayout | None = None
    """The template's layout that it is, if it is one."""
