"""Inlines as texts of one style each, ready to be wrapped.

Owns what emphasis, links, code and superscript do to a style. Refuses blocks and lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace

from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import (
    CodeText,
    Emphasis,
    FootnoteReference,
    Inline,
    Language,
    LineBreak,
    Link,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from deckbuilder.scene.slide import (
    NOTE_SEPARATOR,
    SHIFTED_SIZE,
    SUBSCRIPT,
    SUPERSCRIPT,
    Colour,
    TextStyle,
)


def style_inlines(
    children: Iterable[Inline],
    style: TextStyle,
    link: str = "",
    lang: str = "",
    tip: str = "",
    *,
    link_colour: Colour = "hlink",
) -> list[StyledText]:
    """Flatten inlines to texts of one style each."""
    found: list[StyledText] = []
    for child in children:
        match child:
            case Text():
                found.append(StyledText(child.text.replace("\n", " "), style, link, lang, tip=tip))
            case LineBreak():
                found.append(StyledText("\n", style))
            case CodeText():
                found.append(
                    StyledText(child.text, replace(style, font="mono"), link, lang, tip=tip)
                )
            case FootnoteReference():
                shifted = _shift_baseline(style, SUPERSCRIPT)
                found.append(StyledText(str(child.number), shifted, note=child.number))
            case _:
                inner, to, tongue = _restyled(child, style, link, lang, link_colour)
                shown = child.title if isinstance(child, Link) else tip
                found += style_inlines(
                    child.children, inner, to, tongue, shown, link_colour=link_colour
                )
    return _separate_notes(found)


def _separate_notes(texts: list[StyledText]) -> list[StyledText]:
    """Put a raised comma between references to footnotes at one place: 1 and 2 are not 12."""
    found: list[StyledText] = []
    for text in texts:
        if text.note and found and found[-1].note:
            found.append(replace(text, text=NOTE_SEPARATOR, note=0))
        found.append(text)
    return found


def _restyled(
    child: Emphasis | Strong | Strike | Superscript | Subscript | Link | Language,
    style: TextStyle,
    link: str,
    lang: str,
    link_colour: Colour,
) -> tuple[TextStyle, str, str]:
    match child:
        case Emphasis():
            upright = style.italic  # what is emphasised in a quotation stands out upright
            return replace(style, italic=not upright), link, lang
        case Strong():
            return replace(style, bold=True), link, lang
        case Strike():
            return replace(style, strike=True), link, lang
        case Superscript():
            return _shift_baseline(style, SUPERSCRIPT), link, lang
        case Subscript():
            return _shift_baseline(style, SUBSCRIPT), link, lang
        case Link():
            return replace(style, colour=link_colour, underline=True), child.target, lang
        case Language():
            return style, link, child.lang
        case _:
            assert_never(child)


def _shift_baseline(style: TextStyle, shift: float) -> TextStyle:
    """Shift a style's baseline; both formats know one shift only, so the innermost counts."""
    size = style.size if style.baseline_shift else style.size * SHIFTED_SIZE
    return replace(style, size=size, baseline_shift=shift)
