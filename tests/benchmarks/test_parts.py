"""Every part of the benchmark runs, at small sizes, and its rows and targets come of its runs."""

import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

import comparisons
import edits
import peers
import pictures
import upgrades
import variants
from measuring import Plan
from results import Report

ONCE = Plan((2,), 1)
BENCHMARKS = Path(pictures.__file__).parent

pytestmark = pytest.mark.slow


def _check_runs(report: Report) -> None:
    """Hold that each row has runs, of which all was measured."""
    for rows in report.results.values():
        for name, runs in rows.items():
            assert runs, name
            assert all(run.seconds > 0 and run.memory > 0 for run in runs), name
            assert sys.platform != "linux" or all(run.cpu for run in runs), name


def test_edits_are_built_by_command_and_while_watching(monkeypatch):
    monkeypatch.setattr(edits, "find_pandoc", lambda: peers.Missing("pandoc", "not installed"))

    report = edits.measure_edits(ONCE)

    _check_runs(report)
    assert list(report.results[2]) == [edits.NO_CHANGE, edits.EDITED, edits.WATCHED]
    assert report.peers == ["pandoc is missing: not installed"]


def test_checks_are_of_sources_and_of_finished_files():
    report = comparisons.measure_checks(ONCE)

    _check_runs(report)
    assert list(report.results[2]) == [
        "build, cold",
        "check, first",
        "check, again",
        "check --built, PowerPoint file",
    ]


def test_an_upgrade_reports_slides_that_changed():
    report = upgrades.measure_upgrades(Plan((2, 3), 1))

    _check_runs(report)
    assert list(report.results) == [2, 3]


def test_photographs_are_built_first_and_again():
    report = pictures.measure_photographs(ONCE, few=1, many=2)

    _check_runs(report)
    assert [*report.results] == [1, 2]
    assert len(report.targets) == 4


def test_drawings_are_built_first_and_again():
    report = pictures.measure_drawings(ONCE, count=1)

    _check_runs(report)
    (target,) = report.targets
    assert target.value == report.results[1][pictures.EDITED][0].cpu


def test_a_photograph_is_as_large_as_a_camera_makes_it_and_the_same_each_time(tmp_path):
    script = BENCHMARKS / "drawn.py"
    for name in ("one", "two"):
        command = [sys.executable, script, "photographs", tmp_path / name, "1"]
        subprocess.run(command, check=True)

    photographs = [(tmp_path / name / "images/0.jpg").read_bytes() for name in ("one", "two")]

    assert photographs[0] == photographs[1]
    assert 1_000_000 < len(photographs[0]) < 2_000_000


def test_variants_are_measured_without_the_usual_tools(monkeypatch):
    monkeypatch.setattr(variants, "find_pandoc", lambda: peers.Missing("pandoc", "not installed"))

    report = variants.measure_variants(ONCE, count=12)

    memory, mean = report.targets
    assert [len(report.results[size][variants.OURS]) for size in (2, 12)] == [1, 1]
    assert memory.value > 0
    assert mean.judge() == "not judged: no measurement"


def test_the_plain_script_writes_native_placeholders_tables_and_notes(tmp_path):
    file = tmp_path / "deck.pptx"
    subprocess.run([sys.executable, BENCHMARKS / "plain_pptx.py", "4", file], check=True)

    _, *slides = Presentation(file).slides

    assert [slide.shapes.title.text for slide in slides] == [
        f"Sample slide {n}" for n in range(1, 5)
    ]
    assert [any(shape.has_table for shape in slide.shapes) for slide in slides] == [False] * 3 + [
        True
    ]
    assert len(slides[0].placeholders[1].text_frame.paragraphs) == 5
    assert slides[3].notes_slide.notes_text_frame.text.startswith("Sample notes of slide 4.")
