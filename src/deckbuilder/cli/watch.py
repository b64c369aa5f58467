"""Building again whenever a file is saved.

Owns the waiting: a look at every file that the builds asked for, a few times a second, which
works on every system and on shared drives. Refuses to build.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from deckbuilder.cli.console import Console
from deckbuilder.cli.many import check_names, list_files, run_and_show
from deckbuilder.cli.summary import describe
from deckbuilder.inputs import Inputs, ask
from deckbuilder.jobs import Job

_PAUSE = 0.25
"""Seconds between two looks."""

_Look = dict[str, tuple[int, int, int] | None]


def watch_jobs(console: Console, jobs: Sequence[Job], workers: int | None) -> None:
    """Build jobs, and those again of whose files one changes, until the user ends it."""
    diagnostics = check_names(jobs)
    console.report(diagnostics)
    if diagnostics.has_errors:
        return
    asked: dict[int, Inputs] = {}
    waiting = list(range(len(jobs)))
    try:
        while True:
            outcomes = run_and_show(console, [jobs[index] for index in waiting], workers)
            console.close()
            for file in list_files(outcomes):
                console.say(describe(file))
            asked |= {
                index: outcome.asked for index, outcome in zip(waiting, outcomes, strict=True)
            }
            console.say("Waiting for changes: Ctrl-C ends it")
            waiting = _wait(asked)
    except KeyboardInterrupt:
        console.close()
        console.say("stopped")


def _wait(asked: Mapping[int, Inputs]) -> list[int]:
    """Wait until something changes and then rests; return whose files it was."""
    seen = _look_at_all(asked)
    # What was saved while the builds ran is other than what they read.
    changed = [index for index, it in asked.items() if ask(it.answers) != it.answers]
    while not changed:
        time.sleep(_PAUSE)
        now = _look_at_all(asked)
        changed = [index for index, look in now.items() if look != seen[index]]
        seen = now
    return _rest(asked, changed, seen)


def _rest(asked: Mapping[int, Inputs], changed: list[int], seen: dict[int, _Look]) -> list[int]:
    """Wait until whoever is saving has done; return whose files it was."""
    while True:
        time.sleep(_PAUSE)
        now = _look_at_all(asked)
        if now == seen:
            return changed
        changed = [index for index in asked if index in changed or now[index] != seen[index]]
        seen = now


def _look_at_all(asked: Mapping[int, Inputs]) -> dict[int, _Look]:
    return {index: _look(inputs.answers) for index, inputs in asked.items()}


def _look(questions: Iterable[tuple[str, str]]) -> _Look:
    """Return the size and time of each file and folder; None where it is not there."""
    found: _Look = {}
    for _, path in questions:
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            found[path] = None
        else:
            found[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found
