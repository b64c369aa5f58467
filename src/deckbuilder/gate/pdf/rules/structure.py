"""The elements of the structure tree: their types, headings, figures, tables, lists and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from deckbuilder.gate.pdf.rules.published import clause, place_on
from deckbuilder.gate.rule import ERROR, WARNING, Fault, Verdict, rule
from deckbuilder.wording import shorten

if TYPE_CHECKING:
    from deckbuilder.gate.pdf.document import PdfDocument, TaggedElement

_LEVELS = {f"H{level}": level for level in range(1, 7)}
_PARENTS: Mapping[str, tuple[str, ...]] = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
}
_KIDS: Mapping[str, tuple[str, ...]] = {
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TFoot": ("TR",),
    "TR": ("TH", "TD"),
    "L": ("L", "LI", "Caption"),
    "LI": ("Lbl", "LBody"),
    "TOC": ("TOC", "TOCI", "Caption"),
}


def place_of(document: PdfDocument, element: TaggedElement) -> str:
    """Return where an element is: its page, its role and how its text begins."""
    text = shorten(element.text_of("/Alt") or document.text(element), 40)
    return place_on(element.first_page, f"{element.role} {text!r}" if text else element.role)


@rule(
    "DB817",
    "pdf-role",
    "Tag of an unknown type",
    ERROR,
    summary="A tag has a type that is not one of PDF's, and nothing says what it stands for.",
    why="A screen reader treats it as nothing in particular: a heading is then no heading.",
    example="a tag `Titel` without an entry in the role map",
    fix="Build the PDF again; where another program made it, map the type in its export settings.",
    source=clause("7.1", "02-001, 02-003, 02-004"),
)
def unknown_role(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each type that the file uses, and those that it maps."""
    used = {element.type for element in document.elements}
    for role in sorted(used | document.roles.keys()):
        message = ""
        if document.is_standard(role) and role in document.roles:
            message = f"the type {role!r} is made to stand for {document.roles[role]!r}"
        elif not document.is_standard(document.standard_role(role)):
            message = f"the type {role!r} stands for none of PDF's own"
        yield Fault(place="the tags", message=message) if message else None


@rule(
    "DB820",
    "pdf-figure-alt",
    "Figure without alternative text",
    ERROR,
    summary="A figure has no alternative text.",
    why="A screen reader can say no more than “graphic”.",
    example="a tag `Figure` without `Alt`",
    fix="Write the alternative text in the source, and build the PDF again.",
    source=clause("7.3", "13-004", "WCAG 2.2, 1.1.1 Non-text Content"),
)
def figure_without_alternative(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each figure and formula."""
    for element in document.of_role("Figure", "Formula"):
        fault = Fault(place=place_of(document, element), message="no alternative text")
        yield None if element.alternative else fault


@rule(
    "DB821",
    "pdf-heading-order",
    "Heading levels skipped",
    ERROR,
    summary="The first heading is not of the first level, or a level is left out.",
    why="People who move by headings cannot tell what belongs to what, and look for what is "
    "missing.",
    example="a heading of level 4 below one of level 2",
    fix="Build the PDF with `deckbuild build`, which keeps levels in order; in other programs "
    "give each heading the style of its level.",
    source=clause("7.4.2, 7.4.4", "14-002, 14-003", "WCAG 2.2, 1.3.1 Info and Relationships"),
)
def heading_order(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each heading by the one before it."""
    last = 0
    for element in document.of_role("H", *_LEVELS):
        level = _LEVELS.get(element.role)
        message = ""
        if level is None:
            message = "a heading without a level stands among those with levels" if last else ""
        elif level > last + 1:
            before = f"one of level {last}" if last else "no other"
            message = f"a heading of level {level} comes after {before}"
        last = level or last
        yield Fault(place=place_of(document, element), message=message) if message else None


@rule(
    "DB822",
    "pdf-table-header",
    "Table without headings",
    ERROR,
    summary="A table has no heading cells, or they do not say what they head.",
    why="A screen reader then reads numbers without saying what they are numbers of.",
    example="a table whose first row consists of plain cells (`TD`)",
    fix="Build the PDF with `deckbuild build`; in other programs mark the header row before you "
    "save as PDF.",
    source=clause("7.5", "15-003", "WCAG 2.2, 1.3.1 Info and Relationships"),
)
def table_header(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each table."""
    for table in document.of_role("Table"):
        cells = [each for each in table.walk_table() if each.role in ("TH", "TD")]
        heads = [each for each in cells if each.role == "TH"]
        message = ""
        if not heads:
            message = "the table has no heading cells"
        elif not any(document.attribute(cell, "/Headers") for cell in cells):
            silent = sum(not document.attribute(head, "/Scope") for head in heads)
            message = f"{silent} of its {len(heads)} heading cells do not say what they head"
            message = message if silent else ""
        yield Fault(place=place_of(document, table), message=message) if message else None


@rule(
    "DB823",
    "pdf-nesting",
    "Parts of tables and lists in the wrong place",
    ERROR,
    summary="Rows, cells, list items or entries of contents stand where they cannot.",
    why="A screen reader counts items and cells by these tags, and says wrong numbers or none.",
    example="a cell that lies in no row",
    fix="Build the PDF again; where another program made it, make the list or table anew there.",
    source=clause("7.2", "09-004 to 09-006"),
)
def wrong_nesting(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each part of a table, list or contents by its parent and its children."""
    for element in document.elements:
        if element.role not in _PARENTS and element.role not in _KIDS:
            continue
        message = _misplaced(element)
        yield Fault(place=place_of(document, element), message=message) if message else None


def _misplaced(element: TaggedElement) -> str:
    above = element.parent.role if element.parent else ""
    allowed = _PARENTS.get(element.role)
    if allowed and above not in allowed:
        return f"{element.role} lies in {above or 'nothing'}, not in {' or '.join(allowed)}"
    kids = _KIDS.get(element.role, ())
    stray = next((kid.role for kid in element.kids if kids and kid.role not in kids), "")
    return f"{element.role} holds {stray}, but can hold {', '.join(kids)} only" if stray else ""


@rule(
    "DB824",
    "pdf-table-grid",
    "Rows of unequal length",
    ERROR,
    summary="The rows of a table have different numbers of cells.",
    why="A screen reader goes down a column, and ends up in another.",
    example="a heading over two columns whose cell does not say so",
    fix="Fill in the missing cells, or split the table, and build the PDF again.",
    source=clause("7.2", also="checks 7.2-42 and 7.2-43 of veraPDF's profile"),
)
def unequal_rows(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each table, spans of cells included."""
    for table in document.of_role("Table"):
        widths = Counter(_widths(document, table))
        if len(widths) > 1:
            message = f"its rows have {' or '.join(map(str, sorted(widths)))} cells"
            yield Fault(place=place_of(document, table), message=message)
        elif widths:
            yield None


def _widths(document: PdfDocument, table: TaggedElement) -> Iterator[int]:
    """Yield how many columns each row of a table takes, with cells that reach down into it."""
    rows = (each for each in table.walk_table() if each.role == "TR")
    reaching = 0
    ends: Counter[int] = Counter()
    for number, row in enumerate(rows):
        reaching -= ends.pop(number, 0)
        width = reaching
        for cell in row.kids:
            columns = int(str(document.attribute(cell, "/ColSpan") or 1))
            down = int(str(document.attribute(cell, "/RowSpan") or 1))
            width += columns
            if down > 1:
                reaching += columns
                ends[number + down] += columns
        yield width


@rule(
    "DB825",
    "pdf-note-id",
    "Note without an ID of its own",
    WARNING,
    summary="A footnote has no ID, or shares it with another.",
    why="A reader cannot lead from the reference to the note and back.",
    example="two tags `Note` with the ID `1`",
    fix="Build the PDF again; where another program made it, report it to its makers.",
    source=clause("7.9", "19-003, 19-004"),
)
def note_id(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each note."""
    notes = [*document.of_role("Note")]
    ids = Counter(note.text_of("/ID") for note in notes)
    for note in notes:
        id_ = note.text_of("/ID")
        message = "the note has no ID" if not id_ else f"another note has the ID {id_!r}, too"
        good = id_ and ids[id_] == 1
        yield None if good else Fault(place=place_of(document, note), message=message)
