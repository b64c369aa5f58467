"""Dark brands on paper: pictures of slides are light there, and dark on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.brand.colours.contrast import MINIMUM, contrast
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.scene.page import Pages, PageSlide
from deckbuilder.scene.slide import Group, Item, TextFrame

DARK = """title = "Dark sample"
[colours]
tx1 = "#FFFFFF"
bg1 = "#12202A"
tx2 = "#F2F6F8"
bg2 = "#1E3340"
accent1 = "#5FD0C5"
accent2 = "#F0A8D0"
accent3 = "#FFB26B"
accent4 = "#8FDC9B"
accent5 = "#9DB7FF"
accent6 = "#B8C4CC"
hlink = "#8AD0FF"
folHlink = "#D2B5FF"
"""

DECK = """---
title: Sample
brand: ./dark
---

# Sample

A cover

# Sample figures {#figures}

::: stat {value="12" label="samples"}
:::

- A point

# Sample points {#points layout=learning-points}

- **One.** A point
- **Two.** Another
"""


@pytest.fixture
def laid(tmp_path: Path) -> dict[str, Pages]:
    (tmp_path / "dark").mkdir()
    (tmp_path / "dark" / "brand.toml").write_text(DARK, encoding="utf-8")
    (tmp_path / "talk.md").write_text(DECK, encoding="utf-8")
    found = Diagnostics()
    request = DeckRequest(path=tmp_path / "talk.md")
    presentation = pipeline.compose(request, found, pages=["handout", "slides"])
    assert presentation is not None
    assert not list(found)
    return dict(presentation.pages)


def pairs(pages: Pages) -> set[tuple[str, str]]:
    """Return the colours of text on filled frames, each with what is behind it."""
    scenes = [item.scene for page in pages.pages for item in page.items
              if isinstance(item, PageSlide)]  # fmt: skip
    return {
        (getattr(pages.colours, run.style.colour), getattr(pages.colours, frame.fill))
        for scene in scenes for frame in frames(scene.items) if frame.fill
        for paragraph in frame.paragraphs for line in paragraph.lines for run in line.runs
    }  # fmt: skip


def frames(items: tuple[Item, ...]) -> list[TextFrame]:
    found = []
    for item in items:
        found += frames(item.items) if isinstance(item, Group) else []
        found += [item] if isinstance(item, TextFrame) else []
    return found


def test_pictures_of_dark_slides_are_light_on_paper(laid: dict[str, Pages]) -> None:
    assert laid["slides"].colours.bg1 == "12202A"
    assert laid["handout"].colours.bg1 == "FFFFFF"
    plain = laid["handout"].layouts["learning-points"]
    assert getattr(laid["handout"].colours, plain.background) == "FFFFFF"


@pytest.mark.parametrize("name", ["handout", "slides"])
def test_text_stands_out_from_what_is_behind_it(laid: dict[str, Pages], name: str) -> None:
    found = pairs(laid[name])
    assert found
    for ink, behind in found:
        assert contrast(ink, behind) >= MINIMUM, (ink, behind)
