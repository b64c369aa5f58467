"""The contact sheet: all slides on one page, each with its number and title."""

from __future__ import annotations

from itertools import combinations

import pytest
from msgspec.structs import replace

from deckbuilder.geometry import pt
from deckbuilder.layout.pages.common.page_grid import MARGIN
from deckbuilder.scene.page import PageShape, PageSlide
from tests.layout.pages.test_handout import in_print, many, texts, words
from tests.shared.small_slides import WORDS, text


@pytest.mark.parametrize("count", [1, 5, 17, 40, 120])
def test_all_slides_stand_on_one_page_above_the_lines_to_sign_on(count: int) -> None:
    pages = in_print(*many(count), name="contact-sheet")
    [page] = pages.pages
    held = [item.rect for item in page.items if isinstance(item, PageSlide)]
    assert len(held) == count
    lines = [item.rect.y for item in page.items if isinstance(item, PageShape) and item.fill]
    assert max(rect.bottom for rect in held) < min(lines)
    assert min(pt(rect.x) for rect in held) >= MARGIN - 0.1
    assert max(pt(rect.right) for rect in held) <= pt(pages.width) - MARGIN + 0.1
    for one, other in combinations(held, 2):
        assert one.right <= other.x or other.right <= one.x or one.bottom < other.y


def test_number_and_title_stand_beneath_each_slide_and_hidden_ones_say_so() -> None:
    first, second, third = many(3)
    deck = (first, replace(second, hidden=True), replace(third, title=text(f"{WORDS} {WORDS}")))
    [page] = in_print(*deck, name="contact-sheet").pages
    labels = [item for item in texts(page) if words(item)[:1].isdigit()]
    assert [words(item) for item in labels[:2]] == ["1  Title 0", "2  (hidden) Title 1"]
    assert words(labels[2]).endswith("…")
    assert len(labels[2].lines) == 2
    pictures = [item.rect for item in page.items if isinstance(item, PageSlide)]
    assert [item.x for item in labels] == [rect.x for rect in pictures]
    assert all(item.y > rect.bottom for item, rect in zip(labels, pictures, strict=True))


def test_lines_to_sign_on_are_named() -> None:
    [page] = in_print(*many(2), name="contact-sheet").pages
    found = [words(item) for item in texts(page) if item.element and item.element.role == "P"]
    assert found == ["Signed off by", "Date"]
