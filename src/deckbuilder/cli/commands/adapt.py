"""`deckbuild adapt`: a deck of one's own over another, and slides of that one to change.

Owns the questions, and where a new deck goes. Refuses to overwrite anything.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from deckbuilder import codes
from deckbuilder.cli.arguments.brand_options import (
    draft_brand,
    draft_options,
    read_title,
    template_option,
)
from deckbuilder.cli.arguments.find_deck import (
    DECKS_FOLDER,
    find_deck,
    find_decks_folder,
    working_folder,
)
from deckbuilder.cli.arguments.folder_names import read_folder_name, title_of
from deckbuilder.cli.arguments.options import (
    checked_by,
    complete_brand,
    deck_argument,
    offer,
    quiet_option,
    read_date,
    read_today,
    typed_deck,
)
from deckbuilder.cli.commands.brand.new import free_brand_folder
from deckbuilder.cli.new_folders import make_folders, refuse_taken
from deckbuilder.cli.terminal.console import Console, Status, status_of
from deckbuilder.cli.terminal.prompts import ask, can_ask
from deckbuilder.diagnostics import Diagnostics, did_you_mean
from deckbuilder.files.places import is_in_reach
from deckbuilder.files.reading import shown

if TYPE_CHECKING:
    from deckbuilder.brand.draft import BrandDraft
    from deckbuilder.model import Deck, Fact
    from deckbuilder.source.overlays.new_deck import LocalDraft

_YEAR = timedelta(days=365)


def _read_contact(text: str) -> tuple[str, str]:
    """Return the name and the text of a contact. Raises click.UsageError."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        message = f"{text!r} is not a name and a text such as hub=01632 960000"
        raise click.UsageError(message)
    return name.strip(), _read_value(value)


def _read_value(text: str) -> str:
    """Return what a contact is to be, which is shown as it is written. Raises click.UsageError."""
    if "{{" in text:
        message = f"{text.strip()!r} inserts something: write the words that are to show"
        raise click.UsageError(message)
    return text.strip()


def _read_review(text: str) -> str:
    """Return a date for a review, which is still to come. Raises click.UsageError."""
    review, today = read_date(text), read_today()
    if review < today:
        message = f"{review} has passed (today is {today}): name the day by which to check again"
        raise click.UsageError(message)
    return review.isoformat()


def _read_brand(name: str) -> str:
    """Return the name of a brand that is there. Raises click.UsageError."""
    from deckbuilder.brand.find import known_brands

    known = known_brands((working_folder(),))
    if name not in known:
        message = f"there is no brand {name!r}: {did_you_mean(name, known)}"
        raise click.UsageError(message)
    return name


def _complete_slide(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del parameter
    from deckbuilder.source.overlays.copying import list_slides

    try:
        return offer(list_slides(find_deck(typed_deck(context))), incomplete)
    except click.UsageError:
        return []


@click.command(
    epilog="""\b
Examples:
  deckbuild adapt triennial-review-2019 northshire
  deckbuild adapt triennial-review-2019 northshire --yes \\
      --title "Northshire Partnership" --colour 7A1F5C --logo logo.svg \\
      --contact local_concerns="01632 960000"
  deckbuild adapt triennial-review-2019 northshire --template council.potx
  deckbuild adapt northshire --slide neglect-and-poverty
"""
)
@deck_argument
@click.argument("name", required=False, callback=checked_by(read_folder_name))
@draft_options
@template_option("--template")
@click.option(
    "--brand",
    "-b",
    metavar="NAME",
    callback=checked_by(_read_brand),
    shell_complete=complete_brand,
    help="A brand under branding/ that is there, instead of a new one.",
)
@click.option(
    "--contact",
    "contacts",
    metavar="ID=TEXT",
    multiple=True,
    callback=checked_by(_read_contact),
    help="What a contact or fact that the deck leaves to you is to be. Repeat it for each.",
)
@click.option(
    "--review-by",
    metavar="DATE",
    callback=checked_by(_read_review),
    help="When your contacts are to be checked again.  [default: in a year]",
)
@click.option(
    "--slide",
    "slides",
    metavar="ID",
    multiple=True,
    shell_complete=_complete_slide,
    help="Copy a slide into your deck, to change it there. Repeat it for each.",
)
@click.option("--yes", "-y", is_flag=True, help="Ask nothing: what no option says has its default.")
@quiet_option
@click.pass_context
def adapt(
    context: click.Context,
    /,
    deck: str | None,
    name: str | None,
    brand: str | None,
    contacts: Sequence[tuple[str, str]],
    review_by: str | None,
    slides: Sequence[str],
    *,
    yes: bool,
    **options: Any,  # noqa: ANN401 - those of `draft_options`, as `draft_brand` takes them
) -> None:
    """Make a deck of your own over another, or copy a slide into it.

    With NAME, decks/NAME and branding/NAME are made: a deck that takes its slides from DECK, and a
    brand for it. On a terminal you are asked for what no option says. With --slide, DECK is your
    own deck, and the slide is copied from the one that it extends. Nothing is overwritten.
    """
    console = context.ensure_object(Console)
    if slides:
        if name is not None:
            message = "--slide copies into the deck that is named: leave NAME out"
            raise click.UsageError(message)
        context.exit(_copy(find_deck(deck), slides, console))
    if deck is not None and name is None and can_ask() and not yes:
        name = ask("Name of your deck's folder, such as northshire", check=_read_free_name)
    if deck is None or not name:
        message = "name the deck to adapt and your own: deckbuild adapt triennial-review-2019 NAME"
        raise click.UsageError(message)
    target = _free_folder(name)
    brand_folder = free_brand_folder(name) if brand is None else None
    base = _read_base(find_deck(deck), console)
    if base is None:
        context.exit(Status.ERRORS)
    ask_rest = can_ask() and not yes
    draft_of_brand = _draft_brand(name, brand, ask_rest=ask_rest, **options)
    given = _Given(dict(contacts), review_by, ask_rest)
    draft = _draft_deck(target, base, brand or name, draft_of_brand.title, given)
    _make(target, brand_folder, base, draft, draft_of_brand, console)


# --- a new deck ----------------------------------------------------------------------------


class _Given(NamedTuple):
    """What the options give of contacts, and whether to ask for the rest."""

    contacts: Mapping[str, str]
    review_by: str | None
    ask_rest: bool


def _read_free_name(text: str) -> str:
    """Return a name for a deck that is not there yet. Raises click.UsageError."""
    name = read_folder_name(text)
    _free_folder(name)
    return name


def _free_folder(name: str) -> Path:
    here = working_folder()
    folder = (find_decks_folder(here) or here / DECKS_FOLDER) / name
    refuse_taken(folder)
    return folder


def _read_base(path: Path, console: Console) -> Deck | None:
    """Read the deck that is to be adapted; None where it has errors, which were reported."""
    from deckbuilder.builds import pipeline
    from deckbuilder.builds.request import DeckRequest

    if not path.is_dir():
        message = f"{shown(path)} is a deck of a single file; only a folder can be adapted"
        raise click.UsageError(message)
    diagnostics = Diagnostics()
    deck = pipeline.read(DeckRequest(path=path), diagnostics)
    if deck is None or diagnostics.has_errors:
        console.report(diagnostics, after=": nothing was made")
        return None
    return deck


def _match(contacts: Mapping[str, str], slots: Sequence[Fact]) -> dict[str, str]:
    """Return what the options say by the ids of slots, whose short names will do."""
    short = {slot.id.partition(".")[2]: slot.id for slot in slots}
    known = short | {slot.id: slot.id for slot in slots}
    for name in contacts:
        if name not in known:
            hint = did_you_mean(name, short) or "it leaves none to you"
            message = f"the deck leaves no contact {name!r} to you: {hint}"
            raise click.UsageError(message)
    return {known[name]: text for name, text in contacts.items()}


def _draft_brand(
    name: str,
    brand: str | None,
    *,
    ask_rest: bool,
    title: str | None,
    **options: Any,  # noqa: ANN401 - as `draft_brand` takes them
) -> BrandDraft:
    """Return a draft of a new brand; where there is a `brand`, of the partnership's name alone."""
    if brand is None:
        return draft_brand(name, title, ask_rest=ask_rest, **options)
    if any(options.values()):
        message = "--brand takes a brand that is there: leave out --colour, --logo and --template"
        raise click.UsageError(message)
    from deckbuilder.brand.draft import BrandDraft

    if title is None and ask_rest:
        title = ask("Name of the partnership", default=title_of(name), check=read_title)
    return BrandDraft(title=title or title_of(name))


def _draft_deck(target: Path, base: Deck, brand: str, title: str, given: _Given) -> LocalDraft:
    """Return what the new deck in `target` is made from; ask for what is not known."""
    from deckbuilder.source.overlays.new_deck import LocalDraft, find_slots

    slots = find_slots(base)
    values = _match(given.contacts, slots)
    default = (read_today() + _YEAR).isoformat()
    review_by = given.review_by
    if given.ask_rest:
        values |= _ask_slots([slot for slot in slots if slot.id not in values])
        if slots and review_by is None:
            review_by = ask("Date to check these again", default=default, check=_read_review)
    return LocalDraft(
        name=target.name,
        title=title,
        extends=_path_from(target, base.root),
        brand=brand,
        review_by=date.fromisoformat(review_by or default),
        values=values,
    )


def _ask_slots(slots: Sequence[Fact]) -> dict[str, str]:
    values = {}
    for slot in slots:
        name = slot.id.partition(".")[2].replace("_", " ").capitalize()
        about = f": {slot.note.rstrip('. ')}" if slot.note else ""
        values[slot.id] = ask(f"{name}{about}", check=_read_value, note="Enter leaves it open")
    return values


def _path_from(target: Path, base: Path) -> str:
    if not is_in_reach(base, target):
        message = f"{shown(base)} is outside the folder that you work in: copy it beside yours"
        raise click.UsageError(message)
    try:
        return Path(os.path.relpath(base, target)).as_posix()
    except ValueError as error:  # another drive
        message = f"{shown(base)} is on another drive than {shown(target)}: copy it beside yours"
        raise click.UsageError(message) from error


def _make(
    target: Path,
    brand_folder: Path | None,
    base: Deck,
    draft: LocalDraft,
    brand: BrandDraft,
    console: Console,
) -> None:
    """Make the folders of deck and brand, both or none, and say what there is to do."""
    from deckbuilder.source.overlays.new_deck import find_slots, write_local

    folders = {target: write_local(draft, base)}
    if brand_folder is not None:
        from deckbuilder.brand.draft import describe_changes, write_brand

        folders[brand_folder] = write_brand(brand)
        for change in describe_changes(brand):
            console.say(change)
    make_folders(folders)
    console.say(f"{shown(target)}: a deck of your own; its README.md says what can be changed")
    if brand_folder is not None:
        console.say(f"{shown(brand_folder)}: its brand; the settings are in brand.toml")
    empty = [slot.id for slot in find_slots(base) if not draft.values.get(slot.id)]
    if empty:
        console.say(f"still to be filled in, in {shown(target / 'facts.toml')}: {', '.join(empty)}")
    console.say(f"build it with: deckbuild build {target.name}")
    _say_default(target, console)


def _say_default(target: Path, console: Console) -> None:
    """Say that another deck is built where none is named, and how to change that."""
    try:
        default = find_deck(None)
    except click.UsageError:
        return
    if default.resolve() != target.resolve():
        console.say(
            f"where no deck is named (also by `make deck`) {shown(default)} is built; to change "
            f'that, write deck = "{shown(target)}" where that deck is named: in deckbuilder.toml, '
            "or under [tool.deckbuilder] in pyproject.toml"
        )


# --- slides of the other deck --------------------------------------------------------------


def _copy(root: Path, ids: Sequence[str], console: Console) -> Status:
    """Copy slides into the deck in `root`, all of them or none."""
    from deckbuilder.builds.output import settle_outputs, write_outputs
    from deckbuilder.source.overlays.copying import CannotCopyError, copy_slides

    settle_outputs(root)
    diagnostics = Diagnostics()
    try:
        copies = copy_slides(root, ids, diagnostics)
    except CannotCopyError as error:
        raise click.UsageError(str(error)) from error
    failed = Diagnostics()
    failed.extend(fault for fault in diagnostics if fault.code is codes.OUTSIDE_FOLDER)
    if failed.has_errors or not write_outputs(copies.files, failed, folder=root):
        console.report(failed, after=": nothing was copied")
        return status_of(failed)
    for path in copies.files:
        if path.suffix == ".lock":
            continue
        slide = path.parent.name == "slides"
        console.say(f"{shown(path)}: {'yours to change' if slide else 'copied with it'}")
    for path in copies.kept:
        console.say(f"{shown(path)}: was there already, and stays as it is")
    return Status.CLEAN
