"""Tables of a font's widths: numbers by which text is laid out on machines without the font.

Owns their format, JSON with these keys: `family`; `measured`, the family whose files were measured,
which has the same widths; `line` and `x_height`, shares of the size, or null; and `cuts`, by style.
A cut has the width of what it has no glyph for, `default`, and `widths`: after each width the
characters that are so wide. Widths are thousandths of an em. Refuses font files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from deckbuilder.files.inputs import keeps_files, note_content
from deckbuilder.files.limits import WIDTH_TABLE_BYTES

Style = Literal["regular", "bold", "italic", "bold_italic"]

STYLES: tuple[Style, ...] = ("regular", "bold", "italic", "bold_italic")

NEAREST: Mapping[Style, tuple[Style, ...]] = {
    "regular": (),
    "bold": ("regular",),
    "italic": ("regular",),
    "bold_italic": ("bold", "italic", "regular"),
}
"""What stands in for a style of a family that has no such cut."""

SHIPPED = Path(__file__).with_name("widths")
"""The folder of the tables that come with the tool; its README.md says where they are from."""

_WIDEST = 10_000


class WidthTableError(Exception):
    """A file that is no table of widths."""

    hint = "measure the font again with `deckbuild brand measure`, or remove the file"

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name} is no table of a font's widths: {why}")


class CutWidths(Struct, frozen=True):
    """How far the characters of a cut advance, in thousandths of an em."""

    default: float
    widths: dict[int, float]


class WidthTable(Struct, frozen=True, kw_only=True):
    """The widths of a family's cuts, the regular one always among them."""

    family: str
    measured: str
    line: float | None = None
    x_height: float | None = None
    cuts: Mapping[Style, CutWidths]

    def cut(self, style: Style) -> CutWidths:
        """Return a cut, or the nearest that there is."""
        return next(self.cuts[each] for each in (style, *NEAREST[style]) if each in self.cuts)


class _WrittenCut(Struct, forbid_unknown_fields=True):
    default: float
    widths: dict[str, str]


class _WrittenTable(Struct, forbid_unknown_fields=True):
    family: str
    measured: str
    cuts: dict[Style, _WrittenCut]
    line: float | None = None
    x_height: float | None = None
    about: str = ""


@keeps_files
@lru_cache(maxsize=32)
def read_width_table(path: Path) -> WidthTable:
    """Return the table in a file, which is read once in a run; raises WidthTableError."""
    try:
        if path.stat().st_size > WIDTH_TABLE_BYTES.max:
            raise WidthTableError(path, "it is too large")
        data = path.read_bytes()
        note_content(path, data)
        written = msgspec.json.decode(data, type=_WrittenTable)
        cuts = {style: _read_cut(cut) for style, cut in written.cuts.items()}
    except (OSError, ValueError) as error:
        raise WidthTableError(path, str(error)) from error
    if "regular" not in cuts:
        raise WidthTableError(path, "it has no regular cut")
    return WidthTable(
        family=written.family,
        measured=written.measured,
        line=written.line,
        x_height=written.x_height,
        cuts=cuts,
    )


_SOFT_HYPHEN = "\u00ad"


def _read_cut(written: _WrittenCut) -> CutWidths:
    widths = {
        ord(character): _read_width(width)
        for width, characters in written.widths.items()
        for character in characters
        if character != _SOFT_HYPHEN  # which has a width only where it ends a line
    }
    return CutWidths(_read_width(written.default), widths)


def _read_width(width: str | float) -> float:
    if not 0 <= (number := float(width)) <= _WIDEST:  # nor is what is no number
        message = f"a width of {width}"
        raise ValueError(message)
    return number


def write_width_table(table: WidthTable) -> bytes:
    """Return a table as the text of a file; the same table is always the same bytes."""
    import json  # only whoever measures a font writes a table

    written: dict[str, Any] = {
        "about": f"Widths of {table.family} in thousandths of an em. It holds no font.",
        "family": table.family,
        "measured": table.measured,
        "line": table.line,
        "x_height": table.x_height,
        "cuts": {style: _write_cut(table.cuts[style]) for style in STYLES if style in table.cuts},
    }
    rows = (f" {json.dumps(name)}: {_as_json(written[name])}" for name in written)
    return ("{\n" + ",\n".join(rows) + "\n}\n").encode()


def _as_json(value: object) -> str:
    """Return a value as JSON, each cut of a table on a line of its own."""
    import json

    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    rows = (
        f"  {json.dumps(name)}: {json.dumps(value[name], ensure_ascii=False)}" for name in value
    )
    return "{\n" + ",\n".join(rows) + "\n }"


def _write_cut(cut: CutWidths) -> dict[str, Any]:
    by_width: dict[float, list[int]] = {}
    for code, width in sorted(cut.widths.items()):
        by_width.setdefault(round(width, 1), []).append(code)
    return {
        "default": round(cut.default, 1),
        "widths": {f"{width:g}": "".join(map(chr, by_width[width])) for width in sorted(by_width)},
    }
