"""The rules of Microsoft's Accessibility Checker, on a PowerPoint file opened with python-pptx.

Each rule of `RULES` has the name that PowerPoint's pane gives its findings, as far as they are
published; the last three are what the checker cannot see or leaves to people. A rule returns a line
for each fault. Refuses to run PowerPoint: these are the published rules, read strictly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations, groupby
from typing import Any

from validators.legibility import hard_to_read_text
from validators.overflow import Box
from validators.resolved import A, P, Reader, Text, kind_of
from validators.spacing import Placed, placed_shapes

Rule = Callable[[Any], list[str]]

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FILE_NAME = re.compile(r"\.(png|jpe?g|gif|svg|bmp|tiff?|emf|wmf)\b|^\S*[/\\]\S*$", re.IGNORECASE)
_SAYS_NOTHING = {"", "image", "picture", "photo", "chart", "graph", "graphic", "table", "group"}
_VAGUE = {"", "link", "here", "click here", "click", "more", "read more", "this", "this link"}
_DEFAULT_NAME = re.compile(r"(Default|Untitled) Section|Section \d+", re.IGNORECASE)
_SLACK = 2.0
"""How far two shapes may lie over each other, in points, and still stand side by side."""

# --- errors --------------------------------------------------------------------------------


def missing_alternative_text(presentation: Any) -> list[str]:
    """Find pictures, charts, tables, groups and wordless shapes that say nothing of themselves."""
    found = []
    for slide in presentation.slides:
        for shape in _every(slide.shapes):
            identity = shape._element.xpath(".//p:cNvPr")[0]
            alt = (identity.get("descr") or "").strip()
            decorative = next((e.get("val") == "1" for e in identity.iter(_DECORATIVE)), False)
            if decorative and alt:
                found.append(f"{slide.name}: {shape.name} is decorative and described")
            elif not decorative and _needs_alternative(shape) and alt.lower() in _SAYS_NOTHING:
                found.append(f"{slide.name}: {shape.name} is not described")
            elif _FILE_NAME.search(alt):
                found.append(f"{slide.name}: {shape.name} is described by a file name: {alt!r}")
    return found


def _needs_alternative(shape: Any) -> bool:
    return not shape.has_text_frame or not (shape.text_frame.text.strip() or shape.is_placeholder)


def missing_table_header(presentation: Any) -> list[str]:
    """Find tables whose first row is not marked as their header."""
    return [
        f"{slide.name}: {shape.name}"
        for slide, shape in _tables(presentation)
        if not shape.table.first_row
    ]


def missing_slide_title(presentation: Any) -> list[str]:
    """Find slides without text in a title placeholder."""
    return [slide.name for slide in presentation.slides if not _title(slide)]


def default_section_name(presentation: Any) -> list[str]:
    """Find sections with the name that PowerPoint gave them."""
    return [name for name in _sections(presentation) if _DEFAULT_NAME.fullmatch(name) or not name]


# --- warnings ------------------------------------------------------------------------------


def merged_or_split_cells(presentation: Any) -> list[str]:
    """Find tables that are not a plain grid."""
    merged = ("gridSpan", "rowSpan", "hMerge", "vMerge")
    return [
        f"{slide.name}: {shape.name}"
        for slide, shape in _tables(presentation)
        if any(cell.get(name) for cell in shape._element.iter(f"{A}tc") for name in merged)
        or any(len(row.cells) != len(shape.table.columns) for row in shape.table.rows)
    ]


def missing_captions(presentation: Any) -> list[str]:
    """Find sound and video: no deck of ours has any, so none can lack captions."""
    tags = (f"{A}videoFile", f"{A}audioFile", f"{_P14}media")
    return [
        f"{slide.name}: {element.tag.rpartition('}')[2]}"
        for slide in presentation.slides
        for element in slide._element.iter(*tags)
    ]


def check_reading_order(presentation: Any) -> list[str]:
    """Find shapes that are read after one which they stand before.

    Reading goes down a column before it goes right, and along a row before it goes down. So of
    two shapes apart from each other the second in the file is out of order where it stands wholly
    above the first and not to the right of it, or wholly to the left of it and not below it. The
    title is read first. Furniture at the foot is read last.
    """
    found = []
    for slide, shapes in zip(presentation.slides, placed_shapes(presentation), strict=True):
        said = [placed for placed in shapes if _is_read(placed)]
        if said and kind_of(said[0].shape) not in ("title", "ctrTitle"):
            found.append(f"{slide.name}: {said[0].shape.name} is read before the title")
        for first, second in combinations(said, 2):
            if _is_before(second.box, first.box):
                names = f"{second.shape.name} is read after {first.shape.name}"
                found.append(f"{slide.name}: {names}")
    return found


def _is_read(placed: Placed) -> bool:
    return bool(placed.box.text) or not placed.shape.has_text_frame


def _is_before(one: Box, other: Box) -> bool:
    above = one.bottom <= other.top + _SLACK and one.left < other.right - _SLACK
    left = one.right <= other.left + _SLACK and one.top < other.bottom - _SLACK
    return above or left


# --- tips ----------------------------------------------------------------------------------


def duplicate_slide_title(presentation: Any) -> list[str]:
    """Find titles that more than one slide has."""
    return _twice(_title(slide) for slide in presentation.slides)


def duplicate_section_name(presentation: Any) -> list[str]:
    """Find names that more than one section has."""
    return _twice(_sections(presentation))


def unclear_hyperlink_text(presentation: Any) -> list[str]:
    """Find links whose text does not say where they lead, or is the address itself."""
    found = []
    for slide in presentation.slides:
        reader = Reader(slide)
        for runs in _runs(slide, reader):
            for link, held in groupby(runs, key=lambda run: run.link):
                text = "".join(run.text for run in held).strip()
                if link and (text.lower() in _VAGUE or re.match(r"\w+://", text)):
                    found.append(f"{slide.name}: {text!r}")
    return found


# --- what the checker leaves to people ------------------------------------------------------


def language_not_set(presentation: Any) -> list[str]:
    """Find text of which a screen reader cannot tell the language."""
    found = []
    for slide in presentation.slides:
        for runs in _runs(slide, Reader(slide)):
            found += [f"{slide.name}: {run.text!r}" for run in runs if not run.lang]
        if slide.has_notes_slide:
            for run in slide.notes_slide.part._element.iter(f"{A}r"):
                properties = run.find(f"{A}rPr")
                if properties is None or not properties.get("lang"):
                    found.append(f"{slide.name}: {run.findtext(f'{A}t')!r} in the notes")
    return found


def content_only_in_animation(presentation: Any) -> list[str]:
    """Find what is not there before a click, or goes or moves of itself.

    A shape that appears at a click is content of the slide for whoever reads the file; one that
    is hidden, leaves, blinks or repeats is not.
    """
    found = []
    for slide in presentation.slides:
        known = {shape._element.xpath(".//p:cNvPr/@id")[0] for shape in _every(slide.shapes)}
        for step in slide._element.iter(f"{P}cTn"):
            if step.get("presetClass", "entr") != "entr" or step.get("presetID", "1") != "1":
                found.append(f"{slide.name}: an effect that is no plain appearance")
            if step.get("repeatCount"):
                found.append(f"{slide.name}: an effect that repeats")
            if step.get("nodeType") in _OF_ITSELF and not _is_with_click(step):
                found.append(f"{slide.name}: an effect that starts of itself")
        targets = {target.get("spid") for target in slide._element.iter(f"{P}spTgt")}
        found += [f"{slide.name}: an effect on no shape" for _ in targets - known]
        found += [
            f"{slide.name}: {shape.name} is hidden"
            for shape in _every(slide.shapes)
            if shape._element.xpath(".//p:cNvPr")[0].get("hidden") in ("1", "true")
        ]
    return found


_OF_ITSELF = ("withEffect", "afterEffect")


def _is_with_click(step: Any) -> bool:
    """Tell whether an effect comes together with one beside it that waits for a click."""
    before = step.getparent().itersiblings(f"{P}par", preceding=True)
    waiting = any(par.find(f"{P}cTn").get("nodeType") == "clickEffect" for par in before)
    return waiting and step.get("nodeType") == "withEffect"


def protected_document(presentation: Any) -> list[str]:
    """Find what keeps assistive technology, or its user, from the content."""
    held = presentation.part._element
    return ["the deck is locked"] if held.find(f"{P}modifyVerifier") is not None else []


RULES: Mapping[str, Rule] = {
    "Missing alternative text": missing_alternative_text,
    "Missing table header": missing_table_header,
    "Missing slide title": missing_slide_title,
    "Default section name": default_section_name,
    "Document access is restricted": protected_document,
    "Use of merged or split cells": merged_or_split_cells,
    "Hard-to-read text contrast": hard_to_read_text,
    "Missing closed captions": missing_captions,
    "Check reading order": check_reading_order,
    "Duplicate slide title": duplicate_slide_title,
    "Duplicate section name": duplicate_section_name,
    "Unclear hyperlink text": unclear_hyperlink_text,
    "Language not set": language_not_set,
    "Content only in animation": content_only_in_animation,
}

# --- reading the file ----------------------------------------------------------------------


def _every(shapes: Iterable[Any]) -> Iterator[Any]:
    """Yield shapes, groups among them, and the shapes in groups."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from _every(shape.shapes)


def _tables(presentation: Any) -> Iterator[tuple[Any, Any]]:
    for slide in presentation.slides:
        for shape in _every(slide.shapes):
            if getattr(shape, "has_table", False) and shape.has_table:
                yield slide, shape


def _runs(slide: Any, reader: Reader) -> Iterator[list[Text]]:
    """Yield the runs of each paragraph of a slide, those of tables too."""
    for shape in _every(slide.shapes):
        if shape.has_text_frame:
            yield from reader.paragraphs(shape)
        elif getattr(shape, "has_table", False) and shape.has_table:
            for cell in shape.table.iter_cells():
                yield from reader.cell(cell)


def _title(slide: Any) -> str:
    title = slide.shapes.title
    return "" if title is None else title.text_frame.text.strip()


def _sections(presentation: Any) -> list[str]:
    sections = presentation.part._element.iter(f"{_P14}section")
    return [section.get("name", "") for section in sections]


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
