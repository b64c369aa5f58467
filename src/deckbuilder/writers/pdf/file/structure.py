"""The structure tree: tags, the marked content they own, the parent tree and the IDs.

Owns ISO 32000-1, 14.7. A tag made while drawing is written and forgotten at the next `flush`;
those of the layout's own elements are kept to the end. Refuses to know what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.scene.page import Element, ElementRole, Numbering
from deckbuilder.writers.pdf.file.objects import PdfFile, literal, reference


class Tag(Struct, eq=False):
    """A structure element being written; `kids` are its children in PDF syntax.

    `number`, `parent` and `page` are object numbers; `page` is the first that it has content on.
    """

    role: ElementRole
    number: int
    parent: int
    alt: str = ""
    lang: str = ""
    attributes: str = ""
    id: str = ""
    page: int = 0
    kids: list[str] = field(default_factory=list)


def scope_attribute(scope: str) -> str:
    """Write the attribute that says which cells a TH heads (14.8.5.7)."""
    return f"<</O/Table/Scope/{scope}>>"


def numbering_attribute(numbering: str) -> str:
    """Write the attribute that says how an L is numbered (14.8.5.5)."""
    return f"<</O/List/ListNumbering/{numbering}>>"


def summary_attribute(summary: str) -> str:
    """Write the attribute that says what a Table holds (14.8.5.7)."""
    return f"<</O/Table/Summary{literal(summary)}>>"


class _Found(Struct, frozen=True):
    """The tag of an element of the layout was asked for."""

    element: Element


class _Made(Struct, frozen=True):
    """A tag was made below the one with the index `parent` among those that were found or made."""

    tag: Tag
    parent: int


class _Marked(Struct, frozen=True):
    """The tag with an index was given a piece of content."""

    tag: int


class Recording:
    """What is done with a structure tree while something is drawn, to be done again.

    It is `repeatable` unless what is drawn also depends on other things that are drawn, or on where
    they stand: then it has to be drawn anew each time.
    """

    def __init__(self) -> None:
        self.steps: list[_Found | _Made | _Marked] = []
        self.repeatable = True
        self._count = 0
        self._indices: dict[int, int] = {}

    def _count_tag(self, tag: Tag) -> None:
        self._indices[tag.number] = self._count
        self._count += 1

    def found(self, element: Element, tag: Tag) -> None:
        """Record that the tag of one of the layout's elements was asked for."""
        self._count_tag(tag)
        self.steps.append(_Found(element))

    def made(self, tag: Tag) -> None:
        """Record that a tag was made."""
        parent = self._indices[tag.parent]
        self._count_tag(tag)
        self.steps.append(_Made(replace(tag, kids=[]), parent))

    def marked(self, tag: Tag) -> None:
        """Record that a tag was given a piece of content."""
        self.steps.append(_Marked(self._indices[tag.number]))


class StructureTree:
    """The structure tree of one file, and the marked content that its elements own.

    Elements of the layout stay open until `close`; those made while drawing end at a `flush`.
    """

    def __init__(self, file: PdfFile, root: Element, pages: int) -> None:
        self.number = file.reserve()
        self._file = file
        self._pages = pages
        self._unwritten: list[Tag] = []
        self._ids: dict[str, int] = {}
        self._taken: set[str] = set()
        self._marked: list[str] = []
        self._page = 0
        self._page_parents: list[int] = []
        self._annotation_parents: list[int] = []
        self._kept: list[tuple[Tag, Element]] = []
        self._tags: dict[Element, Tag] = {}
        self._keep(root, self.number)
        self._root = self._tags[root]
        self._recordings: list[Recording] = []

    @contextmanager
    def recording(self) -> Iterator[Recording]:
        """Record what is done with the tree inside the `with` block; one may be in another."""
        self._recordings.append(Recording())
        try:
            yield self._recordings[-1]
        finally:
            self._recordings.pop()

    def mark_unrepeatable(self) -> None:
        """Say that what is drawn depends on other things that are drawn."""
        for recording in self._recordings:
            recording.repeatable = False

    def repeat(self, recording: Recording) -> None:
        """Do again what was recorded, perhaps in another file."""
        tags: list[Tag] = []
        for step in recording.steps:
            match step:
                case _Found(element=element):
                    tags.append(self.of(element))
                case _Made(tag=tag, parent=parent):
                    made = self.make(
                        tag.role,
                        tags[parent],
                        alt=tag.alt,
                        lang=tag.lang,
                        attributes=tag.attributes,
                        id=tag.id,
                    )
                    tags.append(made)
                case _Marked(tag=index):
                    self.mark(tags[index])

    def _keep(self, element: Element, parent: int) -> None:
        """Make tags of the layout's elements; they stay open until the file is closed."""
        attributes = ""
        self._taken.add(element.id)
        if element.scope:
            attributes = scope_attribute(element.scope)
        elif element.numbering:
            attributes = numbering_attribute(element.numbering)
        elif element.summary:
            attributes = summary_attribute(element.summary)
        tag = Tag(
            element.role,
            self._file.reserve(),
            parent,
            element.alt,
            element.lang,
            attributes,
            element.id,
        )
        self._tags[element] = tag
        self._kept.append((tag, element))
        for child in element.children:
            self._keep(child, tag.number)

    def of(self, element: Element) -> Tag:
        """Return the tag of one of the layout's elements."""
        tag = self._tags[element]
        for recording in self._recordings:
            recording.found(element, tag)
        return tag

    def make(
        self,
        role: ElementRole,
        parent: Tag,
        *,
        alt: str = "",
        lang: str = "",
        attributes: str = "",
        numbering: Numbering = "",
        id: str = "",  # noqa: A002
    ) -> Tag:
        """Make a tag as the next child of `parent`; nothing may be added to it after `flush`."""
        if numbering:
            attributes = numbering_attribute(numbering)
        tag = Tag(role, self._file.reserve(), parent.number, alt, lang, attributes, id)
        parent.kids.append(reference(tag.number))
        self._unwritten.append(tag)
        for recording in self._recordings:
            recording.made(tag)
        return tag

    def unique_id(self, id_: str) -> str:
        """Return an ID that no other element of the file has: this one, or with a number."""
        self.mark_unrepeatable()
        number, free = 1, id_
        while free in self._taken:
            number += 1
            free = f"{id_}-{number}"
        self._taken.add(free)
        return free

    def flush(self) -> None:
        """Write the tags made since the last flush."""
        for tag in self._unwritten:
            self._write(tag)
        self._unwritten.clear()

    def begin_page(self, page: int) -> None:
        """Say that what is marked from now on lies on the page with this object number."""
        self._page = page
        self._marked = []

    @property
    def marked(self) -> int:
        """How many pieces of content the page has so far."""
        return len(self._marked)

    def end_page(self) -> None:
        """Write which tags own the page's marked content, in the order of its identifiers."""
        self._page_parents.append(self._file.add(f"[{' '.join(self._marked)}]"))

    def mark(self, tag: Tag) -> int:
        """Give a tag the next piece of the page's content and return its identifier."""
        for recording in self._recordings:
            recording.marked(tag)
        identifier = len(self._marked)
        self._marked.append(reference(tag.number))
        if tag.page == 0:
            tag.page = self._page
        if tag.page == self._page:
            tag.kids.append(str(identifier))
        else:
            tag.kids.append(f"<</Type/MCR/Pg {reference(self._page)}/MCID {identifier}>>")
        return identifier

    def own_annotation(self, tag: Tag, annotation: int) -> int:
        """Make an annotation a child of a tag and return the key for its StructParent."""
        self.mark_unrepeatable()
        tag.kids.append(f"<</Type/OBJR/Pg {reference(self._page)}/Obj {reference(annotation)}>>")
        self._annotation_parents.append(tag.number)
        return self._pages + len(self._annotation_parents) - 1

    def close(self) -> None:
        """Write the layout's elements, the parent tree (14.7.4.4) and the tree of IDs."""
        for tag, element in self._kept:
            children = [reference(self._tags[child].number) for child in element.children]
            if element.role == "Table":  # its caption comes before its rows
                tag.kids[:0] = children
            else:
                tag.kids += children
            self._write(tag)
        parents = [*self._page_parents, *self._annotation_parents]
        numbers = " ".join(f"{key} {reference(number)}" for key, number in enumerate(parents))
        names = " ".join(
            f"{literal(name)} {reference(self._ids[name])}" for name in sorted(self._ids)
        )
        self._file.put(
            self.number,
            f"<</Type/StructTreeRoot/K[{reference(self._root.number)}]"
            f"/ParentTree<</Nums[{numbers}]>>/ParentTreeNextKey {len(parents)}"
            + (f"/IDTree<</Names[{names}]>>" if names else "")
            + ">>",
        )

    def _write(self, tag: Tag) -> None:
        body = f"<</S/{tag.role}/P {reference(tag.parent)}"
        if tag.page:
            body += f"/Pg {reference(tag.page)}"
        if tag.kids:
            body += f"/K {tag.kids[0]}" if len(tag.kids) == 1 else f"/K[{' '.join(tag.kids)}]"
        if tag.alt:
            body += f"/Alt{literal(tag.alt)}"
        if tag.lang:
            body += f"/Lang{literal(tag.lang)}"
        if tag.attributes:
            body += f"/A{tag.attributes}"
        if tag.id:
            body += f"/ID{literal(tag.id)}"
            self._ids[tag.id] = tag.number
        self._file.put(tag.number, body + ">>")
