"""The walk over blocks yields each word that the fields of a block hold, once and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from msgspec import Struct

from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Cell,
    Chart,
    CodeBlock,
    Column,
    Columns,
    Figure,
    Heading,
    Image,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Reflect,
    Series,
    Statistic,
    Steps,
    Table,
    Text,
    inline_text,
    replace_inner_blocks,
    walk_blocks,
    walk_words,
)

IMAGE = Image(path=Path("sample.png"), format="png", width=1, height=1)


def text(word: str) -> tuple[Text, ...]:
    return (Text(text=word),)


def para(word: str) -> tuple[Block, ...]:
    return (Paragraph(children=text(word)),)


BLOCKS: tuple[Block, ...] = (
    Heading(level=2, children=text("w1")),
    Paragraph(children=text("w1")),
    CodeBlock(text="w1"),
    ItemList(ordered=False, items=(ListItem(blocks=para("w1")), ListItem(blocks=para("w2")))),
    Table(
        alt="w1",
        caption=text("w2"),
        header=(Cell(children=text("w3")),),
        rows=((Cell(children=text("w4")),),),
        alignments=("left",),
    ),
    Figure(image=IMAGE, alt="w1", caption=text("w2")),
    Chart(
        kind="bar",
        alt="w1",
        title="w2",
        x_title="w3",
        y_title="w4",
        categories=("w5",),
        series=(Series(name="w6", values=(1.0,)),),
    ),
    Quote(blocks=para("w1"), attribution=text("w2")),
    Callout(title=text("w1"), blocks=para("w2")),
    Activity(title=text("w1"), blocks=para("w2")),
    Reflect(blocks=para("w1")),
    Statistic(value=text("w1"), label=text("w2"), blocks=para("w3"), source=text("w4")),
    Steps(blocks=para("w1")),
    Columns(columns=(Column(blocks=para("w1")), Column(blocks=para("w2")))),
)


def words_in(node: object) -> Iterator[str]:
    """Yield the numbered words that the fields of a node hold, whatever it is."""
    if isinstance(node, str):
        yield from re.findall(r"w\d", node)
    elif isinstance(node, tuple):
        for each in node:
            yield from words_in(each)
    elif isinstance(node, Struct):
        for name in node.__struct_fields__:
            yield from words_in(getattr(node, name))


def test_there_is_a_sample_of_each_kind_of_block() -> None:
    assert {type(block) for block in BLOCKS} == set(get_args(Block))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_the_walk_yields_each_word_once_in_reading_order(block: Block) -> None:
    walked = [inline_text(words.children) for words in walk_words((block,))]
    assert walked == sorted(words_in(block))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_what_a_block_holds_can_be_changed_and_nothing_else_is(block: Block) -> None:
    held = [inner for inner in walk_blocks((block,)) if inner is not block]
    emptied = replace_inner_blocks(block, lambda _: ())
    assert len(list(walk_blocks((emptied,)))) == 1
    assert sorted(words_in(block)) == sorted([*words_in(emptied), *words_in(tuple(held))])
    assert replace_inner_blocks(block, lambda blocks: blocks) == block
