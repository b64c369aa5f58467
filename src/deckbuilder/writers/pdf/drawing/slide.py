"""The picture of a slide on a page: live, tagged text and vectors, scaled into a rectangle.

Owns which structure element each item of a scene becomes; background, decoration, furniture and
shapes are artifacts. Refuses layout: every place and size is the scene's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import EMU_PER_PT, Emu, Rect
from deckbuilder.scene.layout import Freeform, PlacedLayout
from deckbuilder.scene.page import PageItems, PageSlide
from deckbuilder.scene.slide import (
    ChartItem,
    Group,
    Item,
    ListEntry,
    PictureItem,
    Shape,
    Stroke,
    TableCell,
    TableItem,
    TextFrame,
    TextParagraph,
)
from deckbuilder.scene.structure import Levels, Tagger, set_in_quotations
from deckbuilder.scene.walk import walk_paragraphs
from deckbuilder.writers.pdf.drawing.content_stream import ContentStream
from deckbuilder.writers.pdf.drawing.paragraphs import (
    TextContext,
    make_tagger,
    write_paragraphs,
)
from deckbuilder.writers.pdf.drawing.shapes import draw_freeform, draw_shape, shape
from deckbuilder.writers.pdf.drawing.text import write_lines, write_marker
from deckbuilder.writers.pdf.file.structure import Tag, scope_attribute, summary_attribute


def draw_slide(stream: ContentStream, slide: PageSlide) -> None:
    """Draw a slide's picture; its parts become children of the slide's element."""
    document, scene = stream.document, slide.scene
    tag = document.structure.of(slide.element)
    context = TextContext(scene.id, Levels(slide.depth), cited=_cites(scene.items))
    stream.citing = scene.id
    with stream.slide(slide.rect, document.presentation.width, document.presentation.height):
        if layout := document.pages.layouts.get(scene.layout):
            _draw_layout(stream, layout)
        _draw_all(stream, scene.items, tag, context)


def draw_items(stream: ContentStream, box: PageItems) -> None:
    """Draw items that stand on the page itself; they become children of their element."""
    # The heading above them takes the place that a title has on a slide.
    levels = Levels(max(0, box.depth - 1), depth=min(1, box.depth))
    stream.citing = box.slide
    tag = stream.document.structure.of(box.element)
    context = TextContext(box.slide, levels, cited=_cites(box.items))
    _draw_all(stream, box.items, tag, context)


def _draw_layout(stream: ContentStream, layout: PlacedLayout) -> None:
    """Draw a layout's background and decoration, with the operators of the last time if any."""
    document = stream.document
    if layout.name not in document.decorations:
        document.structure.mark_unrepeatable()
        start = len(stream.operators)
        whole = Rect(Emu(0), Emu(0), document.presentation.width, document.presentation.height)
        draw_shape(stream, whole, fill=layout.background)
        for item in (*layout.art, *layout.decoration):
            _draw_artifact(stream, item)
        document.decorations[layout.name] = "\n".join(stream.operators[start:])
    else:
        stream.draw(document.decorations[layout.name])


def _draw_artifact(stream: ContentStream, item: Freeform | PictureItem | Shape | TextFrame) -> None:
    """Draw what belongs to a layout and not to the slide."""
    match item:
        case PictureItem():
            with stream.marked_content(None):
                stream.draw(_picture(stream, item))
        case Freeform():
            draw_freeform(stream, item)
        case TextFrame():
            _write_furniture(stream, item)
        case Shape():
            _draw_outline(stream, item)
        case _:
            assert_never(item)


def _draw_outline(stream: ContentStream, item: Shape | TextFrame) -> None:
    """Draw a shape's fill and outline as artifacts."""
    draw_shape(
        stream,
        item.rect,
        geometry=item.geometry,
        radius=item.radius,
        fill=item.fill,
        stroke=item.stroke,
    )


def _draw_all(
    stream: ContentStream, items: Sequence[Item], parent: Tag, context: TextContext
) -> None:
    """Draw items in their order; those that are items of a list become one, in groups too."""
    open_list: _OpenList | None = None
    tagger = make_tagger(stream, parent, context)
    for item in _without_list_groups(items):
        if not isinstance(item, TextFrame | Group) or item.entry is None:
            _draw_item(stream, item, tagger, context)
            open_list = None
            continue
        open_list = _next_item(stream, item.entry, tagger.owner_of_item(item.quotations), open_list)
        if item.entry.marked:
            item = _draw_mark(stream, item, open_list.item)
        part = stream.document.structure.make(
            "Lbl" if item.entry and item.entry.part == "mark" else "LBody", open_list.item
        )
        if isinstance(item, TextFrame):
            _draw_outline(stream, item)
            _write_text(stream, part, context, item.paragraphs, *_text_corner(item))
        else:
            _draw_all(stream, item.items, part, context)


def _draw_mark(stream: ContentStream, item: TextFrame | Group, owner: Tag) -> TextFrame | Group:
    """Draw what lies under the text of a list's item, and its mark; return what remains of it."""
    parts = [item] if isinstance(item, TextFrame) else list(item.items)
    at = next(at for at, part in enumerate(parts) if isinstance(part, TextFrame))
    for part in parts[: at + 1]:
        if isinstance(part, TextFrame | Shape):
            _draw_outline(stream, part)
    frame = parts[at]
    assert isinstance(frame, TextFrame)  # noqa: S101 - the first text was looked for
    first, *others = frame.paragraphs
    label = stream.document.structure.make("Lbl", owner)
    if first.marker is not None and first.lines:
        x, y = _text_corner(frame)
        write_marker(stream, label, first.marker, x, y + first.lines[0].baseline)
    plain = replace(first, marker=None, role="paragraph")
    text = replace(frame, fill=None, stroke=None, paragraphs=(plain, *others))
    if isinstance(item, TextFrame):
        return text
    return replace(item, items=(text, *parts[at + 1 :]))


class _OpenList(Struct, frozen=True):
    """A list of frames while more may follow: its element, and its last item."""

    list: Tag
    item: Tag
    number: int


def _without_list_groups(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items, and in place of a group that holds items of a list those."""
    for item in items:
        if isinstance(item, Group) and any(_entry_of(each) for each in item.items):
            yield from set_in_quotations(item.items, item.quotations)
        else:
            yield item


def _entry_of(item: Item) -> ListEntry | None:
    return item.entry if isinstance(item, TextFrame | Group) else None


def _next_item(
    stream: ContentStream, entry: ListEntry, parent: Tag, open_list: _OpenList | None
) -> _OpenList:
    """Return the list and the item that a frame belongs to; they begin with it if need be."""
    make = stream.document.structure.make
    if open_list is not None and not entry.starts:
        if entry.number == open_list.number:
            return open_list
        tag = open_list.list
    else:
        numbered = entry.marked or entry.part == "mark"
        tag = make("L", parent, numbering="Decimal" if numbered else "None")
    return _OpenList(tag, make("LI", tag), entry.number)


def _write_text(
    stream: ContentStream,
    owner: Tag,
    context: TextContext,
    paragraphs: Sequence[TextParagraph],
    x: int,
    y: int,
) -> None:
    """Write the text of a list item or a cell: one plain paragraph needs no element of its own."""
    match paragraphs:
        case (TextParagraph(role="paragraph" | "label", marker=None, lines=lines),):
            write_lines(stream, owner, lines, x, y)
        case _:
            write_paragraphs(stream, make_tagger(stream, owner, context), paragraphs, x, y)


def _draw_caption(stream: ContentStream, frame: TextFrame, parent: Tag) -> None:
    """Write a caption of one paragraph or more as one element."""
    tag = stream.document.structure.make("Caption", parent)
    x, y = _text_corner(frame)
    for paragraph in frame.paragraphs:
        write_lines(stream, tag, paragraph.lines, x, y)


def _draw_item(
    stream: ContentStream, item: Item, tagger: Tagger[Tag], context: TextContext
) -> None:
    match item:
        case TextFrame():
            _draw_frame(stream, item, tagger)
        case TableItem():
            _draw_table(stream, item, tagger.owner_of_item(item.quotations), context)
        case PictureItem():
            _draw_picture(stream, item, tagger.owner_of_item(item.quotations), context)
        case ChartItem():
            figure = _figure(stream, tagger.owner_of_item(item.quotations), item.alt, item.rect)
            with stream.marked_content(figure):
                from deckbuilder.writers.pdf.drawing.charts import draw_chart  # few decks have one

                draw_chart(stream, item.drawing)
        case Shape():
            _draw_outline(stream, item)
        case Group(is_picture=True):
            figure = _figure(stream, tagger.owner_of_item(item.quotations), item.alt, item.rect)
            with stream.marked_content(figure):
                for part in item.items:
                    if isinstance(part, Shape):
                        stream.draw(_outline(stream, part))
        case Group():
            _draw_all(stream, item.items, tagger.owner_of_item(item.quotations), context)
        case _:
            assert_never(item)


def _outline(stream: ContentStream, part: Shape) -> str:
    """Return the operators of a shape that is a part of a picture."""
    return shape(stream, part.rect, part.geometry, part.radius, part.fill, part.stroke)


# --- text ----------------------------------------------------------------------------------


def _draw_frame(stream: ContentStream, frame: TextFrame, tagger: Tagger[Tag]) -> None:
    _draw_outline(stream, frame)
    if frame.furniture:
        _write_furniture(stream, frame)
    else:
        corner = _text_corner(frame)
        write_paragraphs(stream, tagger, frame.paragraphs, *corner, frame.quotations)


def _write_furniture(stream: ContentStream, frame: TextFrame) -> None:
    """Write text that is no part of the slide's content, as an artifact."""
    x, y = _text_corner(frame)
    for paragraph in frame.paragraphs:
        write_lines(stream, None, paragraph.lines, x, y)


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


def _draw_table(stream: ContentStream, table: TableItem, parent: Tag, context: TextContext) -> None:
    """Draw a table: fills and rules first, as artifacts, then the cells row by row.

    A parent that is a Table holds the rows itself: the table has parts on several pages.
    """
    make = stream.document.structure.make
    with stream.marked_content(None):
        stream.draw(_grid(stream, table))
    tag = parent
    if parent.role != "Table":
        tag = make("Table", parent, attributes=summary_attribute(table.alt) if table.alt else "")
    if table.caption is not None:
        _draw_caption(stream, table.caption, tag)
    for number, row in enumerate(table.rows):
        if number == 0 and table.continued:
            _draw_repeated(stream, table, row)
            continue
        line = make("TR", tag)
        for column, cell in enumerate(row):
            scope = "Column" if number == 0 else "Row" if table.row_heads and column == 0 else ""
            owner = make(
                "TH" if scope else "TD", line, attributes=scope_attribute(scope) if scope else ""
            )
            _write_text(stream, owner, context, cell.paragraphs, *_cell_corner(table, cell))


def _draw_repeated(stream: ContentStream, table: TableItem, row: Sequence[TableCell]) -> None:
    """Draw the header of a table that goes on as an artifact: its cells were tagged before."""
    for cell in row:
        for paragraph in cell.paragraphs:
            write_lines(stream, None, paragraph.lines, *_cell_corner(table, cell))


def _cell_corner(table: TableItem, cell: TableCell) -> tuple[int, int]:
    """Return the place from which the lines of a cell count, in EMU."""
    return cell.rect.x + table.inset[0], cell.rect.y + table.inset[1]


def _grid(stream: ContentStream, table: TableItem) -> str:
    """Return the operators for the cells' fills and a rule below each row."""
    parts = [
        shape(stream, cell.rect, "rect", 0.0, cell.fill, None)
        for row in table.rows
        for cell in row
        if cell.fill
    ]
    parts += [
        _line(stream, cell.bar, (cell.rect.x, cell.rect.y), (cell.rect.x, cell.rect.bottom))
        for row in table.rows
        for cell in row
        if cell.bar
    ]
    rule = table.rule
    left, right = table.rect.x, table.rect.right
    feet = (row[0].rect.bottom for row in table.rows if row)
    parts += [_line(stream, rule, (left, foot), (right, foot)) for foot in feet]
    if table.grid:
        cells = [cell.rect for row in table.rows for cell in row]
        parts += [shape(stream, cell, "rect", 0.0, None, rule) for cell in cells]
    return "\n".join(parts)


def _line(
    stream: ContentStream, stroke: Stroke, start: tuple[int, int], end: tuple[int, int]
) -> str:
    (x1, y1), (x2, y2) = start, end
    return (
        f"q {stream.colours[stroke.colour]} RG {stroke.width:g} w "
        f"{x1 / EMU_PER_PT:.2f} {stream.y(y1):.2f} m {x2 / EMU_PER_PT:.2f} {stream.y(y2):.2f} l S Q"
    )


# --- pictures ------------------------------------------------------------------------------


def _figure(stream: ContentStream, parent: Tag, alt: str, rect: Rect) -> Tag:
    """Make a Figure with its alternative text and its box on the page (14.8.5.4.3)."""
    box = " ".join(f"{edge:.2f}" for edge in stream.page_box(rect))
    attributes = f"<</O/Layout/Placement/Block/BBox[{box}]>>"
    return stream.document.structure.make("Figure", parent, alt=alt, attributes=attributes)


def _draw_picture(
    stream: ContentStream, picture: PictureItem, parent: Tag, context: TextContext
) -> None:
    """Draw a picture as a figure, with its caption beside it; a decorative one is an artifact."""
    is_figure = bool(picture.alt) and not picture.decorative
    if is_figure and picture.caption is not None:
        # Not within the figure: its alternative text would stand for the caption too.
        parent = stream.document.structure.make("Div", parent)
    owner = _figure(stream, parent, picture.alt, picture.rect) if is_figure else None
    with stream.marked_content(owner):
        stream.draw(_picture(stream, picture))
    if picture.caption is not None:
        if is_figure:
            _draw_caption(stream, picture.caption, parent)
        else:
            _draw_frame(stream, picture.caption, make_tagger(stream, parent, context))


def _picture(stream: ContentStream, picture: PictureItem) -> str:
    """Return the operators that draw a picture, larger than its rectangle where it is cropped."""
    rect = picture.rect
    left, bottom = rect.x / EMU_PER_PT, stream.y(rect.bottom)
    width, height = rect.width / EMU_PER_PT, rect.height / EMU_PER_PT
    stream.document.structure.mark_unrepeatable()  # pictures are numbered through the file
    drawn = stream.document.images.embed(picture)
    cut_left, cut_top, cut_right, cut_bottom = picture.crop
    clip = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re W n " if any(picture.crop) else ""
    whole_width = width / max(1e-6, 1 - cut_left - cut_right)
    whole_height = height / max(1e-6, 1 - cut_top - cut_bottom)
    return (
        f"q {clip}{whole_width:.3f} 0 0 {whole_height:.3f} {left - cut_left * whole_width:.3f} "
        f"{bottom - cut_bottom * whole_height:.3f} cm {drawn} Q"
    )
