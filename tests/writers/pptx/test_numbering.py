"""Numbers as LibreOffice counts them are the ones that the author meant."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from deckbuilder.model import ItemList, ListItem, Paragraph, Text
from deckbuilder.scene.slide import TextParagraph
from tests.shared.in_memory import write_pptx
from tests.shared.validators import libreoffice, require
from tests.writers.pptx.factory import frame, item, paragraph, presentation, scene
from tests.writers.pptx.reading import reopen


def numbered(*numbers: int, depth: int = 0) -> list[TextParagraph]:
    """Make items that say which number they should have."""
    return [item(f"is {n}.", kind="number", number=n, level=depth) for n in numbers]


LISTS = {
    "after each other": [*numbered(1, 2), *numbered(1, 2), *numbered(1)],
    "lists of one": [*numbered(1), *numbered(1), *numbered(1)],
    "a paragraph between": [*numbered(1, 2), paragraph("text"), *numbered(1, 2)],
    "going on after a paragraph": [*numbered(1, 2), paragraph("text"), *numbered(3, 4)],
    "a lower start": [*numbered(4, 5), *numbered(1, 2)],
    "a higher start": [*numbered(1, 2), *numbered(7, 8)],
    "from nought": [*numbered(0, 1, 2), paragraph("text"), *numbered(0, 1)],
    "a bullet between": [*numbered(1, 2), item("text"), *numbered(1, 2)],
    "nested": [
        *numbered(1), *numbered(1, 2, depth=1), *numbered(1, 2, depth=1), *numbered(2),
        *numbered(1, 2, depth=1), paragraph("text"), *numbered(1, depth=1), *numbered(3),
    ],
}  # fmt: skip


@pytest.mark.slow
def test_libreoffice_counts_as_the_author(tmp_path: Path) -> None:
    scenes = (
        scene(frame(*paragraphs), number=number)
        for number, paragraphs in enumerate(LISTS.values(), 1)
    )
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(write_pptx(presentation(*scenes)))
    pdf = libreoffice.to_pdf(deck, tmp_path)
    program = require("pdftotext", "poppler-utils")
    read = subprocess.run([program, "-layout", pdf, "-"], capture_output=True, check=True)
    pages = read.stdout.decode().split("\f")
    for name, paragraphs, page in zip(LISTS, LISTS.values(), pages, strict=False):
        rows = [line.split() for line in page.splitlines() if " is " in line]
        assert len(rows) == sum("is" in each.lines[0].runs[0].text for each in paragraphs)
        assert [row[0] for row in rows] == [row[2] for row in rows], name


def test_lists_in_notes_begin_again() -> None:
    items = tuple(ListItem(blocks=(Paragraph(children=(Text(text="a"),)),)) for _ in range(2))
    notes = (ItemList(ordered=True, items=items), ItemList(ordered=True, items=items))
    made = presentation(scene(notes=notes))
    said = reopen(made).slides[0].notes_slide.notes_text_frame.text
    assert said == "a\na\n\xa0\na\na"


def test_lists_in_notes_begin_at_nought_and_count_items_without_text() -> None:
    items = (ListItem(blocks=(Paragraph(children=(Text(text="a"),)),)), ListItem(blocks=()))
    notes = (ItemList(ordered=True, items=items, start=0),)
    made = presentation(scene(notes=notes))
    said = reopen(made).slides[0].notes_slide.notes_text_frame.text
    assert said == "0.\ta\n\xa0"
