"""Building again whenever a file is saved.

Owns the waiting: many times a second it compares the times of all files that the builds asked for,
which works on every system and on shared drives. Refuses to build.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from deckbuilder.builds.request import BuildRequest
from deckbuilder.cache.warm import Warm
from deckbuilder.cli.builds.many import check_names, list_files, run_and_show
from deckbuilder.cli.builds.summary import describe, say_old_handout
from deckbuilder.cli.terminal.console import Console
from deckbuilder.files.inputs import Inputs, ask

_PAUSE = 0.03
"""Seconds between two comparisons, at least."""
_WHOLE = 20
"""After how many builds all memory is searched for what nobody needs."""
_SHARE = 20
"""How many times as long as a comparison the pause is, on drives where that takes long."""

_Times = dict[str, tuple[int, int, int, int] | None]
"""Each path's times of change, of content and of rights, its size and the number of the file; None
where there is nothing."""


def watch_jobs(console: Console, requests: Sequence[BuildRequest], workers: int | None) -> None:
    """Build what is asked for, and again whatever a file changes of, until the user ends it."""
    diagnostics = check_names(requests)
    console.report(diagnostics)
    if diagnostics.has_errors:
        return
    inputs: dict[int, Inputs] = {}
    warm = {request: Warm() for request in requests}
    waiting = list(range(len(requests)))
    try:
        for number in count():
            results = run_and_show(console, [requests[index] for index in waiting], workers, warm)
            console.close()
            remarks = [line for index in waiting for line in say_old_handout(requests[index])]
            for line in (*map(describe, list_files(results)), *remarks):
                console.say(line)
            inputs |= {index: result.inputs for index, result in zip(waiting, results, strict=True)}
            console.say("Waiting for changes: Ctrl-C ends it")
            _collect(number)
            waiting = _wait(inputs)
    except KeyboardInterrupt:
        console.close()
        console.say("stopped")


def _collect(number: int) -> None:
    """Collect what the last build left, as the command line has switched that off.

    To look at all that is kept takes longer than an edit, so the whole has its turn now and then.
    """
    gc.collect(1 if number % _WHOLE else 2)


def _wait(inputs: Mapping[int, Inputs]) -> list[int]:
    """Wait until something changes and whoever is saving has done.

    Returns the builds whose files changed, by their index in `inputs`.
    """
    files = _Files(inputs)
    # What was saved while the builds ran is other than what they read.
    changed = {index for index, each in inputs.items() if ask(each.answers) != each.answers}
    while not changed:
        changed = files.compare()
    while others := files.compare():
        changed |= others
    return sorted(changed)


class _Files:
    """The files that builds asked for, with their times of change when they were last compared."""

    def __init__(self, inputs: Mapping[int, Inputs]) -> None:
        self._paths = {index: {path for _, path in each.answers} for index, each in inputs.items()}
        self._duration = 0.0
        self._times = self._read_all_times()

    def compare(self) -> set[int]:
        """Return, after a pause, the builds whose files have other times than before."""
        time.sleep(max(_PAUSE, _SHARE * self._duration))
        before, self._times = self._times, self._read_all_times()
        return {index for index, times in self._times.items() if times != before[index]}

    def _read_all_times(self) -> dict[int, _Times]:
        began = time.perf_counter()
        times = {index: _read_times(paths) for index, paths in self._paths.items()}
        self._duration = time.perf_counter() - began
        return times


def _read_times(paths: Iterable[str]) -> _Times:
    times: _Times = {}
    for path in paths:
        try:
            status = os.stat(path)  # noqa: PTH116 - a path object takes as long as asking
        except (OSError, ValueError):
            times[path] = None
        else:
            times[path] = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    return times
