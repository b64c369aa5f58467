"""The same command again: prints what it printed last, where nothing has changed since.

Owns which commands are kept, and the check that their files are still what they were. Refuses to
write a file: where one is missing or changed, or anything at all is uncertain, the command runs
in full.
"""

from __future__ import annotations

import os
import sys

from deckbuilder.cache.memory import Memory
from deckbuilder.cache.store import open_store
from deckbuilder.files.inputs import ask

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, TextIO

    from deckbuilder.files.inputs import Inputs

_KIND = "command"
_NEVER_REPEATED = ("--no-cache", "--verbose", "--watch")
"""Options with which a command always runs in full; of short ones that are joined, any with v."""
_ASKED = ("target", "content")
"""The questions about finished files, in this order: no link in a file's place is followed."""
_VARIABLES = ("NO_COLOR", "TERM")


def repeat(arguments: Sequence[str]) -> int | None:
    """Print again what a command printed, and return its status; None where it is to run."""
    store = open_store() if _is_kept(arguments) else None
    if store is None:
        return None
    try:
        found = Memory(store, _KIND).recall(_options(arguments))
        if found is None:
            return None
        return _print(found[0])
    except OSError:  # no working folder, a stream that is closed: the command itself says so
        return None


def remember(
    arguments: Sequence[str], inputs: Inputs, files: Sequence[str], out: str, err: str, status: int
) -> None:
    """Keep what a command printed and which files it left, to be repeated."""
    store = open_store() if _is_kept(arguments) else None
    if store is None:
        return
    places = [os.path.abspath(path) for path in files]
    answers = ask((kind, path) for kind in _ASKED for path in places)
    value = {"files": list(answers.items()), "out": out, "err": err, "status": int(status)}
    Memory(store, _KIND).keep(_options(arguments), inputs, value)


def _is_kept(arguments: Sequence[str]) -> bool:
    return not any(
        word in _NEVER_REPEATED or (word[:1] == "-" and word[1:2] != "-" and "v" in word)
        for word in arguments
    )


def _options(arguments: Sequence[str]) -> list[object]:
    """Return all that what is printed depends on."""
    variables = [os.environ.get(name) for name in _VARIABLES]
    return [*arguments, _is_terminal(sys.stdout), _is_terminal(sys.stderr), *variables]


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _print(value: Any) -> int | None:  # noqa: ANN401 - as it was kept
    files = value["files"]
    if sys.stdout is None or sys.stderr is None:
        return None
    for kind in _ASKED:
        known = {question: answer for question, answer in files if question[0] == kind}
        if ask(known) != known:
            return None
    for stream, text in ((sys.stderr, value["err"]), (sys.stdout, value["out"])):
        stream.write(text)
        stream.flush()
    return int(value["status"])
