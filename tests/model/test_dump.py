"""The dump: any tree of ours as data for JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Span
from deckbuilder.geometry import rect
from deckbuilder.model import Deck, Fact, Paragraph, Text
from deckbuilder.model.dump import dump


def test_a_node_is_its_type_and_fields() -> None:
    node = Paragraph(children=(Text(text="a"),), span=Span("slide.md", 2, 3))
    assert dump(node) == {
        "type": "Paragraph",
        "children": [{"type": "Text", "text": "a"}],
        "span": "slide.md:2-3",
    }


def test_scenes_can_be_dumped_too() -> None:
    assert dump(rect(1, 2, 3, 4)) == {
        "type": "Rect", "x": 12_700, "y": 25_400, "width": 38_100, "height": 50_800,
    }  # fmt: skip


def test_a_deck_is_data() -> None:
    fact = Fact(id="facts.a", value="1", review_by=date(2027, 3, 31))
    deck = Deck(name="a", root=Path("decks/a"), title="A", slides=(), facts={"facts.a": fact})
    data = dump(deck)
    assert isinstance(data, dict)
    assert data["root"] == "decks/a"
    assert data["facts"]["facts.a"]["review_by"] == "2027-03-31"


def test_what_no_node_holds_is_refused() -> None:
    with pytest.raises(TypeError, match="a dump holds no set"):
        dump({1})
