"""Measures what building again costs: nothing changed, one slide edited, the same under --watch.

Owns the edits and the rows of those measurements. Beside each stands pandoc, which writes all
slides anew. Refuses to be a test, as `run.py` does.
"""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measuring import Run, measure, median, peak
from results import Target
from samples import write_slides

SLIDES = 17
ROUNDS = 15
_BUILD = (str(Path(sys.executable).with_name("deckbuild")), "build")
_FILES = ("dist/sample.pptx", "dist/sample-handout-with-notes.pdf")
_LIMITS = {"no change": 0.5, "one slide edited": 1.0, "one slide edited, --watch": 1.0}
"""What each may take as a multiple of pandoc's time."""
_READY = "Waiting for changes"
_PAUSE = 0.001
"""Seconds until it is asked again whether the files are there."""
_PATIENCE = 60


def measure_edits(pandoc: str | None) -> Iterator[Target]:
    """Print a row for each way to build again, and yield what is wanted of it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["DECKBUILDER_CACHE"] = str(folder / "cache")
        runs = _measure(folder, write_deck(folder / "sample", SLIDES), pandoc)
    for name, found in runs.items():
        print(f"{SLIDES:>6}  {name:<26} {median(found):>7.3f} s {peak(found):>6.0f} MB")
    reference = median(runs["pandoc"]) if pandoc else None
    for name, limit in _LIMITS.items():
        words = f"{SLIDES} slides, {name}: time as a multiple of pandoc's"
        yield Target(words, median(runs[name]) / reference if reference else None, limit)


def write_deck(folder: Path, count: int) -> list[Path]:
    """Write a deck of so many sample slides, each in a file of its own; return these."""
    slides = folder / "slides"
    slides.mkdir(parents=True)
    (folder / "deck.toml").write_text('title = "A sample deck to measure"\n')
    files = [slides / f"{number:02}-slide-{number}.md" for number in range(1, count + 1)]
    for file, text in zip(files, write_slides(count), strict=True):
        file.write_text(text)
    return files


def _measure(folder: Path, slides: list[Path], pandoc: str | None) -> dict[str, list[Run]]:
    """Build in turns; each edit is one that no build has seen."""
    theirs = [pandoc or "", *map(str, slides), "-o", "pandoc.pptx"]
    ours = [*_BUILD, "-q", "sample"]
    runs: dict[str, list[Run]] = {name: [] for name in (*(("pandoc",) if pandoc else ()), *_LIMITS)}
    edited = slides[len(slides) // 2]
    text = edited.read_text()
    texts = (f"{text}\nEdit {number}.\n" for number in itertools.count())
    measure(ours, folder)
    for _ in range(ROUNDS):
        if pandoc:
            runs["pandoc"].append(measure(theirs, folder))
        runs["no change"].append(measure(ours, folder))
        edited.write_text(next(texts))
        runs["one slide edited"].append(measure(ours, folder))
    runs["one slide edited, --watch"] = list(_measure_watch(folder, edited, texts, theirs))
    return runs


def _measure_watch(
    folder: Path, slide: Path, texts: Iterator[str], between: list[str]
) -> Iterator[Run]:
    """Yield the time from each save of a slide until both files are new."""
    with _watching(folder) as process:
        for _ in range(ROUNDS):
            if between[0]:
                measure(between, folder)  # so that saves come at any moment of --watch's pauses
            before = _identify(folder)
            slide.write_text(next(texts))
            start = time.perf_counter()
            while not before.isdisjoint(_identify(folder)):
                time.sleep(_PAUSE)
                if time.perf_counter() > start + _PATIENCE:
                    raise RuntimeError("--watch did not build what was edited")
            seconds = time.perf_counter() - start
            _wait_until_ready(process)
            yield Run(seconds, _peak(process))


def _identify(folder: Path) -> set[int]:
    """Return the numbers of the files in place: a new file has another, and is whole."""
    return {(folder / name).stat().st_ino for name in _FILES}


@contextmanager
def _watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [*_BUILD, "sample", "--watch"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            _wait_until_ready(process)
            yield process
        finally:
            process.send_signal(signal.SIGINT)


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    for line in process.stdout or ():
        if line.startswith(_READY):
            return
    raise RuntimeError("--watch has ended")


def _peak(process: subprocess.Popen[str]) -> int:
    """Return a process's peak memory so far in bytes; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)
