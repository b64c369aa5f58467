"""A PDF laid out: pages with what stands on them, and the structure that holds it.

Owns the nodes that writers of paged formats transcribe; `scene` has those of slides. Refuses
behaviour. Lengths are EMU from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import Emu, Rect
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.slide import Colour, Item, Line, Marker, Scene, Stroke

ElementRole = Literal[
    "Document", "Part", "Sect", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl",
    "LBody", "Table", "TR", "TH", "TD", "Figure", "Caption", "BlockQuote", "Note", "Code",
    "Link", "Span", "Reference", "Div", "TOC", "TOCI",
]  # fmt: skip

Numbering = Literal["", "Disc", "Decimal", "None"]


class Element(Struct, eq=False):
    """A node of the PDF's structure tree (ISO 32000-1, 14.7.2). Identity is what counts.

    `alt` is alternative text, `lang` a language other than the document's, `scope` that of a
    TH, `numbering` the ListNumbering of an L, `summary` that of a Table, `id` the ID that a
    Note needs (ISO 14289-1, 7.9). Children are in reading order; the content of a leaf is what
    the pages name it for.
    """

    role: ElementRole
    children: list[Element]
    alt: str = ""
    lang: str = ""
    scope: Literal["", "Column", "Row"] = ""
    numbering: Numbering = ""
    summary: str = ""
    id: str = ""


class PageText(Struct, frozen=True, kw_only=True):
    """Lines of one paragraph on a page, for one structure element (None: an artifact).

    `x` and `y` are where the frame's inner top left corner lies, in EMU from the page's top
    left; the lines' own `x` and `baseline` count from there. The fonts are the embedded ones.
    """

    x: Emu
    y: Emu
    lines: tuple[Line, ...]
    element: Element | None
    marker: Marker | None = None
    label: Element | None = None
    """The Lbl element of the marker."""
    slide: str = ""
    """The id of the scene that footnotes are numbered for; it leads references to their notes."""
    is_note: bool = False
    """Whether this is a footnote itself, whose marker leads back."""
    about: str = ""
    """The id of the scene that it is about, if it is about one."""


class PageSlide(Struct, frozen=True, kw_only=True):
    """The picture of a slide on a page, scaled into `rect`; its parts hang under `element`.

    `depth` is the level of the heading above it: the slide's title is one below.
    """

    scene: Scene
    rect: Rect
    element: Element
    depth: int = 0


class PageItems(Struct, frozen=True, kw_only=True):
    """Items that stand on a page as they would on a slide; they become children of `element`.

    Their rectangles count from the page's top left, and their text was measured in the embedded
    fonts. `depth` is the level of the heading above them. A table belongs to `element` itself
    where that is a Table: so its parts on several pages are one.
    """

    items: tuple[Item, ...]
    element: Element
    depth: int
    slide: str = ""
    """The id of the scene that footnotes are numbered for."""
    about: str = ""
    """The id of the scene that it is about, if it is about one."""


class PageShape(Struct, frozen=True, kw_only=True):
    """A rule, a panel or a line to write on: an artifact."""

    rect: Rect
    fill: Colour | None = None
    stroke: Stroke | None = None
    radius: float = 0.0


PageItem = PageText | PageSlide | PageItems | PageShape


class PagePosition(Struct, frozen=True):
    """Where a link or a bookmark leads: a page counted from 0, and EMU from its top."""

    page: int
    y: Emu


class Bookmark(Struct, frozen=True, kw_only=True):
    """An entry of the PDF's outline: a title, where it leads, and a level from 0."""

    title: str
    place: PagePosition
    level: int


def note_target(scene: str, number: int) -> str:
    """Name the place of a scene's footnote, to which references lead."""
    return f"{scene}#note-{number}"


def reference_target(scene: str, number: int) -> str:
    """Name the place of the first reference to a footnote, to which the note leads back."""
    return f"{scene}#reference-{number}"


class Page(Struct, frozen=True, kw_only=True):
    """A page: its items from back to front, which is not the reading order."""

    items: tuple[PageItem, ...]


class Pages(Struct, frozen=True, kw_only=True):
    """A PDF laid out: pages of one size, their structure tree, outline and places to lead to.

    `places` holds the place of each slide or section by its id, and those of footnotes and of
    references to them by `note_target` and `reference_target`. Pictures of slides stand on these
    `layouts`, in these `colours`.
    """

    width: Emu
    height: Emu
    title: str
    pages: tuple[Page, ...]
    structure: Element
    bookmarks: tuple[Bookmark, ...]
    places: Mapping[str, PagePosition]
    layouts: Mapping[str, PlacedLayout]
    colours: Colours
