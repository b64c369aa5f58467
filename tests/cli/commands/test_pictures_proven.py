"""Pictures that cannot be shown end a build or a check at their line, and nothing is written."""

import re
import zipfile

import pytest

from deckbuilder.assets.pictures import pixels, raster
from tests.assets.pictures.test_svg import hold_allowed
from tests.shared import picture_files
from tests.shared.picture_files import BROKEN

TITLE = "---\ntitle: Sample\nlang: en-GB\n---\n\n# A slide\n\n"

PLACES = {
    "alone": ("![A map]({})\n", 8),
    "in a list": ("* a\n\n  ![A map]({})\n", 10),
    "in a panel": ("::: callout\n\n![A map]({})\n\n:::\n", 10),
    "over the slide": ("![A map]({}){{fit=cover}}\n", 8),
    "in notes": ("::: notes\n\n![A map]({})\n\n:::\n", 10),
}
BAD_SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{}</svg>"
HEAVY = (
    "<pattern id='p' width='1e6' height='1e6' patternUnits='userSpaceOnUse'>"
    "<path d='M0 0h9v9z'/></pattern><rect width='9' height='9' fill='url(#p)'/>"
)


@pytest.fixture(autouse=True)
def fresh():
    yield
    raster._stop()
    raster._failed.clear()


@pytest.mark.parametrize("place", PLACES)
def test_a_broken_picture_is_reported_where_it_stands(run, tmp_path, place):
    text, line = PLACES[place]
    (tmp_path / "a.png").write_bytes(BROKEN["no rows"]())
    (tmp_path / "talk.md").write_text(TITLE + text.format("a.png"))
    for command, words in (
        ("build", f"talk.md:{line}: error DB318 broken-image: a.png is damaged"),
        ("check", f"error DB318 broken-image (line {line}): a.png is damaged"),
    ):
        result = run(command, "talk.md")
        assert result.status == 1
        assert words in result.out + result.err
    assert not (tmp_path / "dist").exists()


def test_what_proves_broken_while_it_is_written_is_reported_as_well(run, tmp_path, monkeypatch):
    monkeypatch.setattr(pixels, "_FEW_PIXELS", 0)
    (tmp_path / "a.png").write_bytes(BROKEN["rows that end early"]())
    (tmp_path / "talk.md").write_text(TITLE + "![A map](a.png)\n")
    result = run("build", "talk.md")
    assert result.status == 1
    assert "talk.md:8: error DB318 broken-image: a.png is damaged" in result.err
    assert not list(tmp_path.glob("dist/*"))


def test_a_drawing_that_is_too_much_only_in_its_full_size_is_reported(run, tmp_path, monkeypatch):
    (tmp_path / "a.svg").write_text(BAD_SVG.format("<text y='9'>a</text>"))
    (tmp_path / "talk.md").write_text(TITLE + "![A map](a.svg)\n")
    drawing = raster._draw

    def draw(svg, size, files, mono):
        return drawing(svg, size, files, mono) if max(size) <= 64 else raster._ask({"a": 1})

    monkeypatch.setattr(raster, "_draw", draw)
    result = run("build", "talk.md")
    assert result.status == 1
    assert "talk.md:8: error DB318 broken-image: a.svg is an SVG that cannot be drawn" in result.err


@pytest.mark.parametrize(
    "inner", ["<script/>", "<rect onclick='a()'/>", "<g>" * 300 + "</g>" * 300, HEAVY]
)
def test_a_drawing_that_could_do_harm_is_reported(run, tmp_path, inner):
    (tmp_path / "a.svg").write_text(BAD_SVG.format(inner))
    (tmp_path / "talk.md").write_text(TITLE + "![A map](a.svg)\n")
    result = run("build", "talk.md")
    assert result.status == 1
    assert re.search(r"talk\.md:8: error DB318 broken-image: a\.svg (is|holds) a", result.err)


def test_parts_of_a_presentation_hold_nothing_that_is_not_allowed(run, tmp_path):
    (tmp_path / "a.svg").write_bytes(picture_files.svg(b'<g id="x" data-a="b"/><animate/>'))
    (tmp_path / "talk.md").write_text(TITLE + "![A map](a.svg)\n")
    result = run("build", "talk.md", "-f", "pptx")
    assert result.status == 0
    assert "talk.md:8: warning DB345 picture-simplified" in result.err
    with zipfile.ZipFile(tmp_path / "dist/talk.pptx") as package:
        parts = [name for name in package.namelist() if name.endswith(".svg")]
        assert parts
        for name in parts:
            hold_allowed(package.read(name))
            assert picture_files.SECRET not in package.read(name)


@pytest.mark.slow
@pytest.mark.parametrize("kind", picture_files.THIN)
def test_strange_pictures_are_built_into_every_format(run, tmp_path, kind):
    (tmp_path / "a.png").write_bytes(picture_files.THIN[kind]())
    pictures = "".join(text.format("a.png") + "\n" for text, _ in PLACES.values())
    (tmp_path / "talk.md").write_text(TITLE + pictures)
    formats = ("pptx", "handout", "slides", "workbook", "session-pack", "pptx-participants")
    result = run("build", "talk.md", *(part for name in formats for part in ("-f", name)))
    assert result.status == 0, result.err


def test_a_picture_to_which_a_title_leaves_no_room_is_reported(run, tmp_path):
    (tmp_path / "a.png").write_bytes(picture_files.png())
    (tmp_path / "talk.md").write_text(f"# {'picture' * 200}\n\n![A map](a.png)\n")
    result = run("build", "talk.md", "-f", "pptx")
    assert result.status == 1
    assert "talk.md:3: error DB114 no-room" in result.err
