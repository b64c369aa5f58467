"""What `deckbuild check --format sarif` writes is SARIF 2.1.0, by a judge that is not ours."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.cli.reports import write_report
from deckbuilder.cli.reports.checked import Checked
from deckbuilder.cli.terminal.console import Display
from deckbuilder.diagnostics import Diagnostics, Severity
from tests.shared.validators import ROOT, sarif

pytestmark = pytest.mark.slow


def write_log(path: Path, deck: Path) -> dict:
    diagnostics = Diagnostics()
    presentation = checking.check(CheckRequest(path=deck, today=date(2026, 1, 31)), diagnostics)
    diagnostics.not_checked.append("something that this machine lacks")
    text = write_report("sarif", Checked(presentation, diagnostics, Severity.ERROR, Display()))
    path.write_text(text, encoding="utf-8")
    return json.loads(text)


@pytest.mark.parametrize("deck", ["tests/torture/deck", "tests/torture/talk.md"])
def test_a_log_is_valid(deck: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    log = write_log(tmp_path / "log.sarif", Path(deck))
    assert log["runs"][0]["results"]
    assert sarif.validate(tmp_path / "log.sarif") == []


def test_the_judge_finds_what_breaks_the_schema_and_what_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    path = tmp_path / "log.sarif"
    log = write_log(path, Path("tests/torture/talk.md"))
    log["runs"][0]["results"][1]["ruleIndex"] = 99
    path.write_text(json.dumps(log), encoding="utf-8")
    (fault,) = sarif.validate(path)
    assert fault.startswith("SARIF1009: ")
    log["runs"][0]["results"][0]["level"] = "advice"
    path.write_text(json.dumps(log), encoding="utf-8")
    (fault,) = sarif.validate(path)
    assert "'advice' is not one of" in fault
