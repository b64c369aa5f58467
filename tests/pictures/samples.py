"""Picture files as other programs write them, with what they say of people and places."""

from __future__ import annotations

import io
import struct
from typing import Any

from PIL import Image, PngImagePlugin

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


def turned(orientation: int, format_: str = "JPEG", **options: Any) -> bytes:
    """Return a picture as a camera stores it that is held so."""
    picture = upright()
    if orientation in _STORE:
        picture = picture.transpose(_STORE[orientation])
    file = io.BytesIO()
    picture.save(file, format_, exif=exif(orientation), **options)
    return file.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    """Return a segment of a JPEG file."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(**options: Any) -> bytes:
    """Return a JPEG with every kind of note that programs leave, and a picture after its end."""
    data = turned(6, icc_profile=b"profile", **options)
    thumbnail = b"JFIF\0\1\1\0\0\1\0\1\1\1" + SECRET[:3]
    notes = (
        segment(0xE0, thumbnail)
        + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
        + segment(0xED, b"Photoshop 3.0\x008BIM" + SECRET)
        + segment(0xE2, b"FPXR\0" + SECRET)
        + segment(0xFE, SECRET)
    )
    return data[:2] + notes + data[2:] + b"\xff\xd8" + SECRET


def png() -> bytes:
    """Return a PNG with texts, a time, EXIF and what a cropping program left after its end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    texts.add(b"tIME", struct.pack(">HBBBBB", 2019, 1, 2, 3, 4, 5))
    texts.add(b"teSt", SECRET)
    return turned(6, "PNG", pnginfo=texts, icc_profile=b"profile", dpi=(96, 96)) + SECRET


def gif() -> bytes:
    """Return a moving GIF with a comment, XMP and what follows its end."""
    file = io.BytesIO()
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "lime", "blue")]
    frames[0].save(
        file, "GIF", save_all=True, append_images=frames[1:], loop=0, duration=100,
        comment=SECRET,
    )  # fmt: skip
    data = file.getvalue()
    trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    return data[:-1] + b"\x21\xff\x0bXMP DataXMP" + XMP + trailer + data[-1:] + SECRET


def svg() -> bytes:
    """Return an SVG as drawing programs save it."""
    return (
        b'<?xml version="1.0"?><!-- ' + SECRET + b' --><svg xmlns="http://www.w3.org/2000/svg"'
        b' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="20" height="10"'
        b' inkscape:export-filename="/home/' + SECRET + b'/a.png"><metadata id="m"><a>' + SECRET
        + b'</a><!-- b --></metadata><metadata/><rect width="20" height="10" fill="red"/></svg>'
    )  # fmt: skip
