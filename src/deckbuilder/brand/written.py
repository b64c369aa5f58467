"""Brands as written: what one brand.toml says, checked key by key, and nothing more.

Owns the table of settings that a brand.toml may hold. Refuses defaults, other brands and
files other than the one it reads: a setting that is absent stays absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean
from deckbuilder.model import HandoutLayout
from deckbuilder.resources import Toml, read_toml

Value = str | float | bool | tuple[str, ...] | Mapping[str, str]

BRAND_FILE = "brand.toml"


class Setting(Struct, frozen=True):
    """A value as written, where it stands, and the folder that its paths count from."""

    value: Value
    span: Span
    folder: Path


class WrittenBrand(Struct, frozen=True):
    """One brand.toml: its settings by their dotted keys (`colours.tx1`), only those present."""

    folder: Path
    settings: Mapping[str, Setting]


class Check(Struct, frozen=True):
    """What a setting may be, in words, and a reader that returns None for anything else."""

    expects: str
    read: Callable[[object], Value | None]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None


def _required_text(value: object) -> str | None:
    return _text(value) if isinstance(value, str) and value.strip() else None


def _colour(value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch("#[0-9A-Fa-f]{6}", value):
        return value[1:].upper()
    return None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _points(low: int, high: int) -> Check:
    def read(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if low <= value <= high else None

    return Check(f"a number of points from {low} to {high}", read)


def _one_of(*names: str) -> Check:
    expects = " or ".join(f'"{name}"' for name in names)
    return Check(
        expects, lambda value: value if isinstance(value, str) and value in names else None
    )


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(map(_required_text, value)):
        return tuple(value)
    return None


def _words(value: object) -> Mapping[str, str] | None:
    if not isinstance(value, dict) or any(_text(plain) is None for plain in value.values()):
        return None
    return {" ".join(word.lower().split()): plain for word, plain in value.items() if word.strip()}


_TEXT = Check("a line of text in quotation marks", _text)
_REQUIRED_TEXT = Check("a line of text in quotation marks, not empty", _required_text)
_COLOUR = Check('a colour such as "#00696F"', _colour)
_TRUTH = Check("true or false", _truth)
_TEXTS = Check('a list of words such as ["Sampleshire", "wraparound"]', _texts)
_WORDS = Check('a table of words, such as { "utilise" = "use" }', _words)
_FONT = Check('the name of a font such as "Arial"', _required_text)

COLOURS = (
    "tx1", "bg1", "tx2", "bg2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
FONT_SLOTS = ("heading", "body", "mono")

CHECKS: Mapping[str, Check] = {
    "title": _REQUIRED_TEXT,
    "extends": _REQUIRED_TEXT,
    **{f"colours.{name}": _COLOUR for name in COLOURS},
    **{f"fonts.{slot}": _FONT for slot in FONT_SLOTS},
    **{f"fonts.embed.{slot}": _FONT for slot in FONT_SLOTS},
    "sizes.title": _points(20, 60),
    "sizes.cover": _points(20, 80),
    "sizes.body": _points(14, 48),
    "sizes.minimum": _points(12, 36),
    "sizes.caption": _points(10, 24),
    "sizes.footer": _points(10, 24),
    "sizes.value": _points(40, 160),
    "sizes.table": _points(12, 36),
    "footer.text": _TEXT,
    "footer.slide_numbers": _TRUTH,
    "handout.page": _one_of("a4", "letter"),
    "handout.size": _points(12, 24),
    "handout.layout": _one_of(*get_args(HandoutLayout)),
    "handout.large_print": _TRUTH,
    "language.words": _TEXTS,
    "language.avoid": _WORDS,
    "logo.file": _REQUIRED_TEXT,
    "logo.file_dark": _REQUIRED_TEXT,
    "logo.alt": _REQUIRED_TEXT,
    "logo.height": _points(10, 90),
}
"""Every setting that a brand.toml may hold, by its dotted key."""


def read_brand(folder: Path, diagnostics: Diagnostics) -> WrittenBrand | None:
    """Read a folder's brand.toml; faulty settings are reported and left out."""
    toml = read_toml(folder / BRAND_FILE, diagnostics, literal=True)
    if toml is None:
        return None
    settings: dict[str, Setting] = {}
    for keys, value in _leaves(toml.data, ()):
        checked = _check(keys, value, toml, diagnostics)
        if checked is not None:
            settings[".".join(keys)] = Setting(checked, toml.span(*keys), folder)
    return WrittenBrand(folder, settings)


def _leaves(
    table: Mapping[str, Any], above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield each key's path and value; a table whose name is not known counts as a value."""
    for key, value in table.items():
        keys = (*above, key)
        if isinstance(value, dict) and _known_below(keys):
            yield from _leaves(value, keys)
        else:
            yield keys, value


def _known_below(keys: tuple[str, ...]) -> set[str]:
    """Return the known names directly below a table."""
    prefix = "".join(f"{key}." for key in keys)
    return {known[len(prefix) :].split(".")[0] for known in CHECKS if known.startswith(prefix)}


def _check(
    keys: tuple[str, ...], value: object, toml: Toml, diagnostics: Diagnostics
) -> Value | None:
    check = CHECKS.get(".".join(keys))
    if check is None:
        _report_unknown(keys, toml, diagnostics)
        return None
    checked = check.read(value)
    if checked is None:
        diagnostics.report(
            codes.WRONG_VALUE, toml.span(*keys), f"{'.'.join(keys)} is not {check.expects}",
            hint=f"write {keys[-1]} = followed by {check.expects}",
        )  # fmt: skip
    return checked


def _report_unknown(keys: tuple[str, ...], toml: Toml, diagnostics: Diagnostics) -> None:
    known = _known_below(keys[:-1])
    if _known_below(keys):
        diagnostics.report(
            codes.WRONG_VALUE, toml.span(*keys), f"{'.'.join(keys)} is a table, not a value",
            hint=f"write [{'.'.join(keys)}] on a line of its own, its settings below",
        )  # fmt: skip
        return
    place = f"the table [{'.'.join(keys[:-1])}]" if keys[:-1] else "a brand"
    diagnostics.report(
        codes.UNKNOWN_KEY, toml.span(*keys), f"{place} has no setting {keys[-1]!r}",
        hint=did_you_mean(keys[-1], known),
    )  # fmt: skip
