"""`--merge`, `--accept` and `--all`: what they write, keep and refuse."""

from __future__ import annotations

import subprocess
import sys

import pytest

NEGLECT = "local/slides/neglect.md"


def edit_upstream(project):
    project.change("national/slides/02-neglect.md", "seen late", "seen too late")


def test_a_merge_takes_the_changes_beside_the_local_ones(project):
    edit_upstream(project)
    before = project.read(NEGLECT)
    told = project.upgrade("--merge", "neglect")
    assert "- Neglect is common here and seen too late\n" in project.read(NEGLECT)
    assert project.read("local/before-merge/neglect.md") == before
    assert "as it was: local/before-merge/neglect.md" in told
    assert project.faults() == []
    assert "Nothing has changed" in project.upgrade()


def test_an_earlier_copy_is_never_overwritten(project):
    for old, new in (("seen late", "seen too late"), ("group.", "whole group.")):
        project.change("national/slides/02-neglect.md", old, new)
        project.upgrade("--merge", "neglect")
    kept = sorted(path.name for path in (project.folder / "local/before-merge").iterdir())
    assert kept == ["neglect-2.md", "neglect.md"]
    assert "too" not in project.read("local/before-merge/neglect.md")


def test_a_conflict_is_marked_and_stops_the_build_until_it_is_settled(project):
    project.change("national/slides/02-neglect.md", "common", "frequent")
    status, out, _ = project.run("upgrade", "local", "--merge", "neglect")
    assert status == 1
    assert "in 1 place you have to choose" in out
    status, _, err = project.run("build", "local")
    assert status == 1
    assert f"{NEGLECT}:3: error DB420 conflict-marks: two texts stand here" in err
    assert "line 4 and line 6" in err
    assert "take out the marks: lines 3, 5 and 7" in err
    text = project.read(NEGLECT).split("\n")
    project.write(NEGLECT, "\n".join(text[:2] + text[3:4] + text[7:]))
    assert project.faults() == []


def test_a_conflict_is_told_also_when_quiet(project):
    project.change("national/slides/02-neglect.md", "common", "frequent")
    status, out, err = project.run("upgrade", "local", "--merge", "neglect", "-q")
    assert (status, out) == (1, "")
    assert err == (
        f"{NEGLECT}: the changes are merged, but in 1 place you have to choose: look for the line "
        "<<<<<<< local\n"
    )


def test_a_slide_with_marks_is_not_merged_again(project):
    project.change("national/slides/02-neglect.md", "common", "frequent")
    project.run("upgrade", "local", "--merge", "neglect")
    project.change("national/slides/02-neglect.md", "frequent", "rare")
    status, _, err = project.run("upgrade", "local", "--merge", "neglect")
    assert status == 2
    assert "still holds the marks of a merge" in err


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("neglect", "nothing has changed in 'neglect'"),
        ("poverty", "local/slides/poverty.md only adds to the slide"),
        ("ending", "nothing is stale in 'ending'"),
        ("rates", "the slide 'rates' is not in national any more"),
        ("endings", "did you mean 'ending'?"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_nothing_written(project, name, reason):
    project.write("local/slides/rates.md", "# Rates\n\nLocal rates.\n")
    project.accept_all()
    project.change("national/slides/03-poverty.md", "adds", "brings")
    project.change("national/slides/05-ending.md", "everybody", "all of you")
    project.remove("national/slides/04-rates.md")
    before = project.read("local/deck.lock")
    status, _, err = project.run("upgrade", "local", "--merge", name, "--accept", "poverty")
    assert status == 2
    assert reason in err
    assert project.read("local/deck.lock") == before
    assert not (project.folder / "local/before-merge").exists()


def test_a_renamed_slide_is_merged_once_its_file_has_the_new_name(project):
    project.rename("national/slides/02-neglect.md", "national/slides/02-neglect-of-children.md")
    project.change("national/slides/02-neglect-of-children.md", "Ask the", "Ask each")
    status, _, err = project.run("upgrade", "local", "--merge", "neglect-of-children")
    assert status == 2
    assert "rename local/slides/neglect.md first" in err
    project.rename(NEGLECT, "local/slides/neglect-of-children.md")
    project.upgrade("--merge", "neglect-of-children")
    text = project.read("local/slides/neglect-of-children.md")
    assert "common here" in text
    assert "Ask each" in text
    assert project.faults() == []


def test_accepting_one_slide_leaves_the_others_as_they_were(project):
    edit_upstream(project)
    project.change("national/slides/03-poverty.md", "adds", "brings")
    told = project.upgrade("--accept", "neglect")
    assert told == "local/deck.lock: neglect is noted as it is today\n"
    assert project.faults() == ["local/slides/poverty.md local-stale"]
    project.accept_all()
    assert project.faults() == []


def test_accepting_changes_one_by_one_ends_where_accepting_all_does(project):
    edit_upstream(project)
    project.write("national/slides/01b-costs.md", "# Costs\n\nSample costs.\n")
    project.remove("national/slides/04-rates.md")
    project.rename("national/slides/05-ending.md", "national/slides/01-ending.md")
    project.change("national/facts.toml", '"12"', '"13"')
    names = ("neglect", "b-costs", "rates", "ending", "facts.reviews")
    project.upgrade(*(part for name in names for part in ("--accept", name)))
    one_by_one = project.read("local/deck.lock")
    project.accept_all()
    assert project.read("local/deck.lock") == one_by_one


def test_all_goes_with_nothing_else(project):
    status, _, err = project.run("upgrade", "local", "--all", "--accept", "neglect")
    assert status == 2
    assert "--all cannot be given together" in err


def test_a_deck_that_extends_none_has_nothing_to_upgrade(project):
    status, _, err = project.run("upgrade", "national")
    assert status == 2
    assert "national extends no other deck" in err


def test_a_base_that_is_missing_is_reported_where_it_is_named(project):
    project.write("local/deck.toml", 'extends = "../natonal"\n')
    status, _, err = project.run("upgrade", "local")
    assert status == 1
    assert "local/deck.toml:1: error" in err
    assert "did you mean 'national'?" in err


def test_building_and_checking_never_write_the_lock(project):
    edit_upstream(project)
    before = project.read("local/deck.lock")
    for command in ("build", "check"):
        assert project.run(command, "local")[0] == 0
    assert project.read("local/deck.lock") == before
    project.remove("local/deck.lock")
    assert project.run("build", "local")[0] == 0
    assert not (project.folder / "local/deck.lock").exists()
    assert project.faults() == ["local/deck.toml lock-missing"]


def test_a_slide_whose_data_have_changed_is_not_merged_without_them(project):
    chart = '\n```chart {src="data/x.csv" type=bar title="T" alt="x"}\n```\n'
    for side, slide in (("national", "02-neglect"), ("local", "neglect")):
        project.write(f"{side}/data/x.csv", "Year,Count\n2018,1\n")
        path = f"{side}/slides/{slide}.md"
        project.write(path, project.read(path) + chart)
    project.accept_all()
    project.write("national/data/x.csv", "Year,Count\n2018,2\n")
    before = project.read("local/deck.lock")
    status, _, err = project.run("upgrade", "local", "--merge", "neglect")
    assert status == 2
    assert "data/x.csv of national changed with the slide" in err
    assert project.read("local/deck.lock") == before
    assert any("local-stale" in fault for fault in project.faults())


def test_a_slide_with_marks_is_not_accepted(project):
    project.change("national/slides/02-neglect.md", "common", "frequent")
    project.run("upgrade", "local", "--merge", "neglect")
    project.change("national/slides/02-neglect.md", "frequent", "rare")
    status, _, err = project.run("upgrade", "local", "--accept", "neglect")
    assert status == 2
    assert "still holds the marks of a merge" in err


@pytest.mark.parametrize("file", ["deck.toml", "facts.toml"])
def test_nothing_is_noted_of_a_deck_that_cannot_be_read(project, file):
    before = project.read("local/deck.lock")
    project.write(f"national/{file}", project.read(f"national/{file}") + "\nx = \n")
    for options in ((), ("--all",)):
        status, out, err = project.run("upgrade", "local", *options)
        assert status == 1
        assert "broken-toml" in err
        assert "taken out" not in out
        assert project.read("local/deck.lock") == before


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_merge_keeps_line_ends_and_byte_order_mark(project, end, mark):
    path = project.folder / NEGLECT
    before = mark + path.read_bytes().replace(b"\n", end)
    path.write_bytes(before)
    edit_upstream(project)
    project.upgrade("--merge", "neglect")
    assert path.read_bytes() == before.replace(b"seen late", b"seen too late")
    assert (project.folder / "local/before-merge/neglect.md").read_bytes() == before
    assert project.faults() == []


KILLED = """
import os, pathlib, sys
pathlib.Path.replace = lambda *_: os._exit(9)
from deckbuilder.cli import main
main(sys.argv[1:])
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("upgrade", "local", "--merge", "neglect"),
        ("adapt", "local", "--slide", "ending"),
    ],
    ids=["merge", "copy"],
)
def test_a_run_that_is_killed_leaves_no_file_among_the_slides(project, command):
    edit_upstream(project)
    slides = project.folder / "local/slides"
    before = {path.name: path.read_bytes() for path in slides.iterdir()}
    ended = subprocess.run([sys.executable, "-c", KILLED, *command], check=False)
    assert ended.returncode == 9
    left = {path.name: path.read_bytes() for path in slides.iterdir() if path.is_file()}
    assert left == before
    assert project.faults() == [f"{NEGLECT} local-stale"]
    assert [*(project.folder / "local").rglob(".deckbuild-*")]
    status, _, err = project.run(*command)
    assert status == 0, err
    assert not [*(project.folder / "local").rglob(".*")]


def test_what_an_older_version_left_among_the_slides_is_not_read(project):
    project.write("local/slides/.neglect.md.0123abcd.tmp", "# Half a sl")
    assert project.faults() == []
