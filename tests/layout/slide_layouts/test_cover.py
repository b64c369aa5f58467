"""A cover under a brand with a logo: the title keeps clear of it, or is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect
from deckbuilder.layout import lay_out
from deckbuilder.model import Deck
from deckbuilder.scene.slide import TextFrame
from tests.shared.small_slides import para, slide, text
from tests.shared.validators import ROOT


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


@pytest.mark.parametrize("brand", ["sample-light", "sample-long"])
@pytest.mark.parametrize("words", [3, 12, 24, 36, 48, 60])
def test_a_covers_title_keeps_clear_of_the_logo_or_is_reported(brand: str, words: int) -> None:
    found = Diagnostics()
    loaded = load_brand(str(ROOT / "tests" / "brands" / brand), (Path.cwd(),), found, where="test")
    assert loaded is not None
    title = text(" ".join(["reviews"] * words))
    made = slide(para("Sample"), layout="title", title=title)
    laid = lay_out(Deck(name="sample", root=Path(), title="Sample", slides=(made,)), loaded, found)
    (scene,) = laid.scenes
    (head,) = (f for f in scene.items if isinstance(f, TextFrame) and f.placeholder == "title")
    logo = [shape.rect for shape in laid.layouts["title"].decoration if "Logo" in shape.name]
    assert logo
    clear = not any(overlap(head.rect, rect) for rect in logo)
    assert clear or "text-overflows" in [each.code.name for each in found]
