"""Numbers as DrawingML writes them. A damaged one counts as absent: nothing hangs on it alone.

Owns units and bounds. Refuses to know what is measured.
"""

from __future__ import annotations

from deckbuilder.geometry import Emu

_FARTHEST = 2**31
"""More EMU than any slide has (20.1.10.16)."""
_LARGEST = 2**33
"""A number beyond all that DrawingML measures; indexes go up to half of it."""


def to_number(value: str | None, default: float = 0.0) -> float:
    """Return a number, or the default where there is none, or one out of all reason."""
    try:
        number = float(value or "")
    except ValueError:
        return default
    return number if abs(number) <= _LARGEST else default


def to_share(value: str | None, default: float = 0.0) -> float:
    """Return a percentage as a share of one: 90000, or "90%" as newer files may have it."""
    if value and value.endswith("%"):
        return to_number(value[:-1], default * 100) / 100
    return to_number(value, default * 100_000) / 100_000


def to_emu(value: str | None, default: int = 0) -> Emu:
    """Return a length, no further from zero than any slide reaches."""
    return Emu(max(-_FARTHEST, min(_FARTHEST, round(to_number(value, default)))))


def is_true(value: str | None) -> bool:
    """Tell whether an attribute says yes."""
    return value in ("1", "true", "on")
