"""Which structure elements paragraphs become: headings, nested lists, quotations, notes.

Owns the tagging of text (ISO 32000-1, 14.8.4) on slide pictures and on pages. The caller makes the
elements: the layout keeps them to the end, the writer of slide pictures writes and forgets them.
Refuses placing and drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.scene.page import Element, ElementRole, Numbering
from deckbuilder.scene.slide import Item, Marker, Quotations, Shape, TextParagraph

Node = TypeVar("Node")

_HEADINGS: tuple[ElementRole, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")
_NUMBERING: Mapping[str, Numbering] = {"bullet": "Disc", "number": "Decimal", "task": "None"}


def own_language(document: str) -> str:
    """Return the language of the tool's own words; nothing where the document is English too."""
    return "" if document.lower().split("-")[0] == "en" else "en-GB"


class Maker(Protocol[Node]):
    """Makes an element as the next child of another."""

    def __call__(
        self,
        role: ElementRole,
        parent: Node,
        *,
        numbering: Numbering = "",
        id: str = "",  # noqa: A002
    ) -> Node:
        """Return the new element."""


def make_element(
    role: ElementRole,
    parent: Element,
    *,
    numbering: Numbering = "",
    id: str = "",  # noqa: A002
) -> Element:
    """Make an element of the layout's own."""
    child = Element(role, [], numbering=numbering, id=id)
    parent.children.append(child)
    return child


class Levels(Struct):
    """The levels of headings below one that stands above them all.

    `above` is that one's level, and `depth` how many levels below it the last heading was. No
    level is skipped (ISO 14289-1, 7.4.2), and none at or above `above` is used.
    """

    above: int
    depth: int = 0

    def role(self, level: int) -> ElementRole:
        """Return the role for a heading so many levels below the one above them all."""
        self.depth = max(1, min(level, self.depth + 1, len(_HEADINGS) - self.above))
        return _HEADINGS[self.above + self.depth - 1]


def set_in_quotations(items: Iterable[Item], quotations: Quotations) -> Iterator[Item]:
    """Yield items that stand in quotations; shapes are decoration and stand in none."""
    for item in items:
        if isinstance(item, Shape) or not quotations:
            yield item
        else:
            yield replace(item, quotations=quotations + item.quotations)


class _Item(Struct, Generic[Node]):
    """A list and the body of its latest item, while more may follow in either."""

    level: int
    kind: str
    left: int
    list: Node
    body: Node


class _Quotation(Struct, Generic[Node]):
    """A quotation that is open: the line where it begins, and how many items are around it."""

    line: int
    element: Node
    items: int


class Tagger(Generic[Node]):
    """Makes the elements of paragraphs, in order, under one parent: those of one text, or several.

    Quotations go on from text to text, and over what stands between; lists and notes do not.
    The title of a slide is one level below `levels.above`, a heading of the author's as deep
    as it is written. Footnotes become notes where `note_id` names them; else nothing refers
    to them, and they are a list of sources.
    """

    def __init__(
        self,
        parent: Node,
        make: Maker[Node],
        levels: Levels,
        note_id: Callable[[int], str] | None = None,
    ) -> None:
        self._parent = parent
        self._make = make
        self._levels = levels
        self._note_id = note_id
        self._open: list[_Item[Node]] = []
        self._quotations: list[_Quotation[Node]] = []
        self._note: Node | None = None

    def begin_text(self) -> None:
        """Begin a text: nothing in it continues a list or a note."""
        self._open.clear()
        self._note = None
        for quotation in self._quotations:
            quotation.items = 0

    def owner_of_item(self, quotations: Quotations, indent: int = 0) -> Node:
        """Return the parent of an item that stands in quotations, indented under an item of a list.

        The quotations begin with it if need be.
        """
        self._enter(quotations, indent)
        return self._owner(indent)

    def _enter(self, quotations: Quotations, indent: int) -> None:
        common = takewhile(
            lambda pair: pair[0].line == pair[1], zip(self._quotations, quotations, strict=False)
        )
        kept = sum(1 for _ in common)
        for left in self._quotations[kept:]:
            del self._open[left.items :]
        del self._quotations[kept:]
        for line in quotations[kept:]:
            element = self._make("BlockQuote", self._owner(indent))
            self._quotations.append(_Quotation(line, element, len(self._open)))

    @property
    def _base(self) -> Node:
        """The parent of what stands in no list."""
        return self._quotations[-1].element if self._quotations else self._note or self._parent

    @property
    def _around(self) -> int:
        """The number of open items that are around the innermost quotation."""
        return self._quotations[-1].items if self._quotations else 0

    def add(self, paragraph: TextParagraph, around: Quotations = ()) -> tuple[Node, Node | None]:
        """Return the element of a paragraph's text, and that of its marker if it has one.

        The quotations `around` are those that its frame stands in.
        """
        quotations = around + paragraph.quotations
        if quotations or self._quotations:
            self._enter(quotations, paragraph.indent)
        marker = paragraph.marker
        if marker is None:
            return self._plain(paragraph), None
        return (self._begin_note if paragraph.note else self._item)(paragraph, marker)

    def _plain(self, paragraph: TextParagraph) -> Node:
        make = self._make
        match paragraph.role:
            case "title":
                return make(self._levels.role(1), self._parent)
            case "heading":
                del self._open[self._around :]
                return make(self._levels.role(max(2, paragraph.level)), self._base)
            case "code":
                return make("Code", make("P", self._owner(paragraph.indent)))
            case _:
                return make("P", self._owner(paragraph.indent))

    def _begin_note(self, paragraph: TextParagraph, marker: Marker) -> tuple[Node, Node]:
        """Make a note, in which what follows it stands; an item where nothing refers to notes."""
        if self._note_id is None:
            return self._item(paragraph, replace(marker, start=False))
        self._open.clear()
        self._note = note = self._make("Note", self._parent, id=self._note_id(marker.number))
        label = self._make("Lbl", note)
        return self._make("P", note), label

    def _item(self, paragraph: TextParagraph, marker: Marker) -> tuple[Node, Node]:
        """Make a list item; it begins a list where it cannot continue one."""
        level, kind = paragraph.level, marker.kind
        last = None
        while len(self._open) > self._around and self._open[-1].level >= level:
            last = self._open.pop()
        if last is not None and (last.level, last.kind) == (level, kind) and not marker.start:
            list_ = last.list
        else:
            list_ = self._make("L", self._innermost(), numbering=_NUMBERING[kind])
        item = self._make("LI", list_)
        label = self._make("Lbl", item)
        body = self._make("LBody", item)
        self._open.append(_Item(level, kind, marker.x, list_, body))
        return body, label

    def _owner(self, indent: int) -> Node:
        """Return the parent of a paragraph without a marker: the item that it is indented under."""
        while len(self._open) > self._around and indent <= self._open[-1].left:
            self._open.pop()
        return self._innermost()

    def _innermost(self) -> Node:
        return self._open[-1].body if len(self._open) > self._around else self._base
