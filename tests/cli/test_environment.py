"""Odd surroundings: closed streams, a working folder that is gone, clocks that are no clocks."""

import errno
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from deckbuilder.builds.output import write_outputs
from deckbuilder.cli.streams import _PrintedFile, silence_libraries
from deckbuilder.diagnostics import Diagnostics


def deckbuild(*args, cwd, redirected="", **environment):
    command = [sys.executable, "-m", "deckbuilder", *map(str, args)]
    if redirected:
        command = ["bash", "-o", "pipefail", "-c", f'"$@" {redirected}', "sh", *command]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_what_cannot_be_printed_is_lost_and_raises_nothing():
    with _PrintedFile("/dev/full", "w") as file:
        assert [file.write(b"abc"), file.write(b"de")] == [3, 2]
        assert file.lost.errno == errno.ENOSPC


def test_warnings_of_libraries_are_not_for_users(monkeypatch):
    monkeypatch.setattr(sys, "warnoptions", [])
    with warnings.catch_warnings(record=True) as shown:
        silence_libraries()
        warnings.warn("Tag data larger than file", UserWarning, stacklevel=1)
    assert not shown


def test_a_run_prints_no_warning_of_a_library(tmp_path):
    program = (
        "import warnings, deckbuilder.cli as cli, deckbuilder.cli.group as group\n"
        "group.run = lambda _: warnings.warn('raw')\ncli.main(['check'])"
    )
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONWARNINGS"}
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True,
        text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")


def test_no_name_is_no_deck(run):
    result = run("build", "")
    assert result.status == 2
    assert "there is no deck ''" in result.err


@pytest.mark.parametrize("value", ["", "soon", "-1", "99999999999999999999", "253402300800", "²"])
def test_a_clock_that_is_none_counts_as_none(run, talk, monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert run("build", talk).status == 0


def test_a_working_folder_that_is_gone(run, tmp_path, talk, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for command in (["build", talk], ["build"], ["new", "sample"]):
        result = run(*command)
        assert result.status == 2
        assert "not there any more" in result.err


@pytest.mark.slow
def test_a_closed_standard_error_does_not_stop_the_build(tmp_path, talk):
    result = deckbuild("build", talk, cwd=tmp_path, redirected="2>&-")
    assert result.returncode == 0
    assert (tmp_path / "dist" / "talk.pptx").exists()


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("unbuffered", ["", pytest.param("1", marks=pytest.mark.slow)])
def test_results_that_cannot_be_printed_are_no_defect(tmp_path, talk, unbuffered):
    printed = {"PYTHONUNBUFFERED": unbuffered}  # else they are kept until the run ends
    result = deckbuild("dump", talk, cwd=tmp_path, redirected=">/dev/full", **printed)
    assert result.returncode == 2
    assert "cannot be printed" in result.stderr
    assert "its own" not in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "redirected", [">&-", "<&- >&- 2>&-", ">{full}", ">{full} 2>{full}", "2>&1 | true"]
)
def test_the_status_tells_the_truth_whatever_can_be_printed(tmp_path, talk, redirected):
    if "{full}" in redirected and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    bad = talk.with_name("bad.md")
    bad.write_text(talk.read_text() + "\n![a](missing.png)\n")
    for status, *command in (
        (0, "build", talk),
        (0, "build", talk),  # again, from the cache
        (1, "build", bad),
        (1, "check", bad),
        (0, "check", "--built", "dist", "--no-verapdf"),
    ):
        result = deckbuild(*command, cwd=tmp_path, redirected=redirected.format(full="/dev/full"))
        assert result.returncode == status, command
        assert "Traceback" not in result.stderr
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [
        "talk-handout-with-notes.pdf", "talk.pptx",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_dump_is_utf8_whatever_the_terminal(tmp_path, talk):
    talk.write_text("# Café 日本\n", encoding="utf-8")
    command = [sys.executable, "-m", "deckbuilder", "dump", str(talk)]
    printed = subprocess.run(
        command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=True
    ).stdout
    assert "Café 日本" in printed.decode("utf-8")


@pytest.mark.slow
def test_a_name_that_the_terminal_cannot_show_is_escaped(tmp_path, talk):
    deck = talk.rename(tmp_path / "日本.md")
    result = deckbuild("build", deck, cwd=tmp_path, PYTHONIOENCODING="cp1252")
    assert result.returncode == 0
    assert r"\u65e5\u672c.pptx" in result.stdout


def test_an_output_name_that_the_system_cannot_hold_is_reported(tmp_path):
    diagnostics = Diagnostics()
    assert not write_outputs({tmp_path / "a\ud800.pptx": b"x"}, diagnostics)
    assert [found.code.name for found in diagnostics] == ["output-file"]


@pytest.mark.parametrize("home", ["here", "/dev/null"])
def test_no_program_of_the_home_folder_is_run(tmp_path, talk, home):
    """ReportLab would run files of these names; a home may be the folder of a stranger's deck."""
    for name in (".reportlab_mods", ".reportlab_settings"):
        (tmp_path / name).write_text("open('ran', 'w')\n")
    environment = {**os.environ, "HOME": str(tmp_path) if home == "here" else home}
    command = [sys.executable, "-m", "deckbuilder", "build", talk.name, "--format", "handout"]
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, check=False, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["deck.toml", "01-a.md", "data/x.csv", ""])
def test_a_report_takes_no_sources_place(run, tmp_path, talk, name):
    if name:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    result = run("check", talk.name, "-o", name)
    assert (result.status, "no name for a report" in result.err) == (2, True)
    assert not name or (tmp_path / name).read_text() == "mine"
