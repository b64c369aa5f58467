"""Reads the text of a deck at each stage: the model, the scenes, the pptx and the handout.

Owns making the four comparable: a text is a list of paragraphs, whitespace made single spaces,
empty ones dropped. Refuses to judge what differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.shapes.placeholder import PlaceholderPicture

from deckbuilder.model import Slide, block_texts, inline_text
from deckbuilder.scene.slide import (
    ChartItem,
    Group,
    Item,
    PictureItem,
    Scene,
    TableItem,
    TextFrame,
    TextParagraph,
)
from tests.shared import tag_tree

_FURNITURE = {"Footer", "Section", "Slide number"}
"""The names of the shapes that say something of the deck and where one is in it."""


def paragraphs(texts: Iterable[str]) -> list[str]:
    """Make texts comparable: PDFs hold a soft hyphen only where it ends a line."""
    return [text for raw in texts if (text := " ".join(raw.replace("\u00ad", "").split()))]


# --- model ---------------------------------------------------------------------------------


def model_text(slide: Slide) -> list[str]:
    """Return all that the author wrote to be seen on a slide."""
    notes = (block_texts(note.blocks) for note in slide.footnotes)
    body = [*block_texts(slide.blocks), *(text for note in notes for text in note)]
    return paragraphs([inline_text(slide.title), *body])


# --- scenes --------------------------------------------------------------------------------


def scene_text(scene: Scene, *, marks: bool = True) -> list[str]:
    """Return all that stands on a laid out slide but its footer, in reading order.

    Without `marks` the numbers of cards and steps are left out, which are markers of a list.
    """
    items = (item for item in flattened(scene.items) if marks or not _is_mark(item))
    return paragraphs(map(_joined, _scene_paragraphs(items)))


def _is_mark(item: Item) -> bool:
    return isinstance(item, TextFrame) and item.entry is not None and item.entry.part == "mark"


def authors_text(scene: Scene) -> list[str]:
    """Return what the author wrote of it: no labels, marks and agendas of the tool's own.

    A continued slide repeats its title with a word of the tool's; that title is left out.
    """
    of_the_slide = (item for item in scene.items if item.name != "Agenda")
    own = (
        _joined(paragraph, references=False)
        for paragraph in _scene_paragraphs(flattened(of_the_slide))
        if paragraph.role != "label" and not (scene.continued and paragraph.role == "title")
    )
    return paragraphs([*own, *chart_titles(scene.items)])


def chart_titles(items: Iterable[Item]) -> list[str]:
    """Return the titles of the charts among the items."""
    return [item.chart.title for item in flattened(items) if isinstance(item, ChartItem)]


def figure_alts(items: Iterable[Item]) -> list[str]:
    """Return the alternative texts of the charts and of the pictures that are not decorative."""
    return [
        item.alt
        for item in flattened(items)
        if isinstance(item, ChartItem) or (isinstance(item, PictureItem) and not item.decorative)
    ]


def flattened(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items and captions in reading order, and what groups hold in place of them."""
    for item in items:
        caption = getattr(item, "caption", None)
        if isinstance(item, Group):
            yield from flattened(item.items)
        elif caption is None:
            yield item
        else:
            yield from (caption, item) if isinstance(item, TableItem) else (item, caption)


def _scene_paragraphs(items: Iterable[Item]) -> Iterator[TextParagraph]:
    """Yield the paragraphs of items that were flattened."""
    for item in items:
        match item:
            case TextFrame() if not item.furniture:
                yield from item.paragraphs
            case TableItem():
                for row in item.rows:
                    for cell in row:
                        yield from cell.paragraphs


def _joined(paragraph: TextParagraph, *, references: bool = True) -> str:
    lines = (
        "".join(run.text for run in line.runs if references or not run.note)
        + ("\n" if line.hard else "")
        for line in paragraph.lines
    )
    return "".join(lines)


# --- pptx ----------------------------------------------------------------------------------


def pptx_slides(path: Path) -> list[Any]:
    """Return the slides of a PowerPoint file, as python-pptx reads them."""
    return list(Presentation(str(path)).slides)


def pptx_text(slide: Any) -> list[str]:
    """Return all text of a slide but its furniture and charts, in the file's order.

    The number of an item that PowerPoint cannot count to, which is typed, is left out as all are.
    """
    return paragraphs(text.removeprefix("0.\t") for text in _shape_texts(slide.shapes))


def pptx_chart_titles(slide: Any) -> list[str]:
    """Return the titles of a slide's native charts."""
    charts = [shape.chart for shape in _shapes(slide.shapes) if shape.has_chart]
    return [chart.chart_title.text_frame.text for chart in charts if chart.has_title]


def pptx_alts(slide: Any) -> list[str]:
    """Return the alternative texts of a slide's charts and pictures, empty ones dropped."""
    figures = [
        shape
        for shape in _shapes(slide.shapes)
        if shape.has_chart or shape.shape_type == MSO_SHAPE_TYPE.PICTURE or _holds_picture(shape)
    ]
    alts = (shape._element.xpath(".//p:cNvPr/@descr") for shape in figures)
    return [found[0] for found in alts if found and found[0]]


def _holds_picture(shape: Any) -> bool:
    return shape.is_placeholder and isinstance(shape, PlaceholderPicture)


def pptx_notes(slide: Any) -> list[str]:
    """Return the paragraphs of a slide's notes, none where it has no notes."""
    if not slide.has_notes_slide:
        return []
    frame = slide.notes_slide.notes_text_frame
    return paragraphs(paragraph.text for paragraph in frame.paragraphs)


def _shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _shape_texts(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in _shapes(shapes):
        if shape.has_text_frame and not _is_furniture(shape):
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        elif shape.has_table:
            for cell in shape.table.iter_cells():
                yield from (paragraph.text for paragraph in cell.text_frame.paragraphs)


def _is_furniture(shape: Any) -> bool:
    return shape.is_placeholder and shape.name in _FURNITURE


# --- handout -------------------------------------------------------------------------------

_CHART_DATA = "Data of the chart:"
_MEANINGS = re.compile(r" \(\[\w+\] [^()]*\)\Z")
"""What the tool adds to a title: the meaning of marks such as [c]."""
_INLINE = {"Link", "Reference", "Span"}


def handout_sections(path: Path) -> list[list[str]]:
    """Return the paragraphs of each slide's part of the handout, as its tags give them.

    Markers of lists and notes are left out, the data of charts, and figures, which speak by their
    alternative text.
    """
    return [*map(section_texts, _sections(path))]


def section_texts(section: tag_tree.Node) -> list[str]:
    """Return the paragraphs of one section, as its tags give them."""
    return paragraphs(map(_own_text, _blocks(section)))


def handout_figures(path: Path) -> list[list[str]]:
    """Return the alternative texts of the figures in each slide's part of the handout."""
    return [[figure.alt for figure in section.find("Figure")] for section in _sections(path)]


def handout_chart_titles(path: Path) -> list[list[str]]:
    """Return the titles of the charts whose data each slide's part of the handout holds."""
    return [
        [
            _MEANINGS.sub("", text.removeprefix(_CHART_DATA)).strip()
            for text in (caption.text for caption in section.find("Caption"))
            if text.startswith(_CHART_DATA)
        ]
        for section in _sections(path)
    ]


def _sections(path: Path) -> list[tag_tree.Node]:
    return tag_tree.read(path.read_bytes()).find("Sect")


def _blocks(node: tag_tree.Node) -> Iterator[tag_tree.Node]:
    """Yield the elements that hold paragraphs, in reading order."""
    if node.role in {"Figure", "Lbl", *_INLINE} or _is_chart_data(node):
        return
    yield node
    for kid in node.kids:
        if isinstance(kid, tag_tree.Node):
            yield from _blocks(kid)


def _is_chart_data(node: tag_tree.Node) -> bool:
    """Tell whether a table says what a chart shows, which the tool adds."""
    captions = node.find("Caption") if node.role == "Table" else []
    return any(caption.text.startswith(_CHART_DATA) for caption in captions)


def _own_text(node: tag_tree.Node) -> str:
    """Return an element's text without that of the elements below it that hold their own."""
    return "".join(
        kid if isinstance(kid, str) else kid.text
        for kid in node.kids
        if isinstance(kid, str) or kid.role in _INLINE
    )
