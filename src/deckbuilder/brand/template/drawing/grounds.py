"""Grounds and obstacles: what of a layout text may stand on, and what it keeps clear of.

All art is painted on one grid. A region of one colour in which text has room is ground, be it page,
band or panel; colours that change slowly are one. All else is in the way: lines, patterns and busy
photographs, and small pictures, such as logos, as a whole. Owns that judgement. Refuses
placeholders but those of the foot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from deckbuilder.brand.template.drawing.grid import (
    COLUMNS,
    Cells,
    Grid,
    box_around,
    cells_in,
    grid_of,
    label,
    largest_box,
)
from deckbuilder.brand.template.drawing.lettering import box_of_lettering
from deckbuilder.brand.template.drawing.media import Media
from deckbuilder.brand.template.drawing.painting import Shade, paint
from deckbuilder.brand.template.drawing.placing import turned_box
from deckbuilder.brand.template.nodes import (
    FOOT,
    Art,
    Drawing,
    Ground,
    Lettering,
    Obstacle,
    Placeholder,
)
from deckbuilder.geometry import Rect

_ALIKE = 32
"""By how much the channels of neighbours may differ, of 255, within one ground."""
_ROOM = 0.04
"""The share of a slide's cells that a rectangle needs for text to have room in it."""
_ROOM_ROWS = 0.06
"""The share of a slide's height that it needs."""
_WHOLE = 0.6
"""The share of a slide above which what cannot be looked at counts as ground."""
_SMALL = 0.1
"""The share of a slide below which a picture that is not half as wide is in the way as a whole."""
_FAINT = 0.15
"""How opaque a watermark is at most."""
_FULL = 0.5
"""How full of cells in the way a rectangle is that counts as in the way as a whole."""
_SAME = 0.5
"""How much a shape's box and cells that are in the way share where they are taken as one."""
_COLOURS = 5
_SHARE = 0.08
"""The share of a ground that a colour needs to be named."""


class Survey(NamedTuple):
    """What a layout's art leaves free, by the grid's cells."""

    grid: Grid
    grounds: tuple[Ground, ...]
    obstacles: tuple[Obstacle, ...]
    regions: Mapping[int, int]
    """Of each cell that is ground, which of the grounds' regions it is of."""

    def region_of(self, rect: Rect) -> int | None:
        """Return the region on which most of a rectangle stands, or None."""
        found = [self.regions.get(cell) for cell in cells_in(self.grid.touched(rect))]
        return Counter(found).most_common(1)[0][0] if found else None


def survey(art: Sequence[Art], slide: Rect, media: Media) -> Survey:
    """Judge the art of a layout, of which the first is its background."""
    grid = grid_of(slide)
    named = art[1:]
    whole = [*_whole_obstacles(named, slide, media)]
    shades = paint([each for each in art if not _is_small(each, slide)], grid, media)
    regions = label(grid.size, lambda one, two: _are_alike(shades[one], shades[two]))
    roomy = [region for region in regions if _has_room(region, grid)]
    grounds = [*roomy, *_margins(regions, roomy, shades, grid)]
    of_region = {cell: at for at, region in enumerate(grounds) for cell in region}
    in_the_way = _connect(of_region, grid)
    busy = [cells for cells in in_the_way if len(cells) >= _ROOM * grid.size]
    obstacles = [
        _name_obstacle(grid.rect(box), named, slide)
        for cells in in_the_way
        for box in _split(cells)
    ]
    return Survey(
        grid,
        tuple(_list_grounds([*grounds, *busy], shades, grid)),
        (*obstacles, *whole),
        of_region,
    )


def _are_alike(one: Shade, two: Shade) -> bool:
    return one == two or all(abs(a - b) <= _ALIKE for a, b in zip(one, two, strict=True))


def _has_room(region: Sequence[int], grid: Grid) -> bool:
    if len(region) < _ROOM * grid.size:
        return False
    rows, inside = _ROOM_ROWS * grid.rows, set(region)
    box = largest_box(
        inside.__contains__, box_around(region), lambda wide, high: wide * high * (high >= rows)
    )
    return box is not None and _area(box) >= _ROOM * grid.size


def _area(box: Cells) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _margins(
    regions: Iterable[list[int]],
    roomy: Sequence[Sequence[int]],
    shades: Sequence[Shade],
    grid: Grid,
) -> Iterator[list[int]]:
    """Yield narrow regions along the slide's edges in which the page shows, as above a band."""
    if not roomy:
        return
    page = Counter(shades[cell] for cell in max(roomy, key=len)).most_common(1)[0][0]
    for region in regions:
        left, top, right, bottom = box_around(region)
        at_edge = not left or not top or right == COLUMNS or bottom == grid.rows
        long = 2 * (right - left) >= COLUMNS or 2 * (bottom - top) >= grid.rows
        if at_edge and long and region not in roomy and _are_alike(shades[region[0]], page):
            yield region


def _connect(of_region: Mapping[int, int], grid: Grid) -> list[list[int]]:
    """Return the cells that are no ground, those that touch together."""
    way = [cell not in of_region for cell in range(grid.size)]
    regions = label(grid.size, lambda one, two: way[one] and way[two])
    return [region for region in regions if way[region[0]]]


def _split(cells: Sequence[int]) -> Iterator[Cells]:
    """Yield boxes that hold the cells, halved until each is full enough."""
    box = box_around(cells)
    wide, high = box[2] - box[0], box[3] - box[1]
    if len(cells) >= _FULL * wide * high or max(wide, high) <= 2:
        yield box
        return
    middle = (box[0] + box[2]) // 2 if wide >= high else (box[1] + box[3]) // 2
    halves: tuple[list[int], list[int]] = ([], [])
    for cell in cells:
        at = cell % COLUMNS if wide >= high else cell // COLUMNS
        halves[at >= middle].append(cell)
    for half in halves:
        if half:
            yield from _split(half)


def _name_obstacle(found: Rect, named: Sequence[Art], slide: Rect) -> Obstacle:
    """Make an obstacle of a rectangle; it takes the box of the shape that it comes from."""
    best, box = 0.0, found
    kind: Literal["shape", "picture"] = "shape"
    name = ""
    for art in named:
        own = _box_of(art).common(slide)
        shared = found.common(own).area
        alike = shared / max(1, found.area + own.area - shared)
        if shared and alike >= best and not isinstance(art, Lettering):
            best, box = alike, own if alike >= _SAME else found
            kind = "picture" if isinstance(art, Drawing) else "shape"
            name = art.name
    return Obstacle(rect=box, name=name, kind=kind)


def _box_of(art: Art) -> Rect:
    if isinstance(art, Lettering):
        return box_of_lettering(art)
    return turned_box(art.rect, art.turn) if isinstance(art, Drawing) and art.turn else art.rect


def _whole_obstacles(named: Iterable[Art], slide: Rect, media: Media) -> Iterator[Obstacle]:
    """Yield lettering, small pictures, and pictures that cannot be looked at."""
    for art in named:
        box = _box_of(art).common(slide)
        kind: Literal["text", "picture"] = "text" if isinstance(art, Lettering) else "picture"
        unseen = isinstance(art, Drawing) and _is_unseen(art, media)
        in_the_way = unseen or isinstance(art, Lettering) or _is_small(art, slide)
        if in_the_way and 0 < box.area <= _WHOLE * slide.area:
            yield Obstacle(rect=box, name=art.name, kind=kind)


def _is_unseen(drawing: Drawing, media: Media) -> bool:
    return not drawing.format or media.pixels(drawing.still or drawing.part) is None


def _is_small(art: Art, slide: Rect) -> bool:
    """Tell whether art is a picture too small to be a ground, and no watermark."""
    return (
        isinstance(art, Drawing)
        and art.opacity > _FAINT
        and art.rect.width < slide.width / 2
        and art.rect.area < _SMALL * slide.area
    )


def foot_obstacles(placeholders: Iterable[Placeholder]) -> Iterator[Obstacle]:
    """Yield the places of date, footer and slide number."""
    for each in placeholders:
        if each.kind in FOOT and each.rect is not None:
            yield Obstacle(rect=each.rect, name=each.name, kind="foot")


# --- colours ------------------------------------------------------------------------------------


def _list_grounds(
    regions: Iterable[Sequence[int]], shades: Sequence[Shade], grid: Grid
) -> Iterator[Ground]:
    """Yield the grounds, larger ones further back, the first over all of the slide."""
    ordered = sorted(regions, key=lambda region: -len(region))
    back = ordered[0] if ordered else range(grid.size)
    yield Ground(rect=grid.slide, colours=_main_colours([shades[cell] for cell in back]))
    for region in ordered:
        colours = _main_colours([shades[cell] for cell in region])
        for box in _split(region):
            yield Ground(rect=grid.rect(box), colours=colours)


def _main_colours(shades: Sequence[Shade]) -> tuple[str, ...]:
    """Return the colours that a region has much of, the one that it has most of first."""
    groups: dict[Shade, list[Shade]] = {}
    for shade in shades:
        red, green, blue = shade
        groups.setdefault((red >> 5, green >> 5, blue >> 5), []).append(shade)
    ordered = sorted(groups.values(), key=len, reverse=True)[:_COLOURS]
    much = [group for group in ordered if len(group) >= _SHARE * len(shades)] or ordered[:1]
    return tuple(_code(Counter(group).most_common(1)[0][0]) for group in much)


def _code(shade: Shade) -> str:
    return "".join(f"{channel:02X}" for channel in shade)
