"""The workbook's pages: what is for participants, once, with room to write, and nothing else."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

import deckbuilder.layout.pages
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import emu, pt
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.layout.pages.common.page_grid import BOTTOM, RULE_PITCH
from deckbuilder.layout.pages.workbook.sources import SOURCES
from deckbuilder.model import (
    Deck,
    Footnote,
    FootnoteReference,
    Heading,
    ItemList,
    ListItem,
    Outcome,
    Paragraph,
    Slide,
    Statistic,
    Support,
    Text,
)
from deckbuilder.scene.page import (
    PageItems,
    PageShape,
    PageSlide,
    PageText,
    note_target,
    reference_target,
)
from deckbuilder.scene.slide import TableItem
from tests.layout.pages.workbooks import (
    CONTACTS,
    activity,
    callout,
    drawn,
    furniture,
    is_thin,
    notes_top,
    reflect,
    ruled,
    rules,
    said,
    workbook,
)
from tests.shared.containers import make_div
from tests.shared.small_slides import WORDS, default_brand, items, para, slide, table, text, written

# --- what is shown -------------------------------------------------------------------------


def test_a_name_and_a_date_are_written_on_lines_of_the_front() -> None:
    front = workbook(slide(para())).pages[0]
    lines = [item.rect for item in front.items if isinstance(item, PageShape) and is_thin(item)]
    for label in ("Name", "Date"):
        (words,) = [
            item for item in front.items
            if isinstance(item, PageText) and item.lines[0].runs[0].text == label
        ]  # fmt: skip
        beside = [it for it in lines if 0 < it.y - words.y - words.lines[-1].baseline < emu(12)]
        assert len(beside) == 1, label
        run = words.lines[0].runs[0]
        assert words.x + run.x + run.width < beside[0].x
        assert beside[0].width > emu(200)


def test_slides_are_text_and_no_picture() -> None:
    statistic = Statistic(value=text("12"), label=text("samples"))
    content = (para("A point."), statistic, table(2))
    pages = workbook(slide(*content, handout=(para("For you."),)), CONTACTS)
    assert not [it for page in pages.pages for it in page.items if isinstance(it, PageSlide)]
    words = said(pages)
    order = [words.index(one) for one in ("One", "A point.", "12", "samples", "For you.")]
    assert order == sorted(order)
    items_ = [part for page in pages.pages for it in page.items if isinstance(it, PageItems)
              for part in it.items]  # fmt: skip
    assert sum(isinstance(part, TableItem) for part in items_) == 2  # with that of the plan


def test_slides_follow_each_other_and_are_not_cut() -> None:
    slides = [
        slide(
            para(), id=f"s{n}", title=text(f"Title {n}"),
            handout=(para(" ".join([WORDS] * 3)), reflect("Why?", lines=3)),
        )
        for n in range(6)
    ]  # fmt: skip
    pages = workbook(*slides, CONTACTS)
    assert [pages.places[f"s{n}"].page for n in range(6)] == [1, 1, 2, 2, 3, 3]
    assert not [line for page in pages.pages for line in furniture(page) if "continued" in line]


@pytest.mark.parametrize("large", [False, True])
def test_what_is_left_of_a_page_is_ruled_for_notes(large: bool) -> None:
    slides = [
        slide(para(), id=f"s{n}", title=text(f"Title {n}"), handout=(para(" ".join([WORDS] * 9)),))
        for n in range(3)
    ]
    pages = workbook(*slides, CONTACTS, large=large)
    last = {pages.places[f"s{n}"].page for n in range(3)}
    for number in last:
        page = pages.pages[number]
        below = [y for y in ruled(page) if y > notes_top(page)]
        assert len(below) >= 3
        assert below[-1] > pt(pages.height) - BOTTOM - 2 * RULE_PITCH


def test_slide_that_goes_on_says_everything_once() -> None:
    long = items(*(f"{n} {WORDS} {WORDS}" for n in range(24)))
    found = Diagnostics()
    deck = Deck(
        name="sample", root=Path(), title="Sample",
        slides=(slide(long, handout=(para("For you."),)),),
    )  # fmt: skip
    presentation = lay_out(deck, default_brand(), found)
    assert len(presentation.scenes) > 1
    words = said(lay_out_pages(presentation, ["workbook"], found).pages["workbook"])
    assert [words.count(f"{n} {WORDS} {WORDS}") for n in range(24)] == [1] * 24
    assert [words.count(one) for one in ("One", "For you.")] == [1, 1]


def test_slide_with_the_decks_title_is_named_by_its_section() -> None:
    pages = workbook(slide(para("Edition"), title=text("Sample"), section="Opening"))
    assert [entry.title for entry in pages.bookmarks][1] == "Opening"
    assert said(pages).count("Sample") == 1


def test_hidden_slide_is_nowhere() -> None:
    pages = workbook(
        slide(para()),
        slide(
            callout("Hidden notice"), reflect("Hidden question?"), id="secret",
            title=text("Hidden title"), hidden=True, handout=(para("Hidden text"),),
            footnotes=(Footnote(label="a", number=1, blocks=(para("Hidden source"),)),),
        ),
    )  # fmt: skip
    everything = [*said(pages), *(entry.title for entry in pages.bookmarks), *pages.places]
    assert not [words for words in everything if "Hidden" in words or "secret" in words]


# --- each thing once, in an order that can be worked through -------------------------------


def test_what_leads_to_questions_comes_before_them() -> None:
    pages = workbook(
        slide(para("Think."), reflect("Why?", "How?", lines=4), handout=(para("Choose one."),)),
        CONTACTS,
    )
    words = said(pages)
    assert [words.count(one) for one in ("One", "Think.", "Why?", "How?", "Choose one.")] == [
        1, 1, 1, 1, 1,
    ]  # fmt: skip
    assert words.index("Choose one.") < words.index("Think.") < words.index("Why?")
    assert rules(pages) == 8


def test_activity_of_a_slide_stands_between_what_leads_to_it_and_what_follows() -> None:
    columns = make_div(
        kind="columns", attributes={},
        blocks=(make_div(kind="column", attributes={}, blocks=(activity(title="Pairs"),)),),
    )  # fmt: skip
    pages = workbook(
        slide(para("On the slide"), columns, handout=(para("Before."), reflect("After?", lines=2))),
        CONTACTS,
    )
    words = said(pages)
    order = [words.index(one) for one in ("Before.", "On the slide", "Pairs", "Talk.", "After?")]
    assert order == sorted(order)
    assert rules(pages) == 4 + 2


def test_content_of_a_slide_stands_before_the_text_for_participants() -> None:
    statistic = Statistic(value=text("12"), label=text("samples"))
    pages = workbook(slide(activity(title="Pairs"), statistic, handout=(para("For you."),)))
    words = said(pages)
    order = [words.index(one) for one in ("Pairs", "12", "For you.")]
    assert order == sorted(order)


def test_question_that_the_handout_repeats_is_asked_once_with_the_handouts_lines() -> None:
    pages = workbook(
        slide(
            para(), reflect("Why?", "How?", lines=2), activity(title="Talk"),
            handout=(reflect("how? ", lines=5), activity(title="Talk")),
        ),
        CONTACTS,
    )  # fmt: skip
    words = [one.strip().casefold() for one in said(pages)]
    assert [words.count(one) for one in ("why?", "how?", "talk")] == [1, 1, 1]
    assert rules(pages) == 2 + 5 + 4


def test_heading_of_a_task_stays_with_it() -> None:
    head = Heading(level=2, children=text("Now you"))
    pages = workbook(
        slide(para(), activity(), handout=(para("Before."), head, reflect("Last?"))), CONTACTS
    )
    words = said(pages)
    order = [words.index(one) for one in ("Before.", "Talk.", "Now you", "Last?")]
    assert order == sorted(order)


@pytest.mark.parametrize("lines", [1, 2, 7])
def test_question_has_as_many_lines_as_the_author_asks_for_nine_millimetres_apart(lines: int):
    pages = workbook(slide(para(), handout=(reflect("Why?", lines=lines),)), CONTACTS)
    assert rules(pages) == lines
    assert pytest.approx(9, abs=0.1) == RULE_PITCH * 25.4 / 72


def test_questions_in_an_activity_have_their_own_lines_and_the_activity_none() -> None:
    pages = workbook(
        slide(para(), handout=(activity(para("Talk."), reflect("Why?", lines=5)),)), CONTACTS
    )
    assert rules(pages) == 5


def test_what_follows_questions_of_an_activity_stands_below_their_lines() -> None:
    task = activity(para("Talk."), reflect("Why?", lines=2), para("Then rest."))
    pages = workbook(slide(task), CONTACTS)
    texts = [text for text in said(pages) if text in ("Talk.", "Why?", "Then rest.")]
    assert texts == ["Talk.", "Why?", "Then rest."]
    assert rules(pages) == 2


def test_lines_of_an_activity_are_on_its_page_and_stand_apart_as_those_of_questions() -> None:
    slides = [
        slide(para(), id=f"s{n}", title=text(f"Slide {n}"), handout=(para(), activity(para())))
        for n in range(7)
    ]
    for heights in drawn(workbook(*slides, CONTACTS)):
        assert len(heights) % 4 == 0
        steps = [b - a for a, b in pairwise(heights)]
        assert [step for index, step in enumerate(steps) if index % 4 != 3] == pytest.approx(
            [RULE_PITCH] * (len(heights) // 4 * 3), abs=0.01
        )


def test_no_minutes_are_said() -> None:
    pages = workbook(slide(para(), activity(minutes="5", title="Talk"), minutes=12))
    assert "Talk" in said(pages)
    assert not [words for words in said(pages) if "minute" in words]


def test_no_minutes_are_said_of_an_activity_in_a_list() -> None:
    points = ItemList(
        ordered=False, items=(ListItem(blocks=(para("Sample"), activity(minutes="5"))),)
    )
    pages = workbook(slide(para(), handout=(points,)))
    assert "Activity" in said(pages)
    assert not [words for words in said(pages) if "minute" in words]


# --- before and after the slides -----------------------------------------------------------


def test_outcomes_and_the_notice_on_wellbeing_come_before_the_slides() -> None:
    pages = workbook(
        slide(para()),
        slide(callout("Step out.", title="Take care"), para(), id="two", title=text("Two")),
        slide(callout("Later."), para(), id="three", title=text("Three")),
        outcomes=(Outcome(id="a", text="Know a sample"),),
    )
    assert [entry.title for entry in pages.bookmarks][1:4] == [
        "Learning outcomes", "Take care", "One",
    ]  # fmt: skip
    words = said(pages)
    head = ["Learning outcomes", "By the end of this workshop you should be able to:",
            "Know a sample", "Take care", "Step out.", "Slide 1"]  # fmt: skip
    order = [words.index(one) for one in head]
    assert order == sorted(order)
    assert words.count("Later.") == 1


def test_notice_of_a_handout_is_not_said_again() -> None:
    pages = workbook(slide(para(), handout=(para("Text."), callout("Step out."))))
    assert said(pages).count("Step out.") == 1


@pytest.mark.parametrize("large", [False, True])
def test_sensitive_slide_leads_to_the_notice(large: bool) -> None:
    pages = workbook(
        slide(callout("Step out.")),
        slide(para(), id="two", title=text("Two"), sensitive=True, handout=(para(),)),
        large=large,
    )
    found = {
        run.link
        for page in pages.pages for item in page.items if isinstance(item, PageText)
        for line in item.lines for run in line.runs if run.text.startswith("Look after yourself")
    }  # fmt: skip
    assert found == {"##notice"}
    assert pages.places["#notice"].page == 1


def test_sensitive_slide_says_nothing_where_there_is_no_notice() -> None:
    pages = workbook(slide(para(), sensitive=True))
    assert not [words for words in said(pages) if "sensitive" in words or "Look after" in words]


def test_plan_contacts_and_sources_end_the_workbook() -> None:
    note = Footnote(label="a", number=1, blocks=(para("A sample source."),))
    cited = Paragraph(children=(Text(text="Claim"), FootnoteReference(label="a", number=1)))
    pages = workbook(CONTACTS, slide(cited, footnotes=(note,)))
    assert [entry.title for entry in pages.bookmarks] == [
        "Contents", "One", "Action plan", "Contacts", "Sources",
    ]  # fmt: skip
    plan = next(
        item.items[0]
        for page in pages.pages for item in page.items
        if isinstance(item, PageItems) and item.element.role == "Table"
    )  # fmt: skip
    first, *rest = (["".join(map(written, cell.paragraphs)) for cell in row] for row in plan.rows)
    assert first == ["What I will do", "With whom", "By when", "How I will know"]
    assert rest == [[""] * 4] * 6
    assert "Sample hub" in said(pages)
    assert "A sample source." in said(pages)


def test_contacts_come_from_the_decks_support_where_no_slide_says_them() -> None:
    support = Support(wellbeing="Sample hub", disclosure="Sample desk")
    words = " ".join(said(workbook(slide(para()), support=support)))
    assert "Sample hub" in words
    assert "Sample desk" in words
    beside = " ".join(said(workbook(slide(para()), CONTACTS, support=support)))
    assert beside.count("Sample hub") == 1
    assert "Sample desk" in beside


def test_without_contacts_there_is_room_to_write_some() -> None:
    pages = workbook(slide(para()))
    assert "Contacts of my own" in said(pages)
    assert rules(pages) == 4


def test_contacts_share_a_page_with_the_plan_where_no_sources_follow() -> None:
    places = workbook(slide(para())).places
    assert places["#contacts"].page == places["#plan"].page
    many = Support(wellbeing="Sample hub. " * 300)
    apart = workbook(slide(para()), support=many).places
    assert apart["#contacts"].page == apart["#plan"].page + 1


def test_equal_sources_stand_once_under_one_numbering() -> None:
    def claim(id_: str, *sources: str) -> Slide:
        notes = tuple(
            Footnote(label=each, number=number, blocks=(para(each),))
            for number, each in enumerate(sources, 1)
        )
        marks = (FootnoteReference(label=it.label, number=it.number) for it in notes)
        said_ = Paragraph(children=(Text(text=f"Claim {id_}"), *marks))
        return slide(said_, id=id_, title=text(f"Title {id_}"), footnotes=notes)

    pages = workbook(claim("a", "First."), claim("b", "Second.", "First."), claim("c", "Second."))
    words = said(pages)
    end = words[words.index("Sources") :]
    assert [end.count(one) for one in ("First.", "Second.")] == [1, 1]
    marks = [
        (run.note, run.text) for page in pages.pages for item in page.items
        if isinstance(item, PageText) for line in item.lines for run in line.runs if run.note
    ]  # fmt: skip
    assert [number for number, _ in marks] == [1, 2, 1, 2]


def test_references_in_text_and_sources_lead_to_each_other() -> None:
    note = Footnote(label="a", number=1, blocks=(para("A sample source."),))
    asked = Paragraph(children=(Text(text="Why?"), FootnoteReference(label="a", number=1)))
    held = replace(items("Why?"), items=(replace(items("x").items[0], blocks=(asked,)),))
    pages = workbook(
        slide(replace(reflect("x"), blocks=(held,)), footnotes=(note,)),
    )
    assert pages.places[reference_target(SOURCES, 1)].page == 1
    assert pages.places[note_target(SOURCES, 1)].page == len(pages.pages) - 1


# --- what cannot get in --------------------------------------------------------------------


def modules() -> dict[str, ast.Module]:
    folder = Path(deckbuilder.layout.pages.__file__).parent
    return {
        path.name: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("workbook/*.py"))
    }


def test_no_module_of_the_workbook_reads_notes() -> None:
    read = {
        (name, node.attr)
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    }
    assert len(modules()) == 5
    assert not [name for name, attribute in read if attribute == "notes"]
    assert {name for name, attribute in read if attribute == "slides"} == {
        "__init__.py", "leaves.py",
    }  # fmt: skip
    assert {name for name, attribute in read if attribute == "scenes"} == {"leaves.py"}


def test_the_workbook_is_made_behind_the_wall_alone() -> None:
    """Its entry takes the participants' presentation before anything else is given it."""
    (lay_out,) = (
        node for node in modules()["__init__.py"].body if isinstance(node, ast.FunctionDef)
    )
    first = lay_out.body[1]
    assert ast.unparse(first) == "presentation = for_participants(presentation)"


def test_a_source_of_the_notes_alone_is_not_in_the_workbook() -> None:
    def citing(label: str, number: int) -> Paragraph:
        mark = FootnoteReference(label=label, number=number)
        return Paragraph(children=(Text(text="Claim"), mark))

    def source(label: str, number: int) -> Footnote:
        return Footnote(label=label, number=number, blocks=(para(f"Source {label}."),))

    pages = workbook(
        slide(
            citing("slide", 1), notes=(citing("notes", 2),), handout=(citing("handout", 3),),
            footnotes=(source("slide", 1), source("notes", 2), source("handout", 3)),
        )
    )  # fmt: skip
    shown = " ".join(said(pages))
    assert ["Source slide." in shown, "Source handout." in shown] == [True, True]
    assert "Source notes." not in shown
