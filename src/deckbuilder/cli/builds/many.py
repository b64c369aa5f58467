"""Building many decks in one run: one progress line, one summary.

Owns what is said of them together. Refuses to build.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from deckbuilder import codes
from deckbuilder.builds.jobs import Outcome
from deckbuilder.builds.pipeline import BuiltFile
from deckbuilder.builds.request import BuildRequest
from deckbuilder.builds.workers import run_jobs
from deckbuilder.cli.builds.summary import remember_run, unchanged
from deckbuilder.cli.terminal.console import Console, Status, size_of, status_of, summarise
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.files.inputs import Inputs
from deckbuilder.files.reading import shown

_FAILED = "FAILED"


def build_many(
    console: Console, requests: Sequence[BuildRequest], workers: int | None, asked: Inputs
) -> Status:
    """Build what is asked for and say what became of each; the status is that of the worst."""
    diagnostics = check_names(requests)
    if diagnostics.has_errors:
        console.report(diagnostics, after=": nothing was written")
        return Status.ERRORS
    outcomes = run_and_show(console, requests, workers)
    lines = list(_summarise(outcomes))
    for line in lines:
        console.say(line)
    status = status_of_all(outcomes)
    files = [file for outcome in outcomes for file in outcome.files]
    if all(request.cached for request in requests):
        for outcome in outcomes:
            asked.add(outcome.asked)
        again = [_unchanged(outcome) for outcome in outcomes]
        remember_run(console, asked, files, status, list(_summarise(again)))
    return status


def check_names(requests: Sequence[BuildRequest]) -> Diagnostics:
    """Report builds whose files would have the same names; the system may not tell capitals."""
    diagnostics = Diagnostics()
    taken: dict[str, BuildRequest] = {}
    for request in requests:
        other = taken.setdefault(request.name.casefold(), request)
        if other is not request:
            diagnostics.report(
                codes.NAMES_CLASH,
                shown(request.path),
                f"the files of {_full_name(other)} would have the name {request.name} as well",
                hint="rename the deck or the variant, or build them into folders of their own",
            )
    return diagnostics


def _full_name(request: BuildRequest) -> str:
    variant = f", variant {request.variant}," if request.variant else ""
    return f"{shown(request.path)}{variant}"


def run_and_show(
    console: Console, requests: Sequence[BuildRequest], workers: int | None
) -> list[Outcome]:
    """Build with a line of progress, then print what was found wrong, once."""
    ended = 0

    def show(outcome: Outcome) -> None:
        nonlocal ended
        ended += 1
        console.progress(f"{ended} of {len(requests)}: {outcome.request.name}")

    outcomes = run_jobs(requests, workers, show)
    merged = Diagnostics()
    for outcome in outcomes:
        for found in outcome.diagnostics:
            merged.report(
                found.code,
                found.path,
                found.message,
                line=found.line,
                hint=found.hint,
                level=found.level,
            )
    failed = sum(not outcome.files for outcome in outcomes)
    console.report(merged, after=_after(failed, len(requests)))
    for outcome in outcomes:
        if outcome.defect:
            console.report_line(
                f"{outcome.request.name}: deckbuild has failed, and the fault is its own: "
                f"{outcome.defect}. Please report this."
            )
    return outcomes


def _after(failed: int, total: int) -> str:
    return f": nothing was written of {failed} of {total}" if failed else ""


def status_of_all(outcomes: Iterable[Outcome]) -> Status:
    """Return the worst exit status that an outcome asks for."""
    worst = Status.CLEAN
    for outcome in outcomes:
        diagnostics = Diagnostics()
        for found in outcome.diagnostics:
            diagnostics.report(
                found.code, found.path, found.message, line=found.line, level=found.level
            )
        status = Status.ERRORS if outcome.defect else status_of(diagnostics)
        worst = max(worst, status)
    return worst


def _unchanged(outcome: Outcome) -> Outcome:
    return Outcome(
        request=outcome.request,
        asked=outcome.asked,
        files=tuple(unchanged(outcome.files)),
        diagnostics=outcome.diagnostics,
    )


# --- the summary ---------------------------------------------------------------------------


def _summarise(outcomes: Sequence[Outcome]) -> list[str]:
    """Return a table with a row for each build, and what became of all."""
    nouns = list(dict.fromkeys(file.noun for it in outcomes for file in it.files))
    header = ["deck", *(f"{noun}s" for noun in nouns), "size", "result"]
    rows = [header, *(_row(outcome, nouns) for outcome in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    return [*(_line(row, widths) for row in rows), "", _total(outcomes)]


def _row(outcome: Outcome, nouns: Sequence[str]) -> list[str]:
    lengths = {file.noun: str(file.length) for file in outcome.files}
    size = sum(file.size for file in outcome.files)
    return [
        outcome.request.name,
        *(lengths.get(noun, "") for noun in nouns),
        size_of(size) if size else "",
        _result(outcome),
    ]


def _result(outcome: Outcome) -> str:
    if outcome.defect:
        return f"{_FAILED}: a fault of deckbuild"
    if not outcome.files:
        errors = [it for it in outcome.diagnostics if it.severity is Severity.ERROR]
        return f"{_FAILED}: {summarise(errors)}"
    state = "built" if any(file.changed for file in outcome.files) else "unchanged"
    warnings = [it for it in outcome.diagnostics if it.severity is Severity.WARNING]
    return f"{state}, {summarise(warnings)}" if warnings else state


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row, numbers to the right."""
    cells = [
        cell.ljust(width) if column in (0, len(row) - 1) else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _total(outcomes: Sequence[Outcome]) -> str:
    built = sum(any(file.changed for file in outcome.files) for outcome in outcomes)
    failed = [outcome.request.name for outcome in outcomes if not outcome.files]
    parts = [f"{built} built", f"{len(outcomes) - built - len(failed)} unchanged"]
    if failed:
        parts.append(f"{len(failed)} failed: {', '.join(failed)}")
    return f"{', '.join(parts)} (in {shown(_folder(outcomes))})" if outcomes else "nothing to build"


def _folder(outcomes: Sequence[Outcome]) -> Path:
    return outcomes[0].request.folder


def list_files(outcomes: Iterable[Outcome]) -> list[BuiltFile]:
    """Return the files of all outcomes."""
    return [file for outcome in outcomes for file in outcome.files]
