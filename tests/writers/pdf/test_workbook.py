"""The workbook as a file: its tags and its words, which no note changes."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate import verapdf
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.model import (
    Paragraph,
    PrintSettings,
    Text,
    block_texts,
    inline_text,
)
from tests.shared import stages, tag_tree
from tests.shared.in_memory import write
from tests.shared.validators import ROOT, qpdf

DEFAULT = ROOT / "decks" / "triennial-review-2019"
TORTURE = ROOT / "tests" / "torture" / "deck"
GOLDEN = Path(__file__).parent / "golden" / "workbook.txt"

SAMPLE = """\
---
title: Sample workshop
edition: Sample edition
support:
  wellbeing: Sample hub
outcomes:
  - {id: one, text: Recognise samples}
---

# Welcome {layout=title}

Sample audience

# A sample claim[^a] {section="Sample part" sensitive=true minutes=12}

- A claim[^a]

::: callout {kind=wellbeing title="Take care"}
Step out.
:::

::: notes
For facilitators.
:::

::: handout
Text for participants.

::: reflect {lines=2}
- What will you do?
- When?
:::
:::

[^a]: Sample source.

# Sample questions[^b]

::: activity {title="In pairs" minutes=5}
Talk.
:::

::: reflect
- Why?[^b]
:::

[^b]: Another source.

# Hidden sample {hidden=true}

- Hidden words

# Whom to ask {layout=contacts}

- [Sample desk](https://example.org/)
"""


BRANDED = PrintSettings()
"""What leaves everything to the brand."""


def compose(source: Path, printed: PrintSettings = BRANDED):
    found = pipeline.compose(
        DeckRequest(path=source, printed=printed), Diagnostics(), pages=["workbook"]
    )
    assert found is not None
    return found


def bare(text: str) -> str:
    """Return text without the numbers of references, which stand among words."""
    return re.sub(r"[\d,\s]+", " ", text)


# --- its tags and its words ----------------------------------------------------------------


def test_tags_are_as_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(ROOT / "branding", tmp_path / "branding")
    monkeypatch.chdir(tmp_path)
    Path("talk.md").write_text(SAMPLE, encoding="utf-8")
    found = tag_tree.dump(tag_tree.read(write("workbook", compose(Path("talk.md"))))) + "\n"
    if request.config.getoption("--accept"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("large", [False, pytest.param(True, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "source", [pytest.param(DEFAULT, marks=pytest.mark.slow), TORTURE], ids=lambda path: path.name
)
def test_workbook_holds_every_word_for_participants_and_no_note(source: Path, large: bool) -> None:
    presentation = compose(source, PrintSettings(large_print=large))
    tree = tag_tree.read(write("workbook", presentation))
    found = Counter(text for node in tree.find("Sect") for text in stages.section_texts(node))
    captions = [node.text for node in tree.find("Caption")]
    whole = bare(" ".join([*found, *captions, *(node.alt for node in tree.find("Figure"))]))
    for slide in presentation.deck.slides:
        if slide.hidden:
            continue
        title = inline_text(slide.title)
        sources = (text for note in slide.footnotes for text in block_texts(note.blocks))
        shown = [*block_texts(slide.blocks), *block_texts(slide.handout), *sources]
        for text in stages.paragraphs([*([title] * (title != presentation.deck.title)), *shown]):
            assert bare(text) in whole, (slide.id, text)
    notes = {
        text for slide in presentation.deck.slides
        for text in stages.paragraphs(block_texts(slide.notes))
    }  # fmt: skip
    public = {
        text for slide in presentation.deck.slides if not slide.hidden
        for text in [*stages.model_text(slide), *stages.paragraphs(block_texts(slide.handout))]
    }  # fmt: skip
    assert notes - public
    assert not notes - public & found.keys()


@pytest.mark.slow
def test_notes_of_the_torture_deck_change_no_byte_of_its_workbook() -> None:
    presentation = compose(TORTURE)
    slides = tuple(
        replace(slide, notes=(Paragraph(children=(Text(text="Another note"),)),))
        for slide in presentation.deck.slides
    )
    assert any(slide.notes for slide in presentation.deck.slides)
    found = Diagnostics()
    again = lay_out(replace(presentation.deck, slides=slides), presentation.brand, found)
    changed = write("workbook", lay_out_pages(again, ["workbook"], found))
    assert changed == write("workbook", presentation)


# --- the judges, on the paper that the tests of built PDFs do not use -----------------------


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("workbooks")
    paths = []
    for source in (DEFAULT, TORTURE):
        path = folder / f"{source.name}.pdf"
        path.write_bytes(write("workbook", compose(source, PrintSettings(page="letter"))))
        paths.append(path)
    return paths


@pytest.mark.slow
def test_qpdf_finds_no_fault(files: list[Path]) -> None:
    assert [fault for path in files for fault in qpdf.check(path)] == []


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=f"veraPDF needs {verapdf.missing()}")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(flavour: str, files: list[Path]) -> None:
    assert verapdf.validate(files, flavour) == []
