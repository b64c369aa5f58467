"""Code blocks: the styles of their words, and the size at which their lines fit.

Owns what a kind of word looks like. The colours are those that a brand's check holds against a
panel and a page alike; weight and slant say the same to those who see no difference in colour.
Refuses to read code (`assets.code_syntax`) and to place it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.assets.code_syntax import TokenKind, read_tokens
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.wrapping import SPARE, StyledText, line_width, wrap
from deckbuilder.model import CodeBlock
from deckbuilder.scene.slide import Colour, Scene, TextParagraph, TextStyle
from deckbuilder.scene.walk import walk_paragraphs

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
"""The style of each kind but plain words."""


def style_code(block: CodeBlock, style: TextStyle) -> list[StyledText]:
    """Return a code block's text, tabs as spaces, in texts of one style each.

    Where the text around has another colour than that of a page, words keep that colour.
    """
    own_colours = style.colour == "tx1"
    found = []
    for word in read_tokens(block.text.expandtabs(TAB), block.language):
        own = WORD_STYLES.get(word.kind)
        styled = style
        if own is not None:
            colour = own.colour if own_colours else style.colour
            styled = replace(style, colour=colour, bold=own.bold, italic=own.italic)
        found.append(StyledText(word.text, styled))
    return found


def fit_code_size(
    texts: Sequence[StyledText], size: float, min_size: float, width: Emu, faces: Faces
) -> float:
    """Return the size at which each line of a code block fits, from `size` down to `min_size`.

    Lines that are too long even so are wrapped, at the minimum, where fewest are.
    """
    longest = max(line_width(line) for line in wrap(texts, _UNBOUNDED, faces))
    room = width - SPARE
    if longest <= max(room, 0) or size <= min_size:
        return size
    return max(min_size, int(2 * size * room / longest) / 2)


def report_wrapped_code(scenes: Iterable[Scene], diagnostics: Diagnostics) -> None:
    """Advise of each line of code that is too long for its place, so that it is broken."""
    for scene in scenes:
        for placed in walk_paragraphs(scene.items):
            where = placed.span or scene.span or scene.slide_id
            for text, columns in _wrapped_lines(placed.paragraph):
                shown = text.strip() if len(text) <= _SHOWN else f"{text[:_SHOWN].strip()}…"
                diagnostics.report(
                    codes.CODE_WRAPPED,
                    where,
                    f"a line of code on slide {scene.slide_id!r} has {len(text)} characters and is"
                    f" broken after {columns}: {shown}",
                    hint="break the line where the language allows it, or give it more width",
                )


_SHOWN = 40


def _wrapped_lines(paragraph: TextParagraph) -> Iterator[tuple[str, int]]:
    """Yield each line of code that was wrapped, and how many characters its first part has."""
    parts: list[str] = []
    for line in paragraph.lines if paragraph.role == "code" else ():
        parts.append("".join(run.text for run in line.runs))
        if line.hard or line is paragraph.lines[-1]:
            if len(parts) > 1:
                yield "".join(parts), len(parts[0])
            parts = []
