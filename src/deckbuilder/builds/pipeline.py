"""A build from its deck to its files: read, lay out, write, or find all of it in the cache.

Owns the order of the stages. Refuses to print, to exit and to know the command line; whoever
starts a run gives the collector of diagnostics and may listen to its progress. What reads, lays
out and writes is imported when its turn comes: a build found in the cache needs none of it, and a
fault in a deck shows without the cost of the writers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.builds.output import (
    has_content,
    report_temporary_full,
    settle_outputs,
    write_outputs,
)
from deckbuilder.builds.request import BuildRequest, DeckRequest
from deckbuilder.cache.builds import Builds, Made
from deckbuilder.cache.keeper import kept_by
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.content import Content, TemporaryFileError
from deckbuilder.files.inputs import Inputs
from deckbuilder.files.places import why_not_write
from deckbuilder.files.reading import as_text, shown
from deckbuilder.writers import WRITERS, Writer, name_file

if TYPE_CHECKING:
    from deckbuilder.assets.pictures.unusable import UnusablePictureError
    from deckbuilder.model import Deck
    from deckbuilder.scene.presentation import Presentation

Progress = Callable[[str], None]
"""Is given each stage as it begins, in words for people ("Laying out 17 slides")."""


def ignore_progress(stage: str) -> None:
    """Show nobody the stage that begins."""
    del stage


class BuiltFile(Struct, frozen=True, kw_only=True):
    """A file that was built: `length` slides or pages (the `noun`), `size` bytes."""

    path: Path
    length: int
    noun: str
    size: int
    changed: bool = True
    """Whether it was written; False where just this file was there already."""


def read(
    request: DeckRequest, diagnostics: Diagnostics, *, progress: Progress = ignore_progress
) -> Deck | None:
    """Read a deck's folder or file, or a variant; None where nothing of it can be read."""
    from deckbuilder.source import read_deck

    progress(f"Reading {as_text(request.path.resolve().name)}")
    return read_deck(request.path, diagnostics, variant=request.variant, today=request.today)


def compose(
    request: DeckRequest,
    diagnostics: Diagnostics,
    *,
    pages: Collection[str] = ("handout",),
    progress: Progress = ignore_progress,
) -> Presentation | None:
    """Read a deck and lay out its slides, and the PDFs that `pages` names.

    None where there is no deck or no brand to lay out; what else is wrong is reported and the rest
    laid out all the same.
    """
    deck = read(request, diagnostics, progress=progress)
    if deck is None:
        return None
    from deckbuilder.builds.laying_out import lay_out_deck

    return lay_out_deck(deck, request, pages, diagnostics, progress)


def build(
    request: BuildRequest,
    diagnostics: Diagnostics,
    *,
    builds: Builds | None = None,
    progress: Progress = ignore_progress,
) -> tuple[BuiltFile, ...]:
    """Build the files that are asked for.

    Returns what was written: everything, or nothing where any error was reported. With `builds`
    what an earlier run built from the same is taken from there.
    """
    settle_outputs(request.folder, request.output_root)
    made = None
    if builds:
        made = builds.recall(request.build_options, request.formats, diagnostics)
    if made is None:
        made = _make_and_keep(request, diagnostics, builds, progress)
    if made is None:
        return ()
    root = request.output_root or request.folder
    files = {name: _describe(request.folder, name, made, root) for name in request.formats}
    unchanged = {file.path for file in files.values() if not file.changed}
    contents = {file.path: made.contents[name] for name, file in files.items()}
    if len(unchanged) < len(contents) and not write_outputs(
        contents, diagnostics, folder=request.folder, root=root, unchanged=unchanged
    ):
        return ()
    return tuple(files.values())


def _describe(folder: Path, name: str, made: Made, root: Path) -> BuiltFile:
    """Return the file of one format as it is to be; it changes unless just it is there already."""
    content = made.contents[name]
    path = folder / made.names[name]
    return BuiltFile(
        path=path,
        length=made.lengths[name],
        noun=WRITERS[name].noun,
        size=content.size,
        changed=not (
            made.recalled and not why_not_write(path, root) and has_content(path, content)
        ),
    )


def _make_and_keep(
    request: BuildRequest, diagnostics: Diagnostics, builds: Builds | None, progress: Progress
) -> Made | None:
    options = request.build_options
    results = builds.open_results(options) if builds else None
    with Inputs() as inputs, kept_by(results):
        made = _make(request, diagnostics, progress)
    if results and inputs.steady:
        results.save()
    if builds and made:
        builds.keep(options, inputs, made, diagnostics)
    return made


def _make(request: BuildRequest, diagnostics: Diagnostics, progress: Progress) -> Made | None:
    """Make a deck's files; None where any error was reported."""
    writers = {name: WRITERS[name] for name in request.formats}
    pages = [writer.pages for writer in writers.values() if writer.pages]
    presentation = compose(request, diagnostics, pages=pages, progress=progress)
    if presentation is None:
        return None
    _check_something_is_shown(presentation, request, diagnostics)
    if diagnostics.has_errors:
        return None
    from deckbuilder.assets.fonts import FontFileError
    from deckbuilder.assets.pictures.unusable import UnusablePictureError

    layout = presentation.brand.handout.layout
    names = {
        name: name_file(presentation.deck.name, writer.ending_in(layout), draft=request.draft)
        for name, writer in writers.items()
    }
    *others, last = names.values()
    progress(f"Writing {', '.join(others)} and {last}" if others else f"Writing {last}")
    try:
        contents = write_all(presentation, request.formats)
    except UnusablePictureError as fault:
        _report_picture(fault, presentation, diagnostics)
        return None
    except FontFileError as error:  # which only shows when letters are taken out of the file
        diagnostics.report(codes.FONT_UNUSABLE, error.path, str(error), hint=error.hint)
        return None
    except TemporaryFileError as error:
        report_temporary_full(error, last, diagnostics)
        return None
    lengths = {name: _count(writer, presentation) for name, writer in writers.items()}
    return Made(names=names, contents=contents, lengths=lengths)


def _report_picture(
    fault: UnusablePictureError, presentation: Presentation, diagnostics: Diagnostics
) -> None:
    """Report a picture that proved faulty while it was written, where it is named."""
    path, logo = fault.path, presentation.brand.logo
    assert path is not None  # noqa: S101 - writers name it
    place = fault.place or (logo.spans.get(path) if logo else None) or path
    diagnostics.report(codes.BROKEN_IMAGE, place, f"{shown(path)} {fault.reason}", hint=fault.hint)


def _count(writer: Writer, presentation: Presentation) -> int:
    """Return how many pages or slides a format has."""
    if writer.pages:
        return len(presentation.pages[writer.pages].pages)
    hidden = sum(scene.hidden for scene in presentation.scenes) if writer.for_participants else 0
    return len(presentation.scenes) - hidden


def _check_something_is_shown(
    presentation: Presentation, request: BuildRequest, diagnostics: Diagnostics
) -> None:
    """Report a file for participants that would have no slide, as all of them are hidden."""
    asked = [name for name in request.formats if WRITERS[name].for_participants]
    scenes = presentation.scenes
    if asked and scenes and all(scene.hidden for scene in scenes):
        diagnostics.report(
            codes.NOTHING_SHOWN,
            presentation.deck.place_of(),
            f"every slide is hidden, so that the format {asked[0]} would hold none",
            hint="take `hidden` off the slides that participants may see, or leave the format out",
        )


def write_all(presentation: Presentation, formats: Iterable[str]) -> Mapping[str, Content]:
    """Return the file of each of the named formats.

    Raises what writers raise, and TemporaryFileError where there is no room for a large file.
    """
    from deckbuilder.layout import for_participants

    views = {False: presentation}
    if any(WRITERS[name].for_participants for name in formats):
        views[True] = for_participants(presentation)
    made = {name: Content() for name in formats}
    for name, content in made.items():
        WRITERS[name].write(views[WRITERS[name].for_participants], content)
        content.complete()
    return made
