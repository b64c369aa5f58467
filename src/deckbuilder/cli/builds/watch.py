"""Building again whenever a file is saved.

Owns the waiting: a look at every file that the builds asked for, many times a second, which
works on every system and on shared drives. Refuses to build.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from deckbuilder.builds.request import BuildRequest
from deckbuilder.cli.builds.many import check_names, list_files, run_and_show
from deckbuilder.cli.builds.summary import describe
from deckbuilder.cli.terminal.console import Console
from deckbuilder.files.inputs import Inputs, ask

_PAUSE = 0.03
"""Seconds between two looks, at least."""
_SHARE = 20
"""How many times as long as a look the pause is, on drives where looking takes long."""

_Look = dict[str, tuple[int, int, int] | None]


def watch_jobs(console: Console, requests: Sequence[BuildRequest], workers: int | None) -> None:
    """Build what is asked for, and again whatever a file changes of, until the user ends it."""
    diagnostics = check_names(requests)
    console.report(diagnostics)
    if diagnostics.has_errors:
        return
    asked: dict[int, Inputs] = {}
    waiting = list(range(len(requests)))
    try:
        while True:
            outcomes = run_and_show(console, [requests[index] for index in waiting], workers)
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
    """Wait until something changes and whoever is saving has done; return whose files it was."""
    gc.collect()  # which the command line has switched off
    files = _Files(asked)
    # What was saved while the builds ran is other than what they read.
    changed = {index for index, it in asked.items() if ask(it.answers) != it.answers}
    while not changed:
        changed = files.look_again()
    while others := files.look_again():
        changed |= others
    return sorted(changed)


class _Files:
    """The files that builds asked for, as they looked last."""

    def __init__(self, asked: Mapping[int, Inputs]) -> None:
        self._asked = asked
        self._seen = _look_at_all(asked)
        self._took = 0.0

    def look_again(self) -> set[int]:
        """Return whose files look other than before, after a pause."""
        time.sleep(max(_PAUSE, _SHARE * self._took))
        began = time.perf_counter()
        seen, self._seen = self._seen, _look_at_all(self._asked)
        self._took = time.perf_counter() - began
        return {index for index, look in self._seen.items() if look != seen[index]}


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
