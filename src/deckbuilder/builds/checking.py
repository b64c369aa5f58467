"""Checking a deck: laid out as for a build, then judged by the rules, or fixed as they say.

Refuses to judge, which `lint` does, and to write the files that were fixed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from deckbuilder.builds.pipeline import Progress, compose, ignore_progress
from deckbuilder.builds.request import CheckRequest
from deckbuilder.cache.keeper import kept_by
from deckbuilder.cache.results import CachedResults
from deckbuilder.cache.store import open_store
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import Inputs
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.fixing import FixedFile, fix_files
from deckbuilder.lint.language.dictionary import begin_loading
from deckbuilder.lint.policy import Policy, settle
from deckbuilder.lint.run import check_presentation
from deckbuilder.lint.source_text.source_files import SourceFiles
from deckbuilder.scene.presentation import Presentation
from deckbuilder.source.markdown.equivalence import reads_alike


def check(
    request: CheckRequest, diagnostics: Diagnostics, *, progress: Progress = ignore_progress
) -> Presentation | None:
    """Lay out a deck as `compose` does, and report what the rules find, beside the stages' faults.

    Where stages found errors the rules judge what is there all the same.
    """
    with _keep_results(request):
        loading = begin_loading()
        try:
            presentation = compose(request, diagnostics, progress=progress)
        finally:
            if loading:
                loading.join()
        if presentation is None:
            return None
        progress("Checking")
        subject, policy = _prepare(presentation, request)
        diagnostics.revise(policy)
        check_presentation(subject, diagnostics, policy=policy)
    return presentation


def fix(request: CheckRequest, diagnostics: Diagnostics) -> tuple[FixedFile, ...]:
    """Return the deck's own files with what can be fixed safely fixed; nothing is written.

    `diagnostics` get the faults of the stages alone.
    """
    with _keep_results(request):
        presentation = compose(request, diagnostics)
        return () if presentation is None else fix_files(*_prepare(presentation, request))


@contextmanager
def _keep_results(request: CheckRequest) -> Iterator[None]:
    """Keep what libraries make inside the `with` block, and use what they made in earlier runs."""
    store, results = open_store(), None
    with suppress(OSError):  # no working folder
        results = CachedResults(store, ("check", *request.layout_options)) if store else None
    with Inputs() as inputs, kept_by(results):
        yield
    if store and results:
        if inputs.steady:
            results.save()
        store.trim()


def _prepare(presentation: Presentation, request: CheckRequest) -> tuple[Subject, Policy]:
    """Return what the rules look at, and the policy on what they find."""
    files = SourceFiles()
    settings = settle(presentation.deck.check, request.select, request.ignore)
    subject = Subject(presentation, files=files, today=request.today, reads_alike=reads_alike)
    return subject, Policy(settings, files)
