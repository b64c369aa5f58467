"""Changes of texts and bytes, as carelessness and malice make them.

Owns the ways. Refuses to know what a text is of: whoever asks gives the pieces to put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.shared.markdown_pieces import CHARACTERS

NUMBERS = [
    "0", "-1", "1", "0.1", "1e308", "-1e-320", "nan", "inf", "-inf", "999999999999999999999",
    "9" * 400, "1" * 5000, "0x1F", "1_000", "００", "1,5", "½", "+1", "2 000", "1e9999", "65536",
    "4294967296", "0000-00-00", "2025-02-30", "9999-12-31", "99:99",
]  # fmt: skip
"""What is written where a number or a date is meant."""

SPITEFUL = [
    "::set-output name=x::y", "\n::error::x", "##vso[task.setvariable]x", "\x1b[2J", "\x9b31m",
    "\x1b]8;;http://x\x07", "\u202e", "\u2066", "\u2028", "\x85", "\x00", "\ud800", "\U000e0041",
    "../../../etc/passwd", "/etc/passwd", "//server/share/x", "\\\\server\\share", "C:\\x",
    "file:///etc/passwd", "http://x.org/a.png", "javascript:alert(1)", "=1+1", "@SUM(A1)",
    "%s%n{0}", "${HOME}", "`id`", "{{ facts.x }}", "<script>", "&x;", "a" * 300, "CON", "nul.png",
    ".", "..", "", " ", "a/b", "~", "-rf",
]  # fmt: skip
"""Values that programs of other kinds obey."""

MAX_REPEATS = 3000
MAX_LENGTH = 60_000
"""How long a varied text may get; what is over a limit is refused at once, so little is tried."""

Change = Callable[[Random, str, Sequence[str]], str]


def vary_text(random: Random, text: str, pieces: Sequence[str]) -> str:
    """Return a text with one to six changes."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        text = random.choice(_CHANGES)(random, text, pieces)[:MAX_LENGTH]
    return text


def encode(random: Random, text: str) -> bytes:
    """Return a text's bytes, now and then with a few that are wrong."""
    data = text.encode("utf-8", "surrogatepass")
    return data if random.random() < 0.95 else vary_bytes(random, data)


def _insert(random: Random, text: str, pieces: Sequence[str]) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(random.choice((pieces, CHARACTERS, SPITEFUL))) + text[at:]


def _repeat(random: Random, text: str, pieces: Sequence[str]) -> str:
    """Put in one piece very often, or a part of the text."""
    at = random.randint(0, len(text))
    length = random.choice((1, 2, 5, 30, 200))
    piece = random.choice((text[at : at + length] or "x", random.choice(pieces)))
    return text[:at] + piece * int(MAX_REPEATS ** random.random()) + text[at:]


def _cut(random: Random, text: str, pieces: Sequence[str]) -> str:
    first = random.randint(0, len(text))
    return text[:first] + text[first + random.choice((1, 1, 3, 20, len(text))) :]


def _shuffle(random: Random, text: str, pieces: Sequence[str]) -> str:
    """Move a line elsewhere, or write it twice."""
    lines = text.splitlines(keepends=True) or [text]
    line = (
        random.choice(lines) if random.random() < 0.5 else lines.pop(random.randrange(len(lines)))
    )
    lines.insert(random.randint(0, len(lines)), line)
    return "".join(lines)


def _indent(random: Random, text: str, pieces: Sequence[str]) -> str:
    """Put marks before some lines that follow each other, as if they stood in a block."""
    lines = text.splitlines(keepends=True) or [text]
    first = random.randrange(len(lines))
    last = first + random.randint(1, 6)
    before = random.choice(
        ("  ", "    ", "> ", "- ", "\t", "1. ", "> > > ", "| ")
    ) * random.randint(1, 3)
    return "".join([*lines[:first], *(before + line for line in lines[first:last]), *lines[last:]])


def _replace_value(random: Random, text: str, pieces: Sequence[str]) -> str:
    """Write another value in the place of a number, of a word in quotation marks, or of a word."""
    found = [*re.finditer(random.choice((r"\d+(?:\.\d+)?", r'(?<=")[^"\n]*(?=")', r"\w+")), text)]
    if not found:
        return _insert(random, text, pieces)
    match = random.choice(found)
    value = random.choice(random.choice((NUMBERS, SPITEFUL, CHARACTERS)))
    return text[: match.start()] + value + text[match.end() :]


def _flip_case(random: Random, text: str, pieces: Sequence[str]) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at : at + 20].swapcase() + text[at + 20 :]


_CHANGES: Sequence[Change] = (
    _insert, _insert, _insert, _repeat, _cut, _shuffle, _indent, _replace_value, _replace_value,
    _flip_case,
)  # fmt: skip


def vary_bytes(random: Random, data: bytes) -> bytes:
    """Return bytes of which some are others, are missing, or are there twice."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randrange(len(changed)) if changed else 0
        match random.randrange(6):
            case 0 | 1:
                changed[at : at + 1] = bytes([random.randrange(256)])
            case 2:
                changed[at : at + 4] = random.choice((b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff"))
            case 3:
                del changed[at : at + random.choice((1, 7, 100, len(changed)))]
            case 4:
                end = at + random.choice((4, 64, 1000))
                changed[at:at] = changed[at:end] * random.randint(1, 4)
            case _:
                changed[at : at + 2] = random.randrange(65536).to_bytes(2)
    return bytes(changed)
