"""Messages on what people write most often instead of what is meant: what, and how to fix it."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.source import read_deck
from tests.source.conftest import WriteDeck


def faults_of(write_deck: WriteDeck, body: str, **files: str) -> list[Diagnostic]:
    diagnostics = Diagnostics()
    root = write_deck({"slides/01-a.md": f"# Title\n\n{body}\n", **files})
    read_deck(root, diagnostics)
    return diagnostics.sorted()


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        (
            "- Look:\n| A | B |\n|:--|--:|\n| 1 | 2 |",
            "the lines of the table run on from the text above",
            "leave a blank line above the table",
        ),
        (
            "- Look:\n| A | B |\n|---|\n| 1 | 2 |",
            "the line of dashes is missing or has too few columns",
            "as many columns",
        ),
        (
            "| A | B |\n|---|---|\n| 1 | 2 |\nSource: sample",
            "the line directly below the table is taken for a row",
            "leave a blank line below the table",
        ),
        ("| A | B |\n|---|---|\n| 1 |", "cells in the row: 1, in the header: 2", "write | between"),
        (
            "> Words.\n> — Sample author",
            "runs on from the words",
            "a line above it that holds > alone",
        ),
        (
            "> Words.\n-- Sample author",
            "runs on from the words",
            "a line above it that holds > alone",
        ),
        (
            "[![A map](a.png)](https://example.org)",
            "a picture cannot be a link",
            "[what it leads to](https://example.org)",
        ),
        ("Text ![A map](a.png) on.", "in the middle of text", "a paragraph of its own"),
        (
            "![A map](a.png){width=40%} ![A street](b.png)",
            "several pictures stand in one paragraph",
            "put blank lines between them",
        ),
        ("![A map](a.png)\n![A street](b.png)", "several pictures", "put blank lines between"),
        (
            "![A map](a.png) ![A street](b.png) on.",
            "in the middle of text",
            "a paragraph of its own",
        ),
        ("## Within {odd}", "cannot be read from 'odd' on", "for a brace that shows, write \\{"),
        ("![A map](a.png =300x)", "the picture is not read", "take =300x out"),
        ("![A map](a.png =50%x20)", "the picture is not read", "{width=40%}"),
        ("![A map](a.png width=300 height=20)", "is not read", "take width=300 height=20 out"),
        ("![A map](my map.png)", "the picture is not read", "<my map.png>"),
        (
            "[form](<mailto:hub@example.org?subject=Referral form>)",
            "leads to 'mailto:hub@example.org?subject=Referral form'",
            "write %20 for each space",
        ),
        ("[form](<https://example.org/a b>)", "leads to", "write %20 for each space"),
        ("[form](ftp://example.org)", "leads to", "link to https://"),
        ("![A map](images)", "images is a folder, not a picture", "name a picture in it"),
        ("![A film](clip.MP4)", "a film or a sound recording", "a still picture of it"),
        ("![A note](note.doc)", "is not a PNG, JPEG, GIF, WebP or SVG picture", "save it as PNG"),
    ],
)
def test_a_message_says_what_was_meant(
    body: str, message: str, hint: str, write_deck: WriteDeck
) -> None:
    files = {"clip.MP4": "sample", "note.doc": "sample", "images/a.txt": "sample"}
    (found,) = faults_of(write_deck, body, **files)
    assert message in found.message
    assert hint in found.hint


@pytest.mark.skipif("os.name == 'nt'", reason="there is such a drive")
@pytest.mark.parametrize("name", ["C:/Users/x/a.png", r"C:\\Users\\x\\a.png"])
def test_a_picture_on_a_drive_is_to_be_copied(name: str, write_deck: WriteDeck) -> None:
    (found,) = faults_of(write_deck, f"![A map]({name})")
    assert "is outside the folder" in found.message
    assert found.hint.startswith("copy the file into that folder")


def test_each_line_of_a_pasted_list_is_told(write_deck: WriteDeck) -> None:
    found = faults_of(write_deck, "•\tOne\n•\tTwo\no\tThree\n\nText\n#One\n#Two")
    assert [each.line for each in found] == [3, 4, 5, 8, 9]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("1.Look\n2.Ask", [3, 4]),
        ("-Look\n-Ask", [3, 4]),
        ("a)\tLook\n(b)\tAsk\nii.\tTell", [3, 4, 5]),
        ("➢ Look\n➢ Ask", [3, 4]),
        ("Then:\n2. Ask\n3. Tell", [4, 5]),
        ("- Then\n  0. Look\n  1. Ask", [4]),
        ("> Then:\n> 2) Ask", [4]),
        ("We met in May\n12. June was next", []),
    ],
)
def test_each_line_of_a_list_that_is_none_is_told(
    body: str, lines: list[int], write_deck: WriteDeck
) -> None:
    found = faults_of(write_deck, body)
    assert [(each.code.id, each.line) for each in found] == [("DB331", line) for line in lines]


@pytest.mark.parametrize("name", ["-Sample author", "--Sample author"])
def test_a_name_below_a_quotation_is_led_to_a_dash_and_not_to_a_list(
    name: str, write_deck: WriteDeck
) -> None:
    (found,) = faults_of(write_deck, f"> Sample words.\n>\n> {name}")
    assert found.line == 5
    assert found.hint.startswith("begin the line with an em dash and a space")


def test_a_setting_of_slides_among_those_of_the_deck_is_sent_to_a_slide(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("---\ntitle: Sample\nsection: First part\n---\n\n# One\n")
    diagnostics = Diagnostics()
    read_deck(talk, diagnostics)
    (found,) = diagnostics
    assert (found.line, found.code.id) == (3, "DB006")
    assert found.hint.endswith(
        "write it in braces after the slide's title: # Neglect {section=...}"
    )


@pytest.mark.parametrize("name", ["csv", "TSV"])
def test_data_in_a_block_of_code_are_led_to_a_table(name: str, write_deck: WriteDeck) -> None:
    (found,) = faults_of(write_deck, f"```{name}\nWard,Plans\nNorth,12\n```")
    assert found.code.name == "unknown-language"
    assert found.hint.startswith("for a table write ```table")


def test_options_of_code_are_quoted_whole_as_they_show_nowhere(write_deck: WriteDeck) -> None:
    options = " ".join(f"option{at}=1" for at in range(20))
    (found,) = faults_of(write_deck, f"```python {options}\nx = 1\n```")
    assert options in found.message


def test_a_broken_insert_in_a_fact_is_told_once(write_deck: WriteDeck) -> None:
    facts = '[facts.x]\nvalue = "12 {{ w }"\nsource = "Sample"\n'
    (found,) = faults_of(write_deck, "Text", **{"facts.toml": facts})
    assert (found.line, found.code.id) == (2, "DB007")


def test_an_insert_without_its_end_is_no_attribute(write_deck: WriteDeck) -> None:
    toml = 'title = "Sample"\n[variables]\nw = "North"\n'
    slide = '# In {{ w }\n\n```chart {type=bar title="In {{ w }" alt="A"}\na,b\nx,1\n```\n'
    diagnostics = Diagnostics()
    read_deck(write_deck({"deck.toml": toml, "slides/01-a.md": slide}), diagnostics)
    assert [(each.line, each.code.id) for each in diagnostics.sorted()] == [
        (1, "DB331"), (3, "DB331"),
    ]  # fmt: skip
    assert all("this inserts nothing: {{ w }" in each.message for each in diagnostics)


def test_an_insert_without_its_end_is_quoted_as_it_is_written(write_deck: WriteDeck) -> None:
    facts = '[facts.x]\nvalue = "12"\nsource = "Sample"\n'
    text = "There are {{ facts.x } of {{ facts.x }} children."
    (found,) = faults_of(write_deck, text, **{"facts.toml": facts})
    assert "{{ facts.x } of {{ facts.x }} children" in found.message


@pytest.mark.parametrize(
    "text", [r"Braces \{x\}", r"Braces \{.x a=1\}", r"\{a\} and \{b\}", r"\{a}"]
)
def test_escaped_braces_at_the_end_of_a_title_are_text(text: str, write_deck: WriteDeck) -> None:
    from deckbuilder.model import inline_text

    diagnostics = Diagnostics()
    deck = read_deck(write_deck({"slides/01-a.md": f"# {text}\n"}), diagnostics)
    assert list(diagnostics) == []
    assert deck is not None
    assert inline_text(deck.slides[0].title) == text.replace("\\", "")


@pytest.mark.parametrize(("key", "block"), [("notes", "notes"), ("handout", "handout")])
def test_a_block_that_is_written_as_a_setting_is_named(
    key: str, block: str, write_deck: WriteDeck
) -> None:
    text = f"---\n{key}: Say this\n---\n# Title\n\nText\n"
    (found,) = faults_of(write_deck, "", **{"slides/01-a.md": text})
    assert found.message == f"a slide has no setting {key!r}"
    assert f"::: {block}" in found.hint


@pytest.mark.parametrize("name", ["deck.toml.txt", "deck.toml.toml", "deck.txt"])
def test_a_settings_file_with_a_hidden_ending_is_to_be_renamed(name: str, tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()
    (tmp_path / name).write_text('title = "Sample"\n', encoding="utf-8")
    diagnostics = Diagnostics()
    read_deck(tmp_path, diagnostics)
    assert f"rename {name} to deck.toml" in next(iter(diagnostics)).hint


def test_a_folder_of_a_deck_is_no_deck(write_deck: WriteDeck) -> None:
    root = write_deck({"slides/01-a.md": "# Title\n"})
    diagnostics = Diagnostics()
    read_deck(root / "slides", diagnostics)
    assert "this is a folder of the deck" in next(iter(diagnostics)).hint


def test_setting_of_a_slide_among_those_of_the_deck_is_sent_there(write_deck: WriteDeck) -> None:
    found = faults_of(write_deck, "Text", **{"deck.toml": 'title = "Sample"\nlayout = "quote"\n'})
    (only,) = found
    assert only.hint == (
        "layout is a setting of a slide: write it at the top of the slide's file,"
        " between two lines ---: layout: ..."
    )
    root = write_deck({"talk.md": "---\ntitle: Sample\nlayout: quote\n---\n\n# One\n"})
    diagnostics = Diagnostics()
    read_deck(root / "talk.md", diagnostics)
    (only,) = diagnostics
    assert only.hint.endswith("write it in braces after the slide's title: # Neglect {layout=...}")


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("title", "the slide's title is its first line that begins with # and a space"),
        ("author", "author is a setting of the deck: write it in deck.toml"),
    ],
)
def test_setting_of_the_deck_on_a_slide_is_sent_there(
    key: str, hint: str, write_deck: WriteDeck
) -> None:
    diagnostics = Diagnostics()
    read_deck(write_deck({"slides/01-a.md": f"---\n{key}: x\n---\n\n# One\n"}), diagnostics)
    (only,) = diagnostics
    assert only.hint == hint


@pytest.mark.parametrize(
    ("text", "line", "verb"),
    [
        (" ---\ntitle: Sample\n---\n\n# One\n", 1, "begin"),
        ("\n\t---\ntitle: Sample\n---\n\n# One\n", 2, "begin"),
        ("---\ntitle: Sample\n  ---\n\n# One\n", 3, "end"),
        ("---\ntitle: Sample\n ---\n# One\n", 3, "end"),
    ],
)
def test_a_space_before_the_hyphens_around_settings_is_named(
    text: str, line: int, verb: str, tmp_path: Path
) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(text)
    diagnostics = Diagnostics()
    deck = read_deck(talk, diagnostics)
    (found,) = diagnostics
    assert (found.line, found.code.id) == (line, "DB009")
    assert found.message == f"a space stands before the --- with which the settings {verb}"
    assert found.hint.startswith("take the space out")
    assert deck is not None
    assert deck.title == "Sample"


def test_hyphens_within_the_text_of_a_setting_end_no_settings(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("---\ntitle: |\n  One\n  ---\n\n  Two\nlang: en-GB\n---\n\n# One\n")
    diagnostics = Diagnostics()
    deck = read_deck(talk, diagnostics)
    assert [each for each in diagnostics if each.code.id == "DB009"] == []
    assert deck is not None
    assert "Two" in deck.title
