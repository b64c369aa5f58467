"""The theme's twelve colours by name, and colours that no theme has.

Owns what a name of a colour means in RGB. Refuses to choose and to judge.
"""

from __future__ import annotations

from typing import ClassVar, NewType

from msgspec import Struct

RgbCode = NewType("RgbCode", str)
"""A colour as six hexadecimal digits, where it is none of the theme's."""


class Colours(Struct, frozen=True, kw_only=True):
    """The theme's twelve colours as six hexadecimal digits (ISO/IEC 29500-1, 20.1.6.2).

    The field's names are those by which slides refer to them.
    """

    tx1: str = "1B2730"
    bg1: str = "FFFFFF"
    tx2: str = "0B3C49"
    bg2: str = "EEF4F4"
    accent1: str = "00696F"
    accent2: str = "8A3B67"
    accent3: str = "A8480C"
    accent4: str = "2F6B3A"
    accent5: str = "35548F"
    accent6: str = "5A6670"
    hlink: str = "005A8C"
    folHlink: str = "6B3A7D"  # noqa: N815 - the name in the standard

    black: ClassVar[str] = "000000"
    white: ClassVar[str] = "FFFFFF"
    """What text takes where none of the twelve can be read."""

    def rgb(self, colour: str) -> str:
        """Return the six digits of a colour: the theme's of that name, or those that it is."""
        code: str = getattr(self, colour, colour)
        return code
