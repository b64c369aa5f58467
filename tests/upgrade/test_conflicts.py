"""Marks of a merge in a slide's file: found with their lines, and never shown as text."""

from __future__ import annotations

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck
from deckbuilder.source.overlays.merge_marks import blank_conflicts

CONFLICT = """\
# Sample

<<<<<<< local
- one
=======
- two
- three
>>>>>>> national

Text.
"""


def check(text: str) -> tuple[str, list[str]]:
    diagnostics = Diagnostics()
    blanked = blank_conflicts(text, "sample.md", diagnostics)
    return blanked, [str(found) for found in diagnostics]


def test_a_conflict_is_reported_at_its_first_mark_and_the_marks_are_taken_out():
    text, faults = check(CONFLICT)
    assert faults == [
        "sample.md:3: error DB420 conflict-marks: two texts stand here, of which one has to be "
        "chosen: line 4 and lines 6 to 7\n"
        "  hint: keep the words that you want, and take out the marks: lines 3, 5 and 8"
    ]
    assert text == "# Sample\n\n\n- one\n\n- two\n- three\n\n\nText.\n"


def test_each_conflict_is_reported():
    _, faults = check(CONFLICT * 2)
    assert [fault.split(" error ")[0] for fault in faults] == ["sample.md:3:", "sample.md:13:"]


def test_a_side_without_lines_is_called_nothing():
    _, faults = check("<<<<<<< local\n=======\ntext\n>>>>>>> national\n")
    assert "nothing and line 3" in faults[0]


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=======\n\ntext\n",
        "<<<<<<< local\ntext\n",
        " <<<<<<< local\na\n=======\nb\n>>>>>>> national\n",
        "<<<<<<< local\n>>>>>>> national\n=======\n",
    ],
)
def test_what_is_no_conflict_stays(text):
    assert check(text) == (text, [])


def test_a_conflict_in_a_single_file_is_an_error_and_no_heading(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.md").write_text(f"---\ntitle: Sample\n---\n\n{CONFLICT}", encoding="utf-8")
    diagnostics = Diagnostics()
    deck = read_deck(tmp_path / "talk.md", diagnostics)
    assert [f"{it.path}:{it.line} {it.code.name}" for it in diagnostics] == [
        "talk.md:7 conflict-marks"
    ]
    assert deck is not None
    assert len(deck.slides) == 1
