"""Compares builds of sample decks with what peers make of the same words.

Owns three parts: both files beside writers of PowerPoint files, the handout alone beside writers
of PDFs, and checks beside a build. Refuses what is built again, which `edits` measures.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from measuring import COLD, PROGRAM, ROOT, Plan, Run, Tool, compare, measure, peak
from peers import (
    Missing,
    Peer,
    find_libreoffice,
    find_markdown_pptx,
    find_md2pptx,
    find_pandoc,
    find_plain_script,
    find_typst,
    find_weasyprint,
    take_part,
    tell_peers,
)
from results import (
    Report,
    Results,
    Target,
    compare_memory,
    compare_times,
    find_cpu,
    judge_growth,
)

OURS = "deckbuild"
BOTH_FILES = Tool(OURS, (*COLD, "$in/deck.md", "-o", "$out"), "$out/deck.pptx")
HANDOUT = Tool(
    OURS,
    (*COLD, "$in/deck.md", "-f", "handout", "-o", "$out"),
    "$out/deck-handout-with-notes.pdf",
)
BUILD = Tool("build, cold", BOTH_FILES.command, BOTH_FILES.result)
_CHECK = (PROGRAM, "check", "$in/deck.md", "-o", "$out/check.txt", "-q")
CHECK_FIRST = Tool("check, first", _CHECK, "$out/check.txt", fresh=True)
CHECK_AGAIN = Tool("check, again", _CHECK, "$out/check.txt")
CHECK_BUILT = Tool(
    "check --built, PowerPoint file",
    (PROGRAM, "check", "--built", "$in/deck.pptx", "-o", "$out/check.txt", "-q"),
    "$out/check.txt",
    fresh=True,
)

_RUNS = {17: 9, 170: 5, 1700: 1}
_HANDOUT_RUNS = {17: 9, 170: 5, 1700: 3}
_SLOW_PEERS = ("LibreOffice", "WeasyPrint")
_SLOW_PEERS_UP_TO = 170
"""The most slides of which these make a handout: ten times as many take them minutes."""


# --- both files ----------------------------------------------------------------------------


def measure_both_files(plan: Plan) -> Report:
    """Compare a build of both files with programs that write a PowerPoint file only."""
    found = [
        find_pandoc(),
        find_plain_script(),
        find_markdown_pptx(plan.peers),
        find_md2pptx(plan.peers),
    ]
    tools = [BOTH_FILES, *take_part(found)]
    results, failures = _compare(plan, _RUNS, dict.fromkeys(plan.sizes, tools))
    title = "Both files, cold, beside PowerPoint files of other tools"
    return Report(title, results, [*judge_both_files(results)], [*tell_peers(found), *failures])


def judge_both_files(results: Results) -> Iterator[Target]:
    """Yield the targets of a build of both files that the sizes measured allow to judge."""
    if 17 in results:
        for peer, limit in (("pandoc", 1.5), ("python-pptx", 1.1)):
            text = f"17 slides, both files: time as a multiple of that of {peer}"
            yield Target(text, compare_times(results, 17, OURS, peer), limit)
    yield from judge_growth(results, OURS, "both files")
    if 1700 in results:
        ratio = compare_times(results, 1700, OURS, "pandoc")
        yield Target("1700 slides, both files: time as a share of pandoc's", ratio, 0.1)
        memory = peak(results[1700][OURS])
        yield Target("1700 slides, both files: peak memory in MB", memory, 120.0)


# --- the handout alone ---------------------------------------------------------------------


def measure_handouts(plan: Plan) -> Report:
    """Compare the handout with notes pages of LibreOffice and with other tagged PDFs."""
    found = [find_libreoffice(), find_weasyprint(plan.peers), find_typst(plan.peers)]
    tools = {size: [HANDOUT, *_takes_part_at(size, found)] for size in plan.sizes}
    results, failures = _compare(plan, _HANDOUT_RUNS, tools)
    targets = [*judge_handout(results), judge_size(_size_default_handout())]
    title = "The handout alone, beside other PDFs with notes"
    return Report(title, results, targets, [*tell_peers(found), *failures])


def _takes_part_at(size: int, peers: Sequence[Peer | Missing]) -> list[Tool]:
    tools = take_part(peers)
    return [tool for tool in tools if size <= _SLOW_PEERS_UP_TO or tool.name not in _SLOW_PEERS]


def judge_handout(results: Results) -> Iterator[Target]:
    """Yield the targets of a build of the handout alone."""
    if 17 in results:
        for peer in _SLOW_PEERS:
            text = f"17 slides, the handout: times faster than {peer}"
            yield Target(text, compare_times(results, 17, peer, OURS), 4.0, at_least=True)
    yield from judge_growth(results, OURS, "the handout")
    if 1700 in results:
        words = "1700 slides, the handout: {} as a multiple of Typst's"
        time = compare_times(results, 1700, OURS, "Typst")
        yield Target(words.format("time"), time, 1.2)
        memory = compare_memory(results, 1700, OURS, "Typst")
        yield Target(words.format("memory"), memory, 0.25)


def judge_size(handout: int) -> Target:
    """Return the target of the default deck's handout, whose size is given in bytes."""
    return Target("default deck: size of the handout in kB", handout / 1000, 400.0)


def _size_default_handout() -> int:
    """Build the handout of the project's own deck and return its size in bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        measure((*COLD, "-f", "handout", "-o", scratch), ROOT)
        (handout,) = Path(scratch).glob("*-handout-with-notes.pdf")
        return handout.stat().st_size


# --- checks --------------------------------------------------------------------------------


def measure_checks(plan: Plan) -> Report:
    """Compare checks of the sources, and one of the finished PowerPoint file, with a build.

    Neither the build, nor the first check, nor that of the file finds anything that was kept.
    """
    tools = [BUILD, CHECK_FIRST, CHECK_AGAIN, CHECK_BUILT]
    results, _ = _compare(plan, _HANDOUT_RUNS, dict.fromkeys(plan.sizes, tools))
    return Report("Checks, beside a build of both files", results, [*judge_checks(results)])


def judge_checks(results: Results) -> Iterator[Target]:
    """Yield the targets of a check, beside a build of both files."""
    if 17 in results:
        ratio = compare_times(results, 17, CHECK_FIRST.name, BUILD.name)
        yield Target("17 slides, a first check: time as a multiple of a cold build's", ratio, 1.0)
    yield from judge_growth(results, CHECK_FIRST.name, "a first check")
    yield from judge_growth(results, CHECK_BUILT.name, "check --built")
    if 1700 in results:
        text = "1700 slides, check --built of the PowerPoint file: CPU seconds"
        yield Target(text, find_cpu(results, 1700, CHECK_BUILT.name), 5.0)


def _compare(
    plan: Plan, usual: dict[int, int], tools: dict[int, list[Tool]]
) -> tuple[dict[int, dict[str, list[Run]]], list[str]]:
    """Return the runs at each size, and what is to be said of peers that failed."""
    found = {size: compare(size, plan.count_runs(size, usual), tools[size]) for size in tools}
    failures = [
        f"{name} failed at {size} slides: {reason}"
        for size, each in found.items()
        for name, reason in each.failures.items()
    ]
    return {size: each.runs for size, each in found.items()}, failures
