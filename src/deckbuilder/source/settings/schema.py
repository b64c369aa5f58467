"""Settings as written, checked against a table of those that are known.

Owns what a setting's value may be, whether it comes from TOML, from front matter or from
attributes in braces. Refuses to know files: a source of settings gives data and spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean, nearest
from deckbuilder.settings import Setting as Setting  # what readers of settings stand on
from deckbuilder.source.settings.inserts import Inserts
from deckbuilder.source.settings.plain_text import find_mark


class WrittenSettings(Protocol):
    """Settings as written: TOML, front matter or attributes."""

    @property
    def data(self) -> Mapping[str, Any]:
        """The values by key; text where the format does not type them."""

    def span(self, *keys: str) -> Span:
        """Return where a key stands."""


class SettingsTable(Struct, frozen=True):
    """A table within settings: its data, and the keys that lead to it."""

    source: WrittenSettings
    keys: tuple[str, ...]
    data: Mapping[str, Any]

    def span(self, *keys: str) -> Span:
        """Return where a key of the table stands."""
        return self.source.span(*self.keys, *keys)


class AttributeSettings(Struct, frozen=True):
    """Settings from attributes in braces, which all stand on one line."""

    data: Mapping[str, str]
    where: Span

    def span(self, *keys: str) -> Span:  # noqa: ARG002 - all keys stand at one place
        """Return where the braces stand."""
        return self.where


def read_settings(
    written: WrittenSettings,
    known: Mapping[str, Setting],
    *,
    what: str,
    inserts: Inserts | None,
    diagnostics: Diagnostics,
    others: Iterable[str] = (),
    elsewhere: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return the settings that are known and as expected, by key, and report all others.

    An empty value is one that is not set. `what` names the owner of the settings in messages;
    `others` are settings of the same owner that are read elsewhere, and may be meant; `elsewhere`
    says of settings that stand in the wrong place where they belong.
    """
    found: dict[str, Any] = {}
    for key, value in written.data.items():
        setting = known.get(key)
        if setting is None:
            diagnostics.report(
                codes.UNKNOWN_KEY,
                written.span(key),
                f"{what} has no setting {key!r}",
                hint=elsewhere.get(key) or _BLOCKS.get(key) or did_you_mean(key, (*known, *others)),
            )
            continue
        if value == "":
            continue
        marked = setting.kind == "marked"
        read = setting.read(value if marked else _expand(value, written.span(key), inserts))
        if read is not None:
            found[key] = read
            if setting.kind in ("text", "texts") and not setting.pattern:
                where, inserted = written.span(key), inserts is not None
                report_marks(value, key, where, diagnostics, inserted=inserted)
            continue
        diagnostics.report(
            codes.WRONG_VALUE,
            written.span(key),
            f"{key} cannot be {echo(value)}",
            hint=_suggest_fix(value, setting),
        )
    return found


_BLOCKS = {
    name: f"write it on the slide: a line with ::: {block}, the text below it, and a line with :::"
    for block, names in (("notes", ("notes", "note", "speaker_notes")), ("handout", ("handout",)))
    for name in names
}
"""What to write for settings that are none, but blocks."""


def report_marks(
    value: object, key: str, where: Span, diagnostics: Diagnostics, *, inserted: bool = True
) -> None:
    """Report marks of Markdown in text that is plain, as they show as they are typed.

    Where nothing is `inserted` braces mean nothing, whether they are closed or not.
    """
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and (mark := find_mark(text)):
            message = f"{key} is plain text, in which marks are not read: {mark}"
            hint = "take them out; footnotes, links and bold words stand in the text of a slide"
            if mark.startswith("{{"):
                if not inserted:
                    continue
                message = f"in {key} this inserts nothing: {mark}"
                hint = "write {{ name }} with two braces on both sides"
            diagnostics.report(codes.MARKS_NOT_READ, where, message, hint=hint)


def _suggest_fix(value: object, setting: Setting) -> str:
    if isinstance(value, str) and nearest(value, setting.choices):
        return did_you_mean(value, setting.choices)
    return f"write {setting.expects}"


def echo(value: object) -> str:
    """Return a value as its author wrote it, for a message."""
    match value:
        case str():
            return f'"{value}"'
        case bool():
            return "true" if value else "false"
        case list():
            return "a list"
        case dict():
            return "a table"
    return str(value)


def _expand(value: Any, where: Span, inserts: Inserts | None) -> Any:  # noqa: ANN401
    if inserts is None:
        return value
    match value:
        case str():
            return inserts.expand(value, where)
        case list():
            return [_expand(item, where, inserts) for item in value]
    return value


# --- what a value may be -------------------------------------------------------------------


def read_as_text(value: object) -> str | None:
    """Return text or a number as text, trimmed; None for anything else."""
    match value:
        case bool():
            return None
        case str():
            return value.strip()
        case int() | float():
            return str(value)
    return None


def _read_texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if not isinstance(value, list):
        return None
    texts = tuple(read_as_text(item) for item in value)
    return None if None in texts else tuple(text for text in texts if text)


def _read_truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    words = {"true": True, "yes": True, "false": False, "no": False}
    return words.get(value.strip().lower()) if isinstance(value, str) else None


_AMOUNT = r"(?=.*[1-9])\d{1,6}(\.\d{1,6})?"
"""Digits that are not all zero."""


def _read_amount(value: object) -> float | None:
    text = read_as_text(value)
    return float(text) if text is not None and re.fullmatch(_AMOUNT, text, re.ASCII) else None


def _read_table(value: object) -> dict[str, Any] | None:
    return value if isinstance(value, dict) else None


def _read_tables(value: object) -> list[dict[str, Any]] | None:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return value
    return None


def _read_date(value: object) -> date | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d"


def _read_clock(value: object) -> str | None:
    """Return a time of day as HH:MM; an hour before ten may be written with one digit."""
    text = read_as_text(value)
    return text.zfill(5) if text and re.fullmatch(_CLOCK, text, re.ASCII) else None


def text_like(expects: str, pattern: str) -> Setting:
    """Return a setting whose text matches `pattern` whole."""

    def read(value: object) -> str | None:
        text = read_as_text(value)
        return text if text is not None and re.fullmatch(pattern, text, re.ASCII) else None

    return Setting(expects, read, pattern=pattern)


def one_of(*choices: str) -> Setting:
    """Return a setting that is one of some words."""
    words = text_like(f"one of: {', '.join(choices)}", "|".join(map(re.escape, choices)))
    return replace(words, choices=choices)


TEXT = Setting("text", read_as_text)
MARKED = Setting("text", read_as_text, kind="marked")
"""Text with marks of Markdown, whose inserts are left to the reader of these."""
TEXTS = Setting("a list of texts, such as [one, two]", _read_texts, kind="texts")
TRUTH = Setting("true or false", _read_truth, kind="truth")
AMOUNT = Setting("a number above 0, such as 10", _read_amount, kind="number", pattern=_AMOUNT)
DATE = Setting("a date without quotation marks, such as 2027-03-31", _read_date, kind="date")
LANGUAGE = text_like(
    "a language tag, such as en-GB or cy", r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
)  # BCP 47 without its grandfathered tags
CLOCK = Setting('a time of day in quotation marks, such as "09:30"', _read_clock, pattern=_CLOCK)
PERCENT = text_like("a percentage from 1% to 100%, such as 40%", r"(100|[1-9]\d?)%")
COUNT = text_like("a whole number from 1 to 99", r"[1-9]\d?")
TABLE = Setting("a table of names and values", _read_table, kind="table")
TABLES = Setting("a list of tables", _read_tables, kind="tables")
