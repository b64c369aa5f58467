"""The command line: the only place that prints, exits and picks where outputs go.

Owns where a run begins and how it is stopped: a build that would print and write what it did last
is answered from the cache, before anything is imported that commands need. Refuses to know a
command.
"""

from __future__ import annotations

import gc
import io
import sys

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

_INTERRUPTED, _TERMINATED = 130, 143
"""The exit status after Ctrl-C, and after SIGTERM, as shells have it."""


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    try:
        _run(sys.argv[1:] if args is None else list(args))
    except BaseException as end:  # whatever is under way, also before there is a command
        status = _stopped(end)
        if status is None:
            raise
        _say_stopped()
        sys.exit(status)


def _stopped(end: BaseException) -> int | None:
    """Return the exit status of a run that was stopped; None for one that ended otherwise.

    While a class is made, Python before 3.12 puts what stops it into a RuntimeError.
    """
    end = end.__cause__ or end if isinstance(end, RuntimeError) else end
    if isinstance(end, KeyboardInterrupt):
        return _INTERRUPTED
    return _TERMINATED if isinstance(end, SystemExit) and end.code == _TERMINATED else None


def _say_stopped() -> None:
    """Say that a run ends as its user asks; on a terminal below the ^C that stands there."""
    sys.stderr.write("\nstopped\n" if sys.stderr.isatty() else "stopped\n")
    sys.stderr.flush()


def _run(arguments: Sequence[str]) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # or a name that it cannot show would end the run
            stream.reconfigure(errors="backslashreplace")
    if arguments[:1] == ["build"]:
        from deckbuilder.cache.repeat import repeat

        status = repeat(arguments)
        if status is not None:
            sys.exit(status)
    gc.disable()  # a run makes trees, not circles: collecting costs a fifth of it and frees nothing
    from deckbuilder.cli.stopping import terminate_cleanly
    from deckbuilder.cli.streams import secure_streams, silence_libraries

    terminate_cleanly()
    secure_streams()
    silence_libraries()
    from deckbuilder.cli.group import run

    run(arguments)
