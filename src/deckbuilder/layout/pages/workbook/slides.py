"""The slides of a workbook: a small picture, text for participants, room to write.

Owns how a leaf stands on the pages. Refuses to choose what it says (`leaves`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, takewhile
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.layout.pages.common.pages_builder import PagesBuilder
from deckbuilder.layout.pages.common.section import Section
from deckbuilder.layout.pages.common.sheet import Sheet
from deckbuilder.layout.pages.workbook.leaves import Leaf
from deckbuilder.model import Activity, Block, ItemList, Reflect, replace_inner_blocks, walk_blocks
from deckbuilder.scene.page import Element
from deckbuilder.scene.structure import make_element

NOTICE = "#notice"
"""The name of the place where the notice on wellbeing stands."""

_GENTLE = "Look after yourself: see the notice at the start"

_WIDTHS = (0.66, 0.63, 0.6, 0.57, 0.54, 0.51, 0.48)
"""Widths of pictures with text below, as shares of the column; each page has one of them."""

_PLAIN = 0.86
"""The width of a picture without text below it."""

_GAP = 8.0
"""Space below a picture, in points."""

_LABEL_GAP = 4.0
"""Space below the line above a picture in large print, in points."""

_BETWEEN = 1.75
"""Space between slides, in lines."""

_ACTIVITY_LINES = 4
"""How many lines there are to write on below an activity that holds no questions."""

_EMPTY = 0.5
"""The share of a page that may stay empty so that a slide is not cut by the page's end."""

_EMPTIER, _LITTLE = 0.7, 0.3
"""The share that may where a cut would leave little of the slide to the next page, and how much
of a page is little."""


def lay_out_leaves(builder: PagesBuilder, leaves: Sequence[Leaf], *, noticed: bool) -> None:
    """Set leaves one after another, as many on each page as it holds.

    A leaf is cut by a page's end only where the page would stay too empty without it. `noticed`
    says that there is a notice on wellbeing, to which sensitive slides lead.
    """
    rest = [_measure_leaf(builder, leaf, noticed=noticed) for leaf in leaves]
    sheet, between = builder.sheet, _between(builder)
    if not sheet.pages:
        sheet.begin_page()
    while rest:
        room = sheet.room if sheet.fresh else sheet.room - between
        count, share = _fit_leaves(rest, room, between)
        if not count and not sheet.fresh and _needs_page(sheet, rest[0], room):
            sheet.begin_page()
            continue
        taken, rest = rest[: count or 1], rest[count or 1 :]
        for measured in taken:
            _set_leaf(builder, measured.leaf, share, noticed=noticed)


class _Measured(NamedTuple):
    """A leaf with its height in points where its picture is at its widest.

    `gain` is the height of a picture as wide as the column, 0 where the picture does not narrow.
    """

    leaf: Leaf
    height: float
    gain: float

    def at(self, share: float) -> float:
        """Return the height with a picture of this width."""
        return self.height - self.gain * (_WIDTHS[0] - share)


def _measure_leaf(builder: PagesBuilder, leaf: Leaf, *, noticed: bool) -> _Measured:
    sheet, presentation = builder.sheet, builder.presentation
    height = measure(sheet, lambda part: _fill(part, leaf, _WIDTHS[0], noticed=noticed))
    narrows = leaf.pictured and not leaf.plain and not sheet.measures.large
    gain = builder.width * presentation.height / presentation.width if narrows else 0.0
    return _Measured(leaf, height, gain)


def measure_leaves(builder: PagesBuilder, leaves: Sequence[Leaf]) -> float:
    """Return how high leaves are that stand below something else, in points."""
    between = _between(builder)
    return sum(_measure_leaf(builder, leaf, noticed=False).height + between for leaf in leaves)


def _fit_leaves(leaves: Sequence[_Measured], room: float, between: float) -> tuple[int, float]:
    """Return how many of the first leaves fit in the room, and the widest that they can be."""
    fits = (0, _WIDTHS[0])
    for share in _WIDTHS:
        heights = accumulate(leaf.at(share) + between for leaf in leaves)
        count = sum(1 for _ in takewhile(lambda height: height - between <= room + 0.01, heights))
        if count > fits[0]:
            fits = (count, share)
    return fits


def _needs_page(sheet: Sheet, leaf: _Measured, room: float) -> bool:
    """Tell whether a leaf that does not fit in the room is to begin a page, or to be cut."""
    whole = sheet.whole_room
    if leaf.leaf.plain or sheet.room < _EMPTY * whole:
        return True
    return sheet.room < _EMPTIER * whole and leaf.height - room < _LITTLE * whole


def _between(builder: PagesBuilder) -> float:
    return _BETWEEN * builder.sheet.measures.pitch


def _set_leaf(builder: PagesBuilder, leaf: Leaf, share: float, *, noticed: bool) -> None:
    """Set a leaf, its picture as wide as that share of the column, below what is there."""
    sheet, scene = builder.sheet, leaf.scene
    if leaf.pictured and not sheet.fresh:  # a title has its own space above it
        sheet.y += _between(builder)
    section = builder.section(scene.title, id=scene.id, shown=False, new_page=False, slide=scene.id)
    _fill(section, leaf, share, noticed=noticed)


def _fill(section: Section, leaf: Leaf, share: float, *, noticed: bool) -> None:
    large = section.sheet.measures.large
    if large and not leaf.pictured:
        section.title(leaf.title)
    section.label(list(filter(None, (f"Slide {leaf.scene.number}", leaf.scene.section))))
    if leaf.sensitive and noticed:
        _lead_to_notice(section)
    if leaf.pictured:
        # A page that the picture begins is no continuation.
        continuation, section.continuation = section.continuation, ""
        width = 1.0 if large else _PLAIN if leaf.plain else share
        section.picture(leaf.scene, width=width, before=_LABEL_GAP if large else 0.0)
        section.continuation = continuation
        section.space(_GAP)
        section.chart_data(leaf.scene)
    elif not large:
        section.title(leaf.title)
    for blocks in (leaf.before, leaf.tasks, leaf.after):
        if blocks and isinstance(blocks[0], ItemList):
            section.space(section.sheet.measures.size / 3)
        _write(section, blocks, cited=not leaf.pictured)
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


def _write(section: Section, blocks: Iterable[Block], *, cited: bool) -> None:
    """Set blocks, and lines to write on below what participants are to do.

    With `cited` what the blocks refer to is found among the sources, as no picture holds it.
    """
    sheet = section.sheet
    for passage in _passages(blocks):

        def fill(part: Section, passage: _Passage = passage) -> None:
            part.flow(cited=cited).set_blocks(passage.blocks)
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
    """Yield an activity with its lines; questions within it have lines of their own."""
    (shown,) = _without_minutes((block,))
    if not isinstance(shown, Activity):
        yield _Passage((shown,), _ACTIVITY_LINES)
        return
    questions = tuple(inner for inner in shown.blocks if isinstance(inner, Reflect))
    rest = tuple(inner for inner in shown.blocks if not isinstance(inner, Reflect))
    yield _Passage((replace(shown, blocks=rest),), 0 if questions else _ACTIVITY_LINES)
    if questions:
        yield _Passage(questions)


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
