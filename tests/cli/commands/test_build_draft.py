"""Building a first draft: faults are marked on their slides, and no file is taken for finished."""

from __future__ import annotations

import io

import pikepdf
import pptx
import pytest
from PIL import Image

from tests.cli.conftest import TITLE
from tests.shared import tag_tree
from tests.writers.test_participants_wall import leaks


@pytest.fixture
def first(tmp_path):
    """A deck of one file with two pictures at fault, on the second of three slides."""
    Image.new("RGB", (60, 40), (200, 30, 30)).save(tmp_path / "map.png")
    path = tmp_path / "first.md"
    path.write_text(
        f"{TITLE}# One\n\nText.\n\n# Two\n\n![](map.png){{width=wide}}\n\n![A plan](none.png)\n\n"
        "# Three {incremental=true}\n\n- a\n- b\n",
        encoding="utf-8",
    )
    return path


FAULTS = [
    "A setting has a value of the wrong kind or outside what is allowed (line 11)",
    "A picture or chart has no alternative text (line 11)",
    "A file or folder that the deck or brand names is not there (line 13)",
]


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_faults_are_marked_on_their_slide_and_warned_of(run, first, tmp_path):
    assert run("build", first).status == 1
    result = run("build", first, "--draft")
    assert result.status == 0
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [
        "first-draft.pptx", "first-handout-with-notes-draft.pdf",
    ]  # fmt: skip
    assert "dist/first-draft.pptx: 3 slides" in result.out
    assert "3 warnings" in result.err
    assert "warning DB315 missing-alt" in result.err
    deck = pptx.Presentation(tmp_path / "dist/first-draft.pptx")
    marks = [[text for text in texts(slide) if text.startswith("Draft")] for slide in deck.slides]
    assert [len(each) for each in marks] == [0, 1, 0]
    assert all(fault in marks[1][0] for fault in FAULTS)
    assert "A plan" in texts(deck.slides[1])
    pages = tag_tree.read((tmp_path / "dist/first-handout-with-notes-draft.pdf").read_bytes())
    assert FAULTS[1] in pages.text


def test_errors_of_first_drafts_alone_lead_to_the_option(run, first, tmp_path):
    assert run("build", first).err.endswith(": nothing was written\n")
    first.write_text(f"{TITLE}# One\n\n![](map.png)\n\nText ![A map](map.png) on.\n")
    assert run("build", first).err.endswith(
        ": nothing was written; to see a first draft all the same, add --draft\n"
    )
    assert "add --draft" not in run("build", first, "--draft").err


def test_a_slide_that_goes_on_is_marked_on_each_of_its_parts(run, tmp_path):
    points = "\n".join(f"- Sample point {number}" for number in range(40))
    path = tmp_path / "first.md"
    path.write_text(f"{TITLE}# One\n\n{points}\n\n![A plan](none.png)\n", encoding="utf-8")
    assert run("build", path, "--draft", "--format", "pptx").status == 0
    slides = pptx.Presentation(tmp_path / "dist/first-draft.pptx").slides
    marked = [any(text.startswith("Draft") for text in texts(slide)) for slide in slides]
    assert len(marked) > 1
    assert all(marked)


def test_a_draft_is_remembered_as_such(run, first, tmp_path):
    again = [run("build", first, "--draft", "-q").err for _ in range(2)]
    assert again[0] == again[1]
    assert run("build", first).status == 1  # what the draft left in the cache is not the deck


def test_a_draft_that_is_right_is_a_draft_all_the_same(run, talk, tmp_path):
    assert run("build", talk, "--draft", "--format", "pptx,slides").status == 0
    deck = pptx.Presentation(tmp_path / "dist/talk-draft.pptx")
    assert deck.core_properties.content_status == "Draft"
    with pikepdf.open(io.BytesIO((tmp_path / "dist/talk-slides-draft.pdf").read_bytes())) as pdf:
        assert pdf.open_metadata()["dc:title"].startswith("Draft: ")
    assert run("build", talk).status == 0
    assert pptx.Presentation(tmp_path / "dist/talk.pptx").core_properties.content_status == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["renamed", "talk-draft"])
@pytest.mark.parametrize("kind", ["pptx", "slides"])
def test_check_built_fails_a_draft_whatever_its_name(run, talk, tmp_path, kind, name):
    assert run("build", talk, "--draft", "--format", kind).status == 0
    (built,) = (tmp_path / "dist").iterdir()
    path = built.rename(built.with_name(f"{name}{built.suffix}"))
    result = run("check", "--built", path)
    assert result.status == 1
    assert "error DB703 built-draft: the file is a draft" in result.out
    assert f"{path.relative_to(tmp_path)}: " in result.out


def test_check_built_finds_the_drafts_of_a_deck(run, talk):
    assert run("build", talk, "--format", "pptx").status == 0
    assert run("check", talk, "--built").status == 0
    assert run("build", talk, "--draft", "--format", "pptx").status == 0
    result = run("check", talk, "--built")
    assert (result.status, "dist/talk-draft.pptx: 1 slide, 1 fault" in result.out) == (1, True)


def test_faults_of_figures_and_of_the_deck_stop_a_draft_too(run, first, tmp_path):
    whole = first.read_text(encoding="utf-8")
    for faulty, code in (
        (f"{whole}\n# Four\n\n| A | B |\n| --- | --- |\n| 1 |\n", "DB325"),
        (whole.replace("lang: en-GB", "lang: en-GB\nstart: soon"), "DB007"),
    ):
        first.write_text(faulty, encoding="utf-8")
        result = run("build", first, "--draft")
        assert (result.status, f"error {code}" in result.err) == (1, True)
        assert not (tmp_path / "dist").exists()


def test_a_mark_says_nothing_of_notes_in_what_participants_are_given(run, first, tmp_path):
    notes = "\n::: notes\n![](zqsecret.png)\n:::\n"
    first.write_text(f"{first.read_text(encoding='utf-8')}{notes}", encoding="utf-8")
    formats = "pptx-participants,slides,workbook"
    result = run("build", first, "--draft", "--format", formats)
    assert (result.status, "zqsecret" in result.err) == (0, True)
    for path in (tmp_path / "dist").iterdir():
        assert leaks(path.read_bytes(), "zqsecret") == []
        assert leaks(path.read_bytes(), "no alternative text (line") or "workbook" in path.name
