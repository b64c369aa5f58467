"""Runs the rules over a deck that was laid out, and places what they find in its sources.

Owns the order and the settings of the checks themselves. Refuses to judge.
"""

from __future__ import annotations

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span, nearest
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.policy import Policy, names_of, stays_error
from deckbuilder.lint.rule import Finding, Rule
from deckbuilder.lint.rules import RULES
from deckbuilder.lint.source_text.source_files import SourceFiles
from deckbuilder.model import Deck


def check_presentation(subject: Subject, diagnostics: Diagnostics, *, policy: Policy) -> None:
    """Report what the rules find, and settings and comments of the checks that do nothing."""
    files = subject.files
    for rule in RULES:
        try:
            for finding in rule.check(subject):
                _report(rule, finding, files, diagnostics)
        except Exception as error:  # noqa: BLE001 - reported: the other rules can still judge
            diagnostics.not_checked.append(
                f"{rule.code.id} {rule.code.name}, as the rule has failed, and the fault is its"
                f" own ({type(error).__name__}): please report this with the deck"
            )
    diagnostics.not_checked += subject.not_checked
    _check_names(subject.deck, files, diagnostics)
    _check_comments(subject.deck, files, policy, diagnostics)


def _report(rule: Rule, finding: Finding, files: SourceFiles, diagnostics: Diagnostics) -> None:
    span = finding.where
    found = files[span.path].find_words(span, finding.at, finding.nth) if finding.at else None
    line, *columns = found or (span.first_line, *(finding.columns or ()))
    diagnostics.report(
        rule.code,
        span,
        finding.message,
        line=line,
        hint=finding.hint,
        columns=(columns[0], columns[1]) if columns else None,
        edits=finding.edits,
    )


def _check_names(deck: Deck, files: SourceFiles, diagnostics: Diagnostics) -> None:
    """Report names of rules in the deck's settings that are none, or that nothing can ignore."""
    settings = deck.check
    where = deck.place_of("check")
    softened = dict.fromkeys((*settings.ignore, *settings.severity))
    for name in dict.fromkeys((*settings.select, *softened)):
        below = Span(where.path, where.first_line, len(files[where.path].lines))
        found = files[where.path].find_words(below, name)
        place = Span(where.path, found[0], found[0]) if found else where
        _check_name(name, place, diagnostics, only_selects=name not in softened)


def _check_comments(
    deck: Deck, files: SourceFiles, policy: Policy, diagnostics: Diagnostics
) -> None:
    """Report comments of the deck's slides that ignore nothing."""
    for _ in diagnostics:  # each is put to the policy, which so learns what comments do
        pass
    paths = dict.fromkeys(slide.span.path for slide in deck.slides if slide.span)
    for path in paths:
        for line, names in files[path].ignores.items():
            for name in sorted(names):
                where = Span(path, line, line)
                known = _check_name(name, where, diagnostics)
                if known and (path, line, name) not in policy.used:
                    diagnostics.report(
                        codes.IGNORE_UNUSED,
                        where,
                        f"{name} finds nothing here",
                        hint="take the comment out, or move it to the line above the fault",
                    )


def _check_name(
    name: str, where: Span, diagnostics: Diagnostics, *, only_selects: bool = False
) -> bool:
    """Report a name that is no rule's, or that of an error which stays one; tell if it is fine."""
    named = [code for code in codes.CODES.values() if name in names_of(code)]
    if not named:
        match = nearest(name, {name for code in codes.CODES.values() for name in names_of(code)})
        diagnostics.report(
            codes.UNKNOWN_RULE,
            where,
            f"there is no rule {name!r}",
            hint=f"did you mean {match!r}?" if match else "`deckbuild rules` lists all of them",
        )
        return False
    if not only_selects and all(map(stays_error, named)):
        diagnostics.report(
            codes.ERROR_STAYS,
            where,
            f"{name} stays an error: no deck can be built with it",
            hint="mend what it finds, and take the name out",
        )
        return False
    return True
