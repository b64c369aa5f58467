"""Measures decks of photographs and of drawings: a first build, and one word edited afterwards.

Owns the rows and targets of those measurements. `drawn` makes the pictures, in a process of its
own.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from editing import EditedDeck
from measuring import Plan, Run, peak
from results import Report, Results, Target, find_cpu

PHOTOGRAPHS = (50, 200)
DRAWINGS = 30
FIRST = "first build"
EDITED = "one word edited, by command"
WATCHED = "one word edited, --watch, each save"

_SCRIPT = str(Path(__file__).resolve().with_name("drawn.py"))
_RUNS = 5


def measure_photographs(
    plan: Plan, few: int = PHOTOGRAPHS[0], many: int = PHOTOGRAPHS[1]
) -> Report:
    """Build a deck of few photographs first and again, and one of many for its memory."""
    results = {
        few: _measure("photographs", few, plan.runs or 3, plan.runs or _RUNS),
        many: _measure("photographs", many, 1, 1),
    }
    return Report(
        "Photographs of 3000 x 2000, a slide each, both files",
        results,
        [*judge_photographs(results, few, many)],
        unit="photographs",
    )


def judge_photographs(results: Results, few: int, many: int) -> Iterator[Target]:
    """Yield the targets of photographs."""
    for name, limit in ((FIRST, 5.0), (EDITED, 1.0), (WATCHED, 0.3)):
        text = f"{few} photographs, {name}: CPU seconds"
        yield Target(text, find_cpu(results, few, name), limit)
    peaks = [max(peak(results[count][name]) for name in (FIRST, EDITED)) for count in (few, many)]
    text = f"{many} photographs in place of {few}, by command: more peak memory in MB"
    yield Target(text, peaks[1] - peaks[0], 20.0)


def measure_drawings(plan: Plan, count: int = DRAWINGS) -> Report:
    """Build a deck of drawings first and again."""
    results = {count: _measure("drawings", count, 1, plan.runs or _RUNS)}
    text = f"{count} drawings, {EDITED}: CPU seconds"
    target = Target(text, find_cpu(results, count, EDITED), 1.0)
    title = "Drawings (SVG) of 60 shapes, a slide each, both files"
    return Report(title, results, [target], unit="drawings")


def _measure(kind: str, count: int, first: int, edited: int) -> dict[str, list[Run]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        subprocess.run([sys.executable, _SCRIPT, kind, folder / "sample", str(count)], check=True)
        slide = folder / f"sample/slides/{count // 2:03}-picture-{count // 2}.md"
        deck = EditedDeck(folder, slide)
        return {
            FIRST: [deck.build_first() for _ in range(first)],
            EDITED: [deck.build_edited() for _ in range(edited)],
            WATCHED: [*deck.watch(edited)],
        }
