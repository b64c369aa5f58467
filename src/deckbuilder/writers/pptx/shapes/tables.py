"""Native tables: cells, their margins, fills and rules, and the header row flagged as such.

Follows ISO/IEC 29500-1, 21.1.3. Rules stand under each row; there are none between columns.
"""

from __future__ import annotations

from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import TableCell, TableItem
from deckbuilder.writers.pptx.drawing import write_fill, write_line
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import TABLE
from deckbuilder.writers.pptx.shapes.graphic_frames import write_graphic_frame
from deckbuilder.writers.pptx.text.bodies import write_cell_body
from deckbuilder.writers.pptx.theme import TABLE_STYLE


def write_table(part: Part, item: TableItem, slot: PlacedSlot | None) -> str:
    """Return a table; its first row is the header."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in item.columns)
    rows = []
    above = None  # two cells share the rule between them, and both have to say it
    for height, cells in zip(item.heights, item.rows, strict=True):
        rules = (
            write_line(None, "a:lnR") + write_line(above, "a:lnT") + write_line(item.rule, "a:lnB")
        )
        written = "".join(_write_cell(part, cell, item, rules) for cell in cells)
        rows.append(f'<a:tr h="{height}">{written}</a:tr>')
        above = item.rule
    graphic = (
        '<a:tbl><a:tblPr firstRow="1">'
        f"<a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )
    return write_graphic_frame(part, item, slot, TABLE, graphic)


def _write_cell(part: Part, cell: TableCell, item: TableItem, rules: str) -> str:
    left, top, right, bottom = item.inset
    return (
        f"<a:tc>{write_cell_body(part, cell.paragraphs)}<a:tcPr"
        f' marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="t">'
        f"{write_line(cell.bar, 'a:lnL')}{rules}{write_fill(cell.fill)}</a:tcPr></a:tc>"
    )
