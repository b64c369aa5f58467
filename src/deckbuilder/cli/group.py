"""All commands, and what becomes of whatever ends one.

Owns the list of commands and the exit status: 0 clean, 1 errors in a deck or brand, 2 wrong
usage or an environment that cannot be written to, 130 interrupted. Refuses to know any format.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from deckbuilder import __version__
from deckbuilder.cache.store import VARIABLE, distrusted
from deckbuilder.cli.streams import say_loss
from deckbuilder.cli.terminal.console import Console, Status
from deckbuilder.diagnostics import did_you_mean
from deckbuilder.files.programs import list_trusted_folders
from deckbuilder.wording import as_value

COMMANDS = (
    "adapt", "brand", "build", "check", "completion", "dump", "facts", "new", "rule", "rules",
    "upgrade",
)  # fmt: skip
"""The commands: each is in a module of its name, under its name."""
_PRINTED = [("completion",), ("dump",), ("facts",), ("rule",), ("rules",)]
"""Commands of which nothing is left where the results cannot be printed: they have failed then."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for: a build needs no other one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module = import_module(f"deckbuilder.cli.commands.{cmd_name}")
            self.add_command(getattr(module, cmd_name))
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:  # for which click would print an empty line
            raise click.Abort from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if args[0].startswith("-"):
                raise
            message = f"No such command {args[0]!r}: {did_you_mean(args[0], COMMANDS)}"
            raise click.UsageError(message, ctx) from error


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Begin with `deckbuild new my-workshop`. Each command has its own --help.",
)
@click.version_option(__version__, "-V", "--version", prog_name="deckbuild")
def cli() -> None:
    """Build workshop decks from Markdown.

    One folder of text files becomes an editable PowerPoint deck and an accessible PDF handout,
    both in your partnership's colours.
    """


def run(arguments: Sequence[str]) -> NoReturn:
    """Run a command and exit."""
    console = Console(arguments)
    distrusted.clear()
    os.environ["PATH"] = os.pathsep.join(list_trusted_folders())  # for programs that libraries run
    try:
        status = cli.main(
            list(arguments), prog_name="deckbuild", obj=console, standalone_mode=False
        )
        if say_loss() and not status and console.arguments[:1] in _PRINTED:
            status = Status.USAGE
    except click.Abort:
        console.close()
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        console.close()
        click.UsageError(as_value(error.format_message()), getattr(error, "ctx", None)).show()
        status = error.exit_code
    except Exception as error:  # noqa: BLE001 - the last place that can spare users a traceback
        console.close()
        console.report_defect(error)
        status = Status.USAGE
    while distrusted:
        folder, reason = distrusted.popitem()
        console.report_line(
            f"the cache {folder!a} is not used, as {reason}: "
            f"let nobody else write to it (chmod go-w), or name another folder in {VARIABLE}"
        )
    atexit.register(gc.freeze)  # or Python looks for circles in all there is once more as it ends
    sys.exit(int(status or 0))
