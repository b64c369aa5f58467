"""Arguments and options that several commands share, what they offer and how they are checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

from deckbuilder.cli.terminal.console import Console
from deckbuilder.files.source_date import read_source_date
from deckbuilder.wording import as_value

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
Callback = Callable[[click.Context, click.Parameter, Any], Any]

# --- what a shell offers to complete -------------------------------------------------------


def offer(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """Return the names that begin so, as click wants them."""
    plain = (name for name in names if name == as_value(name))
    return [CompletionItem(name) for name in plain if name.startswith(incomplete)]


def _complete_deck(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del context, parameter
    from deckbuilder.cli.arguments.find_deck import known_decks

    files = CompletionItem(incomplete, type="file")
    return [*offer(known_decks(Path.cwd()), incomplete), files]


def typed_deck(context: click.Context) -> str | None:
    """Return the deck that was typed before an option whose value is to be completed.

    An option that waits for its value keeps click from reading the arguments.
    """
    deck: str | None = context.params.get("deck")
    return deck or next(iter(context.args), None)


def complete_brand(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the brands whose names begin so."""
    del context, parameter
    from deckbuilder.brand.find import known_brands

    return offer(known_brands((Path.cwd(),)), incomplete)


def complete_variant(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the variants of the deck that the command names so far."""
    del parameter
    from deckbuilder.cli.arguments.find_deck import find_deck
    from deckbuilder.source import list_variants

    decks: tuple[str, ...] = context.params.get("decks") or ()
    try:
        path = find_deck(next(iter(decks), None) or typed_deck(context))
    except click.UsageError:
        return []
    return offer(list_variants(path), incomplete)


def complete_rule(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the rules whose names begin so, and groups of them where an option takes these."""
    from deckbuilder.cli.arguments.rule_catalogue import GROUPS, list_codes

    del context
    groups = () if isinstance(parameter, click.Argument) else GROUPS
    return offer(sorted({*(code.name for code in list_codes()), *groups}), incomplete)


# --- how values are checked ----------------------------------------------------------------


def checked_by(read: Callable[[Any], object]) -> Callback:
    """Return the callback of an option that is read by a function, each value if it is repeated.

    The function raises click.UsageError, which becomes a fault of the option. An option that was
    not given stays None.
    """

    def callback(context: click.Context, parameter: click.Parameter, value: Any) -> object:  # noqa: ANN401
        try:
            if isinstance(value, tuple):
                return tuple(map(read, value))
            return None if value is None else read(value)
        except click.UsageError as error:
            raise click.BadParameter(error.message, context, parameter) from error

    return callback


def ending_in(endings: tuple[str, ...], what: str, stem: str) -> Callback:
    """Return the callback of an option for a file (`what`) whose name has one of the endings."""

    def read(path: Path) -> Path:
        if path.suffix.lower() in endings:
            return path
        named = path.with_suffix(endings[0]) if path.name else path / f"{stem}{endings[0]}"
        message = f"{what} name ends in {' or '.join(endings)}, for instance {named}"
        raise click.UsageError(message)

    return checked_by(read)


def read_date(text: str) -> date:
    """Return a date, also one written as 31/03/2027. Raises click.UsageError."""
    british = re.fullmatch(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})", text.strip())
    if british is not None:
        text = f"{british[3]}-{british[2]:0>2}-{british[1]:0>2}"
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is not a date such as 2027-03-31"
        raise click.UsageError(message) from error


def read_today() -> date:
    """Return the date of SOURCE_DATE_EPOCH (in UTC), or today's where that is not set."""
    return (read_source_date() or datetime.now().astimezone()).date()


def _read_today(context: click.Context, parameter: click.Parameter, value: str | None) -> date:
    found: date | None = checked_by(read_date)(context, parameter, value)
    return found or read_today()


def _set(name: str) -> Callback:
    def callback(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        del parameter
        setattr(context.ensure_object(Console), name, value)

    return callback


# --- arguments and options -----------------------------------------------------------------

OUTPUT = "dist"
"""The folder of finished files where none is named."""


def output_root(context: click.Context, folder: Path) -> Path:
    """Return the folder out of which no link may lead a command's outputs.

    That is the working folder, or the one that the user names with -o, which may be a link itself.
    """
    is_default = context.get_parameter_source("folder") is ParameterSource.DEFAULT
    return Path() if is_default else folder


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
    callback=_read_today,
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
