"""The handout's pages: order, flow, structure and furniture."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout import lay_out_pages
from deckbuilder.layout.pages.common.page_grid import BOTTOM, MARGIN, PAPER, RULE_PITCH
from deckbuilder.model import Heading, ItemList, ListItem, block_texts
from deckbuilder.scene.page import Page, PageItems, PageShape, PageSlide, PageText
from tests.shared.containers import make_div
from tests.shared.small_slides import WORDS, items, para, scenes_of, slide, table, text, written


def handout(*slides):
    presentation, diagnostics = scenes_of(*slides)
    assert not list(diagnostics)
    found = Diagnostics()
    return lay_out_pages(presentation, ["handout"], found).pages["handout"], found


def texts_on(page):
    return [item for item in page.items if isinstance(item, PageText)]


def words(item):
    return "".join(run.text for line in item.lines for run in line.runs)


def tree(element):
    return [element.role, *[tree(child) for child in element.children]]


def test_each_slide_begins_a_page_with_its_picture():
    pages, _ = handout(slide(para()), slide(para(), id="two", title=text("Two")))
    pictures = [
        item.scene.slide_id for page in pages.pages for item in page.items
        if isinstance(item, PageSlide)
    ]  # fmt: skip
    assert pictures == ["one", "two"]
    assert [(b.title, b.place.page) for b in pages.bookmarks] == [("One", 0), ("Two", 1)]


def test_the_structure_names_every_part_and_skips_no_heading_level():
    notes = (
        para("Say why."),
        Heading(level=2, children=text("Ask")),
        ItemList(
            ordered=False,
            items=(ListItem(blocks=(para("What?"), items("Deeper", ordered=True))),),
        ),
    )
    pages, _ = handout(slide(para(), notes=notes, minutes=5))
    (part,) = pages.structure.children
    assert tree(part) == [
        "Part", ["H1"],
        ["Sect", ["Div"], ["P"], ["P"], ["H3"], ["P"], ["H4"],
         ["L", ["LI", ["Lbl"], ["LBody", ["L", ["LI", ["Lbl"], ["LBody"]]]]]], ["P"]],
    ]  # fmt: skip
    outer = part.children[1].children[-2]
    assert outer.numbering == "Disc"
    assert outer.children[0].children[1].children[0].numbering == "Decimal"


def test_long_notes_flow_over_pages_and_lose_nothing():
    notes = tuple(para(f"{index} {WORDS} {WORDS}") for index in range(40))
    pages, _ = handout(slide(para(), notes=notes))
    assert len(pages.pages) > 1
    by_element = {}
    for page in pages.pages:
        for item in texts_on(page):
            if item.element is not None:
                by_element.setdefault(id(item.element), []).append(words(item))
    joined = ["".join(parts) for parts in by_element.values()]
    assert [t for t in joined if t[0].isdigit()] == list(block_texts(notes))
    for page in pages.pages[1:]:
        assert "One (continued)" in [words(item) for item in texts_on(page)]


def test_no_line_is_a_widow_or_an_orphan_and_no_heading_stands_alone():
    blocks = []
    for index in range(14):
        blocks += [
            Heading(level=2, children=text(f"Head {index}")),
            para(f"{WORDS} {WORDS} {WORDS}"),
        ]
    pages, _ = handout(slide(para(), notes=tuple(blocks)))
    assert len(pages.pages) > 1
    for page in pages.pages:
        held = [item for item in texts_on(page) if item.element is not None]
        assert held[-1].element.role == "P"
        assert all(len(item.lines) >= 2 for item in held if words(item).startswith("Practitioners"))


@pytest.mark.parametrize("count", [1, 5, 30])
def test_text_stays_between_the_margins(count):
    pages, _ = handout(slide(para(), notes=tuple(para() for _ in range(count)), handout=(para(),)))
    width, height = PAPER["a4"]
    for page in pages.pages:
        for item in texts_on(page):
            for line in item.lines:
                bottom = pt(item.y + line.baseline)
                if item.element is not None:
                    assert bottom <= height - BOTTOM
                for run in line.runs:
                    assert pt(item.x + run.x) >= MARGIN - 0.1
                    assert pt(item.x + run.x + run.width) <= width - MARGIN + 0.1


def test_lines_stand_below_each_other():
    pages, _ = handout(slide(para(), notes=(para(), items(WORDS, WORDS), para())))
    (page,) = pages.pages
    column = max(item.x for item in texts_on(page) if item.element is not None)
    baselines = [
        item.y + line.baseline for item in texts_on(page) if item.x == column for line in item.lines
    ]
    assert len(baselines) >= 8
    assert all(upper < lower for upper, lower in pairwise(baselines))


def test_every_page_says_its_number():
    pages, _ = handout(slide(para()), slide(para(), id="two"))
    feet = [[words(item) for item in texts_on(page)] for page in pages.pages]
    assert "Page 1 of 2" in feet[0]
    assert "Page 2 of 2" in feet[1]


def test_a_character_that_no_font_has_is_reported_once_with_its_slide():
    _, found = handout(slide(para("A 🂡 card"), para("Again 🂡")), slide(para("🂡"), id="two"))
    (one,) = found
    assert one.code.name == "glyph-missing"
    assert "U+1F0A1" in one.message
    assert "'one'" in one.message


def placed(page):
    return [item for item in page.items if isinstance(item, PageItems)]


def test_a_table_in_the_notes_stays_a_table_and_goes_on_over_pages():
    pages, _ = handout(slide(para(), notes=(para(), table(60))))
    tables = [item.items[0] for page in pages.pages for item in placed(page)]
    assert len(tables) > 1
    rows = [written(row[0].paragraphs[0]) for held in tables for row in held.rows[1:]]
    assert rows == [f"Row {index}" for index in range(60)]
    _, height = PAPER["a4"]
    assert all(pt(held.rect.bottom) <= height - BOTTOM for held in tables)


PAGE_END = emu(842)


def lines_for_answers(page: Page) -> list[Rect]:
    """Return the lines to write on above those for the facilitator's own notes."""
    end = min((item.y for item in texts_on(page) if words(item) == "Notes"), default=PAGE_END)
    rules = (item.rect for item in page.items if isinstance(item, PageShape) and item.fill)
    return [rect for rect in rules if rect.height < emu(0.7) and rect.y < end]


def test_questions_for_participants_are_one_list_with_lines_beneath_each():
    reflect = make_div(
        kind="reflect", attributes={"lines": "4"}, blocks=(items("Why?", "How?", ordered=True),)
    )
    pages, _ = handout(slide(para(), handout=(reflect,)))
    (page,) = pages.pages
    [outer] = [e for e in pages.structure.children[0].children[1].children if e.role == "L"]
    assert tree(outer) == ["L", *[["LI", ["Lbl"], ["LBody"]]] * 2]
    first, second = (item for item in texts_on(page) if words(item) in ("Why?", "How?"))
    assert [item.marker.text for item in (first, second)] == ["1.", "2."]
    rules = lines_for_answers(page)
    assert len(rules) == 8
    assert first.y < rules[0].y < rules[3].y < second.y < rules[4].y


def test_question_stays_on_one_page_with_its_lines():
    for count in range(12, 20):
        reflect = make_div(
            kind="reflect", attributes={"lines": "5"}, blocks=(items("Why?", "How?"),)
        )
        pages, _ = handout(slide(para(), notes=tuple(para() for _ in range(count)),
                                 handout=(reflect,)))  # fmt: skip
        for page in pages.pages:
            asked = sum(words(item) in ("Why?", "How?") for item in texts_on(page))
            assert len(lines_for_answers(page)) == 5 * asked


def test_what_is_left_of_a_page_is_ruled_for_notes_of_the_facilitators_own():
    for count in range(1, 30):
        pages, _ = handout(slide(para(), notes=tuple(para() for _ in range(count))))
        *others, last = pages.pages
        assert not any(words(item) == "Notes" for page in others for item in texts_on(page))
        end = max(item.y + item.lines[-1].baseline for item in texts_on(last) if item.element)
        labelled = [item for item in texts_on(last) if words(item) == "Notes"]
        ruled = [
            item.rect.y for item in last.items
            if isinstance(item, PageShape) and item.rect.height < emu(0.7) and item.rect.y >= end
        ]  # fmt: skip
        assert bool(labelled) == bool(ruled)
        foot = ruled[-1] if ruled else end
        assert emu(842 - BOTTOM) - foot < emu(4.5 * RULE_PITCH)


def test_what_is_higher_than_any_page_is_cut_all_the_same():
    callout = make_div(
        kind="callout", attributes={"kind": "key"}, blocks=tuple(para(WORDS) for _ in range(80))
    )
    pages, _ = handout(slide(para(), notes=(callout,)))
    said = [words(item) for page in pages.pages for item in texts_on(page) if item.element]
    assert sum(said_once.count("Practitioners") for said_once in said) == 80
