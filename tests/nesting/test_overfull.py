"""Slides that are too full: they go on, and their text and pictures stand in the order written."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Severity
from tests.nesting.counting import words_of
from tests.nesting.outputs import build
from tests.nesting.pairs import HELD, WORD, indented, write_deck

_LONG = "@ goes on for a line or two, with so many words that a slide of it is full. " * 2

_PIECES = {
    "paragraph": _LONG,
    "picture": HELD["picture"],
    "bulleted": f"- {_LONG}\n- @\n- @",
    "numbered": f"3. @\n4. {_LONG}",
    "picture in an item": "- @\n" + indented(f"@\n\n{HELD['picture']}\n\n@", "- ", "  "),
    "long item": "- @\n" + "\n".join(["  - @"] * 16),
    "long code": "```\n" + "\n".join(["@"] * 24) + "\n```",
    "table": HELD["table"] + "\n| @ | @ |" * 3,
    "quotation": indented(f"@\n\n{HELD['picture']}\n\n-- @", "> ", "> "),
    "callout": f"::: callout\n{HELD['picture']}\n\n@\n:::",
    "heading": "## @",
    "statistic": '::: stat {value="@" label="@" source="@"}\n:::',
}
"""What a slide is filled with, all in the order in which it is read."""

_LAYOUTS = (
    "", "content", "picture", "statistic", "table", "chart", "learning-points", "contacts",
    "reflective-questions", "activity", "references", "two-column", "comparison", "blank",
)  # fmt: skip


def overfull(numbers: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Yield the ids and texts of slides, each chosen by its number."""
    for number in numbers:
        chance = random.Random(number)  # noqa: S311
        layout = _LAYOUTS[number % len(_LAYOUTS)]
        head = f"---\nlayout: {layout}\n---\n" if layout else ""
        pieces = chance.choices([*_PIECES.values()], k=chance.randint(7, 12))
        spaced = "\n\n<!-- -->\n\n".join([_LONG, *pieces, HELD["picture"], _LONG])
        yield f"slide-{number}", f"{head}# @\n\n{spaced}\n"


def _judge(folder: Path, numbers: Sequence[int]) -> None:
    slides = dict(overfull(numbers))
    deck = build(write_deck(folder / "deck", slides))
    errors = [str(each) for found in deck.reported.values() for each in found]
    assert not [each for each in errors if Severity.ERROR.name.lower() + " DB" in each]
    scenes = Counter(scene.slide_id for scene in deck.presentation.scenes)
    faults = []
    for name in slides:
        assert scenes[name] > 1
        source = next((deck.source / "slides").glob(f"*-{name}.md")).read_text()
        written = WORD.findall(source)
        assert words_of(deck.slides[name]) == Counter(written)
        for file, words in deck.in_order.items():
            shown = [word for word in dict.fromkeys(words) if word in {*written}]
            faults += [f"{name}, {file}: {shown}, not {written}"] if shown != written else []
    assert not faults, "\n".join(["", *faults])


def test_text_and_pictures_of_slides_that_go_on_keep_their_order(tmp_path: Path) -> None:
    _judge(tmp_path, [2, 6])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 200, 50))
def test_text_and_pictures_keep_their_order_on_200_slides_that_go_on(
    tmp_path: Path, first: int
) -> None:
    _judge(tmp_path, range(first, first + 50))
