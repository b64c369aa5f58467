"""Turns blocks of text into wrapped paragraphs: inlines to styled runs, lists to levels.

Owns the type of running text (space, indents, bullets) at a given size. Refuses placing: the
result counts from its own frame's inner top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import EMU_PER_PT, Emu, emu
from deckbuilder.layout.text.code import fitting_size, style_code
from deckbuilder.layout.text.font_metrics import ASCENT, LINE_HEIGHT, Faces
from deckbuilder.layout.text.labels import container_label
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.layout.text.wrapping import StyledText, Wrapped, line_width, wrap
from deckbuilder.model import (
    Alignment,
    Block,
    Chart,
    CodeBlock,
    Container,
    Heading,
    Held,
    Inline,
    ItemList,
    Paragraph,
    Quote,
    Strong,
    Text,
    block_parts,
    is_right_to_left,
)
from deckbuilder.scene.slide import (
    Colour,
    Line,
    Marker,
    ParagraphRole,
    Run,
    TextParagraph,
    TextStyle,
)

BULLETS = ("•", "–", "•", "–", "•")
"""The bullet of each list level."""

INDENT = 1.05
"""Indent of a list level, as a share of the size: a bullet, or a number of one digit."""

TASK_INDENT = 1.3
"""Indent of a list with a task in it, whose boxes are wide."""

LOWERED = 0.13
"""What a line with lowered text in it is higher by, as a share of the size: LibreOffice makes room
for its descenders."""

DIGIT = 0.6
"""What each further digit of a list's last number adds to its indent."""


class Look(Struct, frozen=True, kw_only=True):
    """How the running text of a box looks: body size in points and colours.

    `min_size` bounds the size of nested levels; `spacing` is the line spacing as a share of the
    natural line height, `pitch` and `ascent` that height and its baseline as shares of the size.
    """

    size: float
    min_size: float
    text: Colour = "tx1"
    heading: Colour = "tx2"
    accent: Colour = "accent1"
    link: Colour = "hlink"
    align: Alignment = "left"
    spacing: float = 1.0
    pitch: float = LINE_HEIGHT
    ascent: float = ASCENT
    gap: float = 0.45
    """Space between paragraphs as a share of the size."""
    item_gap: tuple[float, float] = (0.8, 0.5)
    """Space between items as a share of that between paragraphs: of outer and of inner lists."""
    italic: bool = False

    @property
    def style(self) -> TextStyle:
        """The style of plain text."""
        return TextStyle(font="body", size=self.size, colour=self.text, italic=self.italic)

    @property
    def nested(self) -> Look:
        """The look of the list level below: a little smaller, never under the least size."""
        return replace(self, size=max(min(self.min_size, self.size), self.size - 2.0))


Mark = tuple[Literal["bullet", "number", "task"], str]
"""What stands before an item: its kind and its text."""


class Draft(Struct, frozen=True, kw_only=True):
    """A paragraph before wrapping; lengths in points."""

    role: ParagraphRole
    texts: Sequence[StyledText]
    style: TextStyle
    level: int = 0
    marker: Mark | None = None
    number: int = 0
    start: bool = False
    checked: bool = False
    indent: float = 0.0
    hanging: float = 0.0
    before: float = 0.0
    spacing: float = 1.0
    align: Alignment = "left"
    accent: Colour = "accent1"
    right_to_left: bool = False


# --- blocks --------------------------------------------------------------------------------


def is_text(block: Block) -> bool:
    """Tell whether a block runs with others in one text frame."""
    if isinstance(block, ItemList):
        return all(is_text(inner) for item in block.items for inner in item.blocks)
    return isinstance(block, Heading | Paragraph)


def draft_as_text(blocks: Iterable[Block], look: Look) -> list[Draft]:
    """Turn blocks into drafts; what is no running text gives its words plainly."""
    found: list[Draft] = []
    for piece in draft_blocks(blocks, look):
        if isinstance(piece, Draft):
            found.append(piece)
        else:
            for part in plain_parts(piece.block, piece.look):
                found += (
                    [part] if isinstance(part, Draft) else draft_as_text(part.blocks, piece.look)
                )
    return found


class Inset(Struct, frozen=True, kw_only=True):
    """A block within running text that is a box of its own, at an indent in points."""

    block: Block
    look: Look
    indent: float


def draft_blocks(blocks: Iterable[Block], look: Look) -> list[Draft | Inset]:
    """Turn blocks into drafts, and into insets where lists and quotations hold other blocks."""
    found: list[Draft | Inset] = []
    after_list = False
    for block in blocks:
        pieces = _pieces_of(block, look, 0, 0.0)
        first = pieces[0] if pieces else None
        if after_list and isinstance(block, Paragraph) and isinstance(first, Draft):
            pieces[0] = replace(first, before=look.size * _AFTER_LIST)  # it is no further item
        found += pieces
        after_list = isinstance(block, ItemList)
    return found


_AFTER_LIST = 0.75
"""Space between a list and a paragraph that follows it, as a share of the size."""


def _pieces_of(block: Block, look: Look, depth: int, indent: float) -> list[Draft | Inset]:
    match block:
        case Paragraph():
            return [draft_paragraph(block.children, look, indent=indent)]
        case Heading():
            return [_heading(block, look)]
        case ItemList():
            return _list(block, look, depth, indent)
        case CodeBlock():
            return [draft_code(block, look, indent=indent)]
        case Quote():
            return draft_quote(block, look, indent=indent)
        case _:
            return [Inset(block=block, look=look, indent=indent)]


def plain_parts(block: Block, look: Look) -> Iterator[Draft | Held]:
    """Yield what a block that is no running text says as drafts, below the tool's label for it.

    What it holds is yielded as blocks, in its place.
    """
    if isinstance(block, Container) and (label := container_label(block)):
        style = replace(look.style, font="heading", bold=True, colour=look.heading)
        yield draft_paragraph((Text(text=label),), look, role="label", style=style)
    for part in block_parts(block):
        if isinstance(part, Held):
            yield part
        elif part.role in ("title", "value", "label") and not isinstance(block, Chart):
            yield draft_paragraph((Strong(children=part.children),), look)
        elif part.role not in _UNSEEN:
            yield draft_paragraph(part.children, look)


_UNSEEN = ("axis", "category", "series")
"""The words that stand in a chart's drawing."""


def draft_paragraph(
    children: Iterable[Inline],
    look: Look,
    *,
    role: ParagraphRole = "paragraph",
    indent: float = 0.0,
    before: float | None = None,
    style: TextStyle | None = None,
) -> Draft:
    """Draft one paragraph of a look, with its space before unless `before` says otherwise."""
    style = style or look.style
    return Draft(
        role=role,
        texts=style_inlines(children, style, link_colour=look.link),
        style=style,
        indent=indent,
        before=look.size * look.gap if before is None else before,
        spacing=look.spacing,
        align=look.align,
        accent=look.accent,
    )


def _heading(block: Heading, look: Look) -> Draft:
    style = replace(look.style, font="heading", bold=True, colour=look.heading)
    draft = draft_paragraph(
        block.children, look, role="heading", style=style, before=look.size * 0.7
    )
    return replace(draft, level=block.level)


def draft_code(block: CodeBlock, look: Look, *, indent: float = 0.0) -> Draft:
    """Draft a code block: one paragraph with a line break for each of its own."""
    style = replace(look.style, font="mono", size=look.nested.size)
    return Draft(
        role="code",
        texts=style_code(block, style),
        style=style,
        indent=indent,
        before=look.size * look.gap,
    )


def draft_quote(
    block: Quote,
    look: Look,
    *,
    indent: float = 0.0,
    inset: float | None = None,
    below: Look | None = None,
) -> list[Draft | Inset]:
    """Draft a quotation and, under it in the look `below`, whom it is from.

    `inset` are the points by which it is set in; a quotation beside a bar leaves room for that.
    """
    inset = indent + (look.size * 0.9 if inset is None else inset)
    found = [
        _set_in(piece, inset) for piece in draft_blocks(block.blocks, replace(look, italic=True))
    ]
    if block.attribution:
        found.append(
            draft_paragraph(
                block.attribution, below or look.nested, role="attribution", indent=inset
            )
        )
    return found


def _set_in(piece: Draft | Inset, inset: float) -> Draft | Inset:
    """Move a piece of a quotation to the right; a box in it is not set in italics."""
    if isinstance(piece, Inset):
        return replace(piece, indent=piece.indent + inset, look=replace(piece.look, italic=False))
    role = "quote" if piece.role == "paragraph" else piece.role
    return replace(piece, role=role, indent=piece.indent + inset)


def _list(block: ItemList, look: Look, depth: int, indent: float) -> list[Draft | Inset]:
    """Draft a list whose markers stand at `indent` points: under the text of the item above."""
    hanging = look.size * _hanging(block)
    gap = look.size * look.gap * look.item_gap[min(depth, 1)]
    found: list[Draft | Inset] = []
    for offset, item in enumerate(block.items):
        first, *rest = item.blocks or (None,)
        if not isinstance(first, Paragraph):
            first, rest = None, list(item.blocks)
        draft = draft_paragraph(first.children if first else (), look, role="item", before=gap)
        found.append(
            replace(
                draft,
                level=depth,
                marker=_mark(block, offset, depth),
                hanging=hanging,
                number=block.start + offset,
                start=offset == 0,
                checked=bool(item.checked),
                indent=indent + hanging,
            )
        )
        for inner in rest:
            nested = look.nested if isinstance(inner, ItemList) else look
            found += _pieces_of(inner, nested, depth + 1, indent + hanging)
    return found


def _mark(block: ItemList, offset: int, depth: int) -> Mark:
    """Return what stands before an item: a task's box, its number or a bullet."""
    checked = block.items[offset].checked
    if checked is not None:
        return ("task", "☑" if checked else "☐")
    if block.ordered:
        return ("number", f"{block.start + offset}.")
    return ("bullet", BULLETS[min(depth, len(BULLETS) - 1)])


def _hanging(block: ItemList) -> float:
    """Return how far a list's markers stand out, as a share of the size: the same for each item."""
    tasks = any(item.checked is not None for item in block.items)
    digits = len(str(block.start + len(block.items) - 1)) if block.ordered else 1
    return max(TASK_INDENT if tasks else INDENT, INDENT + (digits - 1) * DIGIT)


# --- wrapping ------------------------------------------------------------------------------


class TextBlock(Struct, frozen=True):
    """Wrapped paragraphs, their lines placed from the block's top, and its height in EMU."""

    paragraphs: tuple[TextParagraph, ...]
    height: Emu


def lay_text(items: Sequence[Draft], width: Emu, faces: Faces, look: Look) -> TextBlock:
    """Wrap drafts within `width` EMU and set line under line."""
    paragraphs: list[TextParagraph] = []
    y = 0.0
    for draft in items:
        before = draft.before if paragraphs else 0.0
        y += before
        if draft.role == "code":
            draft = _fitted(draft, width, faces, look)
        elif is_right_to_left("".join(text.text for text in draft.texts)):
            draft = _right_to_left(draft)
        lines, y = _lines(draft, width, faces, look, y)
        paragraphs.append(_paragraph(draft, lines, before, width, faces))
    return TextBlock(tuple(paragraphs), emu(y))


def _fitted(draft: Draft, width: Emu, faces: Faces, look: Look) -> Draft:
    """Set code so small that its lines need no wrapping, but never under the least size."""
    room = Emu(width - emu(draft.indent))
    size = fitting_size(draft.texts, draft.style.size, look.min_size, room, faces)
    if size == draft.style.size:
        return draft
    texts = [replace(text, style=replace(text.style, size=size)) for text in draft.texts]
    return replace(draft, texts=texts, style=replace(draft.style, size=size))


def _right_to_left(draft: Draft) -> Draft:
    """Set a paragraph from right to left, as its first letter is read: it begins at the right."""
    align: Alignment = "right" if draft.align == "left" else draft.align
    return replace(draft, right_to_left=True, align=align)


def _lines(
    draft: Draft, width: Emu, faces: Faces, look: Look, y: float
) -> tuple[tuple[Line, ...], float]:
    """Wrap one draft; `y` in points is where it begins, and where the next one may."""
    indent = emu(draft.indent)
    room = Emu(max(EMU_PER_PT, width - indent))
    pitch = draft.style.size * look.pitch * draft.spacing
    rise = draft.style.size * look.ascent - draft.style.size * look.pitch * (1 - draft.spacing)
    lines = []
    for wrapped in wrap(draft.texts, room, faces):
        lines.append(Line(_shifted(wrapped, draft, indent, room), emu(y + rise), wrapped.hard))
        y += pitch
        if any(run.style.baseline_shift < 0 for run in wrapped.runs):
            y += draft.style.size * LOWERED
    return tuple(lines), y


def _shifted(wrapped: Wrapped, draft: Draft, indent: Emu, room: Emu) -> tuple[Run, ...]:
    """Move a line's runs right, past the indent and as the alignment asks."""
    shift = 0 if draft.right_to_left else int(indent)
    if draft.align != "left":
        spare = room - line_width(wrapped)
        shift += spare if draft.align == "right" else spare // 2
    if shift == 0:
        return wrapped.runs
    return tuple(replace(run, x=Emu(run.x + shift)) for run in wrapped.runs)


def _paragraph(
    draft: Draft, lines: tuple[Line, ...], before: float, width: Emu, faces: Faces
) -> TextParagraph:
    return TextParagraph(
        role=draft.role,
        lines=lines,
        size=draft.style.size,
        align=draft.align,
        level=draft.level,
        marker=_marker(draft, width, faces),
        indent=emu(draft.indent),
        hanging=emu(draft.hanging),
        space_before=round(before, 2),
        line_spacing=draft.spacing,
        style=draft.style,
        right_to_left=draft.right_to_left,
    )


def _marker(draft: Draft, frame: Emu, faces: Faces) -> Marker | None:
    if draft.marker is None:
        return None
    kind, text = draft.marker
    style = replace(draft.style, colour=draft.accent)
    width = faces.face(style).advance(text).full * style.size * EMU_PER_PT / 1000.0
    x = emu(draft.indent - draft.hanging)
    if draft.right_to_left:
        x = Emu(frame - x - round(width))
    return Marker(
        kind=kind,
        text=text,
        style=style,
        x=x,
        width=Emu(round(width)),
        number=draft.number,
        start=draft.start,
        checked=draft.checked,
    )
