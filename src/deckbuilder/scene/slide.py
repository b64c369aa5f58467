"""A slide laid out: items with a rectangle, a role and text already wrapped and sized.

Owns the nodes that writers transcribe. Refuses behaviour: nothing here measures, draws or
decides. Lengths are EMU from the slide's top left corner; sizes are points. The order of
`Scene.items` is the reading order, which is also the order from back to front.

Colours are the theme's names (`tx1`, `bg1`, `tx2`, `bg2`, `accent1` .. `accent6`, `hlink`),
so that a change of theme recolours a deck; the brand says what each is in RGB.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import Emu, Rect
from deckbuilder.model import Alignment, Block, Footnote, Image
from deckbuilder.model import Chart as ChartModel
from deckbuilder.scene.chart import ChartLook, Polygon, Polyline, Wedge
from deckbuilder.scene.chart import Colour as Colour
from deckbuilder.scene.notes import NotesParagraph

SHIFTED_SIZE = 2 / 3
"""Size of a run with a baseline shift, as a share of the text's: PowerPoint makes it so small."""

SUPERSCRIPT, SUBSCRIPT = 0.3, -0.25
"""The baseline shift of superscript and of subscript, as a share of the text's size."""

NOTE_SEPARATOR = ",\N{NO-BREAK SPACE}"
"""What stands, raised as they are, between the numbers of footnotes at one place."""

# --- text ----------------------------------------------------------------------------------


class TextStyle(Struct, frozen=True, kw_only=True):
    """How a run looks. `font` is "heading", "body", "mono" or another of the brand's by its name.

    `size` is in points. `baseline_shift` is a share of the size of the text around it, downwards
    where it is negative; `size` is then already the reduced one.
    """

    font: str
    size: float
    colour: Colour
    bold: bool = False
    italic: bool = False
    strike: bool = False
    underline: bool = False
    capitals: bool = False
    """Whether it is shown in capitals, however it is written."""
    baseline_shift: float = 0.0


class Run(Struct, frozen=True):
    """Text of one style on one line.

    `x` is the distance of its left edge from the frame's inner left edge, `width` its width
    in the deck's font, both in EMU. Spaces at the end of a run are outside its `width`; one at
    which the line was wrapped stays there, so that the runs' texts joined are the text as
    written. `link` is an address or `#slide-id`, `tip` what is said of it. `note` is the number of
    the footnote that the run refers to, or 0.
    """

    text: str
    style: TextStyle
    x: Emu
    width: Emu
    link: str = ""
    lang: str = ""
    note: int = 0
    tip: str = ""


class Line(Struct, frozen=True):
    """One line of text; `baseline` is its distance from the frame's inner top, in EMU.

    `hard` says that the line ends in a line break that the author wrote.
    """

    runs: tuple[Run, ...]
    baseline: Emu
    hard: bool = False


class Marker(Struct, frozen=True, kw_only=True):
    """What stands before an item: a bullet, a number or a task's box.

    `text` is what is drawn ("•", "3.", "☐", "☑"); `number` is the item's number where it is
    one of an ordered list, and `start` whether the numbering begins (again) here. `x` is its
    left edge from the frame's inner left edge.
    """

    kind: Literal["bullet", "number", "task"]
    text: str
    style: TextStyle
    x: Emu
    width: Emu
    number: int = 0
    start: bool = False
    checked: bool = False


ParagraphRole = Literal[
    "title", "subtitle", "heading", "paragraph", "item", "quote", "attribution", "code",
    "caption", "label", "value", "footnote",
]  # fmt: skip


Quotations = tuple[int, ...]
"""The quotations around a paragraph or an item, outer ones first, by the lines where they begin.

Those around the frame or the group that it stands in are not among them.
"""


class TextParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph, wrapped.

    `level` is the depth of a list item from 0, or the level of a heading from 2. `indent` is
    the left edge of its text and `hanging` how far the marker stands out to the left of it.
    `line_spacing` is a share of 1.2 times the size, whatever the font; the space before and after
    is in points. `size` is the size of the paragraph's own style. A `label` is text of the tool
    ("Key point"), not of the author.
    """

    role: ParagraphRole
    lines: tuple[Line, ...]
    size: float
    align: Alignment = "left"
    level: int = 0
    marker: Marker | None = None
    indent: Emu = Emu(0)
    hanging: Emu = Emu(0)
    space_before: float = 0.0
    space_after: float = 0.0
    line_spacing: float = 1.0
    style: TextStyle | None = None
    """The style of the paragraph as a whole; runs that are emphasised differ from it."""
    right_to_left: bool = False
    """Whether it is read from right to left, with its indent and its marker at the right."""
    quotations: Quotations = ()

    @property
    def note(self) -> int:
        """The number of the footnote that begins with it, or 0; lists in footnotes lie deeper."""
        begins = self.role == "footnote" and self.level == 0
        return self.marker.number if begins and self.marker else 0


# --- items ---------------------------------------------------------------------------------

Geometry = Literal["rect", "round-rect", "ellipse", "chevron", "homePlate", "quotation-mark"]


class Stroke(Struct, frozen=True, kw_only=True):
    """An outline; `width` in points."""

    colour: Colour
    width: float = 1.0


class ListEntry(Struct, frozen=True):
    """What a frame or a group is of a list whose items stand apart: an item's mark or its body.

    `starts` says that the list begins here, `marked` that the marker of the first paragraph is the
    item's own.
    """

    part: Literal["mark", "body"]
    number: int
    starts: bool = False
    marked: bool = False


class TextFrame(Struct, frozen=True, kw_only=True):
    """A box with text: a placeholder of the layout where `placeholder` names a slot of it.

    `inset` are the inner margins (left, top, right, bottom) in EMU. `top` is where the text
    begins below the inner top edge, as the anchoring makes it. `name` is what PowerPoint's
    selection pane shows. A `furniture` frame (footer, slide number) is an artifact in PDF.
    """

    name: str
    rect: Rect
    paragraphs: tuple[TextParagraph, ...]
    placeholder: str = ""
    inset: tuple[Emu, Emu, Emu, Emu] = (Emu(0), Emu(0), Emu(0), Emu(0))
    anchor: Literal["top", "middle", "bottom"] = "top"
    top: Emu = Emu(0)
    geometry: Geometry = "rect"
    radius: float = 0.0
    """Corner radius of a round-rect in points."""
    fill: Colour | None = None
    stroke: Stroke | None = None
    furniture: bool = False
    entry: ListEntry | None = None
    """Which item of a list it is, if it is one: a card, a step."""
    quotations: Quotations = ()
    span: Span | None = None


class TableCell(Struct, frozen=True, kw_only=True):
    """A cell: its rectangle on the slide and its text, placed from the rectangle's inner edge.

    A `bar` stands along its left edge, half of its width outside.
    """

    rect: Rect
    paragraphs: tuple[TextParagraph, ...]
    fill: Colour | None = None
    bar: Stroke | None = None


class TableItem(Struct, frozen=True, kw_only=True):
    """A native table; the first of `rows` is its header. `inset` is every cell's.

    With `row_heads` the first cell of every other row heads that row. A table that is
    `continued` from the page before repeats its header, for the eye only. A `grid` has rules
    around every cell. These three are of pages, never of slides. The `form` is not empty where
    its author wrote it otherwise: `turned` or `in parts`.
    """

    name: str
    rect: Rect
    columns: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    inset: tuple[Emu, Emu, Emu, Emu]
    rule: Stroke
    alt: str
    placeholder: str = ""
    row_heads: bool = False
    continued: bool = False
    grid: bool = False
    form: str = ""
    caption: TextFrame | None = None
    """What stands above it."""
    quotations: Quotations = ()
    span: Span | None = None


class PictureItem(Struct, frozen=True, kw_only=True):
    """A picture; `crop` are the shares cut from left, top, right and bottom (each 0 to 1)."""

    name: str
    rect: Rect
    image: Image
    alt: str
    decorative: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    placeholder: str = ""
    caption: TextFrame | None = None
    """What stands below it."""
    quotations: Quotations = ()
    span: Span | None = None


class ChartText(Struct, frozen=True, kw_only=True):
    """A piece of text of a chart's drawing: the left end of its baseline on the slide."""

    run: Run
    baseline: Emu


Drawn = Polygon | Polyline | Wedge | ChartText


class ChartItem(Struct, frozen=True, kw_only=True):
    """A chart: native in PowerPoint from `chart`, in PDF the vector `drawing`."""

    name: str
    rect: Rect
    chart: ChartModel
    alt: str
    look: ChartLook
    drawing: tuple[Drawn, ...]
    size: float
    """Size of the chart's labels in points."""
    placeholder: str = ""
    quotations: Quotations = ()
    span: Span | None = None


class Shape(Struct, frozen=True, kw_only=True):
    """A shape without text: decoration, always an artifact."""

    name: str
    rect: Rect
    geometry: Geometry = "rect"
    radius: float = 0.0
    fill: Colour | None = None
    stroke: Stroke | None = None


class Group(Struct, frozen=True, kw_only=True):
    """Items that move together; their rectangles stay those of the slide.

    `alt` says what the group is to somebody who cannot see it, in a few words. One that
    `is_picture` is drawn of shapes alone, which are nothing each by itself.
    """

    name: str
    rect: Rect
    items: tuple[Item, ...]
    alt: str = ""
    is_picture: bool = False
    entry: ListEntry | None = None
    quotations: Quotations = ()
    span: Span | None = None


Item = TextFrame | TableItem | PictureItem | ChartItem | Shape | Group


class Reveal(Struct, frozen=True):
    """What one click shows of an item of the scene, by its index in `Scene.items`.

    `first` and `last` are indexes of the item's paragraphs, both included; without them the
    item comes whole.
    """

    item: int
    first: int = -1
    last: int = -1


Click = tuple[Reveal, ...]
"""What comes at one click, all of it at once."""

# --- slides --------------------------------------------------------------------------------


class Scene(Struct, frozen=True, kw_only=True):
    """A slide laid out.

    `id` is unique in the deck (a continuation adds `--2`), `slide_id` that of the slide as
    written, `number` counts scenes from 1. The notes are the model's; only the first of
    several scenes of one slide carries them, its minutes and its `time`, which says in words
    how long the slide takes and when. `section` is unlike that of all slides which are not of
    it. `clicks` is empty where the slide is there as a whole from the start.
    """

    id: str
    slide_id: str
    number: int
    layout: str
    title: str
    items: tuple[Item, ...]
    notes: tuple[Block, ...] = ()
    notes_pane: tuple[NotesParagraph, ...] = ()
    """The time and the notes as the notes pane shows them."""
    handout: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    sources: tuple[int, ...] = ()
    """The numbers of those footnotes that stand on the slide, on whichever of its scenes."""
    section: str = ""
    lang: str = ""
    """Its language where that is another than the deck's."""
    minutes: float | None = None
    time: str = ""
    outcomes: tuple[str, ...] = ()
    clicks: tuple[Click, ...] = ()
    hidden: bool = False
    continued: bool = False
    span: Span | None = None
