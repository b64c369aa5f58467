"""`deckbuild new`: a deck to begin from.

Owns where a new deck goes and what it may be called. Its text lies beside the package's
code, in `scaffold/`, where a title is filled in and all else is taken as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from deckbuilder.cli.console import Console
from deckbuilder.cli.decks import DECKS_FOLDER, find_decks_folder, working_folder
from deckbuilder.resources import shown

_SCAFFOLD = Path(__file__).parent.parent / "scaffold"
_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_TITLE = "Sample workshop"


def _name(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if _NAME.fullmatch(value) and len(value) <= 60:
        return value
    suggestion = "-".join(re.findall("[a-z0-9]+", value.lower()))[:60].strip("-")
    message = "use small letters, digits and single hyphens"
    if suggestion:
        message += f", for instance {suggestion}"
    raise click.BadParameter(message, context, parameter)


@click.command(
    epilog="""\b
Examples:
  deckbuild new neglect-briefing
  deckbuild build neglect-briefing
"""
)
@click.argument("name", callback=_name)
@click.pass_context
def new(context: click.Context, name: str) -> None:
    """Make a small sample deck to begin from.

    The deck goes into decks/NAME. Nothing is overwritten.
    """
    here = working_folder()
    parent = find_decks_folder(here) or here / DECKS_FOLDER
    deck = parent / name
    if deck.exists() or deck.is_symlink():
        message = f"{shown(deck)} is there already; choose another name"
        raise click.UsageError(message)
    try:
        _copy(deck, title=name.replace("-", " ").capitalize())
    except OSError as error:
        message = f"{shown(deck)} cannot be made: {error.strerror or error}"
        raise click.UsageError(message) from error
    console = context.ensure_object(Console)
    console.say(f"{shown(deck)}: a sample deck to write over")
    console.say(f"build it with: deckbuild build {name}")


def _copy(deck: Path, *, title: str) -> None:
    """Copy the scaffold under another name first, so that a deck is there whole or not at all."""
    import shutil

    deck.parent.mkdir(parents=True, exist_ok=True)
    staged = deck.with_name(f".{deck.name}.tmp")
    try:
        shutil.copytree(_SCAFFOLD, staged)
        for file in (staged / "deck.toml", staged / "README.md"):
            text = file.read_text(encoding="utf-8").replace(_TITLE, title)
            file.write_text(text, encoding="utf-8", newline="\n")
        staged.rename(deck)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
