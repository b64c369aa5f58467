"""What the words of a code block are, as Pygments reads them.

The only module that knows Pygments, which is imported once a block names a language. Owns the few
kinds that we tell apart. Refuses colours, and reporting: a language that is not known makes plain
text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from deckbuilder.diagnostics import nearest
from deckbuilder.files.limits import CODE

TokenKind = Literal["plain", "keyword", "name", "string", "number", "comment"]

_PLAIN = ("", "text", "plain", "txt", "none")
"""What says that a block is in no language; Pygments is not asked about these."""

_SLOW = (
    *("adl", "aspectj", "autohotkey", "autoit", "csharp", "cuda", "easytrieve", "fan", "freefem"),
    *("gherkin", "idris", "janet", "java", "lilypond", "logos", "mcschema", "mql"),
)
"""Languages, by the first name that Pygments has for them, whose words are not read.

At the limit of characters, a run of one sign, of blank lines or of spaces takes a second or more to
read, as their patterns begin anew at each sign: the time grows with the square or the cube.
"""

# Pygments' names of tokens; of those that begin alike, the longest counts.
_KINDS: tuple[tuple[str, TokenKind], ...] = (
    ("Token.Keyword", "keyword"),
    ("Token.Operator.Word", "keyword"),
    ("Token.Name.Tag", "keyword"),
    ("Token.Name.Function", "name"),
    ("Token.Name.Class", "name"),
    ("Token.Name.Attribute", "name"),
    ("Token.Generic.Heading", "name"),
    ("Token.Generic.Subheading", "name"),
    ("Token.Literal.String", "string"),
    ("Token.Literal.Number", "number"),
    ("Token.Comment", "comment"),
)


class CodeToken(Struct, frozen=True):
    """A part of a code block and its kind."""

    text: str
    kind: TokenKind


def is_known(language: str) -> bool:
    """Tell whether text in a language can be read; one without a name is plain."""
    return language.casefold() in _PLAIN or _lexer(language) is not None


def nearest_language(language: str) -> str | None:
    """Return the known language whose name is most like this one, or None."""
    from pygments.lexers import get_all_lexers

    return nearest(language.casefold(), (name for lexer in get_all_lexers() for name in lexer[1]))


def is_slow(language: str) -> bool:
    """Tell whether a language is known, but may take too long to be read for its words."""
    lexer = None if language.casefold() in _PLAIN else _lexer(language)
    return lexer is not None and lexer.aliases[0] in _SLOW


def is_long(text: str) -> bool:
    """Tell whether a block of code is longer than what is read for its words."""
    return len(text) > CODE.max


@lru_cache(maxsize=256)
def read_tokens(text: str, language: str) -> tuple[CodeToken, ...]:
    """Return the tokens of a code block; their texts joined are the text."""
    lexer = None if language.casefold() in _PLAIN or is_long(text) else _lexer(language)
    if lexer is None or lexer.aliases[0] in _SLOW:
        return (CodeToken(text, "plain"),)
    tokens: list[CodeToken] = []
    for token, part in lexer.get_tokens(text):
        kind = _kind(str(token))
        if tokens and (tokens[-1].kind == kind or part.isspace()):
            tokens[-1] = CodeToken(tokens[-1].text + part, tokens[-1].kind)
        else:
            tokens.append(CodeToken(part, kind))
    if "".join(token.text for token in tokens) != text:  # no lexer may take anything away
        return (CodeToken(text, "plain"),)
    return tuple(tokens)


def _lexer(language: str) -> Any:  # noqa: ANN401 - Pygments makes its lexers' names at run time
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _kind(token: str) -> TokenKind:
    for name, kind in _KINDS:
        if token == name or token.startswith(f"{name}."):
            return kind
    return "plain"
