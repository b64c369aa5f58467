"""Turns blocks of text into wrapped paragraphs: inlines to styled runs, lists to levels.

Owns the type of running text (space, indents, bullets) at a given size. Refuses placing: the
result counts from its own frame's inner top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import EMU_PER_PT, Emu, emu
from deckbuilder.layout.fit import Piece, Wrapped, line_width, wrap
from deckbuilder.layout.metrics import ASCENT, LINE_HEIGHT, Faces
from deckbuilder.layout.scene import (
    RAISED,
    Colour,
    Line,
    Marker,
    ParagraphRole,
    Run,
    TextParagraph,
    TextStyle,
)
from deckbuilder.model import (
    Alignment,
    Block,
    Chart,
    CodeBlock,
    CodeText,
    Container,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Inline,
    ItemList,
    Language,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Strike,
    Strong,
    Table,
    Text,
)

BULLETS = ("•", "–", "•", "–", "•")
"""The bullet of each list level."""

INDENT = 1.05
"""Indent of a list level, as a share of the size."""


class Look(Struct, frozen=True, kw_only=True):
    """How the running text of a box looks: body size in points and colours.

    `least` bounds the size of nested levels; `spacing` is the line spacing as a share of the
    natural line height, `pitch` and `ascent` that height and its baseline as shares of the size.
    """

    size: float
    least: float
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
        return replace(self, size=max(min(self.least, self.size), self.size - 2.0))


Mark = tuple[Literal["bullet", "number", "task"], str]
"""What stands before an item: its kind and its text."""


class Draft(Struct, frozen=True, kw_only=True):
    """A paragraph before wrapping; lengths in points."""

    role: ParagraphRole
    pieces: Sequence[Piece]
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


# --- inlines -------------------------------------------------------------------------------


def pieces(
    children: Iterable[Inline], style: TextStyle, link: str = "", lang: str = "",
    *, link_colour: Colour = "hlink",
) -> list[Piece]:  # fmt: skip
    """Flatten inlines to pieces of one style each."""
    found: list[Piece] = []
    for child in children:
        match child:
            case Text():
                found.append(Piece(child.text.replace("\n", " "), style, link, lang))
            case LineBreak():
                found.append(Piece("\n", style))
            case CodeText():
                found.append(Piece(child.text, replace(style, font="mono"), link, lang))
            case FootnoteReference():
                raised = replace(style, size=style.size * RAISED, raised=0.3)
                found.append(Piece(str(child.number), raised, note=child.number))
            case _:
                inner, to, tongue = _restyled(child, style, link, lang, link_colour)
                found += pieces(child.children, inner, to, tongue, link_colour=link_colour)
    return found


def _restyled(
    child: Emphasis | Strong | Strike | Link | Language,
    style: TextStyle, link: str, lang: str, link_colour: Colour,
) -> tuple[TextStyle, str, str]:  # fmt: skip
    match child:
        case Emphasis():
            return replace(style, italic=True), link, lang
        case Strong():
            return replace(style, bold=True), link, lang
        case Strike():
            return replace(style, strike=True), link, lang
        case Link():
            return replace(style, colour=link_colour, underline=True), child.target, lang
        case Language():
            return style, link, child.lang
        case _:
            assert_never(child)


# --- blocks --------------------------------------------------------------------------------


def is_text(block: Block) -> bool:
    """Tell whether a block runs with others in one text frame."""
    if isinstance(block, ItemList):
        return all(is_text(inner) for item in block.items for inner in item.blocks)
    return isinstance(block, Heading | Paragraph)


def drafts(blocks: Iterable[Block], look: Look) -> list[Draft]:
    """Turn blocks of running text into drafts; every other block gives its text plainly."""
    found: list[Draft] = []
    for block in blocks:
        found += _block_drafts(block, look, 0)
    return found


def _block_drafts(block: Block, look: Look, depth: int) -> list[Draft]:
    match block:
        case Paragraph():
            return [paragraph(block.children, look, indent=_indent(look, depth))]
        case Heading():
            return [_heading(block, look)]
        case ItemList():
            return _list(block, look, depth)
        case CodeBlock():
            return [code(block, look, indent=_indent(look, depth))]
        case Quote():
            return quote(block, look, indent=_indent(look, depth))
        case Table():
            rows = (block.header, *block.rows)
            held = (block.caption, *(cell.children for row in rows for cell in row))
            return [paragraph(children, look) for children in held if children]
        case Figure():
            return [paragraph(block.caption, look)] if block.caption else []
        case Chart():
            return [paragraph((Text(text=block.title),), look)]
        case Container():
            named = (block.attributes.get(name, "") for name in ("title", "value", "label"))
            heads = [paragraph((Strong(children=(Text(text=t),)),), look) for t in named if t]
            source = block.attributes.get("source", "")
            foot = [paragraph((Text(text=source),), look)] if source else []
            return [*heads, *drafts(block.blocks, look), *foot]
        case _:
            assert_never(block)


def _indent(look: Look, depth: int) -> float:
    return depth * look.size * INDENT


def paragraph(
    children: Iterable[Inline], look: Look, *, role: ParagraphRole = "paragraph",
    indent: float = 0.0, before: float | None = None, style: TextStyle | None = None,
) -> Draft:  # fmt: skip
    """Draft one paragraph of a look, with its space before unless `before` says otherwise."""
    style = style or look.style
    return Draft(
        role=role,
        pieces=pieces(children, style, link_colour=look.link),
        style=style,
        indent=indent,
        before=look.size * look.gap if before is None else before,
        spacing=look.spacing,
        align=look.align,
        accent=look.accent,
    )


def _heading(block: Heading, look: Look) -> Draft:
    style = replace(look.style, font="heading", bold=True, colour=look.heading)
    draft = paragraph(block.children, look, role="heading", style=style, before=look.size * 0.7)
    return replace(draft, level=block.level)


def code(block: CodeBlock, look: Look, *, indent: float = 0.0) -> Draft:
    """Draft a code block: one paragraph with a line break for each of its own."""
    style = replace(look.style, font="mono", size=look.nested.size)
    return Draft(
        role="code",
        pieces=[Piece(block.text, style)],
        style=style,
        indent=indent,
        before=look.size * look.gap,
    )


def quote(block: Quote, look: Look, *, indent: float = 0.0) -> list[Draft]:
    """Draft a quotation and, under it, whom it is from."""
    inset = indent + look.size * 0.9
    found = [
        replace(draft, role="quote", indent=draft.indent + inset)
        if draft.role == "paragraph"
        else replace(draft, indent=draft.indent + inset)
        for draft in drafts(block.blocks, replace(look, italic=True))
    ]
    if block.attribution:
        found.append(paragraph(block.attribution, look.nested, role="attribution", indent=inset))
    return found


def _list(block: ItemList, look: Look, depth: int) -> list[Draft]:
    found: list[Draft] = []
    for offset, item in enumerate(block.items):
        found += _item(block, item, offset, look, depth)
    return found


def _item(parent: ItemList, item: ListItem, offset: int, look: Look, depth: int) -> list[Draft]:
    """Draft an item: its first paragraph with the marker, its other blocks beneath."""
    number = parent.start + offset
    if item.checked is not None:
        marker: Mark = (
            "task", "☑" if item.checked else "☐",
        )  # fmt: skip
    elif parent.ordered:
        marker = ("number", f"{number}.")
    else:
        marker = ("bullet", BULLETS[min(depth, 4)])
    wide = 1.35 if number > 9 and parent.ordered else INDENT
    hanging = look.size * wide
    blocks = item.blocks
    first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else None
    style = look.style
    found = [
        Draft(
            role="item",
            pieces=pieces(first.children, style, link_colour=look.link) if first else (),
            style=style, level=depth, marker=marker, number=number, hanging=hanging,
            start=offset == 0, checked=bool(item.checked), indent=_indent(look, depth) + hanging,
            before=look.size * look.gap * look.item_gap[min(depth, 1)], spacing=look.spacing,
            align=look.align, accent=look.accent,
        )
    ]  # fmt: skip
    for block in blocks[1:] if first else blocks:
        inner = look.nested if isinstance(block, ItemList) else look
        found += _block_drafts(block, inner, depth + 1)
    return found


# --- wrapping ------------------------------------------------------------------------------


class TextBlock(NamedTuple):
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
        lines, y = _lines(draft, width, faces, look, y)
        paragraphs.append(_paragraph(draft, lines, before, faces))
    return TextBlock(tuple(paragraphs), emu(y))


def _lines(
    draft: Draft, width: Emu, faces: Faces, look: Look, y: float
) -> tuple[tuple[Line, ...], float]:
    """Wrap one draft; `y` in points is where it begins, and where the next one may."""
    indent = emu(draft.indent)
    room = Emu(max(EMU_PER_PT, width - indent))
    pitch = draft.style.size * look.pitch * draft.spacing
    rise = draft.style.size * look.ascent - draft.style.size * look.pitch * (1 - draft.spacing)
    lines = []
    for wrapped in wrap(draft.pieces, room, faces):
        lines.append(Line(_shifted(wrapped, draft, indent, room), emu(y + rise), wrapped.hard))
        y += pitch
    return tuple(lines), y


def _shifted(wrapped: Wrapped, draft: Draft, indent: Emu, room: Emu) -> tuple[Run, ...]:
    """Move a line's runs right, past the indent and as the alignment asks."""
    shift = int(indent)
    if draft.align != "left":
        spare = room - line_width(wrapped)
        shift += spare if draft.align == "right" else spare // 2
    if shift == 0:
        return wrapped.runs
    return tuple(run._replace(x=Emu(run.x + shift)) for run in wrapped.runs)


def _paragraph(draft: Draft, lines: tuple[Line, ...], before: float, faces: Faces) -> TextParagraph:
    return TextParagraph(
        role=draft.role,
        lines=lines,
        size=draft.style.size,
        align=draft.align,
        level=draft.level,
        marker=_marker(draft, faces),
        indent=emu(draft.indent),
        hanging=emu(draft.hanging),
        space_before=round(before, 2),
        line_spacing=draft.spacing,
        style=draft.style,
    )


def _marker(draft: Draft, faces: Faces) -> Marker | None:
    if draft.marker is None:
        return None
    kind, text = draft.marker
    style = replace(draft.style, colour=draft.accent, bold=kind == "number")
    width = faces.face(style).advance(text).full * style.size * EMU_PER_PT / 1000.0
    return Marker(
        kind=kind, text=text, style=style, x=emu(draft.indent - draft.hanging),
        width=Emu(round(width)), number=draft.number, start=draft.start, checked=draft.checked,
    )  # fmt: skip
