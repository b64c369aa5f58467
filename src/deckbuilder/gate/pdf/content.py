"""What a page's content stream shows, and under which marks (ISO 32000-1, 14.6).

Owns following the operators that open and close marked content, select fonts and paint, in the
page and in the forms that it draws. Refuses to judge.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

import pikepdf

from deckbuilder.files import limits
from deckbuilder.formats.refusal import Tally, check_limit
from deckbuilder.gate.pdf.fonts import CharacterCodes, CodesReader, spell
from deckbuilder.gate.pdf.streams import list_members, read_stream

_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_OPERATORS = " ".join(
    (*sorted(_PAINTS - {"INLINE IMAGE"}), *sorted(_SHOWS), "BMC BDC EMC Do Tf Tr BI ID EI q Q")
)
_INVISIBLE = 3

_TOKEN_BREAKS = (b" ", b"\n", b"\r", b"\t", b"\f", b"\0", b"[", b"(", b"<", b"/", b"{")
"""Signs of which one stands before or after each operator and operand."""
_STEPS_TO_DRAW = 30
"""How many operators it takes as long as to begin with a form."""
_LONGEST = 5_000
"""The characters of a piece of marked content that are kept: people are shown fewer."""


class _Marks(NamedTuple):
    """The marks around a place: the number that is nearest, and whether any is an artifact."""

    owner: int | None = None
    artifact: bool = False


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

    def add_text(self, mark: int, text: str) -> None:
        """Add to the text of a piece of marked content."""
        before = self.texts.get(mark, "")
        self.texts[mark] = before if len(before) > _LONGEST else before + text


_Instructions = Sequence[tuple[str, Any]]


class ContentParser:
    """Parses the content of all pages of a file, forms once, and counts what that comes to."""

    def __init__(self, packed: int) -> None:
        self.codes = CodesReader(packed)
        self._steps = Tally(limits.PDF_OPERATORS, packed)
        self._forms: dict[tuple[int, int], _Instructions] = {}

    def read_page(self, page: pikepdf.Page) -> PageContent:
        """Follow the content of a page."""
        found = PageContent()
        parts = list_members(page.obj.get("/Contents"))
        if parts:
            reader = _ContentReader(found, self)
            reader.follow(self._parse(page.obj, parts), page.get("/Resources"))
        return found

    def parse_form(self, form: Any) -> _Instructions:
        """Return the operators of a form, parsed when it is first drawn."""
        known = self._forms.get(form.objgen)
        if known is None:
            known = self._forms[form.objgen] = self._parse(form, [form])
        self._steps.add(len(known) + _STEPS_TO_DRAW)
        return known

    def _parse(self, content: Any, parts: Sequence[Any]) -> _Instructions:
        size = 0
        for each in parts:
            data = read_stream(each) if isinstance(each, pikepdf.Stream) else b""
            size += len(data)
            check_limit(limits.PDF_STREAM, size)
            self._steps.add(sum(map(data.count, _TOKEN_BREAKS)))
        with warnings.catch_warnings():  # what pikepdf says of content that ends too soon
            warnings.simplefilter("ignore")
            parsed = pikepdf.parse_content_stream(content, _OPERATORS)
        return [(str(each.operator), each.operands) for each in parsed]


class _ContentReader:
    """The state while content is followed: what is open, and the font."""

    def __init__(self, found: PageContent, parser: ContentParser) -> None:
        self._found = found
        self._parser = parser
        self._open: list[_Marks] = [_Marks()]
        self._codes: CharacterCodes | None = None
        self._font: tuple[str, Any] | None = None
        self._mode = 0
        self._drawn: list[tuple[int, int]] = []
        """The forms within each other that are being drawn."""
        self._saved: list[tuple[CharacterCodes | None, tuple[str, Any] | None, int]] = []

    def follow(self, instructions: _Instructions, resources: Any) -> None:
        """Follow a page's or a form's operators."""
        before = len(self._open)
        for name, operands in instructions:
            if name in _SHOWS:
                self._show_text(operands)
            elif name in _PAINTS:
                self._paint("")
            elif name == "Do":
                self._draw_object(operands, resources)
            else:
                self._follow_state(name, operands, resources)
        del self._open[before:]

    def _follow_state(self, name: str, operands: Any, resources: Any) -> None:
        match name:
            case "BMC" | "BDC":
                self._begin_mark(operands, resources)
            case "EMC" if len(self._open) > 1:
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
        owner, artifact = around = self._open[-1]
        properties: Any = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = _find_resource(resources, "/Properties", properties)
        if operands[0] == "/Artifact":
            self._found.artifacts_in_content += owner is not None
            self._open.append(_Marks(owner, artifact=True))
        elif isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
            self._found.content_in_artifacts += artifact
            mark = int(properties["/MCID"])
            self._found.add_text(mark, str(properties.get("/ActualText", "")))
            self._open.append(_Marks(mark, artifact))
        else:
            self._open.append(around)

    def _select_font(self, name: Any, resources: Any) -> None:
        font = _find_resource(resources, "/Font", name)
        self._font = self._codes = None
        if font is not None:
            self._font = spell(font.get("/BaseFont", name)), font
            self._codes = self._parser.codes.read(font)

    def _show_text(self, operands: Any) -> None:
        codes = _string_codes(operands)
        if not codes:
            return
        text = self._codes.decode(codes) if self._codes else ""
        owner = self._open[-1].owner
        if owner is not None:
            self._found.add_text(owner, text)
        if self._font is not None:
            name, font = self._font
            seen = self._mode != _INVISIBLE or self._found.fonts.get(name, (None, False))[1]
            self._found.fonts[name] = font, seen
        self._paint(text)

    def _paint(self, text: str) -> None:
        """Note that something is put on the paper; under no mark, it is lost to readers."""
        if self._open[-1] != _Marks():
            return
        self._found.unmarked += 1
        self._found.sample = self._found.sample or text.strip()

    def _draw_object(self, operands: Any, resources: Any) -> None:
        drawn = _find_resource(resources, "/XObject", operands[0])
        if drawn is None or drawn.objgen in self._drawn:  # a form that draws itself draws nothing
            return
        if drawn.get("/Subtype") != "/Form":
            self._paint("")
            return
        self._drawn.append(drawn.objgen)
        check_limit(limits.PDF_FORM_DEPTH, len(self._drawn))
        self.follow(self._parser.parse_form(drawn), drawn.get("/Resources", resources))
        self._drawn.pop()


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
