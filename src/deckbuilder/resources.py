"""Reads input files, and nothing else in the project does.

Owns: staying inside the deck's or brand's folder, UTF-8, TOML with the line of each key,
and what kind of picture a file is. Refuses to know what a file means. Every fault is
reported; a function that could not read returns None.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span


def shown(path: Path) -> str:
    """Return the path as people are shown it: from the working folder where it lies below."""
    try:
        return Path(os.path.relpath(path)).as_posix() if path.is_absolute() else path.as_posix()
    except ValueError:  # another drive on Windows
        return path.as_posix()


def read_bytes(path: Path, diagnostics: Diagnostics, *, where: Span | None = None) -> bytes | None:
    """Read a file whole, or report at `where` (or at the file itself) why it cannot be read."""
    place = where or shown(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        diagnostics.report(
            codes.FILE_MISSING, place, f"there is no file {shown(path)}",
            hint="check the spelling of the name and its folder",
        )  # fmt: skip
    except IsADirectoryError:
        diagnostics.report(
            codes.FILE_UNREADABLE, place, f"{shown(path)} is a folder, not a file",
            hint="name a file in it",
        )  # fmt: skip
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        diagnostics.report(
            codes.FILE_UNREADABLE, place, f"{shown(path)} cannot be read: {reason}",
            hint="check the file's permissions",
        )  # fmt: skip
    return None


def read_text(path: Path, diagnostics: Diagnostics, *, where: Span | None = None) -> str | None:
    """Read a UTF-8 file as text, line ends made newlines, a byte order mark dropped."""
    data = read_bytes(path, diagnostics, where=where)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        diagnostics.report(
            codes.NOT_UTF8, shown(path),
            f"byte {error.start} is not UTF-8", line=data.count(b"\n", 0, error.start) + 1,
            hint='save the file with the encoding "UTF-8"',
        )  # fmt: skip
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def resolve_inside(root: Path, name: str, diagnostics: Diagnostics, *, where: Span) -> Path | None:
    """Return the path of `name` below `root`, or report that it leaves that folder.

    Symbolic links are followed first, so that none leads outside.
    """
    if "\0" in name:
        diagnostics.report(codes.FILE_MISSING, where, f"{name!r} is not a file name")
        return None
    path = root / name
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a loop of symbolic links
        inside = False
    if not inside:
        diagnostics.report(
            codes.OUTSIDE_FOLDER, where, f"{name} is outside the folder {shown(root)}",
            hint="copy the file into that folder and name it from there",
        )  # fmt: skip
        return None
    return path


class Toml(Struct, frozen=True):
    """A TOML file as read: its data, and where its keys stand.

    `lines` maps a key's path (array items by their index as text: `("outcomes", "0", "id")`)
    to its 1-based line.
    """

    path: Path
    data: Mapping[str, Any]
    lines: Mapping[tuple[str, ...], int]

    def span(self, *keys: str) -> Span:
        """Return where a key stands; the nearest table above it where it has no line."""
        for length in range(len(keys), 0, -1):
            line = self.lines.get(keys[:length])
            if line is not None:
                return Span(shown(self.path), line, line)
        return Span(shown(self.path), 1, 1)


def read_toml(path: Path, diagnostics: Diagnostics, *, where: Span | None = None) -> Toml | None:
    """Read a TOML file, or report why it cannot be read."""
    text = read_text(path, diagnostics, where=where)
    if text is None:
        return None
    try:
        return Toml(path, tomllib.loads(text), _key_lines(text))
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column \d+\)|\(at end of document\)", str(error))
        line = int(match[1]) if match and match[1] else text.count("\n") + 1
        reason = re.sub(r"\s*\(at [^)]*\)$", "", str(error))
        diagnostics.report(
            codes.BROKEN_TOML, shown(path), reason[:1].lower() + reason[1:], line=line,
            hint='text goes in quotation marks: title = "Neglect"',
        )  # fmt: skip
        return None


_TABLE = re.compile(r"\s*\[(\[)?\s*([^\]]+?)\s*\]?\]\s*(?:#.*)?$")
_KEY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)"""
)
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def _key_lines(text: str) -> dict[tuple[str, ...], int]:
    """Find the line of each key in a TOML text; tomllib itself keeps no lines."""
    lines: dict[tuple[str, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    prefix: tuple[str, ...] = ()
    closing = ""
    for number, line in enumerate(text.splitlines(), 1):
        if closing:
            closing = "" if closing in line else closing
        elif table := _TABLE.match(line):
            prefix = _parts(table[2])
            if table[1]:
                index = counts[prefix] = counts.get(prefix, -1) + 1
                prefix = (*prefix, str(index))
            for length in range(1, len(prefix) + 1):
                lines.setdefault(prefix[:length], number)
        elif key := _KEY.match(line):
            lines.setdefault((*prefix, *_parts(key[1])), number)
            for quotes in ('"""', "'''"):
                if key[2].startswith(quotes) and quotes not in key[2][3:]:
                    closing = quotes
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))
