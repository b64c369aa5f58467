"""The fonts that a handout embeds: each face once, only if used, cut to the characters used.

Owns turning text into a font's codes. A font is a composite one (ISO 32000-1, 9.7) whose codes
number the characters in the order of their first use, so that each code has one character in
`ToUnicode` even where two characters share a glyph.
Refuses measuring for layout: widths here only fit a run into the width that layout gave it.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from deckbuilder.assets.font_tables import drop_unembedded
from deckbuilder.assets.fonts import cut_font, read_font
from deckbuilder.brand import Brand
from deckbuilder.scene.slide import TextStyle
from deckbuilder.writers.pdf.file.objects import PdfFile, literal, reference, utf16

_BOXES = "□☐▯?"
"""What stands for a character that the face lacks: the first of these that it has."""

_UNNAMED = "\ufeff\ufffe\uffff\0"
"""What fonts may have a glyph for, but ToUnicode may not name (ISO 14289-1, 7.21.7)."""
_PRIVATE = "Co"
"""The category of what no standard names: it needs replacement text (ISO 19005-2, 6.2.11.7.3)."""
_SOFT_HYPHEN = "\u00ad"
_INVISIBLE = {"Cf", "Cc", "Mn"}
_ITALIC, _SYMBOLIC, _FIXED = 64, 4, 1
_MAPPINGS_IN_BLOCK = 100


class _Codes(dict[str, str]):
    """The code of each character as hexadecimal, given out when the character is first used."""

    def __init__(self, font: EmbeddedFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> str:
        self._font.fonts.taken += f"{self._font.name}{character}"
        code = self[character] = self._font.take(character)
        return code


class EmbeddedFont:
    """One face in the file; `name` is that of the pages' resources, `number` its object."""

    def __init__(self, name: str, number: int, path: Path, fonts: Fonts) -> None:
        self.fonts = fonts
        self.name = name
        self.number = number
        self._path = path
        self._face = read_font(path)
        self._codes = _Codes(self)
        self._widths: dict[str, float] = {}
        self._meant: list[int] = [0]
        self._drawn: list[int] = [0]
        self.underline = self._face.underline / 1000.0
        """The underline's centre above the baseline, as a share of the size."""
        self.thickness = self._face.thickness / 1000.0

    def ready(self, text: str, *, ends: bool = True) -> str:
        """Return text to encode, without soft hyphens but one that `ends` the line, which shows.

        With the others in it nobody who looks for the word would find it.
        """
        if _SOFT_HYPHEN not in text:
            return text
        ready = text.replace(_SOFT_HYPHEN, "")
        return ready + _SOFT_HYPHEN if ends and text.endswith(_SOFT_HYPHEN) else ready

    def encode(self, text: str) -> str:
        """Return the operators that show text that was made ready."""
        codes = self._codes
        shown = "".join(map(codes.__getitem__, text))
        return f"[<{shown}>]TJ" if ">" in shown else f"<{shown}>Tj"

    def width(self, text: str) -> float:
        """Return the width of text that was encoded before, as a share of the size."""
        widths = self._widths
        return sum(map(widths.__getitem__, text))

    def take(self, character: str) -> str:
        """Give a character its code.

        One that the face lacks is drawn as another that it has, yet its code means the character
        itself; no glyph `.notdef` is ever shown. What is not to be seen is drawn as a space, and
        the way goes back by as much: a reader of the text that skips marked content within
        marked content, as replacement text (14.9.4) is, would lose all that comes after it.
        """
        glyphs = self._face.glyphs
        named = character not in _UNNAMED and unicodedata.category(character) != _PRIVATE
        if glyphs.get(ord(character)) and named:
            return self._add(character, character, character)
        other = self._substitute(character)
        if not named:
            shown = self._codes[other] if other else ""
            self._widths[character] = self._widths[other] if other else 0.0
            return _replaced(character, shown)
        if other:
            return self._add(character, character, other)
        code = self._add(character, character, " ")
        back, self._widths[character] = self._widths[character], 0.0
        return f"{code}>{1000.0 * back:g}<"

    def _add(self, character: str, meant: str, drawn: str) -> str:
        """Return a new code, which means one character and is drawn as another of the face."""
        self._meant.append(ord(meant))
        self._drawn.append(ord(drawn))
        self._widths[character] = self._face.width(ord(drawn)) / 1000.0
        return f"{len(self._drawn) - 1:04X}"

    def _substitute(self, character: str) -> str:
        """Return what to draw for a character that the face lacks; nothing if it is invisible."""
        glyphs = self._face.glyphs
        if character in "\t\n" or unicodedata.category(character) == "Zs":
            return " "
        if character == _SOFT_HYPHEN:
            return "-"
        if unicodedata.category(character) in _INVISIBLE:
            return ""
        alike = "".join(unicodedata.normalize(form, character)[0] for form in ("NFKC", "NFKD"))
        if unicodedata.category(character) == "Pd":
            alike = "-"
        return next((other for other in alike + _BOXES if glyphs.get(ord(other))), "")

    def write(self, file: PdfFile) -> None:
        """Write the font's objects, once every page has been drawn."""
        face = self._face
        name = f"{_subset_tag(self.name)}+{face.name}"
        program = drop_unembedded(cut_font(self._path, self._list_drawn()))
        embedded = file.stream(f"/Length1 {len(program)}", program)
        flags = _SYMBOLIC | _ITALIC * bool(face.italic_angle) | _FIXED * face.is_fixed_pitch
        box = " ".join(f"{edge:.0f}" for edge in face.box)
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
            f"/ItalicAngle {face.italic_angle:g}/Ascent {face.ascent:.0f}"
            f"/Descent {face.descent:.0f}/CapHeight {face.cap_height:.0f}/StemV {face.stem}"
            f"/FontFile2 {reference(embedded)}>>"
        )
        widths = " ".join(f"{face.width(code):.4g}" for code in self._drawn[1:])
        descendant = file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}"
            f"/CIDSystemInfo<</Registry{literal('Adobe')}/Ordering{literal('Identity')}"
            f"/Supplement 0>>/FontDescriptor {reference(descriptor)}"
            f"/DW 0/W[1[{widths}]]/CIDToGIDMap {reference(file.stream('', self._glyph_map()))}>>"
        )
        file.put(
            self.number,
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(descendant)}]"
            f"/ToUnicode {reference(file.stream('', self._to_unicode()))}>>",
        )

    def _list_drawn(self) -> list[int]:
        """Return the characters to cut the face to, in an order that no edit of a text alters."""
        return sorted(set(self._drawn[1:]))

    def _glyph_map(self) -> bytes:
        """Map codes to the cut font's glyphs, which are numbered by first use of each glyph."""
        glyphs, numbers = self._face.glyphs, {0: 0}
        for drawn in self._list_drawn():
            numbers.setdefault(glyphs.get(drawn, 0), len(numbers))
        found = (numbers[glyphs.get(drawn, 0)] for drawn in self._drawn[1:])
        return bytes(2) + b"".join(number.to_bytes(2, "big") for number in found)

    def _to_unicode(self) -> bytes:
        """Write the CMap that maps codes to characters (9.10.3)."""
        lines = [
            "/CIDInit/ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
            "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
            "1 begincodespacerange<0000><FFFF>endcodespacerange",
        ]
        pairs = [f"<{code:04X}><{utf16(chr(used))}>" for code, used in enumerate(self._meant)][1:]
        for first in range(0, len(pairs), _MAPPINGS_IN_BLOCK):
            block = pairs[first : first + _MAPPINGS_IN_BLOCK]
            lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        lines.append("endcmap CMapName currentdict/CMap defineresource pop end end")
        return "\n".join(lines).encode("ascii")


def _replaced(character: str, shown: str) -> str:
    """Return what shows codes, perhaps none, in place of a character: within another string."""
    mark = f"/Span<</ActualText<{utf16(character, mark=True)}>>>BDC"
    return f">]TJ {mark}[<{shown}>]TJ EMC [<"


def _subset_tag(name: str) -> str:
    """Make the six letters that mark a cut font (9.6.4) from its number in the file."""
    number = int(name[1:])
    letters = [chr(ord("A") + number // 26**place % 26) for place in range(5, -1, -1)]
    return "".join(letters)


class Fonts:
    """The embedded fonts of one file, by the style that asks for them."""

    def __init__(self, file: PdfFile, brand: Brand) -> None:
        self._file = file
        self._brand = brand
        self._by_path: dict[Path, EmbeddedFont] = {}
        self._by_cut: dict[tuple[str, bool, bool], tuple[EmbeddedFont, float]] = {}
        self.taken = ""
        """What decides on how text is written: the fonts, and the characters that have codes."""

    def named(self, name: str) -> EmbeddedFont:
        """Return a font by its name in the file."""
        return next(font for font in self._by_path.values() if font.name == name)

    def find(self, style: TextStyle) -> tuple[EmbeddedFont, float]:
        """Return the face for a style, and the factor by which it scales the deck's sizes."""
        cut = (style.font, style.bold, style.italic)
        found = self._by_cut.get(cut)
        if found is None:
            font = self._brand.font(style.font)
            paths = (font.regular, font.bold, font.italic, font.bold_italic)
            face = self._embed(paths[style.bold + 2 * style.italic])
            found = self._by_cut[cut] = (face, font.adjust)
        return found

    def _embed(self, path: Path) -> EmbeddedFont:
        if path not in self._by_path:
            name = f"F{len(self._by_path) + 1}"
            self._by_path[path] = EmbeddedFont(name, self._file.reserve(), path, self)
            self.taken += f"{name}{path}"
        return self._by_path[path]

    def write(self) -> str:
        """Write every font that was used and return the entries of the resources' `Font`."""
        for font in self._by_path.values():
            font.write(self._file)
        return "".join(f"/{font.name} {reference(font.number)}" for font in self._by_path.values())
