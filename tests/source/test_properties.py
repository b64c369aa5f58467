"""Whatever is written can be read, nothing of it is lost, and the shortcuts change nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Deck
from deckbuilder.model.dump import dump
from deckbuilder.source import read_deck
from deckbuilder.source.markdown.parser import make_parser
from tests.shared.examples import examples
from tests.shared.markdown_pieces import MARKS

TEXTS = st.lists(st.sampled_from(MARKS), max_size=40).map("".join) | st.text(max_size=200)


def read(text: str, name: str = "talk.md") -> tuple[Deck, Diagnostics]:
    """Read a text as a deck of a single file, or as a slide of a folder."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "slides").mkdir()
        (root / "deck.toml").write_text('title = "Sample"\n[variables]\narea = "Sampleshire"\n')
        (root / name).write_text(text, encoding="utf-8", newline="")
        diagnostics = Diagnostics()
        deck = read_deck(root / "talk.md" if name == "talk.md" else root, diagnostics)
        assert deck is not None
        return deck, diagnostics


def without_place(value: object) -> str:
    """Return a dump without the folder in which the sources stood."""
    return re.sub(r'"[^"]*(slides/01-a\.md|talk\.md)', r'"\1', json.dumps(value))


@settings(max_examples=examples(300))
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    for name in ("talk.md", "slides/01-a.md"):
        deck, diagnostics = read(text, name)
        json.dumps(dump(deck))
        for found in diagnostics:
            assert found.line is None or 1 <= found.line <= text.count("\n") + text.count("\r") + 1


@settings(max_examples=examples(300))
@given(st.lists(st.sampled_from(MARKS[6:]), min_size=1, max_size=30))
def test_no_word_is_lost(pieces: list[str]) -> None:
    """Every word shows in the model or in a diagnostic; only comments and charts may hide one."""
    hiding = {"<!--", "```chart {type=bar}", "\0"}
    pieces = [piece for piece in pieces if piece not in hiding]
    words = [f"wort{index}x" for index in range(len(pieces))]
    text = "# Title\n\n" + "".join(
        f"{piece}{word}" for piece, word in zip(pieces, words, strict=True)
    )
    deck, diagnostics = read(text, "slides/01-a.md")
    kept = json.dumps(dump(deck), ensure_ascii=False)
    kept += "".join(found.message for found in diagnostics)
    assert [word for word in words if word not in kept] == []


@settings(max_examples=examples(200))
@given(TEXTS)
def test_the_rule_for_plain_paragraphs_changes_nothing(text: str) -> None:
    fast, fast_found = read(text, "slides/01-a.md")
    make_parser().disable("plain")
    try:
        slow, slow_found = read(text, "slides/01-a.md")
    finally:
        make_parser().enable("plain")
    assert without_place(dump(fast.slides)) == without_place(dump(slow.slides))
    assert [it.message for it in fast_found] == [it.message for it in slow_found]


NESTED: dict[str, Callable[[int], str]] = {
    ">": lambda n: ">" * 2 * n + "x",
    "- ": lambda n: "- " * 2 * n + "x",
    "(": lambda n: "(" * 2 * n + "x",
    "[": lambda n: "[" * 2 * n + "x",
    "[]": lambda n: "[" * n + "x" + "]{lang=cy}" * n,
    "![": lambda n: "![" * n + "x",
    "*a": lambda n: "*a " * n + "b*" * n,
    "**": lambda n: "**" * 2 * n + "x",
    "`": lambda n: "`" * 2 * n + "x",
    "{": lambda n: "{" * 2 * n + "x",
    '{a="': lambda n: '{a="' * n + "x}",
    ":::": lambda n: "::: callout\n" * n + "x\n" + ":::\n" * n,
    "<": lambda n: "<" * 2 * n + "x",
    "[^a]:": lambda n: "[^a]: " * (n * 3 // 5) + "x",
    "|": lambda n: "\n".join(cell * (n * 2 // 5) for cell in ("|x", "|-", "|y")),
    "settings [": lambda n: "---\n" + "[" * 2 * n + "\n---\nx",
    "settings -": lambda n: "---\n" + "- " * 2 * n + "\n---\nx",
}
"""Marks that nest or repeat, some thousands of times; Python follows about a thousand calls."""


@pytest.mark.parametrize("depth", [1_000, pytest.param(5_000, marks=pytest.mark.slow)])
@pytest.mark.parametrize("mark", NESTED)
def test_deep_nesting_neither_raises_nor_hangs(mark: str, depth: int) -> None:
    started = perf_counter()
    deck, diagnostics = read(NESTED[mark](depth))
    assert perf_counter() - started < 20
    assert len(diagnostics) < 20_000
    assert "x" in json.dumps(dump(deck)) + str(list(diagnostics))


def test_the_same_input_gives_the_same_model() -> None:
    text = "# A\n\n- b[^a]\n\n[^a]: c\n\n# D\n"
    first, second = read(text)[0], read(text)[0]
    assert first.slides == second.slides
