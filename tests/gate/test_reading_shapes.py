"""What the gate reads of shapes itself is what python-pptx reads, which takes longer."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any

import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.util import Pt

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
        for shape in [*slide.placeholders][:1]:
            group._element.append(deepcopy(shape._element))
        rectangle = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, 914_400, 914_400)
        extensions = etree.SubElement(rectangle._element.find(f"*/{P}nvPr"), f"{P}extLst")
        etree.SubElement(etree.SubElement(extensions, f"{P}ext", uri="{0}"), f"{P}ph")
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


def test_a_shape_in_groups_stands_where_the_product_of_their_scales_has_it() -> None:
    made = pptx.Presentation()
    outer = made.slides.add_slide(made.slide_layouts[6]).shapes.add_group_shape()
    inner = outer.shapes.add_group_shape()
    inner.shapes.add_textbox(*map(Pt, (30, 40, 50, 60)))
    scale_group(outer, place=(100, 50, 400, 100), inside=(10, 20, 200, 200))  # twice, half
    scale_group(inner, place=(20, 40, 90, 160), inside=(5, 10, 30, 40))  # thrice, four times
    slide = reopened(made).slides[0]
    (placed,) = shapes_of(slide, list_shapes(slide), {})
    left = 100 + 2 * (20 + 3 * (30 - 5) - 10)
    top = 50 + 0.5 * (40 + 4 * (40 - 10) - 20)
    assert placed.box[:4] == pytest.approx((left, top, left + 6 * 50, top + 2 * 60))


def scale_group(group: Any, place: Sequence[int], inside: Sequence[int]) -> None:
    """State in points where a group stands, and the rectangle that its children know."""
    group.left, group.top, group.width, group.height = map(Pt, place)
    xfrm = group._element.grpSpPr.find(f"{A}xfrm")
    xfrm.chOff.x, xfrm.chOff.y, xfrm.chExt.cx, xfrm.chExt.cy = map(Pt, inside)


def searches(
    monkeypatch: pytest.MonkeyPatch, slides: int, add: Callable[[Any], None] | None
) -> int:
    """Return how often python-pptx searches a tree while a deck of alike slides is judged."""
    made = pptx.Presentation()
    for _ in range(slides):
        slide = made.slides.add_slide(made.slide_layouts[1])
        for shape in slide.placeholders:
            shape.text_frame.text = WORDS
        if add is not None:
            add(slide.shapes)
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


PLACE = (914_400, 457_200, 914_400, 914_400)


def add_table(shapes: Any) -> None:
    shapes.add_table(2, 2, *PLACE).table.cell(0, 0).text = WORDS


def add_group(shapes: Any) -> None:
    shapes.add_group_shape().shapes.add_textbox(*PLACE).text_frame.text = WORDS


def add_picture(shapes: Any) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(picture, "PNG")
    shapes.add_picture(picture, *PLACE)


def add_chart(shapes: Any) -> None:
    data = CategoryChartData()
    data.categories = ["One", "Two"]
    data.add_series("Sample", (1, 2))
    chart = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *PLACE, data).chart
    chart.plots[0].has_data_labels = True
    chart.plots[0].series[0].points[0].format.fill.solid()


@pytest.mark.parametrize(
    ("add", "its_own"),
    [(None, 0), (add_table, 0), (add_group, 0), (add_picture, 2), (add_chart, 5)],
    ids=["text", "table", "group", "picture", "chart"],
)
def test_more_slides_of_a_layout_take_no_more_searches(
    add: Callable[[Any], None] | None, its_own: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for those within each picture and chart."""
    more = searches(monkeypatch, 12, add) - searches(monkeypatch, 2, add)
    assert more == 10 * its_own
