"""Runs commands and measures their CPU and wall time, and their peak memory, with children.

Owns the turns that tools take and the check that each wrote its file. Knows no tool.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from time import perf_counter

from samples import WRITINGS

ROOT = Path(__file__).resolve().parent.parent
SIZES = (17, 170, 1700)
"""The numbers of slides that are measured where nobody asks for others."""

PROGRAM = str(Path(sys.executable).with_name("deckbuild"))
COLD = (PROGRAM, "build", "--no-cache", "-q")
"""A build that makes every file anew."""

_BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024
_OTHER_RUNS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured: the numbers of slides, and how often instead of the usual."""

    sizes: tuple[int, ...] = SIZES
    runs: int | None = None
    peers: Path = ROOT / ".cache"
    """The folder below which peers are installed."""

    def count_runs(self, size: int, usual: Mapping[int, int]) -> int:
        """Return how many runs of each tool count at a size."""
        return self.runs or usual.get(size, _OTHER_RUNS)


@dataclass(frozen=True, slots=True)
class Tool:
    """A command to measure, and the file that it must have written.

    `$in` stands for the folder of `samples.WRITINGS`, with our PowerPoint file as `deck.pptx`,
    `$slides` for the number of slides, `$out` for a folder of the tool's own and `$profile` for
    the URI of one below it. A peer may fail. What is `fresh` finds an empty cache at each run.
    """

    name: str
    command: tuple[str, ...]
    result: str
    peer: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of wall and of CPU time, and peak resident memory in bytes.

    CPU is None, and memory 0, where the system does not tell.
    """

    seconds: float
    cpu: float | None
    memory: int


@dataclass(slots=True)
class Comparison:
    """The runs of each tool that count, and why a peer that failed has none."""

    runs: dict[str, list[Run]]
    failures: dict[str, str] = field(default_factory=dict)


def compare(slides: int, runs: int, tools: Sequence[Tool]) -> Comparison:
    """Run the tools in turn (A B A B) on a sample deck.

    A peer that fails is left out from then on; that one of ours fails is raised.
    """
    found = Comparison({tool.name: [] for tool in tools})
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        _write_decks(slides, folder, tools)
        for counted in _rounds(runs):
            for tool in tools:
                if tool.name in found.failures:
                    continue
                try:
                    run = _run_tool(tool, slides, folder)
                except RuntimeError as error:
                    if not tool.peer:
                        raise
                    found.failures[tool.name] = str(error).strip().splitlines()[-1]
                    del found.runs[tool.name]
                    continue
                if counted:
                    found.runs[tool.name].append(run)
    return found


def _write_decks(slides: int, folder: Path, tools: Sequence[Tool]) -> None:
    for name, write in WRITINGS.items():
        (folder / name).write_text(write(slides), encoding="utf-8")
    if any("$in/deck.pptx" in tool.command for tool in tools):
        measure((*COLD, "deck.md", "-f", "pptx", "-o", "."), folder, folder / "deck.pptx")


def _rounds(runs: int) -> Iterator[bool]:
    """Yield whether each round counts: the first only fills caches, unless it is the only one."""
    if runs > 1:
        yield False
    yield from (True for _ in range(runs))


def _run_tool(tool: Tool, slides: int, folder: Path) -> Run:
    """Run a tool in a folder of its own, with a cache of its own."""
    output = folder / f"{tool.name}-output"
    output.mkdir(exist_ok=True)
    places = {
        "in": str(folder),
        "slides": str(slides),
        "out": str(output),
        "profile": (output / "profile").as_uri(),
    }
    if tool.fresh:
        empty_cache(output)
    command = [Template(word).safe_substitute(places) for word in tool.command]
    return measure(command, output, Path(Template(tool.result).substitute(places)))


def measure(command: Sequence[str], folder: Path, result: Path | None = None) -> Run:
    """Run a command in a folder to its end, with a cache of that folder's own.

    Raises RuntimeError, with what the command printed, where it fails or does not write the
    result asked of it: LibreOffice ends with 0 where it cannot read or write a file.
    """
    if result is not None:
        result.unlink(missing_ok=True)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        start = perf_counter()
        process = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=folder, env=environment(folder)
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        unwritten = result is not None and not result.is_file()
        if process.returncode != 0 or unwritten:
            log.seek(0)
            ending = f"{process.returncode}{', its file not written' if unwritten else ''}"
            raise RuntimeError(f"{' '.join(command)} ended with {ending}:\n{log.read()}")
    cpu = usage.ru_utime + usage.ru_stime
    return Run(seconds, cpu, usage.ru_maxrss * _BYTES_PER_MAXRSS)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of what is measured in a folder."""
    inherited = {**os.environ, "DECKBUILDER_CACHE": str(_cache(folder))}
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)
    return inherited


def empty_cache(folder: Path) -> None:
    """Forget what runs in a folder have kept."""
    shutil.rmtree(_cache(folder), ignore_errors=True)


def _cache(folder: Path) -> Path:
    return folder / "cache"


def median(runs: Sequence[Run]) -> float:
    """Return the median wall time of the runs, in seconds."""
    return statistics.median(run.seconds for run in runs)


def median_cpu(runs: Sequence[Run]) -> float | None:
    """Return the median CPU time of the runs in seconds, None where the system did not tell."""
    known = [run.cpu for run in runs if run.cpu is not None]
    return statistics.median(known) if known else None


def peak(runs: Sequence[Run]) -> float:
    """Return the highest peak memory of the runs, in megabytes."""
    return max(run.memory for run in runs) / 1e6
