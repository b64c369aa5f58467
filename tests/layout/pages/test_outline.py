"""The handout as text alone, and what hidden slides and large print ask of every layout."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckbuilder.geometry import emu, pt
from deckbuilder.layout.pages.common.page_grid import PAPER
from deckbuilder.model import (
    Block,
    Cell,
    Container,
    Footnote,
    FootnoteReference,
    Heading,
    Paragraph,
    Table,
    Text,
)
from deckbuilder.scene.page import PageItems, Pages, PageShape, PageSlide, PageText
from deckbuilder.scene.slide import Group, Item, TextFrame
from tests.layout.pages.test_handout import in_print, many, said, tables, walk, words
from tests.shared.containers import make_div
from tests.shared.small_slides import div, items, para, slide, table, text

MARK = FootnoteReference(label="a", number=1)


def callout(*blocks: Block) -> Container:
    return make_div(kind="callout", attributes={"kind": "key"}, blocks=blocks)


NOTE = Footnote(label="a", number=1, blocks=(para("A sample source."),))


# --- sections ------------------------------------------------------------------------------


def test_slides_that_name_no_section_stay_in_the_one_before() -> None:
    first, second, third, fourth = many(4)
    deck = [first, replace(second, section=""), third, replace(fourth, section="")]
    marks = [(mark.title, mark.level) for mark in in_print(*deck, layout="outline").bookmarks]
    assert marks == [(mark.title, mark.level) for mark in in_print(*deck).bookmarks]
    assert marks[1:] == [
        ("Section 0", 0), ("Title 0", 1), ("Title 1", 1), ("Section 2", 0), ("Title 2", 1),
        ("Title 3", 1),
    ]  # fmt: skip


def test_contents_that_go_on_say_so() -> None:
    pages = in_print(*many(120, sections=200))
    heads = [
        "".join(run.text for line in item.lines for run in line.runs)
        for page in pages.pages for item in page.items
        if isinstance(item, PageText) and item.element is None
    ]  # fmt: skip
    listed = [
        page for page in pages.pages
        if any(isinstance(item, PageText) and item.element and item.element.role == "Link"
               for item in page.items)
    ]  # fmt: skip
    assert heads.count("Contents (continued)") == len(listed) - 1 > 0


@pytest.mark.parametrize("count", [15, 19, 23, 27])
def test_contents_that_have_room_on_one_page_are_not_cut(count: int) -> None:
    pages = in_print(*many(count, sections=200), large_print=True)
    last = pages.bookmarks[1].place.page - 1
    listed = [
        sum(isinstance(item, PageText) and item.element is not None and item.element.role == "Link"
            for item in page.items)
        for page in pages.pages[: last + 1]
    ]  # fmt: skip
    assert listed[0] in (0, count + 1)  # all of it or nothing, with the name of the one section


# --- hidden slides -------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True])
def test_hidden_slide_is_marked_in_the_handout_with_notes(large: bool) -> None:
    shown, hidden, last = many(3)
    pages = in_print(shown, replace(hidden, hidden=True), last, large_print=large)
    labels = [line for line in said(pages, "P") if "Hidden slide" in line]
    assert len(labels) == 1
    assert labels[0] == "Hidden slide" or labels[0].startswith("Slide 2 · Hidden slide")


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("layout", ["two", "three", "outline"])
def test_hidden_slide_is_in_no_layout_for_participants(layout: str, large: bool) -> None:
    shown, hidden, last = many(3)
    pages = in_print(shown, replace(hidden, hidden=True), last, layout=layout, large_print=large)
    numbers = [line.split(" ·")[0] for line in said(pages, "P") if line.startswith("Slide ")]
    assert numbers == ["Slide 1", "Slide 3"]


def test_pictures_two_a_page_make_room_for_a_long_name_of_a_section() -> None:
    long = "A sample section whose name goes on until it needs a second line of the page"
    slides = [replace(each, section=f"{long} {n}") for n, each in enumerate(many(2))]
    assert len(in_print(*slides, layout="two", large_print=True).pages) == 1 + 1


# --- footnotes -----------------------------------------------------------------------------


def _citing(where: str) -> tuple[Block, ...]:
    cited = (Text(text="Claim"), MARK)
    match where:
        case "paragraph":
            return (Paragraph(children=cited),)
        case "callout":
            return (callout(Paragraph(children=cited)),)
        case "heading":
            return (Heading(level=2, children=cited), para())
        case "table":
            row = (Cell(children=cited), Cell(children=text("1")))
            return (replace(table(1), rows=(row,)),)
        case _:
            return (replace(table(1), caption=cited),)


@pytest.mark.parametrize("where", ["paragraph", "callout", "heading", "table", "caption"])
def test_mark_and_note_lead_to_each_other_wherever_the_mark_stands(where: str) -> None:
    pages = in_print(slide(*_citing(where), footnotes=(NOTE,)), layout="outline")
    places = pages.places
    assert places["one#reference-1"].y < places["one#note-1"].y
    [note] = [element for element in walk(pages.structure) if element.role == "Note"]
    assert note.id == "one-note-1"


def test_mark_in_a_title_leads_to_its_note() -> None:
    titled = slide(para(), title=(Text(text="One"), MARK), footnotes=(NOTE,))
    pages = in_print(titled, layout="outline")
    assert pages.places["one#reference-1"].y == pages.places["one"].y
    assert [e.id for e in walk(pages.structure) if e.role == "Note"] == ["one-note-1"]


@pytest.mark.parametrize("elsewhere", ["notes", "handout"])
def test_note_of_what_the_outline_does_not_show_is_left_out(elsewhere: str) -> None:
    cited = Paragraph(children=(Text(text="Claim"), MARK))
    away = replace(slide(para(), footnotes=(NOTE,)), **{elsewhere: (cited,)})
    pages = in_print(away, layout="outline")
    assert "A sample source." not in (*said(pages, "P"), *said(pages, "LBody"))
    on_both = replace(away, blocks=(cited,))
    assert said(in_print(on_both, layout="outline"), "P").count("A sample source.") == 1


def test_note_that_nothing_cites_stays_in_the_outline() -> None:
    pages = in_print(slide(para(), footnotes=(NOTE,)), layout="outline")
    assert said(pages, "LBody").count("A sample source.") == 1


# --- pages that hold little ----------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("points", range(10, 40))
def test_short_slide_leaves_no_few_lines_alone_on_a_page(points: int) -> None:
    first = slide(items(*map(str, range(points))), id="first")
    cited = (Text(text="Claim"), MARK)
    last = slide(para(), para(), Paragraph(children=cited), id="last", footnotes=(NOTE,))
    pages = in_print(first, last, layout="outline", large_print=True)
    tops = {
        (page, pt(item.y)) for page, held in enumerate(pages.pages) for item in held.items
        if isinstance(item, PageText) and item.element is not None
    }  # fmt: skip
    on_last = [top for page, top in tops if page == len(pages.pages) - 1]
    assert len(on_last) > 3
    assert said(pages, "P").count("A sample source.") == 1


@pytest.mark.slow
@pytest.mark.parametrize("rows", range(4, 90))
def test_row_of_a_table_never_stands_alone_below_its_header(rows: int) -> None:
    pages = in_print(slide(para(), notes=(para(), table(rows))))
    parts = [item for _, item in tables(pages)]
    assert sum(len(part.rows) - 1 for part in parts) == rows
    assert all(len(part.rows) > 2 for part in parts)


def test_rows_too_high_for_two_a_page_stand_alone() -> None:
    high = Table(
        header=(Cell(children=text("Sample")),),
        rows=((Cell(children=text("word " * 380)),),) * 3, alignments=("left",),
    )  # fmt: skip
    parts = [item for _, item in tables(in_print(slide(para(), notes=(high,))))]
    assert [len(part.rows) - 1 for part in parts] == [1, 1, 1]


# --- large print ---------------------------------------------------------------------------


def _frames(pages: Pages) -> list[tuple[int, TextFrame]]:
    """Return the frames that stand on pages, outside the pictures of slides."""

    def inner(parts: tuple[Item, ...]) -> list[TextFrame]:
        found: list[TextFrame] = []
        for item in parts:
            if isinstance(item, Group):
                found += inner(item.items)
            elif isinstance(item, TextFrame):
                found.append(item)
        return found

    return [
        (number, frame)
        for number, page in enumerate(pages.pages) for item in page.items
        if isinstance(item, PageItems) for frame in inner(item.items)
    ]  # fmt: skip


def _beside(pages: Pages) -> int:
    """Return how many pairs of frames stand next to each other."""
    frames = _frames(pages)
    return sum(
        a.rect.y < b.rect.bottom and b.rect.y < a.rect.bottom
        and (a.rect.right <= b.rect.x or b.rect.right <= a.rect.x)
        for index, (page, a) in enumerate(frames) for other, b in frames[index + 1 :]
        if page == other
    )  # fmt: skip


STATISTICS = tuple(div("stat", value=f"{n}0%", label="of samples") for n in range(1, 4))
COLUMNS = div("columns", div("column", para("Left")), div("column", para("Right")))
STEPS = div("steps", items("Sample one", "Sample two", "Sample three", ordered=True))


@pytest.mark.parametrize("layout", ["notes", "outline"])
@pytest.mark.parametrize(
    "blocks", [STATISTICS, (COLUMNS,), (STEPS,), (callout(STEPS, COLUMNS),),
               (div("activity", *STATISTICS),)],
    ids=["statistics", "columns", "steps", "callout", "activity"],
)  # fmt: skip
def test_nothing_stands_beside_anything_in_large_print(
    layout: str, blocks: tuple[Container, ...]
) -> None:
    held = slide(*blocks) if layout == "outline" else slide(para(), notes=blocks)
    assert _beside(in_print(held, layout=layout, large_print=True)) == 0


def test_values_of_statistics_stand_beside_what_they_count_in_ordinary_print() -> None:
    pages = in_print(slide(*STATISTICS), layout="outline")
    frames = [
        (frame.rect, "".join(run.text for line in frame.paragraphs[0].lines for run in line.runs))
        for page in pages.pages for item in page.items if isinstance(item, PageItems)
        for frame in item.items if isinstance(frame, TextFrame)
    ]  # fmt: skip
    values, labels = frames[::2], frames[1::2]
    assert [said for _, said in frames] == [
        "10%", "of samples", "20%", "of samples", "30%", "of samples"
    ]  # fmt: skip
    assert len({rect.x for rect, _ in values}) == len({rect.x for rect, _ in labels}) == 1
    for (value, _), (label, _) in zip(values, labels, strict=True):
        assert value.right <= label.x
        assert value.y == label.y


# --- the facilitator's guide in large print ------------------------------------------------


def test_guide_in_large_print_has_text_in_the_place_of_pictures() -> None:
    first = replace(slide(para("On the slide.[^a]"), items("A point"), notes=(para("Ask."),),
                          handout=(para("Take home."),)), hidden=True)  # fmt: skip
    pages = in_print(first, large_print=True)
    assert not [item for page in pages.pages for item in page.items if isinstance(item, PageSlide)]
    found = [words(item) for page in pages.pages for item in page.items
             if isinstance(item, PageText) and item.element is not None]  # fmt: skip
    wanted = ["Slide 1 · Hidden slide", "One", "On the slide.[^a]", "A point", "Facilitator notes",
              "Ask.", "For participants", "Take home.", "Notes"]  # fmt: skip
    assert [said for said in found if said in wanted] == wanted


def test_guide_in_large_print_has_no_page_that_is_mostly_blank() -> None:
    for count in (1, 5, 9, 14, 20):
        pages = in_print(*many(6, notes=(para(),) * count), large_print=True)
        for page in pages.pages[1:]:
            ends = [
                pt(item.y + item.lines[-1].baseline)
                for item in page.items if isinstance(item, PageText) and item.element
            ]  # fmt: skip
            ends += [pt(item.rect.y) for item in page.items if isinstance(item, PageShape)
                     and item.rect.height < emu(0.7)]  # fmt: skip
            assert max(ends) > 0.75 * PAPER["a4"][1]
