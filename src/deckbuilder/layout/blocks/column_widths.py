"""Widths of what stands side by side: columns of tables and of text.

Owns how columns share a width, so that none cuts a word while another has room to spare. Refuses to
know what is in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckbuilder.geometry import Emu


class TableFit(Struct, frozen=True):
    """How a table fits its place: its columns, the margin beside text, and its size in points.

    It is `whole` where no word, date or number is broken.
    """

    columns: tuple[Emu, ...]
    beside: Emu
    size: float
    whole: bool

    @property
    def width(self) -> Emu:
        """The width of all columns."""
        return Emu(sum(self.columns))


def share_width(minimums: Sequence[float], wanted: Sequence[float], width: Emu) -> tuple[Emu, ...]:
    """Share a width among columns: as wide as `wanted` if it holds them, and what is left equally.

    Each is at least as wide as its minimum; where there is no room for these, the widest give way.
    What stands so deep that margins have taken all the width has none.
    """
    width = Emu(max(0, width))
    if sum(minimums) > width:
        shares = level_widths([0.0] * len(minimums), minimums, width)
    elif sum(wanted) <= width and all(
        low <= want for low, want in zip(minimums, wanted, strict=True)
    ):
        spare = (width - sum(wanted)) / len(wanted)
        shares = [part + spare for part in wanted]
    else:
        more = [max(0.0, want - part) for want, part in zip(wanted, minimums, strict=True)]
        spare, total = width - sum(minimums), sum(more) or 1.0
        shares = [part + spare * want / total for part, want in zip(minimums, more, strict=True)]
    columns = [int(share) for share in shares]
    columns[-1] += width - sum(columns)
    return tuple(map(Emu, columns))


def without_hopeless(needs: Sequence[float], width: Emu) -> list[float]:
    """Return the widths that columns need, but little for one that has no room in any table.

    That is one which does not fit beside the first column alone.
    """
    first, *rest = needs
    first = first if first <= width * _WIDEST_FIRST else width / 4
    return [first, *(need if first + need <= width else width / 4 for need in rest)]


_WIDEST_FIRST = 0.6
"""The share of the width that the first column has at most, for the sake of its words."""


def level_widths(lows: Sequence[float], highs: Sequence[float], width: Emu) -> list[float]:
    """Return widths between `lows` and `highs` with this sum, the widest of them alike.

    The lows, if they have no room, are made narrower themselves.
    """
    width = Emu(max(0, width))
    if sum(lows) > width:
        return level_widths([0.0] * len(lows), lows, width)
    low, high = 0.0, float(width)
    for _ in range(40):
        level = (low + high) / 2
        total = sum(max(one, min(other, level)) for one, other in zip(lows, highs, strict=True))
        low, high = (level, high) if total < width else (low, level)
    return [max(one, min(other, low)) for one, other in zip(lows, highs, strict=True)]
