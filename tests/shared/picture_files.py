"""Picture files as other programs write them, with what they say of people and places."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, PngImagePlugin

from deckbuilder.assets.pictures.metadata import gif_blocks

SECRET = b"Sample-Person"
"""What every piece of metadata in these files holds, and no cleaned file may."""

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>' + SECRET + b"</rdf></x:xmpmeta>"
CORNERS = {"top left": (255, 0, 0), "top right": (0, 255, 0),
           "bottom left": (0, 0, 255), "bottom right": (255, 0, 255)}  # fmt: skip

_STORE = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def upright(width: int = 96, height: int = 64) -> Image.Image:
    """Return a picture that has another colour in each corner."""
    picture = Image.new("RGB", (2, 2))
    picture.putdata(list(CORNERS.values()))
    return picture.resize((width, height), Image.Resampling.NEAREST)


def exif(orientation: int = 1) -> Image.Exif:
    """Return a camera's notes: its owner, where it was, and how it was held."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x013B] = SECRET.decode()
    notes.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 29: SECRET.decode()})
    return notes


def turned(
    orientation: int, format_: str = "JPEG", size: tuple[int, int] = (960, 640), **options: Any
) -> bytes:
    """Return a picture as a camera stores it that is held so; `size` is that of the upright one."""
    picture = upright(*size)
    if orientation in _STORE:
        picture = picture.transpose(_STORE[orientation])
    file = io.BytesIO()
    picture.save(file, format_, exif=exif(orientation), **options)
    return file.getvalue()


# The colours of two spaces under the light D50, as X, Y and Z of red, green and blue.
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
DISPLAY_P3 = (
    (0.51512, 0.24120, -0.00105),
    (0.29198, 0.69225, 0.04189),
    (0.15710, 0.06657, 0.78407),
)


def profile(
    primaries: tuple[tuple[float, float, float], ...], exponent: float = 2.2, *, name: bytes = b""
) -> bytes:
    """Return a screen's colour profile (ICC.1:2010), with a name that nothing reads."""
    light = struct.pack(">3i", *(round(65536 * value) for value in (0.9642, 1.0, 0.8249)))
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(256 * exponent)) + bytes(2)
    tags = {b"wtpt": b"XYZ " + bytes(4) + light, b"desc": name + bytes(-len(name) % 4)}
    for letter, colour in zip((b"r", b"g", b"b"), primaries, strict=True):
        fixed = (round(65536 * value) for value in colour)
        tags[letter + b"XYZ"] = b"XYZ " + bytes(4) + struct.pack(">3i", *fixed)
        tags[letter + b"TRC"] = curve
    body, table = b"", struct.pack(">I", len(tags))
    for tag, content in tags.items():
        place = 132 + 12 * len(tags) + len(body)
        table += tag + struct.pack(">II", place, len(content))
        body += content
    head = struct.pack(">I4sI", 132 + len(table) - 4 + len(body), bytes(4), 0x02100000)
    head += b"mntrRGB XYZ " + struct.pack(">6H", 2019, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + light
    return head.ljust(128, b"\0") + table + body


def segment(marker: int, content: bytes) -> bytes:
    """Return a segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(**options: Any) -> bytes:
    """Return a JPEG with every kind of note that programs leave, and a picture after its end."""
    data = turned(6, icc_profile=profile(SRGB, name=SECRET), **options)
    thumbnail = b"JFIF\0\1\1\0\0\1\0\1\1\1" + SECRET[:3]
    notes = (
        segment(0xE0, thumbnail)
        + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
        + segment(0xED, b"Photoshop 3.0\x008BIM" + SECRET)
        + segment(0xE2, b"FPXR\0" + SECRET)
        + segment(0xFE, SECRET)
    )
    return data[:2] + notes + data[2:] + b"\xff\xd8" + SECRET


def png(**options: Any) -> bytes:
    """Return a PNG with texts, a time, EXIF and what a cropping program left after its end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    texts.add(b"tIME", struct.pack(">HBBBBB", 2019, 1, 2, 3, 4, 5))
    texts.add(b"teSt", SECRET)
    own = profile(SRGB, name=SECRET)
    data = turned(6, "PNG", pnginfo=texts, icc_profile=own, dpi=(96, 96), **options)
    return data + SECRET


def gif(**options: Any) -> bytes:
    """Return a GIF of three frames with a comment, XMP, words and what follows its end.

    It moves once; `loop` says how often it moves again, 0 that it never stops.
    """
    file = io.BytesIO()
    frames = [Image.new("RGB", (900, 600), colour) for colour in ("red", "lime", "blue")]
    frames[0].save(
        file, "GIF", save_all=True, append_images=frames[1:], duration=100, comment=SECRET,
        **options,
    )  # fmt: skip
    data = file.getvalue()
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    words = b"\x21\x01\x0c" + bytes(12) + bytes([len(SECRET)]) + SECRET + b"\0"
    return data[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + trailer + words + data[-1:] + SECRET


def svg(inner: bytes = b"") -> bytes:
    """Return an SVG as drawing programs save it, with more in it if asked."""
    return (
        b'<?xml version="1.0"?><?xml-stylesheet href="/home/' + SECRET + b'/a.css"?><!-- ' + SECRET
        + b' --><svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"'
        b' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
        b' inkscape:export-filename="/home/' + SECRET + b'/a.png"><title>/home/' + SECRET
        + b'</title><metadata id="m"><a>' + SECRET + b'</a><!-- b --></metadata><metadata/>'
        b'<inkscape:view who="' + SECRET + b'"><a/></inkscape:view>' + inner
        + b'<rect width="20" height="10" fill="red"><desc>' + SECRET + b"</desc></rect></svg>"
    )  # fmt: skip


# --- broken ones ---------------------------------------------------------------------------


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG file, its checksum right."""
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(
    *chunks: bytes, size: tuple[int, int] = (30, 20), depth: int = 8, colours: int = 2
) -> bytes:
    """Return a PNG of these chunks between its first and last."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, colours, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def rows(width: int = 30, height: int = 20, *, filtered: bytes = b"\0") -> bytes:
    """Return the chunk of a PNG with the rows of a picture in RGB."""
    return chunk(b"IDAT", zlib.compress((filtered + b"\x80" * 3 * width) * height, 9))


def bomb() -> bytes:
    """Return what unpacks to twenty million bytes."""
    return zlib.compress(bytes(20_000_000), 9)


def encoded(format_: str, mode: str = "RGB", **options: Any) -> bytes:
    """Return a picture of 30 by 20 pixels."""
    file = io.BytesIO()
    Image.new(mode, (30, 20)).save(file, format_, **options)
    return file.getvalue()


def _gif_whose_second_frame_is_broken() -> bytes:
    data = bytearray(gif())
    _, second, _ = (start for kind, _, start, _ in gif_blocks(bytes(data)) if kind == 0x2C)
    codes = second + 12 + (3 << ((data[second + 9] & 7) + 1) if data[second + 9] & 0x80 else 0)
    data[codes : codes + 4] = b"\xff" * 4
    return bytes(data)


def _jpeg_without(marker: bytes, until: bytes) -> bytes:
    data = encoded("JPEG")
    return data[: data.index(marker)] + data[data.index(until) :]


def _webp() -> bytes:
    data = bytearray(encoded("WEBP", lossless=True))
    data[30:] = b"\xff" * (len(data) - 30)
    return bytes(data)


BROKEN = {
    "no rows": lambda: png_of(),
    "rows that do not unpack": lambda: png_of(chunk(b"IDAT", b"garbage" * 9)),
    "rows that end early": lambda: png_of(rows(height=3)),
    "a filter that there is not": lambda: png_of(rows(filtered=b"\x09")),
    "a type of colour that there is not": lambda: png_of(rows(), colours=5),
    "a depth that there is not": lambda: png_of(rows(), depth=3),
    "no palette": lambda: png_of(rows(), colours=3),
    "no width": lambda: png_of(rows(), size=(0, 20)),
    "a wrong checksum": lambda: png_of(rows()).replace(rows(), rows()[:-1] + b"\0"),
    "JPEG without scales": lambda: _jpeg_without(b"\xff\xdb", b"\xff\xc0"),
    "JPEG without a scan": lambda: _jpeg_without(b"\xff\xda", b"\xff\xd9"),
    "JPEG of 65,535 by 65,535": lambda: encoded("JPEG").replace(b"\0\x14\0\x1e", b"\xff" * 4),
    "GIF whose second frame is broken": _gif_whose_second_frame_is_broken,
    "WebP without pixels": _webp,
}
"""Pictures that nothing can show, each broken in another way."""

THIN = {
    "wide": lambda: png_of(rows(10_000, 1), size=(10_000, 1)),
    "high": lambda: png_of(rows(1, 10_000), size=(1, 10_000)),
    "a profile that unpacks to far more": lambda: png_of(
        chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(9_000_000))), rows()
    ),
    "a text that unpacks to far more": lambda: png_of(chunk(b"zTXt", b"a\0\0" + bomb()), rows()),
}
"""Pictures that are sound, however strange."""
