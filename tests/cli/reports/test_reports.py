"""Whatever a deck holds, each form of report can be read by what it is for."""

import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.cli.reports import FORMS, write_report
from deckbuilder.cli.reports.checked import Checked
from deckbuilder.cli.terminal.console import Display
from deckbuilder.diagnostics import Diagnostics, Severity
from tests.shared.examples import examples

PIECES = [
    "\n\n# ", "\n\n", "word", "it's", "\t", "\x00", "\x07", "\x1b[31m", "\u2028", "\ufffe", "é",
    "日本", "שלום", "[here](https://example.org)", "[a](file:///a)", "{{ x }}", "<b>", "]]>", "&",
    "%", "\r", ":", ",", '"', "![](a b.png)", "::: x\n", "🙂", "\U000e0041", "  \n",
]  # fmt: skip


@settings(max_examples=examples(60))
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_text_can_be_reported_in_every_form(text):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a, 50%: ü.md"
        file.write_bytes(text.encode())
        diagnostics = Diagnostics()
        presentation = checking.check(CheckRequest(path=file, today=date(2026, 1, 31)), diagnostics)
        checked = Checked(presentation, diagnostics, Severity.WARNING, Display(width=60))
        told = {form: write_report(form, checked) for form in FORMS}
    count = len(checked.found)
    assert len(json.loads(told["json"])["findings"]) == count
    assert len(json.loads(told["sarif"])["runs"][0]["results"]) == count
    cases = list(ElementTree.fromstring(told["junit"].encode()).iter("testcase"))  # noqa: S314
    assert len([case for case in cases if case.get("name") != "all rules"]) == count
    assert told["github"].count("\n") == count
    assert all(line.startswith("::") for line in told["github"].split("\n")[:-1])
    assert "\x1b" not in told["text"]
    assert told["text"].count("hint: ") >= sum(1 for found in checked.found if found.hint)
