"""How much of anything is read: limits that a real deck never meets.

Owns each limit, as a number and in the words in which SECURITY.md tells of it. Refuses to know
what happens beyond one: whoever reads reports it, at the file and line. No limit is a time: the
same input gives the same result on a slow machine.
"""

from __future__ import annotations

from msgspec import Struct


class Limit(Struct, frozen=True):
    """How many there may be of something.

    `of` says of what, as a row of the table in SECURITY.md: "bytes in a file of Markdown".
    """

    max: int
    of: str
    beyond: str
    """The code of the diagnostic where there is more, "DB021"."""


MARKDOWN_BYTES = Limit(2_000_000, "bytes in a file of Markdown", "DB021")
STEPS = Limit(5, "looks ahead at a character of a text, beside 10,000 at the whole", "DB021")
SETTINGS = Limit(1_000, "settings at the top of a file of Markdown", "DB009")
SETTINGS_LEVELS = Limit(10, "levels of settings at the top of a file of Markdown", "DB009")
DATA_BYTES = Limit(5_000_000, "bytes in a file of data", "DB021")
CELLS = Limit(20_000, "cells in the data of a table or chart", "DB021")
CELL = Limit(10_000, "characters in a cell of data", "DB021")
CODE = Limit(10_000, "characters in a block of code whose words are coloured", "DB022")
TOML_BYTES = Limit(20_000_000, "bytes in a TOML file, and in deck.lock", "DB021")
TOML_LEVELS = Limit(32, "levels of tables and lists in a TOML file", "DB005")
TOML_BITS = Limit(63, "bits of a whole number in a TOML file", "DB005")
COMPARED = Limit(5_000, "words or lines of a text that `upgrade` compares with another", "DB420")
FILE_BYTES = Limit(100_000_000, "bytes in any other file of a deck or brand", "DB002")
