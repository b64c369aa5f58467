"""The slides of a workbook: what each says, text for participants, room to write.

Owns how a leaf stands on the pages. Refuses to choose what it says (`leaves`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.layout.pages.common.pages_builder import PagesBuilder
from deckbuilder.layout.pages.common.section import Section
from deckbuilder.layout.pages.common.sheet import Sheet
from deckbuilder.layout.pages.workbook.leaves import Leaf
from deckbuilder.layout.pages.workbook.sources import SOURCES
from deckbuilder.model import (
    Activity,
    Block,
    ItemList,
    Reflect,
    inline_text,
    replace_inner_blocks,
    walk_blocks,
)
from deckbuilder.scene.page import Element
from deckbuilder.scene.structure import make_element

NOTICE = "#notice"
"""The name of the place where the notice on wellbeing stands."""

_GENTLE = "Look after yourself: see the notice at the start"

_BETWEEN = 1.75
"""Space between slides, in lines."""

_ACTIVITY_LINES = 4
"""How many lines there are to write on below an activity that holds no questions."""

_EMPTY = 0.5
"""The share of a page that may stay empty so that a slide is not cut by the page's end."""

_EMPTIER, _LITTLE = 0.7, 0.3
"""The share that may where a cut would leave little of the slide to the next page, and how much
of a page is little."""


def lay_out_leaves(
    builder: PagesBuilder,
    leaves: Sequence[Leaf],
    *,
    noticed: bool = False,
    after: Section | None = None,
    fill: bool = False,
) -> None:
    """Set leaves one after another, as many on each page as it holds, and lines on what is left.

    A leaf is cut by a page's end only where the page would stay too empty without it. `noticed`
    says that there is a notice on wellbeing, to which the first sensitive slide leads. They stand
    `after` a section, if there is one. With `fill` the last page has lines for notes as well.
    """
    sheet = builder.sheet
    if not sheet.pages:
        sheet.begin_page()
    gentle = next((leaf for leaf in leaves if leaf.sensitive), None) if noticed else None
    section = after
    for leaf in leaves:
        height = _measure_leaf(builder, leaf, noticed=leaf is gentle)
        if not sheet.fresh and _needs_page(sheet, height):
            if section:
                section.leave_room()
            sheet.begin_page()
        section = _set_leaf(builder, leaf, noticed=leaf is gentle)
    if section and fill:
        section.leave_room()


def _measure_leaf(builder: PagesBuilder, leaf: Leaf, *, noticed: bool) -> float:
    """Return how high a leaf is below something else, in points."""
    height = measure(builder.sheet, lambda part: _fill(part, leaf, noticed=noticed))
    return height + _BETWEEN * builder.sheet.measures.pitch


def measure_leaves(builder: PagesBuilder, leaves: Sequence[Leaf]) -> float:
    """Return how high leaves are that stand below something else, in points."""
    return sum(_measure_leaf(builder, leaf, noticed=False) for leaf in leaves)


def _needs_page(sheet: Sheet, height: float) -> bool:
    """Tell whether a leaf so high is to begin a page: it does not fit, and is not to be cut."""
    room, whole = sheet.room, sheet.whole_room
    if height <= room + 0.01:
        return False
    return room < _EMPTY * whole or (room < _EMPTIER * whole and height - room < _LITTLE * whole)


def _set_leaf(builder: PagesBuilder, leaf: Leaf, *, noticed: bool) -> Section:
    """Set a leaf below what is there; a title has its own space above it."""
    scene = leaf.scene
    section = builder.section(
        inline_text(leaf.title), id=scene.id, shown=False, new_page=False, slide=scene.id
    )
    builder.sheet.places.setdefault(scene.slide_id, builder.sheet.here())
    _fill(section, leaf, noticed=noticed)
    return section


def _fill(section: Section, leaf: Leaf, *, noticed: bool) -> None:
    section.slide = SOURCES
    section.label(list(filter(None, (f"Slide {leaf.scene.number}", leaf.scene.section))))
    if noticed:
        _lead_to_notice(section)
    section.title(leaf.title)
    for blocks in leaf.parts:
        if blocks and isinstance(blocks[0], ItemList):
            section.space(section.sheet.measures.size / 3)
        _write(section, blocks)
    section.sheet.flush()


def _lead_to_notice(section: Section) -> None:
    """Point to the notice on wellbeing: in the margin column, or above what follows."""
    element = make_element("P", section.element)
    section.sheet.add_line(_GENTLE, element, 0.0, link=f"#{NOTICE}", colour="hlink")


# --- text, activities and questions --------------------------------------------------------


class _Passage(NamedTuple):
    """Blocks, and how many lines to write on follow them."""

    blocks: tuple[Block, ...]
    lines: int = 0


def _write(section: Section, blocks: Iterable[Block]) -> None:
    """Set blocks, and lines to write on below what participants are to do."""
    sheet = section.sheet
    for passage in _passages(blocks):

        def fill(part: Section, passage: _Passage = passage) -> None:
            part.flow(cited=True).set_blocks(passage.blocks)
            if passage.lines:
                part.ruled_lines(passage.lines)

        room = sheet.room - sheet.measures.size
        if passage.lines and not sheet.fresh and measure(sheet, fill) > room:
            section.begin_page()
        fill(section)


def _passages(blocks: Iterable[Block]) -> Iterator[_Passage]:
    """Yield blocks in runs without an activity, and each block with one on its own."""
    for has_activity, run in groupby(blocks, key=_holds_activity):
        if has_activity:
            for block in run:
                yield from _activity_passages(block)
        else:
            yield _Passage(tuple(run))


def _holds_activity(block: Block) -> bool:
    return any(isinstance(inner, Activity) for inner in walk_blocks((block,)))


def _activity_passages(block: Block) -> Iterator[_Passage]:
    """Yield an activity with its lines; questions in it have their own, and what follows them."""
    (shown,) = _without_minutes((block,))
    if not isinstance(shown, Activity):
        yield _Passage((shown,), _ACTIVITY_LINES)
        return
    asked = (at for at, inner in enumerate(shown.blocks) if isinstance(inner, Reflect))
    first = next(asked, len(shown.blocks))
    task, rest = shown.blocks[:first], shown.blocks[first:]
    yield _Passage((replace(shown, blocks=task),), 0 if rest else _ACTIVITY_LINES)
    if rest:
        yield _Passage(rest)


def _without_minutes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks whose activities do not say how many minutes they take."""
    changed = (replace_inner_blocks(block, _without_minutes) for block in blocks)
    return tuple(
        replace(block, minutes=None) if isinstance(block, Activity) else block for block in changed
    )


# --- measuring -----------------------------------------------------------------------------


def measure(sheet: Sheet, fill: Callable[[Section], None]) -> float:
    """Return how high something is on a page of its own, in points: infinite if it takes more.

    It is set on pages that are thrown away, so that what stands on pages is what was measured.
    """
    trial = replace(sheet, pages=[], places={}, pending=[], margin_end=(0, 0.0), box_end=-1.0)
    trial.begin_page()
    fill(Section(trial, Element("Sect", [])))
    trial.flush()
    return trial.y - trial.start if len(trial.pages) == 1 else float("inf")
