"""What a page's content stream shows, and under which marks (ISO 32000-1, 14.6).

Owns following the operators that open and close marked content, select fonts and paint, in the
page and in the forms that it draws. Refuses to judge.
"""

from __future__ import annotations

from typing import Any, Literal

import pikepdf

from deckbuilder.gate.pdf.fonts import CharacterCodes, read_codes, spell

_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_OPERATORS = " ".join(
    (*sorted(_PAINTS - {"INLINE IMAGE"}), *sorted(_SHOWS), "BMC BDC EMC Do Tf Tr BI ID EI q Q")
)
_DEEPEST = 8
"""How many forms may lie within each other; more is a circle."""
_FORMS = 10_000
"""How many forms a page may draw, those within others counted again; more was made to do harm."""
_INVISIBLE = 3

ContentMark = int | Literal["artifact", "other"]
"""A number of marked content, an artifact, or marks that say nothing of the structure."""


class PageContent:
    """What was found on a page."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        """The text of each piece of marked content, by its identifier."""
        self.unmarked = 0
        """How many marks on the paper are neither tagged nor an artifact."""
        self.sample = ""
        """The first text among those."""
        self.artifacts_in_content = 0
        self.content_in_artifacts = 0
        self.fonts: dict[str, tuple[Any, bool]] = {}
        """Fonts that show text, by their names, and whether any of it can be seen."""


def read_page(page: pikepdf.Page, codes: dict[tuple[int, int], CharacterCodes]) -> PageContent:
    """Follow the content of a page; `codes` keeps how fonts are read from page to page."""
    found = PageContent()
    _ContentReader(found, codes).follow(page.obj, page.get("/Resources"), 0)
    return found


class _ContentReader:
    """The state while content is followed: what is open, and the font."""

    def __init__(self, found: PageContent, codes: dict[tuple[int, int], CharacterCodes]) -> None:
        self._found = found
        self._known = codes
        self._open: list[ContentMark] = []
        self._codes: CharacterCodes | None = None
        self._font: tuple[str, Any] | None = None
        self._mode = 0
        self._drawn = 0
        self._saved: list[tuple[CharacterCodes | None, tuple[str, Any] | None, int]] = []

    def follow(self, stream: Any, resources: Any, depth: int) -> None:
        """Follow a page's or a form's operators."""
        before = len(self._open)
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            operands, name = instruction.operands, str(instruction.operator)
            if name in _SHOWS:
                self._show_text(operands)
            elif name in _PAINTS:
                self._paint("")
            elif name == "Do":
                self._draw_object(operands, resources, depth)
            else:
                self._follow_state(name, operands, resources)
        del self._open[before:]

    def _follow_state(self, name: str, operands: Any, resources: Any) -> None:
        match name:
            case "BMC" | "BDC":
                self._begin_mark(operands, resources)
            case "EMC" if self._open:
                self._open.pop()
            case "Tf":
                self._select_font(operands[0], resources)
            case "Tr":
                self._mode = int(operands[0])
            case "q":
                self._saved.append((self._codes, self._font, self._mode))
            case "Q" if self._saved:
                self._codes, self._font, self._mode = self._saved.pop()

    def _begin_mark(self, operands: Any, resources: Any) -> None:
        mark: ContentMark = "artifact" if operands[0] == "/Artifact" else "other"
        properties: Any = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = _find_resource(resources, "/Properties", properties)
        has_number = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
        if has_number and mark != "artifact":
            mark = int(properties["/MCID"])
            self._found.texts.setdefault(mark, "")
            self._found.content_in_artifacts += "artifact" in self._open
            if "/ActualText" in properties:
                self._found.texts[mark] += str(properties["/ActualText"])
        elif mark == "artifact":
            self._found.artifacts_in_content += any(isinstance(each, int) for each in self._open)
        self._open.append(mark)

    def _select_font(self, name: Any, resources: Any) -> None:
        font = _find_resource(resources, "/Font", name)
        self._font = self._codes = None
        if font is not None:
            self._font = spell(font.get("/BaseFont", name)), font
            self._codes = self._known.get(font.objgen) or read_codes(font)
            if font.is_indirect:
                self._known[font.objgen] = self._codes

    def _show_text(self, operands: Any) -> None:
        codes = _string_codes(operands)
        if not codes:
            return
        text = self._codes.decode(codes) if self._codes else ""
        owner = next((each for each in reversed(self._open) if isinstance(each, int)), None)
        if owner is not None:
            self._found.texts[owner] += text
        if self._font is not None:
            name, font = self._font
            seen = self._mode != _INVISIBLE or self._found.fonts.get(name, (None, False))[1]
            self._found.fonts[name] = font, seen
        self._paint(text)

    def _paint(self, text: str) -> None:
        """Note that something is put on the paper; under no mark, it is lost to readers."""
        if any(each == "artifact" or isinstance(each, int) for each in self._open):
            return
        self._found.unmarked += 1
        self._found.sample = self._found.sample or text.strip()

    def _draw_object(self, operands: Any, resources: Any, depth: int) -> None:
        drawn = _find_resource(resources, "/XObject", operands[0])
        if drawn is None or depth > _DEEPEST:
            return
        if drawn.get("/Subtype") == "/Form":
            self._drawn += 1
            if self._drawn > _FORMS:
                message = "a page that draws too many forms"
                raise ValueError(message)
            self.follow(drawn, drawn.get("/Resources", resources), depth + 1)
        else:
            self._paint("")


def _find_resource(resources: Any, kind: str, name: Any) -> Any:
    named = None if resources is None else resources.get(kind)
    return None if named is None else named.get(name)


def _string_codes(operands: Any) -> bytes:
    """Return the codes of a string, or of the strings of an array; a number moves, and is none."""
    found = b""
    for operand in operands:
        parts = list(operand) if isinstance(operand, pikepdf.Array | list) else [operand]
        found += b"".join(bytes(each) for each in parts if isinstance(each, pikepdf.String))
    return found
