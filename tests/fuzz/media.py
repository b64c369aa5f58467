"""Pictures, drawings and fonts: files of other programs with some bytes that are others."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random

from PIL import Image

from tests.fuzz.decks import case_of, pictures
from tests.fuzz.judging import OUTPUTS
from tests.fuzz.mutating import NUMBERS, SPITEFUL, encode, vary_bytes, vary_text
from tests.fuzz.running import Case
from tests.shared.validators import ROOT

_FORMATS = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WEBP", "bmp": "BMP", "tiff": "TIFF"}
_ELEMENTS = [
    '<rect width="10" height="10"/>', "<script>alert(1)</script>", '<image href="a.png"/>', "<g>",
    '<image href="data:image/png;base64,iVBORw0KGgo="/>', '<use href="#a"/>', "</g>", "<svg>",
    '<g id="a"><use href="#a"/></g>', "<style>@import 'x';</style>", "<!--", "-->", "<![CDATA[",
    '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', "]]>", "</svg>",
    '<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter>', "&a;", "\x00", "<?xml?>",
    '<rect filter="url(#f)" width="1" height="1"/>', '<text font-size="1e9">x</text>',
    '<pattern id="p" width=".01" height=".01"/>', '<path d="M0 0L1e30 1"/>', ' width="100%"',
    '<!DOCTYPE svg [<!ENTITY a "b">]>', "<a href='javascript:x'>", ' onload="x()"', ' width="0"',
    ' height="-1"', ' viewBox="0 0 0 0"', ' transform="scale(1e20)"',
    ' xmlns:xlink="http://www.w3.org/1999/xlink"', "<mask id='m'><rect mask='url(#m)'/></mask>",
    '<svg xmlns="http://www.w3.org/2000/svg" width="1e5" height="1e5">',
]  # fmt: skip


def make_picture(random: Random) -> Case:
    """Vary a picture, in the format of its name or in another."""
    ending = random.choice([*_FORMATS])
    data = vary_bytes(
        random, _picture(random.choice([ending, ending, *_FORMATS]), random.random() < 0.5)
    )
    if data.startswith(b"\x89PNG") and random.random() < 0.6:
        data = _with_checksums(random, data)
    return _show(random, f"x.{ending}", data)


def make_svg(random: Random) -> Case:
    """Vary a drawing."""
    text = random.choice(_drawings())
    for _ in range(random.randint(1, 3)):
        text = vary_text(random, text, [*_ELEMENTS, *_ELEMENTS, *NUMBERS, *SPITEFUL])
    data = encode(random, text)
    return _show(random, "x.svg", data if random.random() < 0.95 else zlib.compress(data))


def make_font(random: Random) -> Case:
    """Vary a font file of a brand: its head, its list of tables, or one of them."""
    data = bytearray(_font())
    count = int.from_bytes(data[4:6])
    tables = [struct.unpack(">4sIII", data[12 + 16 * n : 28 + 16 * n]) for n in range(count)]
    for _ in range(random.choice((1, 1, 2, 5))):
        _, _, start, length = random.choice(tables)
        if random.random() < 0.3 or not length:
            start, length = 0, 12 + 16 * len(tables)
        length = min(length, random.choice((8, 64, 100_000)))
        at = start + random.randrange(length)
        data[at : at + 2] = random.choice((random.randbytes(2), b"\xff\xff", b"\0\0", b"\x7f\xff"))
    if random.random() < 0.1:
        del data[random.randrange(len(data)) :]
    files = {
        "branding/odd/fonts/Odd.ttf": bytes(data),
        "branding/odd/brand.toml": _BRAND.encode(),
        "sample/slides/01-a.md": "# A\n\nTëxt **strong** *slant* fi ffl `code`.\n".encode(),
    }
    case = case_of(files, random)
    return case._replace(
        commands=[("build", "sample", "-v", "--brand", "odd", "-o", OUTPUTS, "-f", "all")]
    )


def _show(random: Random, name: str, data: bytes) -> Case:
    """Return a case with a picture on a slide, or as a brand's logo."""
    slide = f"# A\n\n![a](images/{name})\n".encode()
    files = {f"sample/images/{name}": data, "sample/slides/01-a.md": slide}
    case = case_of(files, random)
    if random.random() < 0.8:
        return case._replace(commands=case.commands[:2])
    brand = f'title = "Odd"\n[logo]\nfile = "{name}"\nalt = "A"\n'.encode()
    logo = {f"branding/odd/{name}": data, "branding/odd/brand.toml": brand,
            "sample/slides/01-a.md": b"# A\n"}  # fmt: skip
    return Case(
        {**case.files, **logo},
        [
            (*case.commands[0], "--brand", "odd"),
            ("brand", "check", "odd", "-o", f"{OUTPUTS}/odd.png"),
        ],
        f"branding/odd/{name}",
    )


_BRAND = 'title = "Odd"\n[fonts]\nheading = "Odd"\nbody = "Odd"\nmono = "Odd"\n'


@cache
def _picture(ending: str, grey: bool) -> bytes:
    file = io.BytesIO()
    image = Image.effect_noise((40, 30), 60)
    (image if grey else image.convert("RGB")).save(file, _FORMATS[ending])
    return file.getvalue()


def _with_checksums(random: Random, data: bytes) -> bytes:
    """Return a PNG whose chunks have the checksums of what they hold, as far as it can be read."""
    fixed, at = bytearray(data[:8]), 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        body = data[at + 4 : at + 8 + length]
        fixed += len(body[4:]).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)
        at += 12 + length
    return bytes(fixed)


@cache
def _drawings() -> list[str]:
    files = sorted((ROOT / "branding/example-partnership").glob("*.svg"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return [*texts, pictures()["images/sample-drawing.svg"].decode()]


@cache
def _font() -> bytes:
    found = find_spec("font_source_sans_pro")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "files" / "SourceSansPro-It.ttf").read_bytes()
