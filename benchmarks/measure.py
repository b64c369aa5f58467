"""One run of a command: its time and memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: seconds of wall time, and its peak resident memory in bytes.

    Of a command with processes of its own, the memory is that of the largest one.
    """

    seconds: float
    memory: int


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; a failure is raised with what it printed."""
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with (folder / "log").open("w+", encoding="utf-8") as log:
        start = perf_counter()
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            log.seek(0)
            message = f"{' '.join(command)} ended with {process.returncode}:\n{log.read()}"
            raise RuntimeError(message)
    return Run(seconds, usage.ru_maxrss * _BYTES_PER_MAXRSS)


# --- results -------------------------------------------------------------------------------


def median(runs: Sequence[Run]) -> float:
    """Return the median time in seconds."""
    return statistics.median(run.seconds for run in runs)


def peak(runs: Sequence[Run]) -> float:
    """Return the largest memory in MB."""
    return max(run.memory for run in runs) / 1e6
