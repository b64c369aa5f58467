"""Many builds in one run, shared out over the processor's cores.

Owns the worker processes. A build that fails, even one whose process dies, has a result like the
others. Refuses to print, and to choose what is built.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from deckbuilder.builds.jobs import JobResult, open_builds, run_job
from deckbuilder.builds.request import BuildRequest
from deckbuilder.cache.store import open_store
from deckbuilder.cache.warm import Warm
from deckbuilder.files.inputs import Inputs, forget_changed


def count_cores() -> int:
    """Return how many processes can work at a time."""
    with contextlib.suppress(AttributeError):  # which only some systems tell
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_jobs(
    requests: Sequence[BuildRequest],
    workers: int | None,
    done: Callable[[JobResult], None],
    warm: Mapping[BuildRequest, Warm] | None = None,
) -> list[JobResult]:
    """Build in so many processes, or one for each core; return results in the requests' order.

    A single build runs in this process, which grows quicker with each: with `warm`, it makes only
    what is other than in its last. `done` is given each result as soon as it is there.
    """
    warm = warm or {}
    if forget_changed():
        for each in warm.values():
            each.forget()
    results: dict[int, JobResult] = {}
    count = min(workers or count_cores(), len(requests))
    here = _run_here(requests, warm) if len(requests) == 1 else _run(requests, count)
    for index, result in here:
        results[index] = result
        done(result)
    store = open_store() if any(request.cached for request in requests) else None
    if store:
        store.grown = True
        store.trim()
    return [results[index] for index in range(len(requests))]


def _run_here(
    requests: Sequence[BuildRequest], warm: Mapping[BuildRequest, Warm]
) -> Iterator[tuple[int, JobResult]]:
    for index, request in enumerate(requests):
        with warm[request].building() if request in warm else contextlib.nullcontext():
            result = run_job(request, open_builds(cached=request.cached))
        yield index, result


def _run(requests: Sequence[BuildRequest], workers: int) -> Iterator[tuple[int, JobResult]]:
    """Yield results as they come; a worker has one request at a time, so none waits for long."""
    _load()
    waiting = iter(enumerate(requests))
    busy: dict[Connection, _Worker] = {}
    try:
        for _ in range(workers):
            _give(_Worker(list(busy)), waiting, busy)
        while busy:
            for ready in wait(list(busy)):
                assert isinstance(ready, Connection)  # noqa: S101 - nothing else is waited for
                worker = busy.pop(ready)
                index, result = worker.take(requests)
                if worker.ended:
                    worker = _Worker(list(busy))
                _give(worker, waiting, busy)
                yield index, result
    finally:
        for worker in busy.values():
            worker.stop()


def _give(
    worker: _Worker, waiting: Iterator[tuple[int, BuildRequest]], busy: dict[Connection, _Worker]
) -> None:
    """Give a worker the next request, or let it go where there is none."""
    following = next(waiting, None)
    if following is None:
        worker.dismiss()
        return
    worker.start(*following)
    busy[worker.connection] = worker


def _load() -> None:
    """Import what every build needs before processes are doubled, so that they share it."""
    import deckbuilder.layout
    import deckbuilder.source
    import deckbuilder.writers.pdf
    import deckbuilder.writers.pptx  # noqa: F401

    gc.collect()
    gc.freeze()  # or a worker's first collection would copy all that it shares


class _Worker:
    """A process that builds one request after another; `others` are its siblings' connections."""

    def __init__(self, others: list[Connection]) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        inherited = [*others, self.connection]
        for stream in (sys.stdout, sys.stderr):  # or what waits in them would be printed twice
            if stream is not None:
                stream.flush()
        self.process = _process(theirs, inherited)
        self.process.start()
        theirs.close()
        self.index = -1
        self.ended = False

    def start(self, index: int, request: BuildRequest) -> None:
        self.index = index
        with contextlib.suppress(OSError):  # it is dead already: `take` finds that
            self.connection.send(request)

    def take(self, requests: Sequence[BuildRequest]) -> tuple[int, JobResult]:
        """Return the result that is ready; a process that died has one, too."""
        try:
            return self.index, self.connection.recv()
        except (EOFError, OSError):
            self.ended = True
            self.process.join()
            defect = f"its process ended with status {self.process.exitcode}"
            return self.index, JobResult(
                request=requests[self.index], inputs=Inputs(), defect=defect
            )

    def dismiss(self) -> None:
        self.connection.close()
        self.process.join()

    def stop(self) -> None:
        """End the process by way of its own clean-up of files that are not finished."""
        self.process.terminate()
        self.process.join(2)
        self.connection.close()


def _process(connection: Connection, inherited: list[Connection]) -> BaseProcess:
    """Return a worker: this process doubled where the system's libraries allow for that."""
    if sys.platform == "linux":
        context = multiprocessing.get_context("fork")
        return context.Process(target=_work, args=(connection, inherited), daemon=True)
    os.environ.setdefault("PYTHONWARNINGS", "ignore")  # as in this process
    os.environ["PYTHONSAFEPATH"] = "1"  # or a worker looks for modules in the working folder
    spawning = multiprocessing.get_context("spawn")
    return spawning.Process(target=_work, args=(connection, []), daemon=True)


def _work(connection: Connection, inherited: list[Connection]) -> None:
    """Build until the other end closes, which is when the run ends or is killed."""
    for other in inherited:  # or no worker would see the run's end while another lives
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run hears Ctrl-C and ends its workers
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    builds = open_builds(cached=True)
    with contextlib.suppress(EOFError, OSError):
        while True:
            request: BuildRequest = connection.recv()
            connection.send(run_job(request, builds if request.cached else None))
            gc.collect()
