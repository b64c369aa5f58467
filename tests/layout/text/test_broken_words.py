"""Words that are wider than their place: set smaller, or reported."""

from __future__ import annotations

import pytest

from deckbuilder.diagnostics import Span
from deckbuilder.layout import lay_out_pages
from deckbuilder.layout.text.broken_words import CUT, worst_break
from deckbuilder.model import Cell, Container, ItemList, ListItem, Paragraph, Table, Text
from tests.shared.containers import make_div
from tests.shared.small_slides import frames, items, para, scenes_of, slide, text

LONG = "Multidisciplinaryresponsibilities" * 6


def columns(count: int, content: str) -> Container:
    held = tuple(
        make_div(kind="column", attributes={}, blocks=(para(content),)) for _ in range(count)
    )
    return make_div(kind="columns", attributes={}, blocks=held)


def sizes(scene) -> set[float]:
    found = (frame for frame in frames(scene.items) if frame.name.startswith("Column"))
    return {paragraph.size for frame in found for paragraph in frame.paragraphs}


def test_text_is_set_smaller_where_that_keeps_words_whole() -> None:
    presentation, diagnostics = scenes_of(slide(columns(5, "Safeguarding responsibilities")))
    (scene,) = presentation.scenes
    assert worst_break(scene.items) < CUT
    assert 18.0 <= max(sizes(scene)) < 24.0
    assert list(diagnostics) == []


def test_a_word_that_no_size_holds_is_reported_and_stays_large() -> None:
    presentation, (found,) = scenes_of(slide(columns(4, LONG)))
    assert worst_break(presentation.scenes[0].items) == CUT
    assert sizes(presentation.scenes[0]) == {24.0}
    assert found.code.name == "word-broken"
    assert repr(LONG) in found.message


def test_broken_words_are_named_whole_and_in_one_message() -> None:
    words = [letter * 150 for letter in "abcde"]
    steps = make_div(kind="steps", attributes={}, blocks=(items(*words, ordered=True),))
    _, diagnostics = scenes_of(slide(steps, para("f" * 200)))
    (found,) = (each for each in diagnostics if each.code.name == "word-broken")
    named = ", ".join(map(repr, words[:3]))
    assert found.message == (
        f"the words {named} and 3 more are broken on slide 'one': no column is wide enough"
    )


def test_a_message_shows_the_beginning_of_a_word_without_end() -> None:
    _, diagnostics = scenes_of(slide(para("f" * 600)))
    (found,) = (each for each in diagnostics if each.code.name == "word-broken")
    assert found.message.startswith(f"the word '{'f' * 399}…' is broken on slide 'one'")


def test_the_pages_of_a_slide_have_one_message_too() -> None:
    made = slide(para(), notes=(para(f"Sample {LONG}"), para(LONG * 2)))
    presentation, diagnostics = scenes_of(made)
    lay_out_pages(presentation, ["handout", "workbook"], diagnostics)
    (found,) = diagnostics
    assert found.message.startswith(f"the words {LONG!r}, {LONG * 2!r} are broken on the pages")


def test_a_table_in_another_form_is_reported_where_it_is_written() -> None:
    header = tuple(Cell(children=text(f"20{year}/{year + 1}")) for year in range(12, 30))
    where = Span("slides/1-a.md", 3, 5)
    made = Table(header=header, rows=(header,), alignments=("left",) * len(header), span=where)
    _, (found,) = scenes_of(slide(made))
    assert (found.code.name, found.line) == ("table-reshaped", 3)


@pytest.mark.parametrize(
    "content",
    [
        "a well-known https://example.org/a/very/long/path/that/has/to/be/broken/somewhere/or/other",
        "safeguarding–responsibilities–multidisciplinary–intervention–organisations–families",
        "面" * 80,
    ],
)
def test_where_a_line_may_end_nothing_is_broken(content: str) -> None:
    presentation, diagnostics = scenes_of(slide(para(content)))
    assert len(presentation.scenes[0].items[1].paragraphs[0].lines) > 1
    assert [found.code.name for found in diagnostics] == []


def test_code_has_a_report_of_its_own() -> None:
    item = ListItem(blocks=(Paragraph(children=(Text(text="x"),)),))
    presentation, _ = scenes_of(slide(ItemList(ordered=False, items=(item,))))
    assert worst_break(presentation.scenes[0].items) < CUT
