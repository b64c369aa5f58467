"""Slides as SVG: every word in its place, all items drawn, pictures upright and in the file."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from PIL import Image

from deckbuilder.assets.pictures.raster import rasterise
from deckbuilder.model import inline_text
from deckbuilder.scene.slide import Group, PictureItem, Scene, TableItem, TextFrame
from deckbuilder.writers.svg import write_slide
from tests.shared import picture_files
from tests.shared.decks import written
from tests.shared.small_slides import paragraphs, scenes_of, slide, text

SVG = "{http://www.w3.org/2000/svg}"
TORTURE = [scene.id for scene in written("torture").presentation.scenes]


def draw(scene: Scene, name: str = "sample") -> str:
    presentation = written("torture").presentation
    return write_slide(presentation, scene, name=name, label=f'A "sample" <{scene.title}>')


def find(id_: str) -> Scene:
    return next(it for it in written("torture").presentation.scenes if it.id == id_)


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - we wrote it


@pytest.mark.parametrize("id_", TORTURE)
def test_every_word_of_a_slide_is_in_its_picture(id_):
    """Spaces at the ends of lines part the words of one line from those of the next."""
    scene = find(id_)
    lines = [
        "".join(run.text for run in line.runs)
        for paragraph in paragraphs(scene)
        for line in paragraph.lines
        if line.runs
    ]
    shown = ["".join(line.itertext()) for line in read(draw(scene)).iter(f"{SVG}text")]
    assert sorted(set(lines) - set(shown)) == []


@pytest.mark.slow
@pytest.mark.parametrize("id_", TORTURE)
def test_a_picture_has_a_name_and_no_id_twice(id_):
    root = read(draw(find(id_), "some-name"))
    assert root.get("role") == "img"
    assert root.get("aria-label") == f'A "sample" <{find(id_).title}>'
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id_.startswith("some-name-") for id_ in ids if id_)
    used = re.findall(r"url\(#([^)]+)\)", draw(find(id_), "some-name"))
    assert set(used) <= set(ids)


def test_runs_stand_where_they_were_placed_and_fill_their_width():
    presentation, _ = scenes_of(slide(id="one", title=text("Sample title")))
    scene = presentation.scenes[0]
    frame = next(it for it in scene.items if isinstance(it, TextFrame) and it.placeholder)
    run = frame.paragraphs[0].lines[0].runs[0]
    root = read(write_slide(presentation, scene, name="x", label="x"))
    piece = next(it for it in root.iter(f"{SVG}tspan") if it.text == run.text.rstrip())
    assert float(piece.get("x", "")) == pytest.approx(
        (frame.rect.x + frame.inset[0] + run.x) / 12_700, abs=0.01
    )
    assert float(piece.get("textLength", "")) == pytest.approx(run.width / 12_700, abs=0.01)
    assert piece.get("font-family", "").startswith("'Arial'")
    assert piece.get("fill") == f"#{getattr(presentation.brand.colours, run.style.colour)}"


def items(scene: Scene, kind: type) -> list:
    found = []
    for item in scene.items:
        parts = item.items if isinstance(item, Group) else (item,)
        found += [part for part in parts if isinstance(part, kind)]
    return found


def test_tables_have_a_rule_below_each_row():
    scene = next(it for it in written("torture").presentation.scenes if items(it, TableItem))
    rows = sum(len(table.rows) for table in items(scene, TableItem))
    assert len(list(read(draw(scene)).iter(f"{SVG}path"))) == rows


def test_a_highlighted_row_has_a_bar_along_its_left_edge():
    scene = next(it for it in map(find, TORTURE) if it.title == "A table that goes on")
    [table] = items(scene, TableItem)
    [bar] = [it for it in read(draw(scene)).iter(f"{SVG}path") if it.get("stroke-width") == "4.5"]
    [cell] = [cell.rect for row in table.rows for cell in row if cell.bar]
    corners = [float(each) for each in re.findall(r"[\d.]+", bar.get("d", ""))]
    edge = (cell.x, cell.y, cell.x, cell.bottom)
    assert corners == pytest.approx([each / 12_700 for each in edge], abs=0.01)


def test_patterns_of_a_chart_are_defined_once_each():
    scene = next(it for it in map(find, TORTURE) if "eight series" in it.title)
    root = read(draw(scene))
    patterns = list(root.iter(f"{SVG}pattern"))
    assert len(patterns) >= 3
    fills = [it.get("fill", "") for it in root.iter(f"{SVG}polygon")]
    for pattern in patterns:
        assert fills.count(f"url(#{pattern.get('id')})") > 1


def test_slices_are_closed_and_those_of_a_doughnut_have_an_inner_edge():
    scene = next(it for it in map(find, TORTURE) if it.title == "Two charts of shares")
    outlines = [it.get("d", "") for it in read(draw(scene)).iter(f"{SVG}path")]
    assert {outline.count("A") for outline in outlines} == {1, 2}
    assert all(re.fullmatch(r"M[^MZ]+Z", outline) for outline in outlines)


def test_lines_of_a_chart_differ_by_their_dashes():
    scene = next(it for it in map(find, TORTURE) if it.title.startswith("A line chart"))
    lines = [
        it for it in read(draw(scene)).iter(f"{SVG}polyline") if it.get("stroke-width") == "2.5"
    ]
    assert len({it.get("stroke-dasharray", "") for it in lines}) == 2


@pytest.mark.slow
def test_pictures_are_within_the_file_and_name_no_other():
    for scene in map(find, TORTURE):
        links = [it.get("href", "") for it in read(draw(scene)).iter(f"{SVG}image")]
        assert all(link.startswith("data:image/") for link in links)
        assert len(links) == len(items(scene, PictureItem)) + _decoration(scene)


def _decoration(scene: Scene) -> int:
    layout = written("torture").presentation.layouts[scene.layout]
    return sum(isinstance(item, PictureItem) for item in layout.decoration)


def test_metadata_of_a_picture_do_not_get_into_the_file(tmp_path):
    for link in re.findall('base64,([^"]+)', draw_picture(tmp_path, picture_files.turned(6))):
        assert picture_files.SECRET not in base64.b64decode(link)


def draw_picture(folder: Path, data: bytes, orientation: int = 1, crop=(0.0, 0.0, 0.0, 0.0)) -> str:
    """Draw a slide with one picture that fills it."""
    path = folder / "sample.jpg"
    path.write_bytes(data)
    with Image.open(io.BytesIO(data)) as stored:
        width, height = stored.size
    presentation = written("torture").presentation
    scene = next(it for it in presentation.scenes if items(it, PictureItem))
    item = items(scene, PictureItem)[0]
    image = replace(
        item.image, path=path, format="jpeg", width=width, height=height, orientation=orientation
    )
    whole = item.rect._replace(x=0, y=0, width=presentation.width, height=presentation.height)
    shown = replace(item, image=image, rect=whole, crop=crop)
    return write_slide(presentation, replace(scene, items=(shown,)), name="x", label="x")


def corner_colours(svg: str) -> list[tuple[int, ...]]:
    """Return the colours near the corners of a picture, in the order of the sample's."""
    brand = written("torture").presentation.brand
    drawn = rasterise(svg.encode(), 320, 180, (brand.body.regular,), brand.mono.regular)
    with Image.open(io.BytesIO(drawn)) as opened:
        pixels = opened.convert("RGB")
    return [pixels.getpixel(place) for place in ((40, 30), (280, 30), (40, 150), (280, 150))]


@pytest.mark.slow
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_are_upright_however_the_camera_was_held(tmp_path, orientation):
    found = corner_colours(draw_picture(tmp_path, picture_files.turned(orientation), orientation))
    for colour, wanted in zip(found, picture_files.CORNERS.values(), strict=True):
        assert all(abs(a - b) < 40 for a, b in zip(colour, wanted, strict=True))


@pytest.mark.slow
def test_what_is_cropped_does_not_show(tmp_path):
    svg = draw_picture(tmp_path, picture_files.turned(1), crop=(0.5, 0.5, 0.0, 0.0))
    last = list(picture_files.CORNERS.values())[-1]
    for colour in corner_colours(svg):
        assert all(abs(a - b) < 40 for a, b in zip(colour, last, strict=True))


@pytest.mark.slow
def test_a_slide_is_drawn_alike_each_time():
    assert [draw(find(id_)) for id_ in TORTURE] == [draw(find(id_)) for id_ in TORTURE]


def test_the_title_of_each_slide_is_drawn_in_the_deck_that_was_written():
    for scene, source in zip(
        written("default").presentation.scenes, written("default").presentation.deck.slides,
        strict=True,
    ):  # fmt: skip
        svg = write_slide(written("default").presentation, scene, name="x", label="x")
        drawn = " ".join("".join(it.itertext()) for it in read(svg).iter(f"{SVG}text"))
        assert " ".join(inline_text(source.title).split()) in " ".join(drawn.split())
