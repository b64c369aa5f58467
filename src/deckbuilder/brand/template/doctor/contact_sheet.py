"""A template's contact sheet: a page with every layout, what decks make of it and what is wrong.

Owns its marks and its look (WCAG 2.2 AA): one file without scripts, for screen, dark or light, for
print and for screen readers. Refuses to draw layouts, which `sheet` does, and to find anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from deckbuilder.brand.template.doctor.finding import Finding, name_layout
from deckbuilder.brand.template.nodes import Choice, Template, TemplateLayout
from deckbuilder.diagnostics import Severity
from deckbuilder.wording import counted
from deckbuilder.wording import escape_html as escape

_STYLE = """\
:root { color-scheme: light dark; --page: #fff; --ink: #1b2730; --quiet: #46525c; --main: #0b3c49;
  --link: #005a8c; --line: #9aa5ad; --pale: #eef4f5; --error: #8b1a1a; --warning: #7a4100;
  --advice: #00545c; --band: #0b3c49; }
@media (prefers-color-scheme: dark) { :root { --page: #12191e; --ink: #e6edf0; --quiet: #b4c0c7;
  --main: #9fd3dc; --link: #7cc4f0; --line: #5a6670; --pale: #1d282f; --error: #ffb0a8;
  --warning: #ffc98a; --advice: #8fd9d0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 1.0625rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
header { background: var(--band); color: #fff;
  padding: 2.25rem max(1.25rem, 50vw - 42rem) 1.75rem; }
h1 { margin: 0 0 0.4rem; font-size: 2rem; line-height: 1.2; overflow-wrap: anywhere; }
header p { margin: 0; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; padding: 0;
  margin: 0.9rem 0 0; }
nav a { color: #fff; }
nav a:focus-visible { outline-color: #fff; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.92em; }
main { max-width: 86.5rem; margin: 0 auto; padding: 0.5rem 1.25rem 4rem; }
h2 { margin: 2.75rem 0 0.9rem; line-height: 1.25; color: var(--main); }
h3 { margin: 0 0 0.6rem; font-size: 1.1rem; line-height: 1.3; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--quiet); padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 1rem 0.45rem 0;
  border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.wide { overflow-x: auto; }
tbody th { width: 40%; }
.faults { list-style: none; padding: 0; margin: 0; display: grid; gap: 0.9rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 34rem), 1fr)); }
.fault { border-left: 6px solid var(--level); background: var(--pale); padding: 0.7rem 1.1rem; }
.fault p { margin: 0; }
.fault p + p { margin-top: 0.3rem; }
.level { color: var(--level); font-weight: 700; }
.error { --level: var(--error); } .warning { --level: var(--warning); }
.advice { --level: var(--advice); }
.code, .quiet { color: var(--quiet); font-size: 0.92em; }
.layouts { display: grid; gap: 2rem 1.5rem; grid-template-columns:
  repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); }
.layout { break-inside: avoid; min-width: 0; }
.shared { position: absolute; }
.layout > svg { display: block; width: 100%; height: auto; border: 1px solid var(--line);
  background: #fff; }
.layout dl { margin: 0.6rem 0 0; display: grid; grid-template-columns: max-content 1fr;
  gap: 0.15rem 0.9rem; font-size: 0.95rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.used h3::before { content: "✓ "; color: var(--advice); }
@media print {
  :root { color-scheme: light; --page: #fff; --ink: #000; --quiet: #333; --main: #0b3c49;
    --line: #777; --pale: #fff; --error: #8b1a1a; --warning: #7a4100; --advice: #00545c; }
  @page { margin: 14mm 12mm; }
  body { font-size: 9.5pt; }
  nav { display: none; }
  .faults { grid-template-columns: 1fr; }
  header { background: none; color: #000; padding: 0 0 5mm; border-bottom: 3px solid #0b3c49; }
  main { max-width: none; padding: 0; }
  h2, caption { break-after: avoid; }
  tr, .fault { break-inside: avoid; }
  .layouts { grid-template-columns: 1fr 1fr; gap: 7mm 6mm; }
}
"""

_LEVELS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}


def render_sheet(
    template: Template,
    choices: Mapping[str, Choice],
    found: Sequence[Finding],
    pictures: Sequence[str],
    shared: str,
    name: str,
) -> str:
    """Return the page on a template of a file's name.

    `choices` and `found` are as `find_faults` takes and returns them. `pictures` are the layouts as
    SVG elements, in order, and `shared` the definitions that all of them refer to.
    """
    title = f"The layouts of {escape(name)}"
    body = "\n".join(
        (
            *_render_layouts(template, choices, found, pictures),
            *_render_map(template, choices),
            *_render_faults(template, found),
        )
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n<h1>{title}</h1>\n<p>{escape(_sum_up(template, choices))}</p>\n"
        f"{_render_navigation(found)}\n"
        '</header>\n<svg class="shared" width="0" height="0" aria-hidden="true">'
        f"{shared}</svg>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _sum_up(template: Template, choices: Mapping[str, Choice]) -> str:
    used = len({choice.layout for choice in choices.values()})
    width, height = template.width / 914_400, template.height / 914_400
    return (
        f"{counted(len(template.layouts), 'layout')}, of which decks use {used}; slides of "
        f"{width:.4g} × {height:.4g} inches."
    )


def _render_navigation(found: Sequence[Finding]) -> str:
    places = {"layouts": "Every layout", "map": "What our layouts become"}
    for level, name in _LEVELS.items():
        if count := sum(finding.code.severity is level for finding in found):
            places[str(level)] = f"{name}: {count}"
    links = "".join(f'<li><a href="#{place}">{words}</a></li>' for place, words in places.items())
    return f'<nav aria-label="On this page"><ul>{links}</ul></nav>'


# --- which layout stands for which ---------------------------------------------------------


def list_mapping(
    template: Template, choices: Mapping[str, Choice]
) -> Iterator[tuple[str, str, str]]:
    """Yield rows of what our layouts become: ours, theirs, and what is filled there.

    Rows go by the template's order, those that only stand in last. Ours that take the same
    placeholders of the same layout share a row.
    """
    ours: dict[tuple[bool, int, str], list[str]] = {}
    for name, choice in choices.items():
        key = (not choice.fits, choice.layout, _say_slots(choice))
        ours.setdefault(key, []).append(name)
    for (_, layout, how), names in sorted(ours.items()):
        yield ", ".join(names), name_layout(template.layouts[layout]), how


def _say_slots(choice: Choice) -> str:
    filled = [slot for slot in choice.slots if slot not in ("footer", "slide-number")]
    words = f"fills {', '.join(filled)}" if filled else "draws all of it"
    return words if choice.fits else f"stands in; {words}, and draws the rest"


def _render_map(template: Template, choices: Mapping[str, Choice]) -> Iterator[str]:
    yield '<h2 id="map">What our layouts become</h2>'
    yield '<div class="wide" tabindex="0" role="region" aria-labelledby="map"><table>'
    yield (
        "<caption>To change one, write it in brand.toml under [template.layouts], for instance "
        "content = “#3”.</caption>"
    )
    yield (
        '<thead><tr><th scope="col">Ours</th><th scope="col">The template’s</th>'
        '<th scope="col">How</th></tr></thead><tbody>'
    )
    for ours, theirs, how in list_mapping(template, choices):
        yield (
            f'<tr><th scope="row">{escape(ours)}</th><td>{escape(theirs)}</td>'
            f"<td>{escape(how)}</td></tr>"
        )
    yield "</tbody></table></div>"


# --- what is wrong -------------------------------------------------------------------------


def _render_faults(template: Template, found: Sequence[Finding]) -> Iterator[str]:
    for level, group in groupby(found, lambda finding: finding.code.severity):
        yield f'<h2 id="{level}">{_LEVELS[level]}</h2>\n<ul class="faults">'
        for finding in group:
            yield from _render_fault(template, finding)
        yield "</ul>"
    if not found:
        yield "<h2>What is wrong</h2>\n<p>Nothing that the doctor knows.</p>"


def _render_fault(template: Template, finding: Finding) -> Iterator[str]:
    code = finding.code
    yield f'<li class="fault {code.severity}">'
    yield (
        f'<p><span class="level">{str(code.severity).capitalize()}</span> '
        f"<strong>{escape(_capitalise(finding.message))}</strong> "
        f'<span class="code">{code.id} {code.name}</span></p>'
    )
    yield f"<p>In decks: {escape(_uncapitalise(code.why))}</p>"
    yield f"<p>{_mark_code(escape(_capitalise(finding.hint)))}</p>"
    if finding.layouts:
        links = ", ".join(
            f'<a href="#layout-{number}">{number}</a>'
            for number in (template.layouts[index].number for index in finding.layouts)
        )
        yield f'<p class="quiet">Layouts: {links}</p>'
    yield "</li>"


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapitalise(text: str) -> str:
    return text[:1].lower() + text[1:]


def _mark_code(text: str) -> str:
    """Return a text with what stands between backticks as code."""
    return re.sub("`([^`]*)`", r"<code>\1</code>", text)


# --- the layouts ---------------------------------------------------------------------------


def _render_layouts(
    template: Template,
    choices: Mapping[str, Choice],
    found: Sequence[Finding],
    pictures: Sequence[str],
) -> Iterator[str]:
    yield '<h2 id="layouts">Every layout</h2>'
    yield (
        "<p>Outlined are placeholders, with their type and idx; hatched is what content keeps "
        "clear of; dashed is the largest free area. A tick marks the layouts that decks use.</p>"
    )
    several = len(template.masters) > 1
    layouts = zip(range(len(template.layouts)), template.layouts, pictures, strict=True)
    for master, group in groupby(layouts, lambda each: each[1].master):
        if several:
            yield f"<h2>Master: {escape(template.masters[master].name)}</h2>"
        yield '<div class="layouts">'
        for index, layout, picture in group:
            ours = [name for name, choice in choices.items() if choice.layout == index]
            faults = [finding for finding in found if index in finding.layouts]
            yield from _render_layout(layout, ours, faults, picture)
        yield "</div>"


def _render_layout(
    layout: TemplateLayout, ours: Sequence[str], faults: Iterable[Finding], picture: str
) -> Iterator[str]:
    anchor = f"layout-{layout.number}"
    used = " used" if ours else ""
    yield f'<section class="layout{used}" aria-labelledby="{anchor}">'
    yield f'<h3 id="{anchor}">{layout.number} {escape(layout.name)}</h3>'
    yield f"{picture}\n<dl>"
    facts = {
        "Ours": ", ".join(ours) or "none",
        "Placeholders": ", ".join(f"{each.kind} {each.index}" for each in layout.placeholders),
        "Type": layout.kind or "none",
        "Found": ", ".join(each.code.name for each in faults) or "nothing",
    }
    for name, value in facts.items():
        yield f"<dt>{name}</dt><dd>{escape(value or 'none')}</dd>"
    yield "</dl></section>"
