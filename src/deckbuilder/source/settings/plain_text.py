"""Marks in text that is plain: settings and data, which show every sign as it is typed.

Owns which signs count as marks there. Refuses to report them.
"""

from __future__ import annotations

import re

from deckbuilder.source.dialects.signs import find_signs

_MARKS = re.compile(
    r"\*\*[^\s*].*?\*\*|(?<![\w*])\*\w[^*]*\w\*(?![\w*])|~~[^\s~].*?~~|`[^`]+`"
    r"|\b\w+\^[^\s^]+\^|\b\w*[^\W\d]~[^\s~]+~|\^?\[\^?[^\[\]]+\]\((?:https?:|mailto:|#)[^\s()]*\)?"
    r"|\[\^[^\[\]\s]+\]|<br\b[^<>]*>|\{\{(?![^{}\n]*\}\}).{0,30}"
)
_INSERT = re.compile(r"\{\{[^{}\n]*\}\}")


def find_mark(text: str, *, inserts: bool = True) -> str:
    """Return the first mark in a plain text, or nothing; `inserts` are read there, and are none."""
    mark = _MARKS.search(text) or (None if inserts else _INSERT.search(text))
    if mark is not None:
        return mark[0]
    signs = (found.written for found in find_signs(text) if not found.sign.begins_line)
    return next(signs, "")
