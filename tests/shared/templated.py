"""Brands whose slides stand in a template, and decks under them."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.brand import Brand
from deckbuilder.brand.resolve import load_brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout import lay_out
from deckbuilder.scene.presentation import Presentation
from deckbuilder.source import read_deck
from tests.shared.template_files import Layout, Level, Master, Placeholder, Theme, make_template

TITLE = Placeholder("title", (40, 30, 880, 50), anchor="b")
BODY = Placeholder("obj", (40, 100, 880, 380), 1)
FOOT = (Placeholder("ftr", (200, 500, 400, 24), 3), Placeholder("sldNum", (840, 500, 80, 24), 4))
FEET = (Placeholder("ftr", index=10), Placeholder("sldNum", index=11))
COVER = Layout(
    "Front",
    (
        Placeholder("ctrTitle", (40, 150, 880, 100), anchor="b"),
        Placeholder("subTitle", (40, 260, 880, 60), 1),
    ),
    "title",
)
CONTENT = Layout("Bullets", (TITLE, BODY, *FEET), "obj")
BARE = Layout("Heading", (TITLE, *FEET), "titleOnly")


def make(
    *layouts: Layout, size: float = 24, theme: Theme | None = None, width: float = 960
) -> bytes:
    """Return a template with one master; its title has 34 points, and its text a `size`."""
    text = (Level(size, "tx1", "+mn-lt", bullet="•", indent=18),)
    master = Master(layouts, (TITLE, BODY, *FOOT), theme=theme or Theme(), body=text)
    return make_template(master, width=width)


def write_brand(folder: Path, template: bytes, settings: str = "") -> Path:
    """Write a brand of a template, with what else its table [template] says, into a folder."""
    brand = folder / "branding" / "council"
    brand.mkdir(parents=True, exist_ok=True)
    (brand / "council.potx").write_bytes(template)
    (brand / "brand.toml").write_text(f'[template]\nfile = "council.potx"\n{settings}\n')
    return brand


def load(folder: Path, diagnostics: Diagnostics | None = None) -> Brand | None:
    """Load the brand that was written into a folder; without a collector nothing may be wrong."""
    found = Diagnostics() if diagnostics is None else diagnostics
    brand = load_brand("council", (folder,), found, where="brand")
    assert diagnostics is not None or [each for each in found if each.code.name not in USUAL] == []
    return brand


USUAL = ("font-substituted", "template-faults")
"""What is said of the brand of any small template."""


def show(
    folder: Path, slides: str, *layouts: Layout, diagnostics: Diagnostics | None = None
) -> Presentation:
    """Lay out a deck of one file of Markdown, its slides parted by lines of `---`."""
    write_brand(folder, make(*layouts))
    brand = load(folder)
    assert brand is not None
    deck = folder / "deck"
    (deck / "slides").mkdir(parents=True)
    (deck / "deck.toml").write_text('title = "Sample"\nlang = "en-GB"\n')
    for number, slide in enumerate(slides.strip().split("\n===\n"), 1):
        (deck / "slides" / f"{number:02}-slide.md").write_text(slide.strip() + "\n")
    found = Diagnostics() if diagnostics is None else diagnostics
    read = read_deck(deck, found)
    assert read is not None
    presentation = lay_out(read, brand, found)
    assert diagnostics is not None or [str(each.message) for each in found] == []
    return presentation
