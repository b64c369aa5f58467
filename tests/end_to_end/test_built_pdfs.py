"""Every PDF of the default and the torture deck, in every layout, before every judge.

veraPDF takes long to start and little for a file, so it sees all files in one run a flavour.
"""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path
from typing import get_args

import pikepdf
import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate import verapdf
from deckbuilder.model import HandoutLayout, PrintSettings
from tests.shared import tag_tree
from tests.shared.in_memory import write_all
from tests.shared.validators import ROOT, qpdf, require

pytestmark = pytest.mark.slow

DECKS = {
    "default": ROOT / "decks" / "triennial-review-2019",
    "torture": ROOT / "tests" / "torture" / "deck",
}
SETTINGS = [
    *(("handout", layout, large) for layout in get_args(HandoutLayout) for large in (False, True)),
    *((name, None, large) for name in ("workbook", "session-pack") for large in (False, True)),
    ("slides", None, False),
]
"""Each PDF with the layout and the size of print that it is built in."""

LARGEST_HANDOUT = 400_000
"""Bytes that the default deck's handout may take, as trainers send it by e-mail."""


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write each PDF of each deck; the names say what each is."""
    folder = tmp_path_factory.mktemp("pdfs")
    found = {}
    for deck, (name, layout, large) in itertools.product(DECKS, SETTINGS):
        label = "-".join(filter(None, (deck, name, layout, "large" if large else "")))
        printed = PrintSettings(layout=layout, large_print=large)  # type: ignore[arg-type]
        presentation = pipeline.compose(
            DeckRequest(path=DECKS[deck], printed=printed), Diagnostics(), pages=[name]
        )
        assert presentation is not None
        found[label] = folder / f"{label}.pdf"
        found[label].write_bytes(write_all(presentation, [name])[name])
    return found


@pytest.mark.skipif(bool(verapdf.missing()), reason=f"veraPDF needs {verapdf.missing()}")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(files: dict[str, Path], flavour: str) -> None:
    assert [*map(str, verapdf.validate(files.values(), flavour))] == []


def test_qpdf_finds_no_fault(files: dict[str, Path]) -> None:
    found = {name: qpdf.check(path) for name, path in files.items()}
    assert [name for name, faults in found.items() if faults] == []


def test_every_font_is_embedded_and_cut_to_what_is_used(files: dict[str, Path]) -> None:
    program = require("pdffonts", "poppler-utils")
    for path in files.values():
        ran = subprocess.run([program, str(path)], capture_output=True, text=True, check=True)
        rows = [line.split() for line in ran.stdout.splitlines()[2:]]
        assert rows
        assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}, path.name


def test_headings_begin_at_the_first_level_and_skip_none(files: dict[str, Path]) -> None:
    for path in files.values():
        tree = tag_tree.read(path.read_bytes())
        levels = [int(n.role[1]) for n in tree.walk() if n.role[0] == "H" and n.role[1:].isdigit()]
        assert levels[0] == 1, path.name
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), path.name


def test_everything_stands_in_a_section_of_a_part(files: dict[str, Path]) -> None:
    for path in files.values():
        tree = tag_tree.read(path.read_bytes())
        assert tree.role == "Document"
        assert {kid.role for kid in tree.kids} == {"Part"}, path.name  # type: ignore[union-attr]
        assert all(node.text.strip() for node in tree.walk() if node.role == "P"), path.name


def test_contents_lead_to_the_pages_that_they_name(files: dict[str, Path]) -> None:
    for path in files.values():
        tree = tag_tree.read(path.read_bytes())
        entries = [link for entry in tree.find("TOCI") for link in entry.find("Link")]
        with pikepdf.open(path) as pdf:
            numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
            links = [
                link for page in pdf.pages for link in page.get("/Annots", ())
                if "/Dest" in link
            ]  # fmt: skip
            found = {str(link.Contents): numbers[link.Dest[0].objgen] for link in links}
        for entry in entries:
            assert found[" ".join(entry.text.split())] == int(entry.text.split()[-1]), path.name


def test_no_page_is_empty(files: dict[str, Path]) -> None:
    for path in files.values():
        with pikepdf.open(path) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                texts = tag_tree.marked_text(page)
                tagged = "".join(text for owner, text in texts.items() if owner >= 0)
                assert tagged.strip() or b" Do" in page.Contents.read_bytes(), (path.name, number)


def test_printed_page_numbers_are_those_that_readers_show(files: dict[str, Path]) -> None:
    with pikepdf.open(files["default-handout-notes"]) as pdf:
        assert list(pdf.Root.PageLabels.Nums[1].keys()) == ["/S"]
        total = len(pdf.pages)
        for number, page in enumerate(pdf.pages, 1):
            assert f"Page {number} of {total}" in tag_tree.marked_text(page)[-1]


def test_the_handout_is_small_enough_to_send(files: dict[str, Path]) -> None:
    assert files["default-handout-notes"].stat().st_size < LARGEST_HANDOUT


def test_layouts_without_notes_hold_no_word_of_them(files: dict[str, Path]) -> None:
    for layout in ("two", "three", "outline"):
        tree = tag_tree.read(files[f"default-handout-{layout}"].read_bytes())
        assert "Facilitator notes" not in tree.text
        assert "Listen for." not in tree.text
