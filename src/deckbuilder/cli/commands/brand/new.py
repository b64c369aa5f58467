"""`deckbuild brand new`: a brand to begin from.

Owns where a new brand goes and what is said of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from deckbuilder.cli.arguments.brand_options import draft_brand, draft_options, template_option
from deckbuilder.cli.arguments.find_deck import working_folder
from deckbuilder.cli.arguments.folder_names import read_folder_name
from deckbuilder.cli.arguments.options import checked_by, quiet_option
from deckbuilder.cli.new_folders import make_folders, refuse_taken
from deckbuilder.cli.terminal.console import Console
from deckbuilder.cli.terminal.prompts import can_ask
from deckbuilder.files.reading import shown

_BRANDING = "branding"


@click.command(
    epilog="""\b
Examples:
  deckbuild brand new northshire
  deckbuild brand new northshire --title "Northshire Partnership" --colour 7A1F5C
  deckbuild brand new northshire -c 7A1F5C -c 2B1A3F --logo logo.svg --logo-dark white.svg
  deckbuild brand new northshire --from council.potx
"""
)
@click.argument("name", callback=checked_by(read_folder_name))
@draft_options
@template_option("--from")
@click.option("--yes", "-y", is_flag=True, help="Ask nothing: what no option says has its default.")
@quiet_option
@click.pass_context
def new(
    context: click.Context,
    /,
    name: str,
    *,
    yes: bool,
    **options: Any,  # noqa: ANN401 - those of `draft_options`, as `draft_brand` takes them
) -> None:
    """Make a brand from your name, colours and logo, or from a PowerPoint template.

    The brand goes into branding/NAME. On a terminal you are asked for what no option says. A colour
    of titles that could not be read gives way to the nearest that can. With --from the folder has a
    clean copy of the template, and brand.toml says where each value was found. Nothing is
    overwritten.
    """
    folder = free_brand_folder(name)
    draft = draft_brand(name, ask_rest=can_ask() and not yes, **options)
    from deckbuilder.brand.draft import describe_changes, write_brand

    make_folders({folder: write_brand(draft)})
    console = context.ensure_object(Console)
    for change in describe_changes(draft):
        console.say(change)
    console.say(f"{shown(folder)}: a brand; its settings are in brand.toml")
    console.say(f"look at it with: deckbuild brand check {name} -o {name}.svg")


def free_brand_folder(name: str) -> Path:
    """Return where a new brand of that name goes, before anything is asked about it.

    That is the nearest folder `branding`, or one in the working folder. It is an error of usage
    where the name is taken.
    """
    from deckbuilder.brand.find import BUILT_IN

    here = working_folder()
    folder = _branding_folder(here) / name
    if name == BUILT_IN:
        message = f"{name!r} is the brand that others build on; choose another name"
        raise click.UsageError(message)
    refuse_taken(folder)
    return folder


def _branding_folder(here: Path) -> Path:
    for folder in (here, *here.parents):
        if (folder / _BRANDING).is_dir():
            return folder / _BRANDING
    return here / _BRANDING
