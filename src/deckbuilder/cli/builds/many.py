"""Building many decks in one run: one progress line, one summary.

Owns what is printed of them together. Refuses to build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.builds.jobs import JobResult
from deckbuilder.builds.pipeline import BuiltFile
from deckbuilder.builds.request import BuildRequest
from deckbuilder.builds.workers import run_jobs
from deckbuilder.cache.warm import Warm
from deckbuilder.cli.builds.summary import as_unchanged, remember_run, say_old_handout
from deckbuilder.cli.terminal.console import Console, Status, size_of, status_of, summarise
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.files.inputs import Inputs
from deckbuilder.files.reading import shown
from deckbuilder.writers import WRITERS, name_file

_FAILED = "FAILED"


def build_many(
    console: Console, requests: Sequence[BuildRequest], workers: int | None, inputs: Inputs
) -> Status:
    """Build what is asked for and print a summary; return the worst exit status.

    `inputs` are what choosing the decks has asked of the file system.
    """
    diagnostics = check_names(requests)
    if diagnostics.has_errors:
        console.report(diagnostics, after=": nothing was written")
        return Status.ERRORS
    results = run_and_show(console, requests, workers)
    with inputs:
        remarks = [line for request in requests for line in say_old_handout(request)]
    for line in (*_summarise(results), *remarks):
        console.say(line)
    status = max(map(_status_of, results), default=Status.CLEAN)
    if all(request.cached for request in requests):
        for result in results:
            inputs.add(result.inputs)
        again = [replace(result, files=as_unchanged(result.files)) for result in results]
        lines = [*_summarise(again), *remarks]
        remember_run(console, inputs, list_files(results), status, lines)
    return status


def check_names(requests: Sequence[BuildRequest]) -> Diagnostics:
    """Report builds whose files would have the same names; the system may not tell capitals."""
    diagnostics = Diagnostics()
    taken: dict[str, BuildRequest] = {}
    for request in requests:
        others = {name: taken.setdefault(name.casefold(), request) for name in _names(request)}
        clash = next((name for name, other in others.items() if other is not request), None)
        if clash is not None:
            diagnostics.report(
                codes.NAMES_CLASH,
                shown(request.path),
                f"the files of {_full_name(others[clash])} would have the name {clash} as well",
                hint="rename the deck or the variant, or build them into folders of their own",
            )
    return diagnostics


def _names(request: BuildRequest) -> list[str]:
    """Return what a build's files begin with, and all names that they may have."""
    endings = [ending for name in request.formats for ending in WRITERS[name].endings]
    return [
        request.name,
        *(name_file(request.name, ending, draft=request.draft) for ending in endings),
    ]


def _full_name(request: BuildRequest) -> str:
    variant = f", variant {request.variant}," if request.variant else ""
    return f"{shown(request.path)}{variant}"


def run_and_show(
    console: Console,
    requests: Sequence[BuildRequest],
    workers: int | None,
    warm: Mapping[BuildRequest, Warm] | None = None,
) -> list[JobResult]:
    """Build with a line of progress, then print what was found wrong, once."""
    ended = 0

    def show(result: JobResult) -> None:
        nonlocal ended
        ended += 1
        console.progress(f"{ended} of {len(requests)}: {result.request.name}")

    results = run_jobs(requests, workers, show, warm)
    diagnostics = Diagnostics()
    for result in results:
        diagnostics.extend(result.diagnostics)
    failed = [result.request.name for result in results if not result.files]
    which = failed[0] if len(requests) == 1 and failed else f"{len(failed)} of {len(requests)}"
    after = f": nothing was written of {which}" if failed else ""
    console.report(diagnostics, after=after)
    for result in results:
        if result.defect:
            console.report_line(
                f"{result.request.name}: deckbuild has failed, and the fault is its own: "
                f"{result.defect}. Please report this."
            )
    return results


def _status_of(result: JobResult) -> Status:
    return Status.ERRORS if result.defect else status_of(result.diagnostics)


def list_files(results: Iterable[JobResult]) -> list[BuiltFile]:
    """Return the files of all builds."""
    return [file for result in results for file in result.files]


# --- the summary ---------------------------------------------------------------------------


def _summarise(results: Sequence[JobResult]) -> list[str]:
    """Return the lines of a table with a row for each build, and how many were built."""
    nouns = list(dict.fromkeys(file.noun for file in list_files(results)))
    header = ["deck", *(f"{noun}s" for noun in nouns), "size", "result"]
    rows = [header, *(_row(result, nouns) for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    return [*(_line(row, widths) for row in rows), "", _total(results)]


def _row(result: JobResult, nouns: Sequence[str]) -> list[str]:
    lengths = {file.noun: str(file.length) for file in result.files}
    size = sum(file.size for file in result.files)
    return [
        result.request.name,
        *(lengths.get(noun, "") for noun in nouns),
        size_of(size) if size else "",
        _result(result),
    ]


def _result(result: JobResult) -> str:
    if result.defect:
        return f"{_FAILED}: a fault of deckbuild"
    if not result.files:
        return f"{_FAILED}: {_count(result, Severity.ERROR)}"
    state = "built" if any(file.changed for file in result.files) else "unchanged"
    warnings = _count(result, Severity.WARNING)
    return f"{state}, {warnings}" if warnings else state


def _count(result: JobResult, severity: Severity) -> str:
    return summarise(found for found in result.diagnostics if found.severity is severity)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row, numbers to the right."""
    cells = [
        cell.ljust(width) if column in (0, len(row) - 1) else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _total(results: Sequence[JobResult]) -> str:
    built = sum(any(file.changed for file in result.files) for result in results)
    failed = [result.request.name for result in results if not result.files]
    parts = [f"{built} built", f"{len(results) - built - len(failed)} unchanged"]
    if failed:
        parts.append(f"{len(failed)} failed: {', '.join(failed)}")
    return f"{', '.join(parts)} (in {shown(results[0].request.folder)})"
