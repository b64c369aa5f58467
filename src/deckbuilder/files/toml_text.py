"""Text as a TOML file holds it, and how a fault in one is told.

Owns the quotation marks and what has to be escaped between them (TOML 1.0, basic strings).
Refuses to read TOML, which `reading` does, and to lay out files.
"""

from __future__ import annotations

import re

from msgspec import Struct

_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quote(text: str) -> str:
    """Return a text in quotation marks, on one line."""
    escaped = _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}", text)
    return f'"{escaped}"'


class TomlFault(Struct, frozen=True):
    """A fault in words: the 1-based line at which to fix it, what it is, and how to fix it."""

    line: int
    message: str
    hint: str
