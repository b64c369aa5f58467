"""What stands on cards: numbers, bold starts as headings, contacts line by line."""

from __future__ import annotations

import pytest

from deckbuilder.model import Inline, ItemList, LineBreak, ListItem, Paragraph, Strong, Text
from deckbuilder.scene.slide import TextFrame
from tests.shared.small_slides import WORDS, scenes_of, slide, text, written


def bold(words: str, *rest: Inline) -> ListItem:
    return ListItem(blocks=(Paragraph(children=(Strong(children=text(words)), *rest)),))


def cards_of(*items: ListItem, layout: str) -> list[TextFrame]:
    block = ItemList(ordered=False, items=items)
    presentation, _ = scenes_of(slide(block, layout=layout))
    (scene,) = presentation.scenes
    return [item for item in scene.items if isinstance(item, TextFrame) and item.name[:4] == "Card"]


def lines_of(card: TextFrame) -> list[tuple[str, bool, float]]:
    return [(written(part), part.style.bold, part.size) for part in card.paragraphs]


def test_a_bold_start_is_a_heading_on_a_line_of_its_own() -> None:
    point = bold("Keep noticing.", Text(text=" In hard times."))
    (first, _) = cards_of(point, point, layout="learning-points")
    assert [line[:2] for line in lines_of(first)] == [
        ("Keep noticing.", True), ("In hard times.", False)
    ]  # fmt: skip
    assert first.paragraphs[0].style.colour == "tx2"
    assert first.paragraphs[1].indent == first.paragraphs[0].indent


@pytest.mark.parametrize("start", ["Keep", "Keep noticing, always,"])
def test_bold_words_of_a_sentence_stay_in_it(start: str) -> None:
    (card,) = cards_of(bold(start, Text(text=" in hard times.")), layout="learning-points")
    assert [line[0] for line in lines_of(card)] == [f"{start} in hard times."]


def test_headings_stay_in_the_text_where_lines_of_their_own_leave_no_room() -> None:
    words = " ".join([WORDS] * 3)
    points = [bold("Keep noticing.", Text(text=f" {words}")) for _ in range(4)]
    cards = cards_of(*points, layout="learning-points")
    assert {len(card.paragraphs) for card in cards} == {1}
    assert written(cards[0].paragraphs[0]) == f"Keep noticing. {words}"


def test_a_heading_that_is_longer_than_a_line_stays_in_the_text() -> None:
    long = bold(
        "Keep noticing, whatever the family says to you today.", Text(text=" In hard times.")
    )
    cards = cards_of(bold("Look.", Text(text=" And ask.")), long, layout="learning-points")
    assert [len(lines_of(card)) for card in cards] == [1, 1]


def test_a_contact_has_its_number_large_and_its_hours_small() -> None:
    contact = bold(
        "Front door", LineBreak(), Text(text="01632 960 001"), LineBreak(), Text(text="9 to 5")
    )
    (card, _) = cards_of(contact, contact, layout="contacts")
    (name, number, hours) = lines_of(card)
    assert [name[:2], number[:2], hours[:2]] == [
        ("Front door", True), ("01632 960 001", True), ("9 to 5", False)
    ]  # fmt: skip
    assert number[2] > name[2] > hours[2]


@pytest.mark.parametrize("line", ["116 123", "999", "+44 (0)20 7946 0000"])
def test_telephone_numbers_are_large(line: str) -> None:
    (card,) = cards_of(bold("Name", LineBreak(), Text(text=line)), layout="contacts")
    name, number = lines_of(card)
    assert number[2] > name[2]


@pytest.mark.parametrize(
    "line", ["9am to 5pm", "1 Sample Street", "09:00 to 17:00", "hub@example.org"]
)
def test_other_lines_are_small(line: str) -> None:
    (card,) = cards_of(bold("Name", LineBreak(), Text(text=line)), layout="contacts")
    name, other = lines_of(card)
    assert other[2] < name[2]
