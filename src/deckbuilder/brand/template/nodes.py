"""What a template is found to be: masters, layouts, placeholders, and what is drawn behind them.

Owns these nodes, which are data that the cache keeps. Refuses behaviour. Lengths are EMU from the
slide's top left corner, text sizes are points, colours are six hexadecimal digits as they are seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import Emu, Rect

Inset = tuple[Emu, Emu, Emu, Emu]
Point = tuple[Emu, Emu]

TITLES = ("title", "ctrTitle")
"""The types of placeholders that hold a slide's title."""
TEXTS = ("obj", "body", "subTitle")
"""The types of placeholders that hold running text."""
FOOT = ("dt", "ftr", "sldNum")
"""The types of date, footer and slide number."""


class LevelLook(Struct, frozen=True, kw_only=True):
    """How text of one level looks in a placeholder, as it comes from master and layout.

    `font` is the name of a typeface, never "+mn-lt". `space_before` is in points, `line_spacing` a
    share of single spacing. A `bullet` is the character, or "" where there is none or a number.
    """

    size: float
    colour: str
    font: str
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: Literal["left", "center", "right"] = "left"
    indent: Emu = Emu(0)
    """The left edge of the text."""
    hanging: Emu = Emu(0)
    bullet: str = ""
    space_before: float = 0.0
    line_spacing: float = 1.0


class Placeholder(Struct, frozen=True, kw_only=True):
    """A placeholder of a layout, with what it has from the master.

    `kind` is its type (ISO/IEC 29500-1, 19.7.10), "obj" where none is written or an unknown one;
    `index` is its `idx`. `rect` is None where neither layout nor master says where it stands, and
    `levels` are five, but none for pictures. `growth` is how far below it the slide is free.
    """

    kind: str
    index: int
    name: str
    rect: Rect | None = None
    growth: Emu = Emu(0)
    clear: Rect | None = None
    """The part of it in which nothing lies that the layout draws, where that is not all of it."""
    inset: Inset = (Emu(91440), Emu(45720), Emu(91440), Emu(45720))
    anchor: Literal["top", "middle", "bottom"] = "top"
    levels: tuple[LevelLook, ...] = ()
    fill: str | None = None
    vertical: bool = False
    orphan: bool = False
    """Whether its `idx` is 4294967295, by which no slide can refer to it."""
    text: str = ""
    """What is written in it: of a footer, perhaps the organisation's own line."""


class Outline(Struct, frozen=True, kw_only=True, tag=True):
    """A drawn shape as polygons; curves are already cut into short lines.

    Where polygons overlap, what is inside an even number of them is not filled. An open line goes
    back the way it came.
    """

    rect: Rect
    polygons: tuple[tuple[Point, ...], ...]
    fill: str | None = None
    line: str | None = None
    line_width: float = 0.0
    opacity: float = 1.0
    name: str = ""


class Drawing(Struct, frozen=True, kw_only=True, tag=True):
    """A picture of the template: the `part` that holds it, "ppt/media/image1.png".

    `crop` are the shares cut from left, top, right and bottom. An empty `format` is one that
    neither papers nor browsers can show, such as EMF; a table or chart has no `part` either.
    """

    rect: Rect
    part: str
    format: Literal["png", "jpeg", "gif", "svg", ""] = ""
    width: int = 0
    height: int = 0
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    opacity: float = 1.0
    turn: float = 0.0
    """Degrees clockwise by which it is turned about the middle of `rect`."""
    mirrored: bool = False
    """Whether left and right are exchanged, before it is turned."""
    still: str = ""
    """Beside an SVG, the part that holds the same picture in pixels."""
    name: str = ""


class Lettering(Struct, frozen=True, kw_only=True, tag=True):
    """Text that stands on a master or layout itself: lines from top to bottom, in one look.

    A slide's number is "‹#›" in them. The text is turned clockwise by `turn` degrees about the
    middle of `rect`, which is meant before that.
    """

    rect: Rect
    turn: float = 0.0
    lines: tuple[str, ...]
    look: LevelLook
    anchor: Literal["top", "middle", "bottom"] = "top"
    inset: Inset = (Emu(91440), Emu(45720), Emu(91440), Emu(45720))
    name: str = ""


Art = Outline | Drawing | Lettering
"""What a layout draws itself, from the back forwards."""


class Obstacle(Struct, frozen=True, kw_only=True):
    """What slides' own content keeps clear of: a logo, a band, a part of a picture, a footer."""

    rect: Rect
    name: str
    kind: Literal["shape", "picture", "text", "foot"] = "shape"


class Ground(Struct, frozen=True, kw_only=True):
    """What lies behind text in a region: its main colour first, then others that are there too."""

    rect: Rect
    colours: tuple[str, ...]


class TemplateLayout(Struct, frozen=True, kw_only=True):
    """A layout of the template, with what its master gives it.

    `grounds` go from the back forwards, the first over all of the slide. `title` is where a title
    may stand, be there a placeholder or not; `free` the largest rectangle below it that nothing
    is in the way of.
    """

    part: str
    name: str
    kind: str = ""
    """Its type (ISO/IEC 29500-1, 19.7.15), "" where none is written."""
    number: int
    """Its place from 1 among the layouts of all masters."""
    master: int
    """Which of the masters it is of, counted from 0."""
    placeholders: tuple[Placeholder, ...]
    art: tuple[Art, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    grounds: tuple[Ground, ...] = ()
    title: Rect
    free: Rect
    colour_map: Mapping[str, str] = {}
    """Which colour of the theme each name means, where the layout changes its master's map."""
    uses: int = 0
    """How many slides that were left in the file are of it."""
    opens: bool = False
    """Whether the first of those slides is."""
    animated: bool = False

    @property
    def ground(self) -> str:
        """The main colour of all of it; a page is white where nobody says otherwise."""
        return self.grounds[0].colours[0] if self.grounds else "FFFFFF"


class TemplateMaster(Struct, frozen=True, kw_only=True):
    """A master: its theme's colours by the names of slides, and its theme's two typefaces."""

    part: str
    name: str
    colours: Colours
    heading: str
    body: str
    colour_map: Mapping[str, str] = {}
    art: tuple[Art, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()


class LeftOut(Struct, frozen=True, kw_only=True):
    """What decks do not carry over from a template: what it is, and how many."""

    kind: Literal[
        "slides", "comments", "persons", "macros", "controls", "objects", "links", "media",
        "animations", "data", "sections",
    ]  # fmt: skip
    count: int


class Template(Struct, frozen=True, kw_only=True):
    """A template as its file describes it.

    `palette` are the colours of slides' own shapes: the theme's, or those that the layouts are
    really drawn in where the theme is Office's own (`derived`).
    """

    width: Emu
    height: Emu
    masters: tuple[TemplateMaster, ...]
    layouts: tuple[TemplateLayout, ...]
    palette: Colours
    derived: bool = False
    title: str = ""
    """The title in the file's properties."""
    left_out: tuple[LeftOut, ...] = ()
    has_notes_master: bool = False
    has_handout_master: bool = False
    picture_bytes: int = 0
    """How much the pictures of masters and layouts weigh, each counted once."""


class Choice(Struct, frozen=True, kw_only=True):
    """The template's layout that one of our layouts takes, by its index in `Template.layouts`.

    `slots` names the placeholders that our slots take, by their index in that layout; what is not
    in it, slides draw themselves in `free`. `fits` is false where it only stands in for a layout
    that the template does not have.
    """

    layout: int
    slots: Mapping[str, int]
    free: Rect
    fits: bool = True
