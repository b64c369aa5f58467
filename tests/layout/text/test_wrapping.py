"""Line breaking and sizes."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.geometry import Emu, emu, pt
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.wrapping import (
    SPARE,
    StyledText,
    balanced_width,
    line_width,
    measure_extent,
    sizes_to_try,
    text_width,
    wrap,
)
from deckbuilder.scene.slide import TextStyle
from tests.shared.small_slides import default_brand

STYLE = TextStyle(font="body", size=20.0, colour="tx1")
BOLD = TextStyle(font="body", size=20.0, colour="tx1", bold=True)
FACES = Faces(default_brand())


def lines(text: str, width: float) -> list[str]:
    return [
        "".join(r.text for r in line.runs)
        for line in wrap([StyledText(text, STYLE)], emu(width), FACES)
    ]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 1000, ["one two three"]),
        ("one two three", 80, ["one two ", "three"]),
        ("a\nb", 1000, ["a", "b"]),
        ("ends in a break\n", 1000, ["ends in a break", ""]),
        ("", 100, [""]),
        ("well-known", 60, ["well-", "known"]),
        ("2014-2017", 70, ["2014-", "2017"]),
        ("2014-2017 and", 100, ["2014-2017 ", "and"]),
        ("no\u00a0break here", 85, ["no\u00a0break ", "here"]),
        ("(re-)open", 400, ["(re-)open"]),
        ("x COVID-19", 100, ["x COVID-", "19"]),
        ("over\u2026under", 60, ["over\u2026", "under"]),
        ("soft\u00adhyphen", 70, ["soft\u00ad", "hyphen"]),
        ("one\u200btwo", 50, ["one\u200b", "two"]),
        ("漢字、仮名", 61, ["漢字、", "仮名"]),
        ("漢「字」", 65, ["漢", "「字」"]),
        ("か\u3099か\u3099", 25, ["か\u3099", "か\u3099"]),
        ("👍🏽👍🏽", 45, ["👍🏽", "👍🏽"]),
        ("👩\u200d👧👩\u200d👧", 45, ["👩\u200d👧", "👩\u200d👧"]),
        ("🇬🇧🇫🇷", 45, ["🇬🇧", "🇫🇷"]),
        ("seen on 19 May 2024.", 130, ["seen on ", "19 May 2024."]),
        ("seen on 19 May 2024.", 80, ["seen on ", "19 May ", "2024."]),
        ("costs £1.2 million", 130, ["costs ", "£1.2 million"]),
        ("(0808 800 5000)", 180, ["(0808 800 5000)"]),
        ("at a-b.example.org/c-d", 200, ["at ", "a-b.example.org/c-d"]),
        ("multidisciplinary", 130, ["multidisciplin", "ary"]),
    ],
)
def test_lines_end_where_a_reader_expects(text, width, expected):
    assert lines(text, width) == expected


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("to hear what the child says now", 255, ["to hear what the child ", "says now"]),
        ("to hear\nwhat the child says now", 200, ["to hear", "what the child ", "says now"]),
        ("to hear what the child says\nnow", 255, ["to hear what the child says", "now"]),
        ("hear extraordinarily now", 180, ["hear extraordinarily ", "now"]),  # too little is left
        ("all the reports of 19 May 2024", 240, ["all the reports of ", "19 May 2024"]),
    ],
)
def test_no_word_stands_alone_on_the_last_of_few_lines(text, width, expected):
    assert lines(text, width) == expected


def test_a_word_is_given_company_where_both_leave_room_to_spare():
    words = "to hear and to extraordinarily"
    both = Emu(text_width([StyledText("to extraordinarily", STYLE)], FACES) + SPARE)
    assert lines(words, pt(both - 1)) == ["to hear and to ", "extraordinarily"]
    assert lines(words, pt(both)) == ["to hear and ", "to extraordinarily"]


def test_a_word_alone_below_many_lines_is_left_there():
    words = "to hear what the child says " * 3 + "now"
    found = lines(words, 255)
    assert (len(found), found[-1]) == (4, "now")


def test_a_date_is_whole_where_its_style_changes():
    parts = [StyledText("on 19 ", STYLE), StyledText("May", BOLD), StyledText(" 2024", STYLE)]
    wrapped = wrap(parts, emu(130), FACES)
    assert ["".join(r.text for r in line.runs) for line in wrapped] == ["on ", "19 May 2024"]


def test_an_address_is_cut_after_a_slash_before_it_is_after_a_hyphen():
    first, *_ = lines("https://example.org/sample/some-long-name", 260)
    assert first == "https://example.org/sample/"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # the widest part, that where addresses are cut, word, line, and word with a figure
        ("a well-known fact", ("known", "known", "well-known", "a well-known fact", "")),
        ("on 19 May\nand 5 km", ("19 May", "19 May", "19 May", "on 19 May", "19 May")),
        ("x a-b.example.org y", ("a-b.example.org", "example.", "a-b.example.org", None, "")),
    ],
)
def test_texts_are_measured_by_what_is_not_broken(text, parts):
    extent = measure_extent((StyledText(text, STYLE),), FACES)
    found = (extent.part, extent.cut, extent.word, extent.line, extent.number)
    for width, said in zip(found, (text if each is None else each for each in parts), strict=True):
        spare = SPARE if said in {"well-known", "a well-known fact", "on 19 May", text} else 0
        assert round(width) == text_width([StyledText(said, STYLE)], FACES) + spare, said


def test_a_line_of_several_words_leaves_room_to_spare_and_a_word_alone_needs_none():
    several, one = ([StyledText(text, STYLE)] for text in ("hear the child", "multidisciplinary"))
    wide, narrow = (text_width(texts, FACES) for texts in (several, one))
    assert len(wrap(several, Emu(wide + SPARE), FACES)) == 1
    assert len(wrap(several, Emu(wide + SPARE - 1), FACES)) == 2
    assert len(wrap(one, narrow, FACES)) == 1


@given(st.text(alphabet="abc d-\u2026\n19", max_size=60))
def test_texts_fit_the_widths_that_they_are_measured_at(text):
    texts = (StyledText(text, STYLE), StyledText("end", BOLD))
    extent = measure_extent(texts, FACES)
    assert len(wrap(texts, Emu(ceil(extent.line)), FACES)) == text.count("\n") + 1
    for line in wrap(texts, Emu(ceil(extent.part)), FACES):
        assert line_width(line) <= ceil(extent.part)


def test_an_address_is_cut_after_a_slash():
    first, *_ = lines("https://example.org/a/long/path/to/a/page", 240)
    assert first.endswith("/")


def test_a_word_is_not_broken_where_its_style_changes():
    parts = [
        StyledText("some text and ", STYLE),
        StyledText("bold", BOLD),
        StyledText("ness", STYLE),
    ]
    assert ["".join(r.text for r in line.runs) for line in wrap(parts, emu(170), FACES)] == [
        "some text and ",
        "boldness",
    ]


def test_widths_are_those_of_arial():
    # Adobe's metrics of Helvetica, which Arial shares: A 667, space 278, v 500 per thousand.
    (line,) = wrap([StyledText("A v ", STYLE)], emu(500), FACES)
    assert line.runs[0].width == emu((667 + 278 + 500) * 20 / 1000)


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=120)


@given(st.lists(st.tuples(texts, st.sampled_from([STYLE, BOLD])), max_size=5), st.integers(30, 600))
def test_wrapping_loses_nothing_and_keeps_within_the_width(parts, width):
    pieces = [StyledText(text, style) for text, style in parts]
    wrapped = wrap(pieces, emu(width), FACES)
    assert "".join(r.text for line in wrapped for r in line.runs) == "".join(t for t, _ in parts)
    for line in wrapped:
        assert line_width(line) <= emu(width) + 2


def test_balancing_keeps_the_number_of_lines_and_evens_them():
    pieces = [StyledText("Learning about neglect from the reviews that were examined here", STYLE)]
    width = emu(560)
    assert len(wrap(pieces, width, FACES)) == 2
    narrow = balanced_width(pieces, width, FACES)
    first, second = (line_width(line) for line in wrap(pieces, narrow, FACES))
    assert narrow < width
    assert abs(first - second) < emu(80)


def test_a_single_line_is_left_as_it_is():
    assert balanced_width([StyledText("Short", STYLE)], emu(400), FACES) == emu(400)


@pytest.mark.parametrize(
    ("full", "minimum", "expected"),
    [(24, 18, [24, 22, 20, 18]), (18, 18, [18]), (23, 18, [23, 21, 19, 18]), (16, 18, [16])],
)
def test_sizes_go_down_in_steps_to_the_minimum(full, minimum, expected):
    assert sizes_to_try(full, minimum) == expected


def test_a_wide_character_counts_as_an_em():
    (line,) = wrap([StyledText("漢", STYLE)], Emu(emu(100)), FACES)
    assert line.runs[0].width == emu(20)


def test_a_soft_hyphen_is_as_wide_as_a_hyphen_at_the_end_of_a_line_and_else_of_no_width():
    whole, plain = (
        wrap([StyledText("so\u00adft", STYLE)], emu(400), FACES),
        wrap([StyledText("soft", STYLE)], emu(400), FACES),
    )
    assert line_width(whole[0]) == line_width(plain[0])
    first, _ = wrap([StyledText("soft\u00adhyphen", STYLE)], emu(70), FACES)
    [hyphen] = wrap([StyledText("soft-", STYLE)], emu(60), FACES)
    assert line_width(first) == line_width(hyphen)
