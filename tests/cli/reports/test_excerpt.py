"""The line of source and the mark beneath it, whatever characters the line holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.cli.reports.excerpt import show_excerpt
from deckbuilder.lint.source_text.columns import width_of


def marked(line, words, width=80):
    column = line.index(words) + 1
    return show_excerpt(line, column, column + len(words), width)


@pytest.mark.parametrize(
    ("line", "words", "shown", "mark"),
    [
        ("see here now", "here", "see here now", "    ^^^^"),
        ("\tsee\there", "here", "    see here", "        ^^^^"),
        ("日本 here", "here", "日本 here", "     ^^^^"),
        ("see 日本 now", "日本", "see 日本 now", "    ^^^^"),
        ("cafe\u0301 here", "here", "cafe\u0301 here", "     ^^^^"),
        ("a\u200bb here", "here", "a\\u200bb here", "         ^^^^"),
        ("bell\x07 here", "here", "bell\\x07 here", "         ^^^^"),
        ("a  ", "  ", "a  ", " ^^"),
    ],
)
def test_the_mark_stands_beneath_the_words(line, words, shown, mark):
    assert marked(line, words) == (shown, mark)


def test_a_line_from_right_to_left_has_no_mark():
    assert marked("שלום here", "here") == ("שלום here", "")
    assert marked("مرحبا here", "here")[1] == ""


def test_without_columns_there_is_the_line_alone():
    assert show_excerpt("see here", None, None, 80) == ("see here", "")


def test_a_place_between_characters_is_marked():
    assert show_excerpt("# Costs", 8, 8, 80) == ("# Costs", "       ^")


@pytest.mark.parametrize("at", [0, 30, 150, 290])
def test_a_long_line_is_cut_around_the_words(at):
    line = "x" * at + " here " + "y" * (300 - at)
    shown, mark = marked(line, "here", 60)
    assert width_of(shown) <= 60
    assert shown[mark.index("^") : len(mark)] == "here"
    assert shown.startswith("…") == (at > 40)
    assert shown.endswith("…") == (at < 290)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=60),
    st.integers(1, 70), st.integers(0, 70), st.integers(20, 90),
)  # fmt: skip
def test_any_line_keeps_to_its_width(line, column, length, width):
    shown, mark = show_excerpt(line, column, column + length, width)
    assert width_of(shown) <= width
    assert width_of(mark) <= width + 1
    assert not any(character in shown for character in "\t\x1b\x07")


def test_long_line_is_cut_around_a_fault_as_a_short_one() -> None:
    words = "naïve words " * 30
    short, marks = show_excerpt(f"{words}fault {words}", 361, 366, 60)
    long, same = show_excerpt(f"{words * 500}fault {words * 500}", 180001, 180006, 60)
    assert (short, marks) == (long, same)
    assert short[marks.index("^") :][: marks.count("^")] == "fault"
