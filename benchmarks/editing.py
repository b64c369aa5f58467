"""A deck of which one word is edited again and again, built by command or by --watch.

Owns the edits, each one that no build has seen, and how the CPU time of a process that goes on
is read. Knows neither what is on the slides nor what is wanted of the times.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measuring import PROGRAM, Run, empty_cache, environment, measure

EDITED = " say "
"""The word that an edit replaces by a number; the first on the slide."""

_READY = "Waiting for changes"
_PAUSE = 0.001
"""Seconds until it is asked again whether the files are there."""
_SETTLING = 0.05
"""Seconds after a build in which what it puts off still counts."""
_PATIENCE = 120


@dataclass(slots=True)
class EditedDeck:
    """The deck `sample` in a folder, the file of the slide that is edited, and the next edit."""

    folder: Path
    slide: Path
    edits: int = 0

    def build(self) -> Run:
        """Build both files, by command."""
        return measure([PROGRAM, "build", "-q", "sample"], self.folder)

    def build_first(self) -> Run:
        """Build both files where nothing was built before."""
        empty_cache(self.folder)
        shutil.rmtree(self.folder / "dist", ignore_errors=True)
        return self.build()

    def edit(self) -> None:
        """Replace one word by another number than before."""
        text = self.slide.read_text()
        before = f" {self.edits} " if self.edits else EDITED
        if before not in text:
            raise RuntimeError(f"{self.slide} holds no word to edit")
        self.edits += 1
        self.slide.write_text(text.replace(before, f" {self.edits} ", 1))

    def build_edited(self) -> Run:
        """Edit one word and build both files, by command."""
        self.edit()
        return self.build()

    def watch(self, saves: int) -> Iterator[Run]:
        """Yield for each save the time until both files are new, and the watcher's CPU time.

        The saves come at any moment of --watch's pauses. CPU time is that of the process from
        the save until it waits again. The first save, which fills its caches, does not count.
        """
        moments = random.Random(0)
        with _watching(self.folder) as process:
            for number in range(saves + 1):
                time.sleep(_SETTLING + moments.random() / 5)
                cpu, before = _read_cpu(process.pid), self._identify()
                self.edit()
                start = time.perf_counter()
                while not before.isdisjoint(self._identify()):
                    time.sleep(_PAUSE)
                    if time.perf_counter() > start + _PATIENCE:
                        raise RuntimeError("--watch did not build what was edited")
                seconds = time.perf_counter() - start
                _wait_until_ready(process)
                time.sleep(_SETTLING)
                after = _read_cpu(process.pid)
                used = None if cpu is None or after is None else after - cpu
                if number:
                    yield Run(seconds, used, _read_peak(process.pid))

    def _identify(self) -> set[int]:
        """Return the numbers of the files in place: a new file has another, and is whole."""
        files = ("sample.pptx", "sample-handout-with-notes.pdf")
        return {(self.folder / "dist" / name).stat().st_ino for name in files}


@contextmanager
def _watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [PROGRAM, "build", "sample", "--watch"],
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            _wait_until_ready(process)
            yield process
        finally:
            process.kill()  # what a shell starts in the background may ignore all other signals


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    for line in process.stdout or ():
        if line.startswith(_READY):
            return
    raise RuntimeError("--watch has ended")


def _read_cpu(pid: int) -> float | None:
    """Return the CPU seconds of a process so far; None where the system does not tell.

    The clock is the one that clock_getcpuclockid(3) names on Linux, to the nanosecond: the times
    in /proc/PID/stat are told in hundredths of a second.
    """
    return time.clock_gettime(~pid << 3 | 2) if sys.platform == "linux" else None


def _read_peak(pid: int) -> int:
    """Return a process's peak memory so far in bytes; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)
