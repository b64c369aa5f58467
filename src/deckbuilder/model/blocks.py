"""Blocks stand below each other on a slide: paragraphs, lists, tables, figures, containers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from deckbuilder.diagnostics import Span
from deckbuilder.model.inlines import Inline


class Node(Struct, frozen=True, kw_only=True, eq=False):
    """A node with a place in the source, which does not count when nodes are compared."""

    span: Span | None = None

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name)
            for name in self.__struct_fields__
            if name not in _PLACES
        )

    def __ne__(self, other: object) -> bool:
        return not self == other  # Struct's own compares identities

    __hash__ = None  # type: ignore[assignment]


_PLACES = ("span", "setting_spans")


Alignment = Literal["left", "center", "right"]


class Heading(Node, frozen=True, kw_only=True, eq=False):
    """A heading within a slide; level 1 is the slide's title and never among the blocks."""

    level: int
    children: tuple[Inline, ...]
    id: str = ""


class Paragraph(Node, frozen=True, kw_only=True, eq=False):
    """A paragraph."""

    children: tuple[Inline, ...]


class ListItem(Node, frozen=True, kw_only=True, eq=False):
    """One item; `checked` is None unless it is a task (`- [ ]`, `- [x]`)."""

    blocks: tuple[Block, ...]
    checked: bool | None = None


class ItemList(Node, frozen=True, kw_only=True, eq=False):
    """A bulleted, numbered or task list; `start` counts only where `ordered`."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1


class CodeBlock(Node, frozen=True, kw_only=True, eq=False):
    """A code block; `text` has no final newline."""

    text: str
    language: str = ""


class Cell(Node, frozen=True, kw_only=True, eq=False):
    """One cell of a table."""

    children: tuple[Inline, ...]


class Table(Node, frozen=True, kw_only=True, eq=False):
    """A table with one header row; every row has as many cells as `alignments`."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: tuple[Inline, ...] = ()
    alt: str = ""
    id: str = ""


class Image(Struct, frozen=True, kw_only=True):
    """A picture file that was found and read: its pixels (or SVG units) and what it is."""

    path: Path
    format: Literal["png", "jpeg", "gif", "svg", "webp"]
    width: int
    height: int
    orientation: int = 1
    """The EXIF orientation, 1 to 8 (JEITA CP-3451, tag 0x0112)."""


class Figure(Node, frozen=True, kw_only=True, eq=False):
    """A picture on its own in a paragraph; `alt` is empty only where it is decorative."""

    image: Image
    alt: str
    caption: tuple[Inline, ...] = ()
    decorative: bool = False
    fit: Literal["contain", "cover"] | None = None
    """What its author says of it; otherwise its place decides."""
    bleed: Literal["half", "full"] | None = None
    """How much of its slide it fills up to the edges, where it is to."""
    width: float | None = None
    """The share of the available width that it may take, above 0 and at most 1."""


ChartKind = Literal[
    "bar", "column", "stacked-bar", "stacked-column", "line", "pie", "doughnut", "scatter",
]  # fmt: skip


class Series(Struct, frozen=True, kw_only=True):
    """One series of a chart: a value for each category or position; a None is a gap.

    `marks` has what official statistics write beside each value or in its place (`[c]`), "" where
    there is nothing; it is empty where there are none at all.
    """

    name: str
    values: tuple[float | None, ...]
    marks: tuple[str, ...] = ()


class Chart(Node, frozen=True, kw_only=True, eq=False):
    """A chart of one or more series over categories; pie and doughnut have one series.

    A scatter chart has `positions`, the x of each point, and no categories.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    positions: tuple[float, ...] = ()
    series: tuple[Series, ...]
    title: str
    alt: str
    number_format: str = "General"
    first_header: str = ""
    """The header of the first column of the data, which names the categories or the x."""
    x_title: str = ""
    y_title: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the categories as the chart shows them: with the marks of their values."""
        marked = [series.marks for series in self.series if series.marks]
        return tuple(
            " ".join(filter(None, (name, *dict.fromkeys(marks[at] for marks in marked))))
            for at, name in enumerate(self.categories)
        )


class Quote(Node, frozen=True, kw_only=True, eq=False):
    """A block quotation; `attribution` is its last paragraph where that begins with a dash."""

    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()


class Callout(Node, frozen=True, kw_only=True, eq=False):
    """A point to be kept in mind: what matters, what to take care of, or how to look after oneself.

    One that `awaits` data stands where a table or a chart will be.
    """

    kind: Literal["key", "warning", "wellbeing"] = "key"
    title: tuple[Inline, ...] = ()
    awaits: bool = False
    blocks: tuple[Block, ...]


class Activity(Node, frozen=True, kw_only=True, eq=False):
    """Something for participants to do; `minutes` is None where it does not say how long.

    `grouping` says who works with whom: alone, in pairs, all together.
    """

    title: tuple[Inline, ...] = ()
    minutes: float | None = None
    grouping: tuple[Inline, ...] = ()
    blocks: tuple[Block, ...]


class Reflect(Node, frozen=True, kw_only=True, eq=False):
    """Questions to reflect on, with so many lines to write on below each, on paper."""

    lines: int = 3
    blocks: tuple[Block, ...]


class Pictogram(Struct, frozen=True):
    """A share as signs to count: so many filled ones of a total."""

    sign: Literal["discs", "figures"]
    filled: int
    total: int


class Statistic(Node, frozen=True, kw_only=True, eq=False):
    """A figure, what it counts and where it is from; `blocks` say more of it."""

    value: tuple[Inline, ...] = ()
    label: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()
    pictogram: Pictogram | None = None
    blocks: tuple[Block, ...] = ()


class Steps(Node, frozen=True, kw_only=True, eq=False):
    """A numbered list whose items follow one another as steps of a process."""

    blocks: tuple[Block, ...]


class Column(Node, frozen=True, kw_only=True, eq=False):
    """One of several columns; `width` is its share of their width, above 0 and at most 1."""

    blocks: tuple[Block, ...]
    width: float | None = None


class Columns(Node, frozen=True, kw_only=True, eq=False):
    """Columns side by side; those without a width share what the others leave."""

    columns: tuple[Column, ...]


Container = Callout | Activity | Reflect | Statistic | Steps | Columns
"""A fenced div."""

Block = Heading | Paragraph | ItemList | CodeBlock | Table | Figure | Chart | Quote | Container
