"""Makes the pictures of the documentation anew: `.venv/bin/python scripts/pictures.py`.

An example in docs/dialect.md with a picture below it is shown as its slide, so that text and
picture have one source. README.md and docs/pdfs.md show slides and pages of the project's own deck.
pdftoppm (poppler-utils) draws.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.scene.presentation import Presentation
from deckbuilder.writers import WRITERS

ROOT = Path(__file__).parents[1]
PAGE, IMAGES = ROOT / "docs" / "dialect.md", ROOT / "docs" / "images"
DECK = ROOT / "decks" / "triennial-review-2019"
SHOWN = ("title", "neglect-and-poverty", "learning-neglect", "reflective-questions")
"""The slides of the project's own deck in README.md; the second one's page of the guide, too."""

WIDTH = 480
"""How wide a picture of an example is, in pixels."""
COLOURS = 128
"""How many colours a picture has, so that it is small."""
SOURCE = "Source"
"""The name of the text in a picture's file that holds the digest of its example."""

_EXAMPLE = re.compile(
    r"^(`{3,})markdown\n(?P<text>(?:(?!\1\n).*\n)+)\1\n\n"
    r"!\[(?P<alt>[^\]]*)\]\(images/examples/(?P<name>[a-z-]+)\.png\)$",
    re.MULTILINE,
)


class Example(NamedTuple):
    """A slide in the documentation, and what its picture is called and shows."""

    name: str
    text: str
    alt: str

    @property
    def digest(self) -> str:
        """What tells whether a picture was made from this text."""
        return sha256(self.text.encode()).hexdigest()[:16]


def read_examples(page: str) -> Iterator[Example]:
    """Yield the examples that have a picture directly below them."""
    for found in _EXAMPLE.finditer(page):
        yield Example(found["name"], found["text"], found["alt"])


def write_deck(examples: list[Example], folder: Path) -> Path:
    """Write a deck of one slide for each example, with the pictures that they name."""
    (folder / "slides").mkdir(parents=True)
    shutil.copytree(IMAGES / "samples", folder / "images")
    (folder / "deck.toml").write_text('title = "Sample workshop"\n', encoding="utf-8")
    for number, example in enumerate(examples, 1):
        path = folder / "slides" / f"{number:02}-{example.name}.md"
        path.write_text(example.text, encoding="utf-8")
    return folder


def compose(deck: Path, *pages: str) -> Presentation:
    """Lay a deck out; what is found in it is told, and nothing may be."""
    found = Diagnostics()
    presentation = pipeline.compose(DeckRequest(path=deck), found, pages=pages)
    if presentation is None:
        raise SystemExit("\n".join(map(str, found)))
    return presentation


def draw(presentation: Presentation, pages: str, width: int, folder: Path) -> list[Image.Image]:
    """Draw all pages of a PDF, so many pixels wide."""
    pdf = folder / f"{pages}.pdf"
    with pdf.open("wb") as file:
        WRITERS[pages].write(presentation, file)
    scale = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", *scale, pdf, folder / pages], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob(f"{pages}-*.png"))]


def save(picture: Image.Image, path: Path, source: str = "") -> None:
    """Write a picture with few colours, and the digest of what it shows."""
    words = PngInfo()
    if source:
        words.add_text(SOURCE, source)
    path.parent.mkdir(exist_ok=True)
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2).save(
        path, optimize=True, pnginfo=words
    )


def draw_examples(folder: Path) -> None:
    """Draw each example of the dialect as its slide."""
    examples = list(read_examples(PAGE.read_text(encoding="utf-8")))
    presentation = compose(write_deck(examples, folder / "deck"), "slides")
    pictures = draw(presentation, "slides", WIDTH, folder)
    by_slide = dict(zip((it.slide_id for it in presentation.scenes), pictures, strict=True))
    shutil.rmtree(IMAGES / "examples", ignore_errors=True)
    for example in examples:
        save(by_slide[example.name], IMAGES / "examples" / f"{example.name}.png", example.digest)


def draw_deck(folder: Path) -> None:
    """Draw four slides of the project's own deck, a page of the guide, and the contact sheet."""
    presentation = compose(DECK, "slides", "handout", "contact-sheet")
    slides = [scene for scene in presentation.scenes if not scene.hidden]
    pictures = draw(presentation, "slides", 520, folder)
    first = {it.slide_id: at for it, at in zip(reversed(slides), reversed(pictures), strict=True)}
    wide, high = pictures[0].size
    sheet = Image.new("RGB", (2 * wide + 8, 2 * high + 8), "#D5DCDE")
    for index, name in enumerate(SHOWN):
        sheet.paste(first[name], (index % 2 * (wide + 8), index // 2 * (high + 8)))
    save(sheet, IMAGES / "slides.png")
    page = presentation.pages["handout"].places[SHOWN[1]].page
    save(draw(presentation, "handout", 525, folder)[page], IMAGES / "handout-page.png")
    [sheet] = draw(presentation, "contact-sheet", 800, folder)
    save(sheet, IMAGES / "contact-sheet.png")


def main() -> None:
    """Draw all pictures."""
    with TemporaryDirectory() as folder:
        draw_examples(Path(folder))
    with TemporaryDirectory() as folder:
        draw_deck(Path(folder))


if __name__ == "__main__":
    main()
