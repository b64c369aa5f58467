"""Finished decks opened again with python-pptx: all of the model is there, as native objects.

That every word is there is held by `test_built_decks`; this says where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, get_args

import pytest
from msgspec import Struct

from deckbuilder.gate.pptx.boxes import PlacedShape, placed_shapes
from deckbuilder.gate.pptx.inherited import P
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.model import (
    Block,
    Chart,
    ChartKind,
    Figure,
    Slide,
    Table,
    block_texts,
    inline_text,
)
from deckbuilder.model.highlights import with_highlights
from tests.shared import decks, stages

_NAMED_BY_A_PROGRAM = re.compile(
    r"(|.*\b(Text ?Box|Rectangle|Oval|Shape|Freeform|Object|AutoShape|Placeholder)) ?\d*",
    re.IGNORECASE,
)
_C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"

Parts = list[tuple[Any, list[PlacedShape]]]
"""The slides of a file that one slide of the model became, each with its shapes."""


class Reopened:
    """A deck's model beside its file."""

    def __init__(self, name: str) -> None:
        self.scenes = decks.written(name).presentation.scenes
        self.deck = decks.written(name).presentation.deck
        self.file = decks.written(name).reopen()
        self.shapes = placed_shapes(self.file)

    def pairs(self) -> Iterator[tuple[Slide, Parts]]:
        """Yield each slide of the model with what it became."""
        made = zip(self.scenes, self.file.slides, self.shapes, strict=True)
        for slide, (_, group) in zip(
            self.deck.slides, groupby(made, key=lambda each: each[0].slide_id), strict=True
        ):
            yield slide, [(written, shapes) for _, written, shapes in group]


@pytest.fixture(scope="module", params=["default", pytest.param("torture", marks=pytest.mark.slow)])
def reopened(request: pytest.FixtureRequest) -> Reopened:
    return Reopened(request.param)


def every(node: object) -> Iterator[Block]:
    """Yield blocks and the blocks within them, in their order, by the fields of nodes."""
    if isinstance(node, tuple):
        for each in node:
            yield from every(each)
    elif isinstance(node, Struct):
        if isinstance(node, Block):
            yield node
        for name in node.__struct_fields__:
            yield from every(getattr(node, name))


def of_kind(parts: Parts, has: str) -> list[Any]:
    """Return the shapes of a kind (`has_table`, `has_chart`) on some slides."""
    return [p.shape for _, shapes in parts for p in shapes if getattr(p.shape, has, False)]


def plain(text: str) -> str:
    return " ".join(text.split())


# --- text ----------------------------------------------------------------------------------


def test_every_title_is_in_a_title_placeholder(reopened: Reopened) -> None:
    for slide, parts in reopened.pairs():
        said = [plain(written.shapes.title.text_frame.text) for written, _ in parts]
        written = plain(inline_text(slide.title))
        assert said[0].rstrip("0123456789") == written.rstrip("0123456789")  # references to notes
        assert all(text.startswith(written) for text in said)


def test_every_text_is_in_a_placeholder_or_in_a_shape_whose_name_says_what_it_is(
    reopened: Reopened,
) -> None:
    names = [
        placed.shape.name
        for shapes in reopened.shapes
        for placed in shapes
        if placed.box.text and not placed.shape.is_placeholder
    ]
    assert names
    assert [name for name in names if _NAMED_BY_A_PROGRAM.fullmatch(name)] == []


def test_names_of_shapes_are_unique_within_their_slide(reopened: Reopened) -> None:
    for slide in reopened.file.slides:
        names = [found.get("name") for found in slide._element.xpath("//p:cNvPr[@id!='1']")]
        assert len(names) == len({*names}), slide.name


@pytest.mark.parametrize("name", ["TextBox 12", "Rectangle 3", "Text Placeholder 2", "", "7"])
def test_a_name_that_a_program_gave_is_known(name: str) -> None:
    assert _NAMED_BY_A_PROGRAM.fullmatch(name)


@pytest.mark.parametrize("name", ["Card 1", "Callout: Take care", "Sources", "Statistic 2"])
def test_a_name_that_says_something_is_let_be(name: str) -> None:
    assert not _NAMED_BY_A_PROGRAM.fullmatch(name)


def test_the_notes_are_in_the_notes_pane_of_the_slide_that_they_are_for(
    reopened: Reopened,
) -> None:
    for slide, ((first, _), *rest) in reopened.pairs():
        texts = stages.paragraphs(block_texts(slide.notes))
        said = plain(" ".join(stages.pptx_notes(first)))
        assert all(plain(text) in said for text in texts), slide.id
        assert not any(plain(text) in " ".join(stages.pptx_notes(more))
                       for text in texts for more, _ in rest)  # fmt: skip


# --- objects -------------------------------------------------------------------------------


def test_tables_are_tables_cell_by_cell(reopened: Reopened) -> None:
    for slide, parts in reopened.pairs():
        expected = [block for block in every(slide.blocks) if isinstance(block, Table)]
        held = [shape.table for shape in of_kind(parts, "has_table")]
        rows = [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in held]
        if len(parts) > 1:  # a continued table repeats its header
            rows = [rows[0][:1] + [row for table in rows for row in table[1:]]] if rows else []
        assert rows == [_cells(table) for table in expected], slide.id


def _cells(table: Table) -> list[list[str]]:
    return [[plain(inline_text(cell.children)) for cell in row]
            for row in (table.header, *table.rows)]  # fmt: skip


def test_charts_are_charts_with_their_values(reopened: Reopened) -> None:
    for slide, parts in reopened.pairs():
        expected = [block for block in every(slide.blocks) if isinstance(block, Chart)]
        charts = [shape.chart for shape in of_kind(parts, "has_chart")]
        for block, chart in zip(expected, charts, strict=True):
            (plot,) = chart.plots
            assert [series.name for series in plot.series] == [s.name for s in block.series]
            assert [tuple(_values(series)) for series in plot.series] == [
                s.values for s in block.series
            ]
            assert chart.chart_title.text_frame.text == block.title
            if block.kind != "scatter":
                assert tuple(plot.categories) == block.labels
            else:
                for series in plot.series:
                    found = series._element.xpath("c:xVal//c:pt/c:v")
                    assert tuple(float(x.text) for x in found) == block.positions


def _values(series: Any) -> Iterable[float | None]:
    return series.iter_values() if hasattr(series, "iter_values") else series.values


def test_pictures_are_pictures_with_their_alternative_texts(reopened: Reopened) -> None:
    for slide, parts in reopened.pairs():
        expected = [block for block in every(slide.blocks) if isinstance(block, Figure)]
        held = [p.shape for _, shapes in parts for p in shapes if p.shape._element.tag == f"{P}pic"]
        alts = [shape._element.xpath(".//p:cNvPr/@descr")[0] for shape in held]
        assert sorted(alts) == sorted(block.alt for block in expected), slide.id
        assert all(shape.image.blob for shape in held)


def test_tables_and_charts_have_their_alternative_texts(reopened: Reopened) -> None:
    for slide, parts in reopened.pairs():
        for block in every(slide.blocks):
            if isinstance(block, Table | Chart) and block.alt:
                has = "has_table" if isinstance(block, Table) else "has_chart"
                alts = [s._element.xpath(".//p:cNvPr/@descr") for s in of_kind(parts, has)]
                assert [with_highlights(block.alt, block.highlight)] in alts, slide.id


# --- the deck ------------------------------------------------------------------------------


def test_every_slide_is_in_the_section_that_it_names(reopened: Reopened) -> None:
    listed = [slide.slide_id for slide in reopened.file.slides]
    sections = [
        (section.get("name"), [int(each.get("id")) for each in section.iter(f"{_P14}sldId")])
        for section in reopened.file.part._element.iter(f"{_P14}section")
    ]
    assert [id_ for _, ids in sections for id_ in ids] == listed
    names = {id_: name for name, ids in sections for id_ in ids}
    for scene, id_ in zip(reopened.scenes, listed, strict=True):
        assert names[id_].startswith(scene.section)


def test_hidden_slides_are_hidden(reopened: Reopened) -> None:
    shown = [slide._element.get("show") != "0" for slide in reopened.file.slides]
    assert shown == [not scene.hidden for scene in reopened.scenes]


def test_the_properties_are_the_decks(reopened: Reopened) -> None:
    deck, found = reopened.deck, reopened.file.core_properties
    assert (found.title, found.subject, found.author) == (deck.title, deck.subtitle, deck.author)
    assert (found.language, found.version) == (deck.lang, deck.edition)
    assert all(keyword in found.keywords for keyword in deck.keywords)


def test_slides_are_on_the_layouts_that_were_chosen(reopened: Reopened) -> None:
    for scene, slide in zip(reopened.scenes, reopened.file.slides, strict=True):
        assert slide.slide_layout.name == LAYOUTS[scene.layout].title


@pytest.mark.slow
def test_the_torture_deck_has_one_of_each() -> None:
    blocks = [b for slide in Reopened("torture").deck.slides for b in every(slide.blocks)]
    assert {*get_args(Block)} == {type(block) for block in blocks}
    charts = {block.kind for block in blocks if isinstance(block, Chart)}
    assert charts == {*get_args(ChartKind)}
