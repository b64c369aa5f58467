"""The files of a deck: settings, order and ids of slides, the register, and their faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Deck, Fact, Outcome, Paragraph, PrintSettings, Text, inline_text
from deckbuilder.source import read_deck
from tests.source.conftest import DECK, WriteDeck

TITLE = "# Title\n"


def read(root: Path) -> tuple[Deck, list[str]]:
    """Read a deck, and return its faults as "path:line name"."""
    diagnostics = Diagnostics()
    deck = read_deck(root, diagnostics)
    assert deck is not None
    return deck, [f"{it.path}:{it.line or '-'} {it.code.name}" for it in diagnostics.sorted()]


def test_settings_become_the_deck(write_deck: WriteDeck) -> None:
    settings = """\
title = "About {{ area }}"
subtitle = "{{ facts.sample }}"
lang = "cy"
brand = "sample"
audience = "Samplers"
author = "Sample author"
edition = "2"
keywords = ["one", "two"]
start = "09:30"
incremental = true
overflow = "error"
[[outcomes]]
id = "first"
text = "Know {{ area }}"
[variables]
area = "Sampleshire"
count = 12
"""
    files = {"deck.toml": settings, "slides/1-a.md": "# {{ deck.title }}, {{ count }}\n"}
    deck, faults = read(write_deck(files))
    assert faults == []
    assert (deck.name, deck.title, deck.subtitle) == ("deck", "About Sampleshire", "12 samples")
    assert (deck.lang, deck.brand, deck.audience) == ("cy", "sample", "Samplers")
    assert (deck.author, deck.edition, deck.start) == ("Sample author", "2", "09:30")
    assert deck.keywords == ("one", "two")
    assert deck.outcomes == (Outcome(id="first", text="Know Sampleshire"),)
    assert deck.variables == {"area": "Sampleshire", "count": "12"}
    assert deck.slides[0].overflow == "error"
    assert (deck.incremental, deck.slides[0].incremental) == (True, None)
    assert inline_text(deck.slides[0].title) == "About Sampleshire, 12"


def test_settings_of_the_pdfs(write_deck: WriteDeck) -> None:
    settings = """\
title = "Sample"
[handout]
page = "letter"
layout = "outline"
large_print = true
"""
    deck, faults = read(write_deck({"deck.toml": settings, "slides/1-a.md": TITLE}))
    assert faults == []
    assert deck.handout == PrintSettings(page="letter", layout="outline", large_print=True)


def test_faults_of_the_settings_of_the_pdfs(write_deck: WriteDeck) -> None:
    settings = 'title = "Sample"\n[handout]\nlayout = "four"\nlarge = true\n'
    deck, faults = read(write_deck({"deck.toml": settings, "slides/1-a.md": TITLE}))
    assert faults == ["deck/deck.toml:3 wrong-value", "deck/deck.toml:4 unknown-key"]
    assert deck.handout == PrintSettings()


def test_settings_are_read_alike_without_slides(write_deck: WriteDeck) -> None:
    settings = 'title = "Sample"\nbrand = "sample"\n[handout]\npage = "letter"\n'
    root = write_deck({"deck.toml": settings, "slides/1-a.md": TITLE})
    whole, _ = read(root)
    alone = read_deck(root, Diagnostics(), with_slides=False)
    assert len(whole.slides) == 1
    assert alone == replace(whole, slides=())


def test_the_register_is_in_the_deck(write_deck: WriteDeck) -> None:
    register = """\
[facts.one]
value = 12
source = "Sample source"
owner = "Sample owner"
review_by = 2027-03-31
note = "Sample note"
"""
    deck, faults = read(write_deck({"facts.toml": register, "slides/1-a.md": TITLE}))
    assert faults == []
    assert deck.facts == {
        "facts.one": Fact(
            id="facts.one", value="12", source="Sample source", owner="Sample owner",
            review_by=date(2027, 3, 31), note="Sample note",
        )
    }  # fmt: skip


def test_slides_are_ordered_by_number_then_name(write_deck: WriteDeck) -> None:
    names = ["10-last.md", "9-b.md", "09-a.md", "unnumbered.md", "11.md", ".12-x.md", "9b-c.md"]
    deck, faults = read(write_deck({f"slides/{name}": f"# {name}\n" for name in names}))
    assert faults == [
        "deck/slides/9-b.md:- slide-order", "deck/slides/unnumbered.md:- slide-order",
    ]  # fmt: skip
    assert [slide.id for slide in deck.slides] == ["a", "b", "b-c", "last", "11", "unnumbered"]


def test_one_fault_does_not_hide_the_others(write_deck: WriteDeck) -> None:
    files = {
        "deck.toml": "subtitel = 'x'\nkeywords = [1, {}]\nstart = 10:30:00\nlang = ''\n",
        "slides/01-Two words.md": "no title\n",
        "slides/02-same.md": "# A\n\n[x](#nowhere)\n",
        "slides/03-same.md": "# B\n\n[x](#same)\n",
        "slides/04-latin.md": b"# caf\xe9\n",
    }
    deck, faults = read(write_deck(files))
    assert [slide.id for slide in deck.slides] == ["Two words", "same", "same-2"]
    assert faults == [
        "deck/deck.toml:1 unknown-key",
        "deck/deck.toml:1 missing-setting",
        "deck/deck.toml:2 wrong-value",
        "deck/deck.toml:3 wrong-value",
        "deck/slides/01-Two words.md:- bad-slide-id",
        "deck/slides/01-Two words.md:1 missing-title",
        "deck/slides/02-same.md:3 unknown-link-target",
        "deck/slides/03-same.md:- duplicate-id",
        "deck/slides/04-latin.md:1 not-utf8",
    ]
    assert deck.title == "deck"


def test_faults_of_the_register(write_deck: WriteDeck) -> None:
    register = """\
fact = "x"
[facts.none]
source = "Sample"
[facts.when]
value = "x"
review_by = "soon"
[contacts]
hub = "01632"
"""
    _, faults = read(write_deck({"facts.toml": register, "slides/1-a.md": TITLE}))
    assert faults == [
        "deck/facts.toml:1 unknown-key",
        "deck/facts.toml:2 missing-setting",
        "deck/facts.toml:6 wrong-value",
        "deck/facts.toml:8 wrong-value",
    ]


def test_faults_of_outcomes_and_variables(write_deck: WriteDeck) -> None:
    settings = """\
title = "{{ nothing }}"
[[outcomes]]
id = "a"
[[outcomes]]
id = "b"
text = "B"
[[outcomes]]
id = "b"
text = "B"
[variables]
list = [1]
deep = "{{ area }}"
"""
    _, faults = read(write_deck({"deck.toml": settings, "slides/1-a.md": TITLE}))
    assert faults == [
        "deck/deck.toml:1 unknown-insert",
        "deck/deck.toml:2 missing-setting",
        "deck/deck.toml:8 duplicate-id",
        "deck/deck.toml:11 wrong-value",
        "deck/deck.toml:12 wrong-value",
    ]


def test_a_broken_deck_file_does_not_hide_slides(write_deck: WriteDeck) -> None:
    deck, faults = read(write_deck({"deck.toml": "title = Neglect\n", "slides/1-a.md": TITLE}))
    assert faults == ["deck/deck.toml:1 broken-toml"]
    assert len(deck.slides) == 1


def test_a_deck_without_slides(write_deck: WriteDeck) -> None:
    deck, faults = read(write_deck({}))
    assert faults == ["deck/deck.toml:- no-slides"]
    assert deck.slides == ()


def test_nothing_to_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none.md", tmp_path):
        diagnostics = Diagnostics()
        assert read_deck(path, diagnostics) is None
        assert [found.code.name for found in diagnostics] == ["file-missing"]


def test_the_deck_file_names_its_folder(write_deck: WriteDeck) -> None:
    root = write_deck({"slides/1-a.md": TITLE})
    assert read(root / "deck.toml") == read(root)


def test_a_slide_that_leads_outside_is_not_read(write_deck: WriteDeck, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n")
    root = write_deck({"slides/1-a.md": TITLE})
    try:
        (root / "slides" / "2-b.md").symlink_to(tmp_path / "secret.md")
    except OSError:
        pytest.xfail("this system does not let us make symbolic links")
    deck, faults = read(root)
    assert [slide.id for slide in deck.slides] == ["a"]
    assert faults == ["deck/slides/2-b.md:1 outside-folder"]


def test_csv_files_are_reported_at_their_own_lines(write_deck: WriteDeck) -> None:
    chart = '# T\n\n```chart {type=bar title="T" alt="A" src="data/x.csv"}\n```\n'
    files = {"slides/1-a.md": chart, "data/x.csv": "\ufeffA,B\r\n\r\nx,one\r\ny,\r\n"}
    _, faults = read(write_deck(files))
    assert faults == ["deck/data/x.csv:3 not-a-number", "deck/data/x.csv:4 data-unfilled"]


def test_settings_of_a_single_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("talk.md").write_text(
        "---\ntitle: T\nstart: 10:30\nkeywords: a, b\nsubtitel: x\n"
        "outcomes:\n  - id: one\n    text: One\n  - id: one\nvariables:\n  n: 1\n---\n"
        "# {{ n }} {outcomes=one}\n\n# B {#a}\n\n# C {#a}\n"
    )
    deck, faults = read(Path("talk.md"))
    assert (deck.start, deck.keywords, deck.variables) == ("10:30", ("a", "b"), {"n": "1"})
    assert [slide.id for slide in deck.slides] == ["1", "a", "a-2"]
    assert deck.slides[0].outcomes == ("one",)
    assert faults == [
        "talk.md:5 unknown-key", "talk.md:9 missing-setting", "talk.md:17 duplicate-id",
    ]  # fmt: skip


def test_comment_among_data_is_reported_alone(write_deck: WriteDeck) -> None:
    data = "<!-- deckbuild: ignore x -->\nA,B\nx,"
    chart = f"# T\n\n```chart {{type=bar title=T alt=A}}\n{data}\n```\n"
    _, faults = read(write_deck({"deck.toml": DECK, "slides/1-a.md": chart}))
    assert faults == ["deck/slides/1-a.md:4 broken-csv"]


def test_csv_is_never_read_as_markdown(write_deck: WriteDeck) -> None:
    table = "# T\n\n```table\nA,B\n*x*,{{ area }}\n```\n"
    deck, faults = read(write_deck({"deck.toml": DECK, "slides/1-a.md": table}))
    assert faults == ["deck/slides/1-a.md:5 marks-not-read"]
    rows = deck.slides[0].blocks[0].rows  # type: ignore[union-attr]
    assert [inline_text(cell.children) for cell in rows[0]] == ["*x*", "{{ area }}"]


def test_text_below_a_broken_picture_is_kept(write_deck: WriteDeck) -> None:
    slide = '# T\n\n![Alt text](images/none.png "Caption")\n'
    deck, faults = read(write_deck({"slides/1-a.md": slide}))
    assert faults == ["deck/slides/1-a.md:3 file-missing"]
    assert deck.slides[0].blocks == (
        Paragraph(children=(Text(text="Alt text"),)),
        Paragraph(children=(Text(text="Caption"),)),
    )
