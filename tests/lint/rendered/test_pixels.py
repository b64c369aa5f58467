"""Samples of pictures: which files are looked at whole, and how few are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pillow

from deckbuilder.assets.pictures.samples import Sample
from deckbuilder.geometry import Rect, rect
from deckbuilder.lint.rendered import pixels
from deckbuilder.lint.rendered.pixels import Sampler
from deckbuilder.model import Image
from deckbuilder.scene.slide import PictureItem
from tests.writers.pptx.factory import presentation

PLACE = rect(100, 100, 80, 40)


def item(path: Path, place: Rect = PLACE) -> PictureItem:
    format_ = path.suffix[1:].replace("jpg", "jpeg")
    image = Image(path=path, format=format_, width=40, height=20)  # type: ignore[arg-type]
    return PictureItem(name="Picture", rect=place, image=image, alt="A sample")


def clear_on_the_left(path: Path, mode: str) -> Path:
    """Draw a dark right half; the left half is clear, in a palette too."""
    made = Pillow.new("RGBA", (40, 20), (0, 0, 0, 0))
    made.paste((16, 32, 48, 255), (20, 0, 40, 20))
    if mode == "P":
        made = made.quantize(4)
    made.save(path)
    return path


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_a_picture_that_is_clear_in_part_is_sampled_whole(tmp_path: Path, mode: str) -> None:
    found = Sampler(presentation()).sample_whole(
        item(clear_on_the_left(tmp_path / "a.png", mode)), 4
    )
    assert len(found) == 8
    assert [round(it.opacity) for it in found] == [0, 0, 1, 1] * 2
    assert {it.colour for it in found if it.opacity} == {"102030"}


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_without_opacity_is_not_even_decoded(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Pillow.new("RGB", (40, 20), "#102030").save(tmp_path / name)
    monkeypatch.setattr(pixels, "read_pixels", None)
    assert Sampler(presentation()).sample_whole(item(tmp_path / name), 4) == []


def test_a_damaged_picture_has_no_samples(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\nno picture")
    assert Sampler(presentation()).sample_whole(item(path), 4) == []


def test_a_region_beside_a_picture_has_no_samples(tmp_path: Path) -> None:
    path = clear_on_the_left(tmp_path / "a.png", "RGBA")
    assert Sampler(presentation()).sample(item(path), rect(300, 100, 10, 10), 12_700) == []


def test_a_region_within_a_pixel_has_that_pixel(tmp_path: Path) -> None:
    path = clear_on_the_left(tmp_path / "a.png", "RGBA")
    found = Sampler(presentation()).sample(item(path), rect(170.2, 110.2, 0.5, 0.5), 12_700)
    assert found == [Sample("102030", 1.0)]


def test_few_pictures_are_kept(tmp_path: Path) -> None:
    sampler = Sampler(presentation())
    for number in range(12):
        path = clear_on_the_left(tmp_path / f"{number}.png", "RGBA")
        assert sampler.sample_whole(item(path), 4)
    assert len(sampler._read) <= pixels._MAX_PICTURES
