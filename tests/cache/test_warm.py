"""A process that builds again: after any edits its files and reports are those of a first build."""

import os
import random
import re
import shutil
from collections import Counter
from functools import partial

import pytest
from msgspec.structs import replace
from PIL import Image as Pillow

from deckbuilder import codes
from deckbuilder.builds import workers
from deckbuilder.builds.jobs import run_job
from deckbuilder.builds.request import BuildRequest
from deckbuilder.builds.workers import run_jobs
from deckbuilder.cache.warm import Warm, find_reported, open_shelf
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.files.inputs import Inputs, note_content
from deckbuilder.layout.pages.common import pages_builder
from deckbuilder.layout.slides import finishing, placing
from deckbuilder.source.overlays import read_slides
from deckbuilder.writers.pdf import document
from deckbuilder.writers.pptx import presentation
from tests.shared.validators import ROOT

DECKS = {
    "torture": ROOT / "tests/torture/deck",
    "triennial-review-2019": ROOT / "decks/triennial-review-2019",
    "example-partnership": ROOT / "decks/example-partnership",
}
FORMATS = ("pptx", "handout", "workbook")
DARK = (ROOT / "tests/brands/sample-dark/brand.toml").read_text()
BRAND = '[colours]\naccent1 = "#3b2d6b"\n'
FACTS = '[facts.share]\nvalue = "12%"\nsource = "a sample"\nowner = "a sample"\n'
PIECES = (
    "Some *other* words.\n",
    "- A point: {{ facts.share }}\n- {{ facts.none }}\n",
    "[A link](#first) and a footnote.[^z]\n\n[^z]: A sample source.\n",
    "![A sample](images/sample.png)\n",
    "::: notes\nOther notes, with a café and Ωμέγα.\n:::\n",
    "![](images/none.png)\n",
    "| Item | Count |\n|------|------:|\n| Sample | 1 |\n",
    "::: notes\n| Item | Count |\n|---|---|\n| Sample | 1 |\n:::\n",
    "::: notes\n> A quotation.\n\n- A point\n\nWords.\n:::\n",
    "::: callout {kind=key title=A}\nWords\n:::\n",
)
SETTINGS = ("minutes: 5", "hidden: true", "section: Another part", "layout: nothing", "lang: cy")

DECK_SETTINGS = (
    ("title", '"A sample"'), ("title", '"Another"'), ("lang", '"cy"'), ("lang", '"en-GB"'),
    ("incremental", "true"), ("incremental", "false"), ("start", '"10:30"'), ("start", '"13:00"'),
)  # fmt: skip


class Project:
    """A deck of some slides of another one, over a brand of its own, and edits of its files."""

    def __init__(self, root, deck, seed):
        self.random = random.Random(seed)  # noqa: S311 - a test
        self.deck, self.brand = root / "deck", root / "branding/own/brand.toml"
        self.slides = self.deck / "slides"
        shutil.copytree(DECKS[deck], self.deck)
        self.base = []
        if deck == "example-partnership":
            shutil.copytree(DECKS["triennial-review-2019"], root / "triennial-review-2019")
            self.base = sorted((root / "triennial-review-2019/slides").iterdir())
        else:
            for file in self.random.sample(self.files(), len(self.files()) - 8):
                file.unlink()
        for file in self.files():  # links to what is not among them
            file.write_text(re.sub(r"\]\(#[^)]*\)", "](https://example.org)", file.read_text()))
        (self.slides / "00-first.md").write_text("# First\n\nWords.\n")
        settings = self.deck / "deck.toml"
        lines = [it for it in settings.read_text().splitlines() if not it.startswith("brand")]
        settings.write_text("\n".join(['brand = "own"', *lines, ""]))
        self.brand.parent.mkdir(parents=True)
        self.brand.write_text(BRAND)
        self.write_picture()

    def files(self):
        return sorted(self.slides.iterdir())

    def write_picture(self):
        colour = self.random.choice(["red", "green", "blue"])
        size = self.random.choice([(60, 40), (40, 60)])
        (self.deck / "images").mkdir(exist_ok=True)
        Pillow.new("RGB", size, colour).save(self.deck / "images/sample.png")

    def edit(self):
        """Make an edit of a random kind."""
        kinds = [self.words] * 6 + [self.line, self.piece, self.setting, self.slide, self.others]
        self.random.choice(kinds)()

    def undo(self):
        """Give each file the text that it had when the deck was last without faults."""
        for file in self.texts():
            file.unlink()
        for file, text in self.sound.items():
            file.write_text(text)

    def texts(self):
        return [*self.files(), *self.base, *self.deck.glob("*.toml"), self.brand]

    def rewrite(self, change, file=None):
        file = file or self.random.choice([*self.files(), *self.base])
        lines = file.read_text().splitlines(keepends=True)
        change(lines, self.random.randrange(len(lines)) if lines else 0)
        file.write_text("".join(lines))

    def words(self):
        """Change letters of a line."""
        old, new = self.random.choice([("e", "é"), ("a", "aa"), ("s", "z"), (" the ", " ")])

        def change(lines, at):
            lines[at : at + 1] = [line.replace(old, new, 1) for line in lines[at : at + 1]]

        self.rewrite(change)

    def line(self):
        """Take a line out, or set it twice."""
        times = self.random.choice([0, 2])

        def change(lines, at):
            lines[at : at + 1] = lines[at : at + 1] * times

        self.rewrite(change)

    def piece(self):
        """Add a piece to the end of a slide."""
        self.rewrite(lambda lines, _: lines.append(f"\n\n{self.random.choice(PIECES)}"))

    def setting(self):
        """Add front matter, or break what is there."""
        self.rewrite(
            lambda lines, _: lines.insert(0, f"---\n{self.random.choice(SETTINGS)}\n---\n")
        )

    def slide(self):
        """Add, rename, exchange or delete a slide."""
        one, other = self.random.sample(self.files(), 2)
        new = self.slides / f"{self.random.randrange(99):02}-new-{self.random.randrange(9)}.md"
        match self.random.choice(["add", "rename", "exchange", "delete"]):
            case "add":
                shutil.copy(one, new)
            case "rename":
                one.rename(new)
            case "exchange":
                texts = one.read_text(), other.read_text()
                other.write_text(texts[0])
                one.write_text(texts[1])
            case _ if len(self.files()) > 3:
                one.unlink()

    def others(self):
        """Change the deck's settings, its facts, its picture or its brand."""
        match self.random.choice(["deck", "facts", "picture", "brand"]):
            case "deck":
                key, value = self.random.choice(DECK_SETTINGS)
                lines = (self.deck / "deck.toml").read_text().splitlines()
                lines = [it for it in lines if not it.startswith(f"{key} ")]
                (self.deck / "deck.toml").write_text("\n".join([f"{key} = {value}", *lines, ""]))
            case "facts":
                facts = self.deck / "facts.toml"
                known = facts.read_text() if facts.exists() else ""
                share = FACTS.replace("12", self.random.choice("123"))
                facts.write_text(known.partition("[facts.share]")[0] + share)
            case "picture":
                self.write_picture()
            case _:
                digit = self.random.choice("0369")
                brand = self.random.choice([BRAND.replace("3b", f"{digit}b")] * 3 + [DARK])
                self.brand.write_text(brand)


def built(result, out):
    assert not result.defect
    files = {file.path.name: (out / file.path.name).read_bytes() for file in result.files}
    lengths = [(file.noun, file.length) for file in result.files]
    return files, lengths, [*map(str, result.diagnostics)], result.inputs.answers


def ways(root):
    """Return what builds in one process that goes on, and what builds anew."""
    out = root / "out"
    request = BuildRequest(path=root / "deck", folder=out, formats=FORMATS, cached=False)
    warm = {request: Warm()}
    anew = replace(request, folder=root / "anew")

    def again():
        [result] = run_jobs([request], None, lambda _: None, warm)
        return built(result, out)

    return again, lambda: built(run_job(anew, None), anew.folder)


def follow(root, deck, seed, edits, monkeypatch):
    monkeypatch.chdir(root)
    project = Project(root, deck, seed)
    again, anew = ways(root)
    whole = 0
    for _ in range(edits):
        found = again()
        assert found == anew()
        whole += bool(found[0])
        if found[0]:
            project.sound = {file: file.read_text() for file in project.texts()}
        elif project.random.random() < 0.7:
            project.undo()
            continue
        project.edit()
    assert whole > edits / 3


@pytest.mark.parametrize("deck", DECKS)
def test_a_few_edits_give_what_is_built_anew(deck, tmp_path, monkeypatch):
    follow(tmp_path, deck, 1, 12, monkeypatch)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("deck", DECKS)
@pytest.mark.parametrize("seed", range(4))
def test_fifty_edits_give_what_is_built_anew(deck, seed, tmp_path, monkeypatch):
    follow(tmp_path, deck, seed, 50, monkeypatch)


# --- what is made anew ---------------------------------------------------------------------

STAGES = {
    "read": (read_slides, "parse_file"),
    "fitted": (placing, "fit_body"),
    "laid out": (placing, "_lay_out_slide"),
    "finished": (finishing, "_finish"),
    "on pages": (pages_builder, "_fill"),
    "in PowerPoint": (presentation, "_write_slide"),
    "in the PDF": (document, "draw_slide"),
}


@pytest.fixture
def counts(monkeypatch):
    """How often each stage took a slide since this was last cleared."""
    found = Counter()

    def count(stage, original, *args):
        found[stage] += 1
        return original(*args)

    for stage, (module, name) in STAGES.items():
        monkeypatch.setattr(module, name, partial(count, stage, getattr(module, name)))
    return found


def check_one_alone(counts):
    """Check that one slide was made; the first of a layout always draws what its slides share."""
    drawn = counts.pop("in the PDF")
    assert counts == dict.fromkeys(STAGES.keys() - {"in the PDF"}, 1)
    assert 1 <= drawn <= 3


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A deck of ten slides of two layouts that is built again and again."""
    monkeypatch.chdir(tmp_path)
    slides = tmp_path / "deck/slides"
    slides.mkdir(parents=True)
    (tmp_path / "deck/deck.toml").write_text('title = "A sample"\n')
    for number in range(10):
        text = f"# Slide {number}\n\n- Some words\n- Others\n\n::: notes\nMore words.\n:::\n"
        (slides / f"{number:02}-slide-{number}.md").write_text(text)
    again, anew = ways(tmp_path)
    return slides, again, anew


def test_an_edit_is_all_that_is_made_anew(small, counts):
    slides, again, anew = small
    again()
    assert counts == dict.fromkeys(STAGES, 10)
    again()
    counts.clear()
    (slides / "05-slide-5.md").write_text("# Slide 5\n\n- Other words\n")
    again()
    check_one_alone(counts)
    assert again() == anew()


def test_a_slide_without_faults_is_not_read_again_for_one_that_has_some(small, counts):
    slides, again, _ = small
    again()
    counts.clear()
    (slides / "05-slide-5.md").write_text("# Slide 5\n\n![A picture](images/none.png)\n")
    assert again()[0] == {}
    counts.clear()
    (slides / "05-slide-5.md").write_text("# Slide 5\n\n- Some words\n")
    again()
    check_one_alone(counts)


def test_a_setting_of_the_deck_makes_all_slides_anew(small, counts):
    slides, again, anew = small
    again()
    counts.clear()
    (slides.parent / "deck.toml").write_text('title = "Another"\nlang = "cy"\n')
    again()
    assert counts == dict.fromkeys(STAGES, 10)
    assert again() == anew()


# --- a shelf -------------------------------------------------------------------------------


def test_what_the_last_build_did_not_ask_for_is_let_go():
    warm, made = Warm(), []

    def build(*names):
        with warm.building():
            for name in names:
                open_shelf("kind", "frame").find((name,), lambda name=name: made.append(name))

    build("a", "b")
    build("a")
    build("a", "b")
    assert made == ["a", "b", "b"]


def test_a_kind_that_a_build_does_not_come_to_stays():
    warm, made = Warm(), []

    def build(*kinds):
        with warm.building():
            for kind in kinds:
                open_shelf(kind).find((1,), lambda kind=kind: made.append(kind))

    build("first", "last")
    build("first")
    build("first", "last")
    assert made == ["first", "last"]


def test_nodes_are_told_apart_by_what_they_are_and_values_by_what_they_say():
    with Warm().building():
        shelf = open_shelf("kind")
        one, same = Span("a", 1, 2), Span("a", 1, 2)
        assert shelf.find((one, "x"), object) is shelf.find((same, "x"), object)
        node, alike = [1], [1]
        assert shelf.find((node,), object) is not shelf.find((alike,), object)
        assert shelf.find((node,), object) is shelf.find((node,), object)


def test_a_frame_is_another_shelf():
    with Warm().building():
        brand = object()
        found = open_shelf("kind", brand, 1).find((1,), object)
        assert open_shelf("kind", brand, 1).find((1,), object) is found
        assert open_shelf("kind", brand, 2).find((1,), object) is not found
        assert open_shelf("kind", object(), 1).find((1,), object) is not found


def test_a_result_of_a_file_lasts_as_long_as_the_file_is_the_same(tmp_path):
    warm, file = Warm(), tmp_path / "file"

    def build():
        with warm.building(), Inputs() as inputs:
            return open_shelf("kind").find((1,), lambda: read_noted(file)), inputs.answers

    file.write_text("one")
    first, answers = build()
    assert build() == (first, answers)
    file.write_text("two")
    assert build()[0] == "two"
    assert build()[1] != answers


def read_noted(file):
    text = file.read_text()
    note_content(file, text.encode())
    return text


def test_what_was_reported_is_reported_again():
    warm, found = Warm(), []

    def report(diagnostics):
        diagnostics.report(codes.NO_SLIDES, "deck.toml", "a sample")

    for _ in range(2):
        diagnostics = Diagnostics()
        with warm.building():
            make = partial(report, diagnostics)
            find_reported(open_shelf("kind"), (1,), make, diagnostics, diagnostics)
        found.append(list(diagnostics))
    assert found[0] == found[1] != []


def test_other_runs_keep_nothing():
    assert open_shelf("kind").find((1,), object) is not open_shelf("kind").find((1,), object)


@pytest.mark.parametrize("setting", ['lang = "cy"', "incremental = true", 'start = "10:30"'])
def test_a_setting_that_no_slide_inserts_counts_for_all(setting, small):
    slides, again, anew = small
    for file in slides.iterdir():
        file.write_text(f"---\nminutes: 2\n---\n{file.read_text()}")
    again()
    settings = slides.parent / "deck.toml"
    settings.write_text(f"{settings.read_text()}{setting}\n")
    assert again() == anew()


# --- what was wrong before -----------------------------------------------------------------


def test_names_that_are_no_text_are_built_again(small):
    slides, again, anew = small
    (slides / os.fsdecode(b"11-caf\xe9.md")).write_text("# A café\n\nWords.\n")
    assert again()[0]
    assert again() == anew()


def test_a_box_on_the_page_before_is_not_above(small):
    slides, again, anew = small
    table = "| Item | Count |\n|------|------:|\n| One | 1 |\n| Two | 2 |\n| Three | 3 |\n"
    notes = "First.\n\nSecond.\n\nThird.\n\n- One\n- Two\n\nFourth.\n\nFifth.\n"
    before, after = slides / "02-slide-2.md", slides / "03-slide-3.md"
    before.write_text(f"# Slide 2\n\nWords.\n\n::: notes\n{table}:::\n")
    after.write_text(f"# Slide 3\n\nWords.\n\n::: notes\n{notes}:::\n")
    again()
    before.write_text("# Slide 2\n\nWords.\n\n::: notes\nWords.\n:::\n")
    assert again() == anew()


@pytest.mark.parametrize(
    "text",
    ["![A sample](images/sample.png)\n", "{{ facts.share }}\n"],
    ids=["a picture", "an insert"],
)
def test_the_first_of_its_kind_on_a_slide_leaves_the_others(text, small, counts):
    slides, again, anew = small
    (slides.parent / "facts.toml").write_text(FACTS)
    (slides.parent / "images").mkdir()
    Pillow.new("RGB", (60, 40), "red").save(slides.parent / "images/sample.png")
    again()
    counts.clear()
    (slides / "05-slide-5.md").write_text(f"# Slide 5\n\nWords.\n\n{text}")
    again()
    assert counts["laid out"] == counts["finished"] == counts["on pages"] == 1
    assert again() == anew()


def test_another_line_in_the_first_slide_of_a_section_leaves_the_others(small, counts):
    slides, again, anew = small
    first = slides / "01-slide-1.md"
    first.write_text(f"---\nsection: A part\n---\n{first.read_text()}")
    again()
    counts.clear()
    first.write_text(f"{first.read_text()}\nOne more line.\n")
    again()
    assert counts["laid out"] == counts["finished"] == counts["in PowerPoint"] == 1
    assert again() == anew()


def test_fonts_that_change_are_forgotten_for_several_decks_too(monkeypatch):
    forgotten = []
    monkeypatch.setattr(workers, "forget_changed", lambda: forgotten.append(1) or True)
    run_jobs([], None, lambda _: None, {})
    assert forgotten == [1]


# --- slides that depend on others ----------------------------------------------------------


def test_a_link_to_a_slide_that_goes_is_reported_where_it_stands(small):
    slides, again, anew = small
    (slides / "01-slide-1.md").write_text("# Slide 1\n\n[There](#slide-5)\n")
    again()
    (slides / "05-slide-5.md").unlink()
    assert any("slide-5" in each for each in again()[2])
    assert again() == anew()


def test_a_link_leads_where_its_slide_has_gone(small):
    slides, again, anew = small
    (slides / "00-slide-0.md").write_text("# Slide 0\n\n[There](#slide-9)\n")
    assert again()[0]
    (slides / "09-slide-9.md").rename(slides / "02-slide-9.md")
    found = again()
    assert found[0]
    assert found == anew()


def test_a_fault_of_two_slides_is_reported_at_the_second_once_the_first_is_mended(small):
    slides, again, anew = small
    (slides.parent / "images").mkdir()
    (slides.parent / "images/sample.png").write_bytes(b"no picture")
    for number in (1, 2):
        text = f"# Slide {number}\n\n![A sample](images/sample.png)\n"
        (slides / f"0{number}-slide-{number}.md").write_text(text)
    again()
    (slides / "01-slide-1.md").write_text("# Slide 1\n\nWords.\n")
    assert again() == anew()
