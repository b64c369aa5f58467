"""Blocks of text as drafts: paragraphs that are styled but not yet wrapped; lists become levels.

Owns the space, indents and bullets of running text at a given size. Refuses wrapping and placing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.layout.text.code import style_code
from deckbuilder.layout.text.font_metrics import ASCENT, LINE_HEIGHT
from deckbuilder.layout.text.labels import container_label
from deckbuilder.layout.text.own_words import say
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import (
    Alignment,
    Block,
    Chart,
    CodeBlock,
    Container,
    Footnote,
    Heading,
    Inline,
    InnerBlocks,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Strong,
    block_parts,
)
from deckbuilder.scene.slide import Colour, ParagraphRole, Quotations, TextStyle

BULLETS = ("•", "–", "•", "–", "•")
"""The bullet of each list level."""

INDENT = 1.05
"""Indent of a list level, as a share of the size: a bullet, or a number of one digit."""

TASK_INDENT = 1.3
"""Indent of a list with a task in it, whose boxes are wide."""

DIGIT = 0.6
"""What each further digit of a list's last number adds to its indent."""


class Look(Struct, frozen=True, kw_only=True):
    """How the running text of a box looks: body size in points and colours.

    `min_size` bounds the size of nested levels; `spacing` is the line spacing as a share of the
    natural line height, `pitch` and `ascent` that height and its baseline as shares of the size.
    `steps` are the sizes that a slide's text may have, ascending; pages have none.
    """

    size: float
    min_size: float
    steps: tuple[float, ...] = ()
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
    bold: bool = False
    font: str = "body"
    lang: str = "en"
    """The language of the slide or page, in which the tool's own words are said."""

    @property
    def style(self) -> TextStyle:
        """The style of plain text."""
        return TextStyle(
            font=self.font,
            size=self.size,
            colour=self.text,
            bold=self.bold,
            italic=self.italic,
        )

    @property
    def nested(self) -> Look:
        """The look of the list level below: smaller, if that is not the smallest step of all."""
        if self.steps:
            below = (step for step in self.steps[1:] if step < self.size)
            return replace(self, size=max(below, default=self.size))
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
    quotations: Quotations = ()


# --- blocks --------------------------------------------------------------------------------


def is_text(block: Block) -> bool:
    """Tell whether a block may share a text frame with the text around it."""
    if isinstance(block, ItemList):
        return all(is_text(inner) for item in block.items for inner in item.blocks)
    return isinstance(block, Heading | Paragraph)


def draft_as_text(blocks: Iterable[Block], look: Look) -> list[Draft]:
    """Draft blocks as text alone; of a block that is no running text, draft its words."""
    found: list[Draft] = []
    for draft in draft_blocks(blocks, look):
        if isinstance(draft, Draft):
            found.append(draft)
            continue
        for part in plain_parts(draft.block, draft.look):
            found += [part] if isinstance(part, Draft) else draft_as_text(part.blocks, draft.look)
    return found


def footnote_drafts(footnotes: Iterable[Footnote], look: Look) -> list[Draft]:
    """Turn footnotes into drafts that hang from their numbers; lists in them are a level below."""
    return [draft for note in footnotes for draft in _draft_footnote(note, look)]


def _draft_footnote(note: Footnote, look: Look) -> list[Draft]:
    indent = look.size * 1.6
    drafts = draft_as_text(note.blocks, look)
    if drafts and drafts[0].marker:  # an item has a mark of its own beside the number
        drafts.insert(0, draft_paragraph((), look))
    found = [
        replace(
            draft,
            role="footnote",
            level=draft.level + 1 if draft.marker else 0,
            indent=draft.indent + indent,
        )
        for draft in drafts
    ]
    if found:
        number: Mark = ("number", f"{note.number}.")
        found[0] = replace(found[0], marker=number, number=note.number, start=True, hanging=indent)
    return found


class ItemRest(ListItem, frozen=True, kw_only=True, eq=False):
    """The rest of an item that is cut in two: it has no mark."""


class BoxedBlock(Struct, frozen=True, kw_only=True):
    """A block within running text that is a box of its own, at an indent in points."""

    block: Block
    look: Look
    indent: float
    quotations: Quotations = ()


def draft_blocks(blocks: Iterable[Block], look: Look) -> list[Draft | BoxedBlock]:
    """Draft blocks; what is no running text, alone or in lists and quotations, stays a block."""
    found: list[Draft | BoxedBlock] = []
    after_list = False
    for block in blocks:
        below = len(found)
        if after_list and isinstance(block, Paragraph):  # which is no further item
            before = look.size * _AFTER_LIST
            found.append(draft_paragraph(block.children, look, before=before))
        else:
            found += _draft_block(block, look, 0, 0.0)
        if 0 < below < len(found):
            found[below] = _close_to_heading(found[below - 1], found[below], look)
        after_list = isinstance(block, ItemList)
    return found


def _close_to_heading(
    above: Draft | BoxedBlock, draft: Draft | BoxedBlock, look: Look
) -> Draft | BoxedBlock:
    """Keep what stands below a heading close to it, where the space elsewhere has grown."""
    if isinstance(above, BoxedBlock) or isinstance(draft, BoxedBlock) or above.role != "heading":
        return draft
    return replace(draft, before=min(draft.before, look.size * _BELOW_HEADING))


_BELOW_HEADING = 0.45
"""Space between a heading and what follows it at most, as a share of the size."""


_AFTER_LIST = 0.75
"""Space between a list and a paragraph that follows it, as a share of the size."""


def _draft_block(block: Block, look: Look, depth: int, indent: float) -> list[Draft | BoxedBlock]:
    match block:
        case Paragraph():
            return [draft_paragraph(block.children, look, indent=indent)]
        case Heading():
            return [_draft_heading(block, look)]
        case ItemList():
            return _draft_list(block, look, depth, indent)
        case CodeBlock():
            return [draft_code(block, look, indent=indent)]
        case Quote():
            return draft_quote(block, look, indent=indent)
        case _:
            return [BoxedBlock(block=block, look=look, indent=indent)]


def plain_parts(block: Block, look: Look) -> Iterator[Draft | InnerBlocks]:
    """Yield the words of a block that is no running text as drafts, below the tool's label for it.

    The blocks that it holds are yielded as they are, in their place.
    """
    if isinstance(block, Container) and (label := container_label(block)):
        style = replace(look.style, font="heading", bold=True, colour=look.heading)
        yield draft_paragraph((say(label, look.lang).inline,), look, role="label", style=style)
    for part in block_parts(block):
        if isinstance(part, InnerBlocks):
            yield part
        elif part.role in ("title", "value", "label") and not isinstance(block, Chart):
            yield draft_paragraph((Strong(children=part.children),), look)
        elif part.role not in _UNSEEN:
            yield draft_paragraph(part.children, look)


_UNSEEN = ("axis", "category", "series")
"""The roles of words that stand in a chart's drawing."""


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


def _draft_heading(block: Heading, look: Look) -> Draft:
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
    upright: bool = False,
) -> list[Draft | BoxedBlock]:
    """Draft a quotation and, under it in the look `below`, whom it is from.

    `inset` are the points by which it is set in; a quotation beside a bar leaves room for that.
    It is in italics unless it is `upright`.
    """
    inset = indent + (look.size * 0.9 if inset is None else inset)
    around = (block.span.first_line if block.span else 0,)
    found = [
        _set_in(draft, inset, around)
        for draft in draft_blocks(block.blocks, replace(look, italic=not upright))
    ]
    if block.attribution:
        below = below or replace(look.nested, italic=False)
        source = draft_paragraph(block.attribution, below, role="attribution", indent=inset)
        found.append(replace(source, quotations=around))
    return found


def _set_in(draft: Draft | BoxedBlock, inset: float, around: Quotations) -> Draft | BoxedBlock:
    """Indent what a quotation holds; a box in it is not set in italics."""
    indent, around = draft.indent + inset, around + draft.quotations
    if isinstance(draft, BoxedBlock):
        look = replace(draft.look, italic=False)
        return replace(draft, indent=indent, quotations=around, look=look)
    role = "quote" if draft.role == "paragraph" else draft.role
    return replace(draft, role=role, indent=indent, quotations=around)


def _draft_list(block: ItemList, look: Look, depth: int, indent: float) -> list[Draft | BoxedBlock]:
    """Draft a list whose markers stand at `indent` points: under the text of the item above."""
    hanging = look.size * _hanging(block)
    gap = look.size * look.gap * look.item_gap[min(depth, 1)]
    found: list[Draft | BoxedBlock] = []
    for offset, item in enumerate(block.items):
        blocks = item.blocks
        if not isinstance(item, ItemRest):
            first = blocks[0] if blocks else None
            lead = first.children if isinstance(first, Paragraph) else ()
            blocks = blocks[isinstance(first, Paragraph) :]
            found.append(
                replace(
                    draft_paragraph(lead, look, role="item", before=gap),
                    level=depth,
                    marker=_mark(block, offset, depth),
                    hanging=hanging,
                    number=block.start + offset,
                    start=offset == 0,
                    checked=bool(item.checked),
                    indent=indent + hanging,
                )
            )
        for inner in blocks:
            nested = look.nested if isinstance(inner, ItemList) else look
            found += _draft_block(inner, nested, depth + 1, indent + hanging)
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
