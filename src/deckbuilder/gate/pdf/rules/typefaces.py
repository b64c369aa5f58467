"""Fonts: in the file, and with the characters that their codes stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from deckbuilder.gate.pdf.rules.published import clause
from deckbuilder.gate.rule import ERROR, Fault, Verdict, rule

if TYPE_CHECKING:
    from deckbuilder.gate.pdf.document import PdfDocument


@rule(
    "DB840",
    "pdf-font-embedded",
    "Font not in the file",
    ERROR,
    summary="A font that shows text is not in the PDF.",
    why="Another machine shows another font: letters overlap, or signs turn into boxes.",
    example="Arial named in a PDF and not embedded",
    fix="Build the PDF with `deckbuild build`; in other programs tick “Embed all fonts”.",
    source=clause("7.21.4.1"),
)
def font_embedded(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each font with which something is to be seen."""
    from deckbuilder.gate.pdf.fonts import is_embedded

    for name, page, font, seen in _used(document):
        if seen:
            fault = Fault(place=f"page {page}", message=f"the font {name} is not in the file")
            yield None if is_embedded(font) else fault


@rule(
    "DB841",
    "pdf-font-unicode",
    "Font without its characters",
    ERROR,
    summary="A font does not say which characters its signs are.",
    why="Screen readers, search and copying get nonsense, though the page looks right.",
    example="a symbol font without `ToUnicode`",
    fix="Build the PDF with `deckbuild build`; in other programs use another font for that text.",
    source=clause("7.21.7", "10-001"),
)
def font_unicode(document: PdfDocument) -> Iterator[Verdict]:
    """Judge each font that shows text."""
    from deckbuilder.gate.pdf.fonts import has_characters

    for name, page, font, _ in _used(document):
        message = f"the font {name} does not say which characters it shows"
        yield None if has_characters(font) else Fault(place=f"page {page}", message=message)


def _used(document: PdfDocument) -> Iterator[tuple[str, int, Any, bool]]:
    """Yield each font with the first page on which it shows text, and whether it can be seen."""
    found: dict[str, tuple[int, Any, bool]] = {}
    for number, page in enumerate(document.contents, 1):
        for name, (font, seen) in page.fonts.items():
            first, _, before = found.get(name, (number, font, False))
            found[name] = first, font, seen or before
    for name, (number, font, seen) in found.items():
        yield name.partition("+")[2] or name, number, font, seen
