"""Pictures of pixels as outputs need them: no larger, in sRGB, in a kind that readers show.

Owns the drawing of a picture anew, with Pillow, which is loaded for the first picture that needs
it: one with far more pixels than its place, with colours other than sRGB, in CMYK or in WebP.
Every other file stays as it is but for its metadata. Refuses to know where a picture stands.
"""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from deckbuilder.assets.pictures.metadata import (
    PictureFormat,
    gif_seconds,
    gif_stills,
    jpeg_segments,
    strip_metadata,
)
from deckbuilder.assets.pictures.png_rows import check_rows
from deckbuilder.assets.pictures.profile import foreign_profile
from deckbuilder.assets.pictures.webp import webp_chunks
from deckbuilder.cache.keeper import find_result, recall_result
from deckbuilder.files.inputs import digest

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels
    from PIL.ImageFile import ImageFile

_FEW_PIXELS = 4_000_000
"""As many are decoded as soon as a picture is read, which takes some hundredths of a second."""

_WORTH_IT = 1.3
"""How many times wider than needed a picture is before it is drawn anew."""

_QUALITY = 88
"""Of a JPEG file, as the library counts it: what is lost is not seen beside the original."""

_SPARE = 2.0
"""How many times larger a JPEG is decoded than needed, where its blocks allow to choose."""

_COLOURS = 256

_DECODED = ("PNG", "JPEG", "GIF", "WEBP")


class Picture(NamedTuple):
    """A picture file, and its width and height in pixels."""

    data: bytes
    format: PictureFormat
    width: int
    height: int


def prepare_picture(picture: Picture, needed: tuple[int, int], *, moving: bool = True) -> Picture:
    """Return a picture without metadata, in sRGB, and about as large as `needed`, in pixels.

    Both sizes are those of the picture as stored, before its orientation turns it. A moving
    picture stays as it is where the output can show movement (`moving`), and gives its first
    frame otherwise. WebP becomes PNG where it has opacity or was kept without loss, else JPEG.
    Raises OSError, SyntaxError or ValueError where the file is damaged.
    """
    data, format_, *own = picture
    foreign = format_ == "webp"
    kept = picture if foreign else picture._replace(data=strip_metadata(data, format_))
    if format_ == "gif" and moving and gif_seconds(data):
        return kept
    profile = foreign_profile(data, format_)
    size = _worthwhile_size(picture, needed)
    right = not (profile or foreign or (format_ == "jpeg" and _is_cmyk(kept.data)))
    if not is_proven_at_once(format_, own[0] * own[1]):
        if right and size == tuple(own):
            prove_pixels(kept.data, format_)
        elif format_ == "png":
            check_rows(kept.data)
    if right and size == tuple(own):
        return kept
    key = _key(digest(data), size)
    del data, picture  # as large as the picture that is drawn

    def draw() -> Picture:
        drawn = _draw(kept, size, profile)
        return drawn if not right or len(drawn.data) < len(kept.data) else kept

    return find_result(_DRAWN, key, Picture, draw, from_bytes=True)


def recall_picture(content: str, picture: Picture, needed: tuple[int, int]) -> Picture | None:
    """Return what `prepare_picture` made of a still picture whose bytes have this digest.

    `picture` says the rest of it. None where its bytes are needed.
    """
    size = _worthwhile_size(picture, needed)
    if picture.format == "gif" or size == (picture.width, picture.height):
        return None
    return recall_result(_DRAWN, _key(content, size), Picture)


_DRAWN = "drawn picture"


def _key(content: str, size: tuple[int, int]) -> str:
    return f"{content} {size[0]} {size[1]}"


def is_proven_at_once(format_: PictureFormat, pixels: int) -> bool:
    """Tell whether a picture is decoded when it is read, and not only when it goes into a file."""
    return format_ in ("gif", "webp") or pixels <= _FEW_PIXELS


def prove_pixels(data: bytes, format_: PictureFormat) -> None:
    """Decode all pixels of a picture, unless an earlier run did.

    Raises OSError, SyntaxError, ValueError or what the readers of headers raise.
    """
    find_result("sound picture", digest(data), bool, lambda: _prove(data, format_), from_bytes=True)


def _prove(data: bytes, format_: PictureFormat) -> bool:
    if format_ != "webp":
        data = strip_metadata(data, format_)  # which may unpack to far more than the pixels
    if format_ == "png":
        check_rows(data)
    for still in gif_stills(data) if format_ == "gif" else (data,):
        with _open(still, (format_.upper(),)) as opened:
            opened.draft(None, (1, 1))  # a JPEG at an eighth: all its codes are read all the same
            opened.load()
    return True


def _open(data: bytes, formats: tuple[str, ...] = _DECODED) -> ImageFile:
    from PIL import Image as Pillow

    try:
        return Pillow.open(BytesIO(data), formats=formats)
    except Pillow.DecompressionBombError as fault:
        raise ValueError(str(fault)) from fault


def _worthwhile_size(picture: Picture, needed: tuple[int, int]) -> tuple[int, int]:
    """Return the size to draw a picture in: its own, unless that is far more than needed."""
    share = max(needed[0] / picture.width, needed[1] / picture.height)
    if share * _WORTH_IT > 1:
        return picture.width, picture.height
    return max(1, round(picture.width * share)), max(1, round(picture.height * share))


def _is_cmyk(data: bytes) -> bool:
    """Tell whether a JPEG file has four components (ITU-T T.81, B.2.2)."""
    for marker, start, _ in jpeg_segments(data):
        if marker in (0xC0, 0xC1, 0xC2):
            return data[start + 9] == 4
    return False


def _draw(picture: Picture, size: tuple[int, int], profile: bytes) -> Picture:
    """Decode a picture, scale it, turn its colours to sRGB and encode it again."""
    from PIL import Image as Pillow
    from PIL.JpegImagePlugin import get_sampling

    with _open(picture.data) as opened:
        # A JPEG can be decoded at a half, a quarter or an eighth, in as much less time and memory.
        opened.draft(None, (round(size[0] * _SPARE), round(size[1] * _SPARE)))
        sampling = max(0, get_sampling(opened))
        had_palette = opened.mode in ("1", "P")
        pixels = _decode(opened)
    pixels.info.clear()  # A WebP picture's notes would be written too.
    if pixels.size != size:
        pixels = _scale(pixels, size)
    pixels = _to_srgb(pixels, profile)
    if picture.format == "jpeg" or (picture.format == "webp" and _is_photo(picture, pixels)):
        file = BytesIO()
        pixels.save(file, "JPEG", quality=_QUALITY, subsampling=sampling, optimize=True)
        return Picture(file.getvalue(), "jpeg", *size)
    if had_palette and pixels.mode == "RGB":
        pixels = pixels.quantize(_COLOURS, dither=Pillow.Dither.NONE)
    return Picture(encode_png(pixels), "png", *size)


def _is_photo(picture: Picture, pixels: Pixels) -> bool:
    """Tell whether a WebP picture was kept with loss, and has no opacity."""
    return pixels.mode in ("L", "RGB") and b"VP8 " in webp_chunks(picture.data)


def _scale(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """Scale pixels down; those with opacity in strips, as the library makes a copy of them."""
    from PIL import Image as Pillow

    lanczos = Pillow.Resampling.LANCZOS
    if pixels.mode not in ("LA", "RGBA"):
        return pixels.resize(size, lanczos, reducing_gap=3.0)
    made = Pillow.new(pixels.mode, size)
    wide, high = pixels.size
    scale = high / size[1]
    for top in range(0, size[1], _STRIP):
        bottom = min(size[1], top + _STRIP)
        first = max(0, math.floor((top - _REACH) * scale))
        strip = pixels.crop((0, first, wide, min(high, math.ceil((bottom + _REACH) * scale))))
        box = (0, top * scale - first, wide, min(bottom * scale - first, strip.height))
        made.paste(strip.resize((size[0], bottom - top), lanczos, box), (0, top))
    return made


_STRIP = 64
"""The height of a strip after scaling."""

_REACH = 4
"""From how many rows away, after scaling, a row takes light: three by Lanczos's filter."""


def decode_picture(data: bytes, side: int | None = None) -> Pixels:
    """Return the pixels of a picture file, the first frame's of a moving one: L, LA, RGB or RGBA.

    Where a `side` is given, a JPEG may come in a half, a quarter or an eighth of its size, with at
    least so many pixels each way. Raises OSError, SyntaxError or ValueError where they cannot be
    decoded.
    """
    with _open(data) as opened:
        if side:
            opened.draft(None, (side, side))
        return _to_srgb(_decode(opened), b"")


def encode_png(pixels: Pixels) -> bytes:
    """Return pixels as a PNG file, not interlaced."""
    file = BytesIO()
    pixels.save(file, "PNG")
    return file.getvalue()


def _decode(opened: Pixels) -> Pixels:
    """Return pixels that can be scaled: grey, RGB or CMYK of 8 bits, with opacity if any."""
    opened.load()
    if opened.has_transparency_data:
        mode = "LA" if opened.mode == "LA" else "RGBA"
    elif opened.mode.startswith("I"):  # 16 bits, which a plain conversion would cut off at 255
        return opened.convert("I").point([value // 257 for value in range(1 << 16)], "L")
    else:
        mode = {"1": "L", "L": "L", "CMYK": "CMYK"}.get(opened.mode, "RGB")
    return opened if opened.mode == mode else opened.convert(mode)


def _to_srgb(pixels: Pixels, profile: bytes) -> Pixels:
    """Return pixels whose colours are those of a profile (none: sRGB already) in sRGB."""
    if pixels.mode in ("LA", "RGBA") and profile:
        colours = _converted(pixels.convert(pixels.mode[:-1]), profile)
        colours.putalpha(pixels.getchannel("A"))
        return colours
    converted = _converted(pixels, profile) if profile else pixels
    return converted.convert("RGB") if converted.mode == "CMYK" else converted


def _converted(colours: Pixels, profile: bytes) -> Pixels:
    """Convert colours from a profile; where it does not fit them, their numbers stay."""
    from PIL import ImageCms

    try:
        made = ImageCms.profileToProfile(
            colours,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImportError, OSError, ImageCms.PyCMSError):
        return colours
    if made is None:
        return colours
    made.info.pop("icc_profile", None)  # it holds the time of day
    return made.convert("L") if colours.mode == "L" else made
