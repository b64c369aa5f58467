"""The command itself: what it completes, prints quietly, and cannot write."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


@pytest.fixture
def edited(project):
    project.change("national/slides/02-neglect.md", "seen late", "seen too late")
    project.change("national/facts.toml", '"12"', '"13"')
    return project


@pytest.mark.slow
@pytest.mark.parametrize(
    ("option", "typed", "offered"),
    [
        ("--accept", "", ["ending", "neglect", "facts.reviews"]),
        ("--accept", "fa", ["facts.reviews"]),
        ("--merge", "", ["neglect"]),
    ],
)
def test_the_tab_key_offers_what_has_changed(edited, option, typed, offered):
    edited.change("national/slides/05-ending.md", "everybody", "all of you")
    shell = {
        "_DECKBUILD_COMPLETE": "bash_complete",
        "COMP_WORDS": f"deckbuild upgrade local {option} {typed}",
        "COMP_CWORD": "4",
    }
    made = subprocess.run(
        [sys.executable, "-m", "deckbuilder"], cwd=edited.folder, env={**os.environ, **shell},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert sorted(line.split(",")[1] for line in made.stdout.splitlines()) == sorted(offered)


def test_quiet_prints_nothing_and_writes_the_report(edited):
    assert edited.run("upgrade", "local", "-q") == (0, "", "")
    assert (edited.folder / "dist/local-upgrade.html").is_file()


def test_a_report_that_cannot_be_written_is_an_error_of_the_environment(edited):
    edited.write("dist", "a file in the way")
    status, out, err = edited.run("upgrade", "local")
    assert status == 2
    assert "DB901 output-folder" in err
    assert "Stale slides of yours: neglect" in out
    assert "Compared word by word" not in out


def test_a_merge_that_cannot_be_written_leaves_slide_and_lock(edited):
    edited.write("local/before-merge", "a file in the way")
    before = {name: edited.read(f"local/{name}") for name in ("deck.lock", "slides/neglect.md")}
    status, out, err = edited.run("upgrade", "local", "--merge", "neglect")
    assert (status, out) == (2, "")
    assert "DB901 output-folder" in err
    assert {name: edited.read(f"local/{name}") for name in before} == before
    assert edited.faults() == ["local/slides/neglect.md local-stale"]


def test_several_slides_are_taken_over_at_once(edited):
    edited.change("national/slides/03-poverty.md", "adds", "brings")
    told = edited.upgrade("--merge", "neglect", "--accept", "poverty")
    assert told.splitlines() == [
        "local/slides/neglect.md: the changes are merged; read it through",
        "  as it was: local/before-merge/neglect.md",
        "local/deck.lock: poverty is noted as it is today",
    ]
    assert edited.faults() == []


def test_a_single_file_extends_no_deck(edited):
    edited.write("talk.md", "# Sample\n\nText.\n")
    status, _, err = edited.run("upgrade", "talk.md")
    assert status == 2
    assert "talk.md extends no other deck" in err
