"""Reads what each output shows of a deck of pairs: the slides, the notes pane, the PDFs.

Owns building a deck in this process and reading its files. Refuses to say what they should show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostic, Diagnostics
from deckbuilder.layout import lay_out_pages
from deckbuilder.model import PrintSettings, Slide
from deckbuilder.scene.presentation import Presentation
from tests.nesting.counting import Shown
from tests.nesting.pairs import WORD
from tests.shared import stages, tag_tree
from tests.shared.in_memory import write_all

_LABEL = re.compile(r"Activity(?: · [\d.]+ minutes?)?|Key point|Take care|Wellbeing")
_IN_DISC = re.compile(r"(?m)^([\d.]+)\s+(minutes?)\s+Activity$")
_CHART_DATA = "Data of the chart:"

Found = Mapping[str, Shown]
"""What is shown of each slide, by its id."""


@dataclass(frozen=True, repr=False)
class Built:
    """A deck that was laid out, its slides by their ids, and what was reported of each."""

    source: Path
    presentation: Presentation
    reported: Mapping[str, Sequence[Diagnostic]]

    @property
    def slides(self) -> Mapping[str, Slide]:
        """The slides of the model, by their ids."""
        return {slide.id: slide for slide in self.presentation.deck.slides}

    @cached_property
    def slide_shapes(self) -> Found:
        """What stands on the slides of the PowerPoint file."""
        return _by_slide(self.presentation, map(_shown_on_slide, self._pptx))

    @cached_property
    def notes_pane(self) -> Found:
        """What stands in PowerPoint's notes pane."""
        return _by_slide(self.presentation, map(_shown_in_notes, self._pptx))

    @cached_property
    def handout(self) -> Found:
        """What the handout shows."""
        return _shown_in_pdf(self._trees["handout"], self.slides)

    @cached_property
    def workbook(self) -> Found:
        """What the workbook shows."""
        return _shown_in_pdf(self._trees["workbook"], self.slides)

    @cached_property
    def in_order(self) -> Mapping[str, Sequence[str]]:
        """All words and alternative texts of each file, in the order in which they are read."""
        found = {"slides": [word for slide in self._pptx for word in _read_slide(slide.shapes)]}
        for name in ("handout", "workbook"):
            sections = self._trees[name].find("Sect")
            found[name] = [word for section in sections for word in _read_parts(section)]
        return found

    @cached_property
    def _pptx(self) -> Sequence[Any]:
        path = self.source / "built.pptx"
        path.write_bytes(write_all(self.presentation, ["pptx"])["pptx"])
        return stages.pptx_slides(path)

    @cached_property
    def _trees(self) -> Mapping[str, tag_tree.Node]:
        """The structure trees of the PDFs."""
        names = ("handout", "workbook")
        laid = lay_out_pages(self.presentation, names, Diagnostics())
        return {name: tag_tree.read(data) for name, data in write_all(laid, names).items()}


def build(source: Path, printed: PrintSettings = PrintSettings()) -> Built:  # noqa: B008
    """Lay out a deck, whatever is reported; files are written and read when asked for."""
    found = Diagnostics()
    presentation = pipeline.compose(DeckRequest(path=source, printed=printed), found, pages=())
    assert presentation is not None, [*map(str, found)]
    reported: dict[str, list[Diagnostic]] = {}
    for each in found:
        reported.setdefault(_slide_of(each.path), []).append(each)
    return Built(source, presentation, reported)


def _slide_of(path: str) -> str:
    """Return the id of the slide that a file holds, which a folder or a number may precede."""
    return Path(path).stem.partition("-")[2]


# --- the PowerPoint file -------------------------------------------------------------------


def _by_slide(presentation: Presentation, shown: Iterable[Shown]) -> Found:
    """Join what is shown of slides that go on over several."""
    found: dict[str, Shown] = {}
    for scene, part in zip(presentation.scenes, shown, strict=True):
        found[scene.slide_id] = found.get(scene.slide_id, Shown()) + part
    return found


def _shown_on_slide(slide: Any) -> Shown:
    said = "\n".join(stages.pptx_text(slide))
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    heads = (" ".join(cell.text_frame.text for cell in table.rows[0].cells) for table in tables)
    alts = _words(stages.pptx_alts(slide))
    return Shown(
        words=_words([said, *stages.pptx_chart_titles(slide)]),
        pictures=alts,
        charts=alts,
        tables=Counter(min(WORD.findall(head)) for head in heads),
        labels=_labels(said),
    )


def _read_slide(shapes: Any) -> Iterator[str]:
    """Yield the words of shapes, and of descriptions of pictures and charts, in their order."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _read_slide(shape.shapes)
        elif shape.has_text_frame:
            yield from WORD.findall(shape.text_frame.text)
        elif shape.has_table:
            for cell in shape.table.iter_cells():
                yield from WORD.findall(cell.text_frame.text)
        else:
            yield from WORD.findall(shape._element.xpath("string(.//p:cNvPr/@descr)"))


def _shown_in_notes(slide: Any) -> Shown:
    said = "\n".join(stages.pptx_notes(slide))
    return Shown(words=_words([said]), labels=_labels(said))


# --- the PDFs ------------------------------------------------------------------------------


def _shown_in_pdf(tree: tag_tree.Node, slides: Mapping[str, Slide]) -> Found:
    """Read all words of the sections of a PDF, and the labels of each slide's own sections.

    The words of a slide may stand elsewhere too, among the sources of all slides.
    """
    whole: list[tag_tree.Node | str] = []
    labels = {name: Counter[str]() for name in slides}
    by_title = {_title_word(slide): name for name, slide in slides.items()}
    for section in tree.find("Sect"):
        parts = [*_parts(section)]
        whole += parts
        heads = (WORD.findall(head.text) for head in section.find("H2"))
        for name in {by_title[word] for words in heads for word in words if word in by_title}:
            labels[name] += _labels(_text_of(parts))
    shown = _shown_by(whole)
    return {name: replace(shown, labels=labels[name]) for name in slides}


def _title_word(slide: Slide) -> str:
    return WORD.findall("".join(getattr(each, "text", "") for each in slide.title))[0]


def _parts(node: tag_tree.Node) -> Iterator[tag_tree.Node | str]:
    """Yield texts, and figures and tables before theirs; of data of charts the table alone."""
    if node.role in {"Figure", "Table"}:
        yield node
    if _is_chart_data(node):
        return
    for kid in node.kids:
        if isinstance(kid, str):
            yield kid
        else:
            yield from _parts(kid)


def _read_parts(section: tag_tree.Node) -> Iterator[str]:
    for part in _parts(section):
        if isinstance(part, str):
            yield from WORD.findall(part)
        elif part.role == "Figure":
            yield from WORD.findall(part.alt)


def _shown_by(parts: Sequence[tag_tree.Node | str]) -> Shown:
    nodes = [part for part in parts if isinstance(part, tag_tree.Node)]
    data = [cell.text for node in nodes if _is_chart_data(node) for cell in _cells(node)]
    tables = [node for node in nodes if node.role == "Table" and not _is_chart_data(node)]
    heads = (WORD.findall(" ".join(cell.text for cell in table.find("TH"))) for table in tables)
    alts = _words(node.alt for node in nodes if node.role == "Figure")
    return Shown(
        words=_words([_text_of(parts)]),
        pictures=alts,
        charts=alts,
        figures=_words(data),
        tables=Counter(min(words) for words in heads if words),
    )


def _cells(table: tag_tree.Node) -> Iterator[tag_tree.Node]:
    return (cell for row in table.find("TR") for cell in row.kids if not isinstance(cell, str))


def _is_chart_data(node: tag_tree.Node) -> bool:
    captions = node.find("Caption") if node.role == "Table" else []
    return any(caption.text.startswith(_CHART_DATA) for caption in captions)


def _text_of(parts: Iterable[tag_tree.Node | str]) -> str:
    return "\n".join(part for part in parts if isinstance(part, str))


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(WORD.findall("\n".join(texts)))


def _labels(text: str) -> Counter[str]:
    """Count the labels in a text; an activity's minutes may stand in a disc that is read before."""
    return Counter(_LABEL.findall(_IN_DISC.sub(r"Activity · \1 \2", text)))
