"""What was meant for the facilitator alone, and is written so that everyone would see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck


def read(text: str, folder: Path) -> list[str]:
    """Return what is said of a single file, by line."""
    (folder / "talk.md").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    assert read_deck(folder / "talk.md", diagnostics) is not None
    assert all(found.hint for found in diagnostics)
    return [f"{found.line} {found.code.id} {found.message}" for found in diagnostics]


INDENTED = "begins no block, as four spaces or a tab stand before it"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Text\n\n    ::: notes\n    Ask.\n    :::\n", 5),
        ("\t::: notes\n\tAsk.\n\t:::\n", 3),
        ("Text\n    ::: notes\n    Ask.\n    :::\n", 4),
        ("- a\n\n      ::: notes\n      Ask.\n", 5),
        ("1. a\n\n       ::: notes\n       Ask.\n", 5),
        ("1. a\n   1. b\n\n          ::: notes\n          Ask.\n", 6),
        ("1. a\n        ::: notes\n        Ask.\n", 4),
        (">     ::: notes\n>     Ask.\n", 3),
        ("    code\n    ::: notes\n    Ask.\n", 4),
        ("a[^1]\n\n[^1]: b\n\n        ::: notes\n", 7),
        ("Term\n: Meaning\n\n      ::: notes\n      Ask.\n", 6),
    ],
)
def test_block_that_spaces_make_code_or_text_is_an_error(
    text: str, line: int, tmp_path: Path
) -> None:
    assert read(f"# One\n\n{text}", tmp_path) == [f"{line} DB307 ::: notes {INDENTED}"]


@pytest.mark.parametrize(
    "text",
    [
        "    x <- pkg:::name\n    a :: b\n", "```\n    ::: notes\n    :::\n```\n",
        "Text ::: and\nmore ::: text\n", "   ::: notes\n   Ask.\n   :::\n", "`:::` begins it\n",
    ],
)  # fmt: skip
def test_colons_in_code_and_text_are_no_blocks(text: str, tmp_path: Path) -> None:
    assert read(f"# One\n\n{text}", tmp_path) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- Point <!-- ask the\n\nfamily --> done\n", 3),
        ("Text <!-- ask\n\n# Two\n\nb\n", 3),
        ("Text\nand <!-- ask\n\nb\n", 4),
        ("## Heading <!-- ask\n\nmore -->\n", 3),
        ("> said <!-- ask\n>\n> more -->\n", 3),
        ("| a | b |\n|---|---|\n| c <!-- ask | d --> |\n", 5),
        ("**bold <!-- ask**\n", 3),
        ("- a\n\n  b <!-- ask\n- c\n", 5),
    ],
)
def test_comment_that_a_blank_line_cuts_is_an_error(text: str, line: int, tmp_path: Path) -> None:
    said = f"{line} DB320 the comment that begins here has no end"
    assert read(f"# One\n\n{text}", tmp_path) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Text <!-- why\nnot --> more\n", "Text `<!--` more\n", "Text \\<!-- more\n",
        "Text &lt;!-- more\n", "<!-- why\n\nnot -->\n", "```\na <!-- b\n```\n",
        "a <!-- b -- c --> d\n", "a <!--> b\n",
    ],
)  # fmt: skip
def test_comments_that_end_and_their_signs_are_no_errors(text: str, tmp_path: Path) -> None:
    assert not [found for found in read(f"# One\n\n{text}", tmp_path) if "DB320" in found]


@pytest.mark.parametrize(
    ("info", "name"),
    [
        ("notes", "notes"), ("note", "notes"), ("Notes", "notes"), ("{note}", "notes"),
        ("speaker", "notes"), ("speaker-notes", "notes"), ("speaker notes", "notes"),
        ("presenter_notes", "notes"), ("facilitator", "notes"), ("Trainer notes", "notes"),
        ("{.notes}", "notes"), ("handout", "handout"), ("handouts", "handout"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_fence_that_should_be_a_block_of_notes_is_an_error(
    info: str, name: str, fence: str, tmp_path: Path
) -> None:
    (found,) = read(f"# One\n\n{fence}{info}\nAsk.\n{fence}\n", tmp_path)
    assert found.startswith("3 DB307 the block ")
    assert found.endswith(f"as code: backticks and tildes begin no {name}")


@pytest.mark.parametrize("info", ["", "text", "python", "json", "markdown", "sh"])
def test_fences_of_code_are_no_notes(info: str, tmp_path: Path) -> None:
    assert read(f"# One\n\n```{info}\nnotes\n```\n", tmp_path) == []


MARP = "---\ntitle: T\nmarp: true\n---\n\n# One\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{MARP}<!-- Me -->\n", f"{MARP}- a <!-- Me -->\n", f"{MARP}<!--\nMe\n\nand you\n-->\n",
        f"{MARP}<!-- TODO: Me -->\n", f"{MARP}::: callout\nb\n\n<!-- Me -->\n:::\n",
        "---\ntitle: T\ntransition: fade\n---\n\n# One\n\n<!-- Me -->\n",
        "---\ntitle: T\n---\n\n# One\n\n<!-- Me -->\n\n---\nlayout: center\n---\n\n# Two\n",
        "marp: true\npaginate: true\n\n# One\n\n<!-- Me -->\n",
        "# One\n\n<!-- Me -->\n\n<!-- _class: lead -->\n\nb\n",
    ],
)  # fmt: skip
def test_comments_are_warned_of_where_another_program_takes_them_for_notes(
    text: str, tmp_path: Path
) -> None:
    found = [line for line in read(text, tmp_path) if "DB338" not in line]
    line = text[: text.index("<!--")].count("\n") + 1
    assert [each.split(" takes comments")[0] for each in found] in (
        [f"{line} DB341 Marp"], [f"{line} DB341 Slidev"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- deckbuild: ignore long-sentence -->", "<!-- _class: lead -->", "<!-- -->",
        "<!-- ------ -->", "<!-- prettier-ignore -->", "`<!-- Me -->`", "```\n<!-- Me -->\n```",
    ],
)  # fmt: skip
def test_instructions_are_no_notes(comment: str, tmp_path: Path) -> None:
    assert not [each for each in read(f"{MARP}{comment}\n", tmp_path) if "DB338" not in each]


def test_comments_of_other_files_are_judged_as_before(tmp_path: Path) -> None:
    front = "---\ntitle: T\nformat: revealjs\n---\n\n"
    for text in (
        f"{front}# One\n\n<!-- Me -->\n",
        "# One\n\n<!-- style: ours -->\n\n<!-- Me -->\n",
    ):
        assert not [each for each in read(text, tmp_path) if "DB338" not in each]


SHOWN = "DB331 what begins as notes do shows on the slide"


@pytest.mark.parametrize(
    "text",
    [
        "Notes: ask", "NOTES: ask", "notes: ask", "**Notes:** ask", "**Notes**: ask",
        "*Notes:* ask", "**Notes:**\nask", "**Notes**", "## Notes", "### **Notes**",
        "- Notes: ask", "1. Notes: ask", "- a\n  - Notes: ask", "> Notes: ask",
        "- [ ] Notes: ask", "[notes]\nask\n[/notes]", "Speaker notes: ask",
        "Presenter notes: ask", "Facilitator notes: ask", "Trainer notes: ask",
        "Facilitator note: ask", "Trainers note: ask", "Speaker's notes: ask",
        "Facilitators’ notes: ask", "Speaker notes", "Trainer notes\nask",
        "Facilitator notes - ask", "## Facilitator notes", "# Facilitator notes",
        "**Speaker notes**", "Notes for the trainer: ask", "## Notes for facilitators",
        "::: callout\nNotes: ask\n:::", "::: handout\nTrainer notes: ask\n:::",
    ],
)  # fmt: skip
def test_text_that_begins_as_notes_do_is_warned_of(text: str, tmp_path: Path) -> None:
    (found,) = read(f"# One\n\na\n\n{text}\n", tmp_path)
    assert SHOWN in found


@pytest.mark.parametrize(
    "text",
    [
        "Note: bring a pen.", "- Note: bring a pen.", "> Note: it is short.", "# Notes",
        "note: it is short", "Notes are kept for six years.", "## Notes and minutes",
        "Notes and minutes: who keeps them?", "## Note", "Speaker notes are not shown.",
        "Case notes: what to write", "The notes: a list", "Denotes: a", "a\nNotes: b",
        "Facilitator notes stay with the trainer", "::: notes\nNotes: ask\n:::",
        "::: handout\n## Notes\n\nNotes: ...\n:::", "| Notes |\n|---|\n| Notes: a |",
        "```\nNotes: a\n```", "Notes\\: figures are rounded.", "[Notes](https://example.org)",
        "Table: Notes\n\n| a |\n|---|\n| b |",
    ],
)  # fmt: skip
def test_ordinary_text_with_notes_in_it_is_left_alone(text: str, tmp_path: Path) -> None:
    assert [each for each in read(f"# One\n\na\n\n{text}\n", tmp_path) if "DB331" in each] == []


@pytest.mark.parametrize(
    ("front", "text", "said"),
    [
        ("theme: moon", "note: ask", 1), ("theme: moon", "Note: ask", 0),
        ("highlightTheme: x", "Note: ask", 1), ("highlightTheme: x", "note: ask", 1),
        ("lang: en-GB", "note: ask", 0),
    ],
)  # fmt: skip
def test_note_that_reveal_would_take_off_the_slide_is_warned_of(
    front: str, text: str, said: int, tmp_path: Path
) -> None:
    found = read(f"---\ntitle: T\n{front}\n---\n\n# One\n\na\n\n{text}\n", tmp_path)
    assert len([each for each in found if SHOWN in each]) == said


def test_notes_in_several_places_are_said_once_a_file(tmp_path: Path) -> None:
    (found,) = read("# One\n\nNotes: a\n\n---\n\n# Two\n\nNotes: b\n", tmp_path)
    assert found == f"3 {SHOWN}: Notes: a (and on line 9)"
