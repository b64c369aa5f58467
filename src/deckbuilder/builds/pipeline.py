"""The story of a run: read the deck, load its brand, lay out, write.

Owns the order of the stages and what each run needs of them. Refuses to print, to exit and to
know the command line; whoever starts a run gives the collector and may listen to its progress.
Each stage is imported when its turn comes, so that a fault in a deck shows without the cost of
the writers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.builds.request import BuildRequest, CheckRequest, DeckRequest
from deckbuilder.cache.keeper import kept_by
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import Inputs
from deckbuilder.settings import decide
from deckbuilder.wording import counted

if TYPE_CHECKING:
    from deckbuilder.brand import Brand
    from deckbuilder.cache.builds import Builds, Made
    from deckbuilder.cache.results import Results
    from deckbuilder.lint.deck_under_review import Subject
    from deckbuilder.lint.fixing import FixedFile
    from deckbuilder.lint.policy import Policy
    from deckbuilder.model import Deck, PrintSettings
    from deckbuilder.scene.presentation import Presentation

BRAND_OPTION = "--brand"
BRAND_ARGUMENT = "NAME"
"""The same, where the name is not an option but what the command is about."""

Progress = Callable[[str], None]
"""Told each stage as it begins, in words for people ("Laying out 17 slides")."""


def _silence(stage: str) -> None:
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
    request: DeckRequest, diagnostics: Diagnostics, *, progress: Progress = _silence
) -> Deck | None:
    """Read a deck's folder or file, or a variant; None where nothing of it can be read."""
    from deckbuilder.files.reading import as_text
    from deckbuilder.source import read_deck

    progress(f"Reading {as_text(request.path.resolve().name)}")
    return read_deck(request.path, diagnostics, variant=request.variant, today=request.today)


def compose(
    request: DeckRequest,
    diagnostics: Diagnostics,
    *,
    pages: Iterable[str] = ("handout",),
    progress: Progress = _silence,
) -> Presentation | None:
    """Read a deck and lay out its slides, and the PDFs that `pages` names.

    None where there is no deck or no brand to lay out; what else is wrong is reported and the rest
    laid out all the same.
    """
    deck = read(request, diagnostics, progress=progress)
    if deck is None:
        return None
    brand = _load_brand(deck, request.brand, diagnostics)
    if brand is None:
        return None
    from deckbuilder.layout import lay_out, lay_out_pages, offer_layouts
    from deckbuilder.session.checks import check_session

    progress(f"Laying out {counted(len(deck.slides), 'slide')}")
    presentation = lay_out(deck, _settle(brand, deck, request.printed), diagnostics)
    check_session(presentation, diagnostics)
    presentation = lay_out_pages(offer_layouts(presentation), pages, diagnostics)
    if len(diagnostics):
        from deckbuilder.lint.policy import Policy
        from deckbuilder.lint.source_text.source_files import SourceFiles

        diagnostics.revise(Policy(deck.check, SourceFiles()))
    return presentation


def check(
    request: CheckRequest, diagnostics: Diagnostics, *, progress: Progress = _silence
) -> Presentation | None:
    """Lay out a deck as `compose` does, and report what the rules find, beside the stages' faults.

    Where stages found errors the rules judge what is there all the same.
    """
    from deckbuilder.lint.language.dictionary import begin_loading

    loading = begin_loading()
    try:
        presentation = _compose_to_judge(request, diagnostics, progress)
    finally:
        if loading:
            loading.join()
    if presentation is None:
        return None
    from deckbuilder.lint.run import check_presentation

    progress("Checking")
    subject, policy = _prepare(presentation, request)
    diagnostics.revise(policy)
    check_presentation(subject, diagnostics, policy=policy)
    return presentation


def fix(
    request: CheckRequest, diagnostics: Diagnostics, *, progress: Progress = _silence
) -> tuple[FixedFile, ...]:
    """Return the deck's own files with what can be fixed safely fixed; nothing is written.

    `diagnostics` get the faults of the stages alone.
    """
    presentation = _compose_to_judge(request, diagnostics, progress)
    if presentation is None:
        return ()
    from deckbuilder.lint.fixing import fix_files

    return fix_files(*_prepare(presentation, request))


def _compose_to_judge(
    request: CheckRequest, diagnostics: Diagnostics, progress: Progress
) -> Presentation | None:
    """Lay out a deck for the rules, with what libraries made for it in an earlier run."""
    results = _open_results(request.layout_options)
    with Inputs() as asked, kept_by(results):
        presentation = compose(request, diagnostics, progress=progress)
    if results and asked.steady:
        results.save()
    return presentation


def _open_results(options: Iterable[object]) -> Results | None:
    """Return what libraries made for a check with these options before, if that is kept."""
    from deckbuilder.cache.results import Results
    from deckbuilder.cache.store import open_store

    store = open_store()
    try:
        return Results(store, ("check", *options)) if store else None
    except OSError:  # no working folder
        return None


def _prepare(presentation: Presentation, request: CheckRequest) -> tuple[Subject, Policy]:
    """Return what the rules look at, and the policy on what they find."""
    from deckbuilder.lint.deck_under_review import Subject
    from deckbuilder.lint.policy import Policy, settle
    from deckbuilder.lint.source_text.source_files import SourceFiles
    from deckbuilder.source.markdown.equivalence import reads_alike

    files = SourceFiles()
    settings = settle(presentation.deck.check, request.select, request.ignore)
    subject = Subject(presentation, files=files, today=request.today, reads_alike=reads_alike)
    return subject, Policy(settings, files)


def _settle(brand: Brand, deck: Deck, printed: PrintSettings) -> Brand:
    """Return the brand with what the deck and the command line say of the PDFs."""
    from msgspec.structs import replace

    style = brand.handout
    counts = {
        name: decide(
            getattr(style, name),
            deck=getattr(deck.handout, name),
            command_line=getattr(printed, name),
        )
        for name in printed.__struct_fields__
    }
    return replace(brand, handout=replace(style, **counts))


def build(
    request: BuildRequest,
    diagnostics: Diagnostics,
    *,
    builds: Builds | None = None,
    progress: Progress = _silence,
) -> tuple[BuiltFile, ...]:
    """Build the files that are asked for.

    Returns what was written: everything, or nothing where any error was reported. With `builds`
    what an earlier run built from the same is taken from there.
    """
    from deckbuilder.builds.output import write_outputs
    from deckbuilder.writers import WRITERS

    options = request.build_options
    made = builds.recall(options, diagnostics) if builds else None
    if made is None:
        results = builds.open_results(options) if builds else None
        with Inputs() as asked, kept_by(results):
            made = _make(request, diagnostics, progress)
        if results and asked.steady:
            results.save()
        if made is None:
            return ()
        if builds:
            builds.keep(options, asked, made, diagnostics)
    paths = {
        name: request.folder / f"{made.name}{WRITERS[name].ending}" for name in request.formats
    }
    changed = {
        name: not (made.recalled and _holds(path, made.contents[name]))
        for name, path in paths.items()
    }
    waiting = {path: made.contents[name] for name, path in paths.items() if changed[name]}
    if waiting and not write_outputs(waiting, diagnostics):
        return ()
    return tuple(
        BuiltFile(
            path=path,
            length=made.lengths[name],
            noun=WRITERS[name].noun,
            size=len(made.contents[name]),
            changed=changed[name],
        )
        for name, path in paths.items()
    )


def _make(request: BuildRequest, diagnostics: Diagnostics, progress: Progress) -> Made | None:
    """Make a deck's files; None where any error was reported."""
    from deckbuilder import codes
    from deckbuilder.assets.fonts import FontFileError
    from deckbuilder.cache.builds import Made
    from deckbuilder.writers import WRITERS

    names = request.formats
    pages = tuple(filter(None, (WRITERS[name].pages for name in names)))
    presentation = compose(request, diagnostics, pages=pages, progress=progress)
    if presentation is None or diagnostics.has_errors:
        return None
    called = presentation.deck.name
    progress(f"Writing {_listed([f'{called}{WRITERS[name].ending}' for name in names])}")
    try:
        contents = write_all(presentation, names)
    except FontFileError as error:  # which only shows when letters are taken out of the file
        diagnostics.report(codes.FONT_UNUSABLE, error.path, str(error), hint=error.hint)
        return None
    return Made(
        name=called,
        contents=contents,
        lengths={name: _length(presentation, pages=WRITERS[name].pages) for name in names},
    )


def _holds(path: Path, data: bytes) -> bool:
    """Tell whether a file holds just these bytes, so that it need not be written."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def build_template(
    name: str, path: Path, diagnostics: Diagnostics, *, progress: Progress = _silence
) -> BuiltFile | None:
    """Build a brand's template: every layout and no slide; None where any error was reported.

    `name` is a brand's, or a path that counts from the working folder.
    """
    from deckbuilder.brand.resolve import load_brand

    progress("Reading the brand")
    brand = load_brand(name, (Path(),), diagnostics, where=BRAND_ARGUMENT)
    if brand is None or diagnostics.has_errors:
        return None
    from deckbuilder.builds.output import write_outputs
    from deckbuilder.layout import lay_out_template
    from deckbuilder.model import Deck
    from deckbuilder.writers.pptx import write_template

    progress(f"Writing {path.name}")
    deck = Deck(name=brand.name, root=Path(), title=brand.title, slides=())
    presentation = lay_out_template(deck, brand)
    data = write_template(presentation)
    if not write_outputs({path: data}, diagnostics):
        return None
    return BuiltFile(path=path, length=len(presentation.layouts), noun="layout", size=len(data))


def write_all(presentation: Presentation, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return the bytes of each of the named formats."""
    from deckbuilder.writers import WRITERS

    return {name: WRITERS[name].write(presentation) for name in names}


def _load_brand(deck: Deck, name: str | None, diagnostics: Diagnostics) -> Brand | None:
    """Load the brand that the command line names, or else the deck's.

    A path counts from the working folder in the first case, from the deck's in the second.
    """
    from deckbuilder.brand.resolve import load_brand

    here, root = Path(), deck.root
    own: tuple[str, tuple[Path, ...], Span | str] = (
        deck.brand,
        (root, here) if deck.brand_root is None else (deck.brand_root, root, here),
        deck.span or deck.place_of(),
    )
    asked = (name, (here, root), BRAND_OPTION) if name is not None else None
    called, starts, where = decide(own, command_line=asked)
    return load_brand(called, starts, diagnostics, where=where)


def _listed(names: Sequence[str]) -> str:
    """Return names as people list them ("a, b and c")."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _length(presentation: Presentation, *, pages: str) -> int:
    return len(presentation.pages[pages].pages) if pages else len(presentation.scenes)
