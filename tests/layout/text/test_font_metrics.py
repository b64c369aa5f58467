"""Text in a font whose widths are not known: as long as its stand-in makes it, times a factor."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.scene.slide import TextStyle

SAMPLE_LONG = Path(__file__).parents[2] / "brands" / "sample-long"


def test_slides_are_measured_broader_and_pages_as_they_are_embedded() -> None:
    brand = load_brand(str(SAMPLE_LONG), (Path(),), Diagnostics(), where="test")
    assert brand is not None
    style = TextStyle(font="body", size=20.0, colour="tx1")
    on_slides = Faces(brand).face(style).advance("Sample text")
    on_pages = Faces(brand, embedded=True).face(style).advance("Sample text")
    assert brand.body.name == "Verdana"
    assert on_slides.full == pytest.approx(on_pages.full * 1.25)
