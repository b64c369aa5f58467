"""What stands side by side is set alike, nothing is too small to read, and titles are balanced.

Slides are made up by hypothesis, few of them, from the kinds of content that make rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckbuilder.brand.brand import Sizes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu, pt
from deckbuilder.layout import lay_out
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.wrapping import StyledText, line_width, text_width
from deckbuilder.model import (
    Block,
    Chart,
    CodeBlock,
    Container,
    Deck,
    Footnote,
    Heading,
    Quote,
    Series,
    Slide,
)
from deckbuilder.scene.slide import (
    SHIFTED_SIZE,
    ChartItem,
    ChartText,
    Scene,
    TableItem,
    TextFrame,
    TextParagraph,
)
from tests.shared import decks, stages
from tests.shared.containers import make_div
from tests.shared.examples import examples
from tests.shared.small_slides import default_brand, items, para, slide, table, text

BRAND = default_brand()
FACES = Faces(BRAND)

_SAID = (
    "a at in of the and for who ask care home team plan risk time child voice learn report "
    "family listen agency question practice carefully understand neighbourhood responsibility"
)
WORDS = _SAID.split()

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=18).map(" ".join)
few = settings(max_examples=examples(60))


def div(kind: str, /, *blocks: Block, **attributes: str) -> Container:
    return make_div(kind=kind, attributes=attributes, blocks=blocks)


def laid(*slides: Slide, sizes: Sizes = BRAND.sizes) -> tuple[Scene, ...]:
    deck = Deck(name="sample", root=Path(), title="Sample", slides=slides)
    return lay_out(deck, replace(BRAND, sizes=sizes), Diagnostics()).scenes


# --- siblings ------------------------------------------------------------------------------

ROWS: Mapping[str, tuple[str, int, int]] = {
    "two-column": ("Column", 2, 4),
    "comparison": ("Column", 2, 2),
    "learning-points": ("Card", 2, 8),
    "reflective-questions": ("Card", 2, 8),
    "contacts": ("Card", 2, 8),
    "content": ("Step", 2, 5),
    "statistic": ("Statistic", 2, 4),
}
"""What each layout makes a row of, what its frames are called, and how many there may be."""

BODY_ROLES = ("paragraph", "item", "quote")


def row_of(layout: str, texts: list[str]) -> Block:
    match layout:
        case "two-column":
            return div("columns", *(div("column", para(said)) for said in texts))
        case "comparison":
            head = Heading(level=2, children=text("Sample"))
            return div("columns", *(div("column", head, para(said)) for said in texts))
        case "content":
            return div("steps", items(*texts, ordered=True))
        case "reflective-questions":
            return div("reflect", items(*texts))
        case _:
            return items(*texts)


def blocks_of(layout: str, texts: list[str]) -> list[Block]:
    if layout == "statistic":
        return [div("stat", value=str(len(said)), label=said) for said in texts]
    return [row_of(layout, texts)]


@st.composite
def rows(draw: st.DrawFn, layout: str) -> list[str]:
    _, least, most = ROWS[layout]
    return draw(st.lists(sentences, min_size=least, max_size=most))


@pytest.mark.parametrize("layout", ROWS)
@given(data=st.data())
@settings(max_examples=examples(15))
def test_siblings_have_one_size(layout: str, data: st.DataObject) -> None:
    texts = data.draw(rows(layout))
    (scene, *_) = scenes = laid(slide(*blocks_of(layout, texts), layout=layout))
    family = [*members(scene, ROWS[layout][0])]
    if len(scenes) == 1:
        assert len(family) == len(texts)
    for role in (*BODY_ROLES, "value"):
        sizes = {p.size for frame in family for p in frame.paragraphs if p.role == role}
        assert len(sizes) <= 1, role
    assert any(p.role in BODY_ROLES for frame in family for p in frame.paragraphs)


def members(scene: Scene, name: str) -> Iterator[TextFrame]:
    """Yield the frames of a scene that are called so and numbered."""
    for item in stages.flattened(scene.items):
        if isinstance(item, TextFrame) and re.fullmatch(rf"{name} \d+", item.name):
            yield item


@pytest.mark.parametrize("layout", ROWS)
@given(data=st.data())
@settings(max_examples=examples(15))
def test_siblings_of_a_row_stand_on_one_line_and_are_of_one_height(
    layout: str, data: st.DataObject
) -> None:
    for scene in laid(slide(*blocks_of(layout, data.draw(rows(layout))), layout=layout)):
        tops = defaultdict(list)
        for frame in members(scene, ROWS[layout][0]):
            tops[frame.rect.y].append(frame)
        for row in tops.values():
            assert len({frame.rect.height for frame in row}) == 1
            assert all(one.rect.right <= other.rect.x for one, other in pairwise(row))


# --- nothing is too small ------------------------------------------------------------------

SMALL_PRINT = ("footnote", "caption")
"""Roles of paragraphs that are marked as small print; a label is the tool's own and may be too."""

CHART = Chart(
    kind="column", categories=("Sample A", "Sample B"), title="Sample counts", alt="Two columns",
    series=(Series(name="Sample", values=(1.0, 2.0)),),
)  # fmt: skip

pieces = st.one_of(
    sentences.map(para),
    st.lists(sentences, min_size=1, max_size=9).map(lambda said: items(*said)),
    st.integers(1, 12).map(table),
    sentences.map(lambda said: Quote(blocks=(para(said),), attribution=text("A sample person"))),
    sentences.map(lambda said: div("callout", para(said), kind="key")),
    sentences.map(lambda said: div("stat", value="12%", label=said, source="Sample")),
    sentences.map(lambda said: div("activity", para(said), minutes="10", title="Sample")),
    st.lists(sentences, min_size=1, max_size=4).map(
        lambda said: div("steps", items(*said, ordered=True))
    ),
    st.lists(sentences, min_size=2, max_size=4).map(
        lambda said: div("columns", *(div("column", para(each)) for each in said))
    ),
    st.just(CodeBlock(text="first = 1\nsecond = 2")),
    st.just(CHART),
)

scales = st.builds(
    lambda minimum, body, table_, footer, caption: Sizes(
        minimum=float(minimum), body=float(minimum + body), table=float(minimum + table_),
        footer=float(footer), caption=float(footer + caption),
    ),
    st.integers(14, 22), st.integers(0, 8), st.integers(0, 4), st.integers(9, 12),
    st.integers(0, 3),
)  # fmt: skip


@given(st.sampled_from([*LAYOUTS]), st.lists(pieces, min_size=1, max_size=4), sentences, scales)
@few
def test_nothing_but_small_print_goes_below_the_minimum(
    layout: str, blocks: list[Block], title: str, sizes: Sizes
) -> None:
    note = Footnote(label="a", number=1, blocks=(para("A sample source"),))
    made = slide(*blocks, layout=layout, title=text(title), footnotes=(note,))
    for scene in laid(made, sizes=sizes):
        assert [*too_small(scene, sizes)] == []


def too_small(scene: Scene, sizes: Sizes) -> Iterator[str]:
    """Yield what is smaller than a brand's sizes let it be."""
    smallest = min(sizes.footer, sizes.caption)
    label = min(sizes.caption, sizes.minimum)
    for paragraph in all_paragraphs(scene):
        small = paragraph.role in SMALL_PRINT
        least = smallest if small else label if paragraph.role == "label" else sizes.minimum
        if min(shown_sizes(paragraph)) < least:
            yield f"{scene.id}: a {paragraph.role} of {min(shown_sizes(paragraph))} pt"
    for chart in (item for item in scene.items if isinstance(item, ChartItem)):
        drawn = [each.run.style.size for each in chart.drawing if isinstance(each, ChartText)]
        if min([chart.size, *drawn]) < label:
            yield f"{scene.id}: a chart's label of {min([chart.size, *drawn])} pt"


def all_paragraphs(scene: Scene) -> Iterator[TextParagraph]:
    """Yield every paragraph of a scene but its furniture's."""
    for item in stages.flattened(scene.items):
        if isinstance(item, TextFrame) and not item.furniture:
            yield from item.paragraphs
        elif isinstance(item, TableItem):
            yield from (p for row in item.rows for cell in row for p in cell.paragraphs)


def shown_sizes(paragraph: TextParagraph) -> Iterable[float]:
    """Return the sizes of a paragraph's runs: of a raised one, that of the text around it."""
    found = [
        round(run.style.size / (SHIFTED_SIZE if run.style.baseline_shift else 1), 2)
        for line in paragraph.lines
        for run in line.runs
    ]
    return found or [paragraph.size]


@pytest.mark.parametrize("name", ["default", "torture"])
def test_nothing_is_too_small_in_a_whole_deck(name: str) -> None:
    deck = decks.written(name).presentation
    assert [line for scene in deck.scenes for line in too_small(scene, deck.brand.sizes)] == []


def test_what_is_too_small_is_found() -> None:
    (scene,) = laid(slide(para("Sample"), CHART))
    assert [*too_small(scene, BRAND.sizes)] == []
    larger = replace(BRAND.sizes, minimum=40.0, caption=40.0)
    assert [*too_small(scene, larger)] == [
        "one: a title of 34.0 pt", "one: a paragraph of 24.0 pt", "one: a chart's label of 18.0 pt",
    ]  # fmt: skip


# --- titles --------------------------------------------------------------------------------

titles = st.lists(st.sampled_from(WORDS), min_size=4, max_size=26).map(" ".join)

SLACK = emu(60)
"""Twice what the search for the best width may leave: a fiftieth of the slide, and some points."""


@pytest.mark.parametrize("layout", LAYOUTS)
@given(title=titles)
@example(title="a responsibility responsibility a")
@settings(max_examples=examples(40))
def test_the_lines_of_a_title_on_two_lines_differ_by_less_than_a_word(
    layout: str, title: str
) -> None:
    (scene, *_) = laid(slide(para("Sample"), layout=layout, title=text(title)))
    assert [*unbalanced(scene)] == []


@pytest.mark.parametrize("name", ["default", "torture"])
def test_titles_of_a_whole_deck_are_balanced(name: str) -> None:
    scenes = decks.written(name).presentation.scenes
    assert [line for scene in scenes for line in unbalanced(scene)] == []


def unbalanced(scene: Scene) -> Iterator[str]:
    """Yield the titles of which one line is longer than the other by more than a word."""
    for paragraph in all_paragraphs(scene):
        if paragraph.role == "title" and len(paragraph.lines) == 2:
            first, second = map(line_width, paragraph.lines)
            if abs(first - second) > longest_word(paragraph) + SLACK:
                yield f"{scene.title!r}: {pt(first):.0f} and {pt(second):.0f} pt"


def longest_word(title: TextParagraph) -> int:
    """Return the width of a title's longest word with a space before it, in EMU."""
    runs = [run for line in title.lines for run in line.runs]
    words = "".join(run.text for run in runs).split()
    return max(text_width([StyledText(f" {word}", runs[0].style)], FACES) for word in words)


def test_a_title_with_one_word_on_its_second_line_is_found() -> None:
    made = slide(para("Sample"), layout="content", title=text(" ".join(WORDS[:16])))
    (scene,) = laid(made)
    (title,) = (p for p in all_paragraphs(scene) if p.role == "title")
    first, second = title.lines
    word = replace(second.runs[0], x=emu(0), width=emu(5))
    short = replace(title, lines=(first, replace(second, runs=(word,))))
    frame = next(item for item in scene.items if isinstance(item, TextFrame))
    assert [*unbalanced(replace(scene, items=(replace(frame, paragraphs=(short,)),)))]


def test_some_titles_take_two_lines() -> None:
    words = " ".join(WORDS[:16])
    (scene,) = laid(slide(para("Sample"), layout="content", title=text(words)))
    (title,) = (p for p in all_paragraphs(scene) if p.role == "title")
    assert len(title.lines) == 2
