"""Lays a deck out: chooses layouts, fits each slide, continues what is too long.

Owns the order of the work on a deck: titles and sources, then the size of each layout, at which all
of its slides fit, then their bodies. Refuses the look of blocks (`boxes`, `containers`) and of
layouts (`catalogue`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import inf
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import astuple, replace

from deckbuilder import codes
from deckbuilder.brand import Brand
from deckbuilder.cache.warm import as_value, find_reported, open_shelf
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu, Rect, emu, pt, rect, union
from deckbuilder.layout.blocks.containers import CONTAINERS
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.blocks.panels import anchored
from deckbuilder.layout.slide_layouts.grid import TITLE_GAP, slide_size
from deckbuilder.layout.slide_layouts.layout import Layout, SlotKind
from deckbuilder.layout.slide_layouts.misused import report_unused_bleed
from deckbuilder.layout.slide_layouts.placeholders import find_layout, steps_of, usual_step
from deckbuilder.layout.slides.arrange.bleed import report_cut_picture
from deckbuilder.layout.slides.arrange.room import SlideBody, Slots, content_slots
from deckbuilder.layout.slides.finishing import finish
from deckbuilder.layout.slides.fitting import Fitted, fit_body, refit_body
from deckbuilder.layout.slides.footnotes import Foot
from deckbuilder.layout.slides.guessed_widths import report_guessed_widths
from deckbuilder.layout.slides.own_layout import layout_of, offered_layouts
from deckbuilder.layout.slides.picture_resolution import report_blurred_pictures
from deckbuilder.layout.slides.titles import continued, lay_title
from deckbuilder.layout.text.code import report_wrapped_code
from deckbuilder.layout.text.font_metrics import LINE_HEIGHT, Faces
from deckbuilder.layout.text.narrow_places import report_narrow_slides
from deckbuilder.model import Block, Deck, Slide, block_texts, inline_text
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import (
    ChartItem,
    Group,
    Item,
    ListEntry,
    PictureItem,
    Scene,
    TableItem,
    TextFrame,
)
from deckbuilder.scene.walk import walk_items

_Made = TypeVar("_Made")


class _Shared(Struct, frozen=True):
    """What every slide of a deck is laid out with, and what was made with the same before."""

    deck: Deck
    context: BoxContext
    layouts: Mapping[str, Layout]
    placed: dict[str, PlacedLayout]
    steps: dict[str, float]
    """The size of each layout: the largest at which all of its slides fit so far."""
    frame: tuple[object, ...]
    """All that decides on a slide, but for itself and the size of its layout."""

    def layout(self, name: str) -> PlacedLayout:
        if name not in self.placed:
            self.placed[name] = find_layout(self.layouts[name], self.context.brand)
        return self.placed[name]

    def final_layout(self, name: str) -> PlacedLayout:
        """Return a layout with the size that its slides have, for slides to come."""
        layout, brand = self.layouts[name], self.context.brand
        usual = usual_step(layout, brand.sizes)
        step = self.steps.get(name, usual)
        return self.placed[name] if step == usual else find_layout(layout, brand, step)

    def find(
        self, kind: str, parts: tuple[object, ...], make: Callable[[], _Made], own: Diagnostics
    ) -> _Made:
        """Return what is made of parts of a slide, which is `own` to report to."""
        shelf = open_shelf(kind, *self.frame)
        return find_reported(shelf, parts, make, own, self.context.diagnostics)

    def begin(self, slide: Slide, layout: Layout) -> _Begun:
        """Set a slide's title and foot in a layout, or in the one that it has otherwise."""
        own = self.context.diagnostics.branch()
        context = replace(self.context, diagnostics=own)
        return self.find(
            "begun slide",
            (slide, layout),
            lambda: _begin_slide(slide, layout, self, context),
            own,
        )

    def fit(self, begun: _Begun) -> tuple[_Begun, Fitted]:
        """Fit a slide at no larger a size than those before it of its layout; it may be smaller.

        What does not fit in its layout begins anew in the one that it has otherwise.
        """
        slide, layout = begun.slide, begun.layout
        largest = self.steps.get(layout.name, inf)
        steps = steps_of(layout, self.context.brand.sizes)[::-1]
        steps = tuple(step for step in steps if step <= largest)
        own = begun.body.context.diagnostics
        fitted = self.find(
            "fitted slide", (begun, steps), lambda: fit_body(slide, begun.body, steps), own
        )
        if layout.otherwise and not fitted.fits:
            return self.fit(self.begin(slide, self.layouts[layout.otherwise]))
        if slide.blocks:
            self.steps[layout.name] = fitted.size
        return begun, fitted

    def lay_out(self, begun: _Begun, fitted: Fitted, number: int) -> Sequence[Scene]:
        """Lay out a fitted slide at the size of its layout; its first scene has a number."""
        size = self.steps.get(begun.layout.name, fitted.size)
        return self.find(
            "scenes",
            (begun, fitted, size, number),
            lambda: _lay_out_slide(begun, fitted, size, number, self),
            begun.body.context.diagnostics,
        )


class _Begun(Struct, frozen=True):
    """A slide with its title and what stands at its foot, and the body between them."""

    slide: Slide
    layout: Layout
    foot: Foot
    title: TextFrame
    body: SlideBody


def lay_out(deck: Deck, brand: Brand, diagnostics: Diagnostics) -> Presentation:
    """Lay every slide of a deck out under a brand; what does not fit is reported."""
    settings = value_of_settings(deck)
    faces = open_shelf("faces").find((brand,), lambda: Faces(brand))
    context = BoxContext(brand, faces, diagnostics, CONTAINERS)
    layouts = offered_layouts(deck, brand)
    frame = (brand, settings, diagnostics.redirections)
    shared = _Shared(deck, context, layouts, {}, {}, frame)
    begun = [
        shared.begin(slide, layout_of(slide, at, layouts, brand, diagnostics))
        for at, slide in enumerate(deck.slides)
    ]
    scenes: list[Scene] = []
    for each, fitted in _fit_all(begun, shared):
        scenes += shared.lay_out(each, fitted, len(scenes) + 1)
    report_wrapped_code(scenes, diagnostics)
    report_narrow_slides(deck, scenes, diagnostics)
    report_blurred_pictures(scenes, diagnostics)
    used = {scene.layout for scene in scenes}
    rooms = {name: _content_room(shared.layouts[name], shared.layout(name).slots) for name in used}
    report_guessed_widths(scenes, rooms, brand, diagnostics)
    order = [name for name in shared.layouts if name in used]
    hidden = any(slide.hidden for slide in deck.slides)  # those who watch would count fewer
    total = len(scenes) if brand.slides.total and not hidden else 0
    width, height = slide_size(brand)
    return Presentation(
        deck=deck,
        brand=brand,
        width=width,
        height=height,
        layouts={name: shared.final_layout(name) for name in order},
        scenes=finish(scenes, deck, context, shared.placed, total, frame),
        total=total,
    )


def value_of_settings(deck: Deck) -> bytes:
    """Return what of a deck decides on each slide and page: no slides, and nothing of their text.

    No layout asks for facts, files and words.
    """
    return as_value(replace(deck, slides=(), facts={}, files=(), inserted=(), words=()))


def _begin_slide(slide: Slide, layout: Layout, shared: _Shared, context: BoxContext) -> _Begun:
    placed = shared.layout(layout.name)
    foot = Foot(slide, placed, layout, context)
    title = lay_title(slide, layout, placed, context)
    body = _above_sources(layout, placed, title, foot, context, slide.lang or shared.deck.lang)
    over = _title_excess(title, foot.of(()), body)
    if over > 0 and layout.otherwise:
        return _begin_slide(slide, shared.layouts[layout.otherwise], shared, context)
    if over > 0:
        _report_title(slide, over, context.diagnostics, footed=bool(foot.of(())))
    return _Begun(slide, layout, foot, title, body)


def _fit_all(begun: Sequence[_Begun], shared: _Shared) -> list[tuple[_Begun, Fitted]]:
    """Fit each slide, the longest first: it decides on the size, and few are measured twice."""
    lengths = [sum(map(len, block_texts(each.slide.blocks))) for each in begun]
    order = sorted(range(len(begun)), key=lambda at: -lengths[at])
    fitted = {at: shared.fit(begun[at]) for at in order}
    return [fitted[at] for at in range(len(begun))]


def _lay_out_slide(
    begun: _Begun, fitted: Fitted, size: float, number: int, shared: _Shared
) -> list[Scene]:
    slide, layout, foot, title, body = astuple(begun)
    context = body.context
    placed = shared.layout(layout.name)
    report_unused_bleed(slide, layout, context.diagnostics)
    parts = refit_body(slide, body, fitted, size)
    if len(parts) > 1:  # where it continues, the title is longer by what says so
        longest = lay_title(slide, layout, placed, context, part=len(parts) - 1)
        lower = _above_sources(layout, placed, longest, foot, context, body.lang)
        if lower.area != body.area:
            parts = refit_body(slide, lower, fitted, size)
    scenes = []
    for at, part in enumerate(parts):
        head = title if at == 0 else lay_title(slide, layout, placed, context, part=at)
        content = _with_sources(part.items, foot.of(part.blocks, first=at == 0))
        items = _in_placeholders([head, *content], placed)
        scenes.append(_scene(slide, layout, tuple(items), foot.numbers, number + at, at))
    if layout.arrange == "bleed":
        report_cut_picture(slide.blocks, scenes[0].items, context.diagnostics)
    if len(parts) > 1:
        context.diagnostics.report(
            codes.SLIDE_CONTINUED,
            slide.span or shared.deck.name,
            f"the slide is too full and continues on {len(parts) - 1} more",
            hint="shorten it, or split it where you would pause",
        )
    return scenes


def _with_sources(items: Sequence[Item], sources: tuple[TextFrame, ...]) -> list[Item]:
    """Return items in reading order: sources last, but before what stands to their right."""
    if not sources:
        return [*items]
    foot = sources[0].rect
    before: list[Item] = []
    after: list[Item] = []
    for item in items:
        parts = (part.rect for part in walk_items((item,)))
        beside = any(each.x >= foot.right and each.bottom > foot.y for each in parts)
        (after if beside else before).append(item)
    return [*before, *sources, *after]


def _in_placeholders(items: Sequence[Item], placed: PlacedLayout) -> Iterator[Item]:
    """Let steps, and the first table, chart and picture take the placeholders for them.

    Steps take theirs in turn, whatever the first one's number. One that does stands beside its
    arrow: in a group there are no placeholders.
    """
    taken = {getattr(item, "placeholder", "") for item in items}
    objects = {slot.kind: name for name, slot in placed.slots.items() if name not in taken}
    steps = [name for name in placed.slots if name.startswith("step-")]
    following: int | None = None
    for item in items:
        match item:
            case Group(
                items=(TextFrame() as arrow, TextFrame(entry=ListEntry(number=number)) as text)
            ) if steps and following in (None, number):
                following = number + 1
                yield from (arrow, replace(text, placeholder=steps.pop(0)))
            case TextFrame(placeholder=name) if name and (slot := placed.slots[name]).type:
                yield anchored(item, slot.rect, slot.anchor)
            case _:
                kind = _SLOT_KINDS.get(type(item))
                name = objects.pop(kind, "") if kind else ""
                yield replace(item, placeholder=name) if name else item


_SLOT_KINDS: Mapping[type[Item], SlotKind] = {
    TableItem: "tbl",
    ChartItem: "chart",
    PictureItem: "pic",
}


def _scene(
    slide: Slide,
    layout: Layout,
    items: tuple[Item, ...],
    sources: tuple[int, ...],
    number: int,
    part: int,
) -> Scene:
    title = inline_text(slide.title).replace("\n", " ")
    return Scene(
        id=slide.id if part == 0 else f"{slide.id}--{part + 1}",
        slide_id=slide.id,
        number=number,
        layout=layout.name,
        title=title + continued(part),
        items=items,
        notes=slide.notes if part == 0 else (),
        handout=slide.handout if part == 0 else (),
        footnotes=slide.footnotes,
        sources=sources,
        section=slide.section,
        lang=slide.lang,
        minutes=slide.minutes if part == 0 else None,
        outcomes=slide.outcomes if part == 0 else (),
        hidden=slide.hidden,
        continued=part > 0,
        span=slide.span,
    )


# --- title and foot -------------------------------------------------------------


def _title_excess(title: TextFrame, foot: tuple[TextFrame, ...], body: SlideBody) -> int:
    """Return by how much a title reaches into what stands below it even at its smallest size."""
    slot = body.slots["title"]
    own = slot.anchor == "bottom"  # one that grows upwards has no other room
    bottom = slot.rect.bottom if own else _content_room(body.layout, body.slots).bottom
    if foot:
        bottom = min(bottom, foot[0].rect.y)
    return title.rect.bottom - bottom


def _report_title(slide: Slide, over: int, diagnostics: Diagnostics, *, footed: bool) -> None:
    diagnostics.report(
        codes.TEXT_OVERFLOWS,
        slide.place_of(),
        f"the title{' and the footnotes' if footed else ''} of slide {slide.id!r}"
        f" {'do' if footed else 'does'} not fit: {pt(over):.0f} pt too high",
        hint="say it in fewer words, and the rest in the text below",
    )


def _above_sources(
    layout: Layout,
    placed: PlacedLayout,
    title: TextFrame,
    foot: Foot,
    context: BoxContext,
    lang: str,
) -> SlideBody:
    """Return the body of a slide below its title and above the sources that blocks cite."""
    below_title = _below_title(layout, placed, title)

    def room(blocks: Sequence[Block]) -> Rect:
        return _above(foot.of(blocks), below_title)

    room_of = room if foot.numbers else None
    return SlideBody(layout, placed.slots, room(()), context, lang=lang, room=room_of)


def _below_title(layout: Layout, placed: PlacedLayout, title: TextFrame) -> Rect:
    """Return the room for content between the title and the slide's foot, in EMU."""
    area = _content_room(layout, placed.slots)
    (text,) = title.paragraphs
    if title.anchor == "bottom" or (len(text.lines) == 1 and not layout.source):
        return area  # which grows upwards, or has its room
    height = text.size * LINE_HEIGHT * text.line_spacing * len(text.lines)
    gap = TITLE_GAP if len(text.lines) > 1 else 0.0
    top = max(area.y, Emu(title.rect.y + title.top + emu(height + gap)))
    return area._replace(y=top, height=Emu(max(0, area.bottom - top)))


def _above(foot: tuple[TextFrame, ...], area: Rect) -> Rect:
    """Return what remains of the room for content above the sources."""
    if not foot:
        return area
    bottom = min(area.bottom, Emu(foot[0].rect.y - emu(12)))
    return area._replace(height=Emu(max(0, bottom - area.y)))


def _content_room(layout: Layout, slots: Slots) -> Rect:
    """Return the room that a layout has for content: that of all slots, or else its body.

    A picture up to the edges has a room of its own beside that for text.
    """
    beside = layout.arrange == "bleed" and "body" in slots
    rooms = [slot.room for slot in content_slots(slots) if slot.name == "body" or not beside]
    return union(rooms) if rooms else rect(*layout.body)
