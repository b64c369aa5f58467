"""Slides are named that a guess at the widths of their font may make too full."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.slides.placing import lay_out
from deckbuilder.model import Deck, Slide
from tests.shared.small_slides import default_brand, items, slide

LINES = tuple("What people told us about the help that they had" for _ in range(9))


def warnings_of(brand: Brand, *slides: Slide) -> list[str]:
    diagnostics = Diagnostics()
    lay_out(Deck(name="sample", root=Path(), title="Sample", slides=slides), brand, diagnostics)
    return [each.message for each in diagnostics if each.code.name == "font-guessed"]


def in_font(name: str) -> Brand:
    brand = default_brand()
    return replace(brand, body=replace(brand.body, name=name, is_alike=False))


def test_full_slides_are_named_and_others_are_not() -> None:
    full, sparse = slide(items(*LINES), id="full"), slide(items(LINES[0]), id="sparse")
    assert warnings_of(in_font("Sample Nowhere"), sparse, full) == [
        "how wide the letters of Sample Nowhere are is not known, so text is laid out 13% wider"
        " than in Arial; should it be wider still, it may not fit on slide full"
    ]
    assert warnings_of(in_font("Sample Nowhere"), sparse) == []
    assert warnings_of(in_font("Arial"), sparse, full) == []
