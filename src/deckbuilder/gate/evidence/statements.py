"""The words of the evidence: counts, and drafts for an accessibility statement.

Owns what both the report and the command line say. Refuses a verdict: whether files meet the
regulations is for those who publish them to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from deckbuilder.gate.evidence.records import Evidence, JudgedFile, Result, Summary
from deckbuilder.gate.rule import Fault
from deckbuilder.wording import counted

REGULATIONS = (
    "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
)


def failed_in(file: JudgedFile, severity: str = "") -> int:
    """Return how many faults were found in a file, of one severity or of all."""
    return sum(r.failed for r in file.results if not severity or r.severity == severity)


def split_faults(result: Result) -> tuple[list[Fault], list[Fault]]:
    """Return a rule's faults that are to be mended in the file's content, and its template's."""
    own = [fault for fault in result.faults if not fault.layout]
    return own, [fault for fault in result.faults if fault.layout]


def sum_files(files: Sequence[JudgedFile]) -> Summary:
    """Return how much was found in files; one that could not be checked counts as an error."""
    errors, warnings, advice = (
        sum(failed_in(file, severity) for file in files)
        for severity in ("error", "warning", "advice")
    )
    unjudged = sum(1 for file in files if file.could_not_be_checked)
    return Summary(
        files=len(files),
        could_not_be_checked=unjudged,
        errors=errors + unjudged,
        warnings=warnings,
        advice=advice,
    )


def looked_at(file: JudgedFile) -> int:
    """Return how many things the rules looked at in a file."""
    return sum(result.passed + result.failed for result in file.results)


def points_in(file: JudgedFile) -> int:
    """Return how many places a person has to look at; a question about the whole is one."""
    return sum(len(question.pointers) or 1 for question in file.questions)


def noun_of(file: JudgedFile) -> str:
    """Return what a file's length is counted in."""
    return "slide" if file.kind == "pptx" else "page"


def sum_up(file: JudgedFile) -> str:
    """Return one line on a file, for the command line."""
    if file.could_not_be_checked:
        return f"{file.path}: could not be checked: {file.could_not_be_checked}"
    brought = sum(len(split_faults(result)[1]) for result in file.results)
    failed = failed_in(file) - brought
    found = counted(failed, "fault") if failed else "no faults"
    found += f" and {brought:,} of its template" if brought else ""
    left = f" ({file.unfinished} more could not be asked to the end)" if file.unfinished else ""
    return (
        f"{file.path}: {counted(file.length, noun_of(file))}, {found} by "
        f"{counted(len(file.results) - file.unfinished, 'rule')}{left}, "
        f"{counted(points_in(file), 'point')} for people to see"
    )


def day(written: str) -> str:
    """Return a day as people write it ("3 September 2026"), whatever the machine's language."""
    on = date.fromisoformat(written)
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


# --- drafts for a statement ----------------------------------------------------------------


def draft_problems(evidence: Evidence) -> Iterator[str]:
    """Yield a sentence for each rule that found something, for the section on known problems.

    What is advice is left out: it says what somebody should look at. What a template brings is
    not: it is advice to those who cannot mend it, and as hard to read.
    """
    for file in evidence.files:
        for result in file.results:
            if result.failed and (result.severity != "advice" or result.of_template):
                places = _list_places(fault.place for fault in result.faults)
                yield (
                    f"{_name(file)}: {_lower(result.title)}, "
                    f"{counted(result.failed, 'place')} ({places}). Rule: {_cite(result.source)}."
                )
        if file.could_not_be_checked:
            yield f"{file.path} could not be checked."


def _name(file: JudgedFile) -> str:
    """Return a file's title with its path; the path alone where it has none."""
    return f"{file.title} ({file.path})" if file.title.strip() else file.path


def _list_places(places: Iterable[str], shown: int = 3) -> str:
    listed = [*dict.fromkeys(places)]
    more = len(listed) - shown
    named = "; ".join(listed[:shown])
    return f"{named}; and {more} more" if more > 0 else named


def _cite(source: str) -> str:
    """Return a source without its address."""
    return re.sub(r" \(https://[^)\s]+\)", "", source)


def _lower(title: str) -> str:
    return title if title[:2].isupper() or title[1:2].isupper() else title[:1].lower() + title[1:]


def draft_preparation(evidence: Evidence) -> str:
    """Return sentences for the section on how a statement was prepared."""
    files = [file for file in evidence.files if file.results]
    tools = ", ".join(f"{name} {number}" for name, number in evidence.tools.items())
    failed = sum(map(failed_in, files))
    rules = []
    if any(file.kind == "pptx" for file in files):
        rules.append("the rules that Microsoft publishes for its Accessibility Checker")
    if any(file.kind == "pdf" for file in files):
        rules.append("clauses of PDF/UA-1 (ISO 14289-1) that a program can judge")
    applied = f" by {' and '.join(rules)}" if rules else ""
    return (
        f"{counted(len(files), 'file')} named in this report "
        f"{'was' if len(files) == 1 else 'were'} checked by a program on "
        f"{day(evidence.made)}{applied} ({tools}). It found "
        f"{counted(failed, 'fault')}. Programs find some problems only: "
        f"{counted(sum(map(points_in, files)), 'point')} had still to be looked at by people."
    )
