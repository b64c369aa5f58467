"""Code that is copied from a PDF is the code that was written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from tests.shared.in_memory import write_all
from tests.shared.validators import require

CODE = """\
right: "some words here"
colour: red
def greet(): return illicit(1, il)  # a remark
if x == 1: print('iii', "mmm")"""


@pytest.mark.parametrize("language", ["text", "python", "yaml"])
def test_code_is_copied_as_it_is_written(tmp_path: Path, language: str) -> None:
    """On the picture of the slide, and as text for participants; by its places alone."""
    block = f"```{language}\n{CODE}\n```"
    deck = tmp_path / "talk.md"
    deck.write_text(f"---\ntitle: Sample\n---\n# Code\n\n{block}\n\n::: handout\n{block}\n:::\n")
    found = Diagnostics()
    presentation = pipeline.compose(DeckRequest(path=deck), found, pages=("handout", "workbook"))
    assert presentation is not None, [*map(str, found)]
    program = require("pdftotext", "poppler-utils")
    for name, data in write_all(presentation, ("handout", "workbook")).items():
        read = subprocess.run(
            [program, "-raw", "-", "-"], input=data, capture_output=True, check=True
        )
        words = " ".join(read.stdout.decode().split())
        for written in CODE.splitlines():
            assert words.count(" ".join(written.split())) == 2, (name, written)
