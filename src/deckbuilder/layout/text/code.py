"""Code blocks: the styles of their words, and the size at which their lines fit.

Owns what a kind of word looks like. The colours are those that a brand's check holds against a
panel and a page alike; weight and slant say the same to those who see no difference in colour.
Refuses to read code, which is `syntax`'s, and to place it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.assets.code_syntax import TokenKind, read_tokens
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.geometry import Emu
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.wrapping import Piece, line_width, wrap
from deckbuilder.model import CodeBlock
from deckbuilder.scene.slide import Colour, Item, Scene, TextParagraph, TextStyle
from deckbuilder.scene.walk import PlacedParagraph, walk_paragraphs

TAB = 4
"""How many columns a tab reaches to."""

_UNBOUNDED = Emu(10**12)


class WordStyle(Struct, frozen=True):
    """How words of a kind differ from the code around them."""

    colour: Colour
    bold: bool = False
    italic: bool = False


WORD_STYLES: Mapping[TokenKind, WordStyle] = {
    "keyword": WordStyle("accent1", bold=True),
    "name": WordStyle("tx2", bold=True),
    "string": WordStyle("accent2"),
    "number": WordStyle("accent3"),
    "comment": WordStyle("accent4", italic=True),
}
"""The look of each kind but plain words."""


def code_pieces(block: CodeBlock, style: TextStyle) -> list[Piece]:
    """Return a code block's text, tabs as spaces, in pieces of one style each.

    Where the text around has another colour than that of a page, words keep that colour.
    """
    own_colours = style.colour == "tx1"
    found = []
    for word in read_tokens(block.text.expandtabs(TAB), block.language):
        look = WORD_STYLES.get(word.kind)
        styled = style
        if look is not None:
            colour = look.colour if own_colours else style.colour
            styled = replace(style, colour=colour, bold=look.bold, italic=look.italic)
        found.append(Piece(word.text, styled))
    return found


def fitting_size(
    pieces: Sequence[Piece], size: float, least: float, width: Emu, faces: Faces
) -> float:
    """Return the size at which each line of a code block fits, from `size` down to `least`.

    Lines that are too long even so are wrapped, at the least size, which wraps the fewest.
    """
    longest = max(line_width(line) for line in wrap(pieces, _UNBOUNDED, faces))
    if longest <= width or size <= least:
        return size
    return max(least, int(2 * size * width / longest) / 2)


def report_wrapped_code(scenes: Iterable[Scene], diagnostics: Diagnostics) -> None:
    """Advise of each line of code that is too long for its place, so that it is broken."""
    for scene in scenes:
        for placed in _code(scene.items):
            where = placed.span or scene.span or Span(scene.slide_id, 1, 1)
            for text, columns in _wrapped(placed.paragraph):
                shown = text.strip() if len(text) <= _SHOWN else f"{text[:_SHOWN].strip()}…"
                diagnostics.report(
                    codes.CODE_WRAPPED,
                    where,
                    f"a line of code on slide {scene.slide_id!r} has {len(text)} characters and is"
                    f" broken after {columns}: {shown}",
                    hint="break the line where the language allows it, or give it more width",
                )


_SHOWN = 40


def _wrapped(paragraph: TextParagraph) -> Iterator[tuple[str, int]]:
    """Yield each line of code that was wrapped, and how many characters its first part has."""
    parts: list[str] = []
    for line in paragraph.lines:
        parts.append("".join(run.text for run in line.runs))
        if line.hard or line is paragraph.lines[-1]:
            if len(parts) > 1:
                yield "".join(parts), len(parts[0])
            parts = []


def _code(items: Iterable[Item]) -> Iterator[PlacedParagraph]:
    return (it for it in walk_paragraphs(items) if it.paragraph.role == "code")
