"""Every rule by example: what it finds is what the marks in its cases say, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from deckbuilder.brand import fonts
from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.codes import CODES
from deckbuilder.diagnostics import Diagnostics, Severity
from deckbuilder.lint import run
from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules import RULES
from tests.lint.cases import CASES, Case, read_cases
from tests.lint.dictionaries import needs_dictionary
from tests.shared.quick import first_of_each

TODAY = date(2026, 1, 31)
ALL = [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]
NAMES = {rule.code.name for rule in RULES}


@pytest.fixture(scope="module", autouse=True)
def _fonts_found_once() -> Iterator[None]:
    """Look for each family once, as no case brings fonts of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "find_family", cache(fonts.find_family))
        yield


QUICK = first_of_each(ALL, lambda case: (case.rule, bool(case.marks)))
"""Of each rule a case for and one against in the fast suite."""


@pytest.mark.parametrize("case", QUICK, ids=lambda case: f"{case.rule}: {case.title}")
def test_rule_finds_what_is_marked_and_nothing_else(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case.rule == "spelling":
        needs_dictionary()
    found, others = _check(case, tmp_path, monkeypatch)
    assert found == case.marks
    assert not [it for it in others if it.severity is Severity.ERROR]


def _check(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Counter[tuple[str, int, str]], list]:
    """Return what the rules named in a case find, by mark, and all other diagnostics."""
    root = case.write(folder)
    monkeypatch.chdir(folder)
    diagnostics = Diagnostics()
    told = {case.rule} | {rule for _, _, rule in case.marks}
    if told <= NAMES:  # the others have cases of their own, but for what is made of all findings
        monkeypatch.setattr(run, "RULES", [rule for rule in RULES if rule.code.name in told])
    brand = "branding/sample" if "brand.toml" in case.files else None
    checking.check(CheckRequest(path=root, today=TODAY, brand=brand), diagnostics)
    assert not any("has failed" in each for each in diagnostics.not_checked)
    own = [it for it in diagnostics if it.code.name in told]
    others = [it for it in diagnostics if it.code.name not in told]
    places = (
        (
            it.path.removeprefix("sample-deck/").removeprefix("branding/sample/"),
            it.line,
            it.code.name,
        )
        for it in own
    )
    return Counter(places), others


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.name)
def test_rule_has_cases_for_and_against(rule: Rule) -> None:
    cases = [case for case in ALL if case.rule == rule.code.name]
    failing = [case for case in cases if any(mark[2] == case.rule for mark in case.marks)]
    assert len(failing) >= 3, "a rule needs three cases in which it finds something"
    assert len(cases) - len(failing) >= 3, "and three in which it finds nothing"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.name)
def test_rule_says_what_why_and_how_to_mend(rule: Rule) -> None:
    code = rule.code
    assert code.id.startswith("DB6")
    for said in (code.summary, code.why, code.example, code.fix, code.source):
        assert len(said) > 10
    assert code.summary.endswith(".")
    assert code.fix.endswith((".", ")"))


def test_cases_are_of_known_rules() -> None:
    known = {code.name for code in CODES.values()}
    assert {case.rule for case in ALL} <= known
    assert {mark[2] for case in ALL for mark in case.marks} <= known
    assert len({(case.rule, case.title) for case in ALL}) == len(ALL)


def test_rules_are_listed_once_in_the_order_of_their_codes() -> None:
    ids = [rule.code.id for rule in RULES]
    assert ids == sorted(set(ids))
