"""A Markdown file as tokens, before any of it is read, and a place among them.

Owns what the slides of one file share: its footnotes and its definitions of links. Refuses to
know where a slide begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown_it.token import Token
from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.source.markdown.parser import parse_blocks, with_plain_spaces
from deckbuilder.source.markdown.remarks import Remarks
from deckbuilder.source.markdown.state import FootnoteDefinition, find_lines


class MarkdownFile(Struct):
    """A Markdown file's tokens, its footnotes taken out, and what its slides share."""

    path: str
    lines: Sequence[str]
    tokens: list[Token]
    env: dict[str, Any]
    definitions: dict[str, FootnoteDefinition]
    labels_used: set[str] = field(default_factory=set)
    remarks: Remarks = field(default_factory=Remarks)
    """What is said once of the file."""
    program: str = ""
    """The other program that the file seems to be written for."""

    def span(self) -> Span:
        """Return all lines of the file."""
        return Span(self.path, 1, self.last_line)

    @property
    def last_line(self) -> int:
        """The number of the last line, which the newline at a file's end does not begin."""
        return max(1, len(self.lines) - (not self.lines[-1]))


class Cursor:
    """A place in a list of tokens."""

    __slots__ = ("_ends_ahead", "index", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.index = 0
        self._ends_ahead: list[int] = []

    def ends_ahead(self) -> int:
        """Return how many more divs are closed than opened from here to the end."""
        if not self._ends_ahead:
            counts = [0]
            for token in reversed(self.tokens):
                step = (token.type == "div_close") - (token.type == "div_open")
                counts.append(counts[-1] + step)
            self._ends_ahead = counts[::-1]
        return self._ends_ahead[self.index]

    def peek(self) -> Token | None:
        """Return the next token, and stay there; None at the end."""
        return self.tokens[self.index] if self.index < len(self.tokens) else None

    def take(self) -> Token:
        """Return the next token, and go on to the one after it."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def take_to(self, type_: str) -> Sequence[Token]:
        """Return the tokens before the next one of a type, and go on to the one after it."""
        start = self.index
        while self.take().type != type_:
            pass
        return self.tokens[start : self.index - 1]


def parse_file(text: str, path: str, diagnostics: Diagnostics) -> MarkdownFile:
    """Parse the Markdown of a file, whose front matter was made blank lines."""
    env: dict[str, Any] = {}
    text = with_plain_spaces(text)
    tokens = parse_blocks(text, env)
    lines = text.split("\n")
    remarks = Remarks(apart="deckbuild:" in text)
    if not env.get("footnotes"):
        return MarkdownFile(path, lines, tokens, env, {}, remarks=remarks)
    tokens, definitions = _take_footnotes(tokens, path, diagnostics)
    return MarkdownFile(path, lines, tokens, env, definitions, remarks=remarks)


def _take_footnotes(
    tokens: Sequence[Token], path: str, diagnostics: Diagnostics
) -> tuple[list[Token], dict[str, FootnoteDefinition]]:
    """Separate the tokens of footnotes from all others; of two with one label the first counts."""
    rest: list[Token] = []
    stack: list[list[Token]] = [rest]
    definitions: dict[str, FootnoteDefinition] = {}
    for token in tokens:
        if token.type == "footnote_reference_close":
            stack.pop()
        elif token.type == "footnote_reference_open":
            key = label = token.meta["label"]
            where = find_lines(token, path)
            if label in definitions:
                key = f"{label} {len(definitions)}"
                diagnostics.report(
                    codes.DUPLICATE_FOOTNOTE,
                    where,
                    f"there are two footnotes [^{label}]",
                    hint="give one of them another label",
                )
            stack.append([])
            definitions[key] = FootnoteDefinition(label, stack[-1], where)
        else:
            stack[-1].append(token)
    return rest, definitions


def check_definitions(file: MarkdownFile, diagnostics: Diagnostics) -> None:
    """Report lines that Markdown took for addresses of links, but that no link uses.

    Call it when all slides of the file were read: only then is it known which are used.
    """
    references: Mapping[str, Any] = file.env.get("references", {})
    unused = [
        (found, "is used by no link")
        for label, found in references.items()
        if label not in file.labels_used
    ]
    twice = [(found, "repeats one above") for found in file.env.get("duplicate_refs", ())]
    for found, fault in (*unused, *twice):
        line = found["map"][0] + 1
        text = " ".join(" ".join(file.lines[line - 1 : found["map"][1]]).split())
        diagnostics.report(
            codes.BAD_LINK_DEFINITION,
            file.path,
            f"the line defines the address of a link, but {fault}: {text}",
            line=line,
            hint=r"take the line out; if it is text, begin it with \[",
        )
