"""The list of words that are right in a deck, of its folder and of those that it extends."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck
from tests.source.conftest import WriteDeck


def _read(path: Path) -> tuple[tuple[str, ...], list[str]]:
    diagnostics = Diagnostics()
    deck = read_deck(path, diagnostics)
    assert deck is not None
    return deck.words, [found.code.id for found in diagnostics]


def test_a_line_holds_a_word_or_several_and_comments(write_deck: WriteDeck) -> None:
    root = write_deck({
        "deck.toml": 'title = "Sample"', "slides/01-a.md": "# A\n",
        "words.txt": "# Ours\nSampleshire\n\n wraparound  e-safety # and so on\nC#\nSampleshire\n",
    })  # fmt: skip
    assert _read(root) == (("Sampleshire", "wraparound", "e-safety", "C#"), [])


def test_a_deck_without_a_list_has_no_words(write_deck: WriteDeck) -> None:
    root = write_deck({"deck.toml": 'title = "Sample"', "slides/01-a.md": "# A\n"})
    assert _read(root) == ((), [])


def test_the_words_of_extended_decks_count(write_deck: WriteDeck) -> None:
    root = write_deck({
        "national/deck.toml": 'title = "Sample"', "national/slides/01-a.md": "# A\n",
        "national/words.txt": "national\n",
        "town/deck.toml": 'extends = "../national"', "town/words.txt": "town\nnational\n",
    })  # fmt: skip
    diagnostics = Diagnostics()
    deck = read_deck(root / "town", diagnostics)
    assert deck is not None
    assert deck.words == ("national", "town")


def test_a_deck_in_a_single_file_has_the_list_beside_it(write_deck: WriteDeck) -> None:
    root = write_deck({"talk.md": "---\ntitle: Sample\n---\n\n# A\n", "words.txt": "beside\n"})
    assert _read(root / "talk.md") == (("beside",), [])


def test_a_list_that_cannot_be_read_is_reported(write_deck: WriteDeck) -> None:
    root = write_deck({
        "deck.toml": 'title = "Sample"', "slides/01-a.md": "# A\n", "words.txt": b"caf\xe9\n",
    })  # fmt: skip
    assert _read(root) == ((), ["DB003"])
