"""What rules look at: a PDF's structure tree, and what its pages show under which marks.

Owns walking the tree, in which damaged files may go in circles, and finding pages by their numbers.
Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from lxml import etree

from deckbuilder.files import limits
from deckbuilder.formats.refusal import Refusal, Tally, check_limit
from deckbuilder.formats.xml import parse_xml
from deckbuilder.gate.kept import kept
from deckbuilder.gate.pdf.content import ContentParser, PageContent
from deckbuilder.gate.pdf.fonts import spell
from deckbuilder.gate.pdf.streams import list_members, read_stream

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_STANDARD = frozenset(
    (
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    )
)
"""The structure types of ISO 32000-1, 14.8.4."""
_ROLE_STEPS = 32
"""How often a type may stand for another; more is a circle."""
_OWNERS = 100
"""How many dictionaries of attributes, or classes, of an element are looked at."""
_LONGEST = 400
"""The characters of an element's text that are kept: people are shown 300."""
_BYTES_A_TAG = 20
"""How many bytes a tag takes at the least, packed, in files that people make."""


class TaggedElement:
    """A structure element: its role, its place, its children in reading order."""

    def __init__(
        self, node: Any, type_: str, role: str, page: int | None, parent: TaggedElement | None
    ) -> None:
        self.node = node
        self.type = type_
        """Its own type, as written."""
        self.role = role
        """The standard type that its own type stands for, or that itself."""
        self.page = page
        self.parent = parent
        self.depth: int = 1 if parent is None else parent.depth + 1
        self.kids: list[TaggedElement] = []
        self.first_marked: int | None = None
        """The first page with content of its own, or of what is below it."""
        self.marks: list[tuple[int, int]] = []
        """The page and the identifier of each piece of content that is directly its own."""
        self.objects: list[Any] = []
        """The annotations that it names."""

    def text_of(self, key: str) -> str:
        """Return a text that the element holds, such as `/Alt`, in one line."""
        return " ".join(str(self.node.get(key, "")).split())

    @property
    def alternative(self) -> str:
        """What is read in its place: its alternative text, or else its actual text."""
        return self.text_of("/Alt") or self.text_of("/ActualText")

    @property
    def first_page(self) -> int | None:
        """The first page that shows something of the element."""
        return self.page if self.first_marked is None else self.first_marked

    def walk_table(self) -> Iterator[TaggedElement]:
        """Yield a table and all below it in reading order, but for what other tables hold."""
        pending = [self]
        while pending:
            element = pending.pop()
            yield element
            if element is self or element.role != "Table":
                pending += reversed(element.kids)


class PdfDocument:
    """A PDF that is to be judged, opened with pikepdf and never saved.

    `packed` is the number of its bytes: a larger file may hold more.
    """

    def __init__(self, pdf: pikepdf.Pdf, packed: int = 0) -> None:
        self.pdf = pdf
        self.root = pdf.Root
        self.pages = list(pdf.pages)
        check_limit(limits.PDF_PAGES, len(self.pages))
        self._packed = packed
        self._tags = Tally(limits.PDF_TAGS, packed // _BYTES_A_TAG)
        self._page_numbers = {page.objgen: number for number, page in enumerate(self.pages, 1)}

    # --- the whole ---------------------------------------------------------------------------

    @property
    @kept
    def xmp(self) -> Any:
        """The root of the XMP metadata, or None where there are none that can be read."""
        metadata = self.root.get("/Metadata")
        if not isinstance(metadata, pikepdf.Stream):
            return None
        try:
            return parse_xml(read_stream(metadata))
        except (etree.XMLSyntaxError, pikepdf.PdfError, Refusal):
            return None

    def xmp_value(self, namespace: str, name: str) -> str:
        """Return a simple property of the XMP metadata, written as an attribute or an element."""
        if self.xmp is None:
            return ""
        for description in self.xmp.iter(f"{RDF}Description"):
            value = description.get(f"{{{namespace}}}{name}")
            value = description.findtext(f"{{{namespace}}}{name}") if value is None else value
            if value is not None:
                return str(value).strip()
        return ""

    @property
    def title(self) -> str:
        """The title in the XMP metadata, in one line."""
        title = None if self.xmp is None else next(self.xmp.iter(f"{DC}title"), None)
        return "" if title is None else " ".join("".join(title.itertext()).split())

    @property
    def is_tagged(self) -> bool:
        """Whether the file says that it is tagged, and has a tree with something in it."""
        marked = self.root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
        return bool(marked) and bool(self.elements)

    # --- structure ---------------------------------------------------------------------------

    @property
    @kept
    def roles(self) -> dict[str, str]:
        """What the file says that its own structure types stand for."""
        tree = self.root.get("/StructTreeRoot", pikepdf.Dictionary())
        role_map = tree.get("/RoleMap", pikepdf.Dictionary())
        return {spell(key): spell(role) for key, role in role_map.items()}

    @property
    @kept
    def elements(self) -> list[TaggedElement]:
        """All structure elements in reading order."""
        root = self.root.get("/StructTreeRoot")
        if root is None:
            return []
        made: list[TaggedElement] = []
        seen: set[tuple[int, int]] = set()
        pending: list[tuple[Any, int | None, TaggedElement | None]] = []
        pending += ((kid, None, None) for kid in reversed(self._kids(root)))
        while pending:
            node, page, parent = pending.pop()
            if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
                continue
            if node.objgen != (0, 0) and node.objgen in seen:
                continue
            seen.add(node.objgen)
            page = self._page_number(node.get("/Pg"), page)
            written = spell(node.S)
            element = TaggedElement(node, written, self.standard_role(written), page, parent)
            check_limit(limits.PDF_TAG_DEPTH, element.depth)
            made.append(element)
            if parent is not None:
                parent.kids.append(element)
            pending += (
                (kid, page, element) for kid in reversed(self._read_children(element, page))
            )
        for element in reversed(made):  # each after all that is below it
            pages = [element.first_marked, *(page for page, _ in element.marks)]
            element.first_marked = _first(pages)
            if element.parent is not None:
                element.parent.first_marked = _first(
                    [element.parent.first_marked, element.first_marked]
                )
        return made

    def _kids(self, node: Any) -> list[Any]:
        kids = list_members(node.get("/K"))
        self._tags.add(len(kids))
        return kids

    def _read_children(self, element: TaggedElement, page: int | None) -> list[Any]:
        """Note the content of an element, and return its children."""
        children = []
        for kid in self._kids(element.node):
            if isinstance(kid, int):
                element.marks += [] if page is None else [(page, kid)]
            elif not isinstance(kid, pikepdf.Dictionary):
                continue
            elif kid.get("/Type") == "/MCR" or "/MCID" in kid:
                number = self._page_number(kid.get("/Pg"), page)
                element.marks += [] if number is None else [(number, int(kid.MCID))]
            elif kid.get("/Type") == "/OBJR" or "/Obj" in kid:
                element.objects.append(kid.get("/Obj"))
            else:
                children.append(kid)
        return children

    def _page_number(self, page: Any, otherwise: int | None) -> int | None:
        return otherwise if page is None else self._page_numbers.get(page.objgen, otherwise)

    def standard_role(self, role: str) -> str:
        """Return the standard type that a type stands for; itself where there is none."""
        for _ in range(_ROLE_STEPS):
            if role in _STANDARD or role not in self.roles:
                break
            role = self.roles[role]
        return role

    def is_standard(self, role: str) -> bool:
        """Tell whether a type is one of ISO 32000-1."""
        return role in _STANDARD

    def of_role(self, *roles: str) -> Iterator[TaggedElement]:
        """Yield the elements of some roles in reading order."""
        return (element for element in self.elements if element.role in roles)

    def text(self, element: TaggedElement) -> str:
        """Return what an element and all below it say, in one line, as far as anybody is shown."""
        return self._texts[element]

    @property
    @kept
    def _texts(self) -> dict[TaggedElement, str]:
        found: dict[TaggedElement, str] = {}
        for element in reversed(self.elements):  # each after all that is below it
            own = [self.contents[page - 1].texts.get(mark, "") for page, mark in element.marks]
            texts = [element.text_of("/ActualText"), *own, *map(found.__getitem__, element.kids)]
            found[element] = " ".join(" ".join(texts).split())[:_LONGEST]
        return found

    def attribute(self, element: TaggedElement, name: str) -> Any:
        """Return an attribute of an element: its own or of one of its classes; None for none."""
        found = list_members(element.node.get("/A"), _OWNERS)
        classes = self.root.StructTreeRoot.get("/ClassMap", pikepdf.Dictionary())
        for each in list_members(element.node.get("/C"), _OWNERS):
            found += list_members(classes.get(each), _OWNERS)
        owners = (each for each in found if isinstance(each, pikepdf.Dictionary))
        return next((each[name] for each in owners if name in each), None)

    def holder_of(self, annotation: Any) -> TaggedElement | None:
        """Return the element that names an annotation, or None."""
        return self._holders.get(annotation.objgen)

    @property
    @kept
    def _holders(self) -> dict[tuple[int, int], TaggedElement]:
        return {
            annotation.objgen: element
            for element in self.elements
            for annotation in element.objects
            if annotation is not None
        }

    # --- pages -------------------------------------------------------------------------------

    @property
    @kept
    def contents(self) -> list[PageContent]:
        """What each page shows, and under which marks."""
        parser = ContentParser(self._packed)
        return [parser.read_page(page) for page in self.pages]

    @property
    @kept
    def tagged_content(self) -> set[tuple[int, int]]:
        """The page and the identifier of all content that the structure tree holds."""
        return {mark for element in self.elements for mark in element.marks}

    @property
    @kept
    def annotations(self) -> list[tuple[int, Any]]:
        """The annotations that can be seen, each with the number of its page."""
        found = []
        for number, page in enumerate(self.pages, 1):
            annotations = list_members(page.get("/Annots"))
            self._tags.add(len(annotations))
            for annotation in annotations:
                hidden = int(annotation.get("/F", 0)) & 2
                if annotation.get("/Subtype") not in ("/Popup", None) and not hidden:
                    found.append((number, annotation))
        return found


def _first(pages: Iterable[int | None]) -> int | None:
    return min((page for page in pages if page is not None), default=None)
