"""Tables, measured: column widths from their content, row heights from their wrapped text.

Owns the look of a table. Refuses captions and everything around a table.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect, divided, emu
from deckbuilder.layout.blocks.splitting import TablePart
from deckbuilder.layout.text.drafts import Look, draft_paragraph
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.wrapping import text_width
from deckbuilder.model import Cell, Table, inline_text
from deckbuilder.scene.slide import Colour, Stroke, TableCell, TableItem
from deckbuilder.wording import counted

INSET = (emu(10), emu(4.5), emu(10), emu(4.5))


class TableParts(Struct, frozen=True):
    """A table measured: its height in EMU, its columns, rows and cells of text."""

    block: Table
    columns: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    texts: tuple[tuple[TextBlock, ...], ...]
    grid: bool = False

    @property
    def height(self) -> Emu:
        """The height of all rows."""
        return Emu(sum(self.heights))

    def part(self, first: int, last: int) -> TableParts:
        """Return the header with the rows from `first` to before `last`, counted from 1."""
        rows = slice(first, last)
        return replace(
            self,
            heights=(self.heights[0], *self.heights[rows]),
            texts=(self.texts[0], *self.texts[rows]),
        )

    def place(self, rect: Rect) -> TableItem:
        """Build the table with its top left corner in that of `rect`."""
        rows = []
        y = rect.y
        for index, (height, texts) in enumerate(zip(self.heights, self.texts, strict=True)):
            row = Rect(rect.x, y, rect.width, height)
            cells = zip(divided(row, self.columns, Emu(0)), texts, strict=True)
            rows.append(
                tuple(
                    TableCell(rect=cell, paragraphs=text.paragraphs, fill=self._fill(index))
                    for cell, text in cells
                )
            )
            y = Emu(y + height)
        caption = inline_text(self.block.caption)
        return TableItem(
            name="Table",
            rect=Rect(rect.x, rect.y, Emu(sum(self.columns)), self.height),
            columns=self.columns,
            heights=self.heights,
            rows=tuple(rows),
            inset=INSET,
            rule=Stroke(colour="accent6", width=0.75),
            span=self.block.span,
            grid=self.grid,
            alt=self.block.alt or caption or _described(self.block),
        )

    def _fill(self, row: int) -> Colour | None:
        if self.grid:
            return "bg2" if row == 0 else None
        return "tx2" if row == 0 else ("bg2" if row % 2 == 0 else None)


def _described(block: Table) -> str:
    """Describe a table that has neither alternative text nor caption, by its header."""
    heads = ", ".join(filter(None, (inline_text(cell.children) for cell in block.header)))
    rows = counted(len(block.rows), "row")
    columns = "column" if len(block.header) == 1 else "columns"
    return f"Table with {rows} and the {columns} {heads}"


def table_box_parts(
    block: Table,
    width: Emu,
    look: Look,
    brand: Brand,
    faces: Faces,
    *,
    columns: tuple[Emu, ...] = (),
    row_height: Emu = Emu(0),
    grid: bool = False,
) -> TableParts:
    """Measure a table at a width in EMU; its columns are as wide as their text needs, or as given.

    No row but the header is lower than `row_height`. A `grid` is a form: its cells have rules
    all around, its header is light.
    """
    body = replace(look, size=min(look.size, max(brand.sizes.table, look.min_size)))
    head = body if grid else replace(body, text="bg1", link="bg1")
    rows = (block.header, *block.rows)
    columns = columns or _columns(block, width, body, faces)
    pad = INSET[0] + INSET[2]
    texts = tuple(
        tuple(
            _cell_text(
                cell,
                Emu(column - pad),
                head if index == 0 else body,
                block,
                position,
                faces,
                bold=index == 0,
            )
            for position, (cell, column) in enumerate(zip(row, columns, strict=True))
        )
        for index, row in enumerate(rows)
    )
    line = emu(body.size * body.pitch)
    natural = [max(line, *(text.height for text in row)) + INSET[1] + INSET[3] for row in texts]
    heights = (Emu(natural[0]), *(Emu(max(height, row_height)) for height in natural[1:]))
    return TableParts(block, columns, heights, texts, grid)


def _cell_text(
    cell: Cell, width: Emu, look: Look, block: Table, position: int, faces: Faces, *, bold: bool
) -> TextBlock:
    aligned = replace(look, align=block.alignments[position])
    style = replace(aligned.style, bold=bold)
    return lay_text([draft_paragraph(cell.children, aligned, style=style)], width, faces, aligned)


def _columns(block: Table, width: Emu, look: Look, faces: Faces) -> tuple[Emu, ...]:
    """Return the widths of a table's columns; the parts of one table have them in common."""
    if not isinstance(block, TablePart):
        return _measured((block.header, *block.rows), width, look, faces)
    key = (width, look.size)
    if key not in block.measured:
        block.measured[key] = _columns(block.whole, width, look, faces)
    return block.measured[key]


def _measured(
    rows: tuple[tuple[Cell, ...], ...], width: Emu, look: Look, faces: Faces
) -> tuple[Emu, ...]:
    """Share the width: no column narrower than its longest word, the rest as the text needs."""
    count = len(rows[0])
    pad = INSET[0] + INSET[2] + EMU_PER_PT
    natural = [pad] * count
    longest = [pad] * count
    numbers = [pad] * count
    style = replace(look.style, bold=True)
    scale = look.size * EMU_PER_PT / 1000.0
    face = faces.face(style)
    for row in rows:
        for index, cell in enumerate(row):
            texts = draft_paragraph(cell.children, look, style=style).texts
            natural[index] = max(natural[index], pad + text_width(texts, faces))
            for word in inline_text(cell.children).split():
                wide = pad + round(face.advance(word).visible * scale)
                longest[index] = max(longest[index], wide)
                if any(letter.isdigit() for letter in word):
                    numbers[index] = max(numbers[index], wide)
    return _shared(natural, longest, numbers, width)


def _shared(
    natural: list[int], longest: list[int], numbers: list[int], width: Emu
) -> tuple[Emu, ...]:
    if sum(longest) >= width:
        shares = _cut_down(longest, numbers, width)
    elif sum(natural) <= width:
        spare = (width - sum(natural)) / len(natural)
        shares = [part + spare for part in natural]
    else:
        spare = width - sum(longest)
        wants = [wide - word for wide, word in zip(natural, longest, strict=True)]
        shares = [
            word + spare * want / sum(wants) for word, want in zip(longest, wants, strict=True)
        ]
    columns = [int(share) for share in shares]
    columns[-1] += width - sum(columns)
    return tuple(Emu(column) for column in columns)


def _cut_down(longest: list[int], numbers: list[int], width: Emu) -> list[float]:
    """Share a width in which not all words have room; `numbers` are the longest with digits.

    The widest columns give way, all down to one width, and numbers only after all words.
    """
    if sum(numbers) >= width:
        return _levelled([0] * len(numbers), numbers, width)
    return _levelled(numbers, longest, width)


def _levelled(lows: list[int], highs: list[int], width: Emu) -> list[float]:
    """Return widths between `lows` and `highs` with this sum, the widest of them alike."""
    low, high = 0.0, float(width)
    for _ in range(40):
        level = (low + high) / 2
        total = sum(max(one, min(other, level)) for one, other in zip(lows, highs, strict=True))
        low, high = (level, high) if total < width else (low, level)
    return [max(one, min(other, low)) for one, other in zip(lows, highs, strict=True)]
