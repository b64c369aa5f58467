"""Tables, measured: column widths from their content, row heights from their wrapped text.

Owns the look of a table, and how much narrower its margins and smaller its text become where its
words would have no room. Refuses captions, everything around a table, and another form of it
(`wide_tables`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect, divided, emu
from deckbuilder.layout.blocks.column_widths import (
    TableFit,
    level_widths,
    share_width,
    without_hopeless,
)
from deckbuilder.layout.blocks.splitting import TablePart
from deckbuilder.layout.text.drafts import Look, draft_paragraph
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.wrapping import Extent, measure_extent, sizes_to_try
from deckbuilder.model import Cell, Table, inline_text
from deckbuilder.model.highlights import find_highlights, highlights_in, with_highlights
from deckbuilder.scene.slide import Colour, Stroke, TableCell, TableItem
from deckbuilder.wording import counted

_ABOVE, _ABOVE_LARGE = emu(4.5), 16.0
"""The margin of a cell above and below its text, and the size from which it grows with it."""

_MAX_GROWTH = 1.5
"""How many times as high as its text needs a table may be, where the slide has room."""

_BESIDE = (emu(10), emu(7), emu(4))
"""Those at its sides, the usual one first; the last only where the table can be no wider."""

_BAR = Stroke(colour="accent1", width=4.5)
"""What stands before a row that is highlighted."""


class ReshapedTable(Table, frozen=True, kw_only=True, eq=False):
    """A table in another form than its author's, which was too wide: `turned` or `in parts`."""

    form: str


class TableParts(Struct, frozen=True):
    """A table measured: its height in EMU, its columns, rows and cells of text.

    Below the header is the block's row number `first`, counted from 1, and those after it.
    """

    block: Table
    columns: tuple[Emu, ...]
    heights: tuple[Emu, ...]
    texts: tuple[tuple[TextBlock, ...], ...]
    beside: Emu
    above: Emu
    grid: bool = False
    first: int = 1

    @property
    def height(self) -> Emu:
        """The height of all rows."""
        return Emu(sum(self.heights))

    @property
    def max_height(self) -> Emu:
        """The height that the rows may grow to; those of a table that is cut are alike."""
        growth = 1 if isinstance(self.block, TablePart) else _MAX_GROWTH
        return Emu(round(self.height * growth))

    def grown(self, room: Emu) -> TableParts:
        """Return the table with the margins of its cells grown into a room, as far as they may."""
        more = (min(room, self.max_height) - self.height) // (2 * len(self.heights))
        if more <= 0:
            return self
        heights = tuple(Emu(height + 2 * more) for height in self.heights)
        return replace(self, heights=heights, above=Emu(self.above + more))

    def part(self, first: int, last: int) -> TableParts:
        """Return the header with the rows from `first` to before `last`, counted from 1."""
        rows = slice(first, last)
        return replace(
            self,
            heights=(self.heights[0], *self.heights[rows]),
            texts=(self.texts[0], *self.texts[rows]),
            first=first,
        )

    def place(self, rect: Rect) -> TableItem:
        """Build the table with its top left corner in that of `rect`."""
        rows = []
        chosen, columns = find_highlights(self.block)
        y = rect.y
        for index, (height, texts) in enumerate(zip(self.heights, self.texts, strict=True)):
            row = Rect(rect.x, y, rect.width, height)
            cells = zip(divided(row, self.columns, Emu(0)), texts, strict=True)
            is_chosen = index > 0 and index + self.first - 1 in chosen
            rows.append(
                tuple(
                    TableCell(
                        rect=cell,
                        paragraphs=text.paragraphs,
                        fill=self._fill(index, row=is_chosen, column=at in columns),
                        bar=_BAR if is_chosen and at == 0 else None,
                    )
                    for at, (cell, text) in enumerate(cells)
                )
            )
            y = Emu(y + height)
        described = self.block.alt or inline_text(self.block.caption) or _described(self.block)
        written = self.block.whole if isinstance(self.block, TablePart) else self.block
        return TableItem(
            name="Table",
            rect=Rect(rect.x, rect.y, Emu(sum(self.columns)), self.height),
            columns=self.columns,
            heights=self.heights,
            rows=tuple(rows),
            inset=(self.beside, self.above, self.beside, self.above),
            rule=Stroke(colour="accent6", width=0.75),
            span=self.block.span,
            grid=self.grid,
            form=written.form if isinstance(written, ReshapedTable) else "",
            alt=with_highlights(described, highlights_in(self.block)),
        )

    def _fill(self, index: int, *, row: bool, column: bool) -> Colour | None:
        """Return the fill of a cell of a row, which as such or as a column is highlighted."""
        if self.grid:
            return "bg2" if index == 0 else None
        if index == 0:
            return "accent1" if column else "tx2"
        striped = index % 2 == 0 and not self.block.highlight
        return "bg2" if row or column or striped else None


def _described(block: Table) -> str:
    """Describe a table that has neither alternative text nor caption, by its header."""
    heads = ", ".join(filter(None, (inline_text(cell.children) for cell in block.header)))
    rows = counted(len(block.rows), "row")
    columns = "column" if len(block.header) == 1 else "columns"
    return f"Table with {rows} and the {columns} {heads}"


def table_box_parts(
    block: Table,
    fit: TableFit,
    look: Look,
    faces: Faces,
    *,
    row_height: Emu = Emu(0),
    grid: bool = False,
) -> TableParts:
    """Measure a table as it fits its place.

    No row but the header is lower than `row_height`. A `grid` is a form: its cells have rules
    all around, its header is light.
    """
    body = replace(look, size=fit.size)
    head = body if grid else replace(body, text="bg1", link="bg1")
    texts = tuple(
        tuple(
            _cell_text(
                cell,
                Emu(column - 2 * fit.beside),
                head if index == 0 else body,
                block,
                position,
                faces,
                bold=index == 0,
            )
            for position, (cell, column) in enumerate(zip(row, fit.columns, strict=True))
        )
        for index, row in enumerate((block.header, *block.rows))
    )
    line = emu(body.size * body.pitch)
    above = Emu(round(_ABOVE * max(1.0, fit.size / _ABOVE_LARGE)))
    natural = [max(line, *(text.height for text in row)) + 2 * above for row in texts]
    heights = (Emu(natural[0]), *(Emu(max(height, row_height)) for height in natural[1:]))
    return TableParts(block, fit.columns, heights, texts, fit.beside, above, grid)


def _cell_text(
    cell: Cell, width: Emu, look: Look, block: Table, position: int, faces: Faces, *, bold: bool
) -> TextBlock:
    aligned = replace(look, align=block.alignments[position])
    style = replace(aligned.style, bold=bold)
    return lay_text([draft_paragraph(cell.children, aligned, style=style)], width, faces, aligned)


# --- columns -------------------------------------------------------------------------------


_ExtentKind = Literal["cut", "part", "word", "line", "number"]


class ColumnNeeds(Struct, frozen=True):
    """How wide each column's texts are, in EMU, at a size in points."""

    size: float
    extents: tuple[Extent, ...]

    def widths(self, kind: _ExtentKind, fit: TableFit) -> list[float]:
        """Return the widths of columns for extents of a kind, at a fit's size and margins."""
        pad, scale = 2 * fit.beside + EMU_PER_PT, fit.size / self.size
        return [pad + scale * getattr(extent, kind) for extent in self.extents]


def fit_table(
    block: Table,
    widths: Sequence[Emu],
    look: Look,
    brand: Brand,
    faces: Faces,
    *,
    wanted: Sequence[Emu] = (),
) -> TableFit:
    """Fit a table into the first of some widths in which its words are whole, at the best size.

    Its columns are as wide as their text needs, or as far as words allow `wanted`. The parts of a
    table that is cut have them in common.
    """
    if not isinstance(block, TablePart):
        return _fitted(measure_needs(block, look, brand, faces), widths, look, wanted)
    key = (tuple(widths), look.size)
    if key not in block.fits:
        block.fits[key] = fit_table(block.whole, widths, look, brand, faces)
    return block.fits[key]


def _fitted(
    needs: ColumnNeeds, widths: Sequence[Emu], look: Look, wanted: Sequence[Emu]
) -> TableFit:
    tried = list(_tries(needs.size, widths, look))
    for kind in ("part", "cut"):
        for width, fit in tried:
            if sum(needs.widths(kind, fit)) <= width:
                columns = _shared(needs, width, fit, wanted)
                return replace(fit, columns=columns, whole=True)
    fitting = (
        (width, fit)
        for width, fit in tried
        if sum(without_hopeless(needs.widths("cut", fit), width)) <= width
    )
    width, fit = next(fitting, tried[-1])
    return replace(fit, columns=_shared(needs, width, fit, wanted))


def _tries(size: float, widths: Sequence[Emu], look: Look) -> Iterator[tuple[Emu, TableFit]]:
    """Yield widths, and margins and sizes in them, as they are tried.

    On a slide all text is set smaller where that is needed, so a table has one size.
    """
    for smaller in [size] if look.steps else sizes_to_try(size, look.min_size, 1.0):
        for width in widths:
            for beside in _BESIDE[: None if width == widths[-1] else -1]:
                yield width, TableFit((), beside, smaller, whole=False)


def measure_needs(block: Table, look: Look, brand: Brand, faces: Faces) -> ColumnNeeds:
    """Measure the texts of all columns at the size that a table has at most."""
    body = replace(look, size=min(look.size, max(brand.sizes.table, look.min_size)))
    bold = replace(body.style, bold=True)
    extents = [Extent()] * len(block.header)
    for number, row in enumerate((block.header, *block.rows)):
        style = body.style if number else bold
        for index, cell in enumerate(row):
            texts = draft_paragraph(cell.children, body, style=style).texts
            extents[index] = extents[index].or_wider(measure_extent(tuple(texts), faces))
    return ColumnNeeds(body.size, tuple(extents))


_FEW_LETTERS = 2.0
"""The width of some letters, as a multiple of the size: no column with words is narrower."""


def _shared(
    needs: ColumnNeeds, width: Emu, fit: TableFit, wanted: Sequence[Emu]
) -> tuple[Emu, ...]:
    """Share a width: words are whole before hyphens are, and dates before addresses.

    Where not all words have room, the widest columns give way, and numbers only after all words.
    """
    minimums = needs.widths("word", fit)
    for kind in ("part", "cut"):
        if sum(minimums) > width:
            lows = needs.widths(kind, fit)
            minimums = level_widths(lows, minimums, width) if sum(lows) <= width else lows
    if sum(minimums) > width:
        lows = without_hopeless(minimums, width)
        if sum(lows) > width:
            few = 2 * fit.beside + emu(fit.size * _FEW_LETTERS)
            numbers = (max(few, number) for number in needs.widths("number", fit))
            lows = list(map(min, numbers, minimums))
        minimums = level_widths(lows, minimums, width)
    total = sum(wanted)
    shares = [width * want / total for want in wanted] or needs.widths("line", fit)
    return share_width(minimums, shares, width)
