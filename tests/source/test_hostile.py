"""Sources that a clumsy or a hostile author leaves behind: each is reported, none is followed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files import reading
from deckbuilder.files.limits import Limit
from deckbuilder.model import Deck, Figure, Paragraph, inline_text
from deckbuilder.source import read_deck
from tests.source.conftest import WriteDeck

TITLE = "# T\n"


def read(root: Path) -> tuple[Deck | None, list[str]]:
    diagnostics = Diagnostics()
    deck = read_deck(root, diagnostics)
    assert all(found.hint for found in diagnostics)
    return deck, [f"{it.path}:{it.line or '-'} {it.code.name}" for it in diagnostics.sorted()]


def read_talk(text: str, name: str = "talk.md") -> tuple[Deck | None, list[str]]:
    Path(name).write_text(text, encoding="utf-8")
    return read(Path(name))


# --- files ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["deck.toml", "facts.toml", "slides/2-b.md", "data/x.csv"])
def test_a_pipe_is_not_read_for_it_may_have_no_end(write_deck: WriteDeck, name: str) -> None:
    chart = '# T\n\n```chart {type=bar title="T" alt="A" src="data/x.csv"}\n```\n'
    files = {"slides/1-a.md": chart, "data/x.csv": "A,B\nx,1\n"}
    pipe = write_deck(files) / name
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    _, faults = read(Path("deck"))
    place = "deck/slides/1-a.md:3" if name == "data/x.csv" else f"deck/{name}:-"
    assert faults == [f"{place} file-unreadable"]


def test_a_file_that_is_too_large_is_not_read(
    write_deck: WriteDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading._LIMITS, ".md", Limit(max=1000, of="", beyond="DB021"))
    _, faults = read(write_deck({"slides/1-a.md": TITLE, "slides/2-b.md": "# " + "b" * 1000}))
    assert faults == ["deck/slides/2-b.md:- over-limit"]


CHART = '# T\n\n```chart {type=bar title="T" alt="A"}\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# T\n\n" + "[a" * 4_000 + "]", "3 over-limit"),
        ("# T\n\nOne.\n\n" + r"[a](\(b" * 3_000 + "\n", "5 over-limit"),
        (
            "---\n" + "".join(f"k{n}: 1\n" for n in range(1200)) + "---\n# T\n",
            "broken-front-matter",
        ),
        (f"{CHART}A,B\n" + "x,1\n" * 10_001 + "```\n", "10004 over-limit"),
        (f"{CHART}A{',b' * 4_999}\n" + "x\n" * 9 + "```\n", "8 over-limit"),
        (f"{CHART}A{',b' * 9_999}\n" + "x\n" * 9_999 + "```\n", "6 over-limit"),
        (f"{CHART}A,B\nx," + "1" * 10_001 + "\n```\n", "5 over-limit"),
        (f"{CHART}A,B\nx," + "1" * 200_000 + "\n```\n", "5 over-limit"),
        ("# T\n\n```python\n" + "a = 1\n" * 2_000 + "```\n", "3 code-plain"),
        ("# T\n\n```java\na = 1\n```\n", "3 code-plain"),
    ],
    ids=[
        "brackets",
        "addresses",
        "settings",
        "cells",
        "rows of one cell",
        "more rows of one cell",
        "a cell",
        "a cell beyond what Python reads",
        "code",
        "a slow language",
    ],
)
def test_more_than_a_limit_is_reported_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, fault: str
) -> None:
    monkeypatch.chdir(tmp_path)
    _, faults = read_talk(text)
    assert any(fault in found for found in faults), faults


def test_many_columns_without_a_value_are_named_in_a_few_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    header = ",".join(f"{'c' * 100}{n}" for n in range(2_000))
    for rows in ("", "x,1\n"):
        Path("talk.md").write_text(f"{CHART}{header}\n{rows}```\n", encoding="utf-8")
        diagnostics = Diagnostics()
        read_deck(Path("talk.md"), diagnostics)
        (unfilled,) = (it for it in diagnostics if it.code.name == "data-unfilled")
        assert re.search(r" and 1,99[35] more$", unfilled.message)
        assert len(unfilled.message) < 500


def test_inserts_multiply_no_text_without_end(write_deck: WriteDeck) -> None:
    settings = f'title = "T"\n[variables]\nv = "{"a" * 20_000}"\n'
    slides = {f"slides/{n}-s{n}.md": f"# {n}\n\n{'{{ v }} ' * 40}\n" for n in (1, 2, 3)}
    deck, faults = read(write_deck({"deck.toml": settings, **slides}))
    assert faults == ["deck/slides/2-s2.md:3 over-limit"]
    assert deck is not None
    texts = [inline_text(slide.blocks[0].children) for slide in deck.slides]  # type: ignore[union-attr]
    assert [text.count("a") for text in texts] == [800_000, 200_000, 0]
    assert [text.count("{{ v }}") for text in texts] == [0, 30, 40]


@pytest.mark.parametrize("name", ["deck.toml", "facts.toml", "slides"])
def test_no_symbolic_link_leads_out_of_the_deck(write_deck: WriteDeck, name: str) -> None:
    files = {"slides/1-a.md": TITLE} if name != "slides" else {}
    root = write_deck(files)
    outside = Path("outside")
    (root / name).rename(outside) if name != "slides" else outside.mkdir()
    (root / name).symlink_to(outside.absolute())
    _, faults = read(root)
    assert f"deck/{name}:1 outside-folder" in faults


def test_a_link_in_a_circle_is_reported(write_deck: WriteDeck) -> None:
    root = write_deck({"slides/1-a.md": TITLE})
    (root / "facts.toml").unlink()
    (root / "facts.toml").symlink_to("facts.toml")
    assert read(root)[1] == ["deck/facts.toml:1 outside-folder"]


def test_a_slide_that_cannot_be_read_is_the_only_fault(write_deck: WriteDeck) -> None:
    deck, faults = read(write_deck({"slides/1-a.md": "# Tïtle\n".encode("utf-16")}))
    assert deck is not None
    assert faults == ["deck/slides/1-a.md:1 not-utf8"]


def test_settings_nested_without_end_are_reported(write_deck: WriteDeck) -> None:
    _, faults = read(write_deck({"deck.toml": "a=" + "{a=" * 5000, "slides/1-a.md": TITLE}))
    assert faults == ["deck/deck.toml:1 broken-toml"]


def test_a_title_of_spaces_is_none(write_deck: WriteDeck) -> None:
    _, faults = read(write_deck({"deck.toml": 'title = "  "', "slides/1-a.md": TITLE}))
    assert faults == ["deck/deck.toml:1 missing-setting"]


# --- characters ----------------------------------------------------------------------------


def test_control_characters_are_left_out_and_old_line_breaks_become_spaces(
    write_deck: WriteDeck,
) -> None:
    text = "# T\n\none\x0btwo\u2028three \x1b[31mfour\x00\ufeff five\n"
    deck, faults = read(write_deck({"slides/1-a.md": text}))
    assert faults == ["deck/slides/1-a.md:3 control-character"]
    assert deck is not None
    (paragraph,) = deck.slides[0].blocks
    assert inline_text(paragraph.children) == "one two three [31mfour five"  # type: ignore[union-attr]


def test_code_points_that_are_no_characters_are_left_out(write_deck: WriteDeck) -> None:
    deck, faults = read(write_deck({"slides/1-a.md": "# T\n\none\ufffe \ufdd0two\uffff\n"}))
    assert faults == ["deck/slides/1-a.md:3 control-character"]
    assert deck is not None
    (paragraph,) = deck.slides[0].blocks
    assert inline_text(paragraph.children) == "one two"  # type: ignore[union-attr]


@pytest.mark.parametrize("written", ["&#12;", "&#13;", "&NewLine;", "&Tab;", "&#x2028;"])
def test_a_line_end_written_as_a_number_is_a_space(write_deck: WriteDeck, written: str) -> None:
    link = f'[one{written}two](https://example.org "three{written}four")'
    picture = f'![A{written}b](images/sample.png "c{written}d")'
    deck, faults = read(write_deck({"slides/1-a.md": f"# T\n\n{link}\n\n{picture}\n"}))
    assert faults == []
    assert deck is not None
    paragraph, figure = deck.slides[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(figure, Figure)
    assert inline_text(paragraph.children) == "one two"
    assert paragraph.children[0].title == "three four"  # type: ignore[union-attr]
    assert (figure.alt, inline_text(figure.caption)) == ("A b", "c d")


def test_escapes_in_settings_bring_nothing_that_nobody_sees(write_deck: WriteDeck) -> None:
    front = '---\nkit: ["pa\\0per", "a\\Lb"]\nsection: "One\\uFFFE\\x1B"\n---\n# T\n'
    settings = 'title = "Sa\\u0000mple"\nstart = "09:30"\n[variables]\nroom = "images\\base"\n'
    deck, faults = read(write_deck({"deck.toml": settings, "slides/1-a.md": front}))
    assert faults == [
        "deck/deck.toml:1 control-character",
        "deck/deck.toml:4 control-character",
        *["deck/slides/1-a.md:2 control-character"] * 2,
        "deck/slides/1-a.md:3 control-character",
    ]
    assert deck is not None
    assert (deck.title, deck.variables["room"]) == ("Sample", "imagesase")
    assert (deck.slides[0].kit, deck.slides[0].section) == (("paper", "a b"), "One")


def test_a_name_that_is_no_text_is_shown_with_replacement_characters() -> None:
    assert reading.as_text("a\udce9b\nc\x1b\ufffe") == "a\ufffdb\ufffdc\ufffd\ufffd"


# --- Markdown ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "https://[::1", "http://[", "https://exa%zz:port/", "https://example.org:99999/",
        "https://?", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:x",
        "&#x6A;avascript:x", "java&Tab;script:x", "data:text/html,x", "file:///c:/x",
        "//example.org",
    ],
)  # fmt: skip
def test_addresses_that_nobody_can_follow_are_no_links(write_deck: WriteDeck, address: str) -> None:
    _, faults = read(write_deck({"slides/1-a.md": f"# T\n\n[text]({address})\n"}))
    assert faults == ["deck/slides/1-a.md:3 bad-link"]


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "HTTPS://EXAMPLE.ORG:8443/a?b#c", "mailto:a@example.org",
     "tel:01632960000", "https://[::1]/"],
)  # fmt: skip
def test_addresses_that_work_are_links(write_deck: WriteDeck, address: str) -> None:
    assert read(write_deck({"slides/1-a.md": f"# T\n\n[text]({address})\n"}))[1] == []


def test_an_empty_quote_is_left_out(write_deck: WriteDeck) -> None:
    deck, faults = read(write_deck({"slides/1-a.md": "# T\n\n>\n> \n"}))
    assert faults == ["deck/slides/1-a.md:3 empty-block"]
    assert deck is not None
    assert deck.slides[0].blocks == ()


def test_a_list_counts_no_further_than_powerpoint(write_deck: WriteDeck) -> None:
    deck, faults = read(write_deck({"slides/1-a.md": "# T\n\n32768. one\n"}))
    assert faults == ["deck/slides/1-a.md:3 wrong-value"]
    assert deck is not None
    assert deck.slides[0].blocks[0].start == 1  # type: ignore[union-attr]


# --- the title of a single file ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Welcome *all* {layout=title}\n", "Welcome all"),
        ("Text first\n\n## Second\n", "Second"),
        ("Text only\n", "talk"),
        ("# {{ deck.title }}\n", "talk"),
        ("---\ntitle: Given\n---\n# Welcome\n", "Given"),
        ("---\nvariables: {area: Sampleshire}\n---\n# In {{ area }}\n", "In Sampleshire"),
    ],
)
def test_a_single_file_without_a_title_takes_its_first_heading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, title: str
) -> None:
    monkeypatch.chdir(tmp_path)
    deck, faults = read_talk(text)
    assert deck is not None
    assert deck.title == title
    twice = text.startswith("Text first")  # the slide before the heading has no other title
    assert faults == (["talk.md:3 duplicate-title"] if twice else [])


def test_faults_of_the_first_heading_are_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deck, faults = read_talk("# A {{ nothing }}\n")
    assert deck is not None
    assert deck.title == "talk"
    assert faults == ["talk.md:1 unknown-insert"]


def test_columns_in_columns_are_bounded(write_deck: WriteDeck) -> None:
    """Each level is measured several times, so that time grows by a factor with each."""

    def nested(levels: int) -> str:
        text = "@"
        for level in range(levels):
            marks = ":" * (3 + 2 * level)
            text = f"{marks}: columns\n{marks} column\n{text}\n{marks}\n{marks}:\n"
        return f"{TITLE}\n{text}"

    _, faults = read(write_deck({"slides/1-a.md": nested(5), "slides/2-b.md": "# U\n"}))
    assert faults == []
    deck, faults = read(write_deck({"slides/1-a.md": nested(6), "slides/2-b.md": "# U\n"}))
    assert faults == ["deck/slides/1-a.md:13 nested-too-deep"]
    assert deck is not None
    assert "@" in str(deck.slides[0].blocks)
