"""What the gate reads of shapes itself is what python-pptx reads, which takes longer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pptx
import pytest
from pptx.oxml.xmlchemy import BaseOxmlElement

from deckbuilder.formats.pptx.package import list_shapes, open_presentation
from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.gate.pptx.boxes import EMU_PER_POINT, PlacedShape, Places, shapes_of
from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.questions import ASKED
from deckbuilder.gate.pptx.rules import RULES
from deckbuilder.gate.pptx.shapes import name_of, text_of, walk_shapes
from tests.shared import decks

WORDS = "Words\vin two lines\nand a paragraph"


@pytest.fixture(scope="module")
def presentation() -> Any:
    """A file of python-pptx's own template: each layout, with places stated, in part and not."""
    made = pptx.Presentation()
    for layout in made.slide_layouts:
        slide = made.slides.add_slide(layout)
        for number, shape in enumerate(slide.placeholders):
            if shape.has_text_frame:
                shape.text_frame.text = WORDS
            if number % 2:
                shape.left, shape.top = 914_400, 457_200
                xfrm = shape._element.spPr.find(f"{A}xfrm")
                for extent in xfrm.findall(f"{A}ext"):
                    xfrm.remove(extent)
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(0, 0, 914_400, 914_400).text_frame.text = WORDS
    return reopened(made)


def reopened(made: Any) -> Any:
    file = io.BytesIO()
    made.save(file)
    return open_presentation(file.getvalue())


def pairs(presentation: Any) -> Iterator[tuple[PlacedShape, Any]]:
    """Yield each shape that is no group as the gate has it, and as python-pptx has it."""
    known: Places = {}
    for slide in presentation.slides:
        shapes = [each for each in walk_shapes(slide.shapes) if not hasattr(each, "shapes")]
        yield from zip(shapes_of(slide, list_shapes(slide), known), shapes, strict=True)


def test_names_texts_and_places_are_those_that_python_pptx_reads(presentation: Any) -> None:
    found = [*pairs(presentation), *pairs(decks.written("default").reopen())]
    assert len(found) > 60
    for placed, shape in found:
        assert placed.shape._element is shape._element
        assert name_of(placed.shape) == shape.name
        assert text_of(placed.shape) == (shape.text_frame.text if shape.has_text_frame else "")
        base = getattr(shape, "_base_placeholder", None)
        assert (placed.layout_place is None) == (base is None)
        if base is not None and placed.layout_place is not None:
            assert placed.layout_place.shape._element is base._element
            assert placed.layout_place.edges == (base.left, base.top, base.width, base.height)
        if shape._element.getparent().tag != f"{P}grpSp":
            box = placed.box
            edges = [box.left, box.top, box.right - box.left, box.bottom - box.top]
            stated = [shape.left, shape.top, shape.width, shape.height]
            assert edges == pytest.approx([(each or 0) / EMU_PER_POINT for each in stated])


def searches(monkeypatch: pytest.MonkeyPatch, slides: int) -> int:
    """Return how often python-pptx searches a tree while a deck of alike slides is judged."""
    made = pptx.Presentation()
    for _ in range(slides):
        slide = made.slides.add_slide(made.slide_layouts[1])
        for shape in slide.placeholders:
            shape.text_frame.text = WORDS
    file, count = reopened(made), 0
    search = BaseOxmlElement.xpath

    def counted(self: Any, path: str) -> Any:
        nonlocal count
        count += 1
        return search(self, path)

    with monkeypatch.context() as patch:
        patch.setattr(BaseOxmlElement, "xpath", counted)
        deck = BuiltDeck(file)
        for rule in RULES:
            [*rule.check(deck)]
        for asked in ASKED:
            [*asked.find(deck)]
    return count


def test_more_slides_of_a_layout_take_no_more_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    assert searches(monkeypatch, 12) == searches(monkeypatch, 2)
