"""How columns share a width: none cuts what it holds while another has room to spare."""

import pytest

from deckbuilder.geometry import Emu
from deckbuilder.layout.blocks.column_widths import share_width


@pytest.mark.parametrize(
    ("least", "wanted", "shares"),
    [
        ((10, 20), (100, 50), (125, 75)),
        ((100, 20), (200, 100), (144, 56)),
        ((50, 300), (50, 300), (50, 150)),
        ((20, 300, 400), (20, 300, 400), (20, 90, 90)),
        ((300, 300), (300, 300), (100, 100)),
        ((120, 10), (100, 100), (120, 80)),
    ],
    ids=["room", "in proportion", "one gives way", "two give way", "all", "more than wanted"],
)
def test_the_widest_give_way_and_no_other(
    least: tuple[int, ...], wanted: tuple[int, ...], shares: tuple[int, ...]
) -> None:
    shared = share_width(least, wanted, Emu(200))
    assert sum(shared) == 200
    assert shared == pytest.approx(shares, abs=2)
