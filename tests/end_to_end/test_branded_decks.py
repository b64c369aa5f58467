"""The default deck under other brands than the default, and brands without a deck.

`tests/brands/` holds a light brand, a dark one, and one of long names and odd colours, whose
fonts few machines have: LibreOffice shows DejaVu in place of Verdana, which is as broad.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from deckbuilder.brand.theme_colours import Colours
from deckbuilder.builds import pipeline, template
from deckbuilder.builds.request import BuildRequest, DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate import verapdf
from deckbuilder.writers import WRITERS
from tests.shared.validators import ROOT, libreoffice, ooxml, overflow, pixels

pytestmark = pytest.mark.slow

DECK = ROOT / "decks" / "triennial-review-2019"
BRANDS = ROOT / "tests" / "brands"
EXPECTED = {
    "sample-dark": {"data-unfilled", "slot-unfilled"},
    "sample-light": {"data-unfilled", "slot-unfilled"},
    "sample-long": {"data-unfilled", "footer-shortened", "slot-unfilled"},
}
"""The names of the diagnostics of the deck under each brand: its contacts are local ones."""

Build = Callable[[str], Path]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the deck under a brand, once in a run, and return the folder of its files."""
    built: dict[str, Path] = {}

    def build_under(brand: str) -> Path:
        if brand not in built:
            folder, diagnostics = tmp_path_factory.mktemp(brand), Diagnostics()
            files = pipeline.build(
                BuildRequest(
                    path=DECK, folder=folder, formats=tuple(WRITERS), brand=str(BRANDS / brand)
                ),
                diagnostics,
            )
            assert len(files) == len(WRITERS), [*map(str, diagnostics)]
            assert {found.code.name for found in diagnostics} == EXPECTED[brand]
            built[brand] = folder
        return built[brand]

    return build_under


def pptx_in(folder: Path) -> Path:
    return folder / f"{DECK.name}.pptx"


def handout_in(folder: Path) -> Path:
    return folder / f"{DECK.name}-handout-with-notes.pdf"


def build_template(brand: str, folder: Path) -> Path:
    path, diagnostics = folder / f"{brand}.potx", Diagnostics()
    made = template.build_template(str(BRANDS / brand), path, diagnostics)
    assert made is not None, [*map(str, diagnostics)]
    return path


@pytest.mark.parametrize("version", ooxml.VERSIONS)
@pytest.mark.parametrize("brand", EXPECTED)
def test_the_open_xml_sdk_finds_no_fault(build: Build, brand: str, version: str) -> None:
    assert ooxml.validate(pptx_in(build(brand)), version) == []


@pytest.mark.parametrize("version", ooxml.VERSIONS)
def test_the_open_xml_sdk_finds_no_fault_in_a_template(tmp_path: Path, version: str) -> None:
    assert ooxml.validate(build_template("sample-long", tmp_path), version) == []


@pytest.mark.parametrize("brand", EXPECTED)
def test_no_text_leaves_its_shape_where_nothing_shrinks_it(
    build: Build, tmp_path: Path, brand: str
) -> None:
    bare = overflow.without_autofit(pptx_in(build(brand)), tmp_path / "bare.pptx")
    assert overflow.words_outside(bare, libreoffice.to_pdf(bare, tmp_path)) == []


@pytest.mark.parametrize("brand", EXPECTED)
def test_verapdf_finds_the_handout_accessible(build: Build, brand: str) -> None:
    if lacking := verapdf.missing():
        pytest.skip(f"veraPDF needs {lacking}; see CONTRIBUTING.md")
    assert [*map(str, verapdf.validate([handout_in(build(brand))], "ua1"))] == []


def test_the_handout_of_a_dark_brand_is_dark_on_white(build: Build, tmp_path: Path) -> None:
    brand = pipeline.compose(
        DeckRequest(path=DECK, brand=str(BRANDS / "sample-dark")), Diagnostics(), pages=()
    )
    assert brand is not None
    slides, paper = brand.brand.colours, brand.brand.paper
    dark = []
    for colours in pixels.read_colours(handout_in(build("sample-dark")), tmp_path):
        assert max(colours, key=colours.__getitem__) == paper.bg1
        dark.append(colours[slides.bg1] / sum(colours.values()))
    # A slide takes a seventh of its page. Panels and the cover alone are dark, as in a light brand.
    assert median(dark) < 0.01


def test_other_colours_of_the_theme_recolour_every_slide(tmp_path: Path) -> None:
    pipeline.build(
        BuildRequest(path=DECK, folder=tmp_path, formats=("pptx",)), Diagnostics()
    )  # no logo, no pictures
    original = pptx_in(tmp_path)
    old, recoloured = recolour(original, tmp_path / "recoloured.pptx")
    assert len(old) == len(Colours.__struct_fields__)
    before = pages(original, tmp_path / "before")
    after = pages(recoloured, tmp_path / "after")
    assert all(len(old & page.keys()) > 1 for page in before)
    assert [sorted(old & page.keys()) for page in after] == [[]] * len(before)


def recolour(deck: Path, to: Path) -> tuple[set[str], Path]:
    """Give a deck's slides other colours, as PowerPoint does; return the old ones and the deck."""
    with zipfile.ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    theme = parts["ppt/theme/theme1.xml"].decode()
    old = re.findall('srgbClr val="(.{6})"', theme)
    for number, code in enumerate(old):
        new = f"{5 + 17 * number:02X}{255 - 13 * number:02X}{40 + 7 * number:02X}"
        theme = theme.replace(f'srgbClr val="{code}"', f'srgbClr val="{new}"', 1)
    parts["ppt/theme/theme1.xml"] = theme.encode()
    with zipfile.ZipFile(to, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return {*old}, to


def pages(deck: Path, folder: Path) -> list[dict[str, int]]:
    folder.mkdir()
    return [*pixels.read_colours(libreoffice.to_pdf(deck, folder), folder)]


def test_libreoffice_opens_a_template(tmp_path: Path) -> None:
    rendered = libreoffice.to_pdf(build_template("sample-long", tmp_path), tmp_path)
    assert len([*pixels.read_colours(rendered, tmp_path)]) == 1
