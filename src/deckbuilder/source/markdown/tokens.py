"""A Markdown file as tokens, before any of it is read.

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
from deckbuilder.source.markdown.parser import parse_blocks
from deckbuilder.source.markdown.state import Definition


class MarkdownFile(Struct):
    """A Markdown file's tokens, its footnotes taken out, and what its slides share."""

    path: str
    lines: Sequence[str]
    tokens: list[Token]
    env: dict[str, Any]
    definitions: dict[str, Definition]
    labels_used: set[str] = field(default_factory=set)

    def span(self) -> Span:
        """Return all lines of the file."""
        return Span(self.path, 1, self.last_line)

    @property
    def last_line(self) -> int:
        """The number of the last line, which the newline at a file's end does not begin."""
        return max(1, len(self.lines) - (not self.lines[-1]))


def parse_file(text: str, path: str, diagnostics: Diagnostics) -> MarkdownFile:
    """Parse the Markdown of a file, whose front matter was made blank lines."""
    env: dict[str, Any] = {}
    tokens = parse_blocks(text, env)
    lines = text.split("\n")
    if not env.get("footnotes"):
        return MarkdownFile(path, lines, tokens, env, {})
    tokens, definitions = _take_footnotes(tokens, path, diagnostics)
    return MarkdownFile(path, lines, tokens, env, definitions)


def _take_footnotes(
    tokens: Sequence[Token], path: str, diagnostics: Diagnostics
) -> tuple[list[Token], dict[str, Definition]]:
    """Separate the tokens of footnotes from all others; of two with one label the first counts."""
    rest: list[Token] = []
    stack: list[list[Token]] = [rest]
    definitions: dict[str, Definition] = {}
    for token in tokens:
        if token.type == "footnote_reference_close":
            stack.pop()
        elif token.type == "footnote_reference_open":
            label: str = token.meta["label"]
            content: list[Token] = []
            first, end = token.map or (0, 1)
            where = Span(path, first + 1, max(end, first + 1))
            stack.append(content)
            if label not in definitions:
                definitions[label] = Definition(label, content, where)
                continue
            diagnostics.report(
                codes.DUPLICATE_FOOTNOTE,
                where,
                f"there are two footnotes [^{label}]",
                hint="give one of them another label",
            )
            definitions[f"{label} {len(definitions)}"] = Definition(label, content, where)
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
