"""The evidence as a page: one file, without scripts, for screen, print and screen readers.

Owns its marks and its look (WCAG 2.2 AA). Whatever colour says, words say, too. Refuses to choose
what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckbuilder.gate.evidence.records import Evidence, JudgedFile, Omission, Question, Result
from deckbuilder.gate.evidence.statements import (
    REGULATIONS,
    day,
    draft_preparation,
    draft_problems,
    failed_in,
    looked_at,
    noun_of,
    points_in,
    split_faults,
)
from deckbuilder.gate.rule import Fault
from deckbuilder.wording import counted
from deckbuilder.wording import escape_html as escape

_STYLE = """\
:root { color-scheme: light; --ink: #1b2730; --main: #0b3c49; --line: #5a6670; --pale: #eef4f5; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink);
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Arial, sans-serif; }
header { background: var(--main); color: #fff; padding: 2.5rem max(1.25rem, 50vw - 36rem) 2rem; }
header h1 { margin: 0 0 0.5rem; font-size: 2.1rem; color: #fff; }
header p { margin: 0; max-width: 46rem; }
main { max-width: 74.5rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1, h2, h3, h4 { line-height: 1.25; color: var(--main); }
h2 { margin: 3rem 0 1rem; padding-bottom: 0.4rem; border-bottom: 3px solid var(--main); }
h3 { margin: 2.2rem 0 0.6rem; }
h4 { margin: 1.8rem 0 0.3rem; }
a { color: #005a8c; }
a:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
.note { background: var(--pale); border-left: 6px solid var(--main); padding: 0.75rem 1.1rem; }
.note p { margin: 0.3rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; margin: 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1rem; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0; min-width: 5rem;
  border-bottom: 1px solid #9aa5ad; }
tbody th { min-width: 11rem; overflow-wrap: break-word; }
td { overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid var(--main); }
tbody th { font-weight: 600; }
td.number, th.number { min-width: 3.5rem; text-align: right; font-variant-numeric: tabular-nums; }
td.by { width: 30%; min-width: 10rem; border: 1px solid var(--line); background: #fff; }
.source { color: #46525c; font-size: 0.95em; }
.bad { color: #8b1a1a; font-weight: 700; }
.good { color: #0b4f1d; font-weight: 700; }
.none { color: #46525c; }
ol, ul { margin: 0.2rem 0; padding-left: 1.4rem; }
blockquote { margin: 0.6rem 0; padding: 0.6rem 1.1rem; border: 1px solid var(--line); }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dt { margin-top: 0.4rem; } }
@media print {
  @page { margin: 16mm 14mm; }
  body { font-size: 9.5pt; }
  tbody th { min-width: 36mm; }
  header { background: none; padding: 0 0 6mm; border-bottom: 3px solid var(--main); }
  header h1, header p { color: var(--ink); }
  main { max-width: none; padding: 0; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, .note { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
"""


def render_html(evidence: Evidence) -> str:
    """Return the evidence as a page."""
    title = "Accessibility evidence"
    body = "\n".join(
        [
            *_render_summary(evidence),
            *(
                part
                for number, file in enumerate(evidence.files, 1)
                for part in _render_file(file, f"file-{number}")
            ),
            *_render_not_checked(evidence.not_checked, "Not checked in any file", 2),
            *_render_drafts(evidence),
            *_render_tools(evidence),
            *_render_sources(evidence),
        ]
    )
    names = ", ".join(file.path for file in evidence.files)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}: {escape(names)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n"
        f"<p>What a program found in {counted(len(evidence.files), 'file')} on "
        f"{day(evidence.made)}, and what people have still to look at.</p>\n</header>\n"
        f"<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table; a head or cell that begins with `#` holds a number, each first cell heads.

    The last cell of a row that has too few goes on to the table's end.
    """
    heads = [*heads]
    yield f'<div class="wide"><table>\n<caption>{escape(caption)}</caption>\n<thead><tr>'
    for head in heads:
        kind = ' class="number"' if head.startswith("#") else ""
        yield f'<th scope="col"{kind}>{escape(head.removeprefix("#"))}</th>'
    yield "</tr></thead>\n<tbody>"
    for first, *cells in rows:
        yield f'<tr><th scope="row">{first}</th>'
        short = len(heads) - 1 - len(cells)
        for place, cell in enumerate(cells, 1):
            if short and place == len(cells):
                yield f'<td colspan="{short + 1}">{cell}</td>'
            elif cell.startswith("#"):
                yield f'<td class="number">{cell[1:]}</td>'
            else:
                yield f"<td>{cell}</td>" if cell else '<td class="by"></td>'
        yield "</tr>"
    yield "</tbody>\n</table></div>"


# --- all files -----------------------------------------------------------------------------


def _render_summary(evidence: Evidence) -> Iterator[str]:
    yield (
        '<div class="note"><p><strong>This is evidence, not a verdict.</strong> A program can find '
        "some kinds of problem. It cannot say that there are no others, nor whether the files meet "
        f"the {REGULATIONS}: that is for those to say who publish them, once people have looked "
        "at the points listed here.</p></div>"
    )
    yield "<h2>Summary</h2>"
    yield from _table(
        "What was found in each file",
        (
            "File",
            "#Slides or pages",
            "#Things checked",
            "#Errors",
            "#Warnings",
            "#Advice",
            "#Points for people",
        ),
        (
            (f'<a href="#file-{number}">{escape(file.path)}</a>', *_counts(file))
            for number, file in enumerate(evidence.files, 1)
        ),
    )


def _counts(file: JudgedFile) -> tuple[str, ...]:
    """Return the cells of a file in the summary; one cell where there is nothing to count."""
    if file.could_not_be_checked:
        return (_render_reason(file),)
    return (
        f"#{file.length}",
        f"#{looked_at(file):,}",
        *(f"#{failed_in(file, kind)}" for kind in ("error", "warning", "advice")),
        f"#{points_in(file)}",
    )


def _render_reason(file: JudgedFile) -> str:
    return f'<span class="bad">Could not be checked</span>: {escape(file.could_not_be_checked)}'


def _render_tools(evidence: Evidence) -> Iterator[str]:
    yield "<h2>Tools</h2>"
    yield from _table(
        "What took part",
        ("Tool", "Version"),
        ((escape(name), escape(version)) for name, version in evidence.tools.items()),
    )


def _render_sources(evidence: Evidence) -> Iterator[str]:
    """Yield the addresses of sources in full, for those who read on paper."""
    cited = [result.source for file in evidence.files for result in file.results]
    cited += [question.source for file in evidence.files for question in file.questions]
    addresses = {*re.findall(r"\((https://[^)\s]+)\)", " ".join(cited))}
    if addresses:
        yield "<h2>Addresses of the sources</h2>\n<ul>"
        for address in map(escape, sorted(addresses)):
            yield f'<li><a href="{address}">{address}</a></li>'
        yield "</ul>"


def _render_drafts(evidence: Evidence) -> Iterator[str]:
    yield "<h2>Words for an accessibility statement</h2>"
    yield (
        "<p>Drafts to be read, changed and finished by somebody who knows the files. A statement "
        f"under the {REGULATIONS} says what is known not to be accessible, and how that was found "
        "out.</p>"
    )
    yield "<h3>Content that is not accessible</h3>"
    problems = [*draft_problems(evidence)]
    if problems:
        yield "<blockquote><ul>"
        yield from (f"<li>{escape(sentence)}</li>" for sentence in problems)
        yield "</ul></blockquote>"
    else:
        yield (
            "<p>The program found nothing to name here. Add what people find when they look at the "
            "points listed above.</p>"
        )
    yield "<h3>How this was checked</h3>"
    yield f"<blockquote><p>{escape(draft_preparation(evidence))}</p></blockquote>"


# --- one file ------------------------------------------------------------------------------


def _render_file(file: JudgedFile, anchor: str) -> Iterator[str]:
    yield f'<section aria-labelledby="{anchor}">\n<h2 id="{anchor}">{escape(file.path)}</h2>'
    if file.could_not_be_checked:
        yield f"<p>{_render_reason(file)}</p>"
    identity = _identity(file)
    if identity:
        yield "<dl>"
        yield from (f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in identity.items())
        yield "</dl>"
    if not file.could_not_be_checked:
        yield from _render_faults(file)
        yield from _render_rules(file)
        yield from _render_questions(file)
        yield from _render_not_checked(file.not_checked, "Not checked", 3)
    yield "</section>"


def _identity(file: JudgedFile) -> dict[str, str]:
    """Return what tells a file from others, as far as it is known."""
    was_opened = not file.could_not_be_checked
    values = {
        "Title": (file.title or "none") if was_opened else "",
        "Length": counted(file.length, noun_of(file)) if was_opened else "",
        "Size": f"{file.size:,} bytes" if file.sha256 else "",
        "Last changed": day(file.modified) if file.modified else "",
        "SHA-256": file.sha256,
    }
    return {name: value for name, value in values.items() if value}


def _render_faults(file: JudgedFile) -> Iterator[str]:
    yield "<h3>What was found</h3>"
    split = [(result, *split_faults(result)) for result in file.results]
    own = [(result, fault) for result, faults, _ in split for fault in faults]
    brought = [(result, fault) for result, _, faults in split for fault in faults]
    if not own:
        there = "in what is on its slides" if brought else "in this file"
        yield f"<p>None of the rules below found a fault {there}.</p>"
    else:
        yield from _tabulate_faults("Faults, with where they are", own)
    if brought:
        yield "<h3>What the template brings</h3>"
        yield (
            "<p>These come from layouts, and every slide of the layout has them. Whoever made the "
            "slides is not at fault, and cannot mend them there for good: they are for the "
            "template's designer, in PowerPoint under View, Slide Master. Readers meet them all "
            "the same.</p>"
        )
        yield from _tabulate_faults("Faults of layouts, with the slides they are on", brought)


def _tabulate_faults(caption: str, faults: Iterable[tuple[Result, Fault]]) -> Iterator[str]:
    rows = (
        (
            _name(result),
            escape(result.severity),
            escape(fault.place or "the file"),
            escape(fault.message),
        )
        for result, fault in faults
    )
    return _table(caption, ("Rule", "Severity", "Where", "What"), rows)


def _name(result: Result) -> str:
    return f'{escape(result.title)} <span class="source">({escape(result.code)})</span>'


def _render_rules(file: JudgedFile) -> Iterator[str]:
    yield "<h3>Rules that were applied</h3>"
    yield from _table(
        "Each rule with what it looked at",
        ("Rule", "Outcome", "#Passed", "#Failed", "Source"),
        (
            (
                _name(result),
                _outcome(result),
                f"#{result.passed:,}",
                f"#{result.failed:,}",
                f'<span class="source">{_link_addresses(result.source)}</span>',
            )
            for result in file.results
        ),
    )


def _link_addresses(text: str) -> str:
    """Return a text with each address in brackets as a link that shows its site's name."""
    linked = r'(<a href="\1">\2</a>)'
    return re.sub(r"\((https://(?:www\.)?([^/)\s]+)[^)\s]*)\)", linked, escape(text))


def _outcome(result: Result) -> str:
    if result.failed:
        return '<span class="bad">Faults found</span>'
    if result.passed:
        return '<span class="good">No fault found</span>'
    return '<span class="none">Nothing of the kind in the file</span>'


def _render_questions(file: JudgedFile) -> Iterator[str]:
    yield "<h3>Needs a human look</h3>"
    yield (
        "<p>No program can judge these. Whoever has looked writes down the outcome, their initials "
        "and the day.</p>"
    )
    for question in file.questions:
        yield f"<h4>{escape(question.title)}</h4>"
        yield (
            f"<p>{escape(question.ask)} "
            f'<span class="source">{_link_addresses(question.source)}</span></p>'
        )
        yield from _table(
            f"{question.title}: where to look",
            ("Where", "What the file holds", "Looked at"),
            _rows(question, noun_of(file)),
        )


def _rows(question: Question, noun: str) -> Iterator[tuple[str, str, str]]:
    for pointer in question.pointers:
        texts = [*map(escape, pointer.texts)]
        if len(texts) > 1:
            texts = ["<ol>", *(f"<li>{text}</li>" for text in texts), "</ol>"]
        yield escape(pointer.place), "".join(texts) or "(nothing)", ""
    if not question.pointers:
        yield "The whole file", f"every {noun}", ""


def _render_not_checked(omissions: Iterable[Omission], title: str, level: int) -> Iterator[str]:
    listed = [*omissions]
    if listed:
        yield f"<h{level}>{title}</h{level}>"
        yield "<ul>"
        yield from (f"<li>{escape(each.what)}: {escape(each.why)}</li>" for each in listed)
        yield "</ul>"
