"""The session pack: what each page says, how it is tagged, and that its words are the deck's."""

from __future__ import annotations

import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.gate import verapdf
from deckbuilder.layout.pages.common.page_grid import MARGIN, measure_pages
from deckbuilder.model import PrintSettings, inline_text
from deckbuilder.scene.page import PageItems, PageShape, PageSlide, PageText
from tests.shared import tag_tree
from tests.shared.in_memory import write
from tests.shared.validators import ROOT, qpdf

DEFAULT = ROOT / "decks" / "triennial-review-2019"
TORTURE = ROOT / "tests" / "torture" / "deck"
GOLDEN = Path(__file__).parent / "golden" / "session-pack.txt"
A4 = PrintSettings(page="a4")
LARGE = PrintSettings(large_print=True)
LETTER = PrintSettings(page="letter")
VARIANTS = {"a4": A4, "large": LARGE, "letter": LETTER}

SAMPLE = """\
---
title: Sample workshop
subtitle: Sample subtitle
start: "09:30"
minutes: 60
kit: [Sample pens]
preparation: [Book a sample room, Print the samples]
support:
  wellbeing: "{{ contacts.hub }}"
outcomes:
  - {id: one, text: Recognise samples}
  - {id: two, text: Use samples}
---

# {{ title }} {layout=title}

Sample audience

# First sample {minutes=20 outcomes=two,one kit="sample pens, Flip chart" preparation=Ask break=10}

::: activity {title="Talk in pairs" minutes=5}
Talk.
:::

# Second [sample](#hidden-sample)[^a] {minutes=12.5 outcomes=one sensitive=yes kit="flip chart"}

::: reflect
- Sample question?
- Another?
:::

[^a]: Sample source.

# Hidden sample {minutes=9 hidden=true kit="Hidden kit" sensitive=true}

- Sample
"""


def compose(source: Path, printed: PrintSettings = A4):
    found = pipeline.compose(
        DeckRequest(path=source, printed=printed), Diagnostics(), pages=["session-pack"]
    )
    assert found is not None
    return found


composed = cache(compose)
"""The same for decks that no test changes."""


def pack(source: Path, printed: PrintSettings = A4) -> bytes:
    return write("session-pack", compose(source, printed))


@cache
def default_tree() -> tag_tree.Node:
    """Read the tags of the default deck's pack."""
    return tag_tree.read(write("session-pack", composed(DEFAULT)))


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that writes the sample deck, changed, and reads the tags of its pack."""
    shutil.copytree(ROOT / "branding", tmp_path / "branding")
    (tmp_path / "facts.toml").write_text('[contacts.hub]\nvalue = "01632 960000"\n')
    monkeypatch.chdir(tmp_path)

    def write(*changes: tuple[str, str], printed: PrintSettings = A4) -> tag_tree.Node:
        text = SAMPLE.replace("{{ title }}", "{{ deck.title }}")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        Path("talk.md").write_text(text, encoding="utf-8")
        return tag_tree.read(pack(Path("talk.md"), printed))

    return write


def sections(tree: tag_tree.Node) -> dict[str, tag_tree.Node]:
    return {node.find("H2")[0].text: node for node in tree.find("Sect")}


def rows(node: tag_tree.Node) -> list[list[str]]:
    """Return the cells of a section's tables, row by row."""
    return [
        [cell.text for cell in row.kids if isinstance(cell, tag_tree.Node)]
        for row in node.find("TR")
    ]


# --- what it says --------------------------------------------------------------------------


def test_tags_are_as_accepted(sample, request: pytest.FixtureRequest) -> None:
    tree = sample()
    [register] = [node for node in tree.find("Table") if "Signature" in node.text]
    del register.kids[3:]  # rows like the others
    found = tag_tree.dump(tree) + "\n"
    if request.config.getoption("--accept"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_plan_has_a_row_for_each_slide_break_and_the_end(sample) -> None:
    assert rows(sections(sample())["Session plan"]) == [
        ["Time", "Minutes", "What happens", "Outcomes"],
        ["–", "–", "Slide 1. Sample workshop", ""],
        [
            "09:30", "20", "Slide 2. First sample\nActivity: Talk in pairs (5 minutes)\n"
            "Kit: sample pens, Flip chart", "1, 2",
        ],
        ["09:50", "10", "Break", ""],
        [
            "10:00", "12.5", "Slide 3. Second sample\nQuestions to think about: 2\n"
            "Kit: flip chart\nSensitive: may distress people", "1",
        ],
        ["10:12", "42.5", "End of the session", ""],
    ]  # fmt: skip


@pytest.mark.slow
def test_times_of_the_national_plan_add_up() -> None:
    found = rows(sections(default_tree())["Session plan"])[1:]
    clock = [60 * int(time[:2]) + int(time[3:]) for time, *_ in found]
    lengths = [int(minutes) for _, minutes, *_ in found]
    assert [now - before for before, now in pairwise(clock)] == lengths[:-1]
    assert (found[0][0], found[-1][0], lengths[-1]) == ("09:30", "13:10", sum(lengths[:-1]))
    assert ["11:00", "15", "Break", ""] in found


@pytest.mark.slow
def test_plan_says_how_long_the_session_is(sample) -> None:
    plan = sections(sample())["Session plan"].text
    assert "From 09:30 to 10:12. 42.5 minutes in all: 32.5 minutes of work and 10" in plan
    assert "1 hidden slide is not in this plan." in plan
    late = sections(sample(('start: "09:30"\n', "")))["Session plan"]
    assert "Times count from the beginning, in hours and minutes." in late.text
    assert rows(late)[3][0] == "0:20"


@pytest.mark.slow
def test_deck_without_minutes_leaves_room_for_times(sample) -> None:
    tree = sample(("minutes=20 ", ""), ("break=10", ""), ("minutes=12.5 ", ""))
    plan = sections(tree)["Session plan"]
    assert "Write the times into the table." in plan.text
    assert [row[:2] for row in rows(plan)[1:]] == [["", ""]] * 3
    assert "Length" not in sections(tree)["Certificate of attendance"].text


def test_deck_without_outcomes_names_none(sample) -> None:
    text = SAMPLE.split("outcomes:\n")[1].split("---")[0]
    tree = sample((f"outcomes:\n{text}", ""), ("outcomes=two,one ", ""), ("outcomes=one ", ""))
    found = sections(tree)
    assert rows(found["Session plan"])[0] == ["Time", "Minutes", "What happens"]
    assert found["Evaluation"].find("Table") == []
    assert "What was most useful to you?" in found["Evaluation"].text


@pytest.mark.slow
def test_things_to_bring_stand_once_with_the_slides_that_need_them(sample) -> None:
    found = sections(sample())["Preparation and kit"]
    assert [item.text for item in found.find("LBody")] == [
        "Book a sample room", "Print the samples", "Ask (slide 2)",
        "Sample pens", "Flip chart (slides 2 and 3)",
    ]  # fmt: skip
    assert {label.text.strip() for label in found.find("Lbl")} == {"☐"}


@pytest.mark.slow
def test_lists_that_the_deck_does_not_have_are_left_out(sample) -> None:
    kit = ("kit: [Sample pens]\n", "")
    slides = ('kit="sample pens, Flip chart" ', ""), (' kit="flip chart"', "")
    tasks = (
        ("preparation: [Book a sample room, Print the samples]\n", ""),
        ("preparation=Ask ", ""),
    )
    assert "Preparation" in sections(sample(kit, *slides))
    assert "Kit" in sections(sample(*tasks))
    without = sections(sample(kit, *slides, *tasks))
    assert list(without)[:2] == ["Session plan", "Wellbeing and disclosures"]


@pytest.mark.slow
def test_guidance_names_sensitive_slides_and_what_the_deck_knows(sample) -> None:
    found = sections(sample())["Wellbeing and disclosures"]
    assert [item.text for item in found.find("LBody")] == ["Slide 3. Second sample"]
    paragraphs = [node.text for node in found.find("P")]
    assert "01632 960000" in paragraphs
    assert "To be filled in by your partnership, from its own procedures:" in paragraphs


def test_evaluation_asks_for_each_outcome_before_and_after(sample) -> None:
    table = [
        ["Outcome", "1", "2", "3", "4", "5"],
        ["Recognise samples", *[""] * 5],
        ["Use samples", *[""] * 5],
    ]
    assert rows(sections(sample())["Evaluation"]) == table * 2


@pytest.mark.slow
@pytest.mark.parametrize("length", [20, 95, 120, 180, 240])
@pytest.mark.parametrize("printed", VARIANTS.values(), ids=VARIANTS)
def test_register_leaves_no_page_nearly_empty(tmp_path, monkeypatch, printed, length) -> None:
    shutil.copytree(ROOT / "branding", tmp_path / "branding")
    monkeypatch.chdir(tmp_path)
    title = ("Sample workshop with a title that goes on " * 6)[:length].strip()
    Path("talk.md").write_text(f"---\ntitle: {title}\n---\n\n# One\n\n- x\n", encoding="utf-8")
    pages = compose(Path("talk.md"), printed).pages["session-pack"]
    [table] = [e for e in elements(pages.structure) if e.summary.startswith("Rows to sign")]
    counts = [
        len(item.items[0].rows) - 1
        for page in pages.pages
        for item in page.items
        if isinstance(item, PageItems) and item.element is table
    ]
    assert sum(counts) >= 24
    assert sum(counts[:-1]) < 24
    assert counts[-1] >= counts[0]


@pytest.mark.slow
@pytest.mark.parametrize("printed", VARIANTS.values(), ids=VARIANTS)
def test_register_has_whole_pages_of_rows(sample, printed) -> None:
    found = rows(sections(sample(printed=printed))["Register of attendance"])
    assert found[0] == ["No.", "Name", "Team or agency", "Signature"]
    assert [row[0] for row in found[1:]] == [str(n) for n in range(1, len(found))]
    assert len(found) - 1 >= 24


def test_titles_and_outcomes_are_the_decks_word_for_word() -> None:
    deck = composed(DEFAULT).deck
    text = " ".join(default_tree().text.split())
    words = [deck.title, deck.subtitle, *(it.text for it in deck.outcomes), *deck.preparation]
    words += [f"Slide {n}. {inline_text(it.title)}" for n, it in enumerate(deck.slides, 1)]
    assert [said for said in words if " ".join(said.split()) not in text] == []


def test_notes_and_text_of_slides_are_not_in_the_pack() -> None:
    [page] = [it for it in composed(DEFAULT).deck.slides if it.id == "relationship-based-practice"]
    assert page.notes
    text = default_tree().text
    assert "Trust with a family takes time" not in text
    assert "Past trauma" not in text


def elements(element):
    yield element
    for child in element.children:
        yield from elements(child)


# --- how it lies on pages ------------------------------------------------------------------


def bounds(item):
    """Return how far right and how far down something on a page reaches, in EMU."""
    if isinstance(item, PageText):
        return (
            max(
                (item.x + run.x + run.width for line in item.lines for run in line.runs), default=0
            ),
            item.y + item.lines[-1].baseline,
        )
    if isinstance(item, PageItems):
        return max(it.rect.right for it in item.items), max(it.rect.bottom for it in item.items)
    assert isinstance(item, PageShape | PageSlide)
    return item.rect.right, item.rect.bottom


@pytest.mark.slow
@pytest.mark.parametrize(
    "source", [DEFAULT, pytest.param(TORTURE, marks=pytest.mark.slow)], ids=lambda path: path.name
)
@pytest.mark.parametrize("printed", VARIANTS.values(), ids=VARIANTS)
def test_nothing_leaves_the_pages_margins_and_no_page_is_empty(source, printed) -> None:
    presentation = composed(source, printed)
    pages = presentation.pages["session-pack"]
    measures = measure_pages(presentation.brand.handout)
    right, foot = (measures.width - MARGIN + 0.5) * 12700, measures.height * 12700
    for page in pages.pages:
        content = [item for item in page.items if getattr(item, "element", None) is not None]
        assert content
        assert all(bounds(item)[0] <= right and bounds(item)[1] <= foot for item in page.items)
        assert all(bounds(item)[1] <= (measures.bottom + 0.5) * 12700 for item in content)


@pytest.mark.slow
@pytest.mark.parametrize("printed", VARIANTS.values(), ids=VARIANTS)
def test_certificate_has_no_running_heads(printed) -> None:
    pages = composed(DEFAULT, printed).pages["session-pack"]
    first = pages.places["certificate"].page
    assert len(pages.pages) - first == (2 if printed is LARGE else 1)

    def furniture(page):
        return [it for it in page.items if isinstance(it, PageText) and it.element is None]

    assert [furniture(page) for page in pages.pages[first:]] == [[]] * (len(pages.pages) - first)
    assert furniture(pages.pages[first - 1]) != []


COUNTS = [
    1,
    11,
    60,
    *(pytest.param(n, marks=pytest.mark.slow) for n in (3, 5, 7, 9, 13, 15, 17, 19)),
]


@pytest.mark.slow
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("printed", VARIANTS.values(), ids=VARIANTS)
def test_certificate_names_every_outcome_and_is_signed_on_its_first_page(
    tmp_path, monkeypatch, printed, count
) -> None:
    shutil.copytree(ROOT / "branding", tmp_path / "branding")
    monkeypatch.chdir(tmp_path)
    outcomes = "".join(f"  - {{id: o{n}, text: Sample outcome {n}.}}\n" for n in range(count))
    head = f"---\ntitle: Sample\noutcomes:\n{outcomes}---\n"
    Path("talk.md").write_text(f"{head}\n# One\n\n- x\n", encoding="utf-8")
    presentation = compose(Path("talk.md"), printed)
    pages = presentation.pages["session-pack"]
    first = pages.places["certificate"].page
    found = [
        "".join(run.text for line in item.lines for run in line.runs)
        for page in pages.pages[first:]
        for item in page.items
        if isinstance(item, PageText) and item.element is not None
    ]
    assert [line for line in found if line.startswith("Sample outcome")] == [
        f"Sample outcome {n}." for n in range(count)
    ]
    on_first = [it for it in pages.pages[first].items if isinstance(it, PageText)]
    assert "Signature" in [run.text for it in on_first for line in it.lines for run in line.runs]
    assert (len(pages.pages) > first + 1) is ("Learning outcomes: see the next page" in found)


@pytest.mark.slow
def test_type_is_as_large_as_print_asks() -> None:
    for printed, least in ((A4, 12), (LARGE, 16)):
        pages = composed(DEFAULT, printed).pages["session-pack"]
        sizes = {
            run.style.size
            for page in pages.pages
            for item in page.items
            if isinstance(item, PageText)
            for line in item.lines
            for run in line.runs
        }
        assert min(sizes) >= least


@pytest.mark.slow
def test_same_deck_gives_same_bytes() -> None:
    assert pack(DEFAULT) == pack(DEFAULT)


@pytest.mark.slow
def test_brands_logo_stands_on_the_certificate(tmp_path: Path) -> None:
    from deckbuilder.brand.brand import Logo
    from deckbuilder.layout import lay_out_pages
    from deckbuilder.model import Image
    from tests.source.conftest import png

    path = tmp_path / "logo.png"
    path.write_bytes(png(4, 2))
    plain = composed(DEFAULT)
    logo = Logo(image=Image(path=path, format="png", width=4, height=2), alt="Sample logo")
    branded = replace(plain, brand=replace(plain.brand, logo=logo))
    laid = lay_out_pages(branded, ["session-pack"], Diagnostics())
    tree = tag_tree.read(write("session-pack", laid))
    figures = sections(tree)["Certificate of attendance"].find("Figure")
    assert [figure.alt for figure in figures] == ["Sample logo"]


# --- the judges ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write packs on the paper that the tests of built PDFs do not use."""
    folder = tmp_path_factory.mktemp("packs")
    paths = []
    for source in (DEFAULT, TORTURE):
        path = folder / f"{source.name}.pdf"
        path.write_bytes(pack(source, LETTER))
        paths.append(path)
    return paths


@pytest.mark.slow
def test_qpdf_finds_no_fault(files: list[Path]) -> None:
    assert [fault for path in files for fault in qpdf.check(path)] == []


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=f"veraPDF needs {verapdf.missing()}")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(flavour: str, files: list[Path]) -> None:
    assert verapdf.validate(files, flavour) == []
