"""Measures what building again costs: nothing changed, one slide edited, the same under --watch.

Owns the rows and targets of those measurements. Beside each stands pandoc, which writes all
slides anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from editing import EditedDeck
from measuring import Plan, Run, measure
from peers import Missing, Peer, find_pandoc, tell_peers
from results import Report, Results, Target, compare_times, find_cpu
from samples import write_deck

NO_CHANGE = "no change, by command"
EDITED = "one slide edited, by command"
WATCHED = "one slide edited, --watch, each save"

_RUNS = {17: 15, 170: 7, 1700: 3}
_PANDOC_UP_TO = 170


def measure_edits(plan: Plan) -> Report:
    """Build sample decks again, in turn with pandoc."""
    pandoc = find_pandoc()
    results = {size: _measure(size, plan.count_runs(size, _RUNS), pandoc) for size in plan.sizes}
    return Report(
        "Building again both files", results, [*judge_edits(results)], tell_peers([pandoc])
    )


def judge_edits(results: Results) -> Iterator[Target]:
    """Yield the targets that the sizes measured allow to judge."""
    if 17 in results:
        for name, limit in ((NO_CHANGE, 0.5), (EDITED, 1.45)):
            text = f"17 slides, {name}: time as a multiple of pandoc's"
            yield Target(text, compare_times(results, 17, name, "pandoc"), limit)
    for size, limit in ((17, 0.05), (170, 0.12)):
        if size in results:
            text = f"{size} slides, {WATCHED}: CPU seconds"
            yield Target(text, find_cpu(results, size, WATCHED), limit)


def _measure(size: int, runs: int, pandoc: Peer | Missing) -> dict[str, list[Run]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        slides = write_deck(folder / "sample", size)
        deck = EditedDeck(folder, slides[size // 2])
        found: dict[str, list[Run]] = {NO_CHANGE: [], EDITED: []}
        if isinstance(pandoc, Peer) and size <= _PANDOC_UP_TO:
            found = {"pandoc": [], **found}
            theirs = [pandoc.tool.command[0], *map(str, slides), "-o", "pandoc.pptx"]
        deck.build()
        for _ in range(runs):
            if "pandoc" in found:
                found["pandoc"].append(measure(theirs, folder))
            found[NO_CHANGE].append(deck.build())
            found[EDITED].append(deck.build_edited())
        return {**found, WATCHED: [*deck.watch(runs)]}
