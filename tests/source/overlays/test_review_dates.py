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
COLUMN = "::: column\n"


def last(root: Path) -> list[str]:
    """Return the texts of a deck's last slide."""
    return list(block_texts(read(root)[0].slides[-1].blocks))


def test_what_shows_an_unfilled_slot_is_left_out_and_told(write_local: WriteLocal) -> None:
    national, faults = read(write(Path("national"), NATIONAL))
    assert faults == ["national/facts.toml:7 slot-unfilled"]
    assert national.facts["contacts.hub"].slot
    assert last(Path("national")) == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("- Hub:\\\n  {{ contacts.hub }}\n- Desk: 01632 960001", ["Desk: 01632 960001"]),
        ("- Desk\n  - {{ contacts.hub }}\n  - by post\n- Door", ["Desk", "by post", "Door"]),
        ("Ring us.\n\nThe hub is at\n{{ contacts.hub }}.", ["Ring us."]),
        ("| a | b |\n|---|---|\n| x | {{ contacts.hub }} |\n| y | 1 |", ["a", "b", "y", "1"]),
        ("| a | b |\n|---|---|\n| Hub | {{ contacts.hub }} |\n\nText.", ["Text."]),
        ('::: callout {title="Ring {{ contacts.hub }}"}\nAt any time.\n:::\n\nText.', ["Text."]),
        ("::: callout\n- {{ contacts.hub }}\n:::\n\nText.", ["Text."]),
        ('::: stat {value="{{ contacts.hub }}" label="the hub"}\n:::\n\nText.', ["Text."]),
        (f"::: columns\n{COLUMN}{{{{ contacts.hub }}}}\n:::\n{COLUMN}Text.\n:::\n:::", ["Text."]),
        ("::: handout\n{{ contacts.hub }}\n\nText.\n:::\n\nShown.", ["Shown.", "Text."]),
        ("::: notes\nRing {{ contacts.hub }}.\n:::\n\nShown.", ["Shown.", f"Ring {PLACEHOLDER}."]),
    ],
)  # fmt: skip
def test_only_what_shows_an_unfilled_slot_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, shown: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("national"), {**NATIONAL, "slides/01-poverty.md": f"# T\n\n{written}\n"})
    slide = read(Path("national"))[0].slides[0]
    texts = [list(block_texts(part)) for part in (slide.blocks, slide.handout, slide.notes)]
    assert [text for part in texts for text in part] == shown


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
    assert last(root) == []


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
        "national/facts.toml:1 review-overdue", "national/facts.toml:7 slot-unfilled",
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
