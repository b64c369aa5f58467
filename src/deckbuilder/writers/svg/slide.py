"""A scene as one picture: background, decoration and items, from back to front.

Owns the file around them. The picture is one image to a screen reader, with a name that whoever
asks for it gives; the words on it have to stand beside it. Refuses layout: every place and size
is the scene's.
"""

from __future__ import annotations

from typing import assert_never

from deckbuilder.geometry import Emu, Rect
from deckbuilder.scene.layout import Freeform
from deckbuilder.scene.pixel_needs import PixelNeeds
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import (
    ChartItem,
    Group,
    Item,
    PictureItem,
    Scene,
    Shape,
    TableItem,
    TextFrame,
)
from deckbuilder.writers.svg.canvas import Canvas, escape, length
from deckbuilder.writers.svg.charts import draw_chart
from deckbuilder.writers.svg.pictures import draw_picture
from deckbuilder.writers.svg.shapes import draw_freeform, draw_line, draw_shape
from deckbuilder.writers.svg.text import draw_paragraphs


def write_slide(
    presentation: Presentation, scene: Scene, *, name: str, label: str, scale: float = 0.5
) -> str:
    """Return a slide as an `svg` element that can stand alone or in a page of HTML.

    `name` begins the ids in it, and must be unlike those of other pictures on the page. `label`
    is what screen readers say. At `scale` pictures get the pixels that they need.
    """
    needs = PixelNeeds()
    layout = presentation.layouts.get(scene.layout)
    needs.add(scene.items, scale)
    needs.add_layouts((layout,) if layout else (), scale)
    canvas = Canvas(presentation.brand, needs, name)
    whole = Rect(Emu(0), Emu(0), presentation.width, presentation.height)
    draw_shape(canvas, whole, fill=layout.background if layout else "bg1")
    for part in (*layout.art, *layout.decoration) if layout else ():
        if isinstance(part, Freeform):
            draw_freeform(canvas, part)
        else:
            _draw_item(canvas, part)
    for item in scene.items:
        _draw_item(canvas, item)
    size = f"{length(presentation.width)} {length(presentation.height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" '
        f'aria-label="{escape(label)}" xml:space="preserve" style="white-space:pre">'
        f"{canvas.written_definitions()}{''.join(canvas.parts)}</svg>"
    )


def _draw_item(canvas: Canvas, item: Item) -> None:
    match item:
        case TextFrame():
            _draw_frame(canvas, item)
        case TableItem():
            if item.caption is not None:
                _draw_frame(canvas, item.caption)
            _draw_table(canvas, item)
        case PictureItem():
            draw_picture(canvas, item)
            if item.caption is not None:
                _draw_frame(canvas, item.caption)
        case ChartItem():
            draw_chart(canvas, item.drawing)
        case Shape():
            _draw_ground(canvas, item)
        case Group():
            for part in item.items:
                _draw_item(canvas, part)
        case _:
            assert_never(item)


def _draw_ground(canvas: Canvas, item: Shape | TextFrame) -> None:
    """Draw a shape, or what lies beneath the text of a frame."""
    draw_shape(
        canvas,
        item.rect,
        geometry=item.geometry,
        radius=item.radius,
        fill=item.fill,
        stroke=item.stroke,
    )


def _draw_frame(canvas: Canvas, frame: TextFrame) -> None:
    _draw_ground(canvas, frame)
    left, top = frame.rect.x + frame.inset[0], frame.rect.y + frame.inset[1] + frame.top
    draw_paragraphs(canvas, frame.paragraphs, left, top)


def _draw_table(canvas: Canvas, table: TableItem) -> None:
    """Draw a table: the cells' grounds and bars, a rule below each row, and the text."""
    for row in table.rows:
        for cell in row:
            rect = cell.rect
            draw_shape(canvas, rect, fill=cell.fill)
            if cell.bar:
                draw_line(canvas, (rect.x, rect.y), (rect.x, rect.bottom), cell.bar)
    for row in filter(None, table.rows):
        foot = row[0].rect.bottom
        draw_line(canvas, (table.rect.x, foot), (table.rect.right, foot), table.rule)
    for row in table.rows:
        for cell in row:
            left, top = cell.rect.x + table.inset[0], cell.rect.y + table.inset[1]
            draw_paragraphs(canvas, cell.paragraphs, left, top)
