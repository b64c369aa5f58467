"""One build among others: what is asked for, and what became of it.

Owns that nothing which goes wrong with a job is raised. Refuses processes (`workers`), which a
single build has no use for.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from deckbuilder.cache.builds import Builds
from deckbuilder.cache.store import open_store
from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.inputs import Inputs, resolve
from deckbuilder.model import PrintSettings
from deckbuilder.pipeline import BuiltFile, Progress, build
from deckbuilder.resources import as_text


class Job(Struct, frozen=True, kw_only=True):
    """A deck, or a variant of it, to be built into a folder in some formats."""

    path: Path
    folder: Path
    formats: tuple[str, ...]
    brand: str | None = None
    variant: str | None = None
    today: date | None = None
    printed: PrintSettings | None = None
    cached: bool = True

    @property
    def name(self) -> str:
        """The name with which its files begin, where its deck can be read."""
        deck = as_text(resolve(self.path).name if self.path.is_dir() else self.path.stem)
        return f"{deck}-{self.variant}" if self.variant else deck


class Outcome(Struct, frozen=True, kw_only=True):
    """What became of a job: its files, or none where there was an error."""

    job: Job
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


def run_job(job: Job, builds: Builds | None, progress: Progress | None = None) -> Outcome:
    """Build what a job asks for; nothing that goes wrong with it is raised."""
    diagnostics = Diagnostics()
    files: tuple[BuiltFile, ...] = ()
    defect = ""
    with Inputs() as asked:
        try:
            files = _build(job, diagnostics, builds, progress)
        except Exception as error:  # noqa: BLE001 - one job's failure is not another's
            defect = f"{type(error).__name__}: {error}"
    return Outcome(job=job, files=files, diagnostics=tuple(diagnostics), asked=asked, defect=defect)


def _build(
    job: Job, diagnostics: Diagnostics, builds: Builds | None, progress: Progress | None
) -> tuple[BuiltFile, ...]:
    return build(
        job.path, job.folder, diagnostics,
        formats=job.formats, brand=job.brand, printed=job.printed, variant=job.variant,
        today=job.today, builds=builds, progress=progress or _say_nothing,
    )  # fmt: skip


def _say_nothing(stage: str) -> None:
    del stage
