"""A process that builds again: after any edits its files and reports are those of a first build."""

import random
import re
import shutil

import pytest
from msgspec.structs import replace
from PIL import Image as Pillow

from deckbuilder.builds.jobs import run_job
from deckbuilder.builds.request import BuildRequest
from deckbuilder.builds.workers import run_jobs
from deckbuilder.cache.warm import Warm
from tests.shared.validators import ROOT

DECKS = {"torture": ROOT / "tests/torture/deck", "national": ROOT / "decks/triennial-review-2019"}
FORMATS = ("pptx", "handout", "workbook")
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
    "::: callout {kind=note title=A}\nWords\n:::\n",
)
SETTINGS = ("minutes: 5", "hidden: true", "section: Another part", "layout: nothing", "lang: cy")


class Project:
    """A deck of some slides of another one, over a brand of its own, and edits of its files."""

    def __init__(self, root, deck, seed):
        self.random = random.Random(seed)  # noqa: S311 - a test
        self.deck, self.brand = root / "deck", root / "branding/own/brand.toml"
        self.slides = self.deck / "slides"
        shutil.copytree(DECKS[deck], self.deck)
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
        return [*self.files(), *self.deck.glob("*.toml")]

    def rewrite(self, change, file=None):
        file = file or self.random.choice(self.files())
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
                lines = (self.deck / "deck.toml").read_text().splitlines()
                lines = [it for it in lines if not it.startswith("title")]
                lines.insert(0, f'title = "Sample {self.random.randrange(3)}"')
                (self.deck / "deck.toml").write_text("\n".join([*lines, ""]))
            case "facts":
                facts = self.deck / "facts.toml"
                known = facts.read_text() if facts.exists() else ""
                share = FACTS.replace("12", self.random.choice("123"))
                facts.write_text(known.partition("[facts.share]")[0] + share)
            case "picture":
                self.write_picture()
            case _:
                digit = self.random.choice("0369")
                self.brand.write_text(BRAND.replace("3b", f"{digit}b"))


def built(result, out):
    assert not result.defect
    files = {file.path.name: (out / file.path.name).read_bytes() for file in result.files}
    lengths = [(file.noun, file.length) for file in result.files]
    return files, lengths, sorted(map(str, result.diagnostics)), result.inputs.answers


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
