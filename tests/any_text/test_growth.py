"""Time grows no faster than a text: work is counted in lines of Python that run, by no clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.one_line import on_one_line
from deckbuilder.scene.slide import TextStyle
from deckbuilder.source import read_deck
from deckbuilder.source.overlays.lock.renamed import find_renamed
from deckbuilder.source.settings.front_matter import split_front_matter
from deckbuilder.upgrade.merge import merge
from tests.shared.small_slides import default_brand

PIECES = {
    "brackets": "[",
    "notes": "^[",
    "labels": "[^",
    "notes and labels": "^[^",
    "pictures": "![",
    "double brackets": "[[a",
    "addresses": "[a](",
    "spans": "[a]{b",
    "slides of one title": "# a\n\n",
    "slides without a title": "#\n\n",
    "empty quotations": ">\n\n",
    "braces": '{"',
}


def count_lines(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs."""
    lines = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Assert that four times as much takes no more than six times the work."""
    work(10)  # what is made once
    few, many = (count_lines(lambda count=count: work(count)) for count in (size, 4 * size))
    assert many <= 6 * few


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_reading_takes_time_in_proportion_to_the_text(piece: str, tmp_path: Path) -> None:
    def read(count: int) -> None:
        file = tmp_path / "talk.md"
        file.write_text(f"# T\n\nText {piece * count}\n", encoding="utf-8")
        read_deck(file, Diagnostics())

    assert_linear(read, 150)


def test_a_title_on_one_line_is_cut_in_few_steps() -> None:
    faces, style = Faces(default_brand()), TextStyle(font="body", size=10.0, colour="tx1")
    words = "word " * 20_000
    shown = on_one_line(words, style, emu(100), faces)
    assert shown.endswith("word …")
    assert count_lines(lambda: on_one_line(words, style, emu(100), faces)) < 2_000
    assert on_one_line("a" * 9_000, style, emu(50), faces)[-1] == "…"


@pytest.mark.parametrize("side", ["same words", "own words"])
def test_merging_long_texts_is_bounded(side: str) -> None:
    def words(at: int) -> str:
        return "a " * 30_000 if side == "same words" else " ".join(map(str, range(at, at + 30_000)))

    base, ours, theirs = (f"First {words(at)} last {at}" for at in (0, 1, 2))
    assert merge(base, ours, theirs).conflicts == 1


def test_many_slides_with_new_names_are_not_compared_each_with_each() -> None:
    gone = {f"old-{at}": f"Text {at} of a slide" for at in range(2_000)}
    come = {f"new-{at}": f"Text {at} of a slide" for at in range(1_000)}
    come |= {f"other-{at}": f"Other {at} of a slide" for at in range(1_000)}
    renamed = find_renamed(gone, come)
    assert renamed == {f"old-{at}": f"new-{at}" for at in range(1_000)}


@pytest.mark.parametrize("settings", [f"a:{' ' * 50_000}b", "- " * 50_000, " ---\n\n" * 20_000])
def test_settings_of_spaces_and_hyphens_are_read_at_once(settings: str) -> None:
    text = f"---\n{settings}\n---\n# T\n"
    _, body = split_front_matter(text, "talk.md", Diagnostics())
    assert body.rstrip().endswith("# T")
