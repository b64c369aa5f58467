"""Facts and contacts that are to be filled in, or to be checked again; sources of facts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import block_texts
from deckbuilder.source import read_deck
from deckbuilder.source.facts.register import PLACEHOLDER
from tests.source.overlays.conftest import NATIONAL, WriteLocal, read, write

OVERDUE = date(2030, 2, 1)


def last(root: Path) -> list[str]:
    """Return the texts of a deck's last slide."""
    return list(block_texts(read(root)[0].slides[-1].blocks))


def test_a_slot_shows_that_it_is_still_to_be_added(write_local: WriteLocal) -> None:
    national, faults = read(write(Path("national"), NATIONAL))
    assert faults == []
    assert national.facts["contacts.hub"].slot
    assert last(Path("national")) == [PLACEHOLDER]


def test_a_slot_may_say_so_in_its_own_words(write_local: WriteLocal) -> None:
    slot = '[contacts.hub]\nslot = true\nvalue = "Sample words"\n'
    write(Path("national"), {"facts.toml": f'[facts.reviews]\nvalue = "12"\n{slot}'})
    assert last(write_local({"facts.toml": ""})) == ["Sample words"]


@pytest.mark.parametrize(
    ("register", "place"),
    [
        ("", "local/facts.toml"),
        ('\n[contacts.hub]\nvalue = ""\n', "local/facts.toml:2"),
        ('[contacts.hub]\nowner = "Ours"\n', "local/facts.toml:1"),
    ],
)
def test_an_unfilled_slot_is_told_in_ones_own_register(
    write_local: WriteLocal, register: str, place: str
) -> None:
    root = write_local({"facts.toml": register})
    diagnostics = Diagnostics()
    read_deck(root, diagnostics)
    (found,) = [it for it in diagnostics if it.code.name == "slot-unfilled"]
    assert str(found).startswith(
        f"{place}: warning DB411 slot-unfilled: contacts.hub is still to be filled in: "
        "The number of your hub\n"
    )
    assert last(root) == [PLACEHOLDER]


def test_without_a_register_of_ones_own_slots_are_told_where_it_would_be(
    write_local: WriteLocal,
) -> None:
    root = write_local({})
    (root / "facts.toml").unlink()
    assert read(root)[1] == ["local/facts.toml:- slot-unfilled"]


def test_what_no_slide_shows_need_not_be_filled_in_or_checked(write_local: WriteLocal) -> None:
    settings = 'extends = "../national"\ndrop = ["contacts", "poverty"]\n'
    root = write_local({"deck.toml": settings, "facts.toml": ""})
    assert read(root, OVERDUE)[1] == []


def test_what_is_overdue_is_told_only_of_a_day(write_local: WriteLocal) -> None:
    root = write_local({})
    assert read(root)[1] == []
    assert read(root, date(2030, 1, 31))[1] == []
    assert read(root, OVERDUE)[1] == ["local/facts.toml:- review-overdue"]
    assert read(Path("national"), OVERDUE)[1] == [
        "national/facts.toml:1 review-overdue",
    ]  # fmt: skip


def test_a_review_can_be_taken_over(write_local: WriteLocal) -> None:
    own = '[contacts.hub]\nvalue = "1"\nreview_by = 2030-01-01\n[facts.reviews]\n'
    root = write_local({"facts.toml": f"{own}review_by = 2031-01-31\n"})
    assert read(root, OVERDUE)[1] == ["local/facts.toml:1 review-overdue"]
    assert read(root)[0].facts["facts.reviews"].source == "Sample report"


def test_the_day_changes_nothing_but_the_report(write_local: WriteLocal) -> None:
    root = write_local({})
    assert read(root, OVERDUE)[0] == read(root)[0]


def test_a_footnote_cites_the_source_of_a_fact(write_local: WriteLocal) -> None:
    slide = "# Own\n\n{{ facts.reviews }} reviews[^a]\n\n[^a]: {{ facts.reviews.source }}, page 2\n"
    deck, faults = read(write_local({"slides/poverty.md": slide}))
    assert faults == []
    (note,) = deck.slides[2].footnotes
    assert list(block_texts(note.blocks)) == ["Sample report, page 2"]
    assert deck.slides[2].inserts == ("facts.reviews", "facts.reviews.source")


def test_a_source_that_a_fact_does_not_name(write_local: WriteLocal) -> None:
    slide = "# Own\n\n{{ contacts.hub }} {{ contacts.hub.source }}\n"
    diagnostics = Diagnostics()
    read_deck(write_local({"slides/poverty.md": slide}), diagnostics)
    (found,) = [it for it in diagnostics if it.code.name != "lock-missing"]
    assert str(found) == (
        "local/slides/poverty.md:3: error DB414 source-missing: contacts.hub names no source\n"
        '  hint: add a line below [contacts.hub] in facts.toml: source = "..."'
    )
