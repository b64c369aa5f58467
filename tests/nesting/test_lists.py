"""Lists hold and stand in other blocks: each item keeps its mark, whatever it begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckbuilder.scene.walk import walk_runs
from tests.nesting.small_decks import Files, build

DECK = """\
---
title: Sample
---
# Items that begin with a block

1. First
2. > Quoted.
3. ![Alt: a sample](sample.png){width=20%}
4. - Inner
5. ```python
   x = 1
   ```

# Nothing but numbers

1.
2.
3.

::: notes
1.
2. ::: callout
   In a panel.
   :::
:::

# Footnotes

Words[^a] and more[^b].

[^a]: The sources are:

    - One
      1. Two
    - Three

    And more.

[^b]:
    1. Four
    2. Five

# A quotation in a quotation

Words.

> Outer.
>
> > Inner.
> >
> > -- Inner author
>
> -- Outer author
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return build(tmp_path_factory.mktemp("lists"), DECK)


def marked(shape: Any) -> list[tuple[str, int, str]]:
    """Return how each paragraph of a shape is marked, its level and its text; "" for no mark."""
    styles = {
        style.tag.rpartition("}")[2]: style
        for style in shape.text_frame._txBody.xpath("a:lstStyle/*")
    }
    found = []
    for paragraph in shape.text_frame.paragraphs:
        own = paragraph._p.pPr
        level = styles.get(f"lvl{paragraph.level + 1}pPr")
        bullets = [
            bullet
            for properties in (own, level)
            if properties is not None
            for bullet in properties
            if bullet.tag.rpartition("}")[2] in ("buNone", "buChar", "buAutoNum")
        ]
        mark = bullets[0].get("char") or bullets[0].get("type") or "" if bullets else ""
        found.append((mark, paragraph.level, paragraph.text))
    return found


BLANK = "\N{NO-BREAK SPACE}"
"""What an item without text needs, as PowerPoint shows no mark of an empty paragraph."""


def test_an_item_that_begins_with_a_block_shows_its_number(files: Files) -> None:
    numbered = [
        text
        for shape in files.slides[0].shapes  # type: ignore[attr-defined]
        if shape.has_text_frame
        for mark, level, text in marked(shape)
        if (mark, level) == ("arabicPeriod", 0)
    ]
    assert numbered == ["First", BLANK, BLANK, BLANK, BLANK]


def test_empty_items_show_their_numbers_in_every_file(files: Files) -> None:
    [body] = [
        shape
        for shape in files.slides[1].placeholders  # type: ignore[attr-defined]
        if shape.placeholder_format.idx == 1
    ]
    assert marked(body) == [("arabicPeriod", 0, BLANK)] * 3
    for name, tree in files.pdfs.items():
        section = next(each for each in tree.find("Sect") if "Nothing but" in each.text)
        labels = [label.text.strip() for label in section.find("Lbl")]
        assert labels[:3] == ["1.", "2.", "3."], name


def test_the_notes_pane_numbers_items_without_text(files: Files) -> None:
    pane = files.slides[1].notes_slide.notes_text_frame  # type: ignore[attr-defined]
    assert [paragraph.text for paragraph in pane.paragraphs][:2] == [BLANK, BLANK]


def test_lists_in_footnotes_keep_their_marks_and_levels(files: Files) -> None:
    [sources] = [shape for shape in files.slides[2].shapes if shape.name == "Sources"]  # type: ignore[attr-defined]
    assert marked(sources) == [
        ("arabicPeriod", 0, "The sources are:"),
        ("•", 1, "One"),
        ("arabicPeriod", 2, "Two"),
        ("•", 1, "Three"),
        ("", 0, "And more."),
        ("arabicPeriod", 0, BLANK),
        ("arabicPeriod", 1, "Four"),
        ("arabicPeriod", 1, "Five"),
    ]


def test_lists_in_footnotes_are_lists_within_their_notes(files: Files) -> None:
    for name, tree in files.pdfs.items():
        notes = tree.find("Note")
        assert [note.find("Lbl")[0].text for note in notes][:2] == ["1.", "2."], name
        for note, count in zip(notes, (3, 2), strict=False):
            assert len(note.find("LI")) == count, name
        assert "And more." in notes[0].text


def test_whom_a_quotation_is_from_is_never_italic(files: Files) -> None:
    italic = {
        run.text: run.style.italic
        for run in walk_runs(files.scenes[3].items)
        if run.text.rpartition(" ")[0] in ("Inner", "Outer", "")
    }
    said = {"Inner.": True, "Inner author": False, "Outer.": True, "Outer author": False}
    assert {text: italic[text] for text in said} == said


def test_the_notes_pane_sets_whom_a_quotation_is_from_upright(tmp_path: Path) -> None:
    notes = (
        "---\ntitle: Sample\n---\n# One\n\n::: notes\n> > Inner.\n> >\n> > -- Inner author\n:::\n"
    )
    [scene] = build(tmp_path, notes).scenes
    runs = [run for paragraph in scene.notes_pane for run in paragraph.runs]
    assert [(run.text, run.italic) for run in runs] == [("Inner.", True), ("Inner author", False)]


def test_tasks_and_cards_without_text_are_shown(tmp_path: Path) -> None:
    """LibreOffice and PowerPoint show no placeholder without text, nor its panel."""
    text = "# Tasks\n\n- [ ]\n- [x]\n- [ ] Three\n\n# Cards {layout=learning-points}\n\n- One\n-\n"
    files = build(tmp_path, f"---\ntitle: Sample\n---\n{text}")
    [body] = [shape for shape in files.slides[0].placeholders if shape.placeholder_format.idx == 1]  # type: ignore[attr-defined]
    assert marked(body) == [("☐", 0, BLANK), ("☑", 0, BLANK), ("☐", 0, "Three")]
    cards = {
        shape.name: shape.text_frame.text
        for shape in files.slides[1].placeholders  # type: ignore[attr-defined]
        if shape.name.startswith("Card")
    }
    assert cards == {"Card 1": "One", "Card 2": BLANK}


@pytest.mark.parametrize("layout", ["contacts", "references"])
def test_pictures_of_slides_that_are_read_stand_in_the_workbook(
    tmp_path: Path, layout: str
) -> None:
    columns = "::: columns\n::: column\n![Alt: b](sample.png)\n:::\n::: column\nb\n:::\n:::"
    item = "- Sample hub\n\n  ![Alt: a](sample.png)"
    text = f"---\ntitle: Sample\n---\n# Title {{layout={layout}}}\n\n{item}\n\n{columns}\n"
    tree = build(tmp_path, text).pdfs["workbook"]
    assert [figure.alt for figure in tree.find("Figure")] == ["Alt: a", "Alt: b"]
