"""What somebody changes in PowerPoint's Slide Master shows on the slides.

A slide keeps a size of its own only where its title was fitted to less than its layout has.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deckbuilder.gate.pptx.boxes import ShapeBox
from deckbuilder.gate.pptx.inherited import A, P, StyleResolver
from deckbuilder.geometry import pt
from tests.shared import decks
from tests.shared.validators import libreoffice, overflow

pytestmark = pytest.mark.slow

SIZE = 10
"""Points, less than any title has, so that no program shrinks it."""
LINE = 1.5
"""Letters of a size are no higher than this, from the top of the highest to the lowest's foot."""
DECKS = ("default", "example", "torture")
TEMPLATE = "../../branding/sample-council"
"""A brand whose slides stand in a template, from where those for tests are."""


def written(name: str) -> bytes:
    """Return a deck, or the torture deck in a council's template."""
    return (decks.written(name) if name in DECKS else decks.branded(TEMPLATE)).pptx


def first_level(style: Any) -> Any:
    """Return what a list style says of the text of its first level, or None."""
    return None if style is None else style.find(f"{A}lvl1pPr/{A}defRPr[@sz]")


def change_titles(deck: Any, size: int) -> None:
    """Set the size of titles in the masters, and in the layouts that have another than theirs."""
    for master in deck.slide_masters:
        of_master = first_level(master._element.find(f"{P}txStyles/{P}titleStyle"))
        own = [first_level(_style(each)) for page in master.slide_layouts for each in titles(page)]
        own = [each for each in own if each is not None and each.get("sz") != of_master.get("sz")]
        for each in (of_master, *own):
            each.set("sz", str(size * 100))


def titles(page: Any) -> list[Any]:
    """Return the titles among a page's placeholders."""
    kinds = [(each, each._element.find(f".//{P}ph").get("type")) for each in page.placeholders]
    return [each for each, kind in kinds if kind in ("title", "ctrTitle")]


def _style(shape: Any) -> Any:
    return shape._element.find(f"{P}txBody/{A}lstStyle")


def fitted(deck: Any) -> set[int]:
    """Return the numbers of the slides whose titles state a size, which is less than above."""
    found = set()
    for number, slide in enumerate(deck.slides, 1):
        (title,) = titles(slide)
        own = first_level(_style(title))
        if own is not None:
            small = int(own.get("sz"))
            own.attrib.pop("sz")
            (whole, *_), *_ = StyleResolver(slide).paragraphs(title)
            own.set("sz", str(small))
            assert small < whole.size * 100, slide.name
            found.add(number)
    return found


def heights(deck: Any, pages: Any) -> dict[int, float]:
    """Return the height of the highest word of each slide's title, in points."""
    found = {}
    for number, (slide, (_, words)) in enumerate(zip(deck.slides, pages, strict=True), 1):
        (title,) = titles(slide)
        sides = (title.left, title.top, title.left + title.width, title.top + title.height)
        box = ShapeBox(*map(pt, sides), title.text_frame.text)
        within = [w for w in words if w.text in box.text and overflow.holds(box, w)]
        found[number] = max(word.bottom - word.top for word in within)
    return found


@pytest.mark.parametrize("name", [*DECKS, "in a template"])
def test_titles_follow_the_master(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(written(name))
    deck = Presentation(str(path))
    small = fitted(deck)
    change_titles(deck, SIZE)
    deck.save(str(path))
    found = heights(deck, overflow.read_words(libreoffice.to_pdf(path, tmp_path)))
    assert len(small) < len(found) / 3
    kept = {number for number, height in found.items() if not SIZE < height < SIZE * LINE}
    assert kept == small
