"""What tables and charts share: settings, what stands for missing data, and names to highlight."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.diagnostics import Span, did_you_mean
from deckbuilder.model import Block, Callout, Paragraph
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


def stand_in(fence: Fence, data: CsvData, reading: SlideReading) -> list[Block]:
    """Report that there are no data yet, and return what the author wants to show till then."""
    reading.report(
        codes.DATA_UNFILLED,
        data.header.span,
        f"there are no values yet below the header {list_few(data.header.cells)}",
        hint='fill in the rows; until then slides and papers go without, or show empty="..."',
    )
    text = fence.settings.get("empty", "")
    if not text:
        return []
    paragraph = Paragraph(children=read_inlines(text, reading, fence.where), span=fence.where)
    return [Callout(awaits=True, blocks=(paragraph,), span=fence.where)]


def report_blank(data: CsvData, row: Row, hint: str, reading: SlideReading) -> None:
    """Report cells of a row that hold nothing."""
    blank = [name for name, cell in zip(data.header.cells, row.cells, strict=True) if not cell]
    if blank:
        message = f"the row has no value for {list_few(blank)}"
        reading.report(codes.DATA_UNFILLED, row.span, message, hint=hint)


def read_highlight(
    written: str, known: Collection[str], what: str, where: Span, reading: SlideReading
) -> tuple[str, ...]:
    """Return the known names to highlight, which semicolons part; others are reported.

    `what` says which names are known: "row or column". Runs of white space count as one space.
    """
    by_words = {" ".join(name.split()): name for name in known}
    whole = " ".join(written.split())
    parts = [whole] if whole in by_words else [part.strip() for part in whole.split(";")]
    names = [*dict.fromkeys(filter(None, parts))]
    for name in names:
        if name not in by_words:
            reading.report(
                codes.WRONG_VALUE,
                where,
                f"highlight names {name!r}, and there is no {what} of this name",
                hint=did_you_mean(name, set(filter(None, by_words))),
            )
    return tuple(by_words[name] for name in names if name in by_words)
