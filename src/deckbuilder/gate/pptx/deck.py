"""What rules look at: the slides of a presentation, with their places as people name them.

Owns walking shapes and text, and what several rules ask for. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby, repeat
from typing import Any

from deckbuilder.files import limits
from deckbuilder.formats.refusal import Tally
from deckbuilder.gate.kept import kept
from deckbuilder.gate.pptx.backgrounds import DeckBackgrounds, SlideBackgrounds, TextContrast
from deckbuilder.gate.pptx.boxes import PlacedShape, Places, shapes_of
from deckbuilder.gate.pptx.inherited import ShownRun, StyleResolver, resolver_key
from deckbuilder.gate.pptx.reading_order import Disorder, find_disorders
from deckbuilder.gate.pptx.shapes import (
    choose_content,
    is_title,
    name_of,
    rows_of,
    text_of,
    walk_shapes,
)
from deckbuilder.gate.rule import Fault
from deckbuilder.wording import shorten

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TITLE_SHOWN = 60
"""The characters of a slide's title that its place is given with."""


class BuiltSlide:
    """One slide: its number from 1, its title, its shapes and its text."""

    def __init__(self, number: int, slide: Any, deck: BuiltDeck) -> None:
        self.number = number
        self.pptx_slide = slide
        self._deck = deck

    @property
    @kept
    def title(self) -> str:
        """The text in the slide's title placeholder, in one line.

        One that is left of an earlier layout counts, as its kind is still that of a title.
        """
        titles = filter(is_title, self.shapes)
        return next(filter(None, (" ".join(text_of(each).split()) for each in titles)), "")

    @property
    @kept
    def place(self) -> str:
        """How people are told of the slide: "slide 5 (Neglect)"."""
        shown = f" ({shorten(self.title, _TITLE_SHOWN)})" if self.title else ""
        return f"slide {self.number}{shown}"

    @property
    @kept
    def layout_name(self) -> str:
        """The name of its layout, as PowerPoint lists it."""
        return " ".join(self.pptx_slide.slide_layout.name.split()) or "without a name"

    @property
    @kept
    def layout_part(self) -> str:
        """The part of the file that its layout is: two may have one name."""
        return str(self.pptx_slide.slide_layout.part.partname)

    def at(self, name: str) -> str:
        """Return the place of a shape with its name, as the selection pane shows it."""
        return f"{self.place}, {name}" if name else self.place

    def fault(self, message: str, name: str = "") -> Fault:
        """Return a fault of the slide, or of a shape with a name on it."""
        return Fault(place=self.at(name), message=message, slide=self.number)

    @property
    @kept
    def placed(self) -> list[PlacedShape]:
        """The shapes that are no groups, where they stand, in the order of reading."""
        return shapes_of(self.pptx_slide, self.outermost, self._deck.places)

    @property
    @kept
    def outermost(self) -> list[Any]:
        """The shapes and groups that are in no group."""
        from deckbuilder.formats.pptx.package import list_shapes  # python-pptx is loaded by now

        return list_shapes(self.pptx_slide)

    @property
    @kept
    def shapes(self) -> list[Any]:
        """The shapes, groups among them, and the shapes in groups."""
        return [*walk_shapes(self.outermost)]

    @property
    @kept
    def reader(self) -> StyleResolver:
        """What resolves the slide's texts and colours."""
        key, readers = resolver_key(self.pptx_slide), self._deck.readers
        if key not in readers:
            readers[key] = StyleResolver(self.pptx_slide)
        return readers[key]

    @property
    @kept
    def texts(self) -> list[tuple[str, list[ShownRun]]]:
        """The runs of each paragraph, those of tables too, with the name of their shape."""
        reader = self.reader
        found: list[tuple[str, list[ShownRun]]] = []
        for shape in self.shapes:
            if shape.has_text_frame:
                found += zip(repeat(name_of(shape)), reader.paragraphs(shape))
            elif shape.has_table:
                cells = (cell for row in rows_of(shape.table) for cell in row)
                found += zip(repeat(name_of(shape)), chain.from_iterable(map(reader.cell, cells)))
        return found

    @property
    def links(self) -> Iterator[tuple[str, str, str]]:
        """Yield the links in text: the name of the shape, the words, the relation's id."""
        for name, runs in self.texts:
            for link, linked in groupby(runs, key=lambda run: run.link):
                if link:
                    yield name, " ".join("".join(run.text for run in linked).split()), link

    @property
    @kept
    def contrasts(self) -> list[tuple[str, list[TextContrast]]]:
        """Each text on each colour that lies beneath it, by the name of its shape."""
        backgrounds = SlideBackgrounds(self.pptx_slide, self.reader, self._deck.backgrounds)
        contrasts = backgrounds.read(self.placed)
        return [(name, [*group]) for name, group in groupby(contrasts, key=lambda each: each.shape)]

    @property
    @kept
    def disorders(self) -> list[Disorder]:
        """The shapes that are read aloud after others which they stand before."""
        return [*find_disorders(self.placed, self._deck.pairs)]


class BuiltDeck:
    """A presentation that is to be judged, opened with python-pptx and never saved.

    `packed` is the number of its bytes: a larger file may hold more.
    """

    def __init__(self, presentation: Any, packed: int = 0) -> None:
        self.presentation = presentation
        self.pairs = Tally(limits.PPTX_PAIRS, packed)
        """How many shapes are compared with how many, for their order."""
        self.places: Places = {}
        self.readers: dict[tuple[Any, ...], StyleResolver] = {}
        """What resolves the texts of slides that are resolved alike."""
        self.backgrounds = DeckBackgrounds(presentation, Tally(limits.PPTX_PAIRS, packed))
        for master in presentation.slide_masters:
            for page in (master, *master.slide_layouts):
                choose_content(page._element)
        for slide in presentation.slides:
            choose_content(slide._element)
        slides = enumerate(presentation.slides, 1)
        self.slides = [BuiltSlide(number, slide, self) for number, slide in slides]

    @property
    def title(self) -> str:
        """The title in the file's properties, or nothing."""
        return self._property(f"{_DC}title")

    @property
    def status(self) -> str:
        """What the file's properties call the content, such as "Draft", or nothing."""
        return self._property(f"{_CP}contentStatus")

    def _property(self, name: str) -> str:
        """Return a text of the file's properties; a part that is no XML has none."""
        properties = getattr(self.presentation.core_properties, "_element", None)
        written = None if properties is None else properties.findtext(name)
        return (written or "").strip()

    @property
    def sections(self) -> list[str]:
        """The names of the presentation's sections in their order."""
        sections = self.presentation.part._element.iter(f"{_P14}section")
        return [section.get("name", "") for section in sections]

    @property
    def shapes(self) -> Iterator[tuple[BuiltSlide, Any]]:
        """Yield each shape of each slide, groups among them, and the shapes in groups."""
        return ((slide, shape) for slide in self.slides for shape in slide.shapes)

    @property
    def tables(self) -> Iterator[tuple[BuiltSlide, Any]]:
        """Yield each shape that holds a table."""
        return ((slide, shape) for slide, shape in self.shapes if shape.has_table)
