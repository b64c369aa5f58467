"""Pictures from a camera, however it was held, are upright in both files and tell nothing."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pptx
import pytest
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import BuildRequest
from deckbuilder.diagnostics import Diagnostics
from tests.shared import picture_files
from tests.shared.validators import libreoffice, require

ORIENTATIONS = range(1, 9)


def write_deck(folder: Path, pictures: Mapping[str, bytes], width: str = "") -> Path:
    """Write a deck of one picture a slide, each as wide as an attribute says."""
    for name in ("slides", "images"):
        (folder / name).mkdir(parents=True)
    (folder / "deck.toml").write_text('title = "Sample"\n', encoding="utf-8")
    for number, (name, data) in enumerate(pictures.items(), 10):
        (folder / "images" / name).write_bytes(data)
        (folder / "slides" / f"{number}-picture-{number}.md").write_text(
            f"# Sample {number}\n\n![A sample picture](images/{name}){width}\n", encoding="utf-8"
        )
    return folder


def build(deck: Path, folder: Path) -> dict[str, Path]:
    """Build both files of a deck and return them by their ending."""
    diagnostics = Diagnostics()
    built = pipeline.build(
        BuildRequest(path=deck, folder=folder, formats=("pptx", "handout")), diagnostics
    )
    assert [found.code.name for found in diagnostics] == []
    return {file.path.suffix: file.path for file in built}


def render(pdf: Path) -> list[Image.Image]:
    """Return a picture of each page."""
    program = require("pdftoppm", "poppler-utils")
    subprocess.run([program, "-r", "60", "-png", pdf, pdf.with_suffix("")], check=True)
    pages = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    return [Image.open(page).convert("RGB") for page in pages]


def corners(page: Image.Image) -> dict[str, tuple[int, int, int, int] | None]:
    """Return the box of each of the sample's colours."""
    found = {}
    for corner, colour in picture_files.CORNERS.items():
        bands = [
            band.point(lambda value, want=want: 255 * (abs(value - want) < 40))
            for band, want in zip(page.split(), colour, strict=True)
        ]
        mask = Image.merge("RGB", bands).convert("L").point(lambda value: 255 * (value == 255))
        found[corner] = mask.getbbox()
    return found


def assert_upright(page: Image.Image) -> None:
    found = corners(page)
    boxes = [found[name] for name in picture_files.CORNERS]
    top_left, top_right, bottom_left, bottom_right = boxes
    assert None not in boxes, found
    for left, right in ((top_left, top_right), (bottom_left, bottom_right)):
        assert left[2] - 2 <= right[0]
    for above, below in ((top_left, bottom_left), (top_right, bottom_right)):
        assert above[3] - 2 <= below[1]
    width, height = bottom_right[2] - top_left[0], bottom_right[3] - top_left[1]
    assert width / height == pytest.approx(96 / 64, rel=0.05)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build a deck of every orientation: as JPEG, drawn anew smaller, as PNG and as WebP."""
    folder = tmp_path_factory.mktemp("turned")
    pictures = {f"{o}.jpg": picture_files.turned(o, size=(3000, 2000)) for o in ORIENTATIONS}
    pictures |= {f"{o}.png": picture_files.turned(o, "PNG") for o in ORIENTATIONS}
    pictures |= {f"{o}.webp": picture_files.turned(o, "WEBP") for o in ORIENTATIONS}
    return build(write_deck(folder / "deck", pictures), folder / "out")


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".pptx", ".pdf"])
def test_every_orientation_shows_upright(
    built: dict[str, Path], ending: str, tmp_path: Path
) -> None:
    file = built[ending]
    pdf = libreoffice.to_pdf(file, tmp_path) if ending == ".pptx" else file
    pages = render(pdf)
    if ending == ".pdf":
        del pages[0]  # the contents
    assert len(pages) == 3 * len(ORIENTATIONS)
    for page in pages:
        assert_upright(page)


@pytest.mark.slow
def test_neither_file_tells_what_the_pictures_tell(tmp_path: Path) -> None:
    pictures = {
        "a.jpg": picture_files.jpeg(), "b.png": picture_files.png(), "c.gif": picture_files.gif(),
        "d.svg": picture_files.svg(), "e.jpg": picture_files.jpeg(size=(1500, 1000)),
        "f.png": picture_files.png(size=(1500, 1000)), "g.webp": picture_files.turned(1, "WEBP"),
    }  # fmt: skip
    deck = write_deck(tmp_path / "deck", pictures, "{width=30%}")  # the last three are too large
    files = build(deck, tmp_path / "out")
    with zipfile.ZipFile(files[".pptx"]) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with pikepdf.open(files[".pdf"]) as pdf:
        streams = [
            item.read_raw_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)
        ]
    media = [name for name in parts if name.startswith("ppt/media/")]
    assert len(media) == 8  # the vector picture has a raster beside it
    for data in (*parts.values(), *streams):
        assert picture_files.SECRET not in data
        assert b"Exif" not in data
        assert b"ICC_PROFILE" not in data
        assert str(tmp_path).encode() not in data


@pytest.mark.slow
def test_pictures_that_are_too_large_are_drawn_smaller(tmp_path: Path) -> None:
    """Each is in each file once, at 220 pixels to the inch of its larger place at most."""
    deck = write_deck(
        tmp_path / "deck", {"a.jpg": picture_files.turned(1, size=(2400, 1600))}, "{width=60%}"
    )
    (deck / "slides" / "20-again.md").write_text(
        "# Again\n\n![A sample picture](images/a.jpg){width=30%}\n", encoding="utf-8"
    )
    files = build(deck, tmp_path / "out")
    with zipfile.ZipFile(files[".pptx"]) as package:
        [name] = [name for name in package.namelist() if name.startswith("ppt/media/")]
        shown = Image.open(io.BytesIO(package.read(name)))
    places = [
        shape.width / 914_400
        for slide in pptx.Presentation(str(files[".pptx"])).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE or hasattr(shape, "image")
    ]
    assert len(places) == 2
    assert min(places) < max(places)
    assert shown.format == "JPEG"
    assert shown.width == pytest.approx(220 * max(places), abs=1)
    with pikepdf.open(files[".pdf"]) as pdf:
        [found] = [item for item in pdf.objects if _is_picture(item)]
        assert found.Filter == "/DCTDecode"
        assert 400 < int(found.Width) < shown.width / 1.3


def _is_picture(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"


@pytest.mark.slow
def test_same_pictures_give_the_same_bytes(tmp_path: Path) -> None:
    profile = picture_files.profile(picture_files.DISPLAY_P3)
    pictures = {
        "a.jpg": picture_files.turned(6, size=(1200, 800), icc_profile=profile),
        "b.png": picture_files.turned(6, "PNG", size=(1200, 800), icc_profile=profile),
    }
    deck = write_deck(tmp_path / "deck", pictures, "{width=30%}")
    first, second = (build(deck, tmp_path / name) for name in ("one", "two"))
    assert [first[end].read_bytes() for end in first] == [
        second[end].read_bytes() for end in second
    ]
