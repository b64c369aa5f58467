"""The tool's own words: Welsh where two sources have the term, English tagged as such otherwise."""

from __future__ import annotations

import pytest

from deckbuilder.layout.text.own_words import WELSH, say
from tests.shared.validators import ROOT


@pytest.mark.parametrize(
    ("english", "lang", "said"),
    [
        ("Contents", "en-GB", ("Contents", "")),
        ("Contents", "cy", ("Cynnwys", "")),
        ("Contents", "CY-gb", ("Cynnwys", "")),
        ("Contents", "pl", ("Contents", "en-GB")),
        ("Facilitator notes", "cy", ("Facilitator notes", "en-GB")),
        ("Page 3 of 12", "cy", ("Tudalen 3 o 12", "")),
        ("Slide 10", "cy", ("Sleid 10", "")),
        ("Slide 10: Contents", "cy", ("Slide 10: Contents", "en-GB")),
        ("", "cy", ("", "")),
    ],
)
def test_words_are_welsh_where_the_term_is_known(english, lang, said):
    assert say(english, lang) == said


def test_each_term_is_listed_with_two_sources():
    page = (ROOT / "docs/analysis/welsh.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    listed = {english: (welsh, sources) for english, welsh, sources in rows[1:]}
    assert {english: welsh for english, (welsh, _) in listed.items()} == WELSH
    assert all(len(sources.split("; ")) == 2 for _, sources in listed.values())
