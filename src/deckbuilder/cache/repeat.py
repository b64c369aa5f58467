"""The same command again: prints what it printed last, where nothing has changed since.

Owns which commands are kept, and the check that their files are still what they were. Refuses to
write a file: where one is missing or changed, or anything at all is uncertain, the command runs
in full.
"""

from __future__ import annotations

import os
import sys

from deckbuilder.cache.memory import Memory, join, split
from deckbuilder.cache.store import open_store
from deckbuilder.files import STAGE
from deckbuilder.files.inputs import are_questions, ask

TYPE_CHECKING = False  # typing's own costs its import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

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
    arguments: Sequence[str], inputs: Inputs, files: Sequence[str], out: str, err: str
) -> None:
    """Keep what a command printed that went well, and which files it left, to be repeated."""
    store = open_store() if _is_kept(arguments) else None
    if store is None:
        return
    places = [os.path.abspath(path) for path in files]
    answers = ask((kind, path) for kind in _ASKED for path in places)
    if "\0" in out + err:
        return
    fields = [field for question, answer in answers.items() for field in (*question, answer)]
    Memory(store, _KIND).keep(_options(arguments), inputs, join([out, err, *fields]))


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


def _print(data: bytes) -> int | None:
    """Print what was kept if the finished files are as they were; None where they are not."""
    if sys.stdout is None or sys.stderr is None:
        return None
    out, err, *fields = split(data) or ("", "")
    answers = dict(zip(zip(fields[::3], fields[1::3], strict=False), fields[2::3], strict=False))
    if not answers or not are_questions(answers):
        return None
    for kind in _ASKED:
        known = {question: answer for question, answer in answers.items() if question[0] == kind}
        if not known or ask(known) != known:
            return None
    if any(map(_has_stages, {os.path.dirname(path) for _, path in answers})):
        return None
    for stream, text in ((sys.stderr, err), (sys.stdout, out)):
        stream.write(text)
        stream.flush()
    return 0


def _has_stages(folder: str) -> bool:
    """Tell whether a run was killed, or is at work, while it put files into a folder."""
    return any(
        name.startswith(STAGE) and len(name) == len(STAGE) + 8 for name in os.listdir(folder)
    )
