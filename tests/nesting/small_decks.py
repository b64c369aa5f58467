"""Decks in a single file, as trainers write them, built in this process and read back.

Owns building and reading them. Refuses to say what they should show.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pptx
from PIL import Image

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import PrintSettings
from deckbuilder.scene.slide import Scene
from tests.shared import tag_tree
from tests.shared.in_memory import write_all


class Files(NamedTuple):
    """The scenes and the files of a deck as they are read, and the names of what was reported."""

    scenes: Sequence[Scene]
    slides: Sequence[object]
    pdfs: dict[str, tag_tree.Node]
    reported: list[str]


def build(folder: Path, text: str, printed: PrintSettings = PrintSettings()) -> Files:  # noqa: B008
    Image.new("RGB", (900, 600), "teal").save(folder / "sample.png")
    (folder / "talk.md").write_text(text)
    found = Diagnostics()
    names = ("pptx", "handout", "workbook")
    presentation = pipeline.compose(
        DeckRequest(path=folder / "talk.md", printed=printed), found, pages=names[1:]
    )
    assert presentation is not None, [*map(str, found)]
    written = write_all(presentation, names)
    slides = list(pptx.Presentation(io.BytesIO(written["pptx"])).slides)
    pdfs = {name: tag_tree.read(written[name]) for name in names[1:]}
    return Files(
        presentation.scenes, slides, pdfs, [f"{each.code.name} {each.line}" for each in found]
    )
