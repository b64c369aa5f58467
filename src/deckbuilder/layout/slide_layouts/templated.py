"""The catalogue's layouts in a brand's template: its placeholders, and ours drawn where it is free.

Owns the step from what a template is found to be to the layouts that slides are laid out in. What
the template has a placeholder for, stands in that; all else keeps the proportions that it has in
the catalogue, within the free area of the template's layout. Refuses to choose among its layouts
(`brand.template.choose`) and to draw what it draws itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import cast

from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.brand.brand import BrandTemplate
from deckbuilder.brand.colours.text_colours import readable
from deckbuilder.brand.template.choose import UnknownName, choose_named
from deckbuilder.brand.template.nodes import Choice, Placeholder, TemplateLayout
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect, pt
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP, LEFT, RIGHT, slide_size
from deckbuilder.layout.slide_layouts.layout import Area, Layout, Slot, SlotKind
from deckbuilder.layout.slide_layouts.template_looks import level_styles, name_colour
from deckbuilder.scene.slide import Colour

NAMED = "template:"
"""What precedes the name of a layout of the template's own, where a slide asks for that."""

_WITHIN = {"picture-half": "picture", "picture-full": "picture"}
"""The layouts whose pictures would reach the slide's edges, over what a template draws there, and
those that have them within."""

_RUNNING = ("body", "column-", "subtitle")
"""How the names of slots for running text begin."""

_LEFT_OUT = ("section", "agenda")
"""What no template has room for: where a slide is in the session."""

_OBJECTS = ("tbl", "chart", "pic")
"""What fills its placeholder up to the edges."""

_FOOT = ("footer", "slide-number")

_KEPT = ("Quotation mark",)
"""The decoration that slides draw in a template, as it says what stands there."""

_MARGIN = 18.0
"""How far from the slide's upper edge a title stays."""

_BESIDE_DISC = 104.0
"""How much narrower an activity is beside its minutes: their disc and the space before it."""


def layouts_in_template(template: BrandTemplate, brand: Brand) -> Mapping[str, Layout]:
    """Return the catalogue's layouts as they stand in a brand's template."""
    return {
        name: replace(
            _adapt(LAYOUTS[_WITHIN.get(name, name)], template.choices[name], template, brand),
            name=name,
        )
        for name in LAYOUTS
    }


def named_layouts(wanted: Iterable[str], brand: Brand) -> Mapping[str, Layout]:
    """Return the template's own layouts that slides ask for, by what they write.

    A name that the template has not is left out.
    """
    found: dict[str, Layout] = {}
    for written in dict.fromkeys(wanted):
        if brand.template and written.startswith(NAMED):
            with suppress(UnknownName):
                found[written] = _adapt_named(written, brand.template, brand)
    return found


def names_in_template(brand: Brand) -> Iterator[str]:
    """Yield what slides may write for the template's own layouts."""
    layouts = brand.template.template.layouts if brand.template else ()
    return (f"{NAMED}{layout.name}" for layout in layouts)


def _adapt_named(written: str, template: BrandTemplate, brand: Brand) -> Layout:
    name = written.removeprefix(NAMED).strip(" \"'")
    choice = choose_named(template.template, name)
    base = "content"
    if "column-1" in choice.slots:
        base = "two-column"
    elif "picture" in choice.slots:
        base = "picture"
    return replace(_adapt(LAYOUTS[base], choice, template, brand), name=written)


def _adapt(layout: Layout, choice: Choice, template: BrandTemplate, brand: Brand) -> Layout:
    source = template.template.layouts[choice.layout]
    slide = Rect(Emu(0), Emu(0), *slide_size(brand))
    slots = tuple(_slots(layout, choice, source, brand, slide))
    ground = name_colour(source.ground, brand.colours)
    plain = readable(brand.colours, "tx1", frozenset((ground,)))
    text = _text_colour(slots) or cast("Colour", plain)
    return replace(
        layout,
        title=source.name,
        slots=slots,
        background=ground,
        text=text,
        heading="tx2",
        accent="accent1",
        link="hlink",
        decoration=(),
        furnishing=tuple(
            replace(part, area=_moved(part.area, choice.free))
            for part in layout.decoration
            if part.name in _KEPT and "body" not in choice.slots
        ),
        logo="none",
        body=_area(choice.free),
        otherwise="content" if layout.arrange == "cover" else "",
        ceiling=_ceiling(slots, source),
        source=source,
    )


def _ceiling(slots: Sequence[Slot], source: TemplateLayout) -> float:
    """Return how far up a title may reach: to what is above it, or the slide's margin."""
    title = next(slot for slot in slots if slot.name == "title")
    left, top, width, _ = title.area
    above = [
        pt(rect.bottom)
        for rect in (
            *(each.rect for each in source.obstacles),
            *(each.rect for each in source.placeholders if each.rect),
        )
        if rect.y < source.title.y and pt(rect.x) < left + width and pt(rect.right) > left
    ]
    return min(top, max((*above, _MARGIN)))


def _text_colour(slots: Iterable[Slot]) -> Colour | None:
    """Return the colour of the first placeholder for running text, if there is one."""
    content = (slot for slot in slots if slot.levels and slot.name.startswith(_RUNNING))
    return next((slot.levels[0].style.colour for slot in content), None)


def _slots(
    layout: Layout, choice: Choice, source: TemplateLayout, brand: Brand, slide: Rect
) -> Iterator[Slot]:
    """Yield the layout's slots, each in its placeholder or where slides draw it."""
    known = {slot.name for slot in layout.slots}
    for name in (each for each in choice.slots if each not in known):
        place = source.placeholders[choice.slots[name]]
        kind: SlotKind = "pic" if name.startswith("picture") else "body"
        extra = Slot(name=name, kind=kind, area=_area(source.free))
        yield _in_placeholder(extra, place, brand, slide)
    if "subtitle" in choice.slots and (rest := _below_titles(choice, source)):
        yield Slot(name="credits", kind="body", area=_area(rest), size="minimum", drawn=True)
    for slot in layout.slots:
        if slot.name in choice.slots:
            place = source.placeholders[choice.slots[slot.name]]
            yield _in_placeholder(slot, place, brand, slide, title=source.title)
        elif slot.name == "title":
            yield replace(_plain(slot), area=_area(source.title), drawn=True, anchor="middle")
        elif slot.name not in (*_LEFT_OUT, *_FOOT):
            yield _drawn(slot, choice.free, beside_disc=layout.arrange == "activity")


def _below_titles(choice: Choice, source: TemplateLayout) -> Rect | None:
    """Return what is free below a cover's title and what stands there, or None."""
    names = (name for name in ("title", "subtitle") if name in choice.slots)
    places = (source.placeholders[choice.slots[name]] for name in names)
    bottoms = (place.rect.bottom + place.growth for place in places if place.rect)
    top = max((choice.free.y, *bottoms))
    if top >= choice.free.bottom:
        return None
    return choice.free._replace(y=Emu(top), height=Emu(choice.free.bottom - top))


def _plain(slot: Slot) -> Slot:
    """Return a slot without the colour that it has on a strong background of the catalogue's."""
    return slot if slot.fill or slot.colour != "bg1" else replace(slot, colour="tx1")


def _in_placeholder(
    slot: Slot, place: Placeholder, brand: Brand, slide: Rect, *, title: Rect | None = None
) -> Slot:
    """Return a slot that is a placeholder of the template's: its place, and how its text looks."""
    assert place.rect is not None  # noqa: S101 - only placed ones are chosen
    inset = place.inset if slot.kind not in _OBJECTS else (Emu(0),) * 4
    whole = place.rect.inset(*inset).common(slide)
    inner = whole.common(place.clear or place.rect)
    if slot.name != "title" and title and inner.overlaps(title) and inner.y < title.bottom:
        inner = inner._replace(y=title.bottom, height=Emu(max(0, inner.bottom - title.bottom)))
    if inner.height < whole.height / 2:  # the template has nothing better
        inner = whole
    growth = place.growth
    if slot.name == "title" and title:
        growth = Emu(max(0, title.bottom - place.rect.bottom))
    if inner.bottom < place.rect.bottom - inset[3]:
        growth = Emu(0)
    return replace(
        slot,
        type=place.kind,
        index=place.index,
        area=_area(inner),
        margin=_sides_between(inner, place.rect),
        own_inset=tuple(pt(side) for side in inset),
        growth=growth / EMU_PER_PT,
        anchor=place.anchor,
        inset=(0.0, 0.0, 0.0, 0.0),
        geometry="rect",
        radius=0.0,
        fill=None,
        stroke=None,
        number=0,
        below="",
        levels=level_styles(place.levels, brand),
    )


def _sides_between(inner: Rect, outer: Rect) -> tuple[float, float, float, float]:
    """Return how far a rectangle reaches beyond another on each side, in points."""
    return (
        pt(inner.x - outer.x), pt(inner.y - outer.y),
        pt(outer.right - inner.right), pt(outer.bottom - inner.bottom),
    )  # fmt: skip


def _drawn(slot: Slot, free: Rect, *, beside_disc: bool) -> Slot:
    """Return a slot that slides draw, where it stands in the free area.

    Sources stand at its foot, what a cover says below its title fills it, and the minutes of an
    activity are in its upper corner.
    """
    left, top, width, height = _area(free)
    place = replace(_plain(slot), drawn=True)
    match slot.name:
        case "sources":
            high = slot.area[3]
            return replace(place, area=(left, top + height - high, width, high))
        case "subtitle":
            return replace(place, area=_area(free))
        case "minutes":
            side = slot.area[2]
            return replace(
                place, area=(left + width - side, top, side, side), fill="accent2", colour="bg1",
                below_colour="bg1",
            )  # fmt: skip
    ratio = height / (BODY_BOTTOM - BODY_TOP)
    area = _moved(slot.area, free)
    if beside_disc and slot.name == "body":
        area = (area[0], area[1], area[2] - _BESIDE_DISC, area[3])
    return replace(place, area=area, growth=slot.growth * ratio)


def _moved(area: Area, free: Rect) -> Area:
    """Return an area of the catalogue's body as it stands in a free one, in proportion."""
    left, top, width, height = area
    across = pt(free.width) / (RIGHT - LEFT)
    down = pt(free.height) / (BODY_BOTTOM - BODY_TOP)
    return (
        pt(free.x) + (left - LEFT) * across,
        pt(free.y) + (top - BODY_TOP) * down,
        width * across,
        height * down,
    )


def _area(rect: Rect) -> Area:
    return (pt(rect.x), pt(rect.y), pt(rect.width), pt(rect.height))
