"""What a run writes: a section for each part, of which a later run replaces its own alone."""

import sys
from dataclasses import replace

import pytest

import run as benchmark
import table
from measuring import Run
from results import Report, Target, show


def _report(seconds: float, limit: float = 1.0) -> Report:
    runs = [Run(seconds=seconds, cpu=seconds / 2, memory=60_000_000)] * 3
    target = Target("17 slides: seconds", seconds, limit)
    return Report("A part", {17: {"A": runs, "B": runs[:1]}, 170: {"A": runs}}, [target], ["B 2.0"])


def test_a_part_is_shown_with_a_row_for_each_tool_and_a_column_for_each_size():
    assert show(_report(12.0)).splitlines() == [
        "| CPU s / wall s / peak MB | 17 slides | 170 slides |",
        "|---|---:|---:|",
        "| A | 6.00 / 12.0 / 60 | 6.00 / 12.0 / 60 |",
        "| B | 6.00 / 12.0 / 60 | – |",
        "| runs of each | 1–3 | 3 |",
        "",
        "| target | measured | wanted | |",
        "|---|---:|---:|---|",
        "| 17 slides: seconds | 12 | ≤ 1 | **missed** |",
    ]


def test_a_run_of_some_parts_replaces_their_sections_alone(tmp_path):
    page = tmp_path / "benchmarks.md"
    order = ["both", "edits", "check"]
    table.write_page(page, order, {"check": _report(1.0), "both": _report(2.0)})
    whole = page.read_text()
    table.write_page(page, order, {"edits": _report(3.0)})

    table.write_page(page, order, {"edits": _report(4.0)})

    text = page.read_text()
    assert [text.index(f"<!-- part: {name} -->") for name in order] == sorted(
        text.index(f"<!-- part: {name} -->") for name in order
    )
    before, _, rest = text.partition("\n<!-- part: edits -->")
    edited, _, after = rest.partition("<!-- end -->\n")
    assert before + after == whole
    assert "2.00 / 4.00 / 60" in edited
    assert "3.00" not in text


def test_a_section_names_the_machine_the_day_its_load_and_the_peers():
    text = table.show_section(replace(_report(1.0), load=1.25))

    assert ", load 1.2 at the start, with\n" in text
    assert f"Python {sys.version.split()[0]}" in text
    assert "\n* B 2.0\n" in text


@pytest.mark.parametrize(
    ("arguments", "written"), [([], True), (["2"], False), (["--runs", "1"], False)]
)
def test_only_a_run_in_full_writes_the_page(monkeypatch, tmp_path, capsys, arguments, written):
    page = tmp_path / "benchmarks.md"
    monkeypatch.setattr(benchmark, "PAGE", page)
    monkeypatch.setattr(benchmark, "PARTS", {"edits": lambda plan: _report(1.0)})
    monkeypatch.setattr(sys, "argv", ["run.py", *arguments])

    assert benchmark.main() == 0

    assert "## A part" in capsys.readouterr().out
    assert page.is_file() == written
