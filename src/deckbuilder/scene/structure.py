"""Which structure elements paragraphs become: headings, nested lists, quotations, notes.

Owns the tagging of text (ISO 32000-1, 14.8.4) on slide pictures and on pages. The caller makes the
elements: the layout keeps them to the end, the writer of slide pictures writes and forgets them.
Refuses placing and drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.scene.page import Element, ElementRole, Numbering
from deckbuilder.scene.slide import Marker, TextParagraph

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


class _Item(Struct, Generic[Node]):
    """A list and the body of its latest item, while more may follow in either."""

    level: int
    kind: str
    left: int
    list: Node
    body: Node


class Tagger(Generic[Node]):
    """Makes the elements of one text's paragraphs, in order, under one parent.

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
        self._quote: Node | None = None
        self._note: Node | None = None

    def add(self, paragraph: TextParagraph) -> tuple[Node, Node | None]:
        """Return the element of a paragraph's text, and that of its marker if it has one."""
        if paragraph.role not in ("quote", "attribution"):
            self._quote = None
        if paragraph.note:
            return self._begin_note(paragraph.note, paragraph)
        if paragraph.marker is not None:
            return self._item(paragraph, paragraph.marker)
        return self._plain(paragraph), None

    def _plain(self, paragraph: TextParagraph) -> Node:
        make = self._make
        match paragraph.role:
            case "title":
                return make(self._levels.role(1), self._parent)
            case "heading":
                self._open.clear()
                return make(self._levels.role(max(2, paragraph.level)), self._parent)
            case "quote" | "attribution":
                if self._quote is None:
                    self._quote = make("BlockQuote", self._owner(paragraph.indent))
                return make("P", self._quote)
            case "code":
                return make("Code", make("P", self._owner(paragraph.indent)))
            case _:
                return make("P", self._owner(paragraph.indent))

    def _begin_note(self, number: int, paragraph: TextParagraph) -> tuple[Node, Node]:
        """Make a note, in which what follows it stands; an item where nothing refers to notes."""
        if self._note_id is None:
            assert paragraph.marker is not None  # noqa: S101 - its number
            return self._item(paragraph, replace(paragraph.marker, start=False))
        self._open.clear()
        self._note = note = self._make("Note", self._parent, id=self._note_id(number))
        label = self._make("Lbl", note)
        return self._make("P", note), label

    def _item(self, paragraph: TextParagraph, marker: Marker) -> tuple[Node, Node]:
        """Make a list item; it begins a list where it cannot continue one."""
        level, kind = paragraph.level, marker.kind
        last = None
        while self._open and self._open[-1].level >= level:
            last = self._open.pop()
        if last is not None and (last.level, last.kind) == (level, kind) and not marker.start:
            list_ = last.list
        else:
            owner = self._open[-1].body if self._open else self._note or self._parent
            list_ = self._make("L", owner, numbering=_NUMBERING[kind])
        item = self._make("LI", list_)
        label = self._make("Lbl", item)
        body = self._make("LBody", item)
        self._open.append(_Item(level, kind, marker.x, list_, body))
        return body, label

    def _owner(self, indent: int) -> Node:
        """Return the parent of a paragraph without a marker: the item that it is indented under."""
        while self._open and indent <= self._open[-1].left:
            self._open.pop()
        return self._open[-1].body if self._open else self._note or self._parent
