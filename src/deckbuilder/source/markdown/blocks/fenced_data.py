"""What fenced blocks that hold data share: their settings, and what stands for missing data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Span
from deckbuilder.model import Callout, Paragraph, Text
from deckbuilder.source.markdown.blocks.csv_data import CsvData, Row
from deckbuilder.source.markdown.inlines import read_inlines
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.wording import list_few


class Fence(Struct, frozen=True):
    """A fenced block that holds data: its settings, its id, and where it stands."""

    settings: Mapping[str, Any]
    id: str
    where: Span
    written: frozenset[str]
    """The settings that have a value, right or wrong."""
    broken: bool
    """Whether some settings could not be read, which was reported."""


def make_reminder(fence: Fence, data: CsvData, reading: SlideReading) -> Callout:
    """Report that there are no data yet, and return the reminder that the slide shows."""
    reading.report(
        codes.DATA_UNFILLED,
        data.header.span,
        f"there are no values yet below the header {list_few(data.header.cells)}",
        hint="fill in the rows; until then the slide shows a reminder",
    )
    text = fence.settings.get("empty", "The figures for this slide are still to be filled in.")
    paragraph = Paragraph(children=read_inlines(text, reading, fence.where), span=fence.where)
    title = (Text(text="Still to be filled in"),)
    return Callout(title=title, awaits=True, blocks=(paragraph,), span=fence.where)


def report_blank(data: CsvData, row: Row, hint: str, reading: SlideReading) -> None:
    """Report cells of a row that hold nothing."""
    blank = [name for name, cell in zip(data.header.cells, row.cells, strict=True) if not cell]
    if blank:
        message = f"the row has no value for {list_few(blank)}"
        reading.report(codes.DATA_UNFILLED, row.span, message, hint=hint)
