"""The evidence: what it says and never says, as a page that is accessible itself and as data."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.codes import CODES
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate import rule
from deckbuilder.gate.evidence import page as html
from deckbuilder.gate.evidence.page import render_html
from deckbuilder.gate.evidence.records import (
    Evidence,
    JudgedFile,
    Omission,
    Pointer,
    Question,
    Result,
    Summary,
)
from deckbuilder.gate.evidence.statements import day, draft_preparation, draft_problems, sum_up
from deckbuilder.gate.pdf.rules import RULES as PDF_RULES
from deckbuilder.gate.pptx.rules import RULES as PPTX_RULES
from deckbuilder.gate.rule import Fault, FileRule
from deckbuilder.gate.rules import RULES
from deckbuilder.gate.run import judge_files
from tests.shared import decks
from tests.shared.validators import ROOT

VERDICTS = re.compile(
    r"complian|conform|\bpasses\b(?! over)|certif|fully accessible|guarantee", re.IGNORECASE
)
"""Words that a verdict would be made of."""
TODAY = date(2026, 1, 31)

SAMPLE = Evidence(
    made="2026-01-31",
    tools={"deckbuilder": "0.1.0", "pikepdf": "10"},
    summary=Summary(files=2, could_not_be_checked=1, errors=3, warnings=0, advice=1),
    files=(
        JudgedFile(
            path="dist/<talk>.pptx", kind="pptx", sha256="ab" * 32, size=12_345,
            modified="2026-01-30", title="Sample & talk", length=1,
            results=(
                Result(
                    code="DB710", name="pptx-missing-alt", title="Missing alternative text",
                    severity="error", source="Sample rule (https://example.org/rules)", passed=1,
                    failed=2,
                    faults=(
                        Fault(place="slide 1 (<b>), Map", message="no alternative text"),
                        Fault(place="slide 1 (<b>), Chart", message="no alternative text"),
                    ),
                ),
                Result(
                    code="DB742", name="pptx-contrast-unknown", title="Contrast", severity="advice",
                    source="WCAG", passed=0, failed=1, faults=(Fault(place="", message="look"),),
                ),
                Result(
                    code="DB720", name="pptx-merged-cells", title="Merged", severity="warning",
                    source="WCAG", passed=0, failed=0,
                ),
            ),
            questions=(
                Question(
                    title="Reading order", ask="Does it make sense?", source="WCAG 2.2",
                    pointers=(Pointer(place="slide 1", texts=("First & last", "Second")),),
                ),
                Question(title="Plain language", ask="Is it plain?", source="GOV.UK"),
            ),
            not_checked=(Omission(what="pictures", why="not read"),),
        ),
        JudgedFile(
            path="dist/none.pdf", kind="pdf", sha256="", size=0, modified="",
            not_checked=(Omission(what="the file", why="it is empty"),),
            could_not_be_checked="it is empty",
        ),
    ),
    not_checked=(Omission(what="veraPDF", why="not installed"),),
)  # fmt: skip


EXCERPT = ("cover", "section", "inlines", "tables", "picture", "charts", "footnotes")


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """Return what is found in some slides of the torture deck, in the file and the handout."""
    folder = tmp_path_factory.mktemp("built")
    paths = [folder / "torture.pptx", folder / "torture-handout-with-notes.pdf"]
    paths[0].write_bytes(decks.excerpt("torture", *EXCERPT).pptx)
    paths[1].write_bytes(decks.excerpt_handout("torture", *EXCERPT))
    return judge_files(
        paths, Diagnostics(), today=TODAY, progress=lambda stage: None, ask_verapdf=False
    )


# --- no verdict ------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_evidence_never_gives_a_verdict(evidence: Evidence) -> None:
    clean = replace(SAMPLE, files=tuple(replace(it, results=()) for it in SAMPLE.files))
    for each in (evidence, SAMPLE, clean):
        assert VERDICTS.findall(render_html(each)) == []
        assert VERDICTS.findall(msgspec.json.encode(each).decode()) == []


def test_rules_and_their_words_give_no_verdict() -> None:
    built = [code for code in CODES.values() if code.id.startswith(("DB7", "DB8"))]
    assert len(built) > len(RULES)
    for code in built:
        assert VERDICTS.findall(" ".join((code.summary, code.why, code.fix, code.source))) == []


@pytest.mark.parametrize("path", sorted((ROOT / "src/deckbuilder/gate").rglob("*.py")), ids=str)
def test_no_module_of_the_gate_writes_a_verdict(path: Path) -> None:
    assert re.findall("complian", path.read_text(encoding="utf-8"), re.IGNORECASE) == []


def test_the_page_says_that_it_is_no_verdict() -> None:
    assert "This is evidence, not a verdict." in render_html(SAMPLE)


# --- the page --------------------------------------------------------------------------------


class Page(HTMLParser):
    """What a browser would make of a page: its elements, whether they are closed, its headings."""

    VOID = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.headings: list[int] = []
        self.rows: list[int] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module", params=["built", "sample"])
def page(request: pytest.FixtureRequest, evidence: Evidence) -> Page:
    return Page(render_html(evidence if request.param == "built" else SAMPLE))


def test_the_page_is_whole_and_says_its_language_and_title(page: Page) -> None:
    assert page.open == []
    assert page.all("html") == [{"lang": "en-GB"}]
    assert len(page.all("title")) == 1
    assert {"charset": "utf-8"} in page.all("meta")
    assert len(page.all("main")) == 1


def test_headings_begin_with_the_first_level_and_skip_none(page: Page) -> None:
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(below <= level + 1 for level, below in pairwise(page.headings))


def test_tables_have_captions_and_headings_that_say_what_they_head(page: Page) -> None:
    tables = page.all("table")
    assert tables
    assert len(page.all("caption")) == len(tables)
    assert {head["scope"] for head in page.all("th")} == {"col", "row"}


def test_the_page_is_one_file_without_scripts(page: Page) -> None:
    names = {name for name, _ in page.elements}
    assert names & {"script", "link", "img", "iframe", "object"} == set()
    assert all("src" not in attributes for _, attributes in page.elements)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len({*ids})
    inner = [it["href"] for it in page.all("a") if str(it["href"]).startswith("#")]
    assert {str(href)[1:] for href in inner} <= {*ids}


def test_its_colours_can_be_read() -> None:
    colours = dict(re.findall(r"--(\w+): (#\w{6})", html._STYLE))
    dark = [colours["ink"], colours["main"], *re.findall(r"[^-]color: (#\w{6})", html._STYLE)]
    assert len(dark) >= 6
    for colour in dark:
        for ground in ("#FFFFFF", colours["pale"]):
            assert contrast(colour[1:].upper(), ground[1:].upper()) >= 4.5


def test_what_files_hold_is_shown_as_text_and_not_as_marks() -> None:
    text = render_html(SAMPLE)
    assert "<b>" not in text
    assert "slide 1 (&lt;b&gt;), Map" in text
    assert "First &amp; last" in text


def test_the_page_has_all_that_was_found_and_all_that_is_left() -> None:
    text = render_html(SAMPLE)
    for said in ("ab" * 32, "12,345 bytes", "30 January 2026", "Missing alternative text", "DB710",
                 "Faults found", "Nothing of the kind in the file", "Does it make sense?",
                 "pictures: not read", "veraPDF: not installed", "it is empty",
                 "(No. 2) Accessibility Regulations 2018"):  # fmt: skip
        assert said in text
    assert '<a href="https://example.org/rules">example.org</a>' in text
    assert text.count('<td class="by"></td>') == 2


def test_it_prints_well() -> None:
    assert "@media print" in html._STYLE
    assert "table-header-group" in html._STYLE


def test_the_same_evidence_gives_the_same_page() -> None:
    assert render_html(SAMPLE) == render_html(SAMPLE)


# --- words -----------------------------------------------------------------------------------


def test_drafts_name_what_failed_and_leave_advice_out() -> None:
    assert [*draft_problems(SAMPLE)] == [
        "Sample & talk (dist/<talk>.pptx): missing alternative text, 2 places (slide 1 (<b>), Map; "
        "slide 1 (<b>), Chart). Rule: Sample rule.",
        "dist/none.pdf could not be checked.",
    ]
    prepared = draft_preparation(SAMPLE)
    assert "1 file named in this report was checked by a program on 31 January 2026" in prepared
    assert "It found 3 faults." in prepared
    assert "2 points had still to be looked at by people." in prepared


def test_each_file_is_summed_up_in_a_line() -> None:
    one, other = SAMPLE.files
    assert (
        sum_up(one) == "dist/<talk>.pptx: 1 slide, 3 faults by 3 rules, 2 points for people to see"
    )
    assert sum_up(other) == "dist/none.pdf: could not be checked: it is empty"


def test_a_file_that_could_not_be_checked_is_told_so_instead_of_numbers() -> None:
    text = render_html(SAMPLE)
    said = '<span class="bad">Could not be checked</span>: it is empty'
    assert f'<td colspan="6">{said}</td>' in text
    assert f"<p>{said}</p>" in text
    assert "0 slides" not in text
    assert "0 pages" not in text
    assert "0 bytes" not in text


def test_a_file_without_a_title_is_named_once_in_drafts() -> None:
    file = replace(SAMPLE.files[0], title="")
    (sentence,) = draft_problems(replace(SAMPLE, files=(file,)))
    assert sentence.startswith("dist/<talk>.pptx: missing alternative text")


def test_days_are_written_out() -> None:
    assert [day("2026-09-03"), day("2026-12-31")] == ["3 September 2026", "31 December 2026"]


# --- what it holds ---------------------------------------------------------------------------


def test_the_data_can_be_read_back_and_hold_each_rule_with_its_counts(evidence: Evidence) -> None:
    data = msgspec.json.encode(evidence)
    assert msgspec.json.decode(data, type=Evidence) == evidence
    pptx, pdf = evidence.files
    assert [it.code for it in pptx.results] == [it.code.id for it in PPTX_RULES]
    assert [it.code for it in pdf.results] == [it.code.id for it in PDF_RULES]
    assert all(it.failed == len(it.faults) for file in evidence.files for it in file.results)
    titles = next(it for it in pptx.results if it.code == "DB712")
    assert (titles.passed, titles.failed) == (pptx.length, 0)


def test_each_slide_and_page_and_picture_is_pointed_at(evidence: Evidence) -> None:
    pptx, pdf = evidence.files
    asked = {question.title: question.pointers for question in pptx.questions}
    assert [it.place.partition(" (")[0] for it in asked["Reading order"]] == [
        f"slide {number}" for number in range(1, pptx.length + 1)
    ]
    assert asked["Reading order"][0].texts[0] == "Torture deck: every construct with sample content"
    pictures = next(it for it in pptx.results if it.code == "DB710")
    marks = [  # of the present part, decorative
        item
        for scene in decks.excerpt("torture", *EXCERPT).presentation.scenes
        for item in scene.items
        if item.name == "Progress"
    ]
    assert len(asked["Alternative texts"]) >= pictures.passed - len(marks) > 0
    assert asked["Tables"]
    assert asked["Colour"], "charts are told apart by colour"
    assert {it.place for it in asked["Languages"]} >= {"en-GB", "cy"}
    told = {question.title: question.pointers for question in pdf.questions}
    assert len(told["Reading order"]) == pdf.length
    assert len(told["Alternative texts"]) == next(
        it.passed for it in pdf.results if it.code == "DB820"
    )
    assert ("page 1, level 1", (presentation_title(),)) in [
        (it.place, it.texts) for it in told["Headings"]
    ]


def presentation_title() -> str:
    return decks.written("torture").presentation.deck.title


def test_tables_are_pointed_at_with_their_headings(evidence: Evidence) -> None:
    pptx, pdf = evidence.files
    for file in (pptx, pdf):
        (question,) = [it for it in file.questions if it.title == "Tables"]
        assert all(len(pointer.texts) > 1 for pointer in question.pointers)


# --- the rules -------------------------------------------------------------------------------


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code.name)
def test_a_rule_says_what_why_and_how_to_mend_and_whose_it_is(each: FileRule) -> None:
    code = each.code
    for said in (code.summary, code.why, code.example, code.fix, code.source, each.title):
        assert len(said) > 8
    assert code.summary.endswith(".")
    assert code.fix.endswith((".", ")"))
    assert re.search("WCAG|PDF/UA-1|own rule", code.source)


def test_rules_are_listed_once_in_the_order_of_their_codes() -> None:
    for rules, begin in ((PPTX_RULES, "DB7"), (PDF_RULES, "DB8")):
        ids = [each.code.id for each in rules]
        assert ids == sorted(set(ids))
        assert all(id_.startswith(begin) for id_ in ids)


def test_a_fault_without_a_place_is_told_without_one() -> None:
    assert str(rule.Fault(place="", message="sample")) == "sample"
    assert str(rule.Fault(place="page 1", message="sample")) == "page 1: sample"
