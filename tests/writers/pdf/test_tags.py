"""What each construct becomes in the structure tree, read back as assistive technology reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from deckbuilder.geometry import emu, rect
from deckbuilder.scene.page import Element, PageItems, PageSlide
from deckbuilder.scene.slide import Group, Item, ListEntry, PictureItem, Shape, TextFrame
from tests.shared import tag_tree
from tests.writers.pdf import build, torture
from tests.writers.pdf.build import (
    footnote,
    frame,
    item,
    noted,
    paragraph,
    slide_page,
    style,
    title,
    write_handout,
)

RAISED = {"baseline_shift": 0.3, "size": 13.0}


def tags(*items: Item) -> str:
    """Return the dump of what lies under the element of one slide."""
    section = tag_tree.read(write_handout(slide_page(*items))).kids[0]
    assert isinstance(section, tag_tree.Node)
    return "\n".join(tag_tree.dump(kid) for kid in section.kids if isinstance(kid, tag_tree.Node))


def test_title_is_the_first_heading_and_no_level_is_skipped() -> None:
    written = tags(
        title("A title"),
        frame(
            paragraph("Deep", role="heading", level=4),
            paragraph("Text"),
            paragraph("Deeper", role="heading", level=3),
            paragraph("Back", role="heading", level=2),
        ),
    )
    assert written.splitlines() == [
        "H1", "  'A title'", "H2", "  'Deep'", "P", "  'Text'", "H3", "  'Deeper'",
        "H2", "  'Back'",
    ]  # fmt: skip


def test_emphasis_stays_in_its_paragraph_and_wrapped_lines_keep_their_space() -> None:
    written = tags(
        frame(paragraph(["one ", ("bold", {"bold": True}), " text "], ["and ", ("more", {})]))
    )
    assert written == "P\n  'one bold text and more'"


def test_link_over_two_lines_is_one_element_with_an_annotation_each() -> None:
    link = {"link": "https://example.org/"}
    written = tags(frame(paragraph(["see ", ("a long ", link)], [("link", link), "."])))
    assert written.splitlines() == [
        "P",
        "  'see '",
        "  Link -> https://example.org/ -> https://example.org/",
        "    'a long link'",
        "  '.'",
    ]


def test_link_to_a_slide_leads_to_it_and_one_to_nothing_is_text() -> None:
    written = tags(
        frame(paragraph([("here", {"link": "#sample-1"}), " ", ("gone", {"link": "#no-slide"})]))
    )
    assert written.splitlines() == ["P", "  Link -> page", "    'here'", "  ' '", "  'gone'"]


def test_words_of_another_language_say_so() -> None:
    written = tags(frame(paragraph(["Or ", ("bore da", {"lang": "cy"}), "."])))
    assert written.splitlines() == ["P", "  'Or '", "  Span lang='cy'", "    'bore da'", "  '.'"]


def test_lists_nest_by_level_and_a_new_start_begins_a_new_list() -> None:
    written = tags(
        frame(
            item("one", "•", first=20, start=True),
            item("inner", "1.", first=40, level=1, kind="number", number=1, start=True),
            item("two", "•", first=60),
            paragraph("more of two", first=80, x=25, indent=emu(25)),
            paragraph("after"),
            item("other", "☐", first=100, kind="task", start=True),
        )
    )
    assert written == "\n".join([
        "L ListNumbering=Disc",
        "  LI",
        "    Lbl",
        "      '•'",
        "    LBody",
        "      'one'",
        "      L ListNumbering=Decimal",
        "        LI",
        "          Lbl",
        "            '1.'",
        "          LBody",
        "            'inner'",
        "  LI",
        "    Lbl",
        "      '•'",
        "    LBody",
        "      'two'",
        "      P",
        "        'more of two'",
        "P",
        "  'after'",
        "L ListNumbering=None",
        "  LI",
        "    Lbl",
        "      '☐'",
        "    LBody",
        "      'other'",
    ])  # fmt: skip


def card(
    part: Literal["mark", "body"], number: int, text: str, *, starts: bool = False
) -> TextFrame:
    role = "label" if part == "mark" else "paragraph"
    return frame(paragraph(text, role=role), entry=ListEntry(part, number, starts=starts))


def test_cards_with_numbers_are_items_of_one_list() -> None:
    two = frame(paragraph("second"), paragraph("and more", first=60), entry=ListEntry("body", 2))
    written = tags(
        card("mark", 1, "1", starts=True), card("body", 1, "first"), card("mark", 2, "2"), two,
        frame(paragraph("After.")),
    )  # fmt: skip
    assert written.splitlines() == [
        "L ListNumbering=Decimal", "  LI", "    Lbl", "      '1'", "    LBody", "      'first'",
        "  LI", "    Lbl", "      '2'", "    LBody", "      P", "        'second'", "      P",
        "        'and more'", "P", "  'After.'",
    ]  # fmt: skip


def test_cards_without_numbers_are_items_without_labels() -> None:
    written = tags(card("body", 1, "one", starts=True), card("body", 2, "two"))
    assert written.splitlines() == [
        "L ListNumbering=None", "  LI", "    LBody", "      'one'", "  LI", "    LBody",
        "      'two'",
    ]  # fmt: skip


def test_steps_in_groups_are_one_list_and_those_of_the_next_row_another() -> None:
    def step(number: int, text: str, *, starts: bool) -> Group:
        held = (card("mark", number, str(number), starts=starts), card("body", number, text))
        return Group(name="Step", rect=rect(0, 0, 9, 9), items=held)

    written = tags(*(step(n, f"{row}{n}", starts=n == 1) for row in "ab" for n in (1, 2)))
    assert written.count("L ListNumbering=Decimal") == 2
    assert written.count("LI\n") == 4
    assert written.index("'a2'") < written.rindex("L ListNumbering") < written.index("'b1'")


def test_two_numbered_lists_in_a_row_stay_two() -> None:
    written = tags(
        frame(
            item("a", "1.", first=20, kind="number", number=1, start=True),
            item("b", "1.", first=40, kind="number", number=1, start=True),
        )
    )
    assert written.count("L ListNumbering=Decimal") == 2


def test_quotation_holds_its_paragraphs_and_attribution() -> None:
    written = tags(
        frame(
            replace(paragraph("said", role="quote"), quotations=(3,)),
            replace(paragraph("— who", role="attribution"), quotations=(3,)),
            paragraph("then"),
        )
    )
    assert written.splitlines() == ["BlockQuote", "  P", "    'said'", "  P", "    '— who'",
                                    "P", "  'then'"]  # fmt: skip


def test_code_keeps_its_line_breaks_and_its_empty_lines() -> None:
    code = style(14, font="mono")
    block = paragraph("if a:", [], "    b()", style=code, role="code", hard=True)
    assert tags(frame(block)) == "P\n  Code\n    'if a:\\n\\n    b()'"


def test_cited_footnotes_are_notes_with_ids_of_their_own() -> None:
    written = tags(
        frame(paragraph(["A claim", ("1", {**RAISED, "note": 1}), "."])),
        frame(footnote("A source", 1), footnote("More", 2), paragraph("of it", role="footnote")),
    )
    assert written.splitlines() == [
        "P", "  'A claim'", "  Reference", "    '1'", "  '.'",
        "Note id='sample-1-note-1'", "  Lbl", "    '1.'", "  P", "    'A source'",
        "Note id='sample-1-note-2'", "  Lbl", "    '2.'", "  P", "    'More'", "  P", "    'of it'",
    ]  # fmt: skip


def test_references_and_notes_lead_to_each_other() -> None:
    claim = frame(
        paragraph(["A claim", ("1", {**RAISED, "note": 1})], ["again", ("1", {"note": 1})])
    )
    made = slide_page(claim, frame(footnote("A source", 1)), footnotes=noted(1))
    tree = tag_tree.read(write_handout(made))
    assert tag_tree.dump(tree).splitlines()[2:] == [
        "    P", "      'A claim'",
        "      Reference", "        Link -> page", "          '1'",
        "      'again'",
        "      Reference", "        Link -> page", "          '1'",
        "    Note id='sample-1-note-1'",
        "      Lbl", "        Link -> page", "          '1.'",
        "      P", "        'A source'",
    ]  # fmt: skip


def test_numbers_at_one_place_are_links_of_their_own() -> None:
    claim = paragraph(
        ["A claim", ("1", {**RAISED, "note": 1}), (",\u00a0", RAISED), ("2", {**RAISED, "note": 2})]
    )
    made = slide_page(
        frame(claim), frame(footnote("A source", 1), footnote("More", 2)), footnotes=noted(1, 2)
    )
    assert tag_tree.dump(tag_tree.read(write_handout(made))).splitlines()[2:10] == [
        "    P", "      'A claim'",
        "      Reference", "        Link -> page", "          '1'",
        r"      ',\xa0'",
        "      Reference", "        Link -> page",
    ]  # fmt: skip


def test_slide_that_is_pictured_twice_gives_its_notes_two_ids() -> None:
    drawn = build.scene(
        frame(paragraph(["A claim", ("1", {**RAISED, "note": 1})])),
        frame(footnote("A source", 1)),
    )
    places = [Element("Sect", []), Element("Sect", [])]
    pictures = [
        PageSlide(scene=drawn, rect=rect(57, 60 + 300 * place, 480, 270), element=element)
        for place, element in enumerate(places)
    ]
    made = build.presentation([pictures], Element("Document", places))
    notes = tag_tree.read(write_handout(made)).find("Note")
    assert [note.id for note in notes] == ["sample-1-note-1", "sample-1-note-1-2"]


def test_footnotes_that_nothing_cites_are_a_list_of_sources() -> None:
    assert tags(frame(footnote("A source", 1), footnote("More", 2))).splitlines() == [
        "L ListNumbering=Decimal",
        "  LI", "    Lbl", "      '1.'", "    LBody", "      'A source'",
        "  LI", "    Lbl", "      '2.'", "    LBody", "      'More'",
    ]  # fmt: skip


def caption(text: str) -> TextFrame:
    return frame(paragraph(text, style=style(14), role="caption"), name="Caption")


def test_caption_of_a_table_is_its_first_child() -> None:
    written = tags(replace(torture.table(), caption=caption("Sample values"))).splitlines()
    assert written[:4] == [
        "Table Summary=Sample values by name", "  Caption", "    'Sample values'", "  TR",
    ]  # fmt: skip
    assert sum("Sample values'" in line for line in written) == 1


def test_caption_of_a_figure_stands_beside_it_not_in_it(tmp_path: Path) -> None:
    image = torture.pictures(tmp_path)["plain.png"]
    picture = PictureItem(name="a", rect=rect(10, 10, 60, 40), image=image, alt="Two colours")
    assert tags(replace(picture, caption=caption("A sample"))).splitlines() == [
        "Div", "  Figure alt='Two colours'", "    ''", "  Caption", "    'A sample'",
    ]  # fmt: skip


def test_caption_without_table_or_figure_is_a_paragraph() -> None:
    assert tags(caption("A sample")) == "P\n  'A sample'"


def test_table_that_goes_on_repeats_its_header_for_the_eye_only() -> None:
    whole = torture.table()
    table = Element("Table", [], summary="Sample values")
    first, rest = (
        replace(whole, rows=whole.rows[:2]),
        replace(whole, rows=(whole.rows[0], whole.rows[2]), continued=True, row_heads=True),
    )
    made = build.presentation(
        [[PageItems(items=(part,), element=table, depth=2)] for part in (first, rest)],
        Element("Document", [table]),
    )
    assert tag_tree.dump(tag_tree.read(write_handout(made))).splitlines() == [
        "Document", "  Table Summary=Sample values",
        "    TR", "      TH Scope=Column", "        'Sample'",
        "      TH Scope=Column", "        'Value'",
        "    TR", "      TD", "        'One'", "      TD", "        '1'",
        "    TR", "      TH Scope=Row", "        'Two'", "      TD",
    ]  # fmt: skip


def test_table_has_a_header_row_and_keeps_an_empty_cell() -> None:
    assert tags(torture.table()) == "\n".join([
        "Table Summary=Sample values by name",
        "  TR",
        "    TH Scope=Column",
        "      'Sample'",
        "    TH Scope=Column",
        "      'Value'",
        "  TR",
        "    TD",
        "      'One'",
        "    TD",
        "      '1'",
        "  TR",
        "    TD",
        "      'Two'",
        "    TD",
    ])  # fmt: skip


def test_chart_is_one_figure_with_its_labels_inside() -> None:
    assert tags(torture.chart()) == (
        "Figure alt='One sample outweighs the other'\n  'Sample label'"
    )


def test_picture_drawn_of_shapes_is_one_figure() -> None:
    shapes = tuple(Shape(name="a", rect=rect(10 * n, 10, 8, 8), fill="tx2") for n in range(3))
    group = Group(name="b", rect=rect(0, 10, 28, 8), items=shapes, alt="2 of 3", is_picture=True)
    assert tags(group) == "Figure alt='2 of 3'\n  ''"


def test_picture_is_a_figure_unless_it_is_decorative(tmp_path: Path) -> None:
    image = torture.pictures(tmp_path)["plain.png"]
    place = rect(10, 10, 60, 40)
    shown = PictureItem(name="a", rect=place, image=image, alt="Two colours")
    hidden = PictureItem(name="b", rect=place, image=image, alt="", decorative=True)
    assert tags(shown, hidden) == "Figure alt='Two colours'\n  ''"


def test_furniture_and_shapes_are_artifacts_also_in_a_group() -> None:
    place = rect(10, 10, 60, 40)
    group = Group(
        name="Group", rect=place,
        items=(Shape(name="Bar", rect=place, fill="accent1"), frame(paragraph("kept"), at=place)),
    )  # fmt: skip
    footer = frame(paragraph("Sample footer"), furniture=True)
    assert tags(group, footer) == "P\n  'kept'"


def test_elements_of_the_layout_keep_their_order_whatever_is_drawn_first() -> None:
    first, second = Element("P", []), Element("P", [], lang="cy")
    structure = Element("Document", [first, second])
    made = build.presentation(
        [[build.text(second, "Bore da", y=40), build.text(None, "Page 1", y=800)],
         [build.text(first, "One", y=40)]],
        structure,
    )  # fmt: skip
    assert tag_tree.dump(tag_tree.read(write_handout(made))).splitlines() == [
        "Document", "  P", "    'One'", "  P lang='cy'", "    'Bore da'",
    ]  # fmt: skip


def test_paragraph_split_by_a_page_is_one_element() -> None:
    split = Element("P", [])
    made = build.presentation(
        [[build.text(split, "begins here ", y=40)], [build.text(split, "and ends here", y=40)]],
        Element("Document", [split]),
    )
    [read] = tag_tree.read(write_handout(made)).find("P")
    assert read.kids == ["begins here ", "and ends here"]


def test_link_element_of_the_layout_takes_the_annotation_itself() -> None:
    entry = Element("Link", [])
    made = build.presentation(
        [[build.text(entry, [("Go", {"link": "https://example.org/"})], y=40)]],
        Element("Document", [Element("P", [entry])]),
    )
    [read] = tag_tree.read(write_handout(made)).find("Link")
    assert (read.kids, read.links) == (["Go"], ["https://example.org/"])


@pytest.mark.parametrize("text", ["★", "漢字", "a\u2011b", "\u202f", "tab\tbed", "€ŵ"])
def test_characters_survive_whether_or_not_the_face_has_them(text: str) -> None:
    [read] = tag_tree.read(write_handout(slide_page(frame(paragraph(f"<{text}>"))))).find("P")
    assert read.text == f"<{text}>"


def test_every_word_of_a_long_text_is_read_back_in_order() -> None:
    alphabet = "".join(map(chr, range(0x21, 0x250))).replace("\u00ad", "")
    [read] = tag_tree.read(write_handout(slide_page(frame(paragraph(alphabet))))).find("P")
    assert read.text == alphabet
