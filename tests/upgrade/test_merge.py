"""Merging: what one side changed is taken, what both changed is marked, nothing local is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.upgrade.merge import merge
from tests.shared.examples import examples

some = settings(max_examples=examples(60))

BASE = """\
# Neglect

- Neglect is common and seen late
- Poverty adds stress

Ask the group.
"""


def changed(old: str, new: str) -> str:
    assert old in BASE
    return BASE.replace(old, new)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        pytest.param(
            ("# Neglect", "# Neglect here"), ("Ask the group.", "Ask each pair."),
            BASE.replace("# Neglect", "# Neglect here").replace("Ask the group.", "Ask each pair."),
            id="lines apart",
        ),
        pytest.param(
            ("- Neglect is", "- Neglect here is"), ("- Poverty adds", "- Poverty brings"),
            BASE.replace("- Neglect is", "- Neglect here is").replace("adds", "brings"),
            id="lines beside each other",
        ),
        pytest.param(
            ("Neglect is common", "Neglect is very common"), ("seen late", "often seen late"),
            BASE.replace("is common and seen", "is very common and often seen"),
            id="words of one line",
        ),
        pytest.param(
            ("- Poverty adds stress\n", "- Poverty adds stress\n- A local point\n"),
            ("# Neglect\n", "# Neglect and poverty\n"),
            BASE.replace("# Neglect\n", "# Neglect and poverty\n").replace(
                "stress\n", "stress\n- A local point\n"
            ),
            id="a line added",
        ),
        pytest.param(
            ("- Poverty adds stress\n", ""), ("Ask the group.", "Ask."),
            BASE.replace("- Poverty adds stress\n", "").replace("Ask the group.", "Ask."),
            id="a line taken out",
        ),
        pytest.param(
            ("Ask the group.", "Ask."), ("Ask the group.", "Ask."),
            BASE.replace("Ask the group.", "Ask."),
            id="the same by both",
        ),
    ],
)  # fmt: skip
def test_changes_of_both_sides_come_together(ours, theirs, merged):
    assert merge(BASE, changed(*ours), changed(*theirs)) == (merged, 0)


def test_words_that_both_changed_stand_between_marks():
    ours, theirs = changed("common", "rare here"), changed("common", "frequent")
    text, conflicts = merge(BASE, ours, theirs)
    assert conflicts == 1
    assert text == BASE.replace(
        "- Neglect is common and seen late\n",
        "<<<<<<< local\n"
        "- Neglect is rare here and seen late\n"
        "=======\n"
        "- Neglect is frequent and seen late\n"
        ">>>>>>> national\n",
    )


def test_a_line_that_one_side_took_out_and_the_other_changed_is_for_people_to_decide():
    text, conflicts = merge(BASE, changed("Ask the group.\n", ""), changed("group.", "groups."))
    assert conflicts == 1
    assert "Ask the groups." in text


def test_two_changes_with_one_word_between_them_are_not_mixed():
    assert merge("one two three", "uno two three", "one two tres").conflicts == 1
    assert merge("a one two b", "x one two b", "a one two y") == ("x one two y", 0)


lines = st.lists(st.sampled_from(["one two three", "four five", "six", "", "seven eight nine ten"]))
texts = lines.map("\n".join)


@some
@given(texts, texts)
def test_what_only_one_side_changed_is_that_side(base, other):
    assert merge(base, other, base) == (other, 0)
    assert merge(base, base, other) == (other, 0)
    assert merge(base, other, other) == (other, 0)


@some
@given(texts, st.data())
def test_no_word_that_a_side_wrote_is_lost(base, data):
    """Each side puts words of its own anywhere, and takes out what it likes."""
    sides = []
    for side in ("local", "national"):
        words = base.split(" ")
        for number in range(data.draw(st.integers(0, 4))):
            place = data.draw(st.integers(0, len(words)))
            words.insert(place, f"{side}{number}")
        del words[: data.draw(st.integers(0, 2))]
        sides.append(" ".join(words))
    text, conflicts = merge(base, *sides)
    written = {
        word for side in sides for word in side.split() if word[:-1] in ("local", "national")
    }
    assert written <= set(text.split())
    assert text.count("<<<<<<< local\n") == text.count("\n>>>>>>> national") == conflicts
