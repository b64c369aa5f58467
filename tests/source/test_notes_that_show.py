"""What was meant for the facilitator alone, and is written so that everyone would see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck


def read(text: str, folder: Path) -> list[str]:
    """Return what is said of a single file, by line."""
    (folder / "talk.md").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    assert read_deck(folder / "talk.md", diagnostics) is not None
    assert all(found.hint for found in diagnostics)
    return [f"{found.line} {found.code.id} {found.message}" for found in diagnostics]


INDENTED = "begins no block, as four spaces or a tab stand before it"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Text\n\n    ::: notes\n    Ask.\n    :::\n", 5),
        ("\t::: notes\n\tAsk.\n\t:::\n", 3),
        ("Text\n    ::: notes\n    Ask.\n    :::\n", 4),
        ("- a\n\n      ::: notes\n      Ask.\n", 5),
        ("1. a\n\n       ::: notes\n       Ask.\n", 5),
        ("1. a\n   1. b\n\n          ::: notes\n          Ask.\n", 6),
        ("1. a\n        ::: notes\n        Ask.\n", 4),
        (">     ::: notes\n>     Ask.\n", 3),
        ("    code\n    ::: notes\n    Ask.\n", 4),
        ("a[^1]\n\n[^1]: b\n\n        ::: notes\n", 7),
        ("Term\n: Meaning\n\n      ::: notes\n      Ask.\n", 6),
    ],
)
def test_block_that_spaces_make_code_or_text_is_an_error(
    text: str, line: int, tmp_path: Path
) -> None:
    assert read(f"# One\n\n{text}", tmp_path) == [f"{line} DB307 ::: notes {INDENTED}"]


@pytest.mark.parametrize(
    "text",
    [
        "    x <- pkg:::name\n    a :: b\n", "```\n    ::: notes\n    :::\n```\n",
        "Text ::: and\nmore ::: text\n", "   ::: notes\n   Ask.\n   :::\n", "`:::` begins it\n",
    ],
)  # fmt: skip
def test_colons_in_code_and_text_are_no_blocks(text: str, tmp_path: Path) -> None:
    assert read(f"# One\n\n{text}", tmp_path) == []
