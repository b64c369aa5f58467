"""Each block in each that may hold it, in each place of a slide: shown in each file, and once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from deckbuilder.model import PrintSettings
from tests.nesting.judging import (
    in_handout,
    in_model,
    in_notes,
    in_outline,
    in_workbook,
    on_slide,
)
from tests.nesting.outputs import Built, build
from tests.nesting.pairs import HELD, HOLDERS, PAIRS, PLACES, slide_id, write_pairs

EACH_PAIR = pytest.mark.parametrize(
    ("holder", "held"), [pytest.param(*pair, id="-".join(pair)) for pair in PAIRS]
)
EACH_HOLDER = pytest.mark.parametrize("holder", HOLDERS)
"""Where it would take long to report each pair by itself, the faults name what is held."""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """Build the deck of a place once in a run, for each form of its PDFs."""
    known: dict[tuple[str, PrintSettings], Built] = {}

    def find(place: str, printed: PrintSettings = PrintSettings()) -> Built:  # noqa: B008
        if (place, printed) not in known:
            source = write_pairs(tmp_path_factory.mktemp(place), place)
            known[place, printed] = build(source, printed)
        return known[place, printed]

    return find


Find = Callable[..., Built]


@EACH_PAIR
def test_a_slide_shows_a_block_once(built: Find, holder: str, held: str) -> None:
    _judge(built("slide"), holder, [held], [in_model, on_slide])


@pytest.mark.slow
@EACH_PAIR
def test_the_notes_pane_says_a_block_once(built: Find, holder: str, held: str) -> None:
    _judge(built("notes"), holder, [held], [in_notes])


@pytest.mark.slow
@EACH_PAIR
def test_the_handout_shows_a_block_of_a_slide_once(built: Find, holder: str, held: str) -> None:
    _judge(built("slide"), holder, [held], [in_handout])


@pytest.mark.slow
@EACH_HOLDER
@pytest.mark.parametrize("place", PLACES)
def test_the_powerpoint_file_shows_each_block_once(built: Find, place: str, holder: str) -> None:
    _judge(built(place), holder, HELD, [in_model, on_slide, in_notes])


@pytest.mark.slow
@EACH_HOLDER
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_the_handout_shows_each_block_once(
    built: Find, place: str, holder: str, large: bool
) -> None:
    _judge(built(place, _form(large=large)), holder, HELD, [in_handout])


@pytest.mark.slow
@EACH_HOLDER
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_the_workbook_shows_each_block_as_often_as_it_promises(
    built: Find, place: str, holder: str, large: bool
) -> None:
    _judge(built(place, _form(large=large)), holder, HELD, [in_workbook])


@pytest.mark.slow
@EACH_HOLDER
def test_the_outline_says_each_block_once(built: Find, holder: str) -> None:
    _judge(built("slide", PrintSettings(layout="outline")), holder, HELD, [in_outline])


def _form(*, large: bool) -> PrintSettings:
    return PrintSettings(large_print=True) if large else PrintSettings()


def _judge(
    deck: Built, holder: str, helds: Iterable[str], judges: Iterable[Callable[..., list[str]]]
) -> None:
    """Fail with all that the judges find of the slides of some pairs."""
    faults = [
        f"{holder}, {held}: {fault}"
        for held in helds
        for judge in judges
        for fault in judge(deck, deck.slides[slide_id(holder, held)], holder, held)
    ]
    assert not faults, "\n".join(["", *faults])
