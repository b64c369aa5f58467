"""What the author wrote: deck, slides, blocks and inlines, each with its place in the source.

Owns the nodes. Refuses sizes, colours, positions and any behaviour of a writer. Nodes are
frozen; children are tuples; `Block` and `Inline` are unions to `match` on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from deckbuilder.diagnostics import Span

# --- inlines -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A run of plain text, spaces as they are to be shown."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """`*text*`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """`**text**`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """`~~text~~`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeText:
    """`` `text` ``."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """`[text]{lang=cy}`: text in another language than the deck's (a BCP 47 tag)."""

    lang: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link; `target` is an http, https, mailto or tel address, or `#id` of a slide."""

    target: str
    title: str = ""
    children: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteReference:
    """`[^label]`; `number` counts from 1 in the order of first reference on the slide."""

    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A hard line break."""


Inline = (
    Text | Emphasis | Strong | Strike | CodeText | Language | Link | FootnoteReference | LineBreak
)

# --- blocks --------------------------------------------------------------------------------

Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading within a slide; level 1 is the slide's title and never among the blocks."""

    level: int
    children: tuple[Inline, ...]
    id: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item; `checked` is None unless it is a task (`- [ ]`, `- [x]`)."""

    blocks: tuple[Block, ...]
    checked: bool | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A bulleted, numbered or task list; `start` counts only where `ordered`."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """A code block; `text` has no final newline."""

    text: str
    language: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    children: tuple[Inline, ...]
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one header row; every row has as many cells as `alignments`."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: tuple[Inline, ...] = ()
    alt: str = ""
    id: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture file that was found and read: its pixels (or SVG units) and what it is."""

    path: Path
    format: Literal["png", "jpeg", "gif", "svg"]
    width: int
    height: int
    orientation: int = 1
    """The EXIF orientation, 1 to 8 (JEITA CP-3451, tag 0x0112)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture on its own in a paragraph; `alt` is empty only where it is decorative."""

    image: Image
    alt: str
    caption: tuple[Inline, ...] = ()
    decorative: bool = False
    fit: Literal["contain", "cover"] = "contain"
    width: float | None = None
    """The share of the available width that it may take, above 0 and at most 1."""
    span: Span | None = field(default=None, compare=False)


ChartKind = Literal["bar", "column", "stacked-bar", "stacked-column", "line", "pie", "doughnut"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of a chart; a None is a gap. As many values as the chart has categories."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart of one or more series over categories; pie and doughnut have one series."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: str
    alt: str
    number_format: str = "General"
    x_title: str = ""
    y_title: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A block quotation; `attribution` is its last paragraph where that begins with a dash."""

    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    span: Span | None = field(default=None, compare=False)


ContainerKind = Literal["columns", "column", "callout", "activity", "reflect", "stat", "steps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A fenced div; `attributes` were checked against the kind's own when it was read."""

    kind: ContainerKind
    attributes: Mapping[str, str]
    blocks: tuple[Block, ...]
    span: Span | None = field(default=None, compare=False)


Block = Heading | Paragraph | ItemList | CodeBlock | Table | Figure | Chart | Quote | Container

# --- slides and decks ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote: a source of the slide, numbered in the order of first reference."""

    label: str
    number: int
    blocks: tuple[Block, ...]
    span: Span | None = field(default=None, compare=False)


Overflow = Literal["continue", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide as written. `layout` is None where the content is to choose it."""

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    handout: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    layout: str | None = None
    minutes: float | None = None
    section: str = ""
    outcomes: tuple[str, ...] = ()
    sensitive: bool = False
    hidden: bool = False
    overflow: Overflow = "continue"
    span: Span | None = field(default=None, compare=False)
    setting_spans: Mapping[str, Span] = field(default_factory=dict, compare=False)
    """Where each setting of the front matter stands, by its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A learning outcome of the workshop."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An entry of the register of facts and contacts."""

    id: str
    value: str
    source: str = ""
    owner: str = ""
    review_by: date | None = None
    note: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
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
    facts: Mapping[str, Fact] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = field(default=None, compare=False)


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
            case Emphasis() | Strong() | Strike() | Link() | Language():
                parts.append(inline_text(child.children))
    return "".join(parts)


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the text of every paragraph, heading, cell, caption and code block, in order.

    Charts yield their title; a `stat` container yields its value and label first. This is
    the text that each later stage must show word for word.
    """
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield inline_text(block.children)
            case ItemList():
                for item in block.items:
                    yield from block_texts(item.blocks)
            case CodeBlock():
                yield block.text
            case Table():
                if block.caption:
                    yield inline_text(block.caption)
                for row in (block.header, *block.rows):
                    for cell in row:
                        yield inline_text(cell.children)
            case Figure():
                if block.caption:
                    yield inline_text(block.caption)
            case Chart():
                yield block.title
            case Quote():
                yield from block_texts(block.blocks)
                if block.attribution:
                    yield inline_text(block.attribution)
            case Container():
                for name in ("title", "value", "label"):
                    if block.attributes.get(name):
                        yield block.attributes[name]
                yield from block_texts(block.blocks)
