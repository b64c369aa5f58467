"""Boxes below each other: how high they are together, and how they share the room there is.

Owns the box itself: it is measured before it is built, so that sizes can be tried cheaply.
Refuses to know what is in a box.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.scene.slide import Item, TextFrame

GAP = 16.0
"""Space between boxes that stand below each other, in points."""


class Box(Struct, frozen=True):
    """A box measured: its height in EMU, and what it becomes in a rectangle.

    A box that can `stretch` takes room that is left over, up to `max_height` if it has one.
    The text of a `plain` one may stand in the body placeholder of the layout. A panel says what it
    is `at_height`, so that panels beside each other are alike.
    """

    height: Emu
    build: Callable[[Rect], tuple[Item, ...]]
    stretch: bool = False
    plain: bool = False
    max_height: Emu | None = None
    at_height: Callable[[Emu], Box] | None = None


def level_panels(columns: Sequence[list[Box]]) -> list[list[Box]]:
    """Return columns of boxes; where each is one panel, all panels are as high as the highest."""
    highest = max((stacked_height(column) for column in columns), default=Emu(0))
    panels = [column[0].at_height for column in columns if len(column) == 1]
    if len(panels) < len(columns):
        return [*columns]
    return [[make(highest)] for make in panels if make] if all(panels) else [*columns]


def stacked_height(boxes: Sequence[Box], gap: float = GAP) -> Emu:
    """Return the height of boxes below each other, with the gaps between them, in EMU."""
    return Emu(sum(box.height for box in boxes) + max(0, len(boxes) - 1) * emu(gap))


def stack(boxes: Sequence[Box], area: Rect, placeholder: str = "", gap: float = GAP) -> list[Item]:
    """Build boxes below each other; the first plain text takes the placeholder.

    A single box gets the area whole. Boxes that can stretch share the room left over; where
    none can any more, some of it goes between the boxes.
    """
    spare = max(0, area.height - stacked_height(boxes, gap))
    growth = _shared(boxes, spare)
    between = emu(gap)
    if largest_stack(boxes, gap) is not None and len(boxes) > 1:
        left = (spare - sum(growth)) // (len(boxes) - 1)
        between = Emu(between + min(emu(_MAX_LOOSENING), left))
    items: list[Item] = []
    y = area.y
    for box, more in zip(boxes, growth, strict=True):
        height = area.height if len(boxes) == 1 else box.height + more
        built = box.build(Rect(area.x, Emu(y), area.width, Emu(height)))
        if box.plain and placeholder and isinstance(built[0], TextFrame):
            built = (replace(built[0], placeholder=placeholder), *built[1:])
            placeholder = ""
        items += built
        y = Emu(y + height + between)
    return items


def _shared(boxes: Sequence[Box], spare: int) -> list[int]:
    """Share spare height among the boxes that can stretch: equally, up to its maximum each."""
    room = [_stretch(box, spare) for box in boxes]
    growth = [0] * len(boxes)
    growing = sorted((at for at, free in enumerate(room) if free), key=lambda at: room[at])
    for done, at in enumerate(growing):
        growth[at] = min(room[at], spare // (len(growing) - done))
        spare -= growth[at]
    return growth


def _stretch(box: Box, spare: int) -> int:
    """Return by how much a box can grow into spare height."""
    if not box.stretch:
        return 0
    return spare if box.max_height is None else max(0, box.max_height - box.height)


def largest_stack(boxes: Sequence[Box], gap: float = GAP) -> Emu | None:
    """Return the maximum height of boxes below each other; None where there is none."""
    if any(box.stretch and box.max_height is None for box in boxes):
        return None
    growth = sum(
        box.max_height - box.height for box in boxes if box.stretch and box.max_height is not None
    )
    return Emu(stacked_height(boxes, gap) + growth)


_MAX_LOOSENING = 10.0
"""How much wider a gap may become where a slide has room to spare, in points."""


def stacked(boxes: Sequence[Box], placeholder: str = "") -> Box:
    """Make one box of boxes that stand below each other."""

    def build(rect: Rect) -> tuple[Item, ...]:
        return tuple(stack(boxes, rect, placeholder))

    stretch = any(box.stretch for box in boxes)
    return Box(stacked_height(boxes), build, stretch, max_height=largest_stack(boxes))
