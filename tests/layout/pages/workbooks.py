"""Small decks as workbooks, and the readings of their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import pt
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.model import (
    Container,
    Deck,
    Slide,
)
from deckbuilder.scene.page import Page, PageItems, Pages, PageShape, PageText
from tests.shared.containers import make_div
from tests.shared.small_slides import default_brand, frames, items, para, slide, text, written


def workbook(*slides: Slide, large: bool = False, size: float = 12, **settings: object) -> Pages:
    found = Diagnostics()
    style = default_brand()
    style = replace(style, handout=replace(style.handout, large_print=large, size=size))
    deck = Deck(name="sample", root=Path(), title="Sample", slides=slides, **settings)  # type: ignore[arg-type]
    presentation = lay_out(deck, style, found)
    assert not list(found)
    return lay_out_pages(presentation, ["workbook"], found).pages["workbook"]


def reflect(*questions: str, lines: int = 3) -> Container:
    return make_div(kind="reflect", attributes={"lines": str(lines)}, blocks=(items(*questions),))


def activity(*blocks, **attributes: str) -> Container:
    return make_div(kind="activity", attributes=attributes, blocks=blocks or (para("Talk."),))


def callout(content: str, kind: str = "wellbeing", **attributes: str) -> Container:
    return make_div(
        kind="callout", attributes={"kind": kind, **attributes}, blocks=(para(content),)
    )


def furniture(page: Page) -> list[str]:
    """Return the lines that say where the reader is."""
    return [
        "".join(run.text for line in item.lines for run in line.runs)
        for item in page.items if isinstance(item, PageText) and item.element is None
    ]  # fmt: skip


def said(pages: Pages) -> list[str]:
    """Return the paragraphs that stand on the pages outside pictures, furniture left out."""
    found: dict[int, str] = {}
    loose = 0
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, PageText) and item.element is not None:
                words = "".join(run.text for line in item.lines for run in line.runs)
                found[id(item.element)] = found.get(id(item.element), "") + words
            elif isinstance(item, PageItems):
                for frame in frames(item.items):
                    for paragraph in frame.paragraphs:
                        loose -= 1
                        found[loose] = written(paragraph)
    return list(found.values())


def rules(pages: Pages) -> int:
    """Return how many lines there are for tasks: not those of the front, the plan or for notes."""
    return sum(map(len, drawn(pages)))


def drawn(pages: Pages) -> list[list[float]]:
    """Return how far down the lines for tasks are on each page but the first, in points."""
    return [[y for y in ruled(page) if y < notes_top(page)] for page in pages.pages[1:]]


def ruled(page: Page) -> list[float]:
    """Return how far down the lines to write on are, in points."""
    return [pt(item.rect.y) for item in page.items if isinstance(item, PageShape) and is_thin(item)]


def notes_top(page: Page) -> float:
    """Return where the lines for one's own notes begin on a page, in points."""
    labels = [
        pt(item.y) for item in page.items
        if isinstance(item, PageText) and item.lines and item.lines[0].runs
        and item.lines[0].runs[0].text == "Notes"
    ]  # fmt: skip
    return labels[0] if labels else float("inf")


def is_thin(shape: PageShape) -> bool:
    """Tell whether a shape is a line to write on."""
    return pt(shape.rect.height) == pytest.approx(0.6)


CONTACTS = slide(para("Sample hub"), id="contacts", title=text("Contacts"), layout="contacts")
"""With a slide of contacts a workbook has no lines for contacts of one's own."""
