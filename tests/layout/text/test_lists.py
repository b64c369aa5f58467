"""Lists: where markers and text stand, and paragraphs that are read from right to left."""

from __future__ import annotations

import pytest

from deckbuilder.geometry import emu
from deckbuilder.layout.text.drafts import Look, draft_as_text
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.model import Block, ItemList, ListItem, Subscript, Superscript
from deckbuilder.scene.slide import TextParagraph
from tests.shared.small_slides import default_brand, items, para, text

FACES = Faces(default_brand())
LOOK = Look(size=20.0, min_size=18.0)
WIDTH = emu(600)


def laid(*blocks: Block) -> tuple[TextParagraph, ...]:
    return lay_text(draft_as_text(blocks, LOOK), WIDTH, FACES, LOOK).paragraphs


def marker_end(paragraph: TextParagraph) -> int:
    assert paragraph.marker is not None
    return paragraph.marker.x + paragraph.marker.width


@pytest.mark.parametrize("last", [9, 10, 99, 100, 1000])
def test_the_items_of_a_list_begin_at_one_edge_clear_of_the_longest_number(last: int) -> None:
    found = laid(
        ItemList(
            ordered=True, start=last - 1, items=tuple(ListItem(blocks=(para("x"),)) for _ in "ab")
        )
    )
    assert len({paragraph.indent for paragraph in found}) == 1
    assert marker_end(found[-1]) + emu(2) < found[-1].indent


def test_a_nested_marker_stands_under_the_text_of_the_item_above() -> None:
    inner = items("inner", ordered=True)
    outer = ItemList(
        ordered=True, start=100, items=(ListItem(blocks=(para("outer"), inner, para("more"))),)
    )
    above, below, more = laid(outer)
    assert below.marker is not None
    assert below.marker.x == above.indent
    assert more.indent == above.indent
    assert (above.level, below.level) == (0, 1)


def test_five_levels_have_levels_and_sizes_of_their_own() -> None:
    nested: Block = items("5")
    for number in "4321":
        nested = ItemList(ordered=False, items=(ListItem(blocks=(para(number), nested)),))
    found = laid(nested)
    assert [paragraph.level for paragraph in found] == [0, 1, 2, 3, 4]
    assert [paragraph.size for paragraph in found] == [20.0, 18.0, 18.0, 18.0, 18.0]
    assert [p.marker.text for p in found if p.marker] == ["•", "–", "•", "–", "•"]


def test_the_box_of_a_task_is_clear_of_its_text() -> None:
    [task] = laid(ItemList(ordered=False, items=(ListItem(blocks=(para("x"),), checked=True),)))
    assert task.marker is not None
    assert task.marker.text == "☑"
    assert marker_end(task) + emu(2) < task.indent


def test_text_in_a_script_read_from_the_right_begins_there() -> None:
    hebrew, english = laid(items("שלום English"), items("English שלום"))
    assert (hebrew.right_to_left, hebrew.align) == (True, "right")
    assert (english.right_to_left, english.align) == (False, "left")
    run = hebrew.lines[0].runs[-1]
    assert abs(run.x + run.width - (WIDTH - hebrew.indent)) <= 2
    assert hebrew.marker is not None
    assert run.x + run.width < hebrew.marker.x < WIDTH


def test_raised_text_is_smaller_and_off_the_line_and_nesting_shrinks_it_once() -> None:
    raised = (Superscript(children=(*text("a"), Subscript(children=text("b")))),)
    paragraph = para("x")
    [found] = laid(type(paragraph)(children=(*text("x"), *raised)))
    plain, above, below = (run.style for run in found.lines[0].runs)
    assert plain.baseline_shift == 0.0
    assert above.baseline_shift > 0.0 > below.baseline_shift
    assert above.size == below.size == pytest.approx(plain.size * 2 / 3)


def test_a_line_with_lowered_text_is_higher() -> None:
    lowered = type(para())(children=(Subscript(children=text("2")),))
    assert (
        lay_text(draft_as_text((lowered,), LOOK), WIDTH, FACES, LOOK).height
        > lay_text(draft_as_text((para("2"),), LOOK), WIDTH, FACES, LOOK).height
    )
