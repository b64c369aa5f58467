"""How much work it is to draw an SVG picture, counted before anything draws it.

Owns one number: the elements, each as often as `use`, masks, patterns and markers draw it, and more
for what takes longer than an element: filters, paths, text and pictures of pixels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from deckbuilder.assets.pictures.svg.allowed import FILTER_STEPS
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.files.limits import SVG_DEPTH, SVG_WEIGHT

FILTER_STEP = 400
"""What a step of a filter counts, which goes over all of a picture's pixels."""

_PATH, _TEXT, _PIXELS = 100, 10, 1000
"""How many characters of a path and of text, and how many pixels, count as an element."""

_COMPARED = 50
"""How many elements that are compared with a selector count as one that is drawn."""

_OCTAVE = 10
"""As many steps does an octave of noise take."""

_TODO, _OPEN = -1, -2


class Weights:
    """The elements of one picture as they are read, with what each refers to."""

    def __init__(self) -> None:
        self._own: list[int] = []
        self._children: list[list[int]] = []
        self._references: dict[int, Counter[str]] = {}
        self._ids: dict[str, list[int]] = {}
        self._open: list[int] = []
        self._added = 0

    def __len__(self) -> int:
        return len(self._own)

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """Count an element that begins. Raises UnusablePictureError beyond a limit."""
        node = len(self._own)
        if self._open:
            self._children[self._open[-1]].append(node)
        self._open.append(node)
        self._own.append(_weigh(name, attributes))
        self._children.append([])
        if len(self._open) > SVG_DEPTH.max:
            raise UnusablePictureError(
                f"is an SVG with more than {SVG_DEPTH.max} elements within each other", _SIMPLER
            )
        if node >= SVG_WEIGHT.max:
            raise too_heavy()

    def close(self) -> None:
        """Note that the innermost element ends."""
        self._open.pop()

    def name(self, id_: str) -> None:
        """Note the id of the innermost element, as it is written into outputs."""
        self._ids.setdefault(id_, []).append(self._open[-1])

    def add(self, *, steps: int = 0, characters: int = 0, pixels: int = 0, drawn: int = 0) -> None:
        """Count what the innermost element holds; `drawn` is a drawing's, which is drawn once."""
        self._own[self._open[-1]] += steps * FILTER_STEP + characters // _TEXT + pixels // _PIXELS
        self._own[0] += drawn
        self._added += pixels // _PIXELS + drawn
        if self._added > SVG_WEIGHT.max:  # before the next picture is decoded
            raise too_heavy()

    def refer(self, ids: Iterable[str], times: int = 1, *, root: bool = False) -> None:
        """Note what the innermost element (or the picture) draws beside its own."""
        node = 0 if root else self._open[-1]
        counts = self._references.setdefault(node, Counter())
        for id_ in ids:
            counts[id_] += times

    def check(self, selectors: int = 0) -> int:
        """Return what drawing takes. Raises UnusablePictureError where it is too much, or endless.

        Each of so many selectors of a style sheet is compared with each element.
        """
        self._own[0] += selectors * len(self) // _COMPARED
        totals = [_TODO] * len(self)
        stack = [0]
        while stack:
            node = stack[-1]
            if totals[node] >= 0:
                stack.pop()
            elif totals[node] == _TODO:
                totals[node] = _OPEN
                for others, _ in self._drawn(node):
                    if any(totals[other] == _OPEN for other in others):
                        raise UnusablePictureError("is an SVG that draws itself", _SIMPLER)
                    stack.extend(other for other in others if totals[other] == _TODO)
            else:
                drawn = self._drawn(node)
                found = self._own[node] + sum(
                    max(totals[other] for other in others) * times for others, times in drawn
                )
                if found > SVG_WEIGHT.max:
                    raise too_heavy()
                totals[node] = found
        return totals[0]

    def _drawn(self, node: int) -> Iterator[tuple[list[int], int]]:
        """Yield what an element draws, and how often: of several with the same id any may be."""
        for child in self._children[node]:
            yield [child], 1
        for id_, times in self._references.get(node, {}).items():
            if id_ in self._ids:
                yield self._ids[id_], times


def too_heavy() -> UnusablePictureError:
    """Return what is raised where drawing takes too much."""
    return UnusablePictureError(
        "is an SVG that takes too much work to draw: it has too many elements, copies or filters",
        _SIMPLER,
    )


_SIMPLER = "save it as PNG, or simplify it in your drawing program"


def _weigh(name: str, attributes: Mapping[str, str]) -> int:
    """Return what an element counts by itself."""
    steps = 0
    if name in FILTER_STEPS:
        steps = 1
        if name == "feTurbulence":
            steps = _OCTAVE * max(1, _numbers(attributes.get("numOctaves", "1"))[0])
        elif name == "feConvolveMatrix":
            across, down = _numbers(attributes.get("order", "3"))
            steps = across * down
        elif name == "feMorphology":
            across, down = _numbers(attributes.get("radius", "0"))
            steps = (2 * across + 1) * (2 * down + 1)
    drawn = len(attributes.get("d", "")) + len(attributes.get("points", ""))
    return 1 + drawn // _PATH + steps * FILTER_STEP


def _numbers(written: str) -> tuple[int, int]:
    """Return one or two numbers, at least 1; what is none, or endless, counts as too many."""
    try:
        parts = [max(1, round(float(part))) for part in written.replace(",", " ").split()[:2]]
    except (ValueError, OverflowError):
        return SVG_WEIGHT.max, 1
    return (parts[0], parts[-1]) if parts else (1, 1)
