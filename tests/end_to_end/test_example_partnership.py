"""The example of a partnership's own deck: each kind of overlay, over the national deck."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from deckbuilder.brand.colour_checks import judge_pairs
from deckbuilder.brand.resolve import load_brand
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Deck, Slide, block_texts
from deckbuilder.scene.slide import PictureItem
from deckbuilder.source import read_deck
from tests.shared.validators import ROOT

NATIONAL = ROOT / "decks" / "triennial-review-2019"
EXAMPLE = ROOT / "decks" / "example-partnership"
DROPPED = "adverse-family-circumstances"


@cache
def read(path: Path) -> Deck:
    diagnostics = Diagnostics()
    deck = read_deck(path, diagnostics)
    assert deck is not None
    assert path != EXAMPLE or [*map(str, diagnostics)] == [], (
        "where the national deck has changed: deckbuild upgrade example-partnership --all"
    )
    return deck


def slide(path: Path, id_: str) -> Slide:
    (found,) = (each for each in read(path).slides if each.id == id_)
    return found


def said(blocks: tuple[object, ...]) -> str:
    return "\n".join(block_texts(blocks))  # type: ignore[arg-type]


def test_each_slide_is_where_the_overlay_puts_it() -> None:
    national = [each.id for each in read(NATIONAL).slides]
    expected = [id_ for id_ in national if id_ != DROPPED]
    assert expected[-2:] == ["further-reading", "contact-details"]
    expected[-2:] = ["contact-details", "further-reading"]
    expected.insert(expected.index("neglect-and-poverty") + 1, "help-in-our-area")
    assert [each.id for each in read(EXAMPLE).slides] == expected


def test_slides_of_which_nothing_is_said_are_the_national_ones() -> None:
    own = {path.stem for path in (EXAMPLE / "slides").glob("*.md")}
    kept = [each for each in read(EXAMPLE).slides if each.id not in own]
    assert len(kept) == 12
    for each in kept:
        other = slide(NATIONAL, each.id)
        if each.id == "title":  # which shows the deck's own edition
            continue
        assert (each.blocks, each.notes, each.minutes) == (other.blocks, other.notes, other.minutes)


def test_a_slide_with_the_same_id_is_replaced() -> None:
    contacts = slide(EXAMPLE, "contact-details")
    assert "01632 960001" in said(contacts.blocks)
    assert "Research in Practice" not in said(contacts.blocks)


def test_appended_blocks_come_after_the_slides_own() -> None:
    national, own = slide(NATIONAL, "further-reading"), slide(EXAMPLE, "further-reading")
    assert said(own.blocks).startswith(said(national.blocks))
    assert (
        said(own.blocks)
        .removeprefix(said(national.blocks))
        .strip()
        .startswith("Example Partnership.")
    )
    assert own.notes == national.notes


def test_appended_notes_leave_the_slide_itself() -> None:
    national, own = (slide(deck, "reflective-questions") for deck in (NATIONAL, EXAMPLE))
    assert own.blocks == national.blocks
    assert own.notes[: len(national.notes)] == national.notes
    assert "Example Partnership puts them together" in said(own.notes[len(national.notes) :])


def test_notes_alone_are_replaced() -> None:
    national, own = (slide(deck, "neglect-and-poverty") for deck in (NATIONAL, EXAMPLE))
    assert (own.blocks, own.handout) == (national.blocks, national.handout)
    assert (national.minutes, own.minutes) == (10, 15)
    assert "local version of the notes" in said(own.notes)
    question = "hard to use the word neglect"
    assert question in said(national.notes)
    assert question not in said(own.notes)


def test_settings_outcomes_and_contacts_lie_over_the_national_ones() -> None:
    national, own = read(NATIONAL), read(EXAMPLE)
    assert (own.title, own.subtitle, own.lang) == (national.title, national.subtitle, national.lang)
    assert own.edition != national.edition
    assert [each.id for each in own.outcomes] == [each.id for each in national.outcomes]
    changed = [
        ours.id for ours, theirs in zip(own.outcomes, national.outcomes, strict=True)
        if ours.text != theirs.text
    ]  # fmt: skip
    assert changed == ["implications"]
    assert sum(each.minutes or 0 for each in own.slides) == 195


def test_nothing_in_it_could_be_real() -> None:
    """Numbers are of those kept for drama in the United Kingdom, addresses for examples."""
    text = "\n".join(path.read_text() for path in sorted(EXAMPLE.rglob("*.md")))
    text += (EXAMPLE / "facts.toml").read_text()
    numbers = re.findall(r"\b0\d{3,4}[ -]?\d[\d -]+", text)
    assert numbers
    assert all(number.startswith("01632 960") for number in numbers)
    hosts = re.findall(r"[@\w-]+(?:\.\w+)+(?=[/\")\]}>])", text)
    domains = {host.rpartition("@")[2] for host in hosts if host.endswith((".org", ".uk", ".com"))}
    assert domains
    assert all(domain.endswith("example.org") for domain in domains)
    assert "no real organisation" in (EXAMPLE / "deck.toml").read_text()


@pytest.mark.slow
def test_it_is_laid_out_without_a_word_of_complaint_in_its_own_brand() -> None:
    diagnostics = Diagnostics()
    today = datetime.date(2026, 12, 1)
    presentation = pipeline.compose(DeckRequest(path=EXAMPLE, today=today), diagnostics)
    assert presentation is not None
    assert [*map(str, diagnostics)] == []
    assert presentation.brand.title == "Example Partnership"
    assert len(presentation.scenes) == 17
    logos = {
        name: part.image.path.name
        for name, layout in presentation.layouts.items()
        for part in layout.decoration
        if isinstance(part, PictureItem)
    }
    dark = {logos.pop(name) for name in ("title", "statement", "activity", "picture-full")}
    assert dark == {"logo-dark.svg"}
    assert set(logos.values()) == {"logo.svg"}


def test_a_contact_is_overdue_after_its_date() -> None:
    diagnostics = Diagnostics()
    read_deck(EXAMPLE, diagnostics, today=datetime.date(2027, 10, 1))
    contacts = tomllib.loads((EXAMPLE / "facts.toml").read_text())["contacts"]
    due = {
        name
        for found in diagnostics
        for name in contacts
        if f"contacts.{name}" in found.message and found.path.endswith("partnership/facts.toml")
    }
    assert due == set(contacts)


def test_its_brand_can_be_read() -> None:
    brand = load_brand("example-partnership", (ROOT,), Diagnostics(), where="test")
    assert brand is not None
    assert all(verdict.passes for verdict in judge_pairs(brand.colours))


@pytest.mark.parametrize("file", sorted((EXAMPLE / "slides").glob("*.md")), ids=lambda it: it.stem)
def test_its_readme_names_every_file(file: Path) -> None:
    assert f"`slides/{file.name}`" in (EXAMPLE / "README.md").read_text()
