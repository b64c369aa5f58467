"""What a table's style gives to each of its cells: a fill, and a colour of text.

Owns the parts of a style and which of them counts for a cell (ISO/IEC 29500-1, 20.1.4.2). A style
that the file only names, without describing it, is known to PowerPoint alone. Refuses to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from deckbuilder.formats.pptx.parts import A
from deckbuilder.formats.xml import parse_xml
from deckbuilder.gate.pptx.inherited import RELATION

_NO_STYLE = {"{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"}
"""PowerPoint's "No Style, No Grid" and "No Style, Table Grid", which fill nothing."""


_ANY_COLOUR = etree.fromstring(f'<tcTxStyle xmlns="{A[1:-1]}"><unknownClr/></tcTxStyle>')
"""Text of a style that the file does not describe: its colour is nowhere to be found."""


class CellPlace(NamedTuple):
    """Where a cell is: its row and column from 0, and whether they are the last ones."""

    row: int
    column: int
    in_last_row: bool
    in_last_column: bool


class CellStyle(NamedTuple):
    """A cell as its table's style has it: elements of its fill and its text, or None for none.

    Nothing can be told of the cells of a style that is not `known`.
    """

    fill: Any = None
    font: Any = None
    known: bool = True


class TableStyles:
    """The table styles of a presentation, by their ids."""

    def __init__(self, presentation: Any) -> None:
        self._styles: dict[str, Any] = {}
        try:
            part = presentation.part.part_related_by(f"{RELATION}/tableStyles")
        except KeyError:  # a file without tables need not have the part
            return
        for style in parse_xml(part.blob).findall(f"{A}tblStyle"):
            self._styles[style.get("styleId", "")] = style

    def cell_style(self, table: Any, at: CellPlace) -> CellStyle:
        """Return the look of a cell."""
        properties = table._tbl.find(f"{A}tblPr")
        named = None if properties is None else properties.findtext(f"{A}tableStyleId")
        if named is None or named in _NO_STYLE:
            return CellStyle()
        style = self._styles.get(named)
        if style is None:
            return CellStyle(font=_ANY_COLOUR, known=False)
        fill = font = None
        for name in _parts(properties, at):
            part = style.find(f"{A}{name}")
            if part is None:
                continue
            fill = _fill_of(part) if fill is None else fill
            font = part.find(f"{A}tcTxStyle") if font is None else font
        return CellStyle(None if fill is None or fill.tag == f"{A}noFill" else fill, font)


def _fill_of(part: Any) -> Any:
    style = part.find(f"{A}tcStyle")
    if style is None:
        return None
    fill = style.find(f"{A}fill")
    if fill is not None and len(fill):
        return fill[0]
    return style.find(f"{A}fillRef")


def _parts(properties: Any, at: CellPlace) -> Iterator[str]:
    """Yield the parts of a style that a cell has, the strongest first."""

    def has(name: str) -> bool:
        return properties.get(name) in ("1", "true")

    if has("firstRow") and at.row == 0:
        yield "firstRow"
    if has("lastRow") and at.in_last_row:
        yield "lastRow"
    if has("firstCol") and at.column == 0:
        yield "firstCol"
    if has("lastCol") and at.in_last_column:
        yield "lastCol"
    if has("bandRow"):
        yield "band2H" if (at.row - has("firstRow")) % 2 else "band1H"
    if has("bandCol"):
        yield "band2V" if (at.column - has("firstCol")) % 2 else "band1V"
    yield "wholeTbl"
