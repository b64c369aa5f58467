"""Compares deckbuild with its peers and with its targets: CPU and wall time, and peak memory.

Owns the command line and the order of the parts. What is measured stands in a module for each
part; `make bench` runs all and writes docs/benchmarks.md. Refuses to be a test: times depend on
the machine, so nothing here passes or fails a build.

The tools run in turn (A B A B), each in a new process, after one run of each that is not
counted, so that all find their files in the system's cache, Python its compiled modules and
LibreOffice its profile. A single run has none before it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace

from comparisons import measure_both_files, measure_checks, measure_handouts
from edits import measure_edits
from measuring import Plan
from pictures import measure_drawings, measure_photographs
from results import Report
from table import PAGE, show_section, write_page
from upgrades import measure_upgrades
from variants import measure_variants

PARTS: Mapping[str, Callable[[Plan], Report]] = {
    "both": measure_both_files,
    "handout": measure_handouts,
    "edits": measure_edits,
    "photographs": measure_photographs,
    "drawings": measure_drawings,
    "variants": measure_variants,
    "check": measure_checks,
    "upgrade": measure_upgrades,
}
"""What is measured, in the order of the page."""


def main() -> int:
    """Measure what is asked for, print it, and write the page where all was measured in full."""
    parser = argparse.ArgumentParser(
        description="Compare deckbuild with its peers. A run with sizes or --runs only prints; "
        "any other replaces what it measured in docs/benchmarks.md."
    )
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of slides, for instance 17 170")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="measure these parts alone")
    parser.add_argument("--runs", type=int, help="runs of each, in place of the usual")
    arguments = parser.parse_args()
    plan = Plan(runs=arguments.runs)
    if arguments.sizes:
        plan = Plan(tuple(arguments.sizes), arguments.runs)
    for name in arguments.only or PARTS:
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
        report = replace(PARTS[name](plan), load=load)
        print(f"{show_section(report)}\n", flush=True)
        if not (arguments.sizes or arguments.runs):
            write_page(PAGE, list(PARTS), {name: report})
    return 0


if __name__ == "__main__":
    sys.exit(main())
