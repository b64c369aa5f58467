"""What `deckbuild brand doctor` says of a template: what is wrong, and what decks make of it.

Owns the questions, the findings, which are data, and the sheet that shows them. Refuses to change a
template: `fixing` does, beside this room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from deckbuilder.brand.template.doctor.contents import CONTENT_RULES
from deckbuilder.brand.template.doctor.finding import Finding, LayoutRule, name_layouts
from deckbuilder.brand.template.doctor.looks import (
    LOOK_RULES,
    find_dull_accents,
    find_office_palette,
    find_unusual_fonts,
)
from deckbuilder.brand.template.doctor.structure import (
    STRUCTURE_RULES,
    find_alike,
    find_masters,
    find_needed,
    find_same_names,
    find_shape,
)
from deckbuilder.brand.template.nodes import Choice, Template
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.wording import counted

_TEMPLATE_RULES = (
    find_same_names,
    find_alike,
    find_shape,
    find_unusual_fonts,
    find_office_palette,
    find_dull_accents,
    *CONTENT_RULES,
)
"""The questions that look at all layouts, or at none."""


def find_faults(template: Template, choices: Mapping[str, Choice]) -> tuple[Finding, ...]:
    """Return what is wrong with a template, the worst first, and of the same weight by code.

    `choices` are the template's layouts that ours take, by the names of ours.
    """
    found = [
        *find_needed(template, choices),
        *find_masters(template, choices),
        *_ask_each_layout(template, (*STRUCTURE_RULES, *LOOK_RULES)),
        *(finding for rule in _TEMPLATE_RULES for finding in rule(template)),
    ]
    return tuple(sorted(found, key=lambda each: (-each.code.severity, each.code.id)))


def _ask_each_layout(template: Template, rules: tuple[LayoutRule, ...]) -> Iterator[Finding]:
    for rule in rules:
        asked = enumerate(template.layouts)
        found = tuple(index for index, layout in asked if rule.is_broken(layout, template))
        if found:
            message = f"{rule.words} {name_layouts(template, found)}"
            yield Finding(code=rule.code, message=message, layouts=found)


def report_faults(found: tuple[Finding, ...], path: str, diagnostics: Diagnostics) -> None:
    """Report findings on a template at its path, as people are shown it."""
    for each in found:
        diagnostics.report(each.code, path, each.statement, hint=each.hint)


def summarise_faults(found: tuple[Finding, ...]) -> str:
    """Return how much the doctor would say of a template, in one line; "" where nothing."""
    nouns = {
        Severity.ERROR: ("error", ""),
        Severity.WARNING: ("warning", ""),
        Severity.ADVICE: ("point of advice", "points of advice"),
    }
    counts = {level: sum(each.code.severity is level for each in found) for level in nouns}
    return ", ".join(counted(count, *nouns[level]) for level, count in counts.items() if count)
