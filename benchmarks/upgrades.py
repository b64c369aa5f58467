"""Measures `deckbuild upgrade`, where every slide of the deck behind has changed.

Owns the two decks, which are made by the tool's own commands, and the target. The local deck has
one slide of its own, so that three decks are laid out: that behind before and now, and the local.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import PROGRAM, Plan, Run, empty_cache, measure
from results import Report, Results, Target, find_cpu, judge_growth
from samples import write_deck

UPGRADE = "upgrade, all slides changed, one of them local"
_RUNS = {17: 5, 170: 3, 1700: 2}


def measure_upgrades(plan: Plan) -> Report:
    """Compare decks with what they extend, with reports that have pictures; nothing is kept."""
    results = {
        size: {UPGRADE: [*_measure(size, plan.count_runs(size, _RUNS))]} for size in plan.sizes
    }
    title = "Following the changes of a deck that another extends"
    return Report(title, results, [*judge_upgrades(results)])


def judge_upgrades(results: Results) -> Iterator[Target]:
    """Yield the targets that the sizes measured allow to judge."""
    yield from judge_growth(results, UPGRADE, "upgrade")
    if 1700 in results:
        cpu = find_cpu(results, 1700, UPGRADE)
        yield Target("1700 slides, all changed, upgrade: CPU seconds", cpu, 5.0)


def _measure(size: int, runs: int) -> Iterator[Run]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        slides = write_deck(folder / "decks/national", size)
        measure([PROGRAM, "adapt", "national", "own", "--yes", "-q"], folder)
        local = slides[0].stem.partition("-")[2]
        measure([PROGRAM, "adapt", "own", "--slide", local, "-q"], folder)
        for slide in slides:
            slide.write_text(slide.read_text().replace("# Sample", "# Changed", 1))
        report = folder / "dist/own-upgrade.html"
        for _ in range(runs):
            empty_cache(folder)
            yield measure([PROGRAM, "upgrade", "own", "-q"], folder, report)
