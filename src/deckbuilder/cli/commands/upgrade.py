"""`deckbuild upgrade`: what has changed in the deck that another extends, and taking it over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from deckbuilder.cli.arguments.find_deck import find_deck
from deckbuilder.cli.arguments.options import (
    OUTPUT,
    deck_argument,
    offer,
    output_root,
    quiet_option,
    typed_deck,
    verbose_option,
)
from deckbuilder.cli.terminal.console import Console, Status, status_of
from deckbuilder.diagnostics import Diagnostics, did_you_mean
from deckbuilder.files.reading import shown
from deckbuilder.wording import as_argument, counted

if TYPE_CHECKING:
    from deckbuilder.upgrade import DeckComparison


def _complete_change(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer what has changed: for `--merge` the slides that can be merged."""
    from deckbuilder.upgrade import compare_decks, why_not_merge

    try:
        comparison = compare_decks(find_deck(typed_deck(context)), Diagnostics())
    except click.UsageError:
        return []
    names = comparison.changes.names if comparison else ()
    if comparison and parameter.name == "merged":
        names = tuple(name for name in names if not why_not_merge(comparison, name))
    return offer(names, incomplete)


@click.command(
    epilog="""\b
Examples:
  deckbuild upgrade northshire                    show what is new in the deck behind it
  deckbuild upgrade northshire --merge neglect    take a slide's changes into your own file
  deckbuild upgrade northshire --accept neglect   note that your slide is right as it is
  deckbuild upgrade northshire --all              note that you have dealt with everything
"""
)
@deck_argument
@click.option(
    "--report",
    "folder",
    metavar="DIR",
    default=OUTPUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder for the report.",
)
@click.option(
    "--merge",
    "merged",
    metavar="ID",
    multiple=True,
    shell_complete=_complete_change,
    help="Take the changes of a slide into your file that replaces it. Can be given several times.",
)
@click.option(
    "--accept",
    "accepted",
    metavar="ID",
    multiple=True,
    shell_complete=_complete_change,
    help="Note that you have dealt with a slide, or with a fact such as facts.reviews. "
    "Can be given several times.",
)
@click.option("--all", "everything", is_flag=True, help="Note that you have dealt with all of it.")
@quiet_option
@verbose_option
@click.pass_context
def upgrade(
    context: click.Context,
    deck: str | None,
    folder: Path,
    merged: tuple[str, ...],
    accepted: tuple[str, ...],
    *,
    everything: bool,
) -> None:
    """Show what has changed in the deck that yours extends.

    DECK is named as for `deckbuild build`. The changes are listed, and a report compares them
    word by word, with pictures from before and after. Nothing of yours is changed unless you
    ask for it with --merge; the file as it was is kept. deck.lock, beside deck.toml, notes what
    you have dealt with.
    """
    if everything and (merged or accepted):
        message = "--all cannot be given together with --merge or --accept"
        raise click.UsageError(message)
    from deckbuilder.builds.output import settle_outputs
    from deckbuilder.upgrade import compare_decks

    console = context.ensure_object(Console)
    diagnostics = Diagnostics()
    root = find_deck(deck)
    settle_outputs(root)
    settle_outputs(folder, output_root(context, folder))
    comparison = compare_decks(root, diagnostics) if root.is_dir() else None
    if comparison is None:
        if not diagnostics.has_errors:
            message = f"{shown(root)} extends no other deck: its deck.toml has no line extends"
            raise click.UsageError(message)
        console.report(diagnostics)
        context.exit(status_of(diagnostics))
    if everything:
        status = _note_all(comparison, console)
    elif merged or accepted:
        status = _take_over(comparison, merged, accepted, diagnostics, console)
    else:
        root = output_root(context, folder)
        status = _show(comparison, folder, root, diagnostics, console)
    context.exit(status)


# --- showing -------------------------------------------------------------------------------


def _show(
    comparison: DeckComparison,
    folder: Path,
    root: Path,
    diagnostics: Diagnostics,
    console: Console,
) -> Status:
    from deckbuilder.builds.output import write_outputs
    from deckbuilder.upgrade import write_report

    if comparison.lock is None:
        console.report(diagnostics)
        console.say(f"It is not known how {comparison.base} was before. Note how it is today:")
        console.say(f"  deckbuild upgrade {as_argument(shown(comparison.root))} --all")
        return Status.ERRORS if len(diagnostics) else Status.CLEAN
    if not comparison.changes:
        console.say(f"Nothing has changed in {comparison.base} since you last compared.")
        _say_unknown(comparison, console)
        return Status.CLEAN
    console.progress("Comparing")
    files = write_report(comparison, folder)
    written = write_outputs(files, diagnostics, folder=folder, root=root)
    console.report(diagnostics)
    _say_changes(comparison, console)
    _say_unknown(comparison, console)
    if written:
        console.say("")
        console.say(f"Compared word by word, with pictures: {shown(next(iter(files)))}")
    return status_of(diagnostics)


def _say_unknown(comparison: DeckComparison, console: Console) -> None:
    """Say what the lock of an earlier version does not tell."""
    from deckbuilder.upgrade.explanations import describe_unknown

    if comparison.lock is not None and not comparison.lock.complete:
        console.say("")
        console.say(describe_unknown(shown(comparison.root)))


def _say_changes(comparison: DeckComparison, console: Console) -> None:
    from deckbuilder.upgrade.explanations import (
        describe_slide,
        describe_value,
        list_edits,
        list_remedies,
        name_slide,
        summarise,
    )

    changes = comparison.changes
    console.say(summarise(changes, comparison.base))
    for slide in (*changes.slides, *changes.moved):
        console.say("")
        console.say(f"{name_slide(slide)}{': STALE' if slide.is_stale else ''}")
        for sentence in describe_slide(slide):
            console.say(f"  {sentence}")
        for remedy in list_remedies(slide, shown(comparison.root)):
            console.say(f"  {remedy.words}")
            if remedy.command:
                console.say(f"    {remedy.command}")
        for edit in list_edits(slide):
            console.say(f"  Edit {edit}")
    if changes.values:
        console.say("")
    for value in changes.values:
        console.say(describe_value(value))
        for edit in list_edits(value):
            console.say(f"  Edit {edit}")
    console.say("")
    stale = [slide.id for slide in changes.stale]
    if stale:
        console.say(f"Stale slides of yours: {', '.join(stale)}")
    else:
        console.say("None of your own slides is stale.")


# --- taking over ---------------------------------------------------------------------------


def _note_all(comparison: DeckComparison, console: Console) -> Status:
    from deckbuilder.upgrade import note_all, unsettled
    from deckbuilder.upgrade.explanations import list_edits

    diagnostics = Diagnostics()
    status = _write(note_all(comparison), comparison.root, diagnostics, console)
    if status is not Status.CLEAN:
        return status
    lock, left = shown(comparison.root / "deck.lock"), unsettled(comparison)
    but = f", but for {' and '.join(change.id for change in left)}" if left else ""
    console.say(f"{lock}: {comparison.base} is noted as it is today{but}")
    for edit in (edit for change in left for edit in list_edits(change)):
        console.say_always(f"  Edit first {edit}")
    return Status.ERRORS if left else Status.CLEAN


def _take_over(
    comparison: DeckComparison,
    merged: tuple[str, ...],
    accepted: tuple[str, ...],
    diagnostics: Diagnostics,
    console: Console,
) -> Status:
    from deckbuilder.upgrade import accept, merge_slides

    if comparison.lock is None:
        console.report(diagnostics)
        message = (
            f"it is not known how {comparison.base} was before: begin with "
            f"deckbuild upgrade {as_argument(shown(comparison.root))} --all"
        )
        raise click.UsageError(message)
    _check_names(comparison, merged, accepted)
    merges, files = merge_slides(comparison, merged)
    names = [*(merge.id for merge in merges), *accepted]
    files |= accept(comparison, names)
    status = _write(files, comparison.root, diagnostics, console)
    if status is not Status.CLEAN:
        return status
    for merge in merges:
        say = console.say_always if merge.conflicts else console.say
        say(f"{shown(merge.file)}: {_describe_merge(merge.conflicts)}")
        console.say(f"  as it was: {shown(merge.backup)}")
    for name in accepted:
        console.say(f"{shown(comparison.root / 'deck.lock')}: {name} is noted as it is today")
    if not comparison.lock.complete:
        console.say("Translations, and settings such as minutes, are noted as they are today, too")
    return Status.ERRORS if any(merge.conflicts for merge in merges) else Status.CLEAN


def _describe_merge(conflicts: int) -> str:
    if not conflicts:
        return "the changes are merged; read it through"
    return (
        f"the changes are merged, but in {counted(conflicts, 'place')} you have to choose: "
        "look for the line <<<<<<< local"
    )


def _check_names(
    comparison: DeckComparison, merged: tuple[str, ...], accepted: tuple[str, ...]
) -> None:
    from deckbuilder.upgrade import why_not_accept, why_not_merge

    known = comparison.changes.names
    for name in (*merged, *accepted):
        if comparison.changes.find(name) is None:
            hint = did_you_mean(name, known)
            message = f"nothing has changed in {name!r}{f': {hint}' if hint else ''}"
            raise click.UsageError(message)
    for names, why_not, verb in (
        (merged, why_not_merge, "merged"),
        (accepted, why_not_accept, "accepted"),
    ):
        for name in names:
            if reason := why_not(comparison, name):
                message = f"{name} cannot be {verb}: {reason}"
                raise click.UsageError(message)


def _write(
    files: dict[Path, bytes], root: Path, diagnostics: Diagnostics, console: Console
) -> Status:
    from deckbuilder.builds.output import write_outputs

    write_outputs(files, diagnostics, folder=root)
    console.report(diagnostics)
    return status_of(diagnostics)
