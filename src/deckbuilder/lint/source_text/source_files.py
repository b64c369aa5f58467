"""The lines of source files: where words stand in them, and comments that ignore a rule.

Owns finding words again in the lines of a span, and the comments `deckbuild: ignore NAME`.
Refuses to know the dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.reading import read_bytes, read_text

_IGNORE = re.compile(r"(?:<!--|#)\s*deckbuild:\s*ignore\s+([\w-]+(?:[\s,]+[\w-]+)*?)\s*(?:-->|$)")
_BLANK_OR_COMMENT = re.compile(r"\s*(<!--.*-->\s*|#\s*deckbuild:.*)?")
_MARKDOWN = (".md", ".markdown")
_TEXTS = (*_MARKDOWN, ".toml", ".csv")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_QUOTES = str.maketrans("‘’“”\xa0", "''\"\" ")


class SourceFile:
    """A source file's lines, counted from 1."""

    def __init__(self, path: str) -> None:
        text = read_text(Path(path), Diagnostics()) if path.lower().endswith(_TEXTS) else None
        self.path = path
        self.lines = (text or "").split("\n")

    @property
    def raw(self) -> str:
        """The file's text as it is, with its own line ends; "" where it is none."""
        data = read_bytes(Path(self.path), Diagnostics()) or b""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return ""

    @cached_property
    def ignores(self) -> Mapping[int, frozenset[str]]:
        """The names of rules in comments that ignore them, by the comments' lines."""
        found = ((number, _IGNORE.search(line)) for number, line in enumerate(self.lines, 1))
        return {
            number: frozenset(re.split(r"[\s,]+", match[1])) for number, match in found if match
        }

    @cached_property
    def _fences(self) -> Mapping[int, int]:
        """The lines within fenced blocks, where a comment would be data, and their first lines."""
        found: dict[int, int] = {}
        opened, mark = 0, ""
        is_markdown = self.path.lower().endswith(_MARKDOWN)
        for number, line in enumerate(self.lines, 1) if is_markdown else ():
            fence = _FENCE.match(line)
            if opened:
                found[number] = opened
                if fence and fence[1].startswith(mark) and not line.strip(mark[0] + " "):
                    opened = 0
            elif fence:
                opened, mark = number, fence[1]
        return found

    def find_ignores(self, line: int) -> Iterator[tuple[int, str]]:
        """Yield the rules ignored at a line: on it, or by comments directly above it.

        Of a line within a fenced block, those above the block.
        """
        first = line = self._fences.get(line, line)
        while 1 < first <= len(self.lines) + 1 and _BLANK_OR_COMMENT.fullmatch(
            self.lines[first - 2]
        ):
            first -= 1
        for number in range(line, first - 1, -1):
            yield from ((number, name) for name in sorted(self.ignores.get(number, ())))

    def find_words(self, span: Span, words: str, nth: int = 0) -> tuple[int, int, int] | None:
        """Return line, first column and column after the words, which a line of a span holds.

        Quotation marks count as equal whether they are straight or typographic, as the parser
        changes them.
        """
        sought = words.translate(_QUOTES)
        last = min(span.last_line, len(self.lines))
        for number in range(span.first_line, last + 1):
            line = self.lines[number - 1].translate(_QUOTES)
            column = line.find(sought)
            while column >= 0:
                if nth == 0:
                    return number, column + 1, column + 1 + len(words)
                nth -= 1
                column = line.find(sought, column + 1)
        return None


class SourceFiles:
    """Source files by their paths as diagnostics have them, each read once."""

    def __init__(self) -> None:
        self._files: dict[str, SourceFile] = {}

    def __getitem__(self, path: str) -> SourceFile:
        if path not in self._files:
            self._files[path] = SourceFile(path)
        return self._files[path]
