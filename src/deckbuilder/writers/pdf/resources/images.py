"""Pictures as image objects, each file embedded once (ISO 32000-1, 8.9).

Owns pixels: data of a JPEG go into the file as they are, and so do those of a PNG that PDF can read
directly; anything else is decoded. Every picture ends up grey, RGB or indexed RGB, so that the
file's sRGB output intent covers it, and has the pixels that print needs at its size on the page.
Vector pictures become path operators in `vector`, or pixels where they use what is not drawn
there. No metadata of a picture get into the file.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from deckbuilder.assets.pictures.pixels import Picture, decode_picture, encode_png
from deckbuilder.cache.keeper import find_result
from deckbuilder.files.inputs import digest
from deckbuilder.model import Image
from deckbuilder.scene.page import PageItems, Pages, PageSlide
from deckbuilder.scene.pixel_needs import PixelNeeds
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import PictureItem
from deckbuilder.writers.pdf.file.objects import PdfFile, reference
from deckbuilder.writers.raster import rasterise_picture, read_picture, read_svg

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

_UPRIGHT = {
    1: "1 0 0 1 0 0",
    2: "-1 0 0 1 1 0",
    3: "-1 0 0 -1 1 1",
    4: "1 0 0 -1 0 1",
    5: "0 -1 -1 0 1 1",
    6: "0 -1 1 0 0 1",
    7: "0 1 1 0 0 0",
    8: "0 1 -1 0 1 0",
}
"""The matrix that sets a picture of each EXIF orientation upright in the unit square."""

_GREY, _RGB, _PALETTE = 0, 2, 3


class Images:
    """The image objects of one file."""

    def __init__(self, file: PdfFile, presentation: Presentation, pages: Pages) -> None:
        self._file = file
        self._brand = presentation.brand
        self._needs = _page_needs(presentation, pages)
        self._numbers: dict[object, int] = {}
        self._same: dict[str, int] = {}
        self._vectors: dict[Path, str] = {}

    def embed(self, item: PictureItem) -> str:
        """Embed a picture and return the operators that draw it in the unit square."""
        image = item.image
        if image.format == "svg":
            return self._draw_vector(image) or self._draw_raster(item)
        if image.path not in self._numbers:
            self._numbers[image.path] = self._write(item)
        upright = _UPRIGHT.get(image.orientation, _UPRIGHT[1])
        return f"{upright} cm {self._name(image.path)} Do"

    def _name(self, key: object) -> str:
        return f"/I{self._numbers[key]}"

    def _draw_vector(self, image: Image) -> str:
        """Return the operators of a vector picture, or nothing where it has to be a raster."""
        from deckbuilder.writers.pdf.resources.vector import UnsupportedPicture, vector_operators

        if image.path not in self._vectors:
            try:
                drawn = vector_operators(read_svg(image.path), image.width, image.height)
            except UnsupportedPicture:
                drawn = ""
            self._vectors[image.path] = drawn
        return self._vectors[image.path]

    def _draw_raster(self, item: PictureItem) -> str:
        path = item.image.path
        if path not in self._numbers:
            size = self._needs.pixels(item)
            raster = rasterise_picture(item, size, self._brand)
            self._numbers[path] = self._write_pixels(raster)
        return f"{self._name(path)} Do"

    def resources(self) -> str:
        """Return the entries of the resources' `XObject`."""
        numbers = dict.fromkeys(self._numbers.values())
        return "".join(f"/I{number} {reference(number)}" for number in numbers)

    def _write(self, item: PictureItem) -> int:
        """Embed a picture of pixels, unless another path held the same."""
        picture = read_picture(item, self._needs.pixels(item), moving=False)
        key = digest(picture.data)
        if key not in self._same:
            self._same[key] = self._write_picture(picture)
        return self._same[key]

    def _write_picture(self, picture: Picture) -> int:
        if picture.format == "jpeg" and (space := _jpeg_space(picture.data)):
            size = f"/Width {picture.width}/Height {picture.height}"
            entries = f"{size}/ColorSpace/{space}/BitsPerComponent 8"
            return self._add(entries, picture.data, "DCTDecode")
        if picture.format == "png" and (png := _read_png(picture.data)):
            return self._add(png.entries, png.data, "FlateDecode")
        return self._write_pixels(picture.data)

    def _add(self, entries: str, data: bytes, compression: str) -> int:
        entries = f"/Type/XObject/Subtype/Image{entries}/Filter/{compression}"
        return self._file.stream(entries, data, compress=False)

    def _write_pixels(self, data: bytes) -> int:
        """Embed a picture from its decoded pixels; what is transparent becomes a soft mask."""
        key = digest(data)
        colours, opacity = find_result(
            "pixels for PDF", key, _Layers, lambda: _encode_pixels(data), from_bytes=True
        )
        mask = ""
        if opacity is not None:
            number = self._add(opacity.entries, opacity.data, "FlateDecode")
            mask = f"/SMask {reference(number)}"
        return self._add(colours.entries + mask, colours.data, "FlateDecode")


def _encode_pixels(data: bytes) -> _Layers:
    """Decode a picture, and filter its pixels as in a PNG, which makes them smaller."""
    pixels = decode_picture(data)
    if pixels.mode not in ("LA", "RGBA"):
        return _Layers(_as_png(pixels), None)
    return _Layers(_as_png(pixels.convert(pixels.mode[:-1])), _as_png(pixels.getchannel("A")))


def _as_png(pixels: Pixels) -> _Png:
    png = _read_png(encode_png(pixels))
    assert png is not None  # noqa: S101 - neither interlaced nor transparent
    return png


def _page_needs(presentation: Presentation, pages: Pages) -> PixelNeeds:
    """Return what pictures need on the pages, on which slides are smaller than projected."""
    needs = PixelNeeds()
    for item in (item for page in pages.pages for item in page.items):
        if isinstance(item, PageSlide):
            scale = item.rect.width / presentation.width
            needs.add(item.scene.items, scale)
            layout = pages.layouts.get(item.scene.layout)
            needs.add_layouts((layout,) if layout else (), scale)
        elif isinstance(item, PageItems):
            needs.add(item.items)
    return needs


# --- JPEG ----------------------------------------------------------------------------------


def _jpeg_space(data: bytes) -> str:
    """Return the colour space of a JPEG file, or nothing where its data cannot stay as they are.

    The frame header (ITU-T T.81, B.2.2) holds the number of components and the precision.
    """
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            precision, components = data[place + 4], data[place + 9]
            if precision != 8 or marker not in (0xC0, 0xC1, 0xC2):
                return ""
            return {1: "DeviceGray", 3: "DeviceRGB"}.get(components, "")
        place += 2 + length
    return ""


# --- PNG -----------------------------------------------------------------------------------


class _Png(Struct, frozen=True):
    """An image dictionary's entries and the compressed rows as they stand in the PNG file."""

    entries: str
    data: bytes


class _Layers(NamedTuple):
    """Grey or RGB pixels, and their opacity where some let through what is behind them."""

    colours: _Png
    opacity: _Png | None


def _read_png(data: bytes) -> _Png | None:
    """Take a PNG's rows as they are: PDF's predictor 15 is PNG's own filtering (7.4.4.4).

    Returns None for one that is interlaced or transparent, and for a broken one.
    """
    try:
        chunks = _png_chunks(data)
        width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
        rows = chunks[b"IDAT"]
    except (KeyError, struct.error):
        return None
    if interlaced or kind not in (_GREY, _RGB, _PALETTE) or b"tRNS" in chunks:
        return None
    space = "/DeviceRGB" if kind == _RGB else "/DeviceGray"
    if kind == _PALETTE:
        palette = chunks.get(b"PLTE", b"")
        space = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"
    colours = 3 if kind == _RGB else 1
    return _Png(
        f"/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent {depth}"
        f"/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {depth}/Columns {width}>>",
        rows,
    )


def _png_chunks(data: bytes) -> dict[bytes, bytes]:
    """Return a PNG's chunks by type, those of one type joined (ISO/IEC 15948, 5.3)."""
    chunks: dict[bytes, list[bytes]] = {}
    place = 8
    while place + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        chunks.setdefault(kind, []).append(data[place + 8 : place + 8 + length])
        place += length + 12
    return {kind: b"".join(parts) for kind, parts in chunks.items()}
