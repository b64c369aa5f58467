"""The benchmark measures what it says it does: equal content, turns, and no peer that is missing.

What it finds depends on the machine, so no test here looks at a time.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import comparisons
import edits
import measuring
import peers
import samples
from comparisons import OURS
from measuring import Plan, Run, Tool

RUN = Run(seconds=2.0, cpu=1.5, memory=50_000_000)


class _Text(HTMLParser):
    """Gathers the text below the body of a page."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.inside = False

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "body"

    def handle_data(self, data):
        if self.inside:
            self.text += f" {data}"


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def _read_html(text: str) -> str:
    page = _Text()
    page.feed(text)
    return page.text.replace(" Facilitator notes", "")


def _read_typst(text: str) -> str:
    _, _, document = text.partition("\n= ")
    markup = r"#pagebreak\(weak: true\)|#slide|#table\(columns: 3|table\.header|Facilitator notes"
    return re.sub(markup, "", document)


def _read_markdown_pptx(text: str) -> str:
    """Return the deck with each slide's notes last, where the other writings have them."""
    slide = r'<!-- markdown-pptx:slide\nnotes: "(.*?)"\n-->(.*?)(?=\n# |\Z)'
    return re.sub(slide, r"\2\n\1", text, flags=re.DOTALL)


READERS = {
    "deck.md": lambda text: text.replace("::: notes", "").replace("title: ", ""),
    "markdown-pptx.md": _read_markdown_pptx,
    "md2pptx.md": str,
    "page.html": _read_html,
    "page.typ": _read_typst,
}


@pytest.mark.parametrize("name", samples.WRITINGS)
def test_every_tool_is_given_the_same_words(name):
    words = _words(READERS[name](samples.WRITINGS[name](8)))

    assert words == _words(READERS["deck.md"](samples.write_markdown(8)))
    assert words.count("Sample notes of slide") == 8


def test_every_fourth_sample_slide_has_a_table_and_the_others_points():
    slides = list(samples.sample_slides(8))

    assert [bool(slide.rows) for slide in slides] == [False, False, False, True] * 2
    assert all(bool(slide.rows) != bool(slide.points) for slide in slides)


# --- running -------------------------------------------------------------------------------


def _logging_tool(name: str, log: Path) -> Tool:
    script = f"open({str(log)!r}, 'a').write({name!r}); open(__import__('sys').argv[1], 'w')"
    return Tool(name, (sys.executable, "-c", script, "$out/done"), "$out/done")


def test_tools_run_in_turn_and_the_first_round_does_not_count(tmp_path):
    log = tmp_path / "log"

    found = measuring.compare(1, 2, [_logging_tool("A", log), _logging_tool("B", log)]).runs

    assert log.read_text() == "ABABAB"
    assert {name: len(runs) for name, runs in found.items()} == {"A": 2, "B": 2}
    assert all(run.seconds > 0 and run.cpu > 0 and run.memory > 1_000_000 for run in found["A"])


def test_cpu_time_is_of_the_process_and_its_children(tmp_path):
    burn = "import time\nwhile time.process_time() < 0.1: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"

    run = measuring.measure([sys.executable, "-c", parent], tmp_path)

    assert run.cpu >= 0.1


def test_each_run_of_what_is_fresh_finds_an_empty_cache(tmp_path):
    script = (
        "import os, pathlib, sys; cache = pathlib.Path(os.environ['DECKBUILDER_CACHE']);"
        "cache.mkdir(); open(sys.argv[1], 'w')"  # fails where it is there
    )
    tool = Tool("A", (sys.executable, "-c", script, "$out/done"), "$out/done", fresh=True)

    assert len(measuring.compare(1, 2, [tool]).runs["A"]) == 2


def test_what_is_fresh_leaves_the_caches_of_others_alone():
    script = (
        "import os, pathlib, sys; cache = pathlib.Path(os.environ['DECKBUILDER_CACHE']);"
        "cache.mkdir(exist_ok=True); kept = cache / 'kept'; kept.open('a').write('.');"
        "open(sys.argv[1], 'w').write(kept.read_text()); "
        "sys.exit(kept.read_text() if sys.argv[2] == kept.read_text() else 0)"
    )
    command = (sys.executable, "-c", script, "$out/done")
    tools = [
        Tool("kept", (*command, "..."), "$out/done", peer=True),  # ends at its third round
        Tool("fresh", (*command, ".."), "$out/done", peer=True, fresh=True),
    ]

    found = measuring.compare(1, 2, tools)

    assert found.failures == {"kept": "..."}


def test_a_command_that_fails_is_raised_with_what_it_printed(tmp_path):
    command = [sys.executable, "-c", "import sys; sys.exit('no such font')"]

    with pytest.raises(RuntimeError, match=r"ended with 1:\nno such font"):
        measuring.measure(command, tmp_path)


def test_a_file_of_an_earlier_run_does_not_pass_for_a_result(tmp_path):
    stale = tmp_path / "deck.pdf"
    stale.write_text("of an earlier run")

    with pytest.raises(RuntimeError, match="its file not written"):
        measuring.measure([sys.executable, "-c", ""], tmp_path, stale)


def test_a_peer_that_fails_is_named_and_left_out(tmp_path):
    log = tmp_path / "log"
    command = (sys.executable, "-c", "import sys; sys.exit('too many slides')")
    failing = Tool("B", command, "$out/done", peer=True)

    found = measuring.compare(1, 2, [_logging_tool("A", log), failing])

    assert found.failures == {"B": "too many slides"}
    assert list(found.runs) == ["A"]
    assert log.read_text() == "AAA"


# --- peers ---------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    "find", [peers.find_weasyprint, peers.find_typst, peers.find_markdown_pptx]
)
def test_a_peer_that_cannot_be_installed_is_missing(tmp_path, find):
    cache = tmp_path / "cache"
    cache.write_text("a file where the folder should be")

    peer = find(cache)

    assert isinstance(peer, peers.Missing)
    assert peer.reason.startswith("pip cannot install it: ")


def test_md2pptx_is_taken_from_a_copy_of_its_repository(tmp_path):
    assert "git clone" in peers.find_md2pptx(tmp_path).reason

    (tmp_path / "md2pptx").mkdir()
    (tmp_path / "md2pptx/md2pptx").write_text('md2pptx_level = "9.1"\n')

    assert peers.tell_peers([peers.find_md2pptx(tmp_path)]) == ["md2pptx 9.1"]


@pytest.mark.parametrize(
    ("printed", "told"),
    [("pandoc 2.17.1.1", "pandoc 2.17.1.1"), ("pandoc version 9", "pandoc 9"), ("8", "pandoc 8")],
)
def test_a_peer_is_told_with_its_version(monkeypatch, tmp_path, printed, told):
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\necho '{printed}'\necho and features\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert peers.tell_peers([peers.find_pandoc()]) == [told]


# --- targets -------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "verdict"), [(8.0, "reached"), (7.9, "**missed**")])
def test_the_handout_is_to_be_four_times_faster_than_a_peer(seconds, verdict):
    found = {17: {OURS: [RUN], "LibreOffice": [Run(seconds=seconds, cpu=1.0, memory=1)]}}

    target, other = comparisons.judge_handout(found)

    assert target.judge() == verdict
    assert other.judge() == "not judged: no measurement"


def test_growth_and_memory_are_judged_without_a_peer():
    found = {170: {OURS: [RUN]}, 1700: {OURS: [Run(seconds=26.0, cpu=1.0, memory=121_000_000)]}}

    growth, of_pandoc, memory = comparisons.judge_both_files(found)

    assert [growth.value, growth.judge()] == [13.0, "**missed**"]
    assert of_pandoc.judge() == "not judged: no measurement"
    assert [memory.value, memory.judge()] == [121.0, "**missed**"]


def test_a_handout_takes_a_quarter_of_typsts_memory_and_about_its_time():
    typst = Run(seconds=2.0, cpu=2.0, memory=200_000_000)
    found = {1700: {OURS: [Run(seconds=2.4, cpu=9.0, memory=50_000_001)], "Typst": [typst]}}

    verdicts = [target.judge() for target in comparisons.judge_handout(found)]

    assert verdicts == ["reached", "**missed**"]


def test_each_check_is_to_grow_in_proportion_to_the_slides():
    names = [comparisons.CHECK_FIRST.name, comparisons.CHECK_BUILT.name]
    found = {size: {name: [RUN] for name in names} for size in (170, 1700)}

    values = [target.value for target in comparisons.judge_checks(found)]

    assert values == [1.0, 1.0, RUN.cpu]


@pytest.mark.parametrize(("cpu", "verdict"), [(0.05, "reached"), (0.051, "**missed**")])
def test_a_save_is_judged_by_cpu_time(cpu, verdict):
    found = {17: {edits.WATCHED: [Run(seconds=9.0, cpu=cpu, memory=0)] * 3}}

    *_, target = edits.judge_edits(found)

    assert target.judge() == verdict


def test_what_the_system_does_not_tell_is_not_judged():
    found = {170: {edits.WATCHED: [Run(seconds=9.0, cpu=None, memory=0)]}}

    (target,) = edits.judge_edits(found)

    assert target.judge() == "not judged: no measurement"


# --- small runs ----------------------------------------------------------------------------


@pytest.mark.slow
def test_a_comparison_without_its_peers_says_so_and_goes_on(monkeypatch, tmp_path):
    missing = {
        "find_pandoc": peers.Missing("pandoc", "not installed"),
        "find_markdown_pptx": peers.Missing("markdown-pptx", "pip cannot install it: no network"),
    }
    for name, peer in missing.items():
        monkeypatch.setattr(comparisons, name, lambda *_, peer=peer: peer)

    report = comparisons.measure_both_files(Plan((17,), 1, tmp_path))

    assert "pandoc is missing: not installed" in report.peers
    assert "markdown-pptx is missing: pip cannot install it: no network" in report.peers
    assert list(report.results[17]) == [OURS, "python-pptx"]
    of_pandoc, of_script = report.targets
    assert of_pandoc.judge() == "not judged: no measurement"
    assert of_script.value > 0
