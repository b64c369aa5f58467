"""Text over pictures in PowerPoint files: its contrast is measured by their pixels."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.pptx import pixels
from tests.gate.test_files_of_others import faults_of

WIDE, HIGH = 720, 540
"""The size of slides, in points."""
PALE, DARK = (250, 250, 250), (10, 20, 30)


def half_and_half(kind: str = "PNG", left: Any = DARK, right: Any = PALE) -> io.BytesIO:
    """Draw a picture of two halves."""
    mode = "RGBA" if len(left) == 4 else "RGB"
    image = Image.new(mode, (200, 100), left)
    image.paste(right, (100, 0, 200, 100))
    return saved(image, kind)


def dark_above_pale() -> io.BytesIO:
    """Draw a picture that is pale from 351 points on, where it is as high as a slide."""
    image = Image.new("RGB", (100, 100), DARK)
    image.paste(PALE, (0, 65, 100, 100))
    return saved(image, "PNG")


def saved(image: Image.Image, kind: str) -> io.BytesIO:
    file = io.BytesIO()
    image.save(file, kind)
    file.seek(0)
    return file


class Deck:
    """A slide with a picture all over it, and what is put on that."""

    def __init__(self, file: io.BytesIO | None = None) -> None:
        self.presentation = pptx.Presentation()
        self.presentation.slide_width, self.presentation.slide_height = Pt(WIDE), Pt(HIGH)
        self.slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[6])
        size = (0, 0, Pt(WIDE), Pt(HIGH))
        self.picture = self.slide.shapes.add_picture(file or half_and_half(), *size)

    def band(self, colour: str, opacity: float, left: float = 0, width: float = WIDE) -> None:
        """Lay a rectangle over a part of the slide that lets some of the picture through."""
        band = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), 0, Pt(width), Pt(HIGH))
        band.fill.solid()
        band.fill.fore_color.rgb = RGBColor.from_string(colour)
        alpha = etree.SubElement(band._element.find(f".//{A}srgbClr"), f"{A}alpha")
        alpha.set("val", str(round(opacity * 100_000)))

    def write(self, colour: str, left: float, width: float = 300, text: str = "Sample") -> Any:
        """Put a text box on the slide."""
        box = self.slide.shapes.add_textbox(Pt(left), Pt(100), Pt(width), Pt(300))
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.font.size = text, Pt(20)
        run.font.color.rgb = RGBColor.from_string(colour)
        box.text_frame.word_wrap = True
        return box


def told(deck: Deck, tmp_path: Path) -> tuple[int, int]:
    """Return how often contrast is too low, and how often it cannot be reckoned."""
    low = faults_of("DB721", deck.presentation, tmp_path)
    return len(low), len(faults_of("DB742", deck.presentation, tmp_path))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("colour", "left", "low"),
    [("FFFFFF", 20, 0), ("FFFFFF", 400, 1), ("000000", 400, 0), ("000000", 20, 1),
     ("FFFFFF", 200, 1), ("777777", 20, 0)],
)  # fmt: skip
def test_text_is_judged_by_the_pixels_beneath_it(
    colour: str, left: float, low: int, kind: str, tmp_path: Path
) -> None:
    deck = Deck(half_and_half(kind))
    deck.write(colour, left)
    assert told(deck, tmp_path) == (low, 0)


def test_the_worst_place_and_its_colour_are_named(tmp_path: Path) -> None:
    deck = Deck()
    deck.write("FFFFFF", 200)
    (fault,) = faults_of("DB721", deck.presentation, tmp_path)
    assert "#FFFFFF on #FAFAFA is 1.04 to 1, and needs 3 to 1" in fault


def test_what_is_cut_away_does_not_count(tmp_path: Path) -> None:
    deck = Deck()
    deck.write("FFFFFF", 400)
    assert told(deck, tmp_path) == (1, 0)
    deck.picture.crop_right = 0.5
    assert told(deck, tmp_path) == (0, 0)


@pytest.mark.parametrize(("anchor", "low"), [("t", 0), ("ctr", 0), ("b", 1)])
def test_only_the_part_of_a_box_where_its_text_stands_counts(
    anchor: str, low: int, tmp_path: Path
) -> None:
    deck = Deck(dark_above_pale())
    deck.write("FFFFFF", 20)._element.find(f"{P}txBody/{A}bodyPr").set("anchor", anchor)
    assert told(deck, tmp_path) == (low, 0)


def test_much_text_takes_all_of_its_box(tmp_path: Path) -> None:
    deck = Deck(dark_above_pale())
    deck.write("FFFFFF", 20, text="Sample " * 40)
    assert told(deck, tmp_path) == (1, 0)


# --- what lets something through -----------------------------------------------------------


@pytest.mark.parametrize(("opacity", "low"), [(0.3, 1), (0.8, 0), (1.0, 0)])
def test_a_band_is_mixed_with_the_picture_beneath(opacity: float, low: int, tmp_path: Path) -> None:
    deck = Deck()
    deck.band("000000", opacity)
    deck.write("FFFFFF", 200)
    assert told(deck, tmp_path) == (low, 0)


def test_a_text_box_may_be_the_band(tmp_path: Path) -> None:
    deck = Deck()
    box = deck.write("FFFFFF", 200)
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(0, 0, 0)
    alpha = etree.SubElement(box._element.find(f"{P}spPr//{A}srgbClr"), f"{A}alpha", val="80000")
    assert told(deck, tmp_path) == (0, 0)
    alpha.set("val", "20000")
    assert told(deck, tmp_path) == (1, 0)


def test_beside_a_band_the_picture_counts(tmp_path: Path) -> None:
    deck = Deck()
    deck.band("000000", 1.0, width=450)
    deck.write("FFFFFF", 200)
    assert told(deck, tmp_path) == (1, 0)


def test_what_is_clear_in_a_picture_shows_what_is_beneath(tmp_path: Path) -> None:
    deck = Deck(half_and_half(left=(0, 0, 0, 0), right=(0, 0, 0, 255)))
    deck.write("000000", 20)
    assert told(deck, tmp_path) == (0, 0)
    deck.write("000000", 400)
    assert told(deck, tmp_path) == (1, 0)


def test_a_picture_may_have_a_fill_beneath_it(tmp_path: Path) -> None:
    deck = Deck(half_and_half(left=(0, 0, 0, 0), right=(0, 0, 0, 255)))
    fill = etree.SubElement(deck.picture._element.find(f"{P}spPr"), f"{A}solidFill")
    etree.SubElement(fill, f"{A}srgbClr", val="111111")
    deck.write("000000", 20)
    assert told(deck, tmp_path) == (1, 0)


# --- where pictures stand ------------------------------------------------------------------


def test_a_picture_may_be_the_background_of_a_slide(tmp_path: Path) -> None:
    deck = Deck()
    element = deck.picture._element
    fill = element.find(f"{P}blipFill")
    fill.tag = f"{A}blipFill"
    background = etree.Element(f"{P}bg")
    properties = etree.SubElement(background, f"{P}bgPr")
    properties.append(fill)
    etree.SubElement(properties, f"{A}effectLst")
    deck.slide._element.find(qn("p:cSld")).insert(0, background)
    element.getparent().remove(element)
    deck.write("FFFFFF", 20)
    assert told(deck, tmp_path) == (0, 0)
    deck.write("FFFFFF", 400)
    assert told(deck, tmp_path) == (1, 0)


def test_a_picture_may_stand_on_the_layout(tmp_path: Path) -> None:
    deck = Deck()
    layout = deck.slide.slide_layout
    _, id_ = layout.part.get_or_add_image_part(half_and_half())
    element = deck.picture._element
    element.find(f"{P}blipFill/{A}blip").set(qn("r:embed"), id_)
    layout.shapes._spTree.append(element)
    deck.write("FFFFFF", 20)
    assert told(deck, tmp_path) == (0, 0)
    deck.write("FFFFFF", 400)
    assert told(deck, tmp_path) == (1, 0)


# --- what cannot be reckoned ---------------------------------------------------------------


def with_effect(deck: Deck) -> None:
    etree.SubElement(deck.picture._element.find(f".//{A}blip"), f"{A}lum", bright="20000")


def with_artistic_effect(deck: Deck) -> None:
    blip = deck.picture._element.find(f".//{A}blip")
    extensions = etree.SubElement(blip, f"{A}extLst")
    etree.SubElement(extensions, f"{A}ext", uri="{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}")


def with_soft_edges(deck: Deck) -> None:
    effects = etree.SubElement(deck.picture._element.find(f"{P}spPr"), f"{A}effectLst")
    etree.SubElement(effects, f"{A}softEdge", rad="100000")


def turned(deck: Deck) -> None:
    deck.picture._element.find(f".//{A}xfrm").set("rot", "10800000")


def mirrored(deck: Deck) -> None:
    deck.picture._element.find(f".//{A}xfrm").set("flipH", "1")


def tiled(deck: Deck) -> None:
    stretch = deck.picture._element.find(f".//{A}stretch")
    stretch.getparent().replace(stretch, etree.Element(f"{A}tile"))


def offset(deck: Deck) -> None:
    deck.picture._element.find(f".//{A}fillRect").set("l", "10000")


def widened(deck: Deck) -> None:
    deck.picture.crop_left = -0.2


def linked(deck: Deck) -> None:
    blip = deck.picture._element.find(f".//{A}blip")
    blip.set(qn("r:link"), blip.attrib.pop(qn("r:embed")))


def lost(deck: Deck) -> None:
    deck.picture._element.find(f".//{A}blip").set(qn("r:embed"), "rId99")


def film(deck: Deck) -> None:
    etree.SubElement(deck.picture._element.find(f"{P}nvPicPr/{P}nvPr"), f"{A}videoFile")


def replaced(deck: Deck, data: bytes) -> None:
    blip = deck.picture._element.find(f".//{A}blip")
    deck.slide.part.related_part(blip.get(qn("r:embed")))._blob = data


def vector(deck: Deck) -> None:
    replaced(deck, b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60))


def broken(deck: Deck) -> None:
    replaced(deck, half_and_half().read()[:60])


def far_too_large(deck: Deck) -> None:
    data = bytearray(half_and_half().read())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    replaced(deck, bytes(data))


@pytest.mark.parametrize(
    "change",
    [with_effect, with_artistic_effect, with_soft_edges, turned, mirrored, tiled, offset, widened,
     linked, lost, film, vector, broken, far_too_large],
)  # fmt: skip
def test_what_pixels_do_not_tell_is_for_people_to_see(
    change: Callable[[Deck], None], tmp_path: Path
) -> None:
    deck = Deck()
    deck.write("FFFFFF", 400)
    change(deck)
    assert told(deck, tmp_path) == (0, 1)


def test_a_shadow_changes_no_pixels(tmp_path: Path) -> None:
    deck = Deck()
    deck.write("FFFFFF", 400)
    effects = etree.SubElement(deck.picture._element.find(f"{P}spPr"), f"{A}effectLst")
    etree.SubElement(effects, f"{A}outerShdw", blurRad="100000")
    assert told(deck, tmp_path) == (1, 0)


def test_no_more_pixels_are_read_than_a_limit_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pixels, "PPTX_PIXELS", pixels.PPTX_PIXELS.__class__(19_999, "", ""))
    deck = Deck()
    deck.write("FFFFFF", 400)
    assert told(deck, tmp_path) == (0, 1)


def test_a_picture_is_decoded_once_however_many_texts_lie_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    real = pixels.read_pixels
    monkeypatch.setattr(
        pixels, "read_pixels", lambda data, side: (read.append(side), real(data, side))[1]
    )
    deck = Deck()
    for left in range(0, 400, 20):
        deck.write("FFFFFF", left)
    faults_of("DB721", deck.presentation, tmp_path)
    assert read == [256]


def test_colours_beyond_number_are_not_reckoned(tmp_path: Path) -> None:
    deck = Deck()
    for at in range(200):
        deck.band(f"{at:02X}40{255 - at:02X}", 0.5, left=at, width=at + 1)
    deck.write("FFFFFF", 0, 700)
    assert told(deck, tmp_path) == (0, 1)
