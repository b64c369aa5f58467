"""JUnit's XML, which the viewers of CI systems show as tests.

A suite is a slide, or a file that makes none; a test case is a finding, or "all rules" where there
is none. What does not make the check fail is a test that passed with something to say. Viewers
list cases by name, and take those of one name for one, so a case's name holds its rule, its place,
and a number where that is not enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from deckbuilder.cli.reports.checked import Checked, Place
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.wording import as_lines, as_value


def write(checked: Checked) -> str:
    """Return a suite for each slide, clean or not, and for each other file with findings."""
    found = {group.slide or group.path: group.found for group in checked.groups}
    files = [(path, path, faults) for path, faults in found.items() if isinstance(path, str)]
    slides = [(_name(slide), slide.path, found.get(slide, ())) for slide in checked.slides]
    suites = [_suite(*place, checked) for place in (*files, *slides)]
    failures = sum(each.severity >= checked.failing for each in checked.found)
    total = sum(max(1, len(faults)) for *_, faults in (*files, *slides))
    deck = checked.presentation.deck.name if checked.presentation else "deckbuild check"
    head = f'<testsuites name={_attribute(deck)} tests="{total}" failures="{failures}">'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        head,
        *(line for suite in suites for line in suite),
        "</testsuites>",
    ]
    return "\n".join(lines)


def _name(slide: Place) -> str:
    number = f"slide {slide.number}" if slide.number else "slide"
    return f"{number} ({slide.id}): {slide.title}"


def _suite(name: str, path: str, faults: Sequence[Diagnostic], checked: Checked) -> list[str]:
    failures = sum(found.severity >= checked.failing for found in faults)
    lines = [
        f'  <testsuite name={_attribute(name)} tests="{max(1, len(faults))}" '
        f'failures="{failures}" errors="0" skipped="0">'
    ]
    names: dict[str, int] = {}
    for found in faults:
        lines += _case(found, name, names, failed=found.severity >= checked.failing)
    if not faults:
        lines.append(
            f'    <testcase name="all rules" classname={_attribute(name)} file={_attribute(path)}/>'
        )
    return [*lines, "  </testsuite>"]


def _case(found: Diagnostic, suite: str, names: dict[str, int], *, failed: bool) -> list[str]:
    """Return a finding as a test case; `names` counts those of the suite that are alike."""
    line = f", line {found.line}" if found.line else ""
    on = f", slide {found.slide.number}" if found.slide else ""
    name = f"{found.code.name} ({found.code.id}){line}{on}"
    names[name] = nth = names.get(name, 0) + 1
    name += f" ({nth})" if nth > 1 else ""
    number = f' line="{found.line}"' if found.line else ""
    case = (
        f"    <testcase name={_attribute(name)} classname={_attribute(suite)}"
        f" file={_attribute(found.path)}{number}>"
    )
    text = _text(str(found))
    verdict = (
        f"      <failure type={_attribute(str(found.severity))}"
        f" message={_attribute(found.message)}>{text}</failure>"
        if failed
        else f"      <system-out>{text}</system-out>"
    )
    return [case, verdict, "    </testcase>"]


def _text(text: str) -> str:
    return escape(as_lines(text))


def _attribute(text: str) -> str:
    return quoteattr(as_value(text))
