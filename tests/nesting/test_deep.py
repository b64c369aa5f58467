"""Blocks three deep, any in any: all that stands in the innermost is in each file, in its order.

Each slide holds a link, a reference to a footnote, and a picture, a chart or a table.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Severity
from deckbuilder.model import Slide
from tests.nesting.counting import kind_of, nodes, words_of
from tests.nesting.judging import REFUSALS, in_handout, in_workbook, on_slide
from tests.nesting.outputs import Built, build
from tests.nesting.pairs import (
    HELD,
    HOLDERS,
    PLACES,
    WORD,
    indented,
    write_deck,
)

DEEP: dict[str, Callable[[str], str]] = {
    **{name: hold for name, hold in HOLDERS.items() if name not in ("slide", "card", "footnote")},
    "bare": lambda held: indented(held, "1. ", "   ") + "\n2. @",
}
"""What may hold blocks at any depth; a `bare` item begins with what it holds."""

_WORDS = "@ [@](https://example.org/) @[^w]"
_OBJECTS = ("picture", "table", "chart")


def _slide(holders: Iterable[str], held: str, place: str) -> str:
    body = f"{_WORDS}\n\n{HELD[held]}"
    for holder in reversed([*holders]):
        body = DEEP[holder](body)
    return f"# @\n\n{PLACES[place](body)}\n\n[^w]: @\n"


def deep_slides(holders: Iterable[tuple[str, ...]], place: str) -> dict[str, str]:
    """Return slides of blocks in each other by their ids, each with another object in it.

    Columns of columns hold no chart: on paper they are narrower than a word of its title.
    """
    return {
        "-".join(each): _slide(each, _OBJECTS[at % (2 if _is_narrow(each) else 3)], place)
        for at, each in enumerate(holders)
    }


def _is_narrow(holders: Iterable[str]) -> bool:
    return sum(holder in ("steps", "column") for holder in holders) > 1


def _judge(folder: Path, slides: Mapping[str, str]) -> None:
    """Fail with all that is lost, stands twice or in another order, or is wrongly reported."""
    deck = build(write_deck(folder / "deck", {**slides}))
    faults = [
        f"{name}: {fault}"
        for name in slides
        for judge in (_reports, on_slide, in_handout, in_workbook, _order)
        for fault in judge(deck, deck.slides[name])
    ]
    assert not faults, "\n".join(["", *faults])


def _reports(deck: Built, slide: Slide) -> list[str]:
    """Tell what else is reported than what a slide has no room for, on a line of its body."""
    return [
        str(each)
        for each in deck.reported.get(slide.id, ())
        if each.severity is Severity.ERROR
        and (each.code.name != "text-overflows" or not (each.line or 0) > 2)
    ]


def _order(deck: Built, slide: Slide) -> list[str]:
    """Tell in which files a slide's words are in another order than in its source.

    Footnotes stand at the foot. A chart is read as its description.
    """
    charts = [node for node in nodes(slide) if kind_of(node) == "chart"]
    drawn = words_of(charts) - words_of([getattr(chart, "alt", "") for chart in charts])
    source = next((deck.source / "slides").glob(f"*-{slide.id}.md")).read_text()
    apart = drawn + words_of(slide.footnotes)
    written = [word for word in WORD.findall(source) if word not in apart]
    faults = []
    for name, words in deck.in_order.items():
        shown = [word for word in dict.fromkeys(words) if word in {*written}]
        hidden = {*words_of(slide.handout)} if name == "slides" else set()
        if shown != [word for word in written if word not in hidden]:
            faults.append(f"{name}: {shown}, not {written}")
    return faults


def test_a_link_footnote_and_object_three_deep_are_shown_in_their_order(tmp_path: Path) -> None:
    names = [*DEEP]
    turned = [names[at:] + names[:at] for at in (0, 3, 7)]
    _judge(tmp_path, deep_slides([*zip(*turned, strict=True)][::2], "slide"))


@pytest.mark.slow
@pytest.mark.parametrize("place", ["slide", "handout"])
@pytest.mark.parametrize("outer", DEEP)
def test_any_block_in_any_in_any_is_shown_in_its_order(
    tmp_path: Path, outer: str, place: str
) -> None:
    _judge(tmp_path, deep_slides(itertools.product([outer], DEEP, DEEP), place))


@pytest.mark.parametrize("inner", ["bare", "callout", "quotation"])
@pytest.mark.parametrize("held", _OBJECTS)
def test_what_a_footnote_cannot_hold_is_refused_at_its_line(
    tmp_path: Path, inner: str, held: str
) -> None:
    note = indented(f"@\n\n{DEEP[inner](HELD[held])}", "[^w]: ", "    ")
    deck = build(write_deck(tmp_path / "deck", {"one": f"# @\n\n@[^w]\n\n{note}\n"}))
    [refused] = deck.reported["one"]
    assert refused.code.name in REFUSALS
    assert refused.line == 7
