"""`deckbuild check --built`: which finished files are meant, and where the evidence goes.

Owns finding the files of decks and writing the report. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from deckbuilder.cli.arguments.find_deck import find_deck
from deckbuilder.cli.arguments.options import OUTPUT, Decorator
from deckbuilder.cli.terminal.console import Console
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import enclose
from deckbuilder.files.names import DECK_FILE
from deckbuilder.wording import as_argument

if TYPE_CHECKING:
    from deckbuilder.gate.evidence.records import Evidence

EVIDENCE = "evidence"
"""How the two files of a report are called, but for their endings."""


class BuiltRequest(NamedTuple):
    """What is asked of finished files: `names` of files or decks, and where things are."""

    names: tuple[str, ...]
    folder: Path
    report: Path | None
    ask_verapdf: bool


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keep an option, so that the command need not pass it on."""
    context.meta[f"{__name__}.{parameter.name}"] = value


_OPTIONS: Sequence[Decorator] = (
    click.argument(
        "files", metavar="[FILE]...", nargs=-1, type=click.Path(), expose_value=False,
        callback=_keep,
    ),
    click.option(
        "--built", is_flag=True, expose_value=False, callback=_keep,
        help="Check finished files: the deck's, or those that are named, or in a folder.",
    ),
    click.option(
        "--report", metavar="FOLDER", type=click.Path(path_type=Path), expose_value=False,
        callback=_keep, help="Write evidence on the finished files into a folder.",
    ),
    click.option(
        "--from", "folder", metavar="DIR", default=OUTPUT, show_default=True, expose_value=False,
        type=click.Path(path_type=Path), callback=_keep,
        help="With --built: the folder of the finished files.",
    ),
    click.option(
        "--no-verapdf", is_flag=True, expose_value=False, callback=_keep,
        help="With --built: do not ask veraPDF.",
    ),
)  # fmt: skip


def built_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of finished files to a command; `read_built_request` reads them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_built_request(context: click.Context, deck: str | None) -> BuiltRequest | None:
    """Return what is asked of finished files, or None where sources are to be checked.

    `deck` is the first name that the command was given.
    """
    files, built, report, folder, no_verapdf = (
        context.meta[f"{__name__}.{name}"]
        for name in ("files", "built", "report", "folder", "no_verapdf")
    )
    if built or report:
        names = tuple(filter(None, (deck, *files)))
        _refuse_idle(context, names, report=report is not None)
        for place in (*names, folder if _is_given(context, "folder") else ""):
            enclose(Path(place))
        return BuiltRequest(names, folder, report, ask_verapdf=not no_verapdf)
    for name in ("folder", "no_verapdf"):
        if _is_given(context, name):
            message = f"{_OF_BUILT[name]} is about finished files: give it with --built or --report"
            raise click.UsageError(message)
    if files:
        message = "name one deck: only --built takes several names"
        raise click.UsageError(message)
    return None


_OF_BUILT = {"folder": "--from", "no_verapdf": "--no-verapdf"}
_OF_SOURCES = {"fix": "--fix", "diff": "--diff", "brand": "--brand"}
_OF_DECKS = {"variant": "--variant", "folder": "--from"}


def _refuse_idle(context: click.Context, names: Sequence[str], *, report: bool) -> None:
    """Raise an error of usage for an option that would do nothing to these finished files."""
    sources = "is about a deck's sources, and --built judges finished files: leave it out"
    why = dict.fromkeys(_OF_SOURCES, sources)
    if names and all(map(_is_file_name, names)):
        why |= dict.fromkeys(
            _OF_DECKS, "is about a deck's files, and files are named: leave it out"
        )
    if not report:
        why["today"] = "is the day of the report here: give it with --report, or leave it out"
    options = {**_OF_SOURCES, **_OF_DECKS, "today": "--today"}
    for name, reason in why.items():
        if _is_given(context, name):
            message = f"{options[name]} {reason}"
            raise click.UsageError(message)


def _is_given(context: click.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source is not ParameterSource.DEFAULT


def _is_file_name(name: str) -> bool:
    path = Path(name)
    return _is_finished(path) or _holds_finished_files(path)


def _is_finished(path: Path) -> bool:
    """Tell whether a name ends as those of presentations and PDFs do, also of unreadable ones."""
    from deckbuilder.gate.opening import KINDS, UNREAD

    return path.suffix.lower() in (*KINDS, *UNREAD)


def _holds_finished_files(path: Path) -> bool:
    """Tell whether a path is that of a folder with finished files which is no deck."""
    try:
        return path.is_dir() and not _looks_like_deck(path) and bool(_finished_files(path))
    except OSError:  # a folder that cannot be read
        return False


def _looks_like_deck(folder: Path) -> bool:
    return any((folder / name).exists() for name in (DECK_FILE, "slides"))


def _finished_files(folder: Path) -> list[Path]:
    """Return the presentations and PDFs in a folder, but for those that programs lock it by."""
    return sorted(
        path
        for path in folder.iterdir()
        if _is_finished(path) and path.is_file() and not path.name.startswith((".", "~$"))
    )


def check_built(
    console: Console,
    request: BuiltRequest,
    diagnostics: Diagnostics,
    *,
    variant: str | None,
    today: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[str]:
    """Judge the finished files of decks, or files that are named; return remarks on them.

    A name that ends as those of presentations and PDFs do is a file's, that of a folder with such
    files and no deck is theirs, any other a deck's; none is the default deck. What is named and of
    another kind is reported, and the rest is judged.
    `select` and `ignore` change what is reported, not the evidence.
    """
    from deckbuilder.gate.evidence.statements import sum_up
    from deckbuilder.gate.run import judge_files
    from deckbuilder.lint.policy import Policy
    from deckbuilder.lint.source_text.source_files import SourceFiles
    from deckbuilder.model import CheckSettings

    settings = CheckSettings(select=tuple(select), ignore=tuple(ignore))
    diagnostics.revise(Policy(settings, SourceFiles()))
    strangers: set[Path] = set()
    files = list(dict.fromkeys(_find(request, variant, strangers, diagnostics)))
    if not files:
        return []
    evidence = judge_files(
        files,
        diagnostics,
        today=today,
        progress=console.progress,
        ask_verapdf=request.ask_verapdf,
        strangers=strangers,
    )
    remarks = [sum_up(file) for file in evidence.files]
    diagnostics.not_checked += [f"{each.what}: {each.why}" for each in evidence.not_checked]
    if request.report is not None:
        return remarks + _write(evidence, request.report, diagnostics)
    return [*remarks, "to see all of it, and what people have to look at: add --report FOLDER"]


def _find(
    request: BuiltRequest, variant: str | None, strangers: set[Path], diagnostics: Diagnostics
) -> Iterator[Path]:
    """Yield the files that are meant, and note those of other kinds that are named."""
    from deckbuilder.gate.opening import KINDS

    if request.names and all(_is_other_file(Path(name)) for name in request.names):
        message = f"{request.names[0]} is neither a PowerPoint file (.pptx) nor a PDF"
        raise click.UsageError(message)
    if not request.names:
        yield from _files_of(find_deck(None), request.folder, variant, diagnostics)
    for name in request.names:
        path = Path(name)
        if _holds_finished_files(path):
            found = _finished_files(path)
        elif _is_finished(path) or _is_other_file(path):
            found = [path]
        elif path.is_dir() and not _looks_like_deck(path):
            _report_empty(path, diagnostics)
            continue
        else:
            yield from _files_of(find_deck(name), request.folder, variant, diagnostics)
            continue
        strangers.update(each for each in found if each.suffix.lower() not in KINDS)
        yield from found


def _report_empty(folder: Path, diagnostics: Diagnostics) -> None:
    from deckbuilder.files.reading import shown
    from deckbuilder.gate import codes

    diagnostics.report(
        codes.NOT_BUILT,
        shown(folder),
        "the folder holds no PowerPoint file and no PDF, and is no deck",
        hint="name the folder in which they are; folders in it are not looked into",
    )


def _is_other_file(path: Path) -> bool:
    """Tell whether a path is that of a file that is neither a presentation nor a deck's."""
    of_decks = ("", ".md", ".markdown", ".toml")
    return path.suffix.lower() not in of_decks and not _is_finished(path) and path.is_file()


def _files_of(
    deck: Path, folder: Path, variant: str | None, diagnostics: Diagnostics
) -> Iterator[Path]:
    """Yield the files of a deck and its variants that were built, or report that none was."""
    from deckbuilder.files.reading import shown
    from deckbuilder.gate import codes
    from deckbuilder.source import list_variants
    from deckbuilder.writers import OLD_HANDOUT, WRITERS, name_file

    own = deck.resolve().name if deck.is_dir() else deck.resolve().stem
    variants = (None, *list_variants(deck)) if variant is None else (variant,)
    names = [f"{own}-{each}" if each else own for each in variants]
    endings = [ending for writer in WRITERS.values() for ending in (*writer.endings, OLD_HANDOUT)]
    paths = [
        folder / name_file(name, ending, draft=draft)
        for name in names
        for draft in (False, True)
        for ending in dict.fromkeys(endings)
    ]
    built = [path for path in paths if path.is_file()]
    if not built:
        option = "" if variant is None else f" --variant {as_argument(variant)}"
        diagnostics.report(
            codes.NOT_BUILT,
            folder,
            f"no file of the deck {names[0]} is in {shown(folder)}",
            hint=f"build it first: deckbuild build {as_argument(shown(deck))}{option}; "
            "or name its folder with --from",
        )
    yield from built


def _write(evidence: Evidence, folder: Path, diagnostics: Diagnostics) -> list[str]:
    """Write the evidence as a page and as data, both or neither."""
    from msgspec import json

    from deckbuilder.builds.output import write_outputs
    from deckbuilder.files.reading import shown
    from deckbuilder.gate.evidence.page import render_html

    page, data = folder / f"{EVIDENCE}.html", folder / f"{EVIDENCE}.json"
    contents = {
        page: render_html(evidence).encode(),
        data: json.format(json.encode(evidence), indent=2) + b"\n",
    }
    if not write_outputs(contents, diagnostics, root=folder):
        return []
    return [
        f"{shown(page)}: the evidence, to read and to print",
        f"{shown(data)}: the same as data",
    ]
