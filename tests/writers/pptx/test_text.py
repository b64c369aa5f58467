"""Text: the computed sizes in the list style, runs that say what differs, real lists."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from msgspec.structs import replace

from deckbuilder.geometry import emu
from deckbuilder.scene.slide import Line, TextFrame, TextParagraph
from deckbuilder.writers.pptx.text.bullets import paragraph_bullets
from tests.writers.pptx.factory import BODY, frame, item, paragraph, presentation, run, scene
from tests.writers.pptx.reading import find, find_all, tree

SMALLER = replace(BODY, size=18.0)


def written(*paragraphs: TextParagraph, **settings: str) -> ET.Element:
    """Write one frame and return its text body."""
    slide = tree(presentation(scene(frame(*paragraphs, **settings), number=1)))
    return find(slide, ".//p:txBody")


def level(body: ET.Element, number: int) -> ET.Element:
    return find(body, f"a:lstStyle/a:lvl{number}pPr")


def test_each_level_in_use_holds_its_computed_size() -> None:
    body = written(
        item("One"), item("Two", level=1, style=SMALLER), item("Three"), placeholder="body"
    )
    sizes = {e.tag.rpartition("}")[2]: find(e, "a:defRPr").get("sz") for e in body[1]}
    assert sizes == {"lvl1pPr": "2000", "lvl2pPr": "1800"}
    assert find_all(body, ".//a:rPr[@sz]") == []
    assert find(body, "a:bodyPr/a:normAutofit").attrib == {}


@pytest.mark.parametrize("size", [18.0, 19.5, 24.5])
def test_size_follows_the_scene(size: float) -> None:
    body = written(item("One", style=replace(BODY, size=size)), placeholder="body")
    assert find(level(body, 1), "a:defRPr").get("sz") == str(round(size * 100))


def test_what_the_layout_says_is_left_to_it() -> None:
    full, nested = (replace(BODY, size=size) for size in (24.0, 22.0))
    dash = item("Nearer", level=1, style=nested)
    assert dash.marker is not None
    body = written(
        replace(item("As the layout has it", style=full), space_before=8.0),
        replace(dash, marker=replace(dash.marker, text="–")),
        placeholder="body",
    )
    (below,) = find(body, "a:lstStyle")
    assert below.tag.endswith("lvl2pPr")
    assert below.attrib == {}
    (space,) = below
    assert find(space, "a:spcPts").get("val") == "600"


def test_a_text_box_says_all_of_its_look() -> None:
    found = find(level(written(paragraph("In a box")), 1), "a:defRPr")
    assert (found.get("sz"), found.get("b"), found.get("i")) == ("2000", "0", "0")
    assert find(found, "a:solidFill/a:schemeClr").get("val") == "tx1"
    assert find(found, "a:latin").get("typeface") == "+mn-lt"


def test_level_holds_indents_and_spacing() -> None:
    body = written(item("One"), item("Two", line_spacing=0.9, space_after=3.0))
    found = level(body, 1)
    assert (found.get("marL"), found.get("indent")) == (str(emu(22)), str(-emu(22)))
    assert find(found, "a:lnSpc/a:spcPct").get("val") == "90000"
    assert find(found, "a:spcBef/a:spcPts").get("val") == "600"
    assert find(found, "a:spcAft/a:spcPts").get("val") == "300"
    first, second = find_all(body, "a:p")
    assert find(first, "a:pPr/a:lnSpc/a:spcPct").get("val") == "100000"
    assert find_all(second, "a:pPr") == []


def test_run_over_two_lines_is_one_run() -> None:
    body = written(paragraph("said on ", "wrap", "two whole lines"))
    assert [t.text for t in find_all(body, ".//a:t")] == ["said on two whole lines"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("said on the last ", "two lines"), "said on the last two\u00a0lines"),
        (("said on ", "more than two"), "said on more than two"),
        (("two words",), "two words"),
    ],
)
def test_two_words_on_a_last_line_stay_together(lines: tuple[str, ...], expected: str) -> None:
    wrapped = tuple(Line((run(words),), emu(20), hard=False) for words in lines)
    body = written(replace(paragraph(""), lines=wrapped))
    assert "".join(find_all_text(body)) == expected


def test_hard_break_is_a_break() -> None:
    body = written(paragraph("above", "\n", "below"))
    assert [e.tag.rpartition("}")[2] for e in find(body, "a:p")] == ["r", "br", "r"]


def test_run_says_only_what_differs() -> None:
    body = written(paragraph("plain ", run("bold", replace(BODY, bold=True))))
    first, second = find_all(body, ".//a:rPr")
    assert first.attrib == {"lang": "en-GB"}
    assert second.attrib == {"lang": "en-GB", "b": "1"}


def test_weight_of_the_level_is_taken_back_by_a_run() -> None:
    strong = replace(BODY, bold=True)
    body = written(paragraph(run("plain", BODY), run(" strong", strong), style=strong))
    assert find(level(body, 1), "a:defRPr").get("b") == "1"
    assert [r.get("b") for r in find_all(body, ".//a:rPr")] == ["0", None]


def test_raised_run_is_drawn_at_the_size_of_the_scene() -> None:
    raised = replace(BODY, size=13.0, baseline_shift=0.3)
    properties = find_all(written(paragraph("a", run("1", raised))), ".//a:rPr")[1]
    assert properties.get("baseline") == "30000"
    assert properties.get("sz") == "1950"  # PowerPoint draws two thirds of it


def test_another_language_is_said() -> None:
    body = written(paragraph("a ", run("b", lang="cy")))
    assert [r.get("lang") for r in find_all(body, ".//a:rPr")] == ["en-GB", "cy"]


def test_empty_paragraph_keeps_its_place() -> None:
    body = written(paragraph("a"), paragraph(), paragraph("b"))
    assert len(find_all(body, "a:p")) == 3
    assert find(find_all(body, "a:p")[1], "a:endParaRPr").get("lang") == "en-GB"


def test_frame_without_paragraphs_has_one() -> None:
    empty = TextFrame(name="Empty", rect=frame().rect, paragraphs=())
    assert len(find_all(tree(presentation(scene(empty))), ".//a:p")) == 1


def numbered(*numbers: int, depth: int = 0) -> list[TextParagraph]:
    return [item("x", kind="number", number=n, level=depth) for n in numbers]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(numbered(1, 2, 3), ["1", "1", "1"], id="from one"),
        pytest.param(numbered(4, 5), ["4", "4"], id="from four"),
        pytest.param(
            [*numbered(1), paragraph("between"), *numbered(2, 3)], ["1", "2", "2"], id="broken"
        ),
        pytest.param(
            [*numbered(1), *numbered(1, 2, depth=1), *numbered(2)],
            ["1", "1", "1", "1"],
            id="nested",
        ),
        pytest.param([*numbered(1, 2), *numbered(7)], ["1", "1", "7"], id="a list after a list"),
        pytest.param(
            [*numbered(1), item("bullet"), *numbered(2)], ["1", "2"], id="a bullet between"
        ),
    ],
)
def test_numbers_start_where_powerpoint_would_lose_count(
    paragraphs: list[TextParagraph], expected: list[str]
) -> None:
    bullets = paragraph_bullets(paragraphs, [each.level for each in paragraphs])
    numbers = [bullet.xml for bullet in bullets if "buAutoNum" in bullet.xml]
    found = [re.search(r'startAt="(\d+)"', number) for number in numbers]
    assert [match[1] if match else "1" for match in found] == expected


@pytest.mark.parametrize(
    ("paragraphs", "parted"),
    [
        pytest.param(numbered(1, 2, 3), [], id="one list"),
        pytest.param([*numbered(1, 2), *numbered(1, 2)], [2], id="a list after a list"),
        pytest.param([*numbered(1), *numbered(1), *numbered(1)], [1, 2], id="lists of one"),
        pytest.param([*numbered(4, 5), *numbered(1)], [2], id="a lower start"),
        pytest.param([*numbered(1, 2), *numbered(7)], [], id="a higher start"),
        pytest.param([*numbered(0, 1), *numbered(0)], [], id="from nought"),
        pytest.param([*numbered(0, 1), *numbered(0, 1)], [3], id="from nought again"),
        pytest.param([*numbered(1), paragraph("a"), *numbered(1)], [2], id="a paragraph between"),
        pytest.param([*numbered(1), paragraph("a"), *numbered(2, 3)], [], id="going on"),
        pytest.param([*numbered(1), item("a"), *numbered(1)], [], id="a bullet between"),
        pytest.param(
            [*numbered(1), *numbered(1, 2, depth=1), *numbered(2), *numbered(1, depth=1)],
            [],
            id="nested under each",
        ),
        pytest.param(
            [*numbered(1), *numbered(1, 2, depth=1), *numbered(1, depth=1), *numbered(2)],
            [3],
            id="nested after each other",
        ),
        pytest.param([*numbered(1, depth=1), *numbered(1)], [], id="out again"),
    ],
)
def test_separator_stands_where_numbers_would_go_on(
    paragraphs: list[TextParagraph], parted: list[int]
) -> None:
    bullets = paragraph_bullets(paragraphs, [each.level for each in paragraphs])
    assert [at for at, bullet in enumerate(bullets) if bullet.separated] == parted


def test_nought_is_typed_where_a_number_would_stand() -> None:
    body = written(*numbered(0, 1))
    nought, one = ("".join(each.itertext()) for each in find_all(body, "a:p"))
    assert nought == f"0.\t{one}"
    assert len(find_all(body, ".//a:buAutoNum")) == 1  # of the level, which has a one


@pytest.mark.parametrize("kind", ["bullet", "number"])
def test_item_without_text_has_a_blank_so_that_it_is_shown_and_counted(kind: str) -> None:
    items = [item(text, kind=kind, number=at) for at, text in enumerate(["a", "", "c"], 1)]
    shown = find_all(written(*items), "a:p")
    assert ["".join(each.itertext()) for each in shown] == ["a", "\xa0", "c"]


def test_separator_is_a_paragraph_that_shows_nothing() -> None:
    body = written(*numbered(1, depth=1), *numbered(1, depth=1))
    _, separator, _ = find_all(body, "a:p")
    assert find(separator, "a:pPr").get("lvl") == "1"
    assert find(separator, "a:pPr/a:buChar").get("char") == "\xa0"
    assert find(separator, "a:r/a:rPr").get("sz") == "100"
    assert find(separator, "a:r/a:t").text == "\xa0"


def test_task_is_a_box_and_bullet_a_character() -> None:
    body = written(item("a"), item("b", kind="task"), item("c", kind="task", checked=True))
    assert [e.get("char") for e in find_all(body, ".//a:buChar")] == ["☑", "•", "☐"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("on ", "19 May 2024"), "on 19\u00a0May\u00a02024"),
        (("19 May ", "and so on"), "19 May and so on"),
        (("in May ", "19 people more"), "in May 19 people more"),
        (("call ", "0808 800 5000 at once"), "call 0808\u00a0800\u00a05000 at once"),
    ],
)
def test_a_date_that_begins_a_wrapped_line_is_kept_together(
    lines: tuple[str, ...], expected: str
) -> None:
    wrapped = tuple(Line((run(words),), emu(20), hard=False) for words in lines)
    body = written(replace(paragraph(""), lines=wrapped))
    assert "".join(find_all_text(body)) == expected


def find_all_text(body: ET.Element) -> list[str]:
    return [each.text or "" for each in find_all(body, ".//a:t")]


def test_lines_are_as_far_apart_in_a_font_whose_own_are_higher() -> None:
    made = presentation(scene(frame(item("One"), item("Two", line_spacing=0.9)), number=1))
    brand = replace(made.brand, body=replace(made.brand.body, line_height=1.5))
    slide = tree(replace(made, brand=brand))
    found = [spacing.get("val") for spacing in find_all(slide, ".//a:lnSpc/a:spcPct")]
    assert found == ["72000", "80000"]
    heading = tree(replace(made, brand=replace(made.brand, heading=brand.body)))
    assert "72000" not in ET.tostring(heading, encoding="unicode")


def test_placeholders_have_the_spacing_of_their_font() -> None:
    made = presentation(scene(frame(item("One")), number=1))
    brand = replace(made.brand, body=replace(made.brand.body, line_height=1.5))
    master = tree(replace(made, brand=brand), "ppt/slideMasters/slideMaster1.xml")
    for style, spacing in (("titleStyle", "92000"), ("bodyStyle", "80000")):
        found = find_all(master, f"p:txStyles/p:{style}//a:lnSpc/a:spcPct")
        assert {each.get("val") for each in found} == {spacing}
