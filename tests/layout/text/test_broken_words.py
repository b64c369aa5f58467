"""Words that are wider than their place: set smaller, or reported."""

from __future__ import annotations

import pytest

from deckbuilder.layout.text.broken_words import has_broken_words
from deckbuilder.model import Container, ItemList, ListItem, Paragraph, Text
from tests.shared.containers import make_div
from tests.shared.small_slides import frames, para, scenes_of, slide


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
    assert not has_broken_words(scene.items)
    assert 18.0 <= max(sizes(scene)) < 24.0
    assert list(diagnostics) == []


def test_a_word_that_no_size_holds_is_reported_and_stays_large() -> None:
    presentation, (found,) = scenes_of(slide(columns(4, "Multidisciplinaryresponsibilities")))
    assert has_broken_words(presentation.scenes[0].items)
    assert sizes(presentation.scenes[0]) == {24.0}
    assert found.code.name == "word-broken"
    assert "'Multidisciplinaryresponsibilities'" in found.message


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
    assert not has_broken_words(presentation.scenes[0].items)
