"""Fonts of a PDF: whether they are in the file, and which characters their codes stand for.

Owns reading `ToUnicode` (ISO 32000-1, 9.10.3). Refuses to judge.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import pikepdf

_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_LINE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]]*\])")
_LARGEST_RANGE = 65_536
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def spell(name: Any) -> str:
    """Return a name, or a key, without its slash; bytes that are no UTF-8 as PDF itself has them.

    Older programs wrote names in whatever the machine used: `/Abs#dctze`.
    """
    try:
        text = str(name)[1:]
    except UnicodeDecodeError:
        return bytes(name.unparse())[1:].decode("ascii", "backslashreplace")
    return "".join(
        f"#{ord(sign) & 0xFF:02x}" if "\udc80" <= sign <= "\udcff" else sign for sign in text
    )


class CharacterCodes(NamedTuple):
    """How the codes of a font are read: bytes for each, and the characters that they stand for."""

    width: int
    characters: Mapping[int, str]

    def decode(self, codes: bytes) -> str:
        """Return the text of a string; a code that stands for nothing known is left out."""
        if self.width == 1 and not self.characters:
            return codes.decode("cp1252", "ignore")
        return "".join(
            self.characters.get(int.from_bytes(codes[place : place + self.width], "big"), "")
            for place in range(0, len(codes), self.width)
        )


def read_codes(font: Any) -> CharacterCodes:
    """Return how the codes of a font are read."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    cmap = font.get("/ToUnicode")
    return CharacterCodes(
        width, _read_map(cmap.read_bytes()) if isinstance(cmap, pikepdf.Stream) else {}
    )


def _read_map(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in _BLOCK.findall(cmap):
        numbers = _HEX.findall(block)
        for code, text in zip(numbers[::2], numbers[1::2], strict=False):
            found[int(code, 16)] = _decode_utf16(text)
    for block in _RANGE.findall(cmap):
        for first, last, start in _LINE.findall(block):
            begin, count = int(first, 16), int(last, 16) - int(first, 16) + 1
            if start.startswith(b"["):
                texts = map(_decode_utf16, _HEX.findall(start))
                found.update(zip(range(begin, begin + count), texts, strict=False))
                continue
            head, point = (
                _decode_utf16(start[1:-1])[:-1],
                ord(_decode_utf16(start[1:-1])[-1:] or "\0"),
            )
            found.update(
                (begin + offset, head + chr(point + offset))
                for offset in range(min(count, _LARGEST_RANGE))
                if point + offset <= 0x10FFFF
            )
    return found


def _decode_utf16(digits: bytes) -> str:
    written = b"".join(digits.split())
    return bytes.fromhex(written.decode() + "0" * (len(written) % 2)).decode("utf-16-be", "ignore")


def is_embedded(font: Any) -> bool:
    """Tell whether a font's program is in the file; the glyphs of a Type 3 font always are."""
    if font.get("/Subtype") == "/Type3":
        return True
    simple = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = simple.get("/FontDescriptor")
    return descriptor is not None and any(name in descriptor for name in _PROGRAMS)


def has_characters(font: Any) -> bool:
    """Tell whether a font says which characters its codes stand for (ISO 14289-1, 7.21.7)."""
    if "/ToUnicode" in font:
        return True
    if font.get("/Subtype") == "/Type0":
        return _has_known_collection(font)
    encoding = font.get("/Encoding")
    return encoding is not None or _is_not_symbolic(font)


def _has_known_collection(font: Any) -> bool:
    """Tell whether a composite font's characters are those of one of Adobe's collections."""
    system = font["/DescendantFonts"][0].get("/CIDSystemInfo")
    names = ("GB1", "CNS1", "Japan1", "Korea1")
    return system is not None and str(system.get("/Ordering", "")) in names


def _is_not_symbolic(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor")
    return descriptor is None or not int(descriptor.get("/Flags", 0)) & 4
