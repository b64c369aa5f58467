"""Hints for a deck in a single file: what they say to write is right there, and mends it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.diagnostics import Diagnostic, Diagnostics

TOP = "---\ntitle: Sample\nlang: en-GB\n---\n\n"
TIMED = TOP.replace("lang: en-GB", "lang: en-GB\nminutes: 60")
OUTCOME = TOP.replace("lang: en-GB", "lang: en-GB\noutcomes:\n  - id: court\n    text: Court")
SENSITIVE = "# Talk {sensitive=true}\n\nThey were afraid.\n"
HOUR = "# Talk {minutes=45}\n\nText.\n\n# B {minutes=1}\n\n- Text.\n"
PART = "# A\n\n- Text.\n\n# B {minutes=5}\n\n- Text.\n"
CONTACTS = "\n\n# Whom {layout=contacts}\n\n- A line"
OPENED = "---\nlang: en-GB\n---\n\n# A"
TALK = TOP + "# Talk\n\n- A murder.\n"
BRACED = TOP + "# Talk {minutes=5}\n\n- A murder.\n"
COURT = OUTCOME + "# Talk\n\nText.\n"
SUPPORT = "support:\n  wellbeing: A line\n  disclosure: A line"


def check(path: Path, text: str) -> dict[str, Diagnostic]:
    path.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    checking.check(CheckRequest(path=path, today=date(2026, 1, 31)), diagnostics)
    assert not diagnostics.has_errors
    return {it.code.name: it for it in diagnostics}


@pytest.mark.parametrize(
    ("rule", "text", "hinted", "old", "new"),
    [
        (
            "language-unset",
            "---\ntitle: Sample\n---\n\n# A\n",
            "lang: en-GB",
            "title",
            "lang: en-GB\ntitle",
        ),
        ("language-unset", "# A\n", "lang: en-GB", "# A", OPENED),
        ("sensitive-unmarked", TALK, "{sensitive=true}", "Talk", "Talk {sensitive=true}"),
        ("sensitive-unmarked", BRACED, "sensitive=true", "=5", "=5 sensitive=true"),
        ("outcome-unserved", COURT, "{outcomes=court}", "# Talk", "# Talk {outcomes=court}"),
        ("support-missing", TOP + SENSITIVE, "support:", "lang: en-GB", f"lang: en-GB\n{SUPPORT}"),
        ("support-missing", TOP + SENSITIVE, "{layout=contacts}", "afraid.", f"afraid.{CONTACTS}"),
        ("session-short", TIMED + HOUR, "{break=15}", "=45", "=45 break=15"),
        ("minutes-missing", TOP + PART, "{minutes=5}", "# A", "# A {minutes=5}"),
    ],
)
def test_hint_for_a_single_file_mends_it(
    tmp_path: Path, rule: str, text: str, hinted: str, old: str, new: str
) -> None:
    found = check(tmp_path / "talk.md", text)
    assert hinted in (found[rule].hint or "")
    assert rule not in check(tmp_path / "talk.md", text.replace(old, new, 1))


def test_a_footnote_in_the_text_is_told_by_its_number(tmp_path: Path) -> None:
    text = TOP + "# Talk\n\nA^[Report (2019)] and b^[Report (2019)] and c^[Other (2019)].\n"
    found = check(tmp_path / "talk.md", text)["duplicate-source"]
    assert found.message == "the footnote number 2 says the same as number 1"
    assert found.hint.startswith("write [^source] in the text in place of both")
