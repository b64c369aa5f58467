"""Limits are declared once, and SECURITY.md lists them all."""

from __future__ import annotations

import re
from pathlib import Path

from deckbuilder.cli.arguments.rule_catalogue import list_codes
from deckbuilder.files import limits
from deckbuilder.files.limits import Limit

PAGE = Path(__file__).parents[2] / "SECURITY.md"
LIMITS = [it for it in vars(limits).values() if isinstance(it, Limit)]
_MARKED = re.compile(r"(?<=<!-- limits -->\n).*(?=<!-- end of limits -->)", re.DOTALL)


def test_the_table_of_limits_is_up_to_date(request):
    text = PAGE.read_text(encoding="utf-8")
    rows = "".join(f"| {it.of} | {it.max:,} | {it.beyond} |\n" for it in LIMITS)
    table = f"\n| of | at most | beyond it |\n|---|---|---|\n{rows}\n"
    made = _MARKED.sub(lambda _: table, text)
    if request.config.getoption("--accept"):
        PAGE.write_text(made, encoding="utf-8")
        text = made
    assert text == made, "run: pytest --accept"


def test_what_is_beyond_a_limit_is_a_diagnostic():
    assert {it.beyond for it in LIMITS} <= {code.id for code in list_codes()}
