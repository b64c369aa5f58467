"""Questions on a terminal.

Owns how a question is put and put again until its answer is of use. Prompts go to standard error,
as results alone go to standard output. Refuses to know what is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from deckbuilder.wording import as_line, as_value


def can_ask() -> bool:
    """Tell whether somebody is there to answer."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def ask(
    question: str,
    *,
    default: str = "",
    check: Callable[[str], str] = lambda answer: answer,
    note: str = "",
) -> str:
    """Ask until `check` takes the answer, and return what it makes of it.

    An empty answer gives the `default`, unchecked; `note` says in brackets what that means, where
    the default itself does not. `check` raises click.UsageError with the reason.
    """

    def read(answer: str) -> str:
        answer = answer.strip()
        try:
            return check(answer) if answer and answer != default else default
        except click.UsageError as error:
            raise click.UsageError(as_value(error.message)) from error

    suffix = f" [{as_value(note or default)}]: " if note or default else ": "
    answer: str = click.prompt(
        as_line(question),
        default=default,
        show_default=False,
        prompt_suffix=suffix,
        err=True,
        value_proc=read,
    )
    return answer
