"""Whom a quotation is from: its last paragraph, where that begins with a dash.

Owns which signs count as that dash. Refuses to read inlines.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from deckbuilder.model import Block, Emphasis, Inline, Paragraph, Strong, Text

_DASH = re.compile(r"(?:--|[–—―])\s+")


def split_attribution(last: Paragraph) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """Take the attribution from the last paragraph of a quote, where that is one.

    The dash may stand within the emphasis of the whole line.
    """
    first = last.children[0]
    if len(last.children) == 1 and isinstance(first, Emphasis | Strong):
        name = _after_dash(first.children)
        return ((), (replace(first, children=name),)) if name else ((last,), ())
    name = _after_dash(last.children)
    return ((), name) if name else ((last,), ())


def _after_dash(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return what follows the dash with which a text begins; nothing where there is none."""
    first, others = children[0], children[1:]
    match = _DASH.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return ()
    text = first.text[match.end() :]
    return ((Text(text=text),) if text else ()) + others
