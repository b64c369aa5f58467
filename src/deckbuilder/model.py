"""What the author wrote: deck, slides, blocks and inlines, each with its place in the source.

Owns the nodes. Refuses sizes, colours, positions and any behaviour of a writer. Nodes are
frozen; children are tuples; `Block` and `Inline` are unions to `match` on. They are structs
of msgspec: a class of these is defined some 30 times faster than a dataclass, and made 8
times faster, which a short run and a long deck both feel.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from deckbuilder.diagnostics import Span


class Node(Struct, frozen=True, kw_only=True, eq=False):
    """A node with a place in the source, which does not count when nodes are compared."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name)
            for name in self.__struct_fields__
            if name not in _PLACES
        )

    __hash__ = None  # type: ignore[assignment]


_PLACES = ("span", "setting_spans")

# --- inlines -------------------------------------------------------------------------------


class Text(Struct, frozen=True, kw_only=True):
    """A run of plain text, spaces as they are to be shown."""

    text: str


class Emphasis(Struct, frozen=True, kw_only=True):
    """`*text*`."""

    children: tuple[Inline, ...]


class Strong(Struct, frozen=True, kw_only=True):
    """`**text**`."""

    children: tuple[Inline, ...]


class Strike(Struct, frozen=True, kw_only=True):
    """`~~text~~`."""

    children: tuple[Inline, ...]


class Superscript(Struct, frozen=True, kw_only=True):
    """`^text^`."""

    children: tuple[Inline, ...]


class Subscript(Struct, frozen=True, kw_only=True):
    """`~text~`."""

    children: tuple[Inline, ...]


class CodeText(Struct, frozen=True, kw_only=True):
    """`` `text` ``."""

    text: str


class Language(Struct, frozen=True, kw_only=True):
    """`[text]{lang=cy}`: text in another language than the deck's (a BCP 47 tag)."""

    lang: str
    children: tuple[Inline, ...]


class Link(Struct, frozen=True, kw_only=True):
    """A link; `target` is an http, https, mailto or tel address, or `#id` of a slide."""

    target: str
    title: str = ""
    children: tuple[Inline, ...] = ()


class FootnoteReference(Struct, frozen=True, kw_only=True):
    """`[^label]`; `number` counts from 1 in the order of first reference on the slide."""

    label: str
    number: int


class LineBreak(Struct, frozen=True, kw_only=True):
    """A hard line break."""


Inline = (
    Text | Emphasis | Strong | Strike | Superscript | Subscript | CodeText | Language | Link
    | FootnoteReference | LineBreak
)  # fmt: skip

# --- blocks --------------------------------------------------------------------------------

Alignment = Literal["left", "center", "right"]


class Heading(Node, frozen=True, kw_only=True, eq=False):
    """A heading within a slide; level 1 is the slide's title and never among the blocks."""

    level: int
    children: tuple[Inline, ...]
    id: str = ""
    span: Span | None = None


class Paragraph(Node, frozen=True, kw_only=True, eq=False):
    """A paragraph."""

    children: tuple[Inline, ...]
    span: Span | None = None


class ListItem(Node, frozen=True, kw_only=True, eq=False):
    """One item; `checked` is None unless it is a task (`- [ ]`, `- [x]`)."""

    blocks: tuple[Block, ...]
    checked: bool | None = None
    span: Span | None = None


class ItemList(Node, frozen=True, kw_only=True, eq=False):
    """A bulleted, numbered or task list; `start` counts only where `ordered`."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    span: Span | None = None


class CodeBlock(Node, frozen=True, kw_only=True, eq=False):
    """A code block; `text` has no final newline."""

    text: str
    language: str = ""
    span: Span | None = None


class Cell(Node, frozen=True, kw_only=True, eq=False):
    """One cell of a table."""

    children: tuple[Inline, ...]
    span: Span | None = None


class Table(Node, frozen=True, kw_only=True, eq=False):
    """A table with one header row; every row has as many cells as `alignments`."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: tuple[Inline, ...] = ()
    alt: str = ""
    id: str = ""
    span: Span | None = None


class Image(Struct, frozen=True, kw_only=True):
    """A picture file that was found and read: its pixels (or SVG units) and what it is."""

    path: Path
    format: Literal["png", "jpeg", "gif", "svg"]
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
    fit: Literal["contain", "cover"] = "contain"
    width: float | None = None
    """The share of the available width that it may take, above 0 and at most 1."""
    span: Span | None = None


ChartKind = Literal[
    "bar", "column", "stacked-bar", "stacked-column", "line", "pie", "doughnut", "scatter",
]  # fmt: skip


class Series(Struct, frozen=True, kw_only=True):
    """One series of a chart: a value for each category or position; a None is a gap."""

    name: str
    values: tuple[float | None, ...]


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
    x_title: str = ""
    y_title: str = ""
    span: Span | None = None


class Quote(Node, frozen=True, kw_only=True, eq=False):
    """A block quotation; `attribution` is its last paragraph where that begins with a dash."""

    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    span: Span | None = None


ContainerKind = Literal["columns", "column", "callout", "activity", "reflect", "stat", "steps"]


class Container(Node, frozen=True, kw_only=True, eq=False):
    """A fenced div; `attributes` were checked against the kind's own when it was read.

    One that stands for a table or a chart without data `awaits` them.
    """

    kind: ContainerKind
    attributes: Mapping[str, str]
    blocks: tuple[Block, ...]
    span: Span | None = None


Block = Heading | Paragraph | ItemList | CodeBlock | Table | Figure | Chart | Quote | Container

# --- slides and decks ----------------------------------------------------------------------


class Footnote(Node, frozen=True, kw_only=True, eq=False):
    """A footnote: a source of the slide, numbered in the order of first reference."""

    label: str
    number: int
    blocks: tuple[Block, ...]
    span: Span | None = None


Overflow = Literal["continue", "error"]


class Slide(Node, frozen=True, kw_only=True, eq=False):
    """One slide as written. `layout` is None where the content is to choose it."""

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    handout: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    layout: str | None = None
    minutes: float | None = None
    break_minutes: float | None = None
    """How long the break after the slide is, where there is one."""
    section: str = ""
    outcomes: tuple[str, ...] = ()
    kit: tuple[str, ...] = ()
    """What the slide needs in the room."""
    sensitive: bool = False
    hidden: bool = False
    optional: bool = False
    """Whether variants of the deck may go without it."""
    incremental: bool | None = None
    """Whether its content comes click by click; None where the deck is to say it."""
    overflow: Overflow = "continue"
    inserts: tuple[str, ...] = ()
    """The names of what its text inserts (`facts.ID`, `contacts.ID.source`), in their order."""
    span: Span | None = None
    setting_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where the title and each setting of the front matter stand, by name."""


class Outcome(Struct, frozen=True, kw_only=True):
    """A learning outcome of the workshop."""

    id: str
    text: str


class Support(Struct, frozen=True, kw_only=True):
    """Whom people can turn to, for the session pack; empty where the deck does not say."""

    wellbeing: str = ""
    disclosure: str = ""


class Fact(Node, frozen=True, kw_only=True, eq=False):
    """An entry of the register of facts and contacts."""

    id: str
    value: str
    source: str = ""
    owner: str = ""
    review_by: date | None = None
    note: str = ""
    slot: bool = False
    """Whether it is still to be filled in; the value says so."""
    span: Span | None = None


HandoutLayout = Literal["notes", "two", "three", "outline"]


class PrintSettings(Struct, frozen=True, kw_only=True):
    """What a deck says of its PDFs; what is None, the brand decides."""

    page: Literal["a4", "letter"] | None = None
    layout: HandoutLayout | None = None
    large_print: bool | None = None


class Deck(Node, frozen=True, kw_only=True, eq=False):
    """A whole deck: settings and slides in the order in which they are shown.

    `name` is the folder's name (or the file's stem) and names the outputs; `root` is the
    folder that its files may not leave; `lang` is a BCP 47 tag.
    """

    name: str
    root: Path
    title: str
    slides: tuple[Slide, ...]
    subtitle: str = ""
    lang: str = "en-GB"
    brand: str = "default"
    audience: str = ""
    author: str = ""
    edition: str = ""
    keywords: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    start: str = ""
    """Clock time at which the session starts, as HH:MM, or empty."""
    handout: PrintSettings = PrintSettings()
    minutes: float | None = None
    """How long the session is planned to take, breaks included."""
    kit: tuple[str, ...] = ()
    """What the whole session needs in the room."""
    preparation: tuple[str, ...] = ()
    """What is to be done before the session."""
    support: Support = field(default_factory=Support)
    incremental: bool = False
    """Whether the content of slides that do not say it themselves comes click by click."""
    layouts: Literal["all", "used"] = "all"
    """Which layouts the PowerPoint file offers: the whole catalogue, or those of its slides."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    brand_root: Path | None = None
    """The folder from which the brand's path counts, where that is another than `root`."""
    inserts: tuple[str, ...] = ()
    """The names of what its settings insert, as slides have them."""
    span: Span | None = None
    setting_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each setting stands, by its key."""


# --- reading the text of a tree ------------------------------------------------------------


def inline_text(children: tuple[Inline, ...]) -> str:
    """Return the plain text of some inlines; a line break is a newline, a reference nothing."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text() | CodeText():
                parts.append(child.text)
            case LineBreak():
                parts.append("\n")
            case FootnoteReference():
                pass
            case _:
                parts.append(inline_text(child.children))
    return "".join(parts)


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter of a text is of a script that is read from right to left."""
    if text.isascii():
        return False
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the text of every paragraph, heading, cell, caption and code block, in order.

    Charts yield their title; a `stat` container its value and label first and its source last.
    This is the text that each later stage must show word for word.
    """
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield inline_text(block.children)
            case CodeBlock():
                yield block.text
            case Chart():
                yield block.title
            case _:
                yield from _held_texts(block)


def _held_texts(block: ItemList | Table | Figure | Quote | Container) -> Iterator[str]:
    match block:
        case ItemList():
            for item in block.items:
                yield from block_texts(item.blocks)
        case Table():
            yield from _some(block.caption)
            for row in (block.header, *block.rows):
                yield from (inline_text(cell.children) for cell in row)
        case Figure():
            yield from _some(block.caption)
        case Quote():
            yield from block_texts(block.blocks)
            yield from _some(block.attribution)
        case Container():
            named = (block.attributes.get(name, "") for name in ("title", "value", "label"))
            yield from filter(None, named)
            yield from block_texts(block.blocks)
            if source := block.attributes.get("source"):
                yield source


def _some(children: tuple[Inline, ...]) -> Iterator[str]:
    if children:
        yield inline_text(children)
