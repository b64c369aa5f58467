"""The picture of a slide on a page: live, tagged text and vectors, scaled into a rectangle.

Owns which structure element each item of a scene becomes; background, decoration, furniture and
shapes are artifacts. Refuses layout: every place and size is the scene's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct

from deckbuilder.geometry import EMU_PER_PT, Emu, Rect
from deckbuilder.scene.page import PageItems, PageSlide
from deckbuilder.scene.slide import (
    ChartItem,
    Group,
    Item,
    ListEntry,
    PictureItem,
    PlacedLayout,
    Shape,
    Stroke,
    TableCell,
    TableItem,
    TextFrame,
    TextParagraph,
)
from deckbuilder.scene.structure import Levels
from deckbuilder.scene.walk import walk_paragraphs
from deckbuilder.writers.pdf.drawing.charts import draw_chart
from deckbuilder.writers.pdf.drawing.content_stream import Sheet
from deckbuilder.writers.pdf.drawing.paragraphs import Outline, write_paragraphs
from deckbuilder.writers.pdf.drawing.shapes import draw_shape, shape
from deckbuilder.writers.pdf.drawing.text import write_lines
from deckbuilder.writers.pdf.file.structure import Tag, scope_attribute, summary_attribute


def draw_slide(sheet: Sheet, slide: PageSlide) -> None:
    """Draw a slide's picture; its parts become children of the slide's element."""
    book, scene = sheet.book, slide.scene
    tag = book.structure.of(slide.element)
    outline = Outline(scene.id, Levels(slide.depth), cited=_cites(scene.items))
    sheet.citing = scene.id
    with sheet.slide(slide.rect, book.presentation.width, book.presentation.height):
        layout = book.presentation.layouts.get(scene.layout)
        if layout is not None:
            _draw_layout(sheet, layout)
        _draw_all(sheet, scene.items, tag, outline)


def draw_items(sheet: Sheet, held: PageItems) -> None:
    """Draw items that stand on the page itself; they become children of their element."""
    # The heading above them takes the place that a title has on a slide.
    levels = Levels(max(0, held.depth - 1), depth=min(1, held.depth))
    sheet.citing = held.slide
    tag = sheet.book.structure.of(held.element)
    outline = Outline(held.slide, levels, cited=_cites(held.items))
    _draw_all(sheet, held.items, tag, outline)


def _draw_layout(sheet: Sheet, layout: PlacedLayout) -> None:
    """Draw a layout's background and decoration, from the operators of the last time if any."""
    book = sheet.book
    if layout.name not in book.decorations:
        since = sheet.record()
        whole = Rect(Emu(0), Emu(0), book.presentation.width, book.presentation.height)
        draw_shape(sheet, whole, fill=layout.background)
        for item in layout.decoration:
            if isinstance(item, PictureItem):
                with sheet.content(None):
                    sheet.draw(_picture(sheet, item))
            else:
                _draw_ground(sheet, item)
        book.decorations[layout.name] = sheet.recorded(since)
    else:
        sheet.draw(book.decorations[layout.name])


def _draw_all(sheet: Sheet, items: Sequence[Item], parent: Tag, outline: Outline) -> None:
    """Draw items in their order; those that are items of a list become one, in groups too."""
    listing: _Listing | None = None
    for item in _opened(items):
        entry = _entry_of(item)
        if entry is None:
            _draw_item(sheet, item, parent, outline)
            listing = None
        else:
            listing = _next_item(sheet, entry, parent, listing)
            _draw_entry(sheet, item, entry, listing, outline)


class _Listing(Struct, frozen=True):
    """A list of frames while more may follow: its element, and its last item."""

    list: Tag
    item: Tag
    number: int


def _opened(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items, and in place of a group with items of a list those."""
    for item in items:
        if isinstance(item, Group) and any(_entry_of(each) for each in item.items):
            yield from item.items
        else:
            yield item


def _entry_of(item: Item) -> ListEntry | None:
    return item.entry if isinstance(item, TextFrame | Group) else None


def _next_item(sheet: Sheet, entry: ListEntry, parent: Tag, listing: _Listing | None) -> _Listing:
    """Return the list and the item that a frame belongs to; they begin with it if need be."""
    make = sheet.book.structure.make
    if listing is None or entry.starts:
        held = make("L", parent, numbering="Decimal" if entry.part == "mark" else "None")
        return _Listing(held, make("LI", held), entry.number)
    if entry.number != listing.number:
        return _Listing(listing.list, make("LI", listing.list), entry.number)
    return listing


def _draw_entry(
    sheet: Sheet, item: Item, entry: ListEntry, listing: _Listing, outline: Outline
) -> None:
    """Draw an item's mark, or its body; one plain paragraph needs no element."""
    tag = sheet.book.structure.make("Lbl" if entry.part == "mark" else "LBody", listing.item)
    if not isinstance(item, TextFrame):
        _draw_item(sheet, item, tag, outline)
        return
    _draw_ground(sheet, item)
    x, y = _text_corner(item)
    match item.paragraphs:
        case (TextParagraph(role="paragraph" | "label", marker=None, lines=lines),):
            write_lines(sheet, tag, lines, x, y)
        case paragraphs:
            write_paragraphs(sheet, tag, outline, paragraphs, x, y)


def _draw_caption(sheet: Sheet, frame: TextFrame, parent: Tag) -> None:
    """Write a caption of one paragraph or more as one element."""
    tag = sheet.book.structure.make("Caption", parent)
    x, y = _text_corner(frame)
    for paragraph in frame.paragraphs:
        write_lines(sheet, tag, paragraph.lines, x, y)


def _draw_item(sheet: Sheet, item: Item, parent: Tag, outline: Outline) -> None:
    match item:
        case TextFrame():
            _draw_frame(sheet, item, parent, outline)
        case TableItem():
            _draw_table(sheet, item, parent, outline)
        case PictureItem():
            _draw_picture(sheet, item, parent, outline)
        case ChartItem():
            with sheet.content(_figure(sheet, parent, item.alt, item.rect)):
                draw_chart(sheet, item.drawing)
        case Shape():
            _draw_ground(sheet, item)
        case Group():
            _draw_all(sheet, item.items, parent, outline)
        case _:
            assert_never(item)


# --- text ----------------------------------------------------------------------------------


def _draw_frame(sheet: Sheet, frame: TextFrame, parent: Tag, outline: Outline) -> None:
    _draw_ground(sheet, frame)
    x, y = _text_corner(frame)
    if frame.furniture:
        for paragraph in frame.paragraphs:
            write_lines(sheet, None, paragraph.lines, x, y)
    else:
        write_paragraphs(sheet, parent, outline, frame.paragraphs, x, y)


def _draw_ground(sheet: Sheet, item: Shape | TextFrame) -> None:
    """Draw a shape, or what lies beneath the text of a frame."""
    draw_shape(
        sheet,
        item.rect,
        geometry=item.geometry,
        radius=item.radius,
        fill=item.fill,
        stroke=item.stroke,
    )


def _text_corner(frame: TextFrame) -> tuple[int, int]:
    """Return the place from which the lines of a frame count, in EMU."""
    return frame.rect.x + frame.inset[0], frame.rect.y + frame.inset[1] + frame.top


def _cites(items: Sequence[Item]) -> bool:
    """Tell whether any text refers to a footnote."""
    return any(
        run.note and placed.paragraph.role != "footnote"
        for placed in walk_paragraphs(items)
        for line in placed.paragraph.lines
        for run in line.runs
    )


# --- tables --------------------------------------------------------------------------------


def _draw_table(sheet: Sheet, table: TableItem, parent: Tag, outline: Outline) -> None:
    """Draw a table: fills and rules first, as artifacts, then the cells row by row.

    A parent that is a Table holds the rows itself: the table has parts on several pages.
    """
    make = sheet.book.structure.make
    with sheet.content(None):
        sheet.draw(_grid(sheet, table))
    tag = parent
    if parent.role != "Table":
        tag = make("Table", parent, attributes=summary_attribute(table.alt) if table.alt else "")
    if table.caption is not None:
        _draw_caption(sheet, table.caption, tag)
    for number, row in enumerate(table.rows):
        if number == 0 and table.continued:
            _draw_repeated(sheet, table, row)
            continue
        line = make("TR", tag)
        for column, cell in enumerate(row):
            scope = "Column" if number == 0 else "Row" if table.row_heads and column == 0 else ""
            if scope:
                owner = make("TH", line, attributes=scope_attribute(scope))
            else:
                owner = make("TD", line)
            _draw_cell(sheet, table, cell, owner, outline)


def _draw_repeated(sheet: Sheet, table: TableItem, row: Sequence[TableCell]) -> None:
    """Draw the header of a table that goes on as an artifact: its cells were tagged before."""
    for cell in row:
        for paragraph in cell.paragraphs:
            x, y = cell.rect.x + table.inset[0], cell.rect.y + table.inset[1]
            write_lines(sheet, None, paragraph.lines, x, y)


def _draw_cell(
    sheet: Sheet, table: TableItem, cell: TableCell, owner: Tag, outline: Outline
) -> None:
    """Write a cell's text: a single plain paragraph needs no element of its own."""
    x, y = cell.rect.x + table.inset[0], cell.rect.y + table.inset[1]
    match cell.paragraphs:
        case (TextParagraph(role="paragraph", marker=None, lines=lines),):
            write_lines(sheet, owner, lines, x, y)
        case paragraphs:
            write_paragraphs(sheet, owner, outline, paragraphs, x, y)


def _grid(sheet: Sheet, table: TableItem) -> str:
    """Return the operators for the cells' fills and a rule below each row."""
    parts = [
        shape(sheet, cell.rect, "rect", 0.0, cell.fill, None)
        for row in table.rows
        for cell in row
        if cell.fill
    ]
    rule = table.rule
    parts += [_rule(sheet, table.rect, row[0].rect.bottom, rule) for row in table.rows if row]
    if table.grid:
        cells = [cell.rect for row in table.rows for cell in row]
        parts += [shape(sheet, cell, "rect", 0.0, None, rule) for cell in cells]
    return "\n".join(parts)


def _rule(sheet: Sheet, rect: Rect, height: Emu, stroke: Stroke) -> str:
    y = sheet.y(height)
    return (
        f"q {sheet.colours[stroke.colour]} RG {stroke.width:g} w "
        f"{rect.x / EMU_PER_PT:.2f} {y:.2f} m {rect.right / EMU_PER_PT:.2f} {y:.2f} l S Q"
    )


# --- pictures ------------------------------------------------------------------------------


def _figure(sheet: Sheet, parent: Tag, alt: str, rect: Rect) -> Tag:
    """Make a Figure with its alternative text and its box on the page (14.8.5.4.3)."""
    box = " ".join(f"{edge:.2f}" for edge in sheet.page_box(rect))
    attributes = f"<</O/Layout/Placement/Block/BBox[{box}]>>"
    return sheet.book.structure.make("Figure", parent, alt=alt, attributes=attributes)


def _draw_picture(sheet: Sheet, picture: PictureItem, parent: Tag, outline: Outline) -> None:
    """Draw a picture as a figure, with its caption beside it; a decorative one is an artifact."""
    speaks = bool(picture.alt) and not picture.decorative
    if speaks and picture.caption is not None:
        # Not within the figure: its alternative text would stand for the caption too.
        parent = sheet.book.structure.make("Div", parent)
    owner = _figure(sheet, parent, picture.alt, picture.rect) if speaks else None
    with sheet.content(owner):
        sheet.draw(_picture(sheet, picture))
    if picture.caption is not None:
        if speaks:
            _draw_caption(sheet, picture.caption, parent)
        else:
            _draw_frame(sheet, picture.caption, parent, outline)


def _picture(sheet: Sheet, picture: PictureItem) -> str:
    """Return the operators that draw a picture, larger than its rectangle where it is cropped."""
    rect = picture.rect
    left, bottom = rect.x / EMU_PER_PT, sheet.y(rect.bottom)
    width, height = rect.width / EMU_PER_PT, rect.height / EMU_PER_PT
    drawn = sheet.book.images.embed(picture)
    cut_left, cut_top, cut_right, cut_bottom = picture.crop
    clip = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re W n " if any(picture.crop) else ""
    whole_width = width / max(1e-6, 1 - cut_left - cut_right)
    whole_height = height / max(1e-6, 1 - cut_top - cut_bottom)
    return (
        f"q {clip}{whole_width:.3f} 0 0 {whole_height:.3f} {left - cut_left * whole_width:.3f} "
        f"{bottom - cut_bottom * whole_height:.3f} cm {drawn} Q"
    )
