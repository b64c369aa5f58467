"""What stands side by side, so that no word is cut: more room at the smallest size.

Owns how boxes are compared, and how columns of boxes share a width. Larger text is set smaller
instead, which `fitting` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from deckbuilder.geometry import Emu, Rect
from deckbuilder.layout.blocks.column_widths import share_width
from deckbuilder.layout.blocks.stacking import Box
from deckbuilder.layout.text.broken_words import CUT, PARTED, WHOLE, least_broken, worst_break
from deckbuilder.layout.text.drafts import Look

BoxInWidth = Callable[[Emu], Box]


def least_broken_box(
    boxes: Iterable[Box],
    width: Emu,
    look: Look,
    *,
    bearable: int = WHOLE,
    at_any_size: bool = False,
) -> Box:
    """Return the first box; at the smallest size the first without a break, or the least bad one.

    A break no worse than a `bearable` one counts as none.
    """
    if look.size > look.min_size and not at_any_size:
        return next(iter(boxes))
    return least_broken(boxes, lambda box: max(0, _worst(box, width) - bearable))


def whole_word_widths(
    columns: Sequence[BoxInWidth], widths: Sequence[Emu], look: Look
) -> list[Emu]:
    """Return widths of columns; at the smallest size other ones where these would cut a word."""
    if look.size > look.min_size:
        return list(widths)
    worst = max(_worst(make(width), width) for make, width in zip(columns, widths, strict=True))
    total = Emu(sum(widths))
    for unbearable in (PARTED, CUT):  # addresses give way to words
        if worst >= unbearable:
            minimums = list(map(partial(_narrowest, total=total, unbearable=unbearable), columns))
            if sum(minimums) <= total or unbearable == CUT:
                return list(share_width(minimums, widths, total))
    return list(widths)


def _narrowest(make: BoxInWidth, total: Emu, unbearable: int) -> float:
    """Return the least width without an unbearable break, within a hundredth.

    Where there is none it is little: the word is cut in any case.
    """
    if _worst(make(total), total) >= unbearable:
        return total / 4
    low, high = 0, int(total)
    while high - low > total // 100:
        middle = Emu((low + high) // 2)
        broken = _worst(make(middle), middle) >= unbearable
        low, high = (middle, high) if broken else (low, middle)
    return float(high)


def _worst(box: Box, width: Emu) -> int:
    return worst_break(box.build(Rect(Emu(0), Emu(0), width, box.height)))
