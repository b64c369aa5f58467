"""Compares deckbuild with its peers on the same sample decks: wall time and peak memory.

Both files beside pandoc, which writes a PowerPoint file only; and the handout alone beside the
notes pages that LibreOffice prints of our PowerPoint file, and beside WeasyPrint with PDF/UA-1
from an HTML page. Refuses to be a test: times depend on the machine, so nothing here passes or
fails a build.

The tools run in turn (A B A B), each in a new process, after one run of each that is not
counted, so that all find their files in the system's cache, Python its compiled modules and
LibreOffice its profile.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from edits import measure_edits
from measuring import BOTH_FILES, CHECK, DECKBUILD, HANDOUT, OURS, Tool, compare, measure
from peers import Missing, Peer, find_libreoffice, find_pandoc, find_weasyprint
from results import (
    Results,
    Target,
    judge_both_files,
    judge_check,
    judge_handout,
    judge_size,
    show_table,
)
from variants import find_office, measure_variants

ROOT = Path(__file__).resolve().parent.parent
COMPARISONS = ("both", "handout", "check", "edit", "variants")

RUNS = {17: 9, 170: 5, 1700: 1}
"""How often each tool builds both files, by the deck's number of slides."""

HANDOUT_RUNS = {17: 9, 170: 5, 1700: 3}
"""How often each tool makes the handout."""

PEERS_UP_TO = 170
"""The most slides of which a peer makes a handout; a longer deck is measured for our growth."""

_OTHER_RUNS = 3


def main() -> int:
    """Measure what is asked for; print the tables and what became of each target."""
    parser = argparse.ArgumentParser(description="Compare deckbuild with its peers.")
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of slides, for instance 17 170")
    parser.add_argument("--only", choices=COMPARISONS, help="make one of the comparisons")
    arguments = parser.parse_args()
    sizes = arguments.sizes or list(RUNS)
    targets: list[Target] = []
    if arguments.only in (None, "both"):
        targets += _compare_both_files(sizes)
    if arguments.only in (None, "handout"):
        targets += _compare_handouts(sizes)
    if arguments.only in (None, "check"):
        targets += _compare_checks(sizes)
    if arguments.only == "edit" or not (arguments.only or arguments.sizes):
        targets += measure_edits(shutil.which("pandoc"))
    if arguments.only == "variants" or not (arguments.only or arguments.sizes):
        targets += measure_variants(shutil.which("pandoc"), find_office())
    for target in targets:
        print(target.judge())
    return 0


def _compare_both_files(sizes: Sequence[int]) -> Iterator[Target]:
    tools = [*_take_part([find_pandoc()]), BOTH_FILES]
    results = {size: compare(size, RUNS.get(size, _OTHER_RUNS), tools) for size in sizes}
    show_table("both files", results, "pandoc")
    return judge_both_files(results)


def _compare_checks(sizes: Sequence[int]) -> Iterator[Target]:
    tools = [BOTH_FILES, CHECK]
    results = {size: compare(size, RUNS.get(size, _OTHER_RUNS), tools) for size in sizes}
    show_table("a check beside a build of both files", results, OURS)
    return judge_check(results)


def _compare_handouts(sizes: Sequence[int]) -> Iterator[Target]:
    found = [find_libreoffice(), find_weasyprint(ROOT / ".cache")]
    peers = _take_part(found)
    results: Results = {
        size: compare(
            size,
            HANDOUT_RUNS.get(size, _OTHER_RUNS),
            [HANDOUT, *(peers if size <= PEERS_UP_TO else [])],
        )
        for size in sizes
    }
    show_table("handout alone", results, OURS)
    names = [peer.name if isinstance(peer, Missing) else peer.tool.name for peer in found]
    yield from judge_handout(results, names)
    yield judge_size(_size_default_handout())


def _take_part(peers: Sequence[Peer | Missing]) -> list[Tool]:
    """Say of each peer which version takes part, or why it does not; return those that do."""
    for peer in peers:
        match peer:
            case Peer():
                print(f"{peer.tool.name}: {peer.version}")
            case Missing():
                print(f"{peer.name} is missing: {peer.reason}")
    return [peer.tool for peer in peers if isinstance(peer, Peer)]


def _size_default_handout() -> int:
    """Build the handout of the project's own deck and return its size in bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        command = (*DECKBUILD, "-f", "handout", "-o", scratch, "-q")
        measure(command, ROOT)
        (handout,) = Path(scratch).glob("*-handout-with-notes.pdf")
        return handout.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
