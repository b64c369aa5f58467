"""Settings as nearly all are written: one `name: value` a line, or `name: [one, two]`.

Owns the lines whose meaning in YAML is plain from the line alone, and comes to the same result.
Refuses all else, be it right or wrong: that is read as YAML.
"""

from __future__ import annotations

import re
from typing import Any

_WORD = r"[A-Za-z0-9](?:[^:#]|:(?=[^ :]))*"  # not what could end a value
_ITEM = r"[A-Za-z0-9][A-Za-z0-9 ._/-]*"
_LINE = re.compile(
    rf"""([A-Za-z_][A-Za-z0-9_-]{{0,99}}):\ +(?:
        (?P<word>{_WORD})
        |"(?P<double>[^"\\]*)"\ *
        |\[(?P<list>\ *{_ITEM}(?:,\ *{_ITEM})*)\]\ *
    )""",
    re.VERBOSE,
)


def read_plain(text: str) -> tuple[dict[str, Any], dict[tuple[str, ...], int]] | None:
    """Return settings and the lines of their keys, as `read_yaml` does; None where it is to."""
    data: dict[str, Any] = {}
    lines: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 2):
        if not line.strip(" "):
            continue
        found = _LINE.fullmatch(line) if line.isprintable() else None
        if found is None or found[1] in data:
            return None
        name = found[1]
        lines.setdefault((), number)
        lines[name,] = number
        if found["list"] is None:
            data[name] = found["double"] if found["word"] is None else found["word"].rstrip(" ")
            continue
        data[name] = [item.strip(" ") for item in found["list"].split(",")]
        lines |= {(name, str(index)): number for index in range(len(data[name]))}
    return data, lines
