"""Places the catalogue's layouts under a brand: slots, level styles and decoration.

Owns the step from catalogue data to what writers make slide layouts of. Refuses slides.
"""

from __future__ import annotations

from math import inf

from msgspec.structs import replace

from deckbuilder.brand import Brand, Sizes
from deckbuilder.cache.warm import open_shelf
from deckbuilder.geometry import Emu, Rect, emu, margins, rect
from deckbuilder.layout.slide_layouts.layout import BAND, OUTSIDE_BODY, Decoration, Layout, Slot
from deckbuilder.layout.slide_layouts.legible import legible_layout
from deckbuilder.layout.slide_layouts.logo import foot_logo, place_logo, title_ceiling
from deckbuilder.layout.text.drafts import BULLETS, INDENT
from deckbuilder.scene.layout import LevelStyle, PlacedLayout, PlacedSlot
from deckbuilder.scene.slide import PictureItem, Shape, Stroke, TextStyle

LEVELS = 5


_STEPPED = ("body", "minimum", "display")
"""The sizes of slots that are no fixed ones, but steps of a scale."""


def steps_of(layout: Layout, sizes: Sizes) -> tuple[float, ...]:
    """Return the sizes that a layout's content may have, ascending.

    Beside a table text is no larger than the table's, and beside a chart no larger than usual.
    """
    steps = sizes.of_slot(_stepped(layout))
    if layout.source and layout.arrange == "cover":  # a council's has little room for credits
        steps = (sizes.caption, *steps)
    bounds = {"tbl": sizes.table, "chart": sizes.body}
    largest = min((bounds[slot.kind] for slot in layout.slots if slot.kind in bounds), default=inf)
    return tuple(step for step in steps if step <= largest) or steps[:1]


def _stepped(layout: Layout) -> str:
    """Return the size by which the layout's content is set: that of its first slot with steps."""
    return next((slot.size for slot in layout.slots if slot.size in _STEPPED), "body")


def usual_step(layout: Layout, sizes: Sizes) -> float:
    """Return the size of a layout that no slide uses."""
    usual = {"minimum": sizes.steps[:2][-1], "display": sizes.display[len(sizes.display) // 2]}
    return usual.get(_stepped(layout), sizes.body)


def find_layout(layout: Layout, brand: Brand, step: float | None = None) -> PlacedLayout:
    """Return a placed layout, the same one wherever it is asked for in a process that goes on."""
    shelf = open_shelf("placed layout", brand)
    return shelf.find((layout, step), lambda: place_layout(layout, brand, step))


def place_layout(layout: Layout, brand: Brand, step: float | None = None) -> PlacedLayout:
    """Place a layout's decoration and slots with the brand's sizes and logo.

    Its content has the size of a `step`, which all slides of the layout in a deck have.
    """
    step = usual_step(layout, brand.sizes) if step is None else step
    decoration: list[Shape | PictureItem] = [_shape(part) for part in layout.decoration]
    decoration += place_logo(layout, brand)
    placed = PlacedLayout(
        name=layout.name,
        title=layout.title,
        background=layout.background,
        decoration=tuple(decoration),
        banded=any(part.name == BAND for part in layout.decoration),
        slots={slot.name: _slot(slot, layout, brand, step) for slot in layout.slots},
        cover=layout.arrange == "cover",
    )
    if layout.source and brand.template:
        from deckbuilder.layout.slide_layouts.template_looks import draw_art, ground_colours

        placed = replace(
            placed,
            furnishing=tuple(map(_shape, layout.furnishing)),
            part=layout.source.part,
            colour_map=layout.source.colour_map,
            art=tuple(draw_art(layout.source, brand.template, brand)),
            grounds=ground_colours(layout.source, brand.colours),
        )
    return legible_layout(placed, brand.colours)


def _shape(part: Decoration) -> Shape:
    return Shape(
        name=part.name,
        rect=rect(*part.area),
        geometry=part.geometry,
        radius=part.radius,
        fill=part.fill,
    )


def _slot(slot: Slot, layout: Layout, brand: Brand, step: float) -> PlacedSlot:
    return PlacedSlot(
        name=slot.name,
        kind=slot.kind,
        index=_index(slot, layout) if slot.index is None else slot.index,
        rect=_area(slot, layout, brand),
        prompt=slot.prompt,
        levels=slot.levels
        or tuple(
            _level(slot, layout, depth, size)
            for depth, size in enumerate(_sizes(slot, layout, brand.sizes, step))
        ),
        inset=margins(slot.inset),
        anchor=slot.anchor,
        geometry=slot.geometry,
        radius=slot.radius,
        fill=slot.fill,
        stroke=Stroke(colour=slot.stroke, width=1.5) if slot.stroke else None,
        headed=bool(slot.below),
        growth=emu(slot.growth),
        margin=margins(slot.margin),
        own_inset=margins(slot.own_inset),
        type=slot.type,
        drawn=slot.drawn,
    )


def _area(slot: Slot, layout: Layout, brand: Brand) -> Rect:
    """Return the slot's rectangle; the footer ends before the logo, titles begin below it."""
    area = rect(*slot.area)
    if slot.name == "title" and layout.source is None:
        top = max(area.y, title_ceiling(layout, brand))
        return area._replace(y=Emu(top), height=Emu(area.bottom - top))
    logo = foot_logo(layout, brand)
    if slot.kind == "ftr" and logo is not None:
        return area._replace(width=Emu(min(area.width, logo.rect.x - emu(12) - area.x)))
    return area


def _sizes(slot: Slot, layout: Layout, sizes: Sizes, step: float) -> list[float]:
    """Return the size of each level: the next smaller step for each level of nesting."""
    steps = sizes.steps

    def first(name: str) -> float:
        if name not in _STEPPED:
            fixed: float = getattr(sizes, name)
            return fixed
        bounds = {_stepped(layout): step, "body": sizes.body, "minimum": steps[:2][-1]}
        return min(step, bounds.get(name, step))

    found = [first(slot.size)]
    if slot.below:
        found.append(first(slot.below))
    while len(found) < LEVELS:
        found.append(max((each for each in steps[1:] if each < found[-1]), default=found[-1]))
    return found


def _index(slot: Slot, layout: Layout) -> int:
    """Return the placeholder's `idx`: 1 for the first of the content, 13 on for the others."""
    if slot.name in OUTSIDE_BODY:
        return OUTSIDE_BODY[slot.name]
    content = [other.name for other in layout.slots if other.name not in OUTSIDE_BODY]
    at = content.index(slot.name)
    return 1 if at == 0 else 12 + at


def _level(slot: Slot, layout: Layout, depth: int, size: float) -> LevelStyle:
    plain = bool(depth and slot.below)
    style = TextStyle(
        font="heading" if slot.heading_font and not plain else "body",
        size=size,
        colour=(slot.below_colour or slot.colour) if plain else slot.colour,
        bold=slot.bold and not plain,
    )
    bullets = slot.bullets and (plain or not slot.below)
    number = slot.number if depth == 0 else 0
    nested = depth - 1 if plain else depth
    marked = bullets or bool(slot.number)
    indent = emu(size * INDENT * nested + size * INDENT) if marked else Emu(0)
    return LevelStyle(
        style=style,
        align=slot.align,
        indent=indent,
        hanging=emu(size * INDENT) if marked else Emu(0),
        bullet=BULLETS[nested] if marked and not number else "",
        number=number,
        bullet_colour=layout.accent,
        space_before=0.0 if depth == 0 and not slot.bullets else round(size * 0.36, 2),
        line_spacing=slot.spacing,
    )
