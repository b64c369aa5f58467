"""The sizes that a reader finds in the file are those that the layout computed.

PowerPoint shrinks nothing when it opens a deck, so a size that is not in the file is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any

import pytest

from deckbuilder.gate.pptx.inherited import A, P, ShownRun, StyleResolver
from deckbuilder.scene.slide import (
    SHIFTED_SIZE,
    ChartItem,
    Scene,
    TableItem,
    TextFrame,
    TextParagraph,
)
from tests.shared import decks, stages

DECKS = ("default", pytest.param("torture", marks=pytest.mark.slow))

Sized = list[tuple[str, float]]
"""The characters of a paragraph but its spaces, each with its size in points."""


def wrong_sizes(scenes: Iterable[Scene], presentation: Any) -> list[str]:
    """Return a line for each paragraph whose text or sizes are not those of its scene."""
    found = []
    for scene, slide in zip(scenes, presentation.slides, strict=True):
        pairs = zip_longest(_in_scene(scene), _in_file(slide), fillvalue=[])
        for expected, stored in pairs:
            if expected != stored:
                text = "".join(letter for letter, _ in expected or stored)
                sizes = [sorted({size for _, size in sized}) for sized in (expected, stored)]
                found.append(f"{scene.id}: {text[:40]!r} is of {sizes[0]}, in the file {sizes[1]}")
    return found


def _in_scene(scene: Scene) -> Iterator[Sized]:
    for item in stages.flattened(scene.items):
        match item:
            case TextFrame():
                yield from _written(map(_of_paragraph, item.paragraphs))
            case TableItem():
                for row in item.rows:
                    for cell in row:
                        yield from _written(map(_of_paragraph, cell.paragraphs))


def _of_paragraph(paragraph: TextParagraph) -> Sized:
    """A raised run states the size of the text around it: readers make it smaller themselves."""
    return [
        (letter, round(run.style.size / (SHIFTED_SIZE if run.style.baseline_shift else 1), 2))
        for line in paragraph.lines
        for run in line.runs
        for letter in run.text
        if not letter.isspace()
    ]


def _in_file(slide: Any) -> Iterator[Sized]:
    reader = StyleResolver(slide)
    for shape in _leaves(slide.shapes):
        if shape.has_text_frame:
            yield from _written(map(_of_runs, reader.paragraphs(shape)))
        elif shape.has_table:
            for cell in shape.table.iter_cells():
                yield from _written(map(_of_runs, reader.cell(cell._tc)))


def _leaves(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _leaves(shape.shapes)
        else:
            yield shape


def _of_runs(runs: Iterable[ShownRun]) -> Sized:
    return [
        (letter, round(run.size, 2)) for run in runs for letter in run.text if not letter.isspace()
    ]


def _written(paragraphs: Iterable[Sized]) -> Iterator[Sized]:
    """Yield the paragraphs that have text: an empty one may part two lists."""
    return filter(None, paragraphs)


@pytest.mark.parametrize("name", DECKS)
def test_a_reader_finds_the_size_of_every_paragraph(name: str) -> None:
    deck = decks.written(name)
    assert wrong_sizes(deck.presentation.scenes, deck.reopen()) == []


@pytest.mark.parametrize("name", DECKS)
def test_charts_state_the_size_of_their_labels(name: str) -> None:
    deck = decks.written(name)
    slides = deck.reopen().slides
    for scene, slide in zip(deck.presentation.scenes, slides, strict=True):
        charts = [item for item in stages.flattened(scene.items) if isinstance(item, ChartItem)]
        shown = [shape.chart for shape in _leaves(slide.shapes) if shape.has_chart]
        assert [chart.font.size.pt for chart in shown] == [chart.size for chart in charts], scene.id


# --- the check can find a fault ------------------------------------------------------------


def without_list_styles(slide: Any) -> None:
    """Leave the sizes to the layout, as a writer would that trusts PowerPoint to shrink."""
    for style in slide._element.iter(f"{A}lstStyle"):
        for level in list(style):
            style.remove(level)


def with_larger_list_styles(slide: Any) -> None:
    for size in slide._element.iter(f"{A}defRPr"):
        size.set("sz", str(int(size.get("sz")) + 100))


def with_one_larger_run(slide: Any) -> None:
    next(slide._element.iter(f"{A}rPr")).set("sz", "4100")


def with_shrinking(slide: Any) -> None:
    for fit in slide._element.iter(f"{A}normAutofit"):
        fit.set("fontScale", "90000")


def with_larger_cells(slide: Any) -> None:
    for run in slide._element.iterfind(f".//{A}tc//{A}rPr"):
        run.set("sz", "4100")


def crowded(deck: decks.Written) -> int:
    """Return the index of a slide whose text had to be made smaller than its layout's."""
    for index, (scene, slide) in enumerate(
        zip(deck.presentation.scenes, deck.reopen().slides, strict=True)
    ):
        slots = deck.presentation.layouts[scene.layout].slots.values()
        full = {slot.index: slot.levels[0].style.size * 100 for slot in slots}
        for shape in slide.placeholders:
            own = shape._element.find(f"{P}txBody/{A}lstStyle/{A}lvl1pPr/{A}defRPr[@sz]")
            less = own is not None and int(own.get("sz")) < full[shape.placeholder_format.idx]
            if less and not scene.continued:
                return index
    pytest.fail("no slide is too full for its layout's size")


@pytest.mark.slow
@pytest.mark.parametrize(
    "spoil", [without_list_styles, with_larger_list_styles, with_one_larger_run, with_shrinking]
)
def test_a_size_that_is_missing_or_wrong_is_found(spoil: Callable[[Any], None]) -> None:
    deck = decks.written("default")
    at, presentation = crowded(deck), deck.reopen()
    spoil(presentation.slides[at])
    found = wrong_sizes(deck.presentation.scenes, presentation)
    assert found
    assert {line.partition(":")[0] for line in found} == {deck.presentation.scenes[at].id}


@pytest.mark.slow
def test_a_wrong_size_in_a_table_is_found() -> None:
    deck = decks.written("torture")
    presentation = deck.reopen()
    at = next(
        n
        for n, slide in enumerate(presentation.slides)
        if any(shape.has_table for shape in slide.shapes)
    )
    with_larger_cells(presentation.slides[at])
    assert wrong_sizes(deck.presentation.scenes, presentation)
