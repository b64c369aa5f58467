"""The page of the documentation that a run of the benchmark writes: docs/benchmarks.md.

Owns the page: a section for each part, between marks, with the machine and the day on which it
was measured. A run of some parts replaces these sections alone. Refuses to be written by hand.
"""

from __future__ import annotations

import datetime
import os
import platform
import re
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from measuring import ROOT
from results import Report, show

PAGE = ROOT / "docs" / "benchmarks.md"

_HEAD = """# Benchmarks

`make bench` writes this page; edits are lost. How it is measured is in
[analysis/speed.md](analysis/speed.md#benchmarks). Times are medians of whole processes with their
children, in seconds of CPU and of the clock; memory is the highest of any process.
"""
_SECTION = re.compile(r"<!-- part: (\S+) -->\n(.*?)\n<!-- end -->", re.DOTALL)


def write_page(file: Path, order: Sequence[str], reports: Mapping[str, Report]) -> None:
    """Replace the sections of these parts in a page, and keep the others that are known."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    sections = dict(_SECTION.findall(text))
    sections.update({name: show_section(report) for name, report in reports.items()})
    parts = [
        f"\n<!-- part: {name} -->\n{sections[name]}\n<!-- end -->\n"
        for name in order
        if name in sections
    ]
    file.write_text(_HEAD + "".join(parts), encoding="utf-8")


def show_section(report: Report) -> str:
    """Return a part as Markdown, with its heading, and where and when it was measured."""
    peers = [f"* {peer}" for peer in report.peers]
    measured = f"Measured on {datetime.datetime.now(datetime.UTC).date()}: {describe_machine()}"
    if report.load is not None:
        measured += f", load {report.load:.1f} at the start"
    lines = [f"## {report.title}", "", f"{measured}{', with' if peers else '.'}", ""]
    return "\n".join([*lines, *peers, *([""] if peers else []), show(report)])


def describe_machine() -> str:
    """Return our version and what it ran on: Python, the system, and its processors."""
    return (
        f"deckbuilder {version('deckbuilder')}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} x {_name_processor()}"
    )


def _name_processor() -> str:
    """Return the name of the processor, as well as the system tells it."""
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        text = ""
    named = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return named[1].strip() if named else platform.processor() or "unknown processor"
