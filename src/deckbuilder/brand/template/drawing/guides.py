"""Guides: the formulas by which shapes say where their points are (ISO/IEC 29500-1, 20.1.9.11).

Owns the operators and the names that each shape knows. Refuses to fail: what cannot be reckoned
is 0, as in a shape that is drawn wrong rather than not at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

FULL_TURN = 21_600_000
"""A turn in the unit of angles, a 60,000th of a degree."""

Guides = dict[str, float]


def shape_guides(width: float, height: float) -> Guides:
    """Return the names that all shapes know, for one so wide and high (20.1.9.11)."""
    short, long = min(width, height), max(width, height)
    known = {
        "w": width, "h": height, "ss": short, "ls": long,
        "l": 0.0, "t": 0.0, "r": width, "b": height, "hc": width / 2, "vc": height / 2,
        "cd2": FULL_TURN / 2, "cd4": FULL_TURN / 4, "cd8": FULL_TURN / 8,
        "3cd4": FULL_TURN * 3 / 4, "3cd8": FULL_TURN * 3 / 8, "5cd8": FULL_TURN * 5 / 8,
        "7cd8": FULL_TURN * 7 / 8,
    }  # fmt: skip
    for share in (2, 3, 4, 5, 6, 8, 10, 12, 32):
        known |= {f"wd{share}": width / share, f"hd{share}": height / share}
    return known | {f"ssd{share}": short / share for share in (2, 4, 6, 8, 16, 32)}


def add_guides(guides: Guides, formulas: Iterable[tuple[str, str]]) -> None:
    """Reckon formulas in their order, each by those before it, and keep them by their names."""
    for name, formula in formulas:
        operator, *arguments = formula.split() or [""]
        guides[name] = _reckon(operator, [number_of(each, guides) for each in arguments])


def number_of(text: str | None, guides: Guides) -> float:
    """Return a number, or the value of the guide of that name."""
    if text in guides:
        return guides[text or ""]
    try:
        number = float(text or "0")
    except ValueError:
        return 0.0
    return number if abs(number) < _MAX else 0.0


def _reckon(operator: str, arguments: list[float]) -> float:
    try:
        value = _OPERATORS[operator](*arguments)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        return 0.0
    return value if abs(value) < _MAX else 0.0


_MAX = 1e15


def _angle(value: float) -> float:
    return value * 2 * math.pi / FULL_TURN


_OPERATORS: dict[str, Callable[..., float]] = {
    "*/": lambda x, y, z: x * y / z,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": abs,
    "at2": lambda x, y: math.atan2(y, x) * FULL_TURN / (2 * math.pi),
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "cos": lambda x, y: x * math.cos(_angle(y)),
    "max": max,
    "min": min,
    "mod": lambda x, y, z: math.hypot(x, y, z),
    "pin": lambda x, y, z: min(max(x, y), z),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
    "sin": lambda x, y: x * math.sin(_angle(y)),
    "sqrt": math.sqrt,
    "tan": lambda x, y: x * math.tan(_angle(y)),
    "val": lambda x: x,
}
