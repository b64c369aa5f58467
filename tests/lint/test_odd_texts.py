"""Texts that no rule was written for: no letters, other scripts, nothing at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.lint import run
from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules import RULES


def check(tmp_path: Path, text: str) -> Diagnostics:
    file = tmp_path / "talk.md"
    file.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    checking.check(CheckRequest(path=file, today=date(2026, 1, 31)), diagnostics)
    return diagnostics


WORDS = (
    "سلام",
    "দেশ",
    "123",
    "١٢٣",
    "²",
    "中文",
    "😀",
    "—",
    "...",
    "’",
    "a\N{COMBINING ACUTE ACCENT}",
)


def write_slide(word: str) -> str:
    """Write a slide of one word, in long runs and where single letters or numbers are expected."""
    text = f"{word} " * 150
    listed = f"- {word}\n- {word}\n\n²) {word}\n³) {word}"
    return f"# {word}\n\n{text}.\n\n{listed}\n\n> {word}\n>\n> — {word}\n"


def test_every_rule_can_judge_text_without_latin_letters(tmp_path) -> None:
    diagnostics = check(tmp_path, "\n".join(map(write_slide, WORDS)))
    assert diagnostics.not_checked == []
    assert not any(found.code.name == "reading-age" for found in diagnostics)


@pytest.mark.parametrize(
    "text", ["", "#\n", "# \n\n-\n", "# T\n\n|\u00a0|\n|-|\n|\u00a0|\n", "---\n---\n"]
)
def test_every_rule_can_judge_nothing(tmp_path, text) -> None:
    assert check(tmp_path, text).not_checked == []


def test_a_rule_that_fails_is_named_and_the_others_judge(tmp_path, monkeypatch) -> None:
    def fail(subject: object) -> list[object]:
        raise ZeroDivisionError

    broken = [Rule(each.code, fail) if each.code.name == "double-word" else each for each in RULES]
    monkeypatch.setattr(run, "RULES", broken)
    diagnostics = check(tmp_path, "# T\n\nThe the colour, organize it.\n")
    (left_out,) = diagnostics.not_checked
    assert "double-word" in left_out
    assert "please report" in left_out
    assert "americanism" in {found.code.name for found in diagnostics}
