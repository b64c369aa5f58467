"""Settings that are plain on each line mean what they mean in YAML."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.source.plainsettings import read_plain
from deckbuilder.source.yamlsettings import NotSettingsError, read_yaml

MEAN = "ab1 :#-[]{},\"'\\|>&*!%@`?~=<.\t\xa0é–’\u2028\ufeff/"
names = st.sampled_from(["title", "minutes", "kit", "a", "true", "_x-1"])
words = st.text(MEAN, max_size=12)
values = st.one_of(
    words,
    words.map('"{}"'.format),
    words.map("a{}".format),
    st.lists(words.map("b{}".format), max_size=3).map(lambda it: f"[{', '.join(it)}]"),
)
lines = st.one_of(st.builds("{}: {}".format, names, values), words)


@settings(max_examples=1500, deadline=None)
@given(st.lists(lines, max_size=4).map("\n".join))
def test_what_is_plain_is_what_yaml_says(text):
    plain = read_plain(text)
    if plain is None:
        return
    try:
        assert plain == read_yaml(text)
    except NotSettingsError as error:
        raise AssertionError(f"{text!r} is no YAML: {error}") from error


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", {}),
        ("layout: two-column\nminutes: 10\n", {"layout": "two-column", "minutes": "10"}),
        ("outcomes: [evidence, the law]", {"outcomes": ["evidence", "the law"]}),
        ('title: "Neglect: an overview"', {"title": "Neglect: an overview"}),
        ("start: 09:30 ", {"start": "09:30"}),
        ("title: Children’s needs (all)", {"title": "Children’s needs (all)"}),
        ("\n\nsensitive: true", {"sensitive": "true"}),
    ],
)
def test_usual_settings_are_plain(text, data):
    assert read_plain(text) == read_yaml(text)
    assert read_plain(text)[0] == data


@pytest.mark.parametrize(
    "text", ["a: b: c", "a: [b", "a:\n  - b", "a: b # c", "a: b\na: c", "a:b", "kit: {a: b}", "- a"]
)
def test_what_needs_a_closer_look_is_left_to_yaml(text):
    assert read_plain(text) is None


def test_a_deck_of_plain_settings_is_read_without_the_library(tmp_path):
    deck = tmp_path / "deck.md"
    deck.write_text('---\ntitle: "A sample"\nlang: en-GB\n---\n\n# Sample\n\nWords.\n')
    script = (
        "import sys; from pathlib import Path; from deckbuilder.source import read_deck;"
        "from deckbuilder.diagnostics import Diagnostics;"
        f"assert read_deck(Path({str(deck)!r}), Diagnostics()).title == 'A sample';"
        "assert 'yaml' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
