"""Paths of shapes as polygons: lines, and curves cut into short ones (ISO/IEC 29500-1, 20.1.9.15).

Owns the commands of custom geometries and how finely curves are cut. Refuses to know where a
shape stands: points are from its own top left corner.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from deckbuilder.brand.template.drawing.guides import (
    FULL_TURN,
    Guides,
    add_guides,
    number_of,
    shape_guides,
)
from deckbuilder.formats.pptx.parts import A

Spot = tuple[float, float]
Command = tuple[str, tuple[str, ...]]
"""One of M, L, Q, C, A (arcTo) and Z, with its coordinates, each a number or a guide's name."""

_CUT = 12
"""Into how many lines a curve is cut at most, and a full turn of an arc into four times as many."""
_FINE = 6_000
"""How far a curve may bend away from its line in EMU, about half a point, before it is cut."""
_MAX_POINTS = 20_000


class Path(Struct, frozen=True):
    """The polygons of a path, whether it is filled and drawn, and whether all of it is closed."""

    polygons: tuple[tuple[Spot, ...], ...]
    filled: bool = True
    drawn: bool = True
    closed: bool = True


def read_custom(geometry: Any, width: float, height: float) -> list[Path]:
    """Return the paths of an `a:custGeom` for a shape so wide and high."""
    guides = shape_guides(width, height)
    for name in ("avLst", "gdLst"):
        formulas = geometry.iterfind(f"{A}{name}/{A}gd")
        add_guides(guides, ((gd.get("name") or "", gd.get("fmla") or "") for gd in formulas))
    return [
        trace(
            [(_LETTERS.get(each.tag, ""), _coordinates(each)) for each in path],
            guides,
            (_scale(path.get("w"), width), _scale(path.get("h"), height)),
            filled=path.get("fill") != "none",
            drawn=path.get("stroke") not in ("0", "false"),
        )
        for path in geometry.iterfind(f"{A}pathLst/{A}path")
    ]


def _scale(own: str | None, length: float) -> float:
    """Return by how much a path's own units are stretched to the shape's length."""
    units = number_of(own, {})
    return length / units if units >= 1 else 1.0


_LETTERS = {
    f"{A}moveTo": "M", f"{A}lnTo": "L", f"{A}quadBezTo": "Q", f"{A}cubicBezTo": "C",
    f"{A}arcTo": "A", f"{A}close": "Z",
}  # fmt: skip
_ARC = ("wR", "hR", "stAng", "swAng")


def _coordinates(command: Any) -> tuple[str, ...]:
    if command.tag == f"{A}arcTo":
        return tuple(command.get(name) or "0" for name in _ARC)
    points = command.iterfind(f"{A}pt")
    return tuple(each.get(name) or "0" for each in points for name in ("x", "y"))


def trace(
    commands: Iterable[Command],
    guides: Guides,
    scale: Spot = (1.0, 1.0),
    *,
    filled: bool = True,
    drawn: bool = True,
) -> Path:
    """Follow commands and return their polygons; what an unknown command would draw is left out."""
    polygons: list[list[Spot]] = []
    closed, count = True, 0
    for letter, texts in commands:
        numbers = [number_of(text, guides) for text in texts]
        if letter == "Z" and polygons:
            polygons.append([polygons[-1][0]])
            continue
        pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
        if letter == "M" and pairs:
            closed = closed and _ends_where_it_began(polygons)
            polygons.append(pairs[:1])
        elif polygons and count < _MAX_POINTS:
            added = _steps(letter, polygons[-1][-1], numbers, pairs, max(scale))
            polygons[-1].extend(added)
            count += len(added)
    closed = closed and _ends_where_it_began(polygons)
    scaled = (tuple((x * scale[0], y * scale[1]) for x, y in each) for each in polygons)
    return Path(tuple(each for each in scaled if len(each) > 1), filled, drawn, closed)


def _ends_where_it_began(polygons: list[list[Spot]]) -> bool:
    """Tell whether the last polygon was closed: after that there is only the point it began at."""
    return not polygons or len(polygons[-1]) == 1 or polygons[-1][0] == polygons[-1][-1]


def _steps(
    letter: str, at: Spot, numbers: Sequence[float], pairs: Sequence[Spot], scale: float
) -> list[Spot]:
    if letter == "L":
        return list(pairs[:1])
    if letter == "A" and len(numbers) == 4:
        return _arc(at, *numbers)
    if (letter, len(pairs)) in (("Q", 2), ("C", 3)):
        cuts = _count_cuts((at, *pairs), scale)
        return [_on_curve((at, *pairs), step / cuts) for step in range(1, cuts)] + [pairs[-1]]
    return []


def _count_cuts(points: Sequence[Spot], scale: float) -> int:
    """Return into how many lines to cut a curve: its bend shrinks by the square of that."""
    bend = max(
        math.hypot(two[0] * 2 - one[0] - three[0], two[1] * 2 - one[1] - three[1])
        for one, two, three in zip(points, points[1:], points[2:], strict=False)
    )
    return max(1, min(_CUT, math.ceil(math.sqrt(bend * scale / _FINE))))


def _on_curve(points: Sequence[Spot], share: float) -> Spot:
    """Return the point at a share of a Bézier curve, by de Casteljau."""
    while len(points) > 1:
        points = [
            (one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share)
            for one, two in itertools.pairwise(points)
        ]
    return points[0]


def _arc(at: Spot, across: float, down: float, start: float, sweep: float) -> list[Spot]:
    """Return points of an elliptic arc (20.1.9.4), whose angles are those of the ellipse drawn."""
    sweep = max(-FULL_TURN, min(FULL_TURN, sweep))
    begin = _on_ellipse(start, across, down)
    turned = _on_ellipse(start + sweep, across, down) - begin
    full = 2 * math.pi * (sweep / FULL_TURN)
    turned += 2 * math.pi * round((full - turned) / (2 * math.pi))
    x, y = at[0] - across * math.cos(begin), at[1] - down * math.sin(begin)
    steps = max(2, math.ceil(abs(turned) / (2 * math.pi) * 4 * _CUT))
    angles = (begin + turned * step / steps for step in range(1, steps + 1))
    return [(x + across * math.cos(each), y + down * math.sin(each)) for each in angles]


def _on_ellipse(angle: float, across: float, down: float) -> float:
    """Return the parameter of an ellipse at which it is seen at an angle from its middle."""
    seen = angle * 2 * math.pi / FULL_TURN
    return math.atan2(across * math.sin(seen), down * math.cos(seen))
