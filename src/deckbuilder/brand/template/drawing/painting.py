"""Art painted small, one pixel for each cell of the grid.

Owns how outlines and pictures cover what is behind them. Refuses lettering and what cannot be
shown: those are in the way as a whole, and nothing is read on them. Pillow is loaded here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deckbuilder.brand.template.drawing.grid import COLUMNS, Grid
from deckbuilder.brand.template.drawing.media import Media
from deckbuilder.brand.template.nodes import Art, Drawing, Outline
from deckbuilder.geometry import EMU_PER_PT

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

Shade = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""


def paint(art: Sequence[Art], grid: Grid, media: Media) -> list[Shade]:
    """Return the colours of a slide's cells, row by row, with art painted on white."""
    from PIL import Image as Pillow

    canvas = Pillow.new("RGB", (COLUMNS, grid.rows), "white")
    for each in art:
        if isinstance(each, Outline):
            _paint_outline(each, canvas, grid)
        elif isinstance(each, Drawing):
            _paint_drawing(each, canvas, grid, media)
    data = canvas.tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


def _paint_outline(outline: Outline, canvas: Pixels, grid: Grid) -> None:
    from PIL import Image as Pillow
    from PIL import ImageChops, ImageDraw

    scaled = [[(x / grid.cell, y / grid.cell) for x, y in each] for each in outline.polygons]
    if outline.fill is not None:
        mask = Pillow.new("1", canvas.size)
        for polygon in scaled:
            layer = Pillow.new("1", canvas.size)
            ImageDraw.Draw(layer).polygon(_pixels_of(polygon), fill=1)
            mask = ImageChops.logical_xor(mask, layer) if len(scaled) > 1 else layer
        _cover(canvas, outline.fill, mask, outline.opacity)
    if outline.line is not None:
        mask = Pillow.new("1", canvas.size)
        width = max(1, round(outline.line_width * EMU_PER_PT / grid.cell))
        for polygon in scaled:
            spots = _pixels_of(polygon)
            ImageDraw.Draw(mask).line([*spots, spots[0]], fill=1, width=width)
        _cover(canvas, outline.line, mask, outline.opacity)


def _pixels_of(polygon: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return a polygon's points as pixels, which are those within it but one at the least.

    Pillow paints the pixels of the edges, too. What lies far outside the slide is brought nearer,
    or its edges would take long.
    """
    xs, ys = (_whole(lengths) for lengths in zip(*polygon, strict=True))
    return list(zip(xs, ys, strict=True))


def _whole(lengths: Sequence[float]) -> list[int]:
    begin, end = min(lengths), max(lengths)
    middle, first = (begin + end) / 2, round(max(-_FAR, begin))
    kept = (max(-_FAR, min(_FAR, each)) for each in lengths)
    return [round(each) if each <= middle else max(first, round(each) - 1) for each in kept]


_FAR = 4.0 * COLUMNS


def _cover(canvas: Pixels, colour: str, mask: Pixels, opacity: float) -> None:
    covering = round(255 * opacity)
    canvas.paste(f"#{colour}", mask=mask.convert("L").point(lambda value: value and covering))


def _paint_drawing(drawing: Drawing, canvas: Pixels, grid: Grid, media: Media) -> None:
    from PIL import Image as Pillow

    pixels = media.pixels(drawing.still or drawing.part) if drawing.format else None
    if pixels is None:
        return
    left, top, right, bottom = drawing.crop
    across, down = pixels.size
    box = (across * left, down * top, across * (1 - right), down * (1 - bottom))
    x, y = drawing.rect.x / grid.cell, drawing.rect.y / grid.cell
    size = drawing.rect.width / grid.cell, drawing.rect.height / grid.cell
    if max(*size, abs(x), abs(y)) > _FAR or min(box[2] - box[0], box[3] - box[1]) <= 0:
        return
    end = max(round(x) + 1, round(x + size[0])), max(round(y) + 1, round(y + size[1]))
    small = pixels.resize((end[0] - round(x), end[1] - round(y)), Pillow.Resampling.BOX, box)
    if drawing.mirrored:
        small = small.transpose(Pillow.Transpose.FLIP_LEFT_RIGHT)
    turned = small.rotate(-drawing.turn, expand=True) if drawing.turn else small
    faded = turned.getchannel("A").point(lambda value: round(value * drawing.opacity))
    shift = (turned.width - small.width) // 2, (turned.height - small.height) // 2
    canvas.paste(turned.convert("RGB"), (round(x) - shift[0], round(y) - shift[1]), faded)
