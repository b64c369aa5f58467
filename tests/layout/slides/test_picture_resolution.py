"""Pictures with too few pixels for their place are reported; others are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import rect
from deckbuilder.layout.slides.picture_resolution import report_blurred_pictures
from deckbuilder.model import Image
from deckbuilder.scene.slide import Group, PictureItem, Scene

WHERE = Span("slide.md", 5, 5)


def placed(width: float, height: float, **fields: Any) -> PictureItem:
    """Place a picture of 400 by 200 pixels at a size in inches."""
    image = Image(
        path=Path("a.png"), format=fields.pop("format", "png"), width=400, height=200,
        orientation=fields.pop("orientation", 1),
    )  # fmt: skip
    return PictureItem(
        name="a", rect=rect(0, 0, 72 * width, 72 * height), image=image, alt="A", span=WHERE,
        **fields,
    )  # fmt: skip


def reported(item: PictureItem) -> list[str]:
    group = Group(name="a", rect=item.rect, items=(item,))
    scene = Scene(id="a", slide_id="a", number=1, layout="picture", title="A", items=(group,))
    diagnostics = Diagnostics()
    report_blurred_pictures([scene], diagnostics)
    assert all((found.path, found.line) == ("slide.md", 5) for found in diagnostics)
    assert all(found.code.name == "picture-blurred" for found in diagnostics)
    return [f"{found.message} {found.hint}" for found in diagnostics]


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(placed(4, 2), id="100 to the inch"),
        pytest.param(placed(1, 2, crop=(0.375, 0, 0.375, 0)), id="cropped"),
        pytest.param(placed(2, 4, orientation=6), id="turned"),
        pytest.param(placed(8, 4, format="svg"), id="vectors"),
        pytest.param(placed(8, 4, decorative=True), id="decoration"),
    ],
)
def test_sharp_picture_is_not_reported(item: PictureItem) -> None:
    assert reported(item) == []


@pytest.mark.parametrize(
    ("item", "words"),
    [
        pytest.param(placed(5, 2.5), ("400 by 200 pixels", "13 cm", "500 pixels"), id="large"),
        pytest.param(
            placed(2, 2, crop=(0.3, 0, 0.3, 0)), ("400 by 200", "500 pixels"), id="cropped"
        ),
        pytest.param(placed(3, 6, orientation=8), ("200 by 400", "300 pixels"), id="turned"),
    ],
)
def test_blurred_picture_is_reported(item: PictureItem, words: tuple[str, ...]) -> None:
    [text] = reported(item)
    assert all(word in text for word in words), text


def test_a_picture_that_is_held_small_needs_another_not_less_room() -> None:
    [text] = reported(placed(800 / 72, 400 / 72))
    assert "more pixels" in text
    assert "less room" not in text
