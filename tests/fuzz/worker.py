"""A process that runs commands for the fuzzers: each in a copy of itself, and within limits.

Run as `python -m tests.fuzz.worker`, it takes a job a line as JSON and answers each with how it
ended. It imports the tool and builds a deck first, so that a copy (a fork) begins at once; one that
crashes or hangs takes nothing else with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

CPU_SECONDS = 10
"""How long a command may work."""
WALL_SECONDS = 300
"""How long one may wait for something, on a machine with much else to do."""
ADDRESS_SPACE = 4_000_000_000
"""How many bytes a command may ask for; far above what it may use."""
FILE_BYTES = 500_000_000
DEFECT = 70
"""The status of a command out of which an exception came."""

_WARM = "---\ntitle: Sample\nlang: en-GB\n---\n# Sample\n\n- Text\n\n```python\nx = 1\n```\n"


def main() -> None:
    """Run each job that comes, and answer it, until no more come."""
    _warm_up()
    for line in sys.stdin:
        print(json.dumps(_run(json.loads(line))), flush=True)  # noqa: T201 - the answer


def _warm_up() -> None:
    with tempfile.TemporaryDirectory() as folder:
        talk = Path(folder) / "talk.md"
        talk.write_text(_WARM, encoding="utf-8")
        with (
            contextlib.chdir(folder),
            Path(os.devnull).open("w") as nowhere,
            contextlib.redirect_stdout(nowhere),
            contextlib.redirect_stderr(nowhere),
        ):
            for arguments in (["build", "talk.md", "-f", "all"], ["check", "talk.md"]):
                _call(arguments)


def _call(arguments: list[str]) -> int:
    from deckbuilder.cli import main as deckbuild

    try:
        deckbuild(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DEFECT


def _run(job: dict[str, Any]) -> dict[str, Any]:
    """Run a command in a copy of this process; return how it ended and what it used."""
    copy = os.fork()
    if not copy:
        _become(job)
    _, status, used = os.wait4(copy, 0)
    with contextlib.suppress(ProcessLookupError, PermissionError):  # what it has left running
        os.killpg(copy, signal.SIGKILL)
    return {
        "status": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * 1024,
    }


def _become(job: dict[str, Any]) -> None:
    """Run a command in this copy, and end it."""
    status = DEFECT
    try:
        os.setsid()
        _redirect(job)
        _limit()
        status = _call(job["arguments"])
    except BaseException:  # noqa: BLE001 - it is what the fuzzers are after
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _redirect(job: dict[str, Any]) -> None:
    streams = ((0, os.devnull), (1, job["out"]), (2, job["err"]))
    for number, name in streams:
        opened = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(job["folder"])
    os.environ.update(job["environment"])
    tempfile.tempdir = None  # or that of before is taken


def _limit() -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process even where Python is not asked
    signal.alarm(WALL_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS + 1, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_BYTES, FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
