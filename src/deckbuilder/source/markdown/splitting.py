"""Where a slide begins and ends among a file's tokens, and which of them is its title.

Owns the split at `---` and at headings. Refuses to read what lies between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct

from deckbuilder import codes
from deckbuilder.source.dialects.programs import SLIDE_LINES, UNNAMED
from deckbuilder.source.markdown.parser import COMMENT
from deckbuilder.source.markdown.state import first_line
from deckbuilder.source.markdown.tokens import MarkdownFile

_COLUMNS = re.compile(r"\s*-+([ \t]+-+)+\s*")
"""Groups of hyphens with spaces between them, as below the header of pandoc's simple tables."""

_SETTINGS = re.compile(r"(?:[A-Za-z_][\w-]*:(?:[ \t].*)?(?:\n|\Z))+")
_FURTHER = 2
"""Over how many more beginnings of slides the end of an open block is looked for."""


class SlideTokens(Struct):
    """The tokens of one slide: those of its title, None where it has none, and the rest."""

    tokens: list[Token]
    title: Token | None = None
    """The `inline` token of the title."""
    opener: Token | None = None
    """The `heading_open` token of the title."""
    level: int = 1
    """The level of the heading that is its title."""
    ruled: bool = False
    """Whether a line `---` begins it, so that its first heading is the title."""
    begun: bool = False
    """Whether it holds more than comments."""

    @property
    def first_line(self) -> int:
        """The number of its first line."""
        return min((first_line(each) for each in (self.title, *self.tokens[:1]) if each), default=1)

    def set_title(self, tokens: Sequence[Token], index: int) -> None:
        """Make the heading that begins at a place the title."""
        self.opener, self.title = tokens[index : index + 2]
        self.level, self.begun = int(self.opener.tag[1]), True

    def add(self, token: Token) -> None:
        """Add a token; a heading's level counts from that of the title."""
        if token.type in ("heading_open", "heading_close") and self.level > 1:
            token.tag = f"h{max(2, int(token.tag[1]) - self.level + 1)}"
        self.begun = self.begun or not _is_comment(token)
        self.tokens.append(token)


def take_title(file: MarkdownFile) -> SlideTokens:
    """Return the tokens of a file that is one slide, whose title is its first heading `#`."""
    tokens = file.tokens
    place = next((index for index, each in enumerate(tokens) if _is_heading(each, "h1")), None)
    if place is None:
        return SlideTokens([*tokens])
    slide = SlideTokens([])
    slide.set_title(tokens, place)
    slide.tokens += [*tokens[:place], *tokens[place + 3 :]]
    return slide


def split_slides(file: MarkdownFile) -> list[SlideTokens]:
    """Split a file into slides; where no heading is of level 1, those of level 2 are titles.

    The first heading after a line `---` is a title whatever its level. Comments before a title
    belong to its slide.
    """
    tokens = file.tokens
    tag = "h1" if any(_is_heading(token, "h1") for token in tokens) else "h2"
    ruled = any(_is_break(token, file) for token in tokens)
    slides = [SlideTokens([], ruled=ruled)]
    index = depth = 0
    while index < len(tokens):
        token, slide = tokens[index], slides[-1]
        depth = max(0, depth + (token.type == "div_open") - (token.type == "div_close"))
        titled = _heads(token) and (token.tag == tag or (slide.ruled and not slide.begun))
        begins = titled or _is_break(token, file)
        if not begins or (depth and _ends_later(tokens, index, tag, file)):
            slide.add(token)
            index += 1
            continue
        depth = 0
        if slide.begun:
            slides.append(slide := SlideTokens([]))
        if not titled:
            slide.ruled = True
            index += 1 + _skip_settings(tokens, index + 1, file)
        else:
            slide.set_title(tokens, index)
            index += 3
    if len(slides) > 1 and not slides[-1].begun:
        slides[-2].tokens += slides.pop().tokens
    return slides if slides[0].begun else []


def _heads(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0


def _is_heading(token: Token, tag: str) -> bool:
    return _heads(token) and token.tag == tag


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and not COMMENT.sub("", token.content).strip()


def _is_break(token: Token, file: MarkdownFile) -> bool:
    """Tell whether a token is a line of hyphens that begins a slide, and rules no columns."""
    if token.type != "hr" or token.level or not token.markup.startswith("-"):
        return False
    return not (token.map and is_ruled_columns(token, file.lines))


def is_ruled_columns(token: Token, lines: Sequence[str]) -> bool:
    """Tell whether a line of hyphens rules the columns of a table: some groups are long."""
    line = lines[token.map[0]] if token.map else ""
    return "--" in line and _COLUMNS.fullmatch(line) is not None


def _ends_later(tokens: Sequence[Token], index: int, tag: str, file: MarkdownFile) -> bool:
    """Tell whether a block that is open at a place is closed soon after it."""
    depth = begun = 0
    for token in tokens[index + 1 :]:
        begun += _is_heading(token, tag) or _is_break(token, file)
        depth += (token.type == "div_open") - (token.type == "div_close")
        if depth < 0 or begun > _FURTHER:
            break
    return depth < 0


def _skip_settings(tokens: Sequence[Token], index: int, file: MarkdownFile) -> int:
    """Return how many tokens make the settings of a slide below a line `---`, reported."""
    token = tokens[index] if index < len(tokens) else None
    if token is None or token.level:
        return 0
    count = {"plain": 1, "paragraph_open": 3, "heading_open": 3}.get(token.type, 0)
    text = tokens[index + 1].content if count > 1 else token.content
    names = [line.partition(":")[0] for line in text.split("\n")]
    closed = token.markup == "-" or (set(names) <= SLIDE_LINES and names != ["name"])
    if not count or not closed or not _SETTINGS.fullmatch(text):
        return 0
    if token.markup == "-" and file.program in ("", UNNAMED):
        file.program = "Slidev"
    file.remarks.add(
        codes.OTHER_PROGRAM,
        "settings of a slide below a line --- are not read, but at the top of the file",
        first_line(tokens[index]),
        hint="write them in braces after the slide's title: # Neglect {layout=quote minutes=5}",
        written=text,
        whole=True,
    )
    return count
