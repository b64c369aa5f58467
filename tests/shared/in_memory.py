"""What writers write, as bytes: for tests, whose decks are small."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from deckbuilder import writers
from deckbuilder.builds import pipeline
from deckbuilder.scene.presentation import Presentation
from deckbuilder.writers import pptx


def write(format_: str, presentation: Presentation) -> bytes:
    """Return the file of a format, its pages laid out."""
    file = BytesIO()
    writers.WRITERS[format_].write(presentation, file)
    return file.getvalue()


def write_pptx(presentation: Presentation) -> bytes:
    """Return a presentation as a PowerPoint file."""
    return write("pptx", presentation)


def write_template(presentation: Presentation) -> bytes:
    """Return a presentation as a template."""
    file = BytesIO()
    pptx.write_template(presentation, file)
    return file.getvalue()


def write_all(presentation: Presentation, formats: Iterable[str]) -> dict[str, bytes]:
    """Return the files of formats as a build makes them."""
    made = pipeline.write_all(presentation, formats)
    return {name: bytes(content) for name, content in made.items()}
