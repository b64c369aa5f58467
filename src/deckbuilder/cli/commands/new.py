"""`deckbuild new`: a deck to begin from.

Owns where a new deck goes. Its text lies beside the package's code, in `scaffold/`, where a title
and a date of review are filled in and all else is taken as it is.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from deckbuilder.cli.arguments.find_deck import DECKS_FOLDER, find_decks_folder, working_folder
from deckbuilder.cli.arguments.folder_names import read_folder_name, title_of
from deckbuilder.cli.arguments.options import checked_by, read_today
from deckbuilder.cli.new_folders import make_folders
from deckbuilder.cli.terminal.console import Console
from deckbuilder.files.reading import shown

_SCAFFOLD = Path(__file__).parents[2] / "scaffold"
_TITLE = "Sample workshop"
_REVIEW = "2030-01-31"
_UNTIL_REVIEW = timedelta(days=365)


@click.command(
    epilog="""\b
Examples:
  deckbuild new neglect-briefing
  deckbuild build neglect-briefing
"""
)
@click.argument("name", callback=checked_by(read_folder_name))
@click.pass_context
def new(context: click.Context, name: str) -> None:
    """Make a small sample deck to begin from.

    The deck goes into decks/NAME. Nothing is overwritten.
    """
    here = working_folder()
    parent = find_decks_folder(here) or here / DECKS_FOLDER
    deck = parent / name
    make_folders({deck: _scaffold(title_of(name))})
    console = context.ensure_object(Console)
    console.say(f"{shown(deck)}: a sample deck to write over")
    console.say(f"build it with: deckbuild build {name}")


def _scaffold(title: str) -> dict[str, bytes]:
    """Return the files of a sample deck under a title, to be reviewed in a year."""
    files = {
        file.relative_to(_SCAFFOLD).as_posix(): file.read_bytes()
        for file in sorted(_SCAFFOLD.rglob("*"))
        if file.is_file()
    }
    for name in ("deck.toml", "README.md"):
        files[name] = files[name].replace(_TITLE.encode(), title.encode())
    review = (read_today() + _UNTIL_REVIEW).isoformat()
    files["facts.toml"] = files["facts.toml"].replace(_REVIEW.encode(), review.encode())
    return files
