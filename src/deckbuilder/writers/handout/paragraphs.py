"""A frame's paragraphs as structure elements: headings, nested lists, quotations, notes.

Owns which element each role of a paragraph becomes and how markers nest into lists. Refuses
drawing: `text` shows the lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from deckbuilder.layout.page import ElementRole
from deckbuilder.layout.scene import Marker, TextParagraph
from deckbuilder.writers.handout.sheet import Sheet
from deckbuilder.writers.handout.structure import Structure, Tag, numbering_attribute
from deckbuilder.writers.handout.text import write_lines, write_marker

_NUMBERING = {"bullet": "Disc", "number": "Decimal", "task": "None"}
_HEADINGS: tuple[ElementRole, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")


class Outline(Struct):
    """What a slide's earlier paragraphs mean for its later ones.

    `depth` is the level of the last heading, so that none is skipped (ISO 14289-1, 7.4.2), and
    `above` that of the heading above them all, which no heading here equals.
    `cited` says whether any text refers to a footnote.
    """

    scene: int
    cited: bool = False
    depth: int = 0
    above: int = 0

    def heading(self, level: int) -> ElementRole:
        """Return the role for a heading of this level, at most one below the last."""
        self.depth = max(self.above + 1, min(level, self.depth + 1, len(_HEADINGS)))
        return _HEADINGS[self.depth - 1]


class _OpenItem(Struct):
    """A list and its latest item, while more items or paragraphs may follow in them."""

    level: int
    kind: str
    left: int
    list: Tag
    body: Tag


class _Lists(Struct):
    """The lists that are open, outermost first."""

    parent: Tag
    structure: Structure
    open: list[_OpenItem] = field(default_factory=list)

    def add_item(self, level: int, marker: Marker) -> Tag:
        """Open an item and return its label; a list is begun where none can go on."""
        while self.open and self.open[-1].level > level:
            self.open.pop()
        last = self.open[-1] if self.open else None
        goes_on = last is not None and last.level == level
        if last and goes_on and (last.kind != marker.kind or marker.start):
            self.open.pop()
            goes_on = False
        if last is None or not goes_on:
            owner = self.open[-1].body if self.open else self.parent
            attributes = numbering_attribute(_NUMBERING[marker.kind])
            list_ = self.structure.make("L", owner, attributes=attributes)
        else:
            list_ = self.open.pop().list
        item = self.structure.make("LI", list_)
        label = self.structure.make("Lbl", item)
        body = self.structure.make("LBody", item)
        self.open.append(_OpenItem(level, marker.kind, marker.x, list_, body))
        return label

    @property
    def body(self) -> Tag:
        """The latest item's body."""
        return self.open[-1].body

    def owner(self, indent: int) -> Tag:
        """Return what a paragraph without a marker belongs to: an item that it stands under."""
        while self.open and indent <= self.open[-1].left:
            self.open.pop()
        return self.open[-1].body if self.open else self.parent


class ParagraphWriter:
    """Writes the paragraphs of one frame or cell under one tag."""

    def __init__(self, sheet: Sheet, parent: Tag, outline: Outline) -> None:
        self._sheet = sheet
        self._structure = sheet.book.structure
        self._parent = parent
        self._outline = outline
        self._lists = _Lists(parent, self._structure)
        self._quote: Tag | None = None

    def write(self, paragraphs: Sequence[TextParagraph], x: int, y: int) -> None:
        """Write paragraphs whose lines count from `x`, `y` EMU."""
        for paragraph in paragraphs:
            if paragraph.role not in ("quote", "attribution"):
                self._quote = None
            if paragraph.marker is not None and paragraph.role != "footnote":
                self._write_item(paragraph, paragraph.marker, x, y)
            elif any(line.runs for line in paragraph.lines):
                self._write_plain(paragraph, x, y)

    def _write_item(self, paragraph: TextParagraph, marker: Marker, x: int, y: int) -> None:
        label = self._lists.add_item(paragraph.level, marker)
        if paragraph.lines:
            write_marker(self._sheet, label, marker, x, y + paragraph.lines[0].baseline)
        write_lines(self._sheet, self._lists.body, paragraph.lines, x, y)

    def _write_plain(self, paragraph: TextParagraph, x: int, y: int) -> None:
        tag = self._tag(paragraph)
        if paragraph.marker is not None:
            label = self._structure.make("Lbl", tag)
            baseline = y + paragraph.lines[0].baseline
            write_marker(self._sheet, label, paragraph.marker, x, baseline)
        write_lines(self._sheet, tag, paragraph.lines, x, y)

    def _tag(self, paragraph: TextParagraph) -> Tag:
        """Make the element of a paragraph by its role."""
        make, parent = self._structure.make, self._parent
        match paragraph.role:
            case "title":
                return make(self._outline.heading(1), parent)
            case "heading":
                self._lists.open.clear()
                return make(self._outline.heading(max(2, paragraph.level)), parent)
            case "quote" | "attribution":
                if self._quote is None:
                    self._quote = make("BlockQuote", self._lists.owner(paragraph.indent))
                return make("P", self._quote)
            case "code":
                return make("Code", make("P", self._lists.owner(paragraph.indent)))
            case "footnote" if self._outline.cited:
                id_ = self._structure.unique_id(f"slide-{self._outline.scene}-note")
                return make("Note", parent, id=id_)
            case _:
                return make("P", self._lists.owner(paragraph.indent))
