"""The command line: the only place that prints, exits and picks where outputs go.

Owns where a run begins: a build that would print and write what it did last is answered from the
cache, before anything is imported that commands need. Refuses to know a command.
"""

from __future__ import annotations

import gc
import io
import sys

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    arguments = sys.argv[1:] if args is None else list(args)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # or a name that it cannot show would end the run
            stream.reconfigure(errors="backslashreplace")
    if arguments[:1] == ["build"]:
        from deckbuilder.cache.repeat import repeat

        status = repeat(arguments)
        if status is not None:
            sys.exit(status)
    gc.disable()  # a run makes trees, not circles: collecting costs a fifth of it and frees nothing
    from deckbuilder.cli.group import run

    run(arguments)
