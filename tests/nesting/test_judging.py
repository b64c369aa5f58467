"""The judgement of pairs finds what is to find: each fault is planted, and named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Severity
from deckbuilder.model import Paragraph, Text
from deckbuilder.scene.slide import TextFrame
from tests.nesting import judging
from tests.nesting.counting import count, kind_of, nodes
from tests.nesting.outputs import Built, build
from tests.nesting.pairs import write_deck

SLIDE = """\
# @

::: callout {kind=warning}
- @

::: activity {minutes=2}
![@](sample.png "@")
:::
:::

::: notes
@
:::
"""
JUDGES = (judging.on_slide, judging.in_notes, judging.in_handout, judging.in_workbook)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(write_deck(tmp_path_factory.mktemp("judged") / "deck", {"one": SLIDE}))


def faults(built: Built, judge: Callable[..., list[str]]) -> list[str]:
    return judge(built, built.slides["one"], "callout", "activity")


@pytest.mark.parametrize("judge", JUDGES)
def test_a_slide_that_is_shown_as_it_was_written_has_no_fault(
    built: Built, judge: Callable[..., list[str]]
) -> None:
    assert faults(built, judge) == []


def test_the_counter_sees_through_every_holder(built: Built) -> None:
    slide = built.slides["one"]
    shown = count(slide.blocks)
    assert [*shown.pictures] == ["qbbbg"]
    assert shown.labels == {"Take care": 1, "Activity · 2 minutes": 1}
    assert [*shown.words] == ["qbbbf", "qbbbh"]
    kinds = {kind_of(node) for node in nodes(slide.blocks)}
    assert {"callout", "activity", "figure", "itemlist", "paragraph"} <= kinds


def test_what_an_output_lacks_is_named(built: Built) -> None:
    """The model is given more than was written to the files."""
    more = (Paragraph(children=(Text(text="qmmmm"),)),)
    [_, slide] = built.presentation.deck.slides
    for name, judge, where in (
        ("blocks", judging.on_slide, "slide"),
        ("notes", judging.in_notes, "notes pane"),
        ("handout", judging.in_handout, "handout"),
        ("handout", judging.in_workbook, "workbook"),
    ):
        longer = replace(slide, **{name: (*getattr(slide, name), *more)})
        found = judge(built, longer, "callout", "activity")
        assert found == [f"{where}: words: qmmmm (paragraph.children): 0 times, not 1"]


def test_what_an_output_says_too_often_is_named(built: Built) -> None:
    """A picture, its caption and a label are shown that the model does not have."""
    slide = built.slides["one"]
    [callout] = slide.blocks
    [points, activity] = callout.blocks  # type: ignore[union-attr]
    fewer = replace(slide, blocks=(replace(callout, blocks=(points,)),), handout=(activity,))
    assert judging.on_slide(built, fewer, "callout", "activity") == [
        "slide: words: qbbbh (figure.caption): 1 times, not 0",
        "slide: alternative texts: qbbbg (figure.alt): 1 times, not 0",
        "slide: labels: Activity · 2 minutes: 1 times, not 0",
    ]


def test_a_text_that_is_laid_out_twice_is_named(built: Built, tmp_path: Path) -> None:
    cover, scene = built.presentation.scenes
    frames = [item for item in scene.items if isinstance(item, TextFrame)]
    twice = replace(scene, items=(*scene.items, frames[0]))
    longer = replace(built.presentation, scenes=(cover, twice))
    again = Built(tmp_path, longer, {})
    assert again.slide_shapes["one"].words.most_common(1)[0][1] == 2


def test_a_block_is_refused_by_an_error_alone() -> None:
    refusing = [code for code in codes.CODES.values() if code.name in judging.REFUSALS]
    assert {code.severity for code in refusing} == {Severity.ERROR}
    assert len(refusing) == len(judging.REFUSALS)


def test_of_a_block_that_is_refused_no_file_is_judged(tmp_path: Path) -> None:
    refused = "# @\n\n::: column\n![@](sample.png)\n:::\n"
    built = build(write_deck(tmp_path / "deck", {"one": refused}))
    assert [each.code.name for each in built.reported["one"]] == ["misplaced-block"]
    slide = built.slides["one"]
    assert judging.in_model(built, slide, "slide", "picture") == []
    assert judging.on_slide(built, slide, "slide", "picture") == []
