"""What `--fix` does to texts: it fixes what was found, and changes nothing that a deck says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deckbuilder.builds import checking
from deckbuilder.builds.request import CheckRequest
from deckbuilder.diagnostics import Diagnostics, LineEdit, Severity
from deckbuilder.lint.fixing import FixedFile
from deckbuilder.lint.source_text.editable_file import EditableFile, Proposal, prove
from deckbuilder.model.dump import dump
from deckbuilder.source import read_deck
from deckbuilder.source.markdown.equivalence import reads_alike
from tests.lint.cases import CASES, Case, read_cases
from tests.shared.examples import examples

TODAY = date(2026, 1, 31)
MENDED = ("straight-quotes", "typed-dashes", "stray-space", "untidy-table", "missing-id")
FAILING = [
    case for name in MENDED for case in read_cases(CASES / f"{name}.md") if case.marks
]  # fmt: skip

PIECES = [
    "word", "it's", '"so"', "'so'", " -- ", "--", " --- ", " ", "  ", "\n", "\n\n", "\n    ", "\t",
    "  \n", "\t\n", " \n", "\r\n", "# ", "#   ", "\n# ", "## ", "- ", "-\t", "1. ", "> ", "*", "**",
    "`", "\n```\n", "\n```chart {type=bar}\n", "~~~", ":::", "\n::: notes\n", "\n:::\n",
    "::: stat {value=\"1\" label='x'}\n", "[", "]", "(", ")", "{", "}", "{{ deck.title }}", "[^a]",
    "\n[^a]: ", "![", "](#so)", '](http://x.org "a b")', "<b>", "<!--", "-->", "|", "\n|---|---|\n",
    "\n--|--\n", " | ", "a | b", "| a |", "---", "===", "Table: ", "\\", "&amp;", "é", "\ufeff",
    '{lang=cy}', '{#x}', '{layout="quote"}', '"', "'", "[x]: y 'z'\n", "7'", "\x0b", "\u2028",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def fix_all(folder: Path, text: str, name: str) -> tuple[str, tuple[FixedFile, ...]]:
    """Return a deck's file after fixing, and what was fixed."""
    (folder / "slides").mkdir(exist_ok=True)
    (folder / "deck.toml").write_text('title = "Sample"\n', encoding="utf-8")
    file = folder / name
    file.write_bytes(text.encode())
    fixed = checking.fix(
        CheckRequest(path=file if name == "talk.md" else folder, today=TODAY), Diagnostics()
    )
    return (fixed[0].after if fixed else text), fixed


def read(folder: Path, name: str) -> tuple[str, list[tuple[str, int | None]]]:
    """Return what a deck says, without differences of typing, and its errors."""
    diagnostics = Diagnostics()
    deck = read_deck(folder / "talk.md" if name == "talk.md" else folder, diagnostics)
    said = json.dumps(dump(deck), ensure_ascii=False) if deck else ""
    said = re.sub('[“”]|\\\\"', "'", said).translate(str.maketrans("‘’", "''"))
    said = re.sub("-{2,3}|[–—]", "–", said)
    said = re.sub(r"(\.md:\d+)-\d+", r"\1", said)  # what lies below the last word of a file
    faults = [(it.code.id, it.line) for it in diagnostics if it.severity is Severity.ERROR]
    return re.sub(r" {2,}|\\t", " ", said), faults


@pytest.mark.slow
@pytest.mark.parametrize("name", ["talk.md", "slides/01-sample.md"])
@settings(max_examples=examples(80))
@example("# a\n\nSee [it](#b).\n\n# b\n\n\"it's\" -- so  \nx\t\n\na | b\n--|--\n'c'|d")
@given(TEXTS)
def test_mending_changes_nothing_that_is_said_and_once_is_enough(name: str, text: str) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        after, _ = fix_all(folder, text, name)
        before = read(folder, name)
        again, more = fix_all(folder, after, name)
        assert (again, more) == (after, ())
        assert read(folder, name) == before


@pytest.mark.parametrize("case", FAILING, ids=lambda case: f"{case.rule}: {case.title}")
def test_what_a_rule_finds_is_fixable(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = case.write(tmp_path)
    monkeypatch.chdir(tmp_path)
    for file in checking.fix(CheckRequest(path=root, today=TODAY), Diagnostics()):
        Path(file.path).write_bytes(file.after.encode())
    diagnostics = Diagnostics()
    checking.check(CheckRequest(path=root, today=TODAY), diagnostics)
    assert [it for it in diagnostics if it.code.name in MENDED] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# The child's voice\n", "# The child’s voice\n"),
        ('# A\n\n"So," she said, "it\'s 4\'."\n', "# A\n\n“So,” she said, “it’s 4'.”\n"),
        ("# A\n\n'so' and the parents' view\n", "# A\n\n‘so’ and the parents’ view\n"),
        ('# A\n\n**"b"** ("c")\n', "# A\n\n**“b”** (“c”)\n"),
        ("# A\n\nrock 'n' roll, '90s\n", "# A\n\nrock ’n’ roll, ’90s\n"),
        ("# A\n\nOne -- two\n", "# A\n\nOne – two\n"),
        ("# A\n\none  \ntwo  \n", "# A\n\none\\\ntwo\n"),
        ("# A\n\none\n\n- a\n\t- b\n", "# A\n\none\n\n- a\n    - b\n"),
        ("# A\r\n\r\nit's \r\n", "# A\r\n\r\nit’s\r\n"),
        ("\ufeff# It's\r\n\r\none", "\ufeff# It’s\r\n\r\none\r\n"),
        (
            "# A\n\nYear|Reports\n-|-:\n2018|a -- b\n",
            "# A\n\n| Year | Reports |\n| ---- | ------: |\n| 2018 |   a – b |\n",
        ),
        ("# A\n\n```\nit's \n\t-- x\n```\n", None),
        ("# A\n\n<!-- deckbuild: ignore straight-quotes -->\nit's\n", None),
        ('---\nsection: "it\'s" \n---\n# A\n', None),
        ('# A\n\n[a](https://x.org/it\'s "b -- c")\n', None),
        ('# A\n\n[a]: https://x.org "it\'s"\n\n[a]\n', None),
        ('# A\n\nTable: b {#c\nalt="d"}\n', None),
    ],
)
def test_mending_by_example(before: str, after: str | None, tmp_path: Path) -> None:
    assert fix_all(tmp_path, before, "slides/01-sample.md")[0] == (after or before)


def test_a_link_settles_the_id_that_it_leads_to(tmp_path: Path) -> None:
    text = "# B\n\n[c](#d-e) [f](#g)\n\n# D e {minutes=5}\n\nx\n\n# G\n\ny\n"
    after, (fixed,) = fix_all(tmp_path, text, "talk.md")
    assert after == text.replace("{minutes", "{#d-e minutes").replace("# G", "# G {#g}")
    assert {(code.name, line) for code, line in fixed.faults} == {
        ("missing-id", 5), ("missing-id", 9),
    }  # fmt: skip


def test_what_a_command_ignores_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_bytes(b"# It's so \n\nText.\n")
    for kept, after in (("straight-quotes", "# It's so\n"), ("stray-space", "# It’s so \n")):
        (fixed,) = checking.fix(
            CheckRequest(path=tmp_path / "talk.md", today=TODAY, ignore=(kept,)), Diagnostics()
        )
        assert fixed.after.startswith(after)


def test_the_files_of_an_extended_deck_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, settings_ in (("base", ""), ("own", 'extends = "../base"\n')):
        (tmp_path / name / "slides").mkdir(parents=True)
        (tmp_path / name / "deck.toml").write_text(f'title = "Sample"\n{settings_}')
        (tmp_path / name / f"slides/01-{name}.md").write_text(f"# {name}\n\nIt's so.\n")
    monkeypatch.chdir(tmp_path / "own")
    fixed = checking.fix(CheckRequest(path=Path(), today=TODAY), Diagnostics())
    assert [file.path for file in fixed] == ["slides/01-own.md"]


# --- the parts -----------------------------------------------------------------------------


@given(st.text(alphabet="ab \r\n\t\ufeff\u2028`~<!->:|"))
def test_a_file_without_edits_is_as_it_was(text: str) -> None:
    file = EditableFile(text)
    assert file.edit(()) == text
    assert len(file.prose) == len(file.lines)


def test_of_edits_that_overlap_the_first_counts() -> None:
    file = EditableFile("abc\n")
    one = LineEdit(line=1, column=2, end_column=4, text="x")
    other = LineEdit(line=1, column=3, end_column=4, text="y")
    assert file.edit([other, one]) == "ax\n"


def test_a_proposal_that_changes_the_text_is_not_proven() -> None:
    file = EditableFile("# A\n\none\ntwo\n")
    good = Proposal(3, (1, 2), "", ((LineEdit(line=3, column=4, end_column=4, text=" "),),))
    bad = Proposal(4, (1, 2), "", ((LineEdit(line=4, column=1, end_column=4, text="- x"),),))
    assert [found for found, _ in prove(file, [bad, good, bad], reads_alike)] == [good]


@pytest.mark.parametrize(
    ("before", "after", "alike"),
    [
        ('a "b"', "a “b”", True),
        ("a  \nb", "a\\\nb", True),
        ("a  \nb", "a\nb", False),
        ("`a'b`", "`a’b`", False),
        ("a\n- b", "a\n-  c", False),
        ("[a](b 'c')", "[a](b ‘c’)", False),
        ("<b class='c'>", "<b class=‘c’>", False),
        ("---\na: 'b'\n---\n", "---\na: ‘b’\n---\n", False),
        ("[a]: b 'c'", "[a]: b 'd'", False),
        ("# a", "a\n=", False),
        ('# A—"b"', "# A—“b”", False),  # the slide's id would be another
    ],
)
def test_texts_read_alike_only_where_they_say_the_same(
    before: str, after: str, alike: bool
) -> None:
    assert reads_alike(before, after) is alike
