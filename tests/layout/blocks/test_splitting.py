"""Cutting a slide into parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.layout.blocks.splitting import cut
from deckbuilder.layout.text.drafts import ItemRest
from deckbuilder.model import (
    CodeBlock,
    Column,
    Columns,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Table,
    block_texts,
    walk_blocks,
)
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


def code(lines):
    return CodeBlock(text="\n".join(str(line) for line in range(lines)))


def test_code_is_cut_down_to_single_lines():
    assert [part[0].text for part in cut((code(2),), fitting(1))] == ["0", "1"]
    assert [part[0].text for part in cut((code(3),), fitting(2))] == ["0\n1", "2"]


def item(*held):
    return ItemList(ordered=True, items=(ListItem(blocks=held),))


def lines(blocks):
    """Return how many lines blocks take, each piece of them being one."""
    return sum(
        b.text.count("\n") + 1 if isinstance(b, CodeBlock) else 1
        for b in walk_blocks(blocks)
        if isinstance(b, Heading | Paragraph | CodeBlock)
    )


def fitting(room):
    return lambda held: lines(held) <= room


def test_code_that_no_part_holds_goes_on_below_what_is_before_it():
    parts = cut((para(), code(7), para()), fitting(4))
    assert [lines(part) for part in parts] == [4, 4, 1]
    assert [b.text for part in parts for b in part if isinstance(b, CodeBlock)] == [
        "0\n1\n2", "3\n4\n5\n6",
    ]  # fmt: skip


def test_code_that_a_part_of_its_own_holds_stays_whole():
    assert shape(cut((para(), para(), code(4)), fitting(5))) == [["Paragraph1"] * 2, ["CodeBlock1"]]


def test_code_goes_on_below_its_heading():
    head = Heading(level=2, children=text("Head"))
    assert [lines(part) for part in cut((head, code(5)), fitting(4))] == [4, 2]


def test_an_item_that_no_part_holds_is_cut_between_its_blocks_and_in_lists_below_it():
    whole = ItemList(
        ordered=True,
        items=(
            ListItem(blocks=(para("a"), items(*"bcde"), para("f"))),
            ListItem(blocks=(para("g"),)),
        ),
    )
    parts = cut((whole,), fitting(3))
    assert [list(block_texts(part)) for part in parts] == [[*"abc"], [*"def"], ["g"]]
    lists = [block for part in parts for block in part]
    assert [each.start for each in lists] == [1, 1, 2]
    assert [type(each.items[0]) for each in lists] == [ListItem, ItemRest, ListItem]
    inner = [each.items[0].blocks for each in lists[:2]]
    assert [inner[0][1].start, inner[1][0].start] == [1, 3]


def test_what_no_part_holds_a_piece_of_stays_whole():
    """So that it is reported once."""
    parts = cut((para(), code(5), item(para(), code(3))), lambda _: False)
    assert [lines(part) for part in parts] == [1, 5, 4]


def test_code_and_tables_in_an_item_are_cut_as_they_are_alone():
    parts = cut((item(para(), code(5)),), fitting(3))
    assert [lines(part) for part in parts] == [3, 3]
    rows = cut((item(para(), table(4)),), lambda held: _rows(held) <= 2)
    assert [_rows(part) for part in rows] == [2, 2]


def _rows(blocks):
    return sum(len(block.rows) for block in walk_blocks(blocks) if isinstance(block, Table))


nested = st.recursive(
    st.one_of(st.text("ab", min_size=1, max_size=3).map(para), st.integers(1, 6).map(code)),
    lambda inner: st.lists(
        st.lists(inner, max_size=3).map(lambda held: ListItem(blocks=tuple(held))),
        min_size=1,
        max_size=3,
    ).map(lambda each: ItemList(ordered=False, items=tuple(each))),
    max_leaves=12,
)


@given(st.lists(nested, max_size=4), st.integers(1, 5))
def test_nested_blocks_are_cut_so_that_each_part_holds_its_pieces_in_order(given_blocks, room):
    parts = cut(tuple(given_blocks), fitting(room))
    pieces = [piece for part in parts for each in block_texts(part) for piece in each.split("\n")]
    assert pieces == [
        piece for each in block_texts(tuple(given_blocks)) for piece in each.split("\n")
    ]
    assert all(lines(part) <= room for part in parts)


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


def side_by_side(*columns):
    return Columns(columns=tuple(Column(blocks=blocks) for blocks in columns))


def tallest(blocks):
    """Return how many items and paragraphs stand below each other in the fullest column."""
    (found,) = blocks
    return max(weight([b for b in c.blocks if not isinstance(b, Heading)]) for c in found.columns)


def test_columns_of_text_go_on_side_by_side():
    head = Heading(level=2, children=text("Head"))
    columns = side_by_side((head, items(*"abc")), (para("d"), items("e")))
    parts = cut((columns,), lambda held: tallest(held) <= 2)
    assert [[[*block_texts(column.blocks)] for column in part[0].columns] for part in parts] == [
        [["Head", "a", "b"], ["d", "e"]],
        [["c"], []],
    ]


def test_no_heading_stays_at_the_end_of_a_column():
    head = Heading(level=2, children=text("Head"))
    columns = side_by_side((para("a"), head, para("b")), (para("c"), para("d")))
    first, second = cut((columns,), lambda held: tallest(held) <= 1)
    assert [[*block_texts(column.blocks)] for column in first[0].columns] == [["a"], ["c"]]
    assert [[*block_texts(column.blocks)] for column in second[0].columns] == [["Head", "b"], ["d"]]


def test_columns_with_more_than_text_stay_whole():
    columns = side_by_side((table(4),), (items(*"abcd"),))
    assert cut((columns,), lambda held: tallest(held) <= 2) == [(columns,)]
