"""Slides laid out: sizes, continuation, layouts and what stands where."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu
from deckbuilder.layout import lay_out
from deckbuilder.layout.charts import nice_scale
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import HEIGHT, WIDTH
from deckbuilder.model import (
    Chart,
    CodeBlock,
    Deck,
    Footnote,
    Heading,
    Quote,
    Series,
    block_texts,
)
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.slide import TableItem
from tests.shared.containers import make_div
from tests.shared.examples import examples
from tests.shared.small_slides import (
    WORDS,
    default_brand,
    frames,
    items,
    para,
    paragraphs,
    rects,
    scenes_of,
    slide,
    table,
    text,
    written,
)

SLIDE = Rect(emu(0), emu(0), emu(WIDTH), emu(HEIGHT))


def div(kind, /, *blocks, **attributes):
    return make_div(kind=kind, attributes=attributes, blocks=blocks)


def columns(*contents, headed=False):
    head = (Heading(level=2, children=text("Head")),) if headed else ()
    return div("columns", *(div("column", *head, para(content)) for content in contents))


CHART = Chart(
    kind="column", categories=("Sample A", "Sample B"), title="Sample counts", alt="Two columns",
    series=(Series(name="Sample", values=(1.0, 2.0)),),
)  # fmt: skip

BODIES = {
    "content": (para(), items(WORDS, WORDS)),
    "two-column": (columns(WORDS, WORDS),),
    "comparison": (columns(WORDS, WORDS, headed=True),),
    "table": (table(4),),
    "chart": (CHART,),
    "statistic": (div("stat", value="75%", label="of a sample"), para()),
    "quote": (Quote(blocks=(para(),), attribution=text("A sample person")),),
    "statement": (para(),),
    "learning-points": (items(WORDS, WORDS, WORDS, WORDS),),
    "reflective-questions": (div("reflect", items(WORDS, WORDS, WORDS), lines="3"),),
    "activity": (div("activity", para(), minutes="10", title="Talk"),),
    "references": (items(WORDS, WORDS),),
    "contacts": (items("Website: example.org", "Email: sample@example.org"),),
    "section": (para("What it is about"),),
    "title": (para("For a sample audience"),),
    "picture": (para(),),
    "blank": (para(),),
}


def test_every_layout_has_a_sample_here():
    assert set(BODIES) == set(LAYOUTS)


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(
    "title", ["One", "A title that is so long that it has to be set on two lines of the slide"]
)
def test_a_layout_keeps_all_text_on_the_slide_and_at_or_above_the_minimum(name, title):
    made = slide(*BODIES[name], layout=name, title=text(title))
    presentation, diagnostics = scenes_of(made)
    (scene,) = presentation.scenes
    advised = ["layout-unused"] if name == "picture" else []
    assert [found.code.name for found in diagnostics] == advised
    assert scene.layout == name
    assert [written(p) for p in paragraphs(scene) if p.role == "title"] == [title]
    shown = [written(p) for p in paragraphs(scene) if p.role != "title"]
    expected = [t for t in block_texts(made.blocks) if name != "chart"]
    assert sorted(shown) == sorted(expected)
    assert all(SLIDE.contains(rect) for rect in rects(scene.items))
    assert min((p.size for p in paragraphs(scene)), default=18) >= 18


def shapes_that_meet(scene):
    """Yield pairs of frames that lie over each other, furniture and titles included."""
    held = list(frames(scene.items))
    for index, one in enumerate(held):
        for other in held[index + 1 :]:
            if (
                one.rect.x < other.rect.right - 2
                and other.rect.x < one.rect.right - 2
                and one.rect.y < other.rect.bottom - 2
                and other.rect.y < one.rect.bottom - 2
            ):
                yield one.name, other.name


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name not in ("title", "section")])
def test_no_frame_lies_over_another(name):
    note = Footnote(label="a", number=1, blocks=(para("A sample source"),))
    presentation, _ = scenes_of(slide(*BODIES[name], layout=name, footnotes=(note,)))
    for scene in presentation.scenes:
        assert list(shapes_that_meet(scene)) == []


def test_a_short_text_keeps_its_full_size_and_a_long_one_is_shrunk_in_steps():
    def size_of(count):
        presentation, _ = scenes_of(slide(items(*[WORDS] * count)))
        assert len(presentation.scenes) == 1
        return {p.size for p in paragraphs(presentation.scenes[0]) if p.role == "item"}

    assert [size_of(count) for count in (4, 8, 12)] == [{24.0}, {22.0}, {20.0}]


def test_cards_and_columns_share_one_size():
    for blocks, layout in (
        ((items("Short", WORDS * 2, "Short", WORDS),), "learning-points"),
        ((columns("Short", WORDS * 3),), "two-column"),
    ):
        presentation, _ = scenes_of(slide(*blocks, layout=layout))
        (scene,) = presentation.scenes
        assert len({p.size for p in paragraphs(scene) if p.role != "title"}) == 1


def test_what_does_not_fit_continues_with_every_item_once():
    points = [f"Point {index}: {WORDS}" for index in range(20)]
    presentation, diagnostics = scenes_of(slide(items(*points, ordered=True), notes=(para(),)))
    assert [found.code.name for found in diagnostics] == ["slide-continued"]
    assert len(presentation.scenes) > 1
    titles = [scene.title for scene in presentation.scenes]
    assert titles[:2] == ["One", "One (continued)"]
    assert len(set(titles)) == len(titles)
    shown = [p for scene in presentation.scenes for p in paragraphs(scene) if p.role == "item"]
    assert [written(p) for p in shown] == points
    assert [p.marker.text for p in shown] == [f"{n}." for n in range(1, 21)]
    assert [bool(scene.notes) for scene in presentation.scenes] == [
        True, *[False] * (len(titles) - 1)
    ]  # fmt: skip
    assert len({p.size for p in shown}) == 1


def test_a_long_table_continues_with_its_header():
    presentation, _ = scenes_of(slide(table(30)))
    tables = [i for scene in presentation.scenes for i in scene.items if isinstance(i, TableItem)]
    assert len(tables) > 1
    assert {written(held.rows[0][0].paragraphs[0]) for held in tables} == {"Sample"}
    rows = [written(row[0].paragraphs[0]) for held in tables for row in held.rows[1:]]
    assert rows == [f"Row {index}" for index in range(30)]


def test_a_heading_is_not_left_at_the_end_of_a_part():
    blocks = [
        block
        for _ in range(8)
        for block in (Heading(level=2, children=text("Head")), para(WORDS * 3))
    ]
    presentation, _ = scenes_of(slide(*blocks))
    assert len(presentation.scenes) > 1
    for scene in presentation.scenes:
        assert [p.role for p in paragraphs(scene)][-1] == "paragraph"


def test_overflow_is_an_error_where_the_slide_says_so():
    presentation, diagnostics = scenes_of(slide(items(*[WORDS] * 20), overflow="error"))
    assert len(presentation.scenes) == 1
    (found,) = diagnostics
    assert found.code.id == "DB104"
    assert "'one'" in found.message


def test_a_single_block_that_cannot_be_cut_is_an_error():
    _, diagnostics = scenes_of(slide(para(WORDS * 30)))
    assert "text-overflows" in [found.code.name for found in diagnostics]


def test_an_unknown_layout_is_named_with_the_nearest_one():
    presentation, diagnostics = scenes_of(slide(items(WORDS), layout="learning-point"))
    (found,) = diagnostics
    assert found.code.name == "unknown-layout"
    assert "learning-points" in found.hint
    assert presentation.scenes[0].layout == "content"


@pytest.mark.parametrize(
    ("blocks", "layout"),
    [
        ((), "section"),
        ((para(),), "statement"),
        ((para(WORDS * 3),), "content"),
        ((para(), para()), "content"),
        ((div("callout", para(), kind="warning"),), "statement"),
        ((div("callout", para(), items("One")),), "content"),
        ((div("callout", para(), kind="key"), para()), "content"),
        ((table(2),), "table"),
        ((CHART, para()), "chart"),
        ((columns(WORDS, WORDS),), "two-column"),
        ((columns(WORDS, WORDS, headed=True),), "comparison"),
        ((Quote(blocks=(para(),)),), "quote"),
        ((div("stat", value="1"), para()), "statistic"),
        ((div("reflect", items("Why?")),), "statement"),
        ((div("reflect", items("Why?", "When?")),), "reflective-questions"),
        ((div("activity", para()),), "activity"),
    ],
)
def test_a_layout_is_chosen_from_the_content(blocks, layout):
    presentation, _ = scenes_of(slide(para(), id="first"), slide(*blocks, id="second"))
    assert presentation.scenes[1].layout == layout


def test_an_opening_slide_of_paragraphs_is_a_title_slide():
    presentation, _ = scenes_of(slide(para("For a sample audience")))
    assert presentation.scenes[0].layout == "title"


def test_only_the_layouts_in_use_are_given_to_writers():
    presentation, _ = scenes_of(slide(para(), layout="content"), slide(table(2), id="two"))
    assert list(presentation.layouts) == ["content", "table"]
    assert all(isinstance(layout, PlacedLayout) for layout in presentation.layouts.values())


def test_steps_run_from_left_to_right():
    made = slide(div("steps", items("Listen", "Ask", "Act", ordered=True)))
    presentation, _ = scenes_of(made)
    groups = [item for item in presentation.scenes[0].items if item.name.startswith("Step")]
    assert [group.name for group in groups] == [f"Step {n} group" for n in (1, 2, 3)]
    assert all(one.rect.right < two.rect.x for one, two in pairwise(groups))


def test_code_keeps_its_lines():
    presentation, _ = scenes_of(slide(CodeBlock(text="a = 1\n\nb = 2")))
    (code,) = [p for p in paragraphs(presentation.scenes[0]) if p.role == "code"]
    assert ["".join(r.text for r in line.runs) for line in code.lines] == ["a = 1", "", "b = 2"]


@settings(max_examples=examples(60))
@given(st.lists(st.sampled_from([block for body in BODIES.values() for block in body]), max_size=6))
def test_any_mixture_of_blocks_shows_every_word_once(blocks):
    presentation, diagnostics = scenes_of(slide(*blocks, layout="content"))
    shown = [
        written(p) for scene in presentation.scenes for p in paragraphs(scene) if p.role != "title"
    ]
    held = [block for block in blocks if not isinstance(block, Chart)]
    expected = list(block_texts(tuple(held)))
    heads = {"Sample", "Count"}
    assert sorted(t for t in shown if t not in heads) == sorted(
        t for t in expected if t not in heads
    )
    if not diagnostics.has_errors:
        assert all(
            SLIDE.contains(r, 2) for scene in presentation.scenes for r in rects(scene.items)
        )


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 30, [0, 10, 20, 30]),
        (0, 3, [0, 1, 2, 3]),
        (0.0, 0.6, [0, 0.2, 0.4, 0.6]),
        (-4, 9, [-5, 0, 5, 10]),
        (0, 0, [0, 1]),
        (0, 1200, [0, 250, 500, 750, 1000, 1250]),
    ],
)
def test_a_scale_has_round_steps_and_whole_ones_for_whole_numbers(low, high, ticks):
    assert [round(tick, 9) for tick in nice_scale(low, high).ticks()] == ticks


def test_a_footer_that_is_too_long_ends_in_an_ellipsis_on_its_line():
    diagnostics = Diagnostics()
    deck = Deck(name="sample", root=Path(), title=WORDS * 4, slides=(slide(items(WORDS)),))
    presentation = lay_out(deck, default_brand(), diagnostics)
    (footer,) = [f for f in frames(presentation.scenes[0].items) if f.placeholder == "footer"]
    (paragraph,) = footer.paragraphs
    assert len(paragraph.lines) == 1
    assert written(paragraph).endswith(" …")
    assert (WORDS * 4).startswith(written(paragraph)[:-2])


def test_a_cards_number_stands_left_of_it_and_is_read_before_it():
    presentation, _ = scenes_of(slide(items(WORDS, WORDS), layout="learning-points"))
    held = [frame for frame in frames(presentation.scenes[0].items) if frame.name[-1] in "12"]
    assert [frame.name for frame in held] == ["Number 1", "Card 1", "Number 2", "Card 2"]
    for tab, card in zip(held[::2], held[1::2], strict=True):
        assert tab.rect.right == card.rect.x
        assert (tab.rect.y, tab.rect.height) == (card.rect.y, card.rect.height)
