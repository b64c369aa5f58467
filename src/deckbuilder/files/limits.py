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


TOML_LEVELS = Limit(32, "levels of tables and lists in a TOML file", "DB005")
TOML_BITS = Limit(63, "bits of a whole number in a TOML file", "DB005")
FILE_BYTES = Limit(100_000_000, "bytes in any other file of a deck or brand", "DB002")
