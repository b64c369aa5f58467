"""What a new brand is made from: options and answers on a terminal.

Owns the options and questions that `brand new` and `adapt` share. Refuses to write anything, and
to choose colours, which `brand.draft` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from deckbuilder.cli.arguments.folder_names import title_of
from deckbuilder.cli.arguments.options import checked_by
from deckbuilder.cli.terminal.prompts import ask

if TYPE_CHECKING:
    from deckbuilder.brand.draft import BrandDraft, LogoFile
    from deckbuilder.brand.template.doctor.examining import Examined

_COLOUR = re.compile("#?([0-9A-Fa-f]{6})")
_MAX_COLOURS = 2


_CHANNELS = re.compile(r"(?:rgb)?\(?(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\)?", re.I)


def read_colour(text: str) -> str:
    """Return a colour's six digits in capitals. Raises click.UsageError."""
    found = _COLOUR.fullmatch(text.strip())
    if found is not None:
        return found[1].upper()
    channels = _CHANNELS.fullmatch(text.strip())
    if channels is not None and all(int(each) < 256 for each in channels.groups()):
        return bytes(map(int, channels.groups())).hex().upper()
    message = (
        f"{text!r} is not a colour such as 7A1F5C (six digits from 0 to 9 and A to F) "
        "or 122,31,92 (red, green and blue from 0 to 255)"
    )
    raise click.UsageError(message)


def read_title(text: str) -> str:
    """Return a title. Raises click.UsageError where slides could not show it on a line."""
    title = text.strip()
    if not title or not title.isprintable():
        message = "the title is a line of text, not empty"
        raise click.UsageError(message)
    return title


def read_logo(text: str) -> LogoFile:
    """Read a logo's file, whose name terminals write in quotation marks or with escaped spaces.

    Raises click.UsageError.
    """
    from deckbuilder.assets.pictures.unusable import UnusablePictureError
    from deckbuilder.brand.draft import read_logo_file
    from deckbuilder.files.reading import shown

    path = Path(text.strip().strip("\"'").replace("\\ ", " ")).expanduser()
    try:
        return read_logo_file(path)
    except UnusablePictureError as fault:
        message = f"{shown(path)} {fault.reason}; {fault.hint}"
        raise click.UsageError(message) from fault


def _read_template(text: str) -> TemplateFile:
    """Read a template. Raises click.UsageError where slides cannot be made in it."""
    from deckbuilder.brand.template.doctor.examining import Refusal, examine
    from deckbuilder.diagnostics import Diagnostics
    from deckbuilder.files.reading import read_bytes, shown

    path, diagnostics = Path(text), Diagnostics()
    data = read_bytes(path, diagnostics)
    if data is None:
        found = next(iter(diagnostics))
        message = f"{found.message}; {found.hint}"
        raise click.UsageError(message)
    try:
        return TemplateFile(path.name, examine(data))
    except Refusal as fault:
        message = f"{shown(path)} cannot be used as a template: {fault.message}; {fault.hint}"
        raise click.UsageError(message) from fault


class TemplateFile(NamedTuple):
    """A template by its file's name, and what it holds."""

    name: str
    examined: Examined


def template_option(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option, called so, for a template that a brand is made from."""
    return click.option(
        name,
        "template",
        metavar="FILE",
        type=click.Path(),
        callback=checked_by(_read_template),
        help="A PowerPoint template or deck: its layouts, colours, fonts and logo are the brand's.",
    )


_OPTIONS = (
    click.option(
        "--title", metavar="TEXT", callback=checked_by(read_title),
        help="The partnership's name in full.",
    ),
    click.option(
        "--colour", "-c", "colours", metavar="RRGGBB", multiple=True,
        callback=checked_by(read_colour),
        help="The main colour, such as 7A1F5C; given again, that of titles and dark grounds.",
    ),
    click.option(
        "--logo", metavar="FILE", type=click.Path(), callback=checked_by(read_logo),
        help="The logo: an SVG, PNG or JPEG file. It is copied.",
    ),
    click.option(
        "--logo-dark", metavar="FILE", type=click.Path(), callback=checked_by(read_logo),
        help="The logo for dark grounds, such as the title slide.",
    ),
)  # fmt: skip


def draft_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --title, --colour, --logo and --logo-dark."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def draft_brand(
    name: str,
    title: str | None,
    colours: tuple[str, ...],
    logo: LogoFile | None,
    logo_dark: LogoFile | None,
    template: TemplateFile | None = None,
    *,
    ask_rest: bool,
) -> BrandDraft:
    """Return a brand's draft from its folder's name and the options; ask for the rest or leave it.

    Raises click.UsageError.
    """
    from deckbuilder.brand.draft import BrandDraft

    if logo_dark is not None and logo is None and not (ask_rest and template is None):
        message = "--logo-dark goes with --logo: light slides need a logo of their own"
        raise click.UsageError(message)
    if template is not None:
        if colours:
            message = "the colours are the template's: leave --colour out, and edit brand.toml"
            raise click.UsageError(message)
        return _draft_from_template(name, title, logo, logo_dark, template, ask_rest=ask_rest)
    if len(colours) > _MAX_COLOURS:
        message = "two colours are the most: the main one, and that of titles"
        raise click.UsageError(message)
    if ask_rest:
        title = title or ask("Name of the partnership", default=title_of(name), check=read_title)
        colours = colours or _ask_colours()
        logo = logo or _ask_logo("Logo: path of an SVG, PNG or JPEG file")
        if logo is not None:
            logo_dark = logo_dark or _ask_logo("Logo for dark grounds, where you have one")
    return BrandDraft(
        title=title or title_of(name),
        colours=colours,
        logo=logo,
        logo_dark=logo_dark if logo else None,
    )


def _draft_from_template(
    name: str,
    title: str | None,
    logo: LogoFile | None,
    logo_dark: LogoFile | None,
    template: TemplateFile,
    *,
    ask_rest: bool,
) -> BrandDraft:
    from deckbuilder.brand.draft import BrandDraft
    from deckbuilder.brand.template_draft import draft_from_template, find_title

    usual = find_title(template.examined.template) or title_of(name)
    if title is None and ask_rest:
        title = ask("Name of the partnership", default=usual, check=read_title)
    title = title or usual
    logos = [each for each in (logo, logo_dark) if each is not None]
    made = draft_from_template(template.examined, template.name, title, logos)
    return BrandDraft(title=title, template=made)


def _ask_colours() -> tuple[str, ...]:
    """Ask for the main colour, and where there is one for that of titles."""
    main = ask(
        "Main colour, such as #7A1F5C", check=read_colour, note="Enter keeps the default's teal"
    )
    if not main:
        return ()
    second = ask(
        "Colour of titles and dark grounds",
        check=read_colour,
        note="Enter takes a dark shade of the main colour",
    )
    return (main, second) if second else (main,)


def _ask_logo(question: str) -> LogoFile | None:
    found: list[LogoFile] = []

    def check(answer: str) -> str:
        found.append(read_logo(answer))
        return answer

    ask(question, check=check, note="Enter for none")
    return found[-1] if found else None
