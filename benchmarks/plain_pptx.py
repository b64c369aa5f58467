"""Writes the sample deck with python-pptx's own template, as a plain script would: a peer.

Owns native placeholders, bullets, tables and notes of the sample slides. Refuses to be clever:
it is given the slides as objects and uses python-pptx as its documentation shows.
"""

from __future__ import annotations

import sys

from pptx import Presentation
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches

from samples import HEADER, TITLE, SampleSlide, sample_slides


def main() -> None:
    """Write so many sample slides, the first argument, into a file, the second."""
    count, file = sys.argv[1:]
    presentation = Presentation()
    title_layout, content_layout, *_ = presentation.slide_layouts
    table_layout = presentation.slide_layouts.get_by_name("Title Only")
    presentation.slides.add_slide(title_layout).shapes.title.text = TITLE
    for sample in sample_slides(int(count)):
        slide = presentation.slides.add_slide(table_layout if sample.rows else content_layout)
        slide.shapes.title.text = sample.title
        if sample.rows:
            _add_table(slide, sample)
        else:
            _add_points(slide.placeholders[1].text_frame, sample)
        slide.notes_slide.notes_text_frame.text = sample.notes
    presentation.save(file)


def _add_points(frame: TextFrame, sample: SampleSlide) -> None:
    for number, (label, sentence) in enumerate(sample.points):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = label
        run.font.bold = True
        paragraph.add_run().text = f": {sentence}"


def _add_table(slide: Slide, sample: SampleSlide) -> None:
    lines = [HEADER, *sample.rows]
    frame = (Inches(0.5), Inches(1.75), Inches(9), Inches(4))
    table = slide.shapes.add_table(len(lines), len(HEADER), *frame).table
    for row, cells in enumerate(lines):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text


if __name__ == "__main__":
    main()
