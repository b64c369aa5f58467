"""One build among others, run so that nothing that goes wrong with it stops the others.

Owns the result of a build, which says how it failed. Refuses processes, which `workers` starts.
"""

from __future__ import annotations

from msgspec import Struct

from deckbuilder.builds.pipeline import BuiltFile, build
from deckbuilder.builds.request import BuildRequest
from deckbuilder.cache.builds import Builds
from deckbuilder.cache.store import open_store
from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.files.inputs import Inputs


class JobResult(Struct, frozen=True, kw_only=True):
    """What became of a build: its files, or none where there was an error."""

    request: BuildRequest
    files: tuple[BuiltFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    inputs: Inputs
    defect: str = ""
    """How the tool itself failed, in words."""


def open_builds(*, cached: bool) -> Builds | None:
    """Return the builds of earlier runs; None without the cache or a place for it."""
    store = open_store() if cached else None
    try:
        return Builds(store) if store else None
    except OSError:  # no working folder
        return None


def run_job(request: BuildRequest, builds: Builds | None) -> JobResult:
    """Build what is asked for; raises nothing."""
    diagnostics = Diagnostics()
    files: tuple[BuiltFile, ...] = ()
    defect = ""
    with Inputs() as inputs:
        try:
            files = build(request, diagnostics, builds=builds)
        except Exception as error:  # noqa: BLE001 - one build's failure is not another's
            defect = f"{type(error).__name__}: {error}"
    return JobResult(
        request=request, files=files, diagnostics=tuple(diagnostics), inputs=inputs, defect=defect
    )
