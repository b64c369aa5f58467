"""Text as XML wants it, and the namespaces of PresentationML.

Owns escaping and the fixed strings that several parts share. Refuses to know any part.
Parts are written as strings and never built as trees: a deck of hundreds of slides is
written in a fraction of the time.
"""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"

NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:p="{PRESENTATION}"'
"""The declarations that every root element of PresentationML carries."""

# What XML 1.0 (clause 2.2) cannot hold at all: a reader would call the file corrupt.
_ILLEGAL = [
    *(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)),
    *range(0xD800, 0xE000),
    0xFFFE,
    0xFFFF,
]
_TEXT: dict[int, str] = {
    **dict.fromkeys(_ILLEGAL, "\N{REPLACEMENT CHARACTER}"),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}
_ATTRIBUTE: dict[int, str] = {
    **_TEXT,
    ord('"'): "&quot;",
    ord("\t"): "&#9;",
    ord("\n"): "&#10;",
    ord("\r"): "&#13;",
}
_NEEDS_ESCAPE = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]').search


def text(value: str) -> str:
    """Escape the content of an element; what XML cannot hold becomes U+FFFD."""
    return value.translate(_TEXT) if _NEEDS_ESCAPE(value) else value


def attribute(value: str) -> str:
    """Escape the value of an attribute in double quotation marks; line ends are kept."""
    return value.translate(_ATTRIBUTE) if _NEEDS_ESCAPE(value) else value
