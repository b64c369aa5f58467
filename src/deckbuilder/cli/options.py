"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from deckbuilder.cli.console import Console

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _complete_deck(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del context, parameter
    from deckbuilder.cli.decks import known_decks

    names = [name for name in known_decks(Path.cwd()) if name.startswith(incomplete)]
    return [*map(CompletionItem, names), CompletionItem(incomplete, type="file")]


def _complete_brand(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del context, parameter
    from deckbuilder.brand.find import known_brands

    names = known_brands((Path.cwd(),))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def _set(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def callback(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        del parameter
        setattr(context.ensure_object(Console), name, value)

    return callback


OUTPUT = "dist"
"""The folder of finished files where none is named."""

deck_argument: Decorator = click.argument("deck", required=False, shell_complete=_complete_deck)

brand_argument: Decorator = click.argument("name", shell_complete=_complete_brand)

brand_option: Decorator = click.option(
    "--brand", "-b", metavar="NAME", shell_complete=_complete_brand,
    help="A brand under branding/, or the path of its folder, instead of the deck's own.",
)  # fmt: skip

quiet_option: Decorator = click.option(
    "--quiet", "-q", is_flag=True, expose_value=False, callback=_set("quiet"),
    help="Print only what is wrong.",
)  # fmt: skip

verbose_option: Decorator = click.option(
    "--verbose", "-v", is_flag=True, expose_value=False, callback=_set("verbose"),
    help="Print how long each stage takes, and details where the tool itself fails.",
)  # fmt: skip
