"""Whether the text of a rendered deck lies in the shapes that hold it.

Owns comparing two readings of one deck: the shapes' rectangles as the pptx gives them, and
the words' boxes in the PDF that LibreOffice made of it. All lengths are points.
"""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pptx import Presentation

from deckbuilder.gate.pptx.boxes import GroupScale, ShapeBox
from tests.shared.validators import require

TOLERANCE = 2.0
_XHTML = "{http://www.w3.org/1999/xhtml}"
_EDGES = ("xMin", "yMin", "xMax", "yMax")


def holds(box: ShapeBox, word: ShapeBox) -> bool:
    """Tell whether a word lies within a box, give or take the tolerance.

    A word's box reaches from the font's ascent to its descent, which is more than its letters do,
    so a seventh is cut from its top and its bottom.
    """
    slack = (word.bottom - word.top) / 7
    return (
        word.left >= box.left - TOLERANCE
        and word.right <= box.right + TOLERANCE
        and word.top + slack >= box.top - TOLERANCE
        and word.bottom - slack <= box.bottom + TOLERANCE
    )


def words_outside(deck: Path, rendered: Path) -> list[str]:
    """Return a line for each word that lies in no shape of its own text, or off its slide."""
    found = []
    slides, pages = read_shapes(deck), read_words(rendered)
    if len(slides) != len(pages):
        return [f"{len(slides)} slides became {len(pages)} pages"]
    for number, (shapes, (page, words)) in enumerate(zip(slides, pages, strict=True), 1):
        for word in words:
            if not (holds(page, word) and any(holds(it, word) for it in _own(word, shapes))):
                place = f"({word.left:.0f}, {word.top:.0f})-({word.right:.0f}, {word.bottom:.0f})"
                found.append(f"slide {number}: {word.text!r} at {place}")
    return found


def _own(word: ShapeBox, shapes: Sequence[ShapeBox]) -> Sequence[ShapeBox]:
    """Return the shapes that may hold the word; all of them for a bullet, which is no text."""
    text = word.text or ""
    named = [shape for shape in shapes if shape.text and text in shape.text]
    return [*named, *(shape for shape in shapes if shape.text is None)] if named else shapes


def without_autofit(deck: Path, to: Path) -> Path:
    """Copy a deck so that no reader shrinks its text: what is left is what the sizes say."""
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(to, "w") as copy:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith(".xml"):
                data = re.sub(
                    rb"<a:normAutofit\b[^>]*?(?:/>|>.*?</a:normAutofit>)", b"<a:noAutofit/>", data
                )
            copy.writestr(entry, data)
    return to


def read_words(pdf: Path) -> list[tuple[ShapeBox, list[ShapeBox]]]:
    """Read each page's own box and the boxes of its words."""
    program = require("pdftotext", "poppler-utils")
    outcome = subprocess.run(
        [program, "-bbox", str(pdf), "-"], capture_output=True, check=True, timeout=120
    )
    pages = ET.fromstring(_printable(outcome.stdout)).iter(f"{_XHTML}page")  # noqa: S314
    return [(_page_box(page), [*map(_word_box, page)]) for page in pages]


def _printable(xml: bytes) -> bytes:
    """Drop the control characters that pdftotext passes through and XML does not allow."""
    return re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", xml)


def _page_box(page: ET.Element) -> ShapeBox:
    return ShapeBox(0, 0, float(page.attrib["width"]), float(page.attrib["height"]), "")


def _word_box(word: ET.Element) -> ShapeBox:
    left, top, right, bottom = (float(word.attrib[edge]) for edge in _EDGES)
    return ShapeBox(left, top, right, bottom, word.text or "")


def read_shapes(deck: Path) -> list[list[ShapeBox]]:
    """Read the boxes of all that holds text on each slide, that of its layout and master too."""
    slides = Presentation(str(deck)).slides
    return [[*_slide_boxes(slide)] for slide in slides]


def _slide_boxes(slide: Any) -> Iterator[ShapeBox]:
    yield from _boxes(slide.shapes)
    layout = slide.slide_layout
    for inherited in (layout, layout.slide_master):
        yield from _boxes(shape for shape in inherited.shapes if not shape.is_placeholder)


def _boxes(shapes: Iterable[Any], scale: GroupScale | None = None) -> Iterator[ShapeBox]:
    scale = scale or GroupScale(1, 1, 0, 0)
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _boxes(shape.shapes, scale.of_group(shape))
        elif shape.has_text_frame and shape.text_frame.text.strip():
            yield scale.box(shape, shape.text_frame.text)
        elif getattr(shape, "has_table", False) and shape.has_table:
            yield scale.box(shape, "".join(cell.text for cell in shape.table.iter_cells()))
        elif getattr(shape, "has_chart", False) and shape.has_chart:
            yield scale.box(shape, None)
