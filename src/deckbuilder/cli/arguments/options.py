"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from deckbuilder.cli.terminal.console import Console
from deckbuilder.files.source_date import read_source_date

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _complete_deck(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del context, parameter
    from deckbuilder.cli.arguments.find_deck import known_decks

    names = [name for name in known_decks(Path.cwd()) if name.startswith(incomplete)]
    return [*map(CompletionItem, names), CompletionItem(incomplete, type="file")]


def typed_deck(context: click.Context) -> str | None:
    """Return the deck that was typed before an option whose value is to be completed.

    An option that waits for its value keeps click from reading the arguments.
    """
    deck: str | None = context.params.get("deck")
    return deck or next(iter(context.args), None)


def complete_brand(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the brands whose names begin so."""
    del context, parameter
    from deckbuilder.brand.find import known_brands

    names = known_brands((Path.cwd(),))
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def complete_variant(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the variants of the deck that the command names so far."""
    del parameter
    from deckbuilder.cli.arguments.find_deck import find_deck
    from deckbuilder.source import list_variants

    named: tuple[str, ...] = context.params.get("decks") or ()
    try:
        path = find_deck(next(iter(named), None) or typed_deck(context))
    except click.UsageError:
        return []
    names = [name for name in list_variants(path) if name.startswith(incomplete)]
    return [CompletionItem(name) for name in names]


def complete_rule(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the rules whose names begin so, and groups of them where an option takes these."""
    from deckbuilder.cli.arguments.rule_catalogue import GROUPS, list_codes

    del context
    names = [code.name for code in list_codes()]
    names += [] if isinstance(parameter, click.Argument) else [*GROUPS]
    return [CompletionItem(name) for name in sorted({*names}) if name.startswith(incomplete)]


def _set(name: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def callback(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        del parameter
        setattr(context.ensure_object(Console), name, value)

    return callback


def _read_date(context: click.Context, parameter: click.Parameter, value: str | None) -> date:
    """Return the date that is given, or that of SOURCE_DATE_EPOCH, or today's."""
    if value is None:
        return read_today()
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = f"{value!r} is not a date such as 2027-03-31"
        raise click.BadParameter(message, context, parameter) from error


def read_today() -> date:
    """Return the date of SOURCE_DATE_EPOCH (in UTC), or today's where that is not set."""
    return (read_source_date() or datetime.now().astimezone()).date()


OUTPUT = "dist"
"""The folder of finished files where none is named."""

deck_argument: Decorator = click.argument("deck", required=False, shell_complete=_complete_deck)

decks_argument: Decorator = click.argument(
    "decks", metavar="[DECK]...", nargs=-1, shell_complete=_complete_deck
)

variant_option: Decorator = click.option(
    "--variant",
    "variants",
    metavar="NAME",
    multiple=True,
    shell_complete=complete_variant,
    help="A variant of the deck's deck.toml; may be given several times.",
)

brand_argument: Decorator = click.argument("name", shell_complete=complete_brand)

brand_option: Decorator = click.option(
    "--brand",
    "-b",
    metavar="NAME",
    shell_complete=complete_brand,
    help="A brand under branding/, or the path of its folder, instead of the deck's own.",
)

today_option: Decorator = click.option(
    "--today",
    metavar="DATE",
    callback=_read_date,
    help="The date by which facts and contacts count as overdue, such as 2027-03-31.  "
    "[default: today]",
)

quiet_option: Decorator = click.option(
    "--quiet",
    "-q",
    is_flag=True,
    expose_value=False,
    callback=_set("quiet"),
    help="Print only what is wrong.",
)

verbose_option: Decorator = click.option(
    "--verbose",
    "-v",
    is_flag=True,
    expose_value=False,
    callback=_set("verbose"),
    help="Print how long each stage takes, and details where the tool itself fails.",
)
