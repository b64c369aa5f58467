"""The decks that tests build whole, each laid out and written once in a run.

Owns building them in memory. Refuses judgement.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pptx
from msgspec.structs import replace

from deckbuilder.brand.resolve import load_brand
from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.scene.presentation import Presentation
from tests.shared import specimens
from tests.shared.in_memory import write_all, write_pptx
from tests.shared.validators import ROOT

SOURCES = {
    "default": ROOT / "decks" / "triennial-review-2019",
    "example": ROOT / "decks" / "example-partnership",
    "torture": ROOT / "tests" / "torture" / "deck",
}


@dataclass(frozen=True, repr=False)
class Written:
    """A deck as it was laid out, what was reported, and the bytes of its PowerPoint file."""

    presentation: Presentation
    diagnostics: Diagnostics
    pptx: bytes

    def reopen(self) -> Any:
        """Open the file anew with python-pptx, free to be changed."""
        return pptx.Presentation(io.BytesIO(self.pptx))


@cache
def written(name: str) -> Written:
    """Build the default, the example or the torture deck, or the specimens of every layout."""
    if name in SOURCES:
        return _write(SOURCES[name])
    assert name == "specimens"
    with tempfile.TemporaryDirectory() as folder:
        return _write(specimens.write(Path(folder)))


PDFS = ("handout", "workbook", "session-pack")


@cache
def printed(name: str) -> Mapping[str, bytes]:
    """Return the PDFs of the default, the example or the torture deck, as they are built."""
    presentation = lay_out_pages(written(name).presentation, PDFS, Diagnostics())
    return write_all(presentation, PDFS)


@cache
def branded(brand: str, *ids: str) -> Written:
    """Build the torture deck, or its slides of these ids, under a brand that is there for tests."""
    if not ids:
        return _write(SOURCES["torture"], str(ROOT / "tests" / "brands" / brand))
    deck, diagnostics = written("torture").presentation.deck, Diagnostics()
    loaded = load_brand(brand, (ROOT / "tests" / "brands",), diagnostics, where="test")
    assert loaded is not None
    slides = tuple(slide for slide in deck.slides if slide.id in ids)
    assert len(slides) == len(ids)
    presentation = lay_out(replace(deck, slides=slides), loaded, diagnostics)
    return Written(presentation, diagnostics, write_pptx(presentation))


@cache
def excerpt(name: str, *ids: str) -> Written:
    """Return a deck with the slides of these ids alone and their layouts: it opens more quickly."""
    whole = written(name)
    scenes = tuple(scene for scene in whole.presentation.scenes if scene.id in ids)
    assert len(scenes) == len(ids)
    used = {scene.layout: whole.presentation.layouts[scene.layout] for scene in scenes}
    shorter = replace(whole.presentation, scenes=scenes, layouts=used)
    return Written(shorter, whole.diagnostics, write_pptx(shorter))


@cache
def excerpt_handout(name: str, *ids: str) -> bytes:
    """Return the handout of a deck with the slides of these ids alone."""
    shorter = lay_out_pages(excerpt(name, *ids).presentation, ["handout"], Diagnostics())
    return write_all(shorter, ["handout"])["handout"]


def _write(source: Path, brand: str | None = None) -> Written:
    diagnostics = Diagnostics()
    presentation = pipeline.compose(DeckRequest(path=source, brand=brand), diagnostics, pages=())
    assert presentation is not None, [*map(str, diagnostics)]
    return Written(presentation, diagnostics, write_pptx(presentation))
