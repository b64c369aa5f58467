"""Faults of files and settings: in plain words, at the right line, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.files.reading import read_toml
from deckbuilder.source import read_deck
from tests.source.conftest import DECK, WriteDeck

TITLE = "# Title\n"


def faults_of(root: Path) -> list[Diagnostic]:
    """Return the faults of a deck."""
    diagnostics = Diagnostics()
    assert read_deck(root, diagnostics) is not None
    return diagnostics.sorted()


def brief(faults: list[Diagnostic]) -> list[str]:
    return [f"{it.path.removeprefix('deck/')}:{it.line or '-'} {it.code.name}" for it in faults]


# --- TOML ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("title = “Neglect”", 1, "typographic", "straight"),
        ("a = 1\ntitle = \"Neglect”", 2, "typographic", "straight"),
        ('keywords = ["a", “b”]', 1, "typographic", "straight"),
        ('title = "Neglect', 1, "quotation mark is missing", "both sides"),
        ('title = "Neglect\na = 1', 1, "quotation mark is missing", "both sides"),
        ('title = """Neglect\na = 1\n\n', 1, "quotation mark is missing", "both sides"),
        ('title: "Neglect"', 1, "colon", 'title = "Neglect"'),
        ('title = "The "hidden" child"', 1, "within quotation marks", "‘hidden’"),
        ("title = 'It's late'", 1, "apostrophe", "double"),
        ('title = "a" b', 1, "closing quotation mark", "one pair"),
        (r'logo = "C:\Users\logo.png"', 1, "backslash", "write /"),
        (r'logo = "images\logo.png"', 1, "backslash", "write /"),
        ('logo = "images\\"', 1, "backslash", "write /"),
        ("a = 1\nb = 2\na = 3", 3, "a is given twice: the first is on line 1", "take out"),
        ("[a.b]\nx = 1\n[a.b]", 3, "[a.b] is given twice: the first is on line 1", "take out"),
        ("title = Neglect", 1, "no quotation marks", "in quotation marks"),
        ("primary = #1A2B3C", 1, "colour", '"#1A2B3C"'),
        ("title =", 1, "no value", "equals sign"),
        ("numbers = Yes", 1, "true nor false", "small letters"),
        ("start = 9:30", 1, "number", '"09:30"'),
        ("review_by = 31/03/2027", 1, "date", "2027-03-31"),
        ('keywords = "a", "b"', 1, "square brackets", '["one", "two"]'),
        ('keywords = ["a" "b"]', 1, "comma", "commas"),
        ('x = 1\nkeywords = ["a", "b"\n\ny = 1', 2, "closing square bracket", "write ]"),
        ("x = {a = 1\ny = 1", 1, "closing brace", "write }"),
        ("[facts.one\nx = 1", 1, "closing square bracket", "[[outcomes]]"),
        ("[[outcomes]\nx = 1", 1, "closing square bracket", "[[outcomes]]"),
        ("[facts.two words]", 1, "name in square brackets", "letters"),
        ("[facts] one", 1, "after the closing square bracket", "new line"),
        ("review by = 1", 1, "space", "in its place"),
        ("père = 1", 1, "name of the setting", "letters"),
        ("only words", 1, "no equals sign", 'title = "Neglect"'),
        ("a = 1\nminutes = " + "9" * 5000, 2, "too large", "18 digits"),
        ("a = 1\nminutes = 0x" + "f" * 5000, 2, "too large", "18 digits"),
        ("a = 1\nx = [1,\n" + "9" * 20 + "]", 2, "too large", "18 digits"),
        ("\nx = " + "[" * 33 + "]" * 33, 2, "too deeply", "one setting a line"),
        ("\nx = " + "[" * 9999, 2, "too deeply", "one setting a line"),
        ("\n" + "a." * 9999 + "a = 1", 2, "too deeply", "one setting a line"),
        ("\n[" + "a . " * 32 + "a]\nb = 1", 2, "too deeply", "one setting a line"),
        ("\nx = {b = 1, " + "a." * 9999 + "a = 1}", 2, "too deeply", "one setting a line"),
    ],
)  # fmt: skip
def test_faults_of_toml_are_in_plain_words(
    text: str, line: int, message: str, hint: str, tmp_path: Path
) -> None:
    file = tmp_path / "deck.toml"
    file.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    assert read_toml(file, diagnostics) is None
    (found,) = diagnostics
    assert (found.code.name, found.line) == ("broken-toml", line)
    assert message in found.message
    assert hint in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 32 + "]" * 32,
        "a." * 31 + "a = 1",
        'x = "' + "a." * 9999 + '"',
        f"x = {2**63 - 1}\ny = {-(2**63)}\nz = inf\nw = nan\nv = 1e9999",
    ],
)
def test_toml_within_its_limits_is_read(text: str, tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    file.write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    assert read_toml(file, diagnostics) is not None
    assert not list(diagnostics)


# --- settings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "line", "words"),
    [
        ("minutes:10", 2, "space after the colon"),
        ("minutes:10\nlayout: content", 2, "space after the colon"),
        ("layout: content\nminutes = 10", 3, "equals sign"),
        ("section: “Neglect: causes”", 2, "straight"),
        ("section: Neglect: causes", 2, "holds a colon"),
        ('section: "Neglect" and more', 2, "after the closing quotation mark"),
        ("section: *Neglect*", 2, "put the value in quotation marks"),
        ("layout: content\n minutes: 10", 3, "take out the spaces"),
        ("layout: content\nminutes 10", 3, "no colon"),
        ("minutes: 10\nminutes: 20", 3, "take out one of the two"),
        ("minutes: 10\n\n# A title\n\n- a\n", 1, "add a line --- after the last setting"),
    ],
)
def test_faults_of_front_matter_are_in_plain_words(
    settings: str, line: int, words: str, write_deck: WriteDeck
) -> None:
    (found,) = faults_of(write_deck({"slides/1-a.md": f"---\n{settings}\n---\n# Title\n"}))[:1]
    assert (found.code.name, found.line) == ("broken-front-matter", line)
    assert words in found.message + found.hint


def test_a_time_may_have_an_hour_of_one_digit(write_deck: WriteDeck) -> None:
    settings = 'title = "T"\nstart = "9:30"\n'
    deck = read_deck(write_deck({"deck.toml": settings, "slides/1-a.md": TITLE}), Diagnostics())
    assert deck is not None
    assert deck.start == "09:30"


@pytest.mark.parametrize("written", ["25:00", "09:60", "9", "09:30:00"])
def test_a_start_that_no_clock_shows_is_reported(written: str, write_deck: WriteDeck) -> None:
    settings = f'title = "T"\nstart = "{written}"\n'
    (found,) = faults_of(write_deck({"deck.toml": settings, "slides/1-a.md": TITLE}))
    assert (found.code.name, found.line) == ("wrong-value", 2)
    assert written in found.message


def test_a_wrong_value_is_in_the_message(write_deck: WriteDeck) -> None:
    settings = 'title = "T"\nstart = "half nine"\noverflow = "contine"\nsubtitle = true\n'
    found = faults_of(write_deck({"deck.toml": settings, "slides/1-a.md": TITLE}))
    assert [(it.message, it.hint) for it in found] == [
        ('start cannot be "half nine"', 'write a time of day in quotation marks, such as "09:30"'),
        ('overflow cannot be "contine"', "did you mean 'continue'?"),
        ("subtitle cannot be true", "write text"),
    ]


# --- titles that are not unique -------------------------------------------------------------


def test_a_title_of_another_slide_is_reported_at_the_later(write_deck: WriteDeck) -> None:
    files = {
        "slides/1-a.md": "---\nminutes: 5\n---\n# Neglect and *poverty*\n",
        "slides/2-b.md": "# Something else\n",
        "slides/3-c.md": "\n# neglect  and poverty\n",
    }
    (found,) = faults_of(write_deck({**files, "deck.toml": 'title = "T"\n'}))
    assert str(found).startswith("deck/slides/3-c.md:2: warning DB017 duplicate-title")
    assert found.message.endswith('same title as deck/slides/1-a.md:4: "neglect and poverty"')
    assert "what sets it apart" in found.hint


def test_slides_without_titles_are_not_of_the_same_title(write_deck: WriteDeck) -> None:
    files = {"slides/1-a.md": "Text\n", "slides/2-b.md": "#\n\nText\n"}
    found = faults_of(write_deck({**files, "deck.toml": 'title = "T"\n'}))
    assert [it.code.name for it in found] == ["missing-title", "missing-title"]


# --- one fault brings no others --------------------------------------------------------------

NAMES = """\
---
outcomes: [first]
---
# {{ area }}

{{ facts.sample }} {{ contacts.hub }} {{ deck.title }}
"""


def test_a_broken_file_makes_no_name_unknown(write_deck: WriteDeck) -> None:
    root = write_deck({"slides/1-a.md": NAMES, "deck.toml": "title = Neglect\n"})
    assert brief(faults_of(root)) == ["deck.toml:1 broken-toml"]
    root = write_deck({"slides/1-a.md": NAMES, "facts.toml": "[facts.sample\n"})
    assert brief(faults_of(root)) == ["facts.toml:1 broken-toml"]


def test_a_missing_file_makes_no_name_unknown(write_deck: WriteDeck) -> None:
    root = write_deck({"slides/1-a.md": NAMES})
    (root / "deck.toml").unlink()
    assert brief(faults_of(root)) == ["deck.toml:- file-missing"]
    write_deck({})
    (root / "facts.toml").unlink()
    assert brief(faults_of(root)) == ["facts.toml:- file-missing"]
    write_deck({"slides/1-a.md": TITLE})
    (root / "facts.toml").unlink()
    assert faults_of(root) == []


def test_a_faulty_entry_is_not_unknown_too(write_deck: WriteDeck) -> None:
    files = {
        "deck.toml": 'title = "T"\n[[outcomes]]\nid = "first"\n[variables]\narea = [1]\n',
        "facts.toml": '[facts.sample]\nsource = "S"\n[contact.hub]\nvalue = "1"\n',
        "slides/1-a.md": NAMES,
    }
    assert brief(faults_of(write_deck(files))) == [
        "deck.toml:2 missing-setting", "deck.toml:5 wrong-value",
        "facts.toml:1 missing-setting", "facts.toml:3 unknown-key",
    ]  # fmt: skip


def test_names_are_still_checked_where_all_are_known(write_deck: WriteDeck) -> None:
    slide = "---\noutcomes: [frst]\n---\n# {{ are }} {{ facts.sampl }}\n"
    assert brief(faults_of(write_deck({"slides/1-a.md": slide}))) == [
        "slides/1-a.md:2 unknown-outcome",
        "slides/1-a.md:4 unknown-insert", "slides/1-a.md:4 unknown-insert",
    ]  # fmt: skip


def test_a_mistyped_chart_type_suggests_the_nearest(write_deck: WriteDeck) -> None:
    chart = '# T\n\n```chart {type=colum title="T" alt="A"}\nA,B\nx,1\n```\n'
    (found,) = faults_of(write_deck({"slides/1-a.md": chart}))
    assert (found.message, found.hint) == ('type cannot be "colum"', "did you mean 'column'?")


def test_a_forgotten_end_of_a_column_names_the_line_to_mend(write_deck: WriteDeck) -> None:
    slide = "# T\n\n::: columns\n::: column\na\n\n::: column {width=40%}\nb\n:::\n:::\n"
    (found,) = faults_of(write_deck({"slides/1-a.md": slide}))
    assert (found.line, found.message) == (4, "::: column is never closed")
    assert found.hint == "add a line ::: before line 7: ::: column {width=40%}"


@pytest.mark.parametrize(
    ("body", "line", "hint"),
    [
        ("- Look:\n| A | B |\n|---|---|\n| 1 | 2 |\n", 4, "leave a blank line above the table"),
        ("1. Look:\n  | A |\n  |:-:|\n", 4, "leave a blank line above the table"),
        ("| A | B |\n|---|---|\n| 1 | 2 |\nSource: ONS\n", 6, "leave a blank line below the table"),
        ("| A | B |\n|---|---|\n| 1 |\n", 5, "write | between cells"),
    ],
)
def test_a_table_that_touches_other_text_is_told_to_stand_alone(
    body: str, line: int, hint: str, write_deck: WriteDeck
) -> None:
    (found,) = faults_of(write_deck({"slides/1-a.md": f"# T\n\n{body}"}))
    assert found.line == line
    assert found.hint.startswith(hint)


# --- files and text --------------------------------------------------------------------------


def test_what_is_no_slide_is_named(write_deck: WriteDeck) -> None:
    names = ["11-a.md.txt", "12-b.docx", "old/13-c.md", ".hidden", "~$12-b.docx", "Thumbs.db"]
    files = {f"slides/{name}": TITLE for name in names}
    found = faults_of(write_deck({"slides/1-a.md": TITLE, **files}))
    assert brief(found) == [
        "slides/11-a.md.txt:- file-ignored", "slides/12-b.docx:- file-ignored",
        "slides/old:- file-ignored",
    ]  # fmt: skip
    assert found[0].hint == "if it is a slide, rename it 11-a.md"


def test_tabs_in_text_are_spaces(write_deck: WriteDeck) -> None:
    slide = "# A\ttitle\n\nOne\ttwo\t\n\tthree *four*\t\tfive `a\tb`\n"
    deck = read_deck(write_deck({"slides/1-a.md": slide, "deck.toml": DECK}), Diagnostics())
    assert deck is not None
    text = str(deck.slides[0])
    assert "'A title'" in text
    assert "'One two three '" in text
    assert "' five '" in text
    assert r"'a\tb'" in text


def test_a_line_that_does_nothing_is_quoted(write_deck: WriteDeck) -> None:
    (found,) = faults_of(write_deck({"slides/1-a.md": "# T\n\n- - -\n"}))
    assert found.message == 'the line "- - -" does nothing here'
