"""`deckbuild brand template`: what is written where, and what is said of wrong usage."""

import errno
import io
import tempfile
import zipfile

import pptx
import pytest

from deckbuilder.files import content
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS

TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
DECK = TEMPLATE.replace("template", "presentation")


@pytest.fixture
def brand(tmp_path):
    """A brand of a few settings."""
    folder = tmp_path / "branding/northshire"
    folder.mkdir(parents=True)
    (folder / "brand.toml").write_text(
        'title = "Northshire & friends"\n[colours]\naccent1 = "#7A1F5C"\n', encoding="utf-8"
    )
    return folder


def as_deck(data):
    """Open a template with python-pptx, which takes decks only: the two differ in one type."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    types = parts["[Content_Types].xml"]
    assert types.count(TEMPLATE.encode()) == 1
    assert DECK.encode() not in types
    parts["[Content_Types].xml"] = types.replace(TEMPLATE.encode(), DECK.encode())
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return pptx.Presentation(changed)


def test_a_template_without_room_for_it_is_reported(run, brand, tmp_path, monkeypatch):
    def refuse():
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(content, "_IN_MEMORY", 10)
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    result = run("brand", "template", "northshire")
    assert result.status == 2
    assert "the folder for temporary files has no room for this file" in result.err
    assert not (tmp_path / "dist/northshire.potx").exists()


def test_a_template_has_every_layout_in_the_brands_colours_and_no_slide(run, brand, tmp_path):
    result = run("brand", "template", "northshire")
    data = (tmp_path / "dist/northshire.potx").read_bytes()
    assert result.status == 0
    assert result.out == (
        f"dist/northshire.potx: {len(LAYOUTS)} layouts, {len(data) / 1e3:.0f} kB\n"
    )
    template = as_deck(data)
    assert [layout.name for layout in template.slide_layouts] == [
        layout.title for layout in LAYOUTS.values()
    ]
    assert len(template.slides) == 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert '<a:accent1><a:srgbClr val="7A1F5C"/></a:accent1>' in theme
    assert 'name="Northshire &amp; friends"' in theme


def test_the_same_brand_gives_the_same_template(run, brand, tmp_path):
    for name in ("one.potx", "two.POTX"):
        assert run("brand", "template", "northshire", "-o", name).status == 0
    assert (tmp_path / "one.potx").read_bytes() == (tmp_path / "two.POTX").read_bytes()


def test_a_brand_may_be_named_by_its_folder(run, brand, tmp_path):
    assert run("brand", "template", "branding/northshire", "-q").status == 0
    assert (tmp_path / "dist/northshire.potx").is_file()


def test_a_misspelt_brand_is_wrong_usage_and_the_nearest_is_named(run, brand, tmp_path):
    result = run("brand", "template", "nortshire")
    assert result.status == 2
    assert "NAME: error DB201 unknown-brand: there is no brand 'nortshire'" in result.err
    assert "did you mean 'northshire'?" in result.err
    assert "nothing was written" in result.err
    assert not (tmp_path / "dist").exists()


def test_a_fault_in_the_brand_is_no_wrong_usage_and_writes_nothing(run, brand, tmp_path):
    (brand / "brand.toml").write_text('[colours]\ntx2 = "#EEEEEE"\n', encoding="utf-8")
    result = run("brand", "template", "northshire")
    assert result.status == 1
    assert "branding/northshire/brand.toml:2: error DB203" in result.err
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize(
    ("given", "better"),
    [("slides.pptx", "slides.potx"), ("slides", "slides.potx"), (".", "template.potx")],
)
def test_another_ending_is_wrong_usage(run, brand, given, better):
    result = run("brand", "template", "northshire", "-o", given)
    assert result.status == 2
    assert f"a template's name ends in .potx, for instance {better}" in result.err


def test_a_folder_that_is_a_file_is_told(run, brand, tmp_path):
    (tmp_path / "taken").write_text("sample")
    result = run("brand", "template", "northshire", "-o", "taken/x.potx")
    assert result.status == 2
    assert "taken: error DB901 output-folder" in result.err
    assert (tmp_path / "taken").read_text() == "sample"
