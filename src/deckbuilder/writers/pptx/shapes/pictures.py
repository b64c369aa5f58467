"""Pictures: media parts, cropping, and EXIF orientation as a rotation of the shape.

Each picture is in the file once, by its content: without metadata, in sRGB, and no larger than its
largest place needs. A vector picture goes in as vectors, beside a raster of it for readers without
SVG. Refuses to place.
"""

from __future__ import annotations

from deckbuilder.files.inputs import digest
from deckbuilder.geometry import Emu, Rect
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import PictureItem
from deckbuilder.writers.pptx.drawing import write_identity, write_place
from deckbuilder.writers.pptx.package.part import Part, PptxDocument
from deckbuilder.writers.pptx.shapes.placeholders import write_reference
from deckbuilder.writers.raster import rasterise_picture, read_picture

_SVG = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/>'
    "</a:ext></a:extLst>"
)

# How to set upright what a camera stored turned (JEITA CP-3451, tag 0x0112): clockwise turns
# in 60,000ths of a degree and whether the stored picture is mirrored first.
_UPRIGHT = {
    1: (0, False), 2: (0, True), 3: (10_800_000, False), 4: (10_800_000, True),
    5: (16_200_000, True), 6: (5_400_000, False), 7: (5_400_000, True), 8: (16_200_000, False),
}  # fmt: skip
_QUARTER_TURNS = (5_400_000, 16_200_000)


def write_picture(part: Part, item: PictureItem, slot: PlacedSlot | None) -> str:
    """Return a picture, in a placeholder where `slot` is one."""
    turn, mirrored = _UPRIGHT.get(item.image.orientation, (0, False))
    upright = turn == 0 and not mirrored
    inherits = slot is not None and upright and slot.rect == item.rect and slot.geometry == "rect"
    place = "" if inherits else _write_place(item.rect, turn, mirrored=mirrored)
    left, top, right, bottom = _stored_crop(item.crop, turn, mirrored=mirrored)
    crop = ""
    if any(item.crop):
        crop = f'<a:srcRect l="{left}" t="{top}" r="{right}" b="{bottom}"/>'
    reference = write_reference(slot) if slot else ""
    identity = write_identity(part, item.name, item.alt, decorative=item.decorative)
    return (
        f'<p:pic><p:nvPicPr>{identity}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvPicPr><p:blipFill>{_write_blip(part, item)}{crop}"
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{place}</p:spPr></p:pic>"
    )


def _write_place(rect: Rect, turn: int, *, mirrored: bool) -> str:
    """Return place and geometry; a shape turned by a quarter has its size before turning."""
    attributes = f' rot="{turn}"' if turn else ""
    attributes += ' flipH="1"' if mirrored else ""
    if turn in _QUARTER_TURNS:
        shift = (rect.width - rect.height) // 2
        rect = Rect(Emu(rect.x + shift), Emu(rect.y - shift), rect.height, rect.width)
    place = write_place(rect, attributes=attributes)
    return f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _stored_crop(
    crop: tuple[float, float, float, float], turn: int, *, mirrored: bool
) -> tuple[int, int, int, int]:
    """Return what is cut from the picture as stored, in 1000ths of a percent."""
    left, top, right, bottom = (round(share * 100_000) for share in crop)
    for _ in range(turn // 5_400_000):  # undo the clockwise turns, each a quarter
        left, top, right, bottom = top, right, bottom, left
    return (right, top, left, bottom) if mirrored else (left, top, right, bottom)


def _write_blip(part: Part, item: PictureItem) -> str:
    file = _media_file(part.document, item)
    id_ = part.relationships.add("image", f"../media/{file}")
    if item.image.format != "svg":
        return f'<a:blip r:embed="{id_}"/>'
    fallback = _raster_file(part.document, item)
    fallback_id = part.relationships.add("image", f"../media/{fallback}")
    return f'<a:blip r:embed="{fallback_id}">{_SVG % id_}</a:blip>'


def _media_file(document: PptxDocument, item: PictureItem) -> str:
    """Return the name of a picture's file, reading the picture at its first use."""
    path = item.image.path
    if path not in document.media:
        picture = read_picture(item, document.needs.pixels(item))
        document.media[path] = _store(document, picture.data, picture.format)
    return document.media[path]


def _raster_file(document: PptxDocument, item: PictureItem) -> str:
    """Return the name of the file of a vector picture's raster, as large as its largest place."""
    key = (item.image.path, "raster")
    if key not in document.media:
        size = document.needs.still_pixels(item)
        raster = rasterise_picture(item, size, document.presentation.brand)
        document.media[key] = _store(document, raster, "png")
    return document.media[key]


def _store(document: PptxDocument, data: bytes, ending: str) -> str:
    key = digest(data)
    if key not in document.media:
        name = document.package.next_name("ppt/media/image", f".{ending}")
        document.package.add(name, data)
        document.media[key] = name.rpartition("/")[2]
    return document.media[key]
