"""Reads input files, and nothing else in the project does.

Owns: staying inside the deck's or brand's folder, UTF-8, TOML with the line of each key,
and what kind of picture a file is. Refuses to know what a file means. Every fault is
reported; a function that could not read returns None.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import exists, is_within, leads_outside, note_content
from deckbuilder.files.limits import DATA_BYTES, FILE_BYTES, MARKDOWN_BYTES, TOML_BYTES, Limit
from deckbuilder.files.places import is_foreign, why_no_name

# What no font shows and XML cannot hold; old ways to break a line, as pasted from PowerPoint, too;
# and code points that Unicode keeps for programs' own use (23.7), which ours make use of.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_NO_TEXT = "[\x00-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"


_OFFICE_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of office programs begin: they are ZIP archives, or OLE containers as before 2007."""

_OF_DATA = (".csv", ".tsv", ".txt", ".tab", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")
"""The endings of data, which people save from a spreadsheet."""


_LIMITS = {
    ".md": MARKDOWN_BYTES,
    ".toml": TOML_BYTES,
    ".lock": TOML_BYTES,
    **dict.fromkeys(_OF_DATA, DATA_BYTES),
}
"""How large a file of text may be, by the ending of its name."""


def shown(path: Path) -> str:
    """Return the path as people are shown it: from the working folder where it lies below."""
    if path.is_absolute():
        with contextlib.suppress(OSError, ValueError):  # no working folder, another drive
            return _shown_from(path, Path.cwd())
    return as_text(path.as_posix())


@lru_cache(maxsize=4096)  # a file is named many times, and finding the way to it takes long
def _shown_from(path: Path, folder: Path) -> str:
    return as_text(Path(os.path.relpath(path, folder)).as_posix())


def as_text(name: str) -> str:
    """Return a file's name as text: U+FFFD where it holds bytes or characters that are none."""
    name = compose(name)
    return name if name.isprintable() else re.sub(_NO_TEXT, "\N{REPLACEMENT CHARACTER}", name)


def compose(text: str) -> str:
    """Return text with each accent joined to its letter (NFC), as fonts and comparisons need it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def read_bytes(
    path: Path,
    diagnostics: Diagnostics,
    *,
    where: Span | None = None,
    largest: int | None = None,
    limit: Limit | None = None,
) -> bytes | None:
    """Read a file whole, or report at `where` (or at the file itself) why it cannot be read."""
    place = where or shown(path)
    limit = limit or FILE_BYTES
    if leads_outside(path):
        fault = f"{shown(path)} leads through a link out of its folder"
        _report_outside(fault, where or Span(shown(path), 1, 1), diagnostics)
        return None
    try:
        unfit = _unfitness(path.stat(), largest or limit.max)
        if not unfit:
            data = path.read_bytes()
            note_content(path, data)
            return data
        code = codes.CODES.get(limit.beyond if unfit[2] else "", codes.FILE_UNREADABLE)
        diagnostics.report(code, place, f"{shown(path)} {unfit[0]}", hint=unfit[1])
    except FileNotFoundError:
        diagnostics.report(
            codes.FILE_MISSING,
            place,
            f"there is no file {shown(path)}",
            hint="check the spelling of the name and its folder",
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        diagnostics.report(
            codes.FILE_UNREADABLE,
            place,
            f"{shown(path)} cannot be read: {reason}",
            hint="check the file's permissions",
        )
    note_content(path, None)
    return None


def _unfitness(status: os.stat_result, largest: int) -> tuple[str, str, bool] | None:
    """Return why something should not be read, with a hint, and whether it is too large.

    A pipe, for one, may have no end.
    """
    if stat.S_ISDIR(status.st_mode):
        return "is a folder, not a file", "name a file in it", False
    if not stat.S_ISREG(status.st_mode):
        return "is not an ordinary file", "put a copy of the file in its place", False
    if status.st_size > largest:
        size, limit = -(-status.st_size // 1_000_000), largest // 1_000_000
        return f"is too large: {size} MB", f"such a file of a deck has at most {limit} MB", True
    return None


def read_text(
    path: Path, diagnostics: Diagnostics, *, where: Span | None = None, literal: bool = False
) -> str | None:
    """Read a UTF-8 file as text, line ends made newlines, byte order marks dropped.

    Control characters are reported and dropped; those that break lines become spaces. Accents are
    joined to their letters, unless the text is to be taken `literal`ly.
    """
    limit = _LIMITS.get(path.suffix.lower(), FILE_BYTES)
    data = read_bytes(path, diagnostics, where=where, limit=limit)
    if data is None:
        return None
    if data.startswith(_OFFICE_FILES):
        diagnostics.report(
            codes.NOT_UTF8,
            where or shown(path),
            f"{shown(path)} is a file of an office program, not text",
            hint=_hint_to_save(path),
        )
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_encoding(path, data, error.start, diagnostics)
        return None
    text = _with_newlines(text if literal else compose(text))
    _check_unseen(text, path, diagnostics)
    return _without_unseen(text)


def normalise(text: str) -> str:
    """Return a file's text as `read_text` does: newlines, accents joined, nothing unseen."""
    return _without_unseen(_with_newlines(compose(text)))


def _with_newlines(text: str) -> str:
    return text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")


def _report_encoding(path: Path, data: bytes, start: int, diagnostics: Diagnostics) -> None:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    fault = "the file is UTF-16" if wide else f"byte {start + 1} of the file is not UTF-8"
    diagnostics.report(
        codes.NOT_UTF8,
        shown(path),
        fault,
        line=data.count(b"\n", 0, start) + 1,
        hint=_hint_to_save(path),
    )


def _hint_to_save(path: Path) -> str:
    """Say how to save a file as text that can be read."""
    if path.suffix.lower() in _OF_DATA:
        return 'open it in Excel and save it as "CSV UTF-8 (Comma delimited)"; name that file'
    return 'save the file as plain text with the encoding "UTF-8"'


def _check_unseen(text: str, path: Path, diagnostics: Diagnostics) -> None:
    first = _UNSEEN.search(text)
    if first is None:
        return
    count = len(_UNSEEN.findall(text))
    diagnostics.report(
        codes.CONTROL_CHARACTER,
        shown(path),
        line=text.count("\n", 0, first.start()) + 1,
        message=f"characters that nobody can see are left out: {count}, "
        f"the first is U+{ord(first[0]):04X}",
        hint="they come with pasted text: type the text around them anew",
    )


def _without_unseen(text: str) -> str:
    return _UNSEEN.sub(lambda found: " " if found[0] in _BREAKS else "", text)


def drop_unseen(
    data: Any,  # noqa: ANN401
    span: Callable[..., Span],
    diagnostics: Diagnostics,
    *keys: str,
) -> Any:  # noqa: ANN401
    """Return a setting's value, or a table of them, without characters that nobody can see.

    They come from escapes, as in a path with backslashes, and are reported. Accents from escapes
    are joined to their letters. `span` tells where a path of keys stands, and `keys` lead to the
    data.
    """
    match data:
        case str():
            if found := _UNSEEN.search(data):
                diagnostics.report(
                    codes.CONTROL_CHARACTER,
                    span(*keys),
                    f"the value holds U+{ord(found[0]):04X}, which nobody can see; it is left out",
                    hint="a backslash between quotation marks writes it: for a folder, use /"
                    " instead",
                )
            return compose(_without_unseen(data))
        case dict():
            return {
                key: drop_unseen(value, span, diagnostics, *keys, key)
                for key, value in data.items()
            }
        case list():
            return [
                drop_unseen(value, span, diagnostics, *keys, str(index))
                for index, value in enumerate(data)
            ]
    return data


def resolve_inside(root: Path, name: str, diagnostics: Diagnostics, *, where: Span) -> Path | None:
    """Return the path of `name` below `root`, or report that it leaves that folder.

    What its text shows is not asked of the system, which would ask the server that a name may be
    of. Symbolic links are followed, so that none leads outside.
    """
    if is_foreign(name):
        _report_outside(f"{name} is outside the folder {shown(root)}", where, diagnostics)
        return None
    if fault := why_no_name(name):
        hint = "give the file another name, and write that one here"
        diagnostics.report(codes.FILE_MISSING, where, f"{name!r} {fault}", hint=hint)
        return None
    path = _find_alike(root, name)
    if is_within(path, root):
        return path
    fault = f"{name} leads through a link out of the folder {shown(root)}"
    _report_outside(fault, where, diagnostics)
    return None


def is_own(path: Path, root: Path, diagnostics: Diagnostics) -> bool:
    """Tell whether no link leads from a path out of a folder, and report one that does."""
    if not leads_outside(path, root):
        return True
    fault = f"{shown(path)} leads through a link out of the folder {shown(root)}"
    _report_outside(fault, Span(shown(path), 1, 1), diagnostics)
    return False


def _report_outside(fault: str, where: Span, diagnostics: Diagnostics) -> None:
    hint = "copy the file into that folder and name it from there"
    diagnostics.report(codes.OUTSIDE_FOLDER, where, fault, hint=hint)


def _find_alike(root: Path, name: str) -> Path:
    """Return the path of `name` below `root`, its accents as the folders and files there have them.

    A Mac splits accents off in the names of some files, and people type neither form knowingly.
    """
    path = root / name
    if name.isascii() or exists(path):
        return path
    path = root
    for part in Path(name).parts:
        forms = (path / unicodedata.normalize(form, part) for form in ("NFC", "NFD"))
        path = next((each for each in forms if exists(each)), path / part)
    return path


def find_key(keys: tuple[str, ...], lines: Mapping[tuple[str, ...], int], path: str) -> Span:
    """Return where a key stands in a file; the nearest key above it where it has no line."""
    known = (lines[keys[:depth]] for depth in range(len(keys), 0, -1) if keys[:depth] in lines)
    line = next(known, 1)
    return Span(path, line, line)


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
        return find_key(keys, self.lines, shown(self.path))


def read_toml(
    path: Path, diagnostics: Diagnostics, *, where: Span | None = None, literal: bool = False
) -> Toml | None:
    """Read a TOML file, or report why it cannot be read.

    What nobody can see is taken out of its values, unless they are to be taken `literal`ly.
    """
    text = read_text(path, diagnostics, where=where, literal=literal)
    if text is None:
        return None
    from deckbuilder.files.toml_parsing import find_excess, parse_toml, too_deep, too_large
    from deckbuilder.files.toml_text import TomlFault

    found = parse_toml(text)
    if not isinstance(found, TomlFault):
        toml = Toml(path, found, _key_lines(text))
        excess = find_excess(found)
        if excess is None and (literal or "\\" not in text):
            return toml
        if excess is None:
            return replace(toml, data=drop_unseen(found, toml.span, diagnostics))
        line = toml.span(*excess[0]).first_line
        found = too_large(line) if excess[1] else too_deep(line)
    place = shown(path)
    diagnostics.report(codes.BROKEN_TOML, place, found.message, line=found.line, hint=found.hint)
    return None


_TABLE = re.compile(r"\s*+\[(\[)?([^\]]+)\]?\]\s*(?:#.*)?$")
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
