"""What a template has, as data. Lengths are points from the slide's top left corner.

A colour is a name that the theme's colour map knows ("accent1", "tx2"), or six hexadecimal digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Points = tuple[float, float, float, float]
"""Left, top, width and height."""

OFFICE = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4",
    "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5",
    "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
"""The colours of PowerPoint's own theme of 2013."""

LIGHT_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK_MAP = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}


@dataclass(frozen=True)
class Theme:
    """Colours by the theme's own names, and two typefaces."""

    name: str = "Office Theme"
    colours: Mapping[str, str] = field(default_factory=lambda: OFFICE)
    heading: str = "Arial"
    body: str = "Arial"


@dataclass(frozen=True)
class Level:
    """How text of one level looks; what is None is as further up. A bullet "" is none."""

    size: float | None = None
    colour: str | None = None
    font: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool = False
    align: str | None = None
    indent: float | None = None
    hanging: float = 0
    bullet: str | None = None
    before: float | None = None
    spacing: float | None = None


@dataclass(frozen=True)
class Placeholder:
    """A placeholder; without a `rect` it has that of the master."""

    kind: str
    rect: Points | None = None
    index: int | None = None
    name: str = ""
    text: str | None = None
    levels: tuple[Level, ...] = ()
    anchor: str | None = None
    inset: Points | None = None
    """Left, top, right and bottom."""
    fit: str = ""
    """"normAutofit", "spAutoFit" or "noAutofit"."""
    fill: str | None = None
    vertical: bool = False


@dataclass(frozen=True)
class Shape:
    """A drawn shape: a preset one, or a `path` of moves, lines and curves in thousandths.

    A step of the path is a letter of SVG's (M, L, C, Z) and its points.
    """

    rect: Points
    fill: str | None = None
    line: str | None = None
    geometry: str = "rect"
    path: tuple[tuple[str, tuple[tuple[float, float], ...]], ...] = ()
    text: str = ""
    look: Level = Level()
    name: str = "Shape"
    rotation: float = 0
    field: str = ""
    """Of a text box whose text is a field: its type, such as "slidenum"."""


@dataclass(frozen=True)
class Picture:
    """A picture of the bytes `data`; `svg` is the drawing that newer programs show instead."""

    rect: Points
    data: bytes
    ending: str = "png"
    svg: bytes = b""
    crop: Points | None = None
    """The shares cut from left, top, right and bottom."""
    name: str = "Picture"
    alt: str = ""
    link: str = ""
    """An address outside that the picture leads to."""


@dataclass(frozen=True)
class Group:
    """Shapes and pictures that were grouped."""

    items: tuple[Shape | Picture, ...]
    name: str = "Group"


Item = Placeholder | Shape | Picture | Group


@dataclass(frozen=True)
class Layout:
    """A layout: its items from the back forwards.

    A `background` is a colour, a picture's bytes, or the number of one of the theme's backgrounds.
    """

    name: str
    items: tuple[Item, ...] = ()
    kind: str = ""
    background: str | bytes | int = ""
    show_master: bool = True
    colour_map: Mapping[str, str] | None = None
    animated: bool = False


@dataclass(frozen=True)
class Master:
    """A master, its theme and layouts; `title`, `body` and `other` are its text styles."""

    layouts: tuple[Layout, ...]
    items: tuple[Item, ...] = ()
    theme: Theme = field(default_factory=Theme)
    title: tuple[Level, ...] = (Level(34, "tx2", "+mj-lt"),)
    body: tuple[Level, ...] = (Level(20, "tx1", "+mn-lt", bullet="•", indent=18, hanging=18),)
    other: tuple[Level, ...] = (Level(18, "tx1", "+mn-lt"),)
    background: str | bytes | int = "bg1"
    colour_map: Mapping[str, str] = field(default_factory=lambda: LIGHT_MAP)


@dataclass(frozen=True)
class Slide:
    """A slide that was left in the file, of the layout with that place among all of them."""

    layout: int
    title: str
    body: str = ""
    comment: str = ""
