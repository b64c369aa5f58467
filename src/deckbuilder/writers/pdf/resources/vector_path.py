"""Path data of SVG (SVG 1.1, 8.3) as path operators of PDF.

Owns the grammar of the attribute `d` and its curves. Refuses everything else of SVG; raises
ValueError for data that do not follow the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan

_COMMAND = re.compile(r"[\s,]*([MmZzLlHhVvCcSsQqTtAa])")
_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_OPERANDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]


def path_operators(data: str) -> str:
    """Return the operators that trace a path, in the units of the path."""
    tracer = _Tracer()
    for command, operands in _segments(data):
        tracer.trace(command, operands)
    return " ".join(tracer.operators)


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with one set of operands; a repeated moveto is a lineto (8.3.2)."""
    place, command = 0, ""
    end = len(data.rstrip())
    while place < end:
        if match := _COMMAND.match(data, place):
            command, place = match[1], match.end()
        elif command in ("", "Z", "z"):
            message = f"path data at {place} begin no command"
            raise ValueError(message)
        operands = []
        for index in range(_OPERANDS[command.upper()]):
            pattern = _FLAG if command in "Aa" and index in (3, 4) else _NUMBER
            match = pattern.match(data, place)
            if match is None:
                message = f"path data at {place} lack a number"
                raise ValueError(message)
            operands.append(float(match[1]))
            place = match.end()
        yield command, operands
        command = {"M": "L", "m": "l"}.get(command, command)


class _Tracer:
    """Traces segments one after another from the current point."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._control: Point | None = None
        self._kind = ""

    def trace(self, command: str, operands: list[float]) -> None:
        """Add one segment; a command in lower case counts from the current point."""
        kind = command.upper()
        points = self._absolute(kind, operands, relative=command.islower())
        match kind:
            case "M":
                self._start = points[0]
                self._add("m", points[0])
            case "L" | "H" | "V":
                self._add("l", points[0])
            case "Z":
                self._at = self._start
                self.operators.append("h")
            case "C":
                self._curve(*points)
            case "S":
                self._curve(self._reflected("CS"), *points)
            case "Q":
                self._quadratic(*points)
            case "T":
                self._quadratic(self._reflected("QT"), *points)
            case "A":
                self._arc(operands, points[0])
        if kind not in ("C", "S", "Q", "T"):
            self._control = None
        self._kind = kind

    def _absolute(self, kind: str, operands: list[float], *, relative: bool) -> list[Point]:
        x, y = self._at
        dx, dy = (x, y) if relative else (0.0, 0.0)
        if kind == "H":
            return [(operands[0] + dx, y)]
        if kind == "V":
            return [(x, operands[0] + dy)]
        if kind == "A":
            operands = operands[5:]
        pairs = zip(operands[::2], operands[1::2], strict=True)
        return [(px + dx, py + dy) for px, py in pairs]

    def _reflected(self, kinds: str) -> Point:
        """Return the last control point mirrored, if the last segment was of these kinds."""
        if self._control is None or self._kind not in kinds:
            return self._at
        return (2 * self._at[0] - self._control[0], 2 * self._at[1] - self._control[1])

    def _add(self, operator: str, *points: Point) -> None:
        numbers = " ".join(f"{x:.3f} {y:.3f}" for x, y in points)
        self.operators.append(f"{numbers} {operator}")
        self._at = points[-1]

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        self._add("c", first, second, end)
        self._control = second

    def _quadratic(self, control: Point, end: Point) -> None:
        """Raise a quadratic curve to the cubic one that is the same."""
        (x, y), (cx, cy), (ex, ey) = self._at, control, end
        first = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
        second = (ex + (cx - ex) * 2 / 3, ey + (cy - ey) * 2 / 3)
        self._add("c", first, second, end)
        self._control = control

    def _arc(self, operands: list[float], end: Point) -> None:
        """Draw an elliptical arc as curves of at most a quarter turn (SVG 1.1, F.6)."""
        wide, high, turn = abs(operands[0]), abs(operands[1]), radians(operands[2])
        if not wide or not high or end == self._at:
            self._add("l", end)
            return
        centre, (wide, high), start, sweep = _centre(
            self._at, end, (wide, high), turn, large=operands[3] > 0, clockwise=operands[4] > 0
        )
        count = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
        step = sweep / count
        handle = 4 / 3 * tan(step / 4)

        def place(x: float, y: float) -> Point:
            x, y = x * wide, y * high
            return (
                centre[0] + x * cos(turn) - y * sin(turn),
                centre[1] + x * sin(turn) + y * cos(turn),
            )

        for index in range(count):
            a, b = start + index * step, start + (index + 1) * step
            self._add(
                "c",
                place(cos(a) - handle * sin(a), sin(a) + handle * cos(a)),
                place(cos(b) + handle * sin(b), sin(b) - handle * cos(b)),
                place(cos(b), sin(b)),
            )


def _centre(
    begin: Point, end: Point, radii: Point, turn: float, *, large: bool, clockwise: bool
) -> tuple[Point, Point, float, float]:
    """Find an arc's centre, its radii (grown where too short), its first angle and its sweep."""
    dx, dy = (begin[0] - end[0]) / 2, (begin[1] - end[1]) / 2
    x, y = cos(turn) * dx + sin(turn) * dy, cos(turn) * dy - sin(turn) * dx
    grown = max(1.0, sqrt((x / radii[0]) ** 2 + (y / radii[1]) ** 2))
    wide, high = radii[0] * grown, radii[1] * grown
    reach = (wide * y) ** 2 + (high * x) ** 2
    factor = sqrt(max(0.0, (wide * high) ** 2 / reach - 1)) * (-1 if large == clockwise else 1)
    cx, cy = factor * wide * y / high, -factor * high * x / wide
    centre = (
        cos(turn) * cx - sin(turn) * cy + (begin[0] + end[0]) / 2,
        sin(turn) * cx + cos(turn) * cy + (begin[1] + end[1]) / 2,
    )
    first, last = ((x - cx) / wide, (y - cy) / high), ((-x - cx) / wide, (-y - cy) / high)
    start = _angle((1.0, 0.0), first)
    sweep = _angle(first, last) % (2 * pi)
    return centre, (wide, high), start, sweep if clockwise else sweep - 2 * pi


def _angle(one: Point, other: Point) -> float:
    """Return the signed angle between two vectors."""
    product = hypot(*one) * hypot(*other)
    between = acos(max(-1.0, min(1.0, (one[0] * other[0] + one[1] * other[1]) / product)))
    return between if one[0] * other[1] - one[1] * other[0] >= 0 else -between
