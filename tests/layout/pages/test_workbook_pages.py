"""How a workbook fills its pages: whole slides where that is good, no page nearly empty."""

from __future__ import annotations

import pytest

from deckbuilder.geometry import pt
from deckbuilder.layout.pages.common.page_grid import BOTTOM, PAPER
from deckbuilder.scene.page import PageItems, PageShape, PageText
from tests.layout.pages.workbooks import (
    CONTACTS,
    activity,
    furniture,
    reflect,
    rules,
    workbook,
)
from tests.shared.small_slides import WORDS, para, slide, text


@pytest.mark.parametrize("large", [False, True])
def test_everything_stays_above_the_foot_and_no_page_is_nearly_empty(large: bool) -> None:
    handouts = [(), (para(),), (reflect("Why?", "How?"),), (para(), activity(para())), ()]
    slides = [
        slide(para(), id=f"s{n}", title=text(f"Slide {n}"), handout=handouts[n % 5])
        for n in range(30)
    ]
    pages = workbook(*slides, large=large)
    _, height = PAPER["a4"]
    plan = next(entry.place.page for entry in pages.bookmarks if entry.title == "Action plan")
    front = pages.bookmarks[1].place.page
    for number, page in enumerate(pages.pages):
        bottom = max(end for item in page.items for end in ends(item))
        assert bottom <= height - BOTTOM + 0.1
        if front <= number < plan - 1:
            assert bottom > height * 0.42, number


def ends(item: object) -> list[float]:
    """Return where what an item holds ends on its page, in points, furniture left out."""
    match item:
        case PageText() if item.element is not None:
            return [pt(item.y + line.baseline) for line in item.lines]
        case PageItems():
            return [pt(part.rect.bottom) for part in item.items]
        case PageShape() if pt(item.rect.height) == pytest.approx(0.6):
            return [pt(item.rect.bottom)]
    return [0.0]


def test_slide_that_no_page_can_hold_goes_on_with_its_title_repeated() -> None:
    many = [reflect(f"Question {n}?", lines=5) for n in range(12)]
    pages = workbook(slide(para(), handout=tuple(many)), CONTACTS)
    assert rules(pages) == 60
    assert [page for page in pages.pages if "One (continued)" in furniture(page)]


def test_slide_is_not_cut_for_the_sake_of_little() -> None:
    """Whatever stands above it, what goes over to the next page is more than a question."""
    for count in range(1, 12):
        first = slide(para(), handout=(para(" ".join([WORDS] * 4 * count)),))
        second = slide(
            para(), id="two", title=text("Two"),
            handout=(para(" ".join([WORDS] * 12)), reflect("Why?", lines=3)),
        )  # fmt: skip
        pages = workbook(first, second, CONTACTS)
        assert not [page for page in pages.pages if "Two (continued)" in furniture(page)], count
