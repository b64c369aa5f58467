"""Vector pictures in pixels: what is drawn, with which fonts, and how large."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image as Pillow

from deckbuilder.assets.pictures import raster
from deckbuilder.assets.pictures.raster import rasterise, shows_nothing
from deckbuilder.assets.pictures.svg.cleaning import clean_svg
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.cache.keeper import kept_by
from deckbuilder.files.inputs import Inputs
from deckbuilder.geometry import rect
from deckbuilder.model import Image
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.pixel_needs import PixelNeeds
from deckbuilder.scene.slide import Group, PictureItem
from deckbuilder.writers.raster import rasterise_picture
from tests.writers.pdf.build import brand

BODY = brand().body
FONTS = (BODY.regular, BODY.bold, BODY.italic, BODY.bold_italic)
WORDS = '<text y="20" font-size="20" font-family="{}" font-weight="{}">Sample</text>'


def svg(inner: str, size: str = 'width="80" height="40"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inner}</svg>'.encode()


def drawn(data: bytes, *fonts: Path) -> Pillow.Image:
    return Pillow.open(io.BytesIO(rasterise(data, 80, 80, fonts)))


def test_gradients_styles_and_opacity_are_drawn() -> None:
    picture = drawn(svg(
        "<style>.a{fill:url(#g)}</style><linearGradient id='g'><stop stop-color='red'/>"
        "<stop offset='1' stop-color='blue'/></linearGradient>"
        "<rect class='a' width='80' height='20'/><rect y='20' width='80' height='20' opacity='.5'/>"
    ))  # fmt: skip
    assert (picture.mode, picture.size) == ("RGBA", (80, 40))
    left, right, below = (picture.getpixel(at) for at in ((1, 5), (78, 5), (40, 30)))
    assert left[0] > 240 > 15 > left[2]
    assert right[2] > 240 > 15 > right[0]
    assert below[3] in (127, 128)


def test_text_takes_the_given_font_whatever_it_asks_for() -> None:
    one, other = (drawn(svg(WORDS.format(name, 400)), *FONTS) for name in ("Arial", "serif"))
    bold = drawn(svg(WORDS.format("Arial", 700)), *FONTS)
    assert one.getbbox() is not None
    assert one.tobytes() == other.tobytes() != bold.tobytes()
    assert drawn(svg(WORDS.format("Arial", 400))).getbbox() is None


@pytest.mark.parametrize(
    ("inner", "nothing"),
    [("", True), ('<rect width="9" height="9" fill="none"/>', True),
     ('<rect width="9" height="9"/>', False), (WORDS.format("Arial", 400), False)],
)  # fmt: skip
def test_a_blank_picture_is_told(inner: str, nothing: bool) -> None:
    assert shows_nothing(svg(inner)) == nothing


@pytest.mark.parametrize("data", [b"<svg", svg("", 'width="0" height="1"'), "é".encode("latin-1")])
def test_what_cannot_be_drawn_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the library's
        rasterise(data, 80, 80)


def test_writers_draw_in_the_fonts_of_the_brand(tmp_path: Path) -> None:
    data = svg(WORDS.format("Arial", 400))
    (tmp_path / "a.svg").write_bytes(data)
    item = placed(36, 18, path=tmp_path / "a.svg")
    assert rasterise_picture(item, (96, 48), brand()) == rasterise(
        clean_svg(data).data, 96, 48, FONTS, brand().mono.regular
    )


# --- the process ---------------------------------------------------------------------------


@pytest.fixture
def fresh() -> Iterator[None]:
    """Begin and end without a process, and with nothing remembered."""

    def forget() -> None:
        raster._stop()
        raster._failed.clear()
        rasterise.cache_clear()

    forget()
    yield
    forget()


CIRCLE = svg('<circle r="9"/>')


@pytest.mark.usefixtures("fresh")
def test_one_process_draws_all_pictures_of_a_run() -> None:
    assert not raster._running
    rasterise(CIRCLE, 80, 80)
    [first] = raster._running.values()
    rasterise(CIRCLE, 40, 40)
    assert [*raster._running.values()] == [first]
    raster._stop()
    assert first.poll() is not None


@pytest.mark.usefixtures("fresh")
def test_picture_that_is_kept_starts_no_process() -> None:
    kept: dict[tuple[str, str], object] = {}

    class Kept:
        def recall(self, kind: str, key: str) -> object:
            return kept.get((kind, key))

        def keep(self, kind: str, key: str, value: object) -> None:
            kept[kind, key] = value

        keep_at_once = keep

    with kept_by(Kept()):
        first = rasterise(CIRCLE, 80, 80)
        raster._stop()
        rasterise.cache_clear()
        assert rasterise(CIRCLE, 80, 80) == first
    assert not raster._running


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("changed", [0, 1])
def test_picture_is_drawn_and_not_kept_where_a_font_changes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: int
) -> None:
    fonts = [Path(shutil.copy(file, tmp_path)) for file in (BODY.regular, brand().mono.regular)]
    draw, kept = raster._draw, []

    def draw_and_change(*given: Any) -> bytes:
        drawn = draw(*given)
        fonts[changed].write_bytes(fonts[changed].read_bytes() + b"\0")
        return drawn

    monkeypatch.setattr(raster, "_draw", draw_and_change)
    keeper = SimpleNamespace(recall=lambda *_: None, keep_at_once=lambda *it: kept.append(it))
    with kept_by(keeper), Inputs() as inputs:
        data = svg(WORDS.format("Arial", 400))
        assert rasterise(data, 80, 80, (fonts[0],), fonts[1]).startswith(b"\x89PNG")
    assert not kept
    assert not inputs.steady


@pytest.mark.usefixtures("fresh")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is not limited")
def test_picture_that_brings_the_process_down_is_a_fault_and_the_next_is_drawn() -> None:
    tile = '<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><path d="M0 0h9"'
    bomb = svg(f'{tile} stroke="red"/></pattern><rect width="80" height="40" fill="url(#p)"/>')
    with pytest.raises(UnusablePictureError, match="too much time or memory"):
        rasterise(bomb, 80, 80)
    assert rasterise(CIRCLE, 80, 80).startswith(b"\x89PNG")


@pytest.mark.usefixtures("fresh")
def test_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "_SECONDS", 0.05)
    monkeypatch.setattr(raster, "_PROGRAM", "-")  # nothing answers
    monkeypatch.setattr(subprocess, "Popen", partial(_hanging, subprocess.Popen))
    with pytest.raises(UnusablePictureError, match="too much time or memory"):
        rasterise(CIRCLE, 80, 80)
    assert not raster._running


def _hanging(start: type[subprocess.Popen[bytes]], _: object, **options: Any) -> object:
    return start([sys.executable, "-c", "import sys; sys.stdin.read()"], **options)


@pytest.mark.usefixtures("fresh")
def test_after_some_that_end_the_process_others_are_not_tried() -> None:
    raster._failed.extend(["a"] * 3)
    with pytest.raises(UnusablePictureError, match="put those right first"):
        rasterise(CIRCLE, 80, 80)
    assert not raster._running


@pytest.mark.usefixtures("fresh")
def test_process_takes_no_module_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("resvg_py", "marshal", "signal", "contextlib", "resource"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    assert rasterise(CIRCLE, 80, 80).startswith(b"\x89PNG")


# --- how large -----------------------------------------------------------------------------


def placed(
    width: float, height: float, crop: tuple[float, ...] = (0, 0, 0, 0), **fields: Any
) -> PictureItem:
    """Place a picture at a size in points."""
    image = {"path": Path("a.svg"), "format": "svg", "width": 80, "height": 40, **fields}
    left, top, right, bottom = crop
    return PictureItem(
        name="a", rect=rect(0, 0, width, height), image=Image(**image), alt="A sample drawing",
        crop=(left, top, right, bottom),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "size"),
    [
        pytest.param(placed(36, 18), (110, 55), id="220 to the inch"),
        pytest.param(placed(36, 18, (0.25, 0, 0.25, 0)), (220, 110), id="with what is cropped"),
        pytest.param(placed(1440, 720), (2000, 1000), id="no more than 2000 of vectors"),
        pytest.param(placed(1440, 720, format="png"), (4400, 2200), id="any number of pixels"),
        pytest.param(placed(18, 36, format="jpeg", orientation=6), (110, 55), id="as it is stored"),
        pytest.param(placed(0.01, 0.01), (1, 1), id="no less than 1"),
    ],
)
def test_size_follows_the_place(item: PictureItem, size: tuple[int, int]) -> None:
    assert PixelNeeds().pixels(item) == size
    needs = PixelNeeds()
    needs.add([item])
    assert needs.pixels(item) == size


def test_picture_that_stands_in_several_places_is_large_enough_for_all() -> None:
    small, large, other = placed(36, 18), placed(72, 36), placed(36, 18, path=Path("b.svg"))
    needs = PixelNeeds()
    needs.add([small, other])
    group = Group(name="a", rect=rect(0, 0, 72, 36), items=(large,))
    needs.add([group, small])
    assert [needs.pixels(item) for item in (small, large, other)] == [
        (220, 110),
        (220, 110),
        (110, 55),
    ]


def test_picture_on_a_smaller_page_needs_less() -> None:
    needs = PixelNeeds()
    needs.add([placed(36, 18)], 0.5)
    assert needs.pixels(placed(36, 18)) == (55, 28)


def test_logo_of_a_layout_counts() -> None:
    logo = placed(72, 36)
    layout = PlacedLayout(name="a", title="A", background="bg1", decoration=(logo,), slots={})
    needs = PixelNeeds()
    needs.add_layouts([layout])
    assert needs.pixels(placed(36, 18)) == (220, 110)
