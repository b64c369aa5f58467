"""Texts that a slide's file may hold, drawn at random.

Owns the strategies. Refuses lone surrogates, which no UTF-8 holds, and judgement.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.shared.markdown_pieces import BLOCKS, CHARACTERS, CONTAINERS, MARKS, SPANS

_INDENTED = {">": "> ", "-": "  "}


def _hold(opener: str, blocks: list[str]) -> str:
    """Write a block that holds others."""
    if opener.startswith(":::"):
        column = "::: column\n" if opener.startswith("::: columns") else ""
        ends = "\n:::" * (2 if column else 1)
        return "\n\n".join([f"{opener}\n{column}", *blocks]) + ends
    indent = _INDENTED[opener[0]]
    lines = "\n\n".join(blocks).split("\n")
    return "\n".join([opener, *(f"{indent}{line}" for line in lines)])


_ANY = st.characters(exclude_categories=["Cs"])

CHARACTERS_ALONE = st.text(_ANY, max_size=120)
"""Characters of every plane, and nothing that is likely to mean anything."""

GLUED = st.lists(st.sampled_from(MARKS) | st.text(_ANY, max_size=6), max_size=40).map("".join)
"""Marks in any order, whole or broken, among any characters."""

_LINES = st.lists(
    st.sampled_from(SPANS) | st.sampled_from(CHARACTERS) | st.text(_ANY, max_size=9), max_size=8
).map("".join)
_HELD = st.recursive(
    _LINES | st.sampled_from(BLOCKS),
    lambda inner: st.builds(_hold, st.sampled_from(CONTAINERS), st.lists(inner, max_size=4)),
    max_leaves=6,
)
_ASIDE = st.builds(
    _hold, st.sampled_from(["::: notes", "::: handout"]), st.lists(_HELD, max_size=3)
)

BUILT = st.lists(st.one_of(_HELD, _HELD, _ASIDE), max_size=6).map("\n\n".join)
"""Blocks beside and within each other, most of them as they are meant."""

MIXED = st.lists(
    st.sampled_from(BLOCKS + CONTAINERS + SPANS + CHARACTERS + MARKS) | st.text(_ANY, max_size=20),
    max_size=20,
).map("".join)
"""All of these."""
