"""The benchmark measures what it says it does: equal content, turns, and no peer that is missing.

What it finds depends on the machine, so no test here looks at a time.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import edits
import measuring
import peers
import results
import run as benchmark
import samples
from measuring import OURS, Run, Tool

RUN = Run(seconds=2.0, memory=50_000_000)


class _Text(HTMLParser):
    """Gathers the text below the body of a page."""

    def __init__(self):
        super().__init__()
        self.words: list[str] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "body"

    def handle_data(self, data):
        if self.inside:
            self.words += re.findall(r"\w+", data)


def test_every_tool_is_given_the_same_words():
    page = _Text()
    page.feed(samples.write_html(8))
    from_html = " ".join(page.words).replace(" Facilitator notes", "")

    markdown = samples.write_markdown(8).replace("::: notes", "")
    from_markdown = " ".join(re.findall(r"\w+", markdown)).removeprefix("title ")

    assert from_html == from_markdown
    assert from_html.count("Sample notes of slide") == 8


def test_every_fourth_sample_slide_has_a_table_and_the_others_points():
    slides = list(samples.sample_slides(8))

    assert [bool(slide.rows) for slide in slides] == [False, False, False, True] * 2
    assert all(bool(slide.rows) != bool(slide.points) for slide in slides)


def _logging_tool(name: str, log: Path) -> Tool:
    script = f"open({str(log)!r}, 'a').write({name!r}); open(__import__('sys').argv[1], 'w')"
    return Tool(name, (sys.executable, "-c", script, "$out/done"), "$out/done")


def test_tools_run_in_turn_and_the_first_round_does_not_count(tmp_path):
    log = tmp_path / "log"

    found = measuring.compare(1, 2, [_logging_tool("A", log), _logging_tool("B", log)])

    assert log.read_text() == "ABABAB"
    assert {name: len(runs) for name, runs in found.items()} == {"A": 2, "B": 2}
    assert all(run.seconds > 0 and run.memory > 1_000_000 for run in found["A"])


def test_a_command_that_fails_is_raised_with_what_it_printed(tmp_path):
    command = [sys.executable, "-c", "import sys; sys.exit('no such font')"]

    with pytest.raises(RuntimeError, match=r"ended with 1:\nno such font"):
        measuring.measure(command, tmp_path)


def test_a_file_of_an_earlier_run_does_not_pass_for_a_result(tmp_path):
    stale = tmp_path / "deck.pdf"
    stale.write_text("of an earlier run")

    with pytest.raises(RuntimeError, match="its file not written"):
        measuring.measure([sys.executable, "-c", ""], tmp_path, stale)


@pytest.mark.parametrize(
    ("find", "hint"),
    [(peers.find_pandoc, "pandoc"), (peers.find_libreoffice, "libreoffice-impress")],
)
def test_a_peer_that_is_not_installed_is_missing(monkeypatch, tmp_path, find, hint):
    monkeypatch.setenv("PATH", str(tmp_path))

    peer = find()

    assert isinstance(peer, peers.Missing)
    assert peer.reason == f"not installed; on Debian or Ubuntu: apt install {hint}"


def test_a_peer_that_does_not_start_is_missing(monkeypatch, tmp_path):
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\necho 'a library is not there' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert peers.find_pandoc() == peers.Missing(
        "pandoc", "it does not start (a library is not there)"
    )


def test_a_peer_that_cannot_be_installed_is_missing(tmp_path):
    cache = tmp_path / "cache"
    cache.write_text("a file where the folder should be")

    peer = peers.find_weasyprint(cache)

    assert isinstance(peer, peers.Missing)
    assert peer.reason.startswith("pip cannot install it: ")


@pytest.mark.parametrize(("seconds", "verdict"), [(8.0, "met"), (7.9, "NOT MET")])
def test_the_handout_is_to_be_four_times_faster_than_a_peer(seconds, verdict):
    found = {17: {OURS: [RUN], "LibreOffice": [Run(seconds=seconds, memory=1)]}}

    (target,) = results.judge_handout(found, ["LibreOffice"])

    assert target.judge().split(":")[0].strip() == verdict


def test_a_target_whose_peer_is_missing_is_not_judged():
    lines = [
        target.judge()
        for target in (
            *results.judge_handout({17: {OURS: [RUN]}}, ["LibreOffice", "WeasyPrint"]),
            *results.judge_both_files({17: {OURS: [RUN]}}),
        )
    ]

    assert len(lines) == 3
    assert all(line.startswith("NOT JUDGED: ") for line in lines)


def test_growth_and_memory_are_judged_without_a_peer():
    found = {170: {OURS: [RUN]}, 1700: {OURS: [Run(seconds=26.0, memory=301_000_000)]}}

    lines = [target.judge().strip() for target in results.judge_handout(found, [])]

    assert [line.split(":")[0] for line in lines] == ["NOT MET", "NOT MET"]
    assert lines[0].endswith("13.00 (at most 12)")
    assert lines[1].endswith("301.00 (at most 300)")


@pytest.mark.slow
def test_a_comparison_without_its_peer_says_so_and_goes_on(monkeypatch, capsys):
    monkeypatch.setattr(benchmark, "find_pandoc", lambda: peers.Missing("pandoc", "not installed"))
    monkeypatch.setattr(benchmark, "RUNS", {2: 1})
    monkeypatch.setattr(sys, "argv", ["run.py", "2", "--only", "both"])

    assert benchmark.main() == 0

    said = capsys.readouterr().out
    assert "pandoc is missing: not installed" in said
    (row,) = (line for line in said.splitlines() if line.split()[:2] == ["2", OURS])
    assert row.endswith(" -")


@pytest.mark.slow
def test_edits_are_built_by_command_and_while_watching(monkeypatch, capsys):
    monkeypatch.setattr(edits, "ROUNDS", 1)
    monkeypatch.setattr(edits, "SLIDES", 2)
    monkeypatch.setenv("DECKBUILDER_CACHE", "set by what is measured")

    targets = list(edits.measure_edits(None))

    assert [target.value for target in targets] == [None] * 3
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == ["2"] * 3
    assert all(name in row for name, row in zip(edits._LIMITS, rows, strict=True))
