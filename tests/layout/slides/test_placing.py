"""Slides laid out: sizes, continuation, layouts and what stands where."""

from __future__ import annotations

from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import EMU_PER_PT, Rect, emu, pt, union
from deckbuilder.layout import lay_out
from deckbuilder.layout.charts import nice_scale
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, BODY_TOP, HEIGHT, WIDTH
from deckbuilder.layout.slide_layouts.layout import OUTSIDE_BODY
from deckbuilder.layout.text.font_metrics import LINE_HEIGHT
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
from deckbuilder.scene.extent import visible_rect
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.slide import ChartItem, Group, TableItem
from tests.shared.containers import make_div
from tests.shared.examples import examples
from tests.shared.filling import content_of
from tests.shared.small_slides import (
    WORDS,
    default_brand,
    figure,
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
    "steps": (div("steps", items("Ask", "Listen", ordered=True)),),
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
    "picture-half": (figure(900, 1000), para()),
    "picture-full": (figure(2000, 1000),),
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


def test_a_short_text_has_the_largest_size_and_a_long_one_a_smaller_step():
    def size_of(count):
        presentation, _ = scenes_of(slide(items(*[WORDS] * count)))
        assert len(presentation.scenes) == 1
        return {p.size for p in paragraphs(presentation.scenes[0]) if p.role == "item"}

    found = [size_of(count) for count in range(3, 13)]
    assert [size for size, _ in groupby(found)] == [{32.0}, {24.0}, {20.0}]


def test_all_slides_of_a_layout_have_the_size_at_which_each_fits():
    long, short = slide(items(*[WORDS] * 8)), slide(items("Sample"))
    other = slide(columns("Sample", "Sample"))
    for slides in ((long, short, other), (short, other, long)):
        presentation, _ = scenes_of(*slides)
        sizes = {scene.layout: set() for scene in presentation.scenes}
        for scene in presentation.scenes:
            sizes[scene.layout] |= {
                p.size for p in paragraphs(scene) if p.role in ("item", "paragraph")
            }
        assert sizes == {"content": {20.0}, "two-column": {32.0}}
        body = presentation.layouts["content"].slots["body"]
        assert [level.style.size for level in body.levels] == [20.0] * 5


def test_a_short_slide_that_takes_much_room_makes_the_others_of_its_layout_small():
    long, high = slide(items(f"{WORDS}, {WORDS}")), slide(items(*["A"] * 12))
    presentation, _ = scenes_of(long, high)
    assert len(presentation.scenes) == 2
    assert {
        p.size for scene in presentation.scenes for p in paragraphs(scene) if p.role == "item"
    } == {20.0}


def test_what_is_nested_has_the_next_smaller_step_as_far_as_there_is_one():
    presentation, _ = scenes_of(slide(items(*["Sample"] * 8)))
    levels = presentation.layouts["content"].slots["body"].levels
    assert [level.style.size for level in levels] == [24.0, 20.0, 20.0, 20.0, 20.0]


def test_points_stand_closer_together_before_they_go_on_over_another_slide():
    def spaces(count):
        presentation, _ = scenes_of(slide(items(*["Sample"] * count)))
        found = [p for p in paragraphs(presentation.scenes[0]) if p.role == "item"]
        return found[-1].space_before / found[-1].size, len(presentation.scenes)

    found = [spaces(count) for count in range(8, 20)]
    shares = [round(share, 2) for share, scenes in found if scenes == 1]
    assert shares[-1] < 0.3 < min(shares[:-1])


@pytest.mark.parametrize(
    ("layout", "words", "columns"),
    [("learning-points", WORDS, {1}), ("contacts", "Sample", {2}), ("contacts", WORDS, {2})],
)
def test_cards_of_a_slide_that_continues_stand_alike_on_all_of_its_parts(layout, words, columns):
    found = set()
    for count in range(13, 25):
        points = [f"Point {index}: {words}" for index in range(count)]
        presentation, _ = scenes_of(slide(items(*points), layout=layout))
        if len(presentation.scenes) > 1:
            for scene in presentation.scenes:
                cards = [item.rect.x for item in scene.items if item.name.startswith("Card")]
                found |= {len(set(cards))} if len(cards) > 1 else set()
    assert found == columns


def test_a_slide_that_continues_in_any_case_is_not_made_small():
    for count, size in ((20, 24.0), (22, 20.0)):  # at 24 points, 22 of them would take 3 slides
        presentation, _ = scenes_of(slide(items(*["Sample"] * count)))
        assert len(presentation.scenes) > 1
        found = {
            p.size for each in presentation.scenes for p in paragraphs(each) if p.role == "item"
        }
        assert found == {size}


@pytest.mark.parametrize(
    ("block", "layout"),
    [
        (para("Sample"), "content"), (items("Ask", "Listen", "Record"), "content"),
        (columns("Ask", "Listen"), "two-column"), (columns("Ask", "Me", headed=True), "comparison"),
        (table(1), "table"), (items("One"), "learning-points"), (items("One", "Two"), "contacts"),
        (div("callout", para("Sample")), "content"),
        (div("steps", items("Ask", "Listen", ordered=True)), "content"),
    ],
)  # fmt: skip
def test_what_is_little_stands_with_two_fifths_of_the_spare_room_above_it(block, layout):
    presentation, _ = scenes_of(slide(block, layout=layout))
    body = list(content_of(presentation.scenes[0]))
    slots = [
        slot.room
        for name, slot in presentation.layouts[layout].slots.items()
        if name not in OUTSIDE_BODY
    ]
    room, seen = union(slots), visible_rect(body)
    above = pt(seen.y - room.y) / pt(room.height - seen.height)
    assert above == pytest.approx(0.4, abs=0.03)
    assert seen.height < 0.6 * room.height


def test_what_has_more_begins_at_the_top_whatever_its_height():
    tops = set()
    for count in (8, 12):
        presentation, _ = scenes_of(slide(items(*[WORDS] * count)))
        tops.add(next(content_of(presentation.scenes[0])).rect.y)
    assert tops == {emu(BODY_TOP)}


def test_space_between_points_grows_before_they_stand_lower():
    presentation, _ = scenes_of(slide(items("Ask", "Listen", "Record")))
    first, *others = [p for p in paragraphs(presentation.scenes[0]) if p.role == "item"]
    assert [p.space_before for p in others] == pytest.approx([0.8 * first.size] * 2)
    presentation, _ = scenes_of(slide(items(*["Sample"] * 8)))
    _, *others = [p for p in paragraphs(presentation.scenes[0]) if p.role == "item"]
    assert all(p.space_before < 0.6 * p.size for p in others)


def test_panels_that_are_compared_hug_the_highest_of_them():
    presentation, _ = scenes_of(slide(columns("Ask", WORDS * 2, headed=True)))
    panels = [item for item in content_of(presentation.scenes[0]) if item.fill]
    assert len(panels) == 2
    assert panels[0].rect.height == panels[1].rect.height
    text = max(panel.paragraphs[-1].lines[-1].baseline for panel in panels)
    size = panels[0].paragraphs[-1].size
    assert pt(panels[0].rect.height - text) < panels[0].inset[1] / EMU_PER_PT * 2 + size


def test_callouts_beside_each_other_are_alike_high_and_begin_alike():
    lights = (div("column", div("callout", para(words))) for words in ("Go on", WORDS, "Call now"))
    presentation, _ = scenes_of(slide(div("columns", *lights)))
    groups = [item for item in content_of(presentation.scenes[0]) if isinstance(item, Group)]
    assert len(groups) == 3
    assert len({group.rect.height for group in groups}) == 1
    assert len({(group.items[0].anchor, group.items[0].top) for group in groups}) == 1


def test_text_stays_close_to_its_heading_where_points_stand_apart():
    heading = Heading(level=2, children=text("Head"))
    presentation, _ = scenes_of(slide(heading, items("Ask", "Listen")))
    _, first, second = [p for p in paragraphs(presentation.scenes[0]) if p.role != "title"][:3]
    assert first.space_before == pytest.approx(0.45 * first.size)
    assert second.space_before == pytest.approx(0.8 * second.size)


def test_a_table_grows_into_its_slide_by_half_at_most():
    heights, margins = [], []
    for rows in (1, 6, 7):
        presentation, _ = scenes_of(slide(table(rows)))
        (found,) = (item for item in presentation.scenes[0].items if isinstance(item, TableItem))
        assert found.rows[1][0].paragraphs[0].size == 24.0
        assert sum(found.heights) == found.rect.height
        assert len(set(found.heights)) == 1
        heights.append(pt(found.heights[0]))
        margins.append(pt(found.inset[1]))
    line = 24 * LINE_HEIGHT
    assert heights == pytest.approx([line + 2 * margin for margin in margins], abs=0.01)
    assert heights[0] == pytest.approx(1.5 * (line + 2 * 6.75), abs=0.1)
    assert heights[0] > heights[1] > heights[2] >= line + 2 * 6.75


def test_a_chart_has_the_room_that_text_above_it_could_grow_into():
    presentation, _ = scenes_of(slide(items("Look", "Ask"), CHART))
    (scene,) = presentation.scenes
    points = [p for p in paragraphs(scene) if p.role == "item"]
    assert {p.size for p in points} == {24.0}
    assert points[-1].space_before < 0.6 * 24
    (placed,) = [item for item in scene.items if isinstance(item, ChartItem)]
    assert placed.rect.height > emu(BODY_BOTTOM - BODY_TOP) * 0.75


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
        ((para(), div("steps", items("One", ordered=True))), "steps"),
        ((div("steps", items("One", ordered=True)), table(2)), "table"),
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
    named = {item.name: item for item in presentation.scenes[0].items}
    arrows, texts = ([named[f"Step {n}{part}"] for n in (1, 2, 3)] for part in (" arrow", ""))
    for row in (arrows, texts):
        assert all(one.rect.right < two.rect.x for one, two in pairwise(row))
    assert [arrow.rect.bottom for arrow in arrows] == [text.rect.y for text in texts]


def test_steps_stand_in_the_placeholders_of_their_layout_as_far_as_it_has_any():
    presentation, _ = scenes_of(slide(div("steps", items(*"ABCDEF", ordered=True))))
    (scene,) = presentation.scenes
    texts = [item for item in scene.items if getattr(item, "placeholder", "").startswith("step")]
    assert [item.placeholder for item in texts] == [f"step-{n}" for n in (1, 2, 3, 4)]
    assert [item.name for item in texts] == [f"Step {n}" for n in (1, 2, 3, 4)]
    groups = [item for item in scene.items if isinstance(item, Group)]
    assert [group.alt for group in groups] == ["Step 5 of 6: E", "Step 6 of 6: F"]


@pytest.mark.parametrize("start", [0, 3])
def test_steps_that_begin_with_another_number_take_the_placeholders_in_turn(start):
    listed = replace(items("Ask", "Listen", ordered=True), start=start)
    presentation, _ = scenes_of(slide(div("steps", listed)))
    named = {item.name: item for item in presentation.scenes[0].items}
    shown = [named[f"Step {number}"] for number in (start, start + 1)]
    assert [item.placeholder for item in shown] == ["step-1", "step-2"]


def test_steps_among_other_content_are_groups():
    step = div("steps", items("Ask", ordered=True))
    presentation, _ = scenes_of(slide(step, layout="content"), slide(step, step, id="two"))
    assert "Step 1 group" in {item.name for item in presentation.scenes[0].items}
    first, *_, second = (i for i in presentation.scenes[1].items if i.name.startswith("Step"))
    assert (first.name, second.name) == ("Step 1 arrow", "Step 1 group")


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


def test_a_card_begins_with_its_number():
    presentation, _ = scenes_of(slide(items(WORDS, WORDS), layout="learning-points"))
    held = [frame for frame in frames(presentation.scenes[0].items) if frame.name[:4] == "Card"]
    markers = [frame.paragraphs[0].marker for frame in held]
    assert [marker.text for marker in markers] == ["1.", "2."]
    assert [frame.entry.marked for frame in held] == [True, True]
