"""Files as other programs read them: named in one line, and nothing blamed that is not at fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Deck, inline_text
from deckbuilder.source import read_deck
from tests.source.conftest import WriteDeck


def read(text: str, folder: Path) -> tuple[Deck, list[str]]:
    """Read a single file: the deck, and what is said of it, by line."""
    (folder / "talk.md").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    deck = read_deck(folder / "talk.md", diagnostics)
    assert deck is not None
    assert all(found.hint for found in diagnostics)
    return deck, [f"{found.line} {found.code.id} {found.message}" for found in diagnostics]


def titles(deck: Deck) -> list[str]:
    return [inline_text(slide.title) for slide in deck.slides]


NO_EFFECT = "whose settings have no effect here"


@pytest.mark.parametrize(
    ("front", "program", "settings"),
    [
        ("marp: true\ntheme: gaia\npaginate: true", "Marp", "marp, theme, paginate"),
        ("theme: seriph\ntransition: slide-left", "Slidev", "theme, transition"),
        ("date: x\nformat:\n  revealjs:\n    theme: dark", "Quarto", "date, format"),
        ("output:\n  a::b:\n    c:\n      d:\n        - e.html", "R Markdown", "output"),
        ("revealOptions:\n  transition: fade", "reveal", "revealOptions"),
        ("_class: lead\n_backgroundColor: red", "Marp", "_class, _backgroundColor"),
        ("tags: [a]\naliases: [b]\ncssclasses: c", "Obsidian", "tags, aliases, cssclasses"),
    ],
)
def test_settings_of_another_program_are_named_in_one_line(
    front: str, program: str, settings: str, tmp_path: Path
) -> None:
    deck, found = read(f"---\ntitle: Our workshop\n{front}\n---\n\n# One\n\nText\n", tmp_path)
    assert found == [f"3 DB338 the file seems to be one of {program}, {NO_EFFECT}: {settings}"]
    assert (deck.title, titles(deck)) == ("Our workshop", ["One"])


def test_settings_of_several_programs_are_named_in_one_line(tmp_path: Path) -> None:
    _, found = read("---\ntitle: Ours\ndate: x\ntheme: y\n---\n\n# One\n", tmp_path)
    assert found == ["3 DB338 settings of other programs have no effect here: date, theme"]


def test_misspelt_settings_are_errors_as_before(tmp_path: Path) -> None:
    _, found = read("---\ntitel: x\nmarp: true\n---\n\n# One\n", tmp_path)
    assert [line.split(" ")[1] for line in found] == ["DB338", "DB006"]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "theme: x\nfooter: Our team",
            "settings of other programs have no effect here: theme, footer",
        ),
        ("slidenumbers: true\ntheme: x", f"Deckset, {NO_EFFECT}: slidenumbers, theme"),
        ("template: a.pptx\nnumbers: no", f"md2pptx, {NO_EFFECT}: template, numbers"),
        ("theme: next", "settings of other programs show as text here: theme"),
        ("title: Ours\nkit: x", "the lines look like settings, but show as text: title, kit"),
        ("Title: Ours\nDate: May", "the lines look like settings, but show as text: Title, Date"),
        ("% Our workshop\n% The team", "give pandoc a title, and show as text here"),
    ],
)
def test_lines_at_the_top_that_look_like_settings_are_named(
    header: str, said: str, tmp_path: Path
) -> None:
    deck, found = read(f"{header}\n\n# One\n\nText\n", tmp_path)
    assert found[0].startswith("1 DB338")
    assert found[0].endswith(said)
    shows = "have no effect" not in said
    assert len(deck.slides) == 1 + shows


@pytest.mark.parametrize(
    "text",
    [
        "Aims: a\n\n# One",
        "Date: May\nVenue: Hall\n\n# One",
        "Note: x\n\n# One",
        "# One\n\ntheme: x",
    ],
)
def test_ordinary_lines_with_colons_are_none(text: str, tmp_path: Path) -> None:
    assert [line for line in read(f"{text}\n", tmp_path)[1] if "DB338" in line] == []


def test_settings_of_a_slide_between_rules_are_named_and_do_not_show(tmp_path: Path) -> None:
    text = "# One\n\n---\nlayout: center\nclass: x\n---\n\n# Two\n\nText\n"
    deck, found = read(text, tmp_path)
    assert titles(deck) == ["One", "Two"]
    assert found == [
        "4 DB338 settings of a slide below a line --- are not read, but at the top of the"
        " file: layout: center class: x"
    ]


def test_settings_of_xaringan_below_a_rule_are_named_and_do_not_show(tmp_path: Path) -> None:
    deck, found = read("# One\n\n---\nclass: inverse, center\n\n# Two\n\nText\n", tmp_path)
    assert titles(deck) == ["One", "Two"]
    assert found == [
        "4 DB338 settings of a slide below a line --- are not read, but at the top of the"
        " file: class: inverse, center"
    ]


def test_lines_with_colons_below_a_rule_are_text(tmp_path: Path) -> None:
    _, found = read("# One\n\n---\n\n## Two\n\nclass: a\n\n---\nname: Sam\n", tmp_path)
    assert [line.split(" ")[1] for line in found] == ["DB301"]


def test_what_shows_nowhere_is_named_in_whole(tmp_path: Path) -> None:
    long = " ".join(f"class-{number}=heron{number}" for number in range(8))
    text = f"# One\n\n```r {long}\nx\n```\n\n```r egret\nx\n```\n\n```r egret\nx\n```\n"
    (found,) = read(text, tmp_path)[1]
    assert found.endswith(f": {long}; egret (and on lines 7 and 11)")
    settings = "".join(f"key{number}: heron{number}\n" for number in range(8))
    (found,) = read(f"# One\n\n---\n{settings}---\n\n# Two\n", tmp_path)[1]
    assert found.endswith(f": {' '.join(settings.split())}")


def test_comments_that_other_programs_read_are_named_once_a_file(tmp_path: Path) -> None:
    text = (
        "# One\n\n<!-- _class: lead -->\n\n# Two\n\n<!-- paginate: true -->\n\n"
        '# Three\n\n- a <!-- .element: class="fragment" -->\n\n<!-- Ask what they have seen. -->\n'
    )
    found = read(text, tmp_path)[1]
    assert [line.split(": ")[0] for line in found] == [
        "3 DB338 the comment is an instruction for Marp, which has no effect here",
        "11 DB338 the comment is an instruction for reveal, which has no effect here",
        "13 DB341 Marp takes comments for notes, but here this one is not among them",
    ]
    assert found[0].endswith("(and on line 7)")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- to do -->", "<!-- deckbuild: ignore x -->", "<!-- TODO: ask Sam. -->", "<!-- -->",
        "<!-- Second part: what we do -->", "<!-- Copyright 2019 by all of the partners here -->",
        "<!-- Updated: on the third of March by Sam -->", "<!-- see page 4 of the old deck -->",
    ],
)  # fmt: skip
def test_ordinary_comments_are_no_notes(comment: str, tmp_path: Path) -> None:
    assert read(f"# One\n\n{comment}\n", tmp_path)[1] == []


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- Ask the group what they have seen -->", "<!--\nAsk the group\nThen wait\n-->",
        "<!-- Ask: what have you seen? -->", "<!-- speaker_note: ask -->", "<!-- Notes: ask -->",
    ],
)  # fmt: skip
def test_comments_that_may_be_notes_are_named(comment: str, tmp_path: Path) -> None:
    (found,) = read(f"# One\n\n{comment}\n", tmp_path)[1]
    assert found.startswith("3 DB339 the comment shows nowhere")


def test_headings_that_begin_slides_elsewhere_are_named(tmp_path: Path) -> None:
    notes = "::: notes\nSay.\n:::"
    parts = f"# Part\n\n## A\n\n- x\n\n{notes}\n\n## B\n\n- y\n\n{notes}\n\n# Last\n\n## C\n\nz\n"
    said = (
        "3 DB338 headings ## begin no slides here, as there are headings #: they stand on one slide"
    )
    assert read(parts, tmp_path)[1] == [said]
    assert read(parts.replace(notes, ""), tmp_path)[1] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "# Compare\n\n## Before\n\n- x\n\n## After\n\n- y\n",
        "# One\n\nText\n\n## A\n\nx\n\n# Two\n\n## B\n\n- y\n\n## C\n\nz\n",
    ],
)
def test_headings_within_slides_are_none_of_them(text: str, tmp_path: Path) -> None:
    assert read(text, tmp_path)[1] == []


def test_notes_of_reveal_are_named_where_rules_split_slides(tmp_path: Path) -> None:
    text = "# One\n\n- a\n\nNote: Say this quietly.\n\n---\n\n## Two\n\nNote: it rains.\n\n- b\n"
    assert [line.split(" ")[:2] for line in read(text, tmp_path)[1]] == [["5", "DB331"]]
    assert read(text.replace("---", ""), tmp_path)[1] == []


@pytest.mark.parametrize("mark", ["# Inside", "---"])
def test_slide_does_not_begin_within_a_block(mark: str, tmp_path: Path) -> None:
    deck, found = read(
        f"# One\n\n::: callout\ntext\n\n{mark}\n\nmore\n:::\n\n# Two\n\nb\n", tmp_path
    )
    assert titles(deck) == ["One", "Two"]
    assert [line.split(" ")[:2] for line in found] == [["6", "DB302" if "#" in mark else "DB330"]]


def test_block_without_an_end_does_not_swallow_the_slides_after_it(tmp_path: Path) -> None:
    text = "# One\n\n::: notes\na\n\n# Two\n\n::: callout\nb\n:::\n\n# Three\n\nc\n"
    deck, found = read(text, tmp_path)
    assert titles(deck) == ["One", "Two", "Three"]
    assert [line.split(" ")[:2] for line in found] == [["3", "DB303"]]


def test_a_line_of_hyphens_right_below_a_text_is_named_where_it_makes_a_title(
    tmp_path: Path,
) -> None:
    deck, found = read("## One\n\nText\n\nSome text\n---\n\n## Two\n\nText\n", tmp_path)
    assert titles(deck) == ["One", "Some text", "Two"]
    assert found == ["6 DB331 the line --- makes a heading of the text above it"]


def test_notes_within_what_a_term_means_are_named_as_in_a_list(tmp_path: Path) -> None:
    found = read("# One\n\nTerm\n: What it means\n\n  ::: notes\n  x\n  :::\n", tmp_path)[1]
    assert found == ["6 DB307 ::: notes stands inside a list item"]


def test_options_of_code_are_named_once_and_each_of_them(tmp_path: Path) -> None:
    blocks = ("{r, echo=FALSE}", "{r}", "{r, include=FALSE}", "{r, echo=FALSE}")
    text = "".join(f"```{info}\n1\n```\n\n" for info in blocks)
    [found] = read(f"# One\n\n{text}", tmp_path)[1]
    assert found.endswith("none of it is run: echo=FALSE; include=FALSE (and on lines 11 and 15)")


def test_what_is_ignored_on_a_line_hides_no_other_line(tmp_path: Path) -> None:
    text = "# One\n\n{}A <b>b</b>\n\nC <b>d</b>\n"
    [both] = read(text.format(""), tmp_path)[1]
    assert both.endswith("(and on line 5)")
    found = read(text.format("<!-- deckbuild: ignore raw-html -->\n"), tmp_path)[1]
    assert [line.split(" ")[0] for line in found] == ["4", "6"]


def test_notes_within_a_block_of_no_known_name_are_read(tmp_path: Path) -> None:
    text = "# One\n\n::: incremental\n::: notes\nx\n:::\n:::\n"
    deck, found = read(text, tmp_path)
    assert [line.split(" ")[:2] for line in found] == [["3", "DB305"]]
    assert len(deck.slides[0].notes) == 1


def test_attributes_of_titles_of_another_program_are_named(tmp_path: Path) -> None:
    deck, found = read('# One {.unnumbered background-image="a.png" minutes=5}\n\nx\n', tmp_path)
    assert found == [
        "1 DB338 what another program reads after a title has no effect here:"
        " unnumbered, background-image"
    ]
    assert deck.slides[0].minutes == 5


@pytest.mark.parametrize("value", ["Our #1 priority", "#3", "[a, b #2]", "x #y"])
def test_value_that_a_comment_cuts_is_reported(value: str, tmp_path: Path) -> None:
    _, found = read(f"---\ntitle: Sample\nedition: {value}\n---\n\n# One\n", tmp_path)
    assert any(line.startswith("3 DB019") for line in found)


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("edition: #3", 'edition: "#3"'), ("variables:\n  unit: The #2", 'unit: "The #2"'),
        ("edition: [a, b #2]", 'edition: ["one", "two"]'),
    ],
)  # fmt: skip
def test_hint_shows_the_value_that_a_comment_cuts(line: str, fix: str, tmp_path: Path) -> None:
    (tmp_path / "talk.md").write_text(f"---\ntitle: Sample\n{line}\n---\n\n# One\n")
    diagnostics = Diagnostics()
    read_deck(tmp_path / "talk.md", diagnostics)
    hints = [found.hint for found in diagnostics if found.code.id == "DB019"]
    assert hints == [f"put the value in quotation marks: {fix}"]


@pytest.mark.parametrize("value", ["a # remark", '"Our #1 priority"', "'#3'", "a#b", ""])
def test_value_and_remark_are_left_alone(value: str, tmp_path: Path) -> None:
    assert read(f"---\ntitle: Sample\nedition: {value}\n---\n\n# One\n", tmp_path)[1] == []


@pytest.mark.parametrize(
    ("table", "line", "code"),
    [
        ("[variables]\narea = \"x\"\nminutes = 30", 4, "DB020"),
        ("[[variants]]\nname = \"short\"\norder = [\"a\"]", 4, "DB006"),
        ("[variables]\ndrop = [\"x\"]", 3, "DB007"),
        ("[[outcomes]]\nid = \"a\"\ntext = \"b\"\nkit = [\"x\"]", 5, "DB006"),
        ("[handout]\npage = \"a4\"\nstart = \"09:00\"", 4, "DB006"),
    ],
)  # fmt: skip
def test_setting_below_a_table_is_sent_above_it(
    table: str, line: int, code: str, write_deck: WriteDeck
) -> None:
    toml = f'title = "Sample"\n{table}\n'
    diagnostics = Diagnostics()
    read_deck(write_deck({"deck.toml": toml, "slides/01-a.md": "# One\n\n"}), diagnostics)
    [found] = diagnostics
    assert (found.line, found.code.id) == (line, code)
    assert found.hint.endswith("move it above the first line in square brackets (line 2)")


def test_the_line_above_which_a_setting_goes_is_one_of_its_own_file(tmp_path: Path) -> None:
    for name, text in (
        ("base/deck.toml", 'title = "Base"\n[check]\nignore = ["x"]\n'),
        ("base/slides/01-a.md", "# One\n\nText\n"),
        ("own/deck.toml", 'extends = "../base"\n\n[variables]\nminutes = 30\n'),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    diagnostics = Diagnostics()
    read_deck(tmp_path / "own", diagnostics)
    [found] = [each for each in diagnostics if each.code.id == "DB020"]
    assert found.hint.endswith("in square brackets (line 3)")


def test_variable_with_the_name_of_a_setting_may_be_inserted(write_deck: WriteDeck) -> None:
    toml = 'title = "Sample"\n[variables]\nminutes = 30\n'
    diagnostics = Diagnostics()
    slide = "# One\n\nIn {{ minutes }} minutes\n"
    read_deck(write_deck({"deck.toml": toml, "slides/01-a.md": slide}), diagnostics)
    assert not list(diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        '```chart {type=bar title="Reports **by** year" alt="x"}\nA,B\nx,1\n```',
        '```chart {type=bar title="x" alt="Source[^1]"}\nA,B\nx,1\n```',
        '```chart {type=bar title="x" alt="y" y="[a](https://example.org)"}\nA,B\nx,1\n```',
        '```chart {type=bar title="x<br>y" alt="z"}\nA,B\nx,1\n```',
    ],
)
def test_marks_in_plain_text_are_reported(text: str, tmp_path: Path) -> None:
    assert [line.split(" ")[:2] for line in read(f"# One\n\n{text}\n", tmp_path)[1]] == [
        ["3", "DB331"]
    ]


def test_footnote_within_the_first_title_is_one(tmp_path: Path) -> None:
    deck, found = read("# One^[the source]\n\nText^[another]\n", tmp_path)
    assert found == []
    assert [note.number for note in deck.slides[0].footnotes] == [1, 2]
