"""One build among others: running it, and what became of it.

Owns that nothing which goes wrong with it is raised. Refuses processes (`workers`), which a
single build has no use for.
"""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.builds.pipeline import BuiltFile, build
from deckbuilder.builds.request import BuildRequest
from deckbuilder.cache.builds import Builds
from deckbuilder.cache.store import open_store
from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.files.inputs import Inputs


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of a build: its files, or none where there was an error."""

    request: BuildRequest
    files: tuple[BuiltFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    asked: Inputs
    defect: str = ""
    """How the tool itself failed, in words."""


def open_builds(*, cached: bool) -> Builds | None:
    """Return the builds of earlier runs, unless there is no place where they are kept."""
    store = open_store() if cached else None
    try:
        return Builds(store) if store else None
    except OSError:  # no working folder
        return None


def run_job(request: BuildRequest, builds: Builds | None) -> Outcome:
    """Build what is asked for; nothing that goes wrong with it is raised."""
    diagnostics = Diagnostics()
    files: tuple[BuiltFile, ...] = ()
    defect = ""
    with Inputs() as asked:
        try:
            files = build(request, diagnostics, builds=builds)
        except Exception as error:  # noqa: BLE001 - one build's failure is not another's
            defect = f"{type(error).__name__}: {error}"
    return Outcome(
        request=request, files=files, diagnostics=tuple(diagnostics), asked=asked, defect=defect
    )
