"""How wide text is: by a font's table, as a standard font, in its files, or as a guess."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.assets.width_tables import CutWidths, WidthTable, write_width_table
from deckbuilder.brand.brand import Brand, Font
from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.text.font_metrics import Faces, is_guessed
from deckbuilder.scene.slide import TextStyle

SAMPLE_LONG = Path(__file__).parents[2] / "brands" / "sample-long"


def sample_brand() -> Brand:
    brand = load_brand(str(SAMPLE_LONG), (Path(),), Diagnostics(), where="test")
    assert brand is not None
    return brand


def width(brand: Brand, text: str, *, bold: bool = False, embedded: bool = False) -> float:
    style = TextStyle(font="body", size=20.0, colour="tx1", bold=bold)
    return Faces(brand, embedded=embedded).face(style).advance(text).full


def in_font(font: Font) -> Brand:
    return replace(sample_brand(), body=font)


def test_slides_are_measured_by_the_fonts_table_and_pages_as_they_are_embedded() -> None:
    brand = sample_brand()
    assert brand.body.name == "Verdana"
    assert width(brand, "Sample") == pytest.approx(635 + 613 + 974 + 635 + 278 + 615, abs=1)
    assert width(brand, "Sample", embedded=True) < width(brand, "Sample") / 1.1


@pytest.fixture
def table(tmp_path: Path) -> Path:
    cuts = {"regular": CutWidths(500, {97: 600.0}), "bold": CutWidths(500, {97: 650.0})}
    written = WidthTable(family="A", measured="A", cuts=cuts)
    path = tmp_path / "a.widths.json"
    path.write_bytes(write_width_table(written))
    return path


def test_a_cut_that_a_table_has_not_is_the_nearest_and_other_characters_those_of_the_file(
    table: Path,
) -> None:
    body = replace(sample_brand().body, widths=table)
    brand = in_font(body)
    assert (width(brand, "a"), width(brand, "a", bold=True)) == (600.0, 650.0)
    italic = TextStyle(font="body", size=20.0, colour="tx1", bold=True, italic=True)
    assert Faces(brand).face(italic).advance("a").full == 650.0
    assert width(brand, "b") == width(brand, "b", embedded=True) != 500


def test_a_font_of_which_nothing_is_known_is_wider_than_arial_by_a_margin() -> None:
    nowhere = replace(sample_brand().body, name="Sample Nowhere", widths=None)
    arial = replace(nowhere, name="Arial")
    assert (is_guessed(nowhere), is_guessed(arial), is_guessed(sample_brand().body)) == (
        True, False, False,
    )  # fmt: skip
    for bold, margin in ((False, 1.13), (True, 1.19)):
        expected = width(in_font(arial), "Sample text", bold=bold) * margin
        assert width(in_font(nowhere), "Sample text", bold=bold) == pytest.approx(expected)
    assert not is_guessed(replace(nowhere, is_alike=True))
