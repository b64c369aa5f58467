"""The report as a page of HTML: one file, without scripts, for screen, print and screen readers.

Owns its marks and its look (WCAG 2.2 AA). What changed is told by more than colour: a line through
it or under it, and words that screen readers say. Refuses to choose words of its own but labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckbuilder.upgrade.changes import SlideChange
from deckbuilder.upgrade.explanations import (
    capitalise,
    count_lines,
    describe_own_value,
    describe_slide,
    list_edits,
    list_remedies,
    name_slide,
    name_value,
    summarise,
)
from deckbuilder.upgrade.pictures import CAPTIONS, SlidePicture
from deckbuilder.upgrade.report import Report, TextComparison, compare_slide
from deckbuilder.upgrade.word_changes import Line
from deckbuilder.wording import as_argument
from deckbuilder.wording import escape_html as escape

_STYLE = """\
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem 1.25rem 4rem; background: #fff;
  color: #1b2730; font: 1.0625rem/1.55 system-ui, "Segoe UI", Arial, sans-serif; }
h1, h2, h3 { line-height: 1.25; color: #0b3c49; }
h2 { margin-top: 3rem; padding-top: 1rem; border-top: 2px solid #0b3c49; }
a { color: #005a8c; }
a:focus-visible { outline: 3px solid #0b3c49; outline-offset: 2px; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.95em; overflow-wrap: anywhere; }
.stale { border-left: 6px solid #a8480c; background: #fdf3ec; padding: 0.5rem 1rem; }
.pictures { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
figure { margin: 0; break-inside: avoid; }
figcaption { font-weight: 600; margin-bottom: 0.25rem; }
figure svg { display: block; width: 100%; height: auto; border: 1px solid #5a6670; }
.words { border: 1px solid #5a6670; padding: 0.75rem 1rem; margin: 0; }
.words p { margin: 0; min-height: 1.55em; white-space: pre-wrap; overflow-wrap: anywhere;
  font-family: ui-monospace, Consolas, monospace; font-size: 0.95rem; }
.words .left-out { font-family: inherit; font-style: italic; color: #46525c; }
del { background: #fde8e8; color: #8b1a1a; text-decoration: line-through; }
ins { background: #e3f4e6; color: #0b4f1d; text-decoration: underline;
  text-underline-offset: 0.15em; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; margin-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0;
  border-bottom: 1px solid #5a6670; overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media print { body { max-width: none; } h2 { break-after: avoid; } }
"""

_SPOKEN = {"removed": ("del", "taken out: "), "added": ("ins", "put in: ")}


def render_html(report: Report) -> str:
    """Return the report as a page."""
    title = f"What has changed behind {report.name}"
    body = "\n".join(
        [
            f"<h1>{escape(title)}</h1>",
            f"<p>{escape(summarise(report.changes, report.base))}</p>",
            *_render_summary(report),
            *(part for change in report.changes.slides for part in _render_slide(change, report)),
            *_render_moved(report),
            *_render_values(report),
        ]
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _render_summary(report: Report) -> Iterator[str]:
    """Yield which local slides are stale, with links to them, and what the marks mean."""
    stale = report.changes.stale
    if stale:
        yield '<h2 id="stale">Slides of yours to look at</h2>'
        yield "<ul>"
        for change in stale:
            yield f'<li><a href="#{_anchor(change)}">{escape(name_slide(change))}</a></li>'
        yield "</ul>"
    else:
        yield "<p><strong>None of your own slides is stale.</strong></p>"
    if report.changes.edits:
        yield '<h2 id="edits">Lines of yours to edit, as they name what has gone</h2>'
        yield from _render_list(f"{edit.place}: {edit.words}" for edit in report.changes.edits)
    yield (
        "<p>When you have dealt with all of it: "
        f"<code>deckbuild upgrade {escape(as_argument(report.deck))} --all</code></p>"
    )
    if report.changes.slides:
        yield (
            "<p>In the comparisons, <del>words with a line through them</del> were taken out and "
            "<ins>words with a line under them</ins> were put in.</p>"
        )


def _render_list(texts: Iterable[str]) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{escape(text)}</li>" for text in texts)
    yield "</ul>"


def _anchor(change: SlideChange) -> str:
    return f"slide-{escape('-'.join(change.id.replace('/', '-').split()))}"


# --- slides --------------------------------------------------------------------------------


def _render_slide(change: SlideChange, report: Report) -> Iterator[str]:
    yield f'<section aria-labelledby="{_anchor(change)}">'
    yield f'<h2 id="{_anchor(change)}">{escape(name_slide(change))}</h2>'
    yield f"<p>{escape(' '.join(describe_slide(change)))}</p>"
    remedies = list_remedies(change, report.deck)
    if remedies:
        yield '<div class="stale"><p><strong>What you can do</strong></p><ul>'
        for words, command in remedies:
            yield f"<li>{escape(words)}{_render_command(command)}</li>"
        yield "</ul></div>"
    if change.edits:
        yield '<div class="stale"><p><strong>Lines of yours to edit</strong></p>'
        yield from _render_list(list_edits(change))
        yield "</div>"
    yield from _render_pictures(report.pictures.get(change.id, ()))
    for comparison in compare_slide(change):
        yield from _render_comparison(comparison)
    yield "</section>"


def _render_command(command: str) -> str:
    return f"<br><code>{escape(command)}</code>" if command else ""


def _render_pictures(pictures: Sequence[SlidePicture]) -> Iterator[str]:
    if not pictures:
        return
    yield "<h3>Pictures</h3>"
    yield '<div class="pictures">'
    for picture in pictures:
        caption = CAPTIONS[picture.side]
        yield f"<figure><figcaption>{caption}</figcaption>{picture.svg}</figure>"
    yield "</div>"


def _render_comparison(comparison: TextComparison) -> Iterator[str]:
    yield f"<h3>{escape(comparison.name or 'Words')}</h3>"
    yield '<div class="words">'
    for stretch in comparison.stretches:
        yield from _render_left_out(stretch.left_out)
        yield from (f"<p>{_render_line(line)}</p>" for line in stretch.lines)
    yield from _render_left_out(comparison.left_out)
    yield "</div>"


def _render_left_out(number: int) -> Iterator[str]:
    if number:
        yield f'<p class="left-out">{count_lines(number)}</p>'


def _render_line(line: Line) -> str:
    parts = []
    for kind, text in line:
        if kind == "same":
            parts.append(escape(text))
        else:
            element, label = _SPOKEN[kind]
            parts.append(
                f'<{element}><span class="unseen">{label}</span>{escape(text)}'
                f'<span class="unseen">; </span></{element}>'
            )
    return "".join(parts)


# --- all else ------------------------------------------------------------------------------


def _render_moved(report: Report) -> Iterator[str]:
    if not report.changes.moved:
        return
    yield '<h2 id="moved">Slides in another place</h2>'
    yield from _render_list(
        f"{name_slide(change)}: it was slide {change.old_number}."
        for change in report.changes.moved
    )


def _render_values(report: Report) -> Iterator[str]:
    if not report.changes.values:
        return
    yield '<h2 id="facts">Facts and settings</h2>'
    yield "<table><caption>Facts, contacts, variables and settings that have changed</caption>"
    yield (
        '<thead><tr><th scope="col">What</th><th scope="col">Before</th><th scope="col">Now</th>'
        '<th scope="col">Your deck</th></tr></thead><tbody>'
    )
    for change in report.changes.values:
        old, new = (
            escape(text) if text is not None else "(none)" for text in (change.old, change.new)
        )
        yield (
            f'<tr><th scope="row">{escape(capitalise(name_value(change.name)))}</th><td>{old}</td>'
            f"<td>{new}</td><td>{escape(describe_own_value(change))}</td></tr>"
        )
    yield "</tbody></table>"
