"""What rules look at: the slides of a presentation, with their places as people name them.

Owns walking shapes and text, and what several rules ask for. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from deckbuilder.gate.pptx.backgrounds import SlideBackgrounds, TextContrast
from deckbuilder.gate.pptx.boxes import PlacedShape, shapes_of
from deckbuilder.gate.pptx.inherited import A, P, ShownRun, StyleResolver
from deckbuilder.gate.pptx.table_styles import TableStyles

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SHAPES = (f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp", f"{P}cxnSp")
_TITLE_SHOWN = 60
"""The characters of a slide's title that its place is given with."""


class BuiltSlide:
    """One slide: its number from 1, its title, its shapes and its text."""

    def __init__(self, number: int, slide: Any, deck: BuiltDeck) -> None:
        self.number = number
        self.pptx_slide = slide
        self._deck = deck

    @cached_property
    def title(self) -> str:
        """The text in the slide's title placeholder, in one line."""
        title = self.pptx_slide.shapes.title
        return "" if title is None else " ".join(title.text_frame.text.split())

    @cached_property
    def place(self) -> str:
        """How people are told of the slide: "slide 5 (Neglect)"."""
        shown = self.title
        if len(shown) > _TITLE_SHOWN:
            shown = f"{shown[: _TITLE_SHOWN - 1].rstrip()}…"
        return f"slide {self.number} ({shown})" if shown else f"slide {self.number}"

    def at(self, name: str) -> str:
        """Return the place of a shape with its name, as the selection pane shows it."""
        return f"{self.place}, {name}" if name else self.place

    @cached_property
    def placed(self) -> list[PlacedShape]:
        """The shapes that are no groups, where they stand, in the order of reading."""
        return shapes_of(self.pptx_slide)

    @property
    def shapes(self) -> Iterator[Any]:
        """Yield the shapes, groups among them, and the shapes in groups."""
        return walk_shapes(self.pptx_slide.shapes)

    @cached_property
    def texts(self) -> list[tuple[str, list[ShownRun]]]:
        """The runs of each paragraph, those of tables too, with the name of their shape."""
        reader, found = StyleResolver(self.pptx_slide), []
        for shape in self.shapes:
            if shape.has_text_frame:
                found += [(shape.name, runs) for runs in reader.paragraphs(shape)]
            elif shape.has_table:
                cells = shape.table.iter_cells()
                found += [(shape.name, runs) for cell in cells for runs in reader.cell(cell)]
        return found

    @cached_property
    def contrasts(self) -> list[TextContrast]:
        """Each text on each colour that lies beneath it."""
        ground = SlideBackgrounds(self.pptx_slide, self._deck.presentation, self._deck.table_styles)
        return [*ground.read(self.placed)]


class BuiltDeck:
    """A presentation that is to be judged, opened with python-pptx and never saved."""

    def __init__(self, presentation: Any) -> None:
        self.presentation = presentation
        self.table_styles = TableStyles(presentation)
        for slide in presentation.slides:
            choose_content(slide._element)
        slides = enumerate(presentation.slides, 1)
        self.slides = [BuiltSlide(number, slide, self) for number, slide in slides]

    @property
    def sections(self) -> list[str]:
        """The names of the presentation's sections in their order."""
        held = self.presentation.part._element.iter(f"{P14}section")
        return [section.get("name", "") for section in held]


def choose_content(tree: Any) -> None:
    """Put what a new PowerPoint shows in the place of each choice of contents among the shapes.

    Ink, equations, 3D models and some media stand in such choices (ISO/IEC 29500-3, 9.3), which
    python-pptx does not look into. Beside the shapes choices are left alone.
    """
    for choice in [*tree.iter(f"{_MC}AlternateContent")]:
        offers = [*choice.iterfind(f"{_MC}Choice"), *choice.iterfind(f"{_MC}Fallback")]
        shapes = next((held for offer in offers if (held := _shapes_in(offer))), [])
        if not shapes or choice.getparent() is None:
            continue
        for shape in shapes:
            choice.addprevious(shape)
        choice.getparent().remove(choice)


def _shapes_in(offer: Any) -> list[Any]:
    return [each for each in offer if each.tag in _SHAPES]


def walk_shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Yield shapes, groups among them, and the shapes in groups."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from walk_shapes(shape.shapes)


def drawing_properties(shape: Any) -> Any:
    """Return the element that holds a shape's name, its description and whether it is hidden."""
    return next(shape._element.iter(f"{P}cNvPr"))


def alt_text(shape: Any) -> str:
    """Return a shape's alternative text, in one line."""
    return " ".join((drawing_properties(shape).get("descr") or "").split())


def is_decorative(shape: Any) -> bool:
    """Tell whether a shape is marked as decoration, which screen readers pass over."""
    return any(
        each.get("val") in ("1", "true") for each in drawing_properties(shape).iter(_DECORATIVE)
    )


def is_hidden(shape: Any) -> bool:
    """Tell whether a shape is switched off in the selection pane."""
    return drawing_properties(shape).get("hidden") in ("1", "true")


def is_picture(shape: Any) -> bool:
    """Tell whether a shape is a picture, or media, which are shown as one."""
    return bool(shape._element.tag == f"{P}pic")


def says_something(shape: Any) -> bool:
    """Tell whether a shape has text, or a formula, of its own."""
    if not shape.has_text_frame:
        return False
    return (
        bool(shape.text_frame.text.strip()) or next(shape._element.iter(_MATHS), None) is not None
    )


def is_plain_text_box(shape: Any) -> bool:
    """Tell whether a shape is a text box; an empty one shows nothing."""
    return bool(shape._element.xpath("./p:nvSpPr/p:cNvSpPr[@txBox='1']"))


def media_in(slide: Any) -> Iterator[Any]:
    """Yield the elements that tie sound or video to a shape."""
    yield from slide._element.iter(f"{A}videoFile", f"{A}audioFile", f"{A}quickTimeFile")
