"""`deckbuild check --built` as a user runs it: which files are meant, what is said, the report."""

import json
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pptx
import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import BuildRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate import verapdf
from deckbuilder.writers import WRITERS
from tests.shared import decks

TITLE = "---\ntitle: Sample\nvariants:\n  - name: half\n---\n\n"


@pytest.fixture(autouse=True)
def _without_verapdf(monkeypatch):
    monkeypatch.setattr(verapdf, "missing", lambda: "the command verapdf")


@cache
def formats(text):
    """Return the files of all formats that a deck of one file is built into, by their names."""
    with TemporaryDirectory() as folder:
        deck = Path(folder, "talk.md")
        deck.write_text(text, encoding="utf-8")
        request = BuildRequest(path=deck, folder=deck.parent, formats=tuple(WRITERS))
        files = pipeline.build(request, Diagnostics())
        return {file.path.name: file.path.read_bytes() for file in files}


@pytest.fixture
def built(talk):
    """Put what a deck of one file is built into, all formats, into dist/; returns that folder."""
    folder = talk.parent / "dist"
    folder.mkdir()
    for name, data in formats(talk.read_text(encoding="utf-8")).items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def spoilt(tmp_path):
    """A file that was changed by hand: a picture-like shape without alternative text."""
    path = tmp_path / "edited.pptx"
    path.write_bytes(decks.excerpt("torture", "cover", "tables").pptx)
    deck = pptx.Presentation(path)
    deck.slides[1].shapes.add_shape(9, 0, 0, 10, 10).name = "Sample oval"
    deck.save(path)
    return path


def told(result):
    """Return all that was said, on either stream."""
    return result.out + result.err


def test_the_files_of_a_deck_are_judged_and_summed_up(run, talk, built):
    result = run("check", talk, "--built")
    lines = [line for line in result.out.splitlines() if line.startswith("dist/")]
    assert result.status == 0
    assert [line.partition(":")[0] for line in lines] == [
        "dist/talk.pptx", "dist/talk-handout-with-notes.pdf", "dist/talk-workbook.pdf",
        "dist/talk-session-pack.pdf", "dist/talk-contact-sheet.pdf", "dist/talk-slides.pdf",
        "dist/talk-for-participants.pptx",
    ]  # fmt: skip
    assert lines[0].startswith("dist/talk.pptx: 1 slide, no faults by 22 rules")
    assert "ot checked: veraPDF's profiles of PDF/UA-1 and PDF/A-2a: veraPDF is" in told(result)
    assert "error" not in told(result)


def test_files_in_another_folder_are_found_by_naming_it(run, talk, built):
    built.rename(built.with_name("out"))
    missing = run("check", talk, "--built")
    assert missing.status == 1
    assert "DB700 not-built: no file of the deck talk is in dist" in told(missing)
    assert "build it first: deckbuild build talk.md" in told(missing)
    found = run("check", talk, "--built", "--from", "out")
    assert (found.status, "out/talk.pptx: 1 slide" in found.out) == (0, True)


@pytest.mark.slow
def test_the_files_of_variants_are_judged_too(run, tmp_path):
    path = tmp_path / "varied.md"
    path.write_text(f"{TITLE}# Sample title\n\nSample text.\n", encoding="utf-8")
    assert run("build", path, "--all", "-q").status == 0
    whole = run("check", path, "--built")
    assert "dist/varied.pptx:" in whole.out
    assert "dist/varied-half.pptx:" in whole.out
    half = run("check", path, "--built", "--variant", "half")
    assert "dist/varied.pptx:" not in half.out
    assert "dist/varied-half-handout-with-notes.pdf:" in half.out


def test_files_that_were_changed_by_hand_are_judged_by_name(run, spoilt, built):
    result = run("check", "--built", spoilt, built / "talk-handout-with-notes.pdf")
    assert result.status == 1
    assert "error DB710 pptx-missing-alt: slide 2 (Tables with" in told(result)
    assert "Sample oval: no alternative text" in told(result)
    assert "hint: In PowerPoint: right-click, View Alt Text" in told(result)
    assert "dist/talk-handout-with-notes.pdf: 1 page, no faults" in result.out


def test_how_to_mend_is_said_once_for_a_rule_and_file(run, spoilt):
    deck = pptx.Presentation(spoilt)
    deck.slides[0].shapes.add_shape(9, 0, 0, 10, 10)
    deck.save(spoilt)
    result = run("check", "--built", spoilt)
    assert told(result).count("DB710") == 2
    assert told(result).count("View Alt Text") == 1


@pytest.fixture
def twice(spoilt):
    """A file with two faults of one rule on its second slide."""
    deck = pptx.Presentation(spoilt)
    deck.slides[1].shapes.add_shape(9, 0, 0, 10, 10).name = "Other oval"
    deck.save(spoilt)
    return spoilt


@pytest.mark.slow
def test_programs_are_told_the_slide_and_the_hint_of_each_finding(run, twice):
    data = json.loads(run("check", "--built", twice, "-f", "json", "--select", "DB710").out)
    title = pptx.Presentation(twice).slides[1].shapes.title.text_frame.text
    assert [it["slide"] for it in data["findings"]] == [{"number": 2, "id": "", "title": title}] * 2
    assert all("View Alt Text" in it["hint"] for it in data["findings"])
    noted = run("check", "--built", twice, "-f", "github", "--select", "DB710").out
    assert noted.count("%0AHint: In PowerPoint") == 2
    lines = run("check", "--built", twice, "-f", "lines", "--select", "DB710").out
    assert lines.count("hint: In PowerPoint") == 1


def test_what_is_on_no_slide_has_none(run, spoilt):
    deck = pptx.Presentation(spoilt)
    deck.core_properties.title = ""
    deck.save(spoilt)
    data = json.loads(run("check", "--built", spoilt, "-f", "json", "--select", "DB744").out)
    assert [it["slide"] for it in data["findings"]] == [None]


def test_tests_of_a_suite_have_names_of_their_own(run, twice):
    xml = run("check", "--built", twice, "-f", "junit", "--select", "DB710").out
    names = re.findall('testcase name="([^"]+)"', xml)
    assert names == [
        "pptx-missing-alt (DB710), slide 2", "pptx-missing-alt (DB710), slide 2 (2)",
    ]  # fmt: skip


def test_advice_and_warnings_fail_only_under_strict(run, tmp_path):
    path = tmp_path / "untitled.pptx"
    deck = pptx.Presentation(io_of(decks.excerpt("torture", "cover").pptx))
    deck.core_properties.title = ""
    deck.save(path)
    assert run("check", "--built", path).status == 0
    result = run("check", "--built", path, "--strict")
    assert result.status == 1
    assert "warning DB744 pptx-document-title" in told(result)


def io_of(data):
    import io

    return io.BytesIO(data)


def test_the_report_is_a_page_and_data(run, spoilt, tmp_path):
    result = run("check", "--built", spoilt, "--report", "evidence")
    assert result.status == 1
    assert "evidence/evidence.html: the evidence, to read and to print" in result.out
    page = (tmp_path / "evidence" / "evidence.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    data = json.loads((tmp_path / "evidence" / "evidence.json").read_text(encoding="utf-8"))
    assert data["schema"] == 1
    (file,) = data["files"]
    alt = next(it for it in file["results"] if it["code"] == "DB710")
    assert alt["failed"] == 1
    assert alt["faults"][0]["place"].endswith(", Sample oval")


def test_report_alone_means_built_files(run, built, talk, tmp_path):
    result = run("check", talk, "--report", tmp_path / "evidence")
    assert (result.status, (tmp_path / "evidence" / "evidence.json").exists()) == (0, True)


@pytest.mark.slow
def test_the_report_is_the_same_for_the_same_files_on_the_same_day(run, built, talk, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for name in ("one", "two"):
        assert run("check", talk, "--report", name).status == 0
    for kind in ("html", "json"):
        one = (talk.parent / "one" / f"evidence.{kind}").read_bytes()
        assert one == (talk.parent / "two" / f"evidence.{kind}").read_bytes()
        assert b"2026-01-01" in one or b"1 January 2026" in one


@pytest.mark.slow
def test_a_report_that_cannot_be_written_is_an_error_of_the_environment(run, talk, built):
    (talk.parent / "taken").write_text("a sample file", encoding="utf-8")
    result = run("check", talk, "--report", "taken")
    assert result.status == 2
    assert "DB901 output-folder" in told(result)


def test_nothing_but_faults_is_said_when_quiet(run, talk, built, spoilt):
    result = run("check", "--built", spoilt, built / "talk.pptx", "-q")
    assert result.status == 1
    assert "DB710" in told(result)
    assert "no faults" not in told(result)
    assert "Judging" not in told(result)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--built", "note.docx"), "is neither a PowerPoint file (.pptx) nor a PDF"),
        (("check", "talk.md", "other.md"), "name one deck: only --built takes several names"),
        (("check", "--built", "nowhere"), "there is no deck 'nowhere'"),
        (("check", "--built", "--fix"), "--fix is about a deck's sources"),
        (("check", "--built", "--diff"), "--diff is about a deck's sources"),
        (("check", "--built", "talk.md", "-b", "sample"), "--brand is about a deck's sources"),
        (("check", "--built", "a.pptx", "--variant", "half"), "--variant is about a deck's files"),
        (("check", "--built", "a.pptx", "--from", "out"), "--from is about a deck's files"),
        (("check", "--built", "--today", "2027-01-01"), "--today is the day of the report"),
        (("check", "talk.md", "--from", "dist"), "--from is about finished files"),
        (("check", "talk.md", "--no-verapdf"), "--no-verapdf is about finished files"),
    ],
)
def test_wrong_usage_is_told(run, talk, arguments, said):
    shutil.copy(talk, talk.with_name("note.docx"))
    result = run(*arguments)
    assert result.status == 2
    assert said in result.err
    assert "Traceback" not in result.err


def test_the_files_in_a_folder_that_is_no_deck_are_judged(run, talk, built):
    (built / "~$talk.pptx").write_bytes(b"sample")
    (built / "note.txt").write_text("sample", encoding="utf-8")
    result = run("check", "--built", "dist")
    assert result.status == 0
    assert [it.split(":")[0] for it in result.out.splitlines() if it.startswith("dist/")] == [
        "dist/talk-contact-sheet.pdf", "dist/talk-for-participants.pptx",
        "dist/talk-handout-with-notes.pdf", "dist/talk-session-pack.pdf", "dist/talk-slides.pdf",
        "dist/talk-workbook.pdf", "dist/talk.pptx",
    ]  # fmt: skip
    (talk.parent / "dist/deck.toml").write_text('title = "Sample"\n', encoding="utf-8")
    assert "no file of the deck dist is in dist" in told(run("check", "--built", "dist"))


def test_an_old_presentation_in_a_folder_is_told_and_the_others_are_judged(run, built):
    (built / "old.ppt").write_bytes(b"sample")
    result = run("check", "--built", "dist")
    assert result.status == 1
    assert "DB701 pptx-unreadable: .ppt files cannot be read" in told(result)
    assert "dist/talk.pptx: 1 slide" in result.out


def test_a_file_of_another_kind_among_others_is_told_and_the_others_are_judged(run, built):
    (built / "note.docx").write_bytes(b"sample")
    result = run("check", "--built", "dist/note.docx", "dist/talk.pptx", "old.ppt")
    assert result.status == 1
    assert "DB701 pptx-unreadable: it is neither a PowerPoint file nor a PDF" in told(result)
    assert "there is no file old.ppt" in told(result)
    assert "dist/talk.pptx: 1 slide" in result.out


def test_a_folder_without_files_to_judge_is_told(run, tmp_path):
    (tmp_path / "nothing").mkdir()
    result = run("check", "--built", tmp_path / "nothing")
    assert result.status == 1
    assert "DB700 not-built: the folder holds no PowerPoint file and no PDF" in told(result)


def test_the_day_of_a_report_may_be_said(run, talk, built):
    assert run("check", talk, "--report", "evidence", "--today", "2027-01-01").status == 0
    data = json.loads((talk.parent / "evidence/evidence.json").read_text(encoding="utf-8"))
    assert data["made"] == "2027-01-01"


def test_a_file_that_is_not_there_is_told(run):
    result = run("check", "--built", "none.pptx")
    assert result.status == 1
    assert "error DB001 file-missing: there is no file none.pptx" in told(result)


@pytest.mark.slow
def test_judging_does_not_load_what_writes_or_lays_out(run, built):
    """A deck by hand is judged without the writers; the libraries that read come only with it."""
    import subprocess
    import sys

    code = (
        "import sys; from deckbuilder.gate import run; "
        "assert not {'pptx', 'pikepdf', 'reportlab'} & sys.modules.keys(); "
        "from deckbuilder.gate.pptx import rules; from deckbuilder.gate.pdf import rules; "
        "assert not {'pptx', 'pikepdf'} & sys.modules.keys()"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_a_stranger_sent_is_not_to_be_built_again(run, tmp_path):
    (tmp_path / "leaflet.pdf").write_bytes(b"a sample text")
    result = run("check", "--built", "leaflet.pdf")
    assert "hint: export it again from the program that made it, or get it anew" in told(result)


@pytest.mark.slow
@pytest.mark.parametrize(("silent", "said"), [(2, "1 more piece"), (3, "2 more pieces")])
def test_pieces_of_text_without_a_language_are_counted(run, spoilt, silent, said):
    deck = pptx.Presentation(spoilt)
    for number in range(silent):
        box = deck.slides[1].shapes.add_textbox(0, 0, 9_000, 9_000)
        box.text_frame.text = f"Sample {'abc'[number]}"
    deck.save(spoilt)
    result = run("check", "--built", spoilt, "--select", "DB740")
    assert f"the language is not set of 'Sample a' and {said} of text" in told(result)
