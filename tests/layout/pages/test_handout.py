"""PDFs as a whole: contents, parts, layouts of the handout, large print, tables over pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import get_args

import pytest
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.layout.pages import PAGES
from deckbuilder.layout.pages.common.chart_tables import chart_table
from deckbuilder.layout.pages.common.page_grid import MARGIN, PAPER, RULE_PITCH
from deckbuilder.layout.pages.common.pages_builder import TICK_BOX, PagesBuilder
from deckbuilder.model import (
    Block,
    Cell,
    Chart,
    Deck,
    HandoutLayout,
    Heading,
    Series,
    Slide,
    Table,
    inline_text,
)
from deckbuilder.scene.page import (
    Element,
    Page,
    PageItems,
    Pages,
    PageShape,
    PageSlide,
    PageText,
)
from deckbuilder.scene.slide import TableCell, TableItem, TextFrame
from tests.shared.small_slides import WORDS, default_brand, items, para, slide, table, text


def in_print(*slides: Slide, name: str = "handout", **style: object) -> Pages:
    """Lay a deck out with a style of handouts."""
    brand = default_brand()
    brand = replace(brand, handout=replace(brand.handout, **style))
    deck = Deck(name="sample", root=None, title="Sample", slides=slides)  # type: ignore[arg-type]
    found = Diagnostics()
    pages = lay_out_pages(lay_out(deck, brand, found), [name], found).pages[name]
    assert not [each for each in found if each.code.name != "slide-continued"]
    return pages


def many(count: int, *, sections: int = 1, **fields: object) -> list[Slide]:
    """Make slides, so many in each section."""
    return [
        slide(para(), id=f"s{n}", title=text(f"Title {n}"), section=f"Section {n // sections}",
              **fields)
        for n in range(count)
    ]  # fmt: skip


def walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from walk(child)


def words(item: PageText) -> str:
    return "".join(run.text for line in item.lines for run in line.runs)


def texts(page: Page) -> list[PageText]:
    return [item for item in page.items if isinstance(item, PageText)]


def said(pages: Pages, role: str) -> list[str]:
    """Return the texts of a role's elements, page by page."""
    return [
        words(item) for page in pages.pages for item in texts(page)
        if item.element is not None and item.element.role == role
    ]  # fmt: skip


def tables(pages: Pages) -> Iterator[tuple[Element, TableItem]]:
    for page in pages.pages:
        for held in page.items:
            if isinstance(held, PageItems):
                yield from ((held.element, i) for i in held.items if isinstance(i, TableItem))


# --- front, parts, bookmarks ---------------------------------------------------------------


def test_contents_name_each_slide_with_the_page_it_is_on() -> None:
    pages = in_print(*many(5, sections=2))
    assert said(pages, "Link") == [
        "Section 0 2", "Title 0 2", "Title 1 3", "Section 1 4", "Title 2 4", "Title 3 5",
        "Section 2 6", "Title 4 6",
    ]  # fmt: skip
    targets = {
        run.link for item in texts(pages.pages[0]) for line in item.lines for run in line.runs
    } - {""}
    assert {target[1:] for target in targets} <= set(pages.places)
    assert pages.places["s3"].page == 4


def test_contents_of_a_long_deck_take_pages_and_count_them() -> None:
    pages = in_print(*many(120, sections=200))
    entries = said(pages, "Link")
    front = next(
        number for number, page in enumerate(pages.pages)
        if any(isinstance(item, PageSlide) for item in page.items)
    )  # fmt: skip
    assert front > 1
    assert entries[1] == f"Title 0 {front + 1}"
    assert entries[-1] == f"Title 119 {front + 120}"


@pytest.mark.parametrize(("count", "front"), [(1, 0), (3, 0), (4, 1)])
def test_short_deck_has_no_contents_and_its_title_in_the_first_header(
    count: int, front: int
) -> None:
    pages = in_print(*(replace(each, section="") for each in many(count)))
    assert len(pages.pages) == count + front
    assert said(pages, "H1") == ["Sample"]


@pytest.mark.parametrize(("words_", "front"), [(4, 0), (60, 1)])
def test_title_too_long_for_a_header_has_a_front(words_: int, front: int) -> None:
    deck = Deck(
        name="s", root=None, title="Sample " * words_, slides=(slide(para()),),  # type: ignore[arg-type]
    )  # fmt: skip
    found = Diagnostics()
    shown = lay_out_pages(lay_out(deck, default_brand(), found), ["handout"], found)
    assert len(shown.pages["handout"].pages) == 1 + front


def test_bookmarks_nest_by_section_and_lead_to_the_picture() -> None:
    first, *rest = many(4, sections=2)
    pages = in_print(replace(first, section=""), *rest)
    assert [(mark.title, mark.level, mark.place.page) for mark in pages.bookmarks] == [
        ("Contents", 0, 0), ("Introduction", 0, 1), ("Title 0", 1, 1), ("Section 0", 0, 2),
        ("Title 1", 1, 2), ("Section 1", 0, 3),
        ("Title 2", 1, 3), ("Title 3", 1, 4),
    ]  # fmt: skip
    [picture] = [item for item in pages.pages[2].items if isinstance(item, PageSlide)]
    assert pages.bookmarks[4].place.y == picture.rect.y


def test_section_stands_at_the_head_of_its_first_page_instead_of_the_title() -> None:
    pages = in_print(*many(4, sections=2))
    heads = [[words(item) for item in texts(page) if pt(item.y) < 60] for page in pages.pages[1:]]
    assert ["Section 0" in head for head in heads] == [True, False, False, False]
    assert ["Sample" in head for head in heads] == [False, True, False, True]


WARNING = "Facilitator’s guide, not for participants"


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("count", [1, 5])
def test_cover_and_every_foot_of_the_handout_with_notes_warn(count: int, large: bool) -> None:
    pages = in_print(*many(count, notes=(para(),)), large_print=large)
    assert pages.title == "Sample: facilitator’s guide, not for participants"
    front = said(pages, "P")
    assert front.count("Facilitator’s guide") == front.count("Not for participants") == 1
    for page in pages.pages:
        (foot,) = [item for item in texts(page) if words(item) == WARNING and item.element is None]
        rule = max(
            item.rect.y for item in page.items if isinstance(item, PageShape) and not item.radius
        )
        assert rule < foot.y


@pytest.mark.parametrize("layout", ["two", "three", "outline"])
def test_layouts_without_notes_say_that_they_are_for_participants(layout: str) -> None:
    pages = in_print(*many(5, notes=(para(),)), layout=layout)
    assert pages.title == "Sample: participants’ handout"
    assert said(pages, "P")[0] == "Participants’ handout"
    assert "Facilitator" not in " ".join(
        words(item) for page in pages.pages for item in texts(page)
    )


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("layout", get_args(HandoutLayout))
@pytest.mark.parametrize("section", ["", "Sample part"])
@pytest.mark.parametrize("count", [1, 3])
def test_no_two_lines_of_a_page_stand_in_one_place(
    count: int, section: str, layout: str, large: bool
) -> None:
    slides = [replace(each, section=section) for each in many(count, notes=(para(),))]
    for page in in_print(*slides, layout=layout, large_print=large).pages:
        boxes = [box for item in texts(page) for box in lines_of(item)]
        for one, other in combinations(boxes, 2):
            apart = (one.right <= other.x or other.right <= one.x) or (
                one.bottom <= other.y or other.bottom <= one.y
            )
            assert apart, (one, other)


def lines_of(item: PageText) -> Iterator[Rect]:
    """Yield about where the letters of each run stand, from the baseline up."""
    for line in item.lines:
        for run in line.runs:
            size = emu(run.style.size * 0.7)
            top = Emu(item.y + line.baseline - size)
            yield Rect(Emu(item.x + run.x), top, run.width, size)


# --- layouts of the handout ----------------------------------------------------------------


@pytest.mark.parametrize(("layout", "count"), [("notes", 1), ("two", 2), ("three", 3)])
@pytest.mark.parametrize("page", ["a4", "letter"])
def test_layout_sets_so_many_slides_a_page_within_the_margins(
    layout: str, count: int, page: str
) -> None:
    pages = in_print(*many(7, sections=2, notes=(para(),)), layout=layout, page=page)
    width, height = PAPER[page]
    found = []
    for each in pages.pages[1:]:
        held = [item.rect for item in each.items if isinstance(item, PageSlide)]
        found.append(len(held))
        assert all(upper.bottom < lower.y for upper, lower in pairwise(held))
        for rect in held:
            assert pt(rect.x) >= MARGIN - 0.1
            assert pt(rect.right) <= width - MARGIN + 0.1
            assert pt(rect.bottom) <= height - 60
    assert found == [count] * (7 // count) + [7 % count] * bool(7 % count)


def test_notes_are_in_the_layout_with_notes_only() -> None:
    for layout in ("notes", "two", "three", "outline"):
        pages = in_print(*many(4, notes=(para("Sample note"),)), layout=layout)
        assert ("Sample note" in said(pages, "P")) is (layout == "notes")


def test_three_a_page_have_lines_9_mm_apart_beside_them() -> None:
    pages = in_print(*many(4), layout="three")
    page = pages.pages[1]
    [first, *_] = [item.rect for item in page.items if isinstance(item, PageSlide)]
    rules = [
        item.rect for item in page.items
        if isinstance(item, PageShape) and item.fill and item.rect.x > first.right
    ]  # fmt: skip
    assert len(rules) == 3 * 8
    assert pt(rules[1].y - rules[0].y) == pytest.approx(RULE_PITCH, abs=0.01)
    assert 8 <= RULE_PITCH / 72 * 25.4 <= 9.01


NARROWED = (13,)
"""How many paragraphs of two lines fit on the page only below a smaller picture."""


@pytest.mark.parametrize("count", range(6, 30))
def test_picture_gives_way_to_notes_that_go_over_by_little(count: int) -> None:
    held = [*many(1, notes=tuple(para() for _ in range(count)))]
    pages = in_print(*(replace(each, section="") for each in held))
    [picture] = [i.rect for p in pages.pages for i in p.items if isinstance(i, PageSlide)]
    narrow = pt(picture.right) < PAPER["a4"][0] - MARGIN - 1
    assert narrow is (count in NARROWED)
    assert len(pages.pages) == (1 if count <= max(NARROWED) else 2)
    assert "".join(said(pages, "P")).count(WORDS) == count


def test_outline_has_no_pictures_and_goes_on_without_turning() -> None:
    pages = in_print(*many(8, sections=2), layout="outline")
    assert not [i for page in pages.pages for i in page.items if isinstance(i, PageSlide)]
    assert said(pages, "H2") == ["Contents", *(f"Title {n}" for n in range(8))]
    assert len(pages.pages) < 6


# --- type ----------------------------------------------------------------------------------


def sizes(pages: Pages) -> Iterator[float]:
    for page in pages.pages:
        for item in texts(page):
            yield from (run.style.size for line in item.lines for run in line.runs if not run.note)
        for held in page.items:
            for item in held.items if isinstance(held, PageItems) else ():
                for paragraph in item.paragraphs if isinstance(item, TextFrame) else ():
                    yield paragraph.size
                for row in item.rows if isinstance(item, TableItem) else ():
                    yield from (p.size for cell in row for p in cell.paragraphs)


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"slides"}))
@pytest.mark.parametrize(("large", "least"), [(False, 12), (True, 16)])
def test_nothing_on_a_page_is_smaller_than_it_may_be(name: str, large: bool, least: float) -> None:
    held = (Heading(level=2, children=text("Head")), para(), items(WORDS), table(3))
    slides = many(5, sections=2, notes=held, handout=held, minutes=5)
    assert min(sizes(in_print(*slides, name=name, large_print=large))) >= least


def test_headings_are_larger_than_text_in_large_print() -> None:
    notes = (Heading(level=2, children=text("Head")), para())
    pages = in_print(*many(4, notes=notes), large_print=True)
    found = [
        run.style.size for page in pages.pages for item in texts(page)
        if item.element is not None and item.element.role in ("H1", "H2", "H3")
        for line in item.lines for run in line.runs
    ]  # fmt: skip
    assert min(found) >= 18


def test_nothing_stands_beside_anything_in_large_print() -> None:
    pages = in_print(*many(4, notes=(para(),), minutes=5), large_print=True)
    left = {
        item.x for page in pages.pages[1:] for item in texts(page)
        if item.element is not None
    }  # fmt: skip
    assert {round(pt(x)) for x in left} == {round(MARGIN)}


@pytest.mark.parametrize("large", [False, True])
def test_lines_hold_45_to_75_characters(large: bool) -> None:
    notes = tuple(para(f"{WORDS}, {WORDS}, {WORDS}.") for _ in range(6))
    pages = in_print(slide(para(), notes=notes), large_print=large)
    full = [
        len("".join(run.text for run in line.runs).strip())
        for page in pages.pages for item in texts(page)
        if words(item).startswith("Practitioners") for line in item.lines[:-1]
    ]  # fmt: skip
    assert 45 <= sum(full) / len(full) <= 75


# --- tables and charts ---------------------------------------------------------------------


def test_table_over_pages_is_one_element_with_its_header_on_each() -> None:
    captioned = replace(table(60), caption=text("Sample rows"))
    pages = in_print(slide(para(), notes=(captioned,)))
    found = list(tables(pages))
    assert len(found) > 1
    assert len({id(element) for element, _ in found}) == 1
    assert [item.continued for _, item in found] == [False, *[True] * (len(found) - 1)]
    assert len({item.columns for _, item in found}) == 1
    [element] = {id(element): element for element, _ in found}.values()
    assert [child.role for child in element.children] == ["Caption"]
    assert said(pages, "Caption") == ["Sample rows"]


@pytest.mark.parametrize("count", range(20, 30))
def test_heading_before_a_table_goes_to_the_page_of_its_first_row(count: int) -> None:
    notes: tuple[Block, ...] = (
        *(para() for _ in range(count // 2)), *(para("x") for _ in range(count % 2 * 2)),
        Heading(level=2, children=text("Head")), table(4),
    )  # fmt: skip
    pages = in_print(slide(para(), notes=notes))
    for page in pages.pages:
        heads = [item for item in texts(page) if words(item) == "Head"]
        held = [item for item in page.items if isinstance(item, PageItems)]
        assert len(heads) == (1 if held and not held[0].items[0].continued else 0)  # type: ignore[union-attr]


def test_data_of_a_chart_follow_it_as_a_table() -> None:
    chart = Chart(
        kind="column", categories=("One", "Two"), title="Counts", alt="Two is higher",
        series=(Series(name="Before", values=(1.0, None)), Series(name="After", values=(2.0, 3.0))),
    )  # fmt: skip
    for layout in ("notes", "two", "three", "outline"):
        [(_, item)] = tables(in_print(slide(chart), layout=layout))
        assert item.row_heads
        assert [
            [run.text for c in row for p in c.paragraphs for line in p.lines for run in line.runs]
            for row in item.rows
        ] == [["Category", "Before", "After"], ["One", "1", "2"], ["Two", "no value", "3"]]


def test_data_of_a_chart_are_headed_as_their_author_headed_them() -> None:
    chart = Chart(
        kind="column", categories=("2018",), title="Counts", alt="One", first_header="Year",
        series=(Series(name="Reports", values=(1.0,)),),
    )  # fmt: skip
    for x_title, expected in (("", "Year"), ("Year of report", "Year of report")):
        table = chart_table(replace(chart, x_title=x_title))
        assert [inline_text(cell.children) for cell in table.header] == [expected, "Reports"]


YEARS = tuple(f"20{year}/{year + 1}" for year in range(12, 24))


def test_data_of_a_chart_take_the_width_of_the_page_before_words_are_cut() -> None:
    heads = ["Police", "Schools", "Health", "Housing", "Probation", "Voluntary", "Public"]
    chart = Chart(
        kind="column", categories=("2024 Q1",), title="Referrals", alt="Most from the police",
        series=tuple(Series(name=head, values=(310.0,)) for head in heads),
    )  # fmt: skip
    [(_, item)] = tables(in_print(slide(chart)))
    assert (item.rect.x, item.rect.right) == (emu(MARGIN), emu(PAPER["a4"][0] - MARGIN))
    assert all(len(p.lines) == 1 for row in item.rows for cell in row for p in cell.paragraphs)


def test_a_label_beside_a_table_of_all_the_width_stands_above_it() -> None:
    heads = tuple(Cell(children=text(year)) for year in YEARS[:7])
    wide = Table(header=heads, rows=(heads,), alignments=("left",) * 7)
    [page] = in_print(slide(para(), notes=(wide,), handout=(wide,))).pages
    labels = [
        item for item in texts(page) if words(item) in ("Facilitator notes", "For participants")
    ]
    shown = [i for box in page.items if isinstance(box, PageItems) for i in box.items]
    assert all(item.rect.x == emu(MARGIN) for item in shown)
    tops = [item.rect.y for item in shown]
    assert labels[0].y < tops[0] < shown[0].rect.bottom <= labels[1].y < tops[1]


@pytest.mark.parametrize("large", [False, True])
def test_data_of_many_series_are_turned_and_of_many_of_both_go_on_below(large: bool) -> None:
    def data(points: int) -> list[TableItem]:
        chart = Chart(
            kind="line", title="Plans", alt="Plans rise",
            categories=tuple(f"Sample Ward {at}" for at in range(points)),
            series=tuple(Series(name=year, values=(1234.0,) * points) for year in YEARS),
        )  # fmt: skip
        return [
            item for _, item in tables(in_print(slide(chart), layout="outline", large_print=large))
        ]

    [turned] = data(2)
    assert (len(turned.columns), len(turned.rows)) == (3, 13)
    parts = data(20)
    heads = {tuple(map(words_of, item.rows[0])) for item in parts}
    assert len(heads) > 1
    assert {head for each in heads for head in each} == {"Category", *YEARS}


def words_of(cell: TableCell) -> str:
    return "".join(run.text for p in cell.paragraphs for line in p.lines for run in line.runs)


def test_form_has_rules_around_its_cells_and_squares_to_tick() -> None:
    brand = default_brand()
    deck = Deck(name="s", root=None, title="S", slides=())  # type: ignore[arg-type]
    builder = PagesBuilder(
        lay_out(deck, brand, Diagnostics()), Diagnostics(), kind="Form", wide=True
    )
    section = builder.section("A form")
    section.table(
        ("Sample", "Yes"), [("One", TICK_BOX), ("Two", TICK_BOX)], grid=True, row_height=30
    )
    section.fields(("Name", "Date"))
    pages = builder.finish()
    [(_, item)] = tables(pages)
    assert item.grid
    assert all(pt(height) >= 30 for height in item.heights[1:])
    squares = [
        shape.rect for page in pages.pages for shape in page.items
        if isinstance(shape, PageShape) and shape.stroke
    ]  # fmt: skip
    cells = [row[1].rect for row in item.rows[1:]]
    assert all(cell.contains(square) for cell, square in zip(cells, squares, strict=True))
    assert said(pages, "P") == ["Name", "Date"]


def test_front_has_lines_for_what_is_filled_in() -> None:
    deck = Deck(name="s", root=None, title="S", slides=())  # type: ignore[arg-type]
    builder = PagesBuilder(
        lay_out(deck, default_brand(), Diagnostics()), Diagnostics(), kind="Form"
    )
    builder.section("One").paragraph("Sample")
    pages = builder.finish(contents=True, fields=("Name", "Date"))
    front = [words(item) for item in texts(pages.pages[0]) if item.element is not None]
    assert front == ["Form", "S", "Name", "Date", "Contents", "One 2"]
