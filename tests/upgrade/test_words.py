"""Comparing texts word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.upgrade.word_changes import Piece, compare_texts
from tests.shared.examples import examples

some = settings(max_examples=examples(60))

MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}


def shown(old: str, new: str) -> str:
    """Return a comparison with what was taken out in `[- -]` and put in in `{+ +}`."""
    return "\n".join(
        "".join(f"{MARKS[kind][0]}{text}{MARKS[kind][1]}" for kind, text in line)
        for line in compare_texts(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "compared"),
    [
        ("In 75% of reports", "In 76% of reports", "In [-75-]{+76+}% of reports"),
        ("one two three", "one three", "one [-two -]three"),
        ("one three", "one two three", "one {+two +}three"),
        ("a b c d", "a x y d", "a [-b c-]{+x y+} d"),
        ("it’s well-known", "it’s known", "it’s [-well-known-]{+known+}"),
        ("- a point\n- gone here", "- a point", "- a point\n[-- gone here-]"),
        ("- old words here", "- quite another thing", "[-- old words here-]\n"
                                                       "{+- quite another thing+}"),
        ("a b c\nlast", "new line\na b c\nlast", "{+new line+}\na b c\nlast"),
        ("same\n", "same", "same"),
    ],
)  # fmt: skip
def test_words_that_changed_are_told_from_those_that_stayed(old, new, compared):
    assert shown(old, new) == compared


texts = st.lists(
    st.text(st.sampled_from("ab -*\t[é"), max_size=12), min_size=1, max_size=6
).map("\n".join)  # fmt: skip


def side(old: str, new: str, kind: str) -> list[str]:
    """Return the lines of one of the texts, from what a comparison says of both."""
    found = []
    for line in compare_texts(old, new):
        kinds = {piece.kind for piece in line}
        if line == (Piece("same", ""),) or kinds - {"removed" if kind == "added" else "added"}:
            found.append("".join(it.text for it in line if it.kind in ("same", kind)))
    return found


@some
@given(texts, texts)
def test_both_texts_can_be_had_from_their_comparison(old, new):
    for text, kind in ((old, "removed"), (new, "added")):
        assert [it for it in side(old, new, kind) if it] == [it for it in text.split("\n") if it]
