"""Cutting a slide into parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.model import Heading, ItemList, Table, block_texts
from tests.shared.small_slides import items, para, table, text


def weight(blocks):
    return sum(
        len(b.items) if isinstance(b, ItemList) else len(b.rows) if isinstance(b, Table) else 1
        for b in blocks
    )


def shape(parts):
    return [[type(b).__name__ + str(weight([b])) for b in part] for part in parts]


def test_what_fits_is_left_whole():
    blocks = (para(), items("a", "b"))
    assert cut(blocks, lambda _: True) == [blocks]


def test_items_and_rows_move_on_their_own():
    parts = cut((items(*"abcde"), table(4)), lambda held: weight(held) <= 3)
    assert shape(parts) == [["ItemList3"], ["ItemList2", "TablePart1"], ["TablePart3"]]


def test_numbering_goes_on():
    first, second = cut((items(*"abcd", ordered=True),), lambda held: weight(held) <= 2)
    assert [first[0].start, second[0].start] == [1, 3]


def test_a_heading_moves_with_what_it_heads():
    head = Heading(level=2, children=text("Head"))
    parts = cut((para(), head, para()), lambda held: len(held) <= 2)
    assert shape(parts) == [["Paragraph1"], ["Heading1", "Paragraph1"]]


def test_what_never_fits_stands_alone():
    parts = cut((para("a"), para("b")), lambda _: False)
    assert [list(block_texts(part)) for part in parts] == [["a"], ["b"]]


blocks = st.lists(
    st.one_of(
        st.text("ab", min_size=1, max_size=3).map(para),
        st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=6).map(
            lambda t: items(*t)
        ),
        st.integers(1, 5).map(table),
    ),
    max_size=6,
)


@given(blocks, st.integers(1, 8))
def test_every_unit_is_kept_in_order(given_blocks, room):
    parts = cut(tuple(given_blocks), lambda held: weight(held) <= room)
    heads = {"Sample", "Count"}
    kept = [t for part in parts for t in block_texts(part) if t not in heads]
    assert kept == [t for t in block_texts(tuple(given_blocks)) if t not in heads]
    assert all(weight(part) <= room for part in parts)
