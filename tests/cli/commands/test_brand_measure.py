"""`deckbuild brand measure`: which tables are written, which are kept, and what is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deckbuilder.assets.width_tables import read_width_table
from deckbuilder.brand import measuring
from deckbuilder.brand.fonts import FALLBACK, find_family

family = find_family(FALLBACK, ())
assert family is not None
FILES = family.files


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only fonts are those in this folder, and a brand in Source Sans Pro."""
    brand = tmp_path / "branding" / "northshire"
    brand.mkdir(parents=True)
    text = 'title = "Northshire"\n[fonts]\nheading = "Source Sans Pro"\n'
    (brand / "brand.toml").write_text(text, encoding="utf-8")
    fonts = tmp_path / "machine"
    fonts.mkdir()
    monkeypatch.setattr(measuring, "system_folders", lambda: (fonts,))
    monkeypatch.setattr(measuring, "_office_folders", tuple)
    return fonts


TABLE = Path("branding/northshire/fonts/sourcesanspro.widths.json")


def install(machine: Path, *styles: str) -> None:
    for style in styles:
        shutil.copy(FILES[style], machine / f"{style}.ttf")


def test_the_fonts_of_a_brand_are_measured_but_those_known_everywhere(run, machine, tmp_path):
    install(machine, "regular", "bold")
    result = run("brand", "measure", "northshire")
    assert result.status == 0, result.err
    assert result.out == (
        "branding/northshire/fonts/sourcesanspro.widths.json: Source Sans Pro, regular, bold,"
        f" {_size(tmp_path / TABLE)}; measured in regular.ttf, bold.ttf\n"
    )
    table = read_width_table(tmp_path / TABLE)
    assert table.cut("regular").widths[ord("n")] == 547
    assert table.cut("italic") is table.cut("regular")
    assert (table.line, table.x_height) == (1.257, 0.486)


def _size(path: Path) -> str:
    return f"{round(path.stat().st_size / 1000)} kB"


def test_a_table_that_has_more_is_kept_and_one_that_has_not_written_anew(run, machine, tmp_path):
    install(machine, "regular", "bold")
    run("brand", "measure", "northshire")
    before = (tmp_path / TABLE).read_bytes()
    (machine / "bold.ttf").unlink()
    result = run("brand", "measure", "northshire")
    assert result.status == 1
    assert "has cuts that this machine has not: bold" in result.err
    assert (tmp_path / TABLE).read_bytes() == before
    install(machine, "bold", "italic")
    assert run("brand", "measure", "northshire").status == 0
    assert b'"italic"' in (tmp_path / TABLE).read_bytes()


def test_a_font_that_is_not_there_or_not_whole_is_an_error(run, machine):
    (machine / "broken.ttf").write_bytes(FILES["regular"].read_bytes()[:3000])
    result = run("brand", "measure", "northshire", "--font", "Sample Nowhere")
    assert result.status == 1
    assert "the font Sample Nowhere is not on this machine" in result.err
    assert "a PC whose PowerPoint lists the font" in result.err
    assert not TABLE.exists()


def test_a_brand_in_usual_fonts_needs_none(run, machine, tmp_path):
    (tmp_path / "branding/northshire/brand.toml").write_text('title = "Northshire"\n')
    result = run("brand", "measure", "northshire")
    assert (result.status, result.out) == (
        0, "Northshire: the widths of its fonts come with the tool\n",
    )  # fmt: skip
