"""Fonts of a PDF: whether they are in the file, and which characters their codes stand for.

Owns reading `ToUnicode` (ISO 32000-1, 9.10.3). Refuses to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pikepdf

from deckbuilder.files import limits
from deckbuilder.formats.refusal import Tally
from deckbuilder.gate.pdf.streams import read_stream

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_LINE = re.compile(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(<[0-9A-Fa-f\s]*>|\[[^\]\[]*\])")
_LARGEST_CODE = 0xFFFF
_LONGEST_TEXT = 64
"""The characters that a code stands for at the most; ligatures are some five."""
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


class CodesReader:
    """Reads how the codes of fonts are read: each map once, and no more codes than a limit."""

    def __init__(self, packed: int) -> None:
        self._codes = Tally(limits.PDF_CODES, packed)
        self._maps: dict[tuple[int, int], Mapping[int, str]] = {}

    def read(self, font: Any) -> CharacterCodes:
        """Return how the codes of a font are read."""
        width = 2 if font.get("/Subtype") == "/Type0" else 1
        cmap = font.get("/ToUnicode")
        if not isinstance(cmap, pikepdf.Stream):
            return CharacterCodes(width, {})
        if cmap.objgen not in self._maps:
            found = {}
            for code, text in _read_map(read_stream(cmap)):
                self._codes.add(1)
                found[code] = text
            self._maps[cmap.objgen] = found
        return CharacterCodes(width, self._maps[cmap.objgen])


def _read_map(cmap: bytes) -> Iterator[tuple[int, str]]:
    for block in _blocks(cmap, b"bfchar"):
        numbers = _HEX.findall(block)
        for code, text in zip(numbers[::2], numbers[1::2], strict=False):
            yield int(code, 16), _decode_utf16(text)
    for block in _blocks(cmap, b"bfrange"):
        for first, last, start in _LINE.findall(block):
            codes = range(int(first, 16), min(int(last, 16), _LARGEST_CODE) + 1)
            if start.startswith(b"["):
                yield from zip(codes, map(_decode_utf16, _HEX.findall(start)), strict=False)
                continue
            text = _decode_utf16(start[1:-1])
            point = ord(text[-1:] or "\0")
            for code in codes[: 0x110000 - point]:
                yield code, text[:-1] + chr(point + code - codes.start)


def _blocks(cmap: bytes, name: bytes) -> Iterator[bytes]:
    """Yield what stands between each pair of operators such as `beginbfchar` and `endbfchar`."""
    for part in cmap.split(b"begin" + name)[1:]:
        yield part.partition(b"end" + name)[0]


def _decode_utf16(digits: bytes) -> str:
    written = b"".join(digits.split())[: 4 * _LONGEST_TEXT].decode()
    return bytes.fromhex(written + "0" * (len(written) % 2)).decode("utf-16-be", "ignore")


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
