"""TOML texts as data, within bounds: how deep they nest, and how large their numbers are.

Owns finding what is beyond these, by signs before the text is parsed and in the data after. Refuses
to report, and to know what data mean.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from deckbuilder.files.limits import TOML_BITS, TOML_LEVELS
from deckbuilder.files.toml_text import TomlFault

_NAME = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP_KEY = re.compile(
    rf"(?:^|[{{,])[ \t]*+\[{{0,2}}[ \t]*+(?:{_NAME}[ \t]*+\.[ \t]*+){{{TOML_LEVELS.max},}}+"
    rf"{_NAME}[ \t]*+[\]=]",
    re.MULTILINE,
)
_BRACKET = re.compile(r"[\[\]{}]")
_LONG_NUMBER = re.compile(r"(?<![\d_])(?:\d_?+){4300}")
"""A number of so many digits, Python does not read."""


def parse_toml(text: str) -> Mapping[str, Any] | TomlFault:
    """Return the data of a text, or what is wrong with it."""
    if deep := _DEEP_KEY.search(text):  # for which the parser's time grows with the square
        return too_deep(_line_of(text, deep.start()))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from deckbuilder.files.toml_faults import explain  # needed for few files

        return explain(text, str(error))
    except RecursionError:
        return too_deep(_find_deepest_line(text))
    except ValueError:
        number = _LONG_NUMBER.search(text)
        return too_large(_line_of(text, number.start() if number else 0))


def _line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _find_deepest_line(text: str) -> int:
    """Return the line on which more brackets are open than may nest, as far as signs tell."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > TOML_LEVELS.max:
            return _line_of(text, bracket.start())
    return 1


def too_deep(line: int) -> TomlFault:
    """Return the fault of what nests beyond its limit."""
    hint = 'write one setting a line: title = "Neglect"'
    return TomlFault(line, "tables or lists are nested too deeply", hint)


def too_large(line: int) -> TomlFault:
    """Return the fault of a whole number that TOML has no room for (TOML 1.0, integer)."""
    return TomlFault(line, "the number is too large", "write one of at most 18 digits")


def find_excess(data: Mapping[str, Any]) -> tuple[tuple[str, ...], bool] | None:
    """Return the keys that lead to what nests too deeply, or with True to a number too large."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), data)]
    while waiting:
        keys, value = waiting.pop()
        if isinstance(value, dict | list):
            if len(keys) > TOML_LEVELS.max:
                return keys, False
            entries = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += (((*keys, str(key)), entry) for key, entry in entries)
        elif isinstance(value, int) and max(value, ~value).bit_length() > TOML_BITS.max:
            return keys, True
    return None
