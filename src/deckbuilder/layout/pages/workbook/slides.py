"""The slides of a workbook: a small picture, what is said to participants, room to write.

Owns how a leaf stands on the pages. Refuses to choose what it says (`workbook_leaf`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import NamedTuple

from msgspec.structs import replace

from deckbuilder.layout.pages.common.booklet import Booklet
from deckbuilder.layout.pages.common.page_grid import MARGIN
from deckbuilder.layout.pages.common.section import Paper, Section
from deckbuilder.layout.pages.common.sheet import Sheet, Waiting
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

_ROOM = 4
"""How many lines an activity has to write on that says nothing of its own of them."""

_EMPTY = 0.5
"""The share of a page that may stay empty so that a slide is not cut by the page's end."""

_EMPTIER, _LITTLE = 0.7, 0.3
"""The share that may where a cut would leave little of the slide to the next page, and how much
of a page is little."""


def lay_out_leaves(booklet: Booklet, leaves: Sequence[Leaf], *, noticed: bool) -> None:
    """Set leaves one after another, as many on each page as it holds.

    A leaf is cut by a page's end only where the page would stay too empty without it. `noticed`
    says that there is a notice on wellbeing, to which sensitive slides lead.
    """
    measured = [_measure(booklet, leaf, noticed=noticed) for leaf in leaves]
    sheet = booklet.sheet
    if not sheet.pages:
        sheet.turn()
    while measured:
        room = sheet.room if sheet.fresh else sheet.room - _between(booklet)
        count, share = _most(measured, room, _between(booklet))
        if not count and not sheet.fresh and _is_to_turn(sheet, measured[0], room):
            sheet.turn()
            continue
        taken, measured = measured[: count or 1], measured[count or 1 :]
        for held in taken:
            _set_leaf(booklet, held.leaf, share, noticed=noticed)


class _Measured(NamedTuple):
    """A leaf with its height in points as it is at its widest.

    So much of the height is gained for each share of the column by which its picture narrows.
    """

    leaf: Leaf
    height: float
    gain: float

    def at(self, share: float) -> float:
        """Return the height with a picture of this width."""
        return self.height - self.gain * (_WIDTHS[0] - share)


def _measure(booklet: Booklet, leaf: Leaf, *, noticed: bool) -> _Measured:
    sheet, presentation = booklet.sheet, booklet.presentation
    height = measure(booklet, lambda part: _fill(part, leaf, _WIDTHS[0], noticed=noticed))
    narrows = leaf.pictured and not leaf.plain and not sheet.measures.large
    gain = booklet.width * presentation.height / presentation.width if narrows else 0.0
    return _Measured(leaf, height, gain)


def measure_leaves(booklet: Booklet, leaves: Sequence[Leaf]) -> float:
    """Return how high leaves are that stand below something else, in points."""
    return sum(_measure(booklet, leaf, noticed=False).height + _between(booklet) for leaf in leaves)


def _most(measured: Sequence[_Measured], room: float, between: float) -> tuple[int, float]:
    """Return how many of the first leaves fit in the room, and the widest that they can be."""
    found = (0, _WIDTHS[0])
    for share in _WIDTHS:
        height, count = -between, 0
        for held in measured:
            height += between + held.at(share)
            if height > room + 0.01:
                break
            count += 1
        if count > found[0]:
            found = (count, share)
    return found


def _is_to_turn(sheet: Sheet, held: _Measured, room: float) -> bool:
    """Tell whether a leaf that does not fit in the room is to begin a page, or to be cut."""
    if held.leaf.plain or sheet.room < _EMPTY * sheet.whole_room:
        return True
    whole = sheet.whole_room
    return sheet.room < _EMPTIER * whole and held.height - room < _LITTLE * whole


def _between(booklet: Booklet) -> float:
    return _BETWEEN * booklet.sheet.measures.pitch


def _set_leaf(booklet: Booklet, leaf: Leaf, share: float, *, noticed: bool) -> None:
    """Set a leaf, its picture as wide as that share of the column, below what is there."""
    sheet, scene = booklet.sheet, leaf.scene
    if leaf.pictured and not sheet.fresh:  # a title has its own space above it
        sheet.y += _between(booklet)
    section = booklet.section(scene.title, id=scene.id, shown=False, turn=False, slide=scene.id)
    _fill(section, leaf, share, noticed=noticed)


def _fill(section: Section, leaf: Leaf, share: float, *, noticed: bool) -> None:
    large = section.sheet.measures.large
    if large and not leaf.pictured:
        section.title(leaf.title)
    section.beside(list(filter(None, (f"Slide {leaf.scene.number}", leaf.scene.section))))
    if leaf.sensitive and noticed:
        _lead_to_notice(section)
    if leaf.pictured:
        again, section.again = section.again, ""  # a page that it begins is no continuation
        width = 1.0 if large else _PLAIN if leaf.plain else share
        section.picture(leaf.scene, width=width, before=_LABEL_GAP if large else 0.0)
        section.again = again
        section.space(_GAP)
        section.chart_data(leaf.scene)
    elif not large:
        section.title(leaf.title)
    for blocks in (leaf.before, leaf.tasks, leaf.after):
        if blocks and isinstance(blocks[0], ItemList):
            section.space(section.sheet.measures.size / 3)
        _write(section, blocks, cited=not leaf.pictured)
    section.sheet.clear()


def _lead_to_notice(section: Section) -> None:
    """Point to the notice on wellbeing: in the left column, or above what follows."""
    sheet = section.sheet
    aside = sheet.measures.aside > 0 and sheet.left > MARGIN
    width = sheet.measures.aside - 14 if aside else sheet.width
    laid = sheet.lay(_GENTLE, width, link=f"#{NOTICE}", colour="hlink")
    sheet.waiting.append(Waiting(laid, make_element("P", section.element), 0.0, aside=aside))


# --- text, activities and questions --------------------------------------------------------


class _Piece(NamedTuple):
    """Blocks, and how many lines to write on follow them."""

    blocks: tuple[Block, ...]
    lines: int = 0


def _write(section: Section, blocks: Iterable[Block], *, cited: bool) -> None:
    """Set blocks, and lines to write on below what participants are to do.

    With `cited` what the blocks refer to is found among the sources, as no picture holds it.
    """
    for piece in _pieces(blocks):

        def fill(part: Section, piece: _Piece = piece) -> None:
            part.flow(cited=cited).pour(piece.blocks)
            if piece.lines:
                part.lines(piece.lines)

        sheet = section.sheet
        room = sheet.room - sheet.measures.size
        if piece.lines and not sheet.fresh and measure(section.booklet, fill) > room:
            section.turn()
        fill(section)


def _pieces(blocks: Iterable[Block]) -> Iterator[_Piece]:
    run: list[Block] = []
    for block in blocks:
        if not _holds_activity(block):
            run.append(block)
            continue
        if run:
            yield _Piece(tuple(run))
            run = []
        yield from _activity_pieces(block)
    if run:
        yield _Piece(tuple(run))


def _holds_activity(block: Block) -> bool:
    return any(isinstance(held, Activity) for held in walk_blocks((block,)))


def _activity_pieces(block: Block) -> Iterator[_Piece]:
    """Yield an activity with its lines; questions within it have lines of their own."""
    (shown,) = _untimed((block,))
    if not isinstance(shown, Activity):
        yield _Piece((shown,), _ROOM)
        return
    asked = tuple(held for held in shown.blocks if isinstance(held, Reflect))
    rest = tuple(held for held in shown.blocks if not isinstance(held, Reflect))
    yield _Piece((replace(shown, blocks=rest),), 0 if asked else _ROOM)
    if asked:
        yield _Piece(asked)


def _untimed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks whose activities do not say how many minutes they take."""
    changed = (replace_inner_blocks(block, _untimed) for block in blocks)
    return tuple(
        replace(block, minutes=None) if isinstance(block, Activity) else block for block in changed
    )


# --- measuring -----------------------------------------------------------------------------


def measure(booklet: Paper, fill: Callable[[Section], None]) -> float:
    """Return how high something is on a page of its own, in points: infinite if it takes more.

    It is set on a sheet that is thrown away, so what stands on pages is what was measured.
    """
    trial = copy(booklet)
    sheet = trial.sheet = replace(
        booklet.sheet, pages=[], places={}, waiting=[], beside=(0, 0.0), box_end=-1.0
    )
    sheet.turn()
    section = Section(trial, Element("Sect", []), "", "")
    fill(section)
    sheet.clear()
    return sheet.y - sheet.start if len(sheet.pages) == 1 else float("inf")
