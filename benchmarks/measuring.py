"""Runs commands and measures them: wall time and peak memory of a process and its children.

Owns the turns that tools take and the check that each wrote its file. Knows no tool.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from time import perf_counter

from samples import write_html, write_markdown

_BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Tool:
    """A command to measure, and the file that it must have written.

    `$deck`, `$page` and `$pptx` stand for a deck as Markdown, as HTML and as a PowerPoint file,
    `$out` for a folder of the tool's own and `$profile` for the URI of one below it.
    """

    name: str
    command: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds of wall time, and its peak resident memory in bytes."""

    seconds: float
    memory: int


DECKBUILD = (str(Path(sys.executable).with_name("deckbuild")), "build", "--no-cache")
"""Every file made anew: what earlier runs left is measured by `variants` alone."""
OURS = "deckbuild"

BOTH_FILES = Tool(OURS, (*DECKBUILD, "$deck", "-o", "$out", "-q"), "$out/deck.pptx")
HANDOUT = Tool(
    OURS,
    (*DECKBUILD, "$deck", "-f", "handout", "-o", "$out", "-q"),
    "$out/deck-handout-with-notes.pdf",
)

CHECK = Tool("check", (DECKBUILD[0], "check", "$deck", "-o", "$out/check.txt", "-q"),
             "$out/check.txt")  # fmt: skip


def compare(slides: int, runs: int, tools: Sequence[Tool]) -> dict[str, list[Run]]:
    """Run the tools in turn (A B A B) on a sample deck; return the runs of each that count."""
    found: dict[str, list[Run]] = {tool.name: [] for tool in tools}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _write_decks(slides, folder, tools)
        for counted in _rounds(runs):
            for tool in tools:
                run = _run_tool(tool, folder)
                if counted:
                    found[tool.name].append(run)
    return found


def _write_decks(slides: int, folder: Path, tools: Sequence[Tool]) -> None:
    (folder / "deck.md").write_text(write_markdown(slides), encoding="utf-8")
    (folder / "page.html").write_text(write_html(slides), encoding="utf-8")
    if any("$pptx" in tool.command for tool in tools):
        command = (*DECKBUILD, "deck.md", "-f", "pptx", "-o", "pptx", "-q")
        measure(command, folder, folder / "pptx" / "deck.pptx")


def _rounds(runs: int) -> Iterator[bool]:
    """Yield whether each round counts: the first only fills caches, unless it is the only one."""
    if runs > 1:
        yield False
    yield from (True for _ in range(runs))


def _run_tool(tool: Tool, folder: Path) -> Run:
    output = folder / f"{tool.name}-output"
    output.mkdir(exist_ok=True)
    places = {
        "deck": str(folder / "deck.md"),
        "page": str(folder / "page.html"),
        "pptx": str(folder / "pptx" / "deck.pptx"),
        "out": str(output),
        "profile": (output / "profile").as_uri(),
    }
    command = [Template(word).safe_substitute(places) for word in tool.command]
    return measure(command, folder, Path(Template(tool.result).substitute(places)))


def measure(command: Sequence[str], folder: Path, result: Path | None = None) -> Run:
    """Run a command in a folder to its end.

    Raises RuntimeError, with what the command printed, where it fails or does not write the
    result asked of it: LibreOffice ends with 0 where it cannot read or write a file.
    """
    if result is not None:
        result.unlink(missing_ok=True)
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        start = perf_counter()
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        unwritten = result is not None and not result.is_file()
        if process.returncode != 0 or unwritten:
            log.seek(0)
            ending = f"{process.returncode}{', its file not written' if unwritten else ''}"
            raise RuntimeError(f"{' '.join(command)} ended with {ending}:\n{log.read()}")
    return Run(seconds, usage.ru_maxrss * _BYTES_PER_MAXRSS)


def fastest(runs: Sequence[Run]) -> float:
    """Return the least time of the runs, in seconds."""
    return min(run.seconds for run in runs)


def median(runs: Sequence[Run]) -> float:
    """Return the median time of the runs, in seconds."""
    return statistics.median(run.seconds for run in runs)


def peak(runs: Sequence[Run]) -> float:
    """Return the highest peak memory of the runs, in megabytes."""
    return max(run.memory for run in runs) / 1e6
