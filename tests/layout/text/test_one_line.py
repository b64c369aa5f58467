"""Text of one line at the foot of a slide or a page: what becomes of what is longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.scene.page import Page, PageText

LONG = "Sample footer that goes on and on " * 5


def lay_out(folder: Path, footer: str) -> tuple[tuple[Page, ...], list[str]]:
    (folder / "brand.toml").write_text(f'[footer]\ntext = "{footer.strip()}"\n', encoding="utf-8")
    talk = folder / "talk.md"
    slides = "---\ntitle: Sample\n---\n\n# Sample {layout=content}\n\nText.\n"
    talk.write_text(slides, encoding="utf-8")
    diagnostics = Diagnostics()
    presentation = pipeline.compose(DeckRequest(path=talk, brand=str(folder)), diagnostics)
    assert presentation is not None
    return presentation.pages["handout"].pages, [*map(str, diagnostics)]


def foot(page: Page) -> tuple[PageText, PageText]:
    """Return the footer, which is the lowest line, and the page's number in the line above."""
    furniture = [item for item in page.items if isinstance(item, PageText) and item.element is None]
    footer = max(furniture, key=lambda item: item.y)
    (number,) = (item for item in furniture if said(item).startswith("Page "))
    return footer, number


def said(text: PageText) -> str:
    return "".join(run.text for line in text.lines for run in line.runs)


def test_a_short_footer_is_shown_whole_and_nothing_is_reported(tmp_path: Path) -> None:
    (page,), reported = lay_out(tmp_path, "Sample partnership")
    footer, number = foot(page)
    assert (said(footer), said(number)) == ("Sample partnership", "Page 1 of 1")
    assert reported == []


@pytest.mark.parametrize("footer", [LONG, LONG * 3])
def test_a_long_footer_ends_before_the_number_and_that_is_reported_once(
    tmp_path: Path, footer: str
) -> None:
    (page,), (on_slides, reported) = lay_out(tmp_path, footer)
    shown, number = foot(page)
    assert said(shown).endswith(" …")
    last, first = shown.lines[0].runs[-1], number.lines[0].runs[0]
    assert shown.x + last.x + last.width < number.x + first.x
    assert "brand.toml:2: advice DB110 footer-shortened" in on_slides
    assert "brand.toml:2: advice DB110 footer-shortened" in reported
    assert ("on slides" in on_slides, "on pages" in reported) == (True, True)
    assert said(shown) in reported
