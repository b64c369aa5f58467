"""Time grows no faster than a text: work is counted in lines of Python that run, by no clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from types import FrameType
from typing import Any

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import read_toml
from deckbuilder.geometry import emu
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.one_line import on_one_line
from deckbuilder.scene.slide import TextStyle
from deckbuilder.source import read_deck
from deckbuilder.source.overlays.lock.renamed import find_renamed
from deckbuilder.source.settings.front_matter import split_front_matter
from deckbuilder.upgrade.changes import find_title
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


@pytest.mark.parametrize(
    "text",
    [
        f"x = [\n[{' ' * 20_000}\n]\n]",
        f"x = 1\n{' ' * 50_000}\nx = 2",
        f"x = '''\n{'[' * 50_000}\n'''\nx = 2",
        f"# {'9' * 4_299}\n" * 400 + f"x = {'9' * 4_301}",
        f"a{' ' * 50_000}b = 1",
        f"x = [{' ' * 50_000}",
        f"x = {'[' * 50_000}",
        f"x = {'“ ' * 20_000}",
    ],
    ids=["table", "spaces", "brackets", "digits", "name", "list", "lists", "quotes"],
)
def test_settings_in_toml_are_read_at_once(text: str, tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    file.write_text(text, encoding="utf-8")
    begin, diagnostics = process_time(), Diagnostics()
    assert (read_toml(file, diagnostics) is None) == any(diagnostics)
    assert process_time() - begin < 1


def test_many_inserts_in_a_title_are_not_all_read() -> None:
    title = find_title("# " + "{{ v }}" * 50_000, {"v": "a" * 1_000})
    assert 20_000 < len(title) < 400_000


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


@pytest.mark.parametrize(
    "settings",
    [
        f"a:{' ' * 50_000}b",
        f"a: {' ' * 50_000}\nb: [",
        "- " * 50_000,
        " ---\n\n" * 20_000,
    ],
)
def test_settings_of_spaces_and_hyphens_are_read_at_once(settings: str) -> None:
    text = f"---\n{settings}\n---\n# T\n"
    begin = process_time()
    _, body = split_front_matter(text, "talk.md", Diagnostics())
    assert process_time() - begin < 1
    assert body.rstrip().endswith("# T")
