"""Signs of other dialects: each is read, or reported on its line with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.model import Deck, Footnote, ItemList, LineBreak, Quote
from deckbuilder.source import read_deck
from deckbuilder.source.dialects.programs import FOREIGN
from deckbuilder.source.dialects.signs import SIGNS, find_signs
from deckbuilder.source.settings.declarations import ADAPTING, DECK, SLIDE, VARIANT
from tests.source.conftest import FACTS, png


@dataclass(frozen=True)
class Sign:
    """A sign as people of another program write it; § is a word of their own."""

    written: str
    code: str = "DB331"
    line: int = 0
    """On which of its lines it is reported."""
    alone: bool = False
    """Whether it needs a paragraph of its own."""


REPORTED = [
    Sign("$x^2$"), Sign("$a_1 + b_2$"), Sign(r"$\frac{1}{2}$"), Sign("$n$"), Sign("$a + b$"),
    Sign("$$\nx = y\n$$", alone=True), Sign("$$E = mc^2$$"), Sign(r"\textbf{§}"), Sign(r"\pause"),
    Sign("==§=="), Sign("==§ and §=="), Sign("++§++"), Sign(":smile:"), Sign(":+1:"),
    Sign(":white_check_mark:"), Sign("[@smith2019]"), Sign("[see @smith2019, p. 3]"),
    Sign("[-@jones]"), Sign("@smith2019"), Sign("@fig-map"), Sign("![[§.png]]"), Sign("[[§]]"),
    Sign("[[§|§]]"), Sign(".blue[§]"), Sign(".pull-left[§]"), Sign("`r nrow(x)`"),
    Sign("`{python} 1 + 1`"), Sign("{{< fa star >}}"), Sign("{{% § %}}"), Sign("{% include § %}"),
    Sign("{{ area"), Sign("{{ facts.x }"), Sign("{ facts.x }}"), Sign("contacts.hub }}"),
    Sign("**§**{.red}"), Sign("§{: .lead}"), Sign('[§](https://example.org){target="_blank"}'),
    Sign("`§`{=html}"), Sign("{++§++}"), Sign("{>>§<<}"), Sign("%%§%%"),
    Sign("<mark>§</mark>", "DB319"), Sign("<v-click>", "DB319"), Sign("<iframe>", "DB319"),
    Sign("> [!NOTE]\n> §", alone=True), Sign("> [!tip]- §\n> §", alone=True),
    Sign('!!! note "§"', alone=True), Sign('??? tip "§"', alone=True), Sign("[TOC]", alone=True),
    Sign("[[_TOC_]]", alone=True), Sign(". . .", alone=True), Sign("--", alone=True),
    Sign("Note:\n§", alone=True), Sign("???\n\n§", alone=True), Sign("^ § for me", alone=True),
    Sign("^§ for me", alone=True), Sign("[.hide-footer: true]", alone=True),
    Sign("[.column]", alone=True), Sign("+---+---+\n| § | § |\n+---+---+", alone=True),
    Sign("+++\ntitle = 1\n+++", alone=True),
    Sign("| § in a verse", alone=True), Sign("#. §", alone=True), Sign("(@) §", alone=True),
    Sign("*[NHS]: §", alone=True), Sign('@import "§.md"', alone=True),
    Sign("§ and\n§\n: §", line=2, alone=True),
    Sign("  Year   Reports\n------ ---------\n  2018         4", line=1, alone=True),
    Sign("<!-- why --> - §", alone=True), Sign("<!-- why --> ## §", alone=True),
    Sign("> § and §\n> ― §", line=1, alone=True),
    Sign("§ § §\n---", line=1, alone=True), Sign("§ §\n--", line=1, alone=True),
    Sign("```mermaid\ngraph TD\n```", alone=True), Sign("![bg](images/sample.png)", alone=True),
    Sign("![inline fill](images/sample.png)\n![fit](images/sample.png)", "DB316", alone=True),
    Sign("![§|300](images/sample.png)", alone=True), Sign("<<< @/snippets/§.js", alone=True),
    Sign("Speaker notes:\n§", alone=True), Sign("```math\nx\n```", alone=True),
    Sign("```{=html}\n<b>§</b>\n```", "DB338", alone=True),
    Sign("```{ojs}\n//| echo: false\n1\n```", "DB338", alone=True),
    Sign("::: {layout-ncol=2}\n§\n:::", "DB305", alone=True),
    Sign("```{r §, include=FALSE}\n1\n```", "DB338", alone=True),
    Sign("```ts {1-3|5}\n1\n```", "DB338", alone=True),
    Sign("```{python}\n#| echo: false\n1\n```", "DB338", alone=True),
    Sign("<!-- _class: lead -->", "DB338", alone=True),
    Sign('<!-- .element: class="fragment" -->', "DB338", alone=True),
    Sign("::: incremental\n§\n:::", "DB305", alone=True),
    Sign("::: {.fragment}\n§\n:::", "DB305", alone=True),
    Sign("::: {.callout-note}\n§\n:::", "DB305", alone=True), Sign("::right::", alone=True),
    Sign("[§]{.underline}", "DB006"), Sign("[words][§]{.x}", "DB006"),
]  # fmt: skip
"""What is not read; those that need no paragraph of their own stand among words too."""

READ: dict[str, Callable[[list[object]], bool]] = {
    "^[§]": lambda found: any(isinstance(each, Footnote) for each in found),
    "§<br>§": lambda found: any(isinstance(each, LineBreak) for each in found),
    "§\n: §": lambda found: any(isinstance(each, ItemList) for each in found),
    "> §\n>\n> – §": lambda found: any(
        isinstance(each, Quote) and each.attribution for each in found
    ),
}
"""What is read, and how to see that it was."""

HONEST = [
    "It costs $5 and $6, or US$ 7, A$8 and C$9-C$10.",
    "In $, £ and A$ or so, $5 - US$ 10.",
    "So a == b, and x==1 and y==2.",
    "At 09:30:15, or 10:30: be there.",
    "Why? What??? Who!!!",
    "Wait. . . for it, and . . . go on",
    "Write to a@b.org or to @partnership.",
    "See [a link](https://example.org/$x$?a==b==c:d:) and [[1]](https://example.org).",
    "`$x$ ==a== :b: [[c]]`",
    "Press `R x`.",
    r"\$x\$ \==a\== \:smile: \[[a]] \{\{ area }} \^x",
    r"\[@smith2019] and \@smith2019",
    "{{ area }} and {{facts.sample}}",
    "Note: bring a pen.",
    "The note: it is short",
    "C++ and C++ and 1++2",
    "Version 1.a[b], as in .NET [2]",
    "a^2^ and ^1^ and H~2~O",
    "100% of it, 50 %% of that",
    "A ratio of 1:2:3",
    "- [ ] to do",
    "*[a]* and **b**",
    "![A map](images/sample.png)",
    "![right side](images/sample.png){.decorative}",
    "> a\n>\n> -- b",
    "| a | b |\n|---|---|\n| $5 | $6 |",
    "Table: Reports\n\n| a |\n|---|\n| b |",
    "Deliberate\n----------",
    "word <!-- why --> word",
    "<!-- see the annex -->",
    "[bore da]{lang=cy}",
    "## Within {#id}",
    "Terms: a, b; c: d",
    "e.g. this [sic] or [that]",
    "```\n$x$ ==a==\n```",
    "    $x$ ==a==",
    "```python\n#: x\n```",
    "x | y",
    "(c) 2019 -> now",
    "a~b and ~5 people",
    "<https://example.org/==a==>",
    "\u201cQuoted\u201d \u2013 and so on\u2026",
    "#1 priority",
    "1st, 2nd",
    "::: callout\nAn {odd} one\n:::",
]
"""Ordinary text, and code, of which nothing must be said."""

_OF_HONEST = {"DB315", "DB316"}
"""What is said of the pictures among it, which is true."""

_ALSO = re.compile(r"\(and on lines? ([^)]*)\)")


def read(text: str, folder: Path, *, single: bool) -> tuple[Deck, Diagnostics, str]:
    """Read a slide, as a file of its own or as a deck, below what needs no reading."""
    files: dict[str, bytes] = {"facts.toml": FACTS.encode(), "images/sample.png": png(4, 2)}
    front = "---\ntitle: Sample\nvariables:\n  area: Sampleshire\n---\n"
    slide = f"# Title\n\n{text}\n"
    if single:
        files["talk.md"] = f"{front}{slide}".encode()
    else:
        files["deck.toml"] = b'title = "Sample"\n[variables]\narea = "Sampleshire"\n'
        files["slides/01-a.md"] = ("\n" * front.count("\n") + slide).encode()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    diagnostics = Diagnostics()
    deck = read_deck(folder / "talk.md" if single else folder, diagnostics)
    assert deck is not None
    return deck, diagnostics, front


def lines_of(found: Diagnostic) -> Iterator[int]:
    """Yield the lines that a diagnostic names."""
    yield found.line or 0
    if also := _ALSO.search(found.message):
        yield from map(int, re.findall(r"\d+", also[1]))


def nodes(value: object) -> Iterator[object]:
    """Yield all nodes of a model."""
    if isinstance(value, list | tuple):
        for each in value:
            yield from nodes(each)
    elif hasattr(value, "__struct_fields__"):
        yield value
        for name in value.__struct_fields__:
            yield from nodes(getattr(value, name))


Made = tuple[str, list[tuple[int, Sign]], list[str]]
"""A text, the signs that it must report with their lines in it, and what it must read."""

_WORDS = st.sampled_from(["heron", "plover", "and", "a", "wren."])


@st.composite
def texts(draw: st.DrawFn) -> Made:
    """Draw paragraphs of words and of signs."""
    parts: list[str] = []
    signs: list[tuple[int, Sign]] = []
    read_ones: list[str] = []
    line = 0
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["words", "reported", "reported", "reported", "read"]))
        words = " ".join(draw(st.lists(_WORDS, min_size=1, max_size=4)))
        if kind == "reported":
            sign = draw(st.sampled_from(REPORTED))
            part = sign.written.replace("§", "heron")
            if not sign.alone and draw(st.booleans()):
                part = f"{words} {part} {words}"
            if not sign.alone and draw(st.booleans()):
                part = f"- {part}"
            signs.append((line + sign.line, sign))
        elif kind == "read":
            written = draw(st.sampled_from(sorted(READ)))
            read_ones.append(written)
            part = written.replace("§", "heron")
        else:
            part = words
        parts.append(part)
        line += part.count("\n") + 2
    return "\n\n".join(parts), signs, read_ones


def judge(made: Made, folder: Path, *, single: bool) -> None:
    """Hold that each sign of a text is reported on its line, or read."""
    text, signs, read_ones = made
    deck, diagnostics, front = read(text, folder, single=single)
    first = front.count("\n") + 3
    told = {(found.code.id, line) for found in diagnostics for line in lines_of(found)}
    for line, sign in signs:
        assert (sign.code, first + line) in told, (text, sign, sorted(told))
    for written in read_ones:
        assert READ[written](list(nodes(deck.slides))), (text, written)
    for found in diagnostics:
        assert found.hint, found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deck")


@settings(max_examples=60)
@given(made=texts(), single=st.booleans())
def test_each_sign_is_read_or_reported(made: Made, folder: Path, *, single: bool) -> None:
    judge(made, folder, single=single)


@pytest.mark.slow
@settings(max_examples=2000)
@given(made=texts(), single=st.booleans())
def test_each_sign_of_many_texts_is_read_or_reported(
    made: Made, folder: Path, *, single: bool
) -> None:
    judge(made, folder, single=single)


def test_every_known_sign_is_reported_where_it_stands(folder: Path) -> None:
    signs, parts, line = [], [], 0
    for sign in REPORTED:
        parts.append(sign.written.replace("§", "heron"))
        signs.append((line + sign.line, sign))
        line += parts[-1].count("\n") + 2
    judge(("\n\n".join(parts), signs, []), folder, single=False)


def test_nothing_is_said_of_ordinary_text(folder: Path) -> None:
    text = "\n\n".join(HONEST)
    for single in (True, False):
        _, diagnostics, _ = read(text, folder, single=single)
        said = [str(found) for found in diagnostics if found.code.id not in _OF_HONEST]
        assert said == []


def test_every_sign_of_the_table_is_among_the_known_ones() -> None:
    named = {
        found.sign.name for sign in REPORTED for found in find_signs(sign.written.replace("> ", ""))
    }
    assert {sign.name for sign in SIGNS} == named
    assert len({sign.name for sign in SIGNS}) == len(SIGNS)


def test_no_setting_of_another_program_is_one_of_ours() -> None:
    assert not FOREIGN & (DECK.keys() | SLIDE.keys() | ADAPTING.keys() | VARIANT.keys())


def test_a_sign_is_said_once_of_a_slide_with_all_its_lines(folder: Path) -> None:
    _, diagnostics, _ = read("==a==\n\n- ==b==\n\n# Two\n\n==c==", folder, single=True)
    said = [(found.line, found.message) for found in diagnostics]
    assert said == [
        (8, "== marks nothing: ==a== (and on line 10)"),
        (14, "== marks nothing: ==c=="),
    ]


PLAIN_MARKS = [
    "**a**", "*a b*", "~~a~~", "`a`", "x^2^", "H~2~", "[a](https://example.org)", "a[^1]", "a<br>b",
    "$x^2$", "==a==", ":smile:", "[[a]]", "[@smith2019]",
]  # fmt: skip
"""Marks that are read in no plain text."""

PLAIN_HONEST = [
    "5 * 6 * 7", "Grades A*, B*", "5~10~15", "[c]", "[x]", "4 [p]", "$5 - $10", "10:30:00", "--",
    "..", "*", "snake_case_name", "2^10", "#1", "a | b", "^ provisional",
]  # fmt: skip


@pytest.mark.parametrize("block", ["chart {type=column title=T alt=A}", "table {caption=T alt=A}"])
def test_marks_in_data_are_reported_once_with_their_lines(block: str, folder: Path) -> None:
    rows = "\n".join(f"{mark},{number}" for number, mark in enumerate([*PLAIN_MARKS, "{{ a }}"], 1))
    _, diagnostics, front = read(f"```{block}\nKind,Reports\n{rows}\n```", folder, single=True)
    (found,) = diagnostics
    first = front.count("\n") + 5
    assert found.code.id == "DB331"
    assert found.message.startswith(
        f"marks in data are not read, and show as they are typed: {PLAIN_MARKS[0]} (and on lines "
    )
    assert found.line == first
    assert f"{first + 7}, {first + 8}" in found.message


def test_marks_in_settings_are_reported(folder: Path) -> None:
    for mark in PLAIN_MARKS:
        if "`" in mark:  # the line would begin no block
            continue
        text = f'```chart {{type=column title=T alt=A x="Reports {mark}"}}\nA,B\n1,2\n```'
        said = [(found.code.id, found.message) for found in read(text, folder, single=True)[1]]
        (only,) = said
        assert only[0] == "DB331", mark
        assert only[1].startswith("x is plain text, in which marks are not read: ")


def test_marks_in_variables_are_reported(tmp_path: Path) -> None:
    front = '---\ntitle: Sample\nvariables:\n  area: "**Sample**shire"\n---\n\n'
    (tmp_path / "talk.md").write_text(f"{front}# In {{{{ area }}}}\n", encoding="utf-8")
    diagnostics = Diagnostics()
    read_deck(tmp_path / "talk.md", diagnostics)
    (found,) = diagnostics
    assert (found.line, found.code.id) == (4, "DB331")
    assert found.message == "area is plain text, in which marks are not read: **Sample**"


def test_nothing_is_said_of_ordinary_data_and_settings(folder: Path) -> None:
    rows = "\n".join(f"{text},1" for text in PLAIN_HONEST if "," not in text)
    text = f"```table {{caption=T alt=A}}\nKind,Reports\n{rows}\n```\n\n" + "\n\n".join(
        f'```chart {{type=column title=T alt=A x="{text}"}}\nA,B\n1,2\n```' for text in PLAIN_HONEST
    )
    text += '\n\n```chart {type=bar title=T alt=A format="$#,##0;-$#,##0"}\nA,B\n1,2\n```'
    assert [str(found) for found in read(text, folder, single=True)[1]] == []


def test_a_tag_is_told_where_it_begins_and_not_where_it_ends(folder: Path) -> None:
    _, diagnostics, _ = read("<u>a</u>\n\n<u>b\nc</u>\n\n</i>", folder, single=False)
    said = [(found.line, found.message) for found in diagnostics]
    assert said == [
        (8, "HTML is not read: <u> shows as it is written (and on line 10)"),
        (13, "HTML is not read: <i> shows as it is written"),
    ]
