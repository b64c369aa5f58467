"""Arrangements of few words that are set large: quotations and statements.

Owns what stands large on them, and how it stands in the height. Refuses the choice of a size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.boxes import boxes, flow_box
from deckbuilder.layout.blocks.containers import container_heads
from deckbuilder.layout.blocks.stacking import Box, stacked
from deckbuilder.layout.slides.arrange.panel import arrange_on_panel
from deckbuilder.layout.slides.arrange.room import SlideBody, within
from deckbuilder.layout.text.drafts import (
    BoxedBlock,
    Draft,
    Look,
    draft_blocks,
    draft_quote,
    is_text,
)
from deckbuilder.model import Block, Callout, ItemList, Quote, Reflect
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item, Shape, TextFrame, TextParagraph

Drafts = list[Draft | BoxedBlock]

_BOLD_FROM = 32.0
"""The size in points from which text is bold: smaller text is more of it, and grows heavy."""

_RULE, _RULE_GAP, _RULE_WEIGHT = 36.0, 14.0, 4.0
"""The rule before whom a quotation is from: its length, the space after it and its weight."""


def arrange_quote(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Set quotations large, without the bars that they have elsewhere, and the rest below."""
    slot, small = body.slots["body"], _small(body, look)
    parts: list[Box] = []
    for are_quotations, run in groupby(blocks, key=lambda block: isinstance(block, Quote)):
        if are_quotations:
            parts.append(_large_box(run, slot, body, look))
        else:
            parts += boxes(run, slot.rect.width, small, body.context)
    return in_the_middle(parts, slot)


def arrange_statement(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Set a sentence, a callout or a question large; on a panel what is more than words."""
    if not all(map(_is_words, blocks)):
        usual = replace(look, size=min(look.size, body.context.brand.sizes.body))
        return arrange_on_panel(blocks, body, usual)
    slot = body.slots["body"]
    return in_the_middle([_large_box(blocks, slot, body, look)], slot)


def _is_words(block: Block) -> bool:
    if isinstance(block, Quote | Callout | Reflect):
        return all(map(is_text, block.blocks))
    return is_text(block)


def _small(body: SlideBody, look: Look) -> Look:
    """Return the look of what stands small beside large text."""
    return replace(look, size=min(look.nested.size, body.context.brand.sizes.body))


def _large_box(blocks: Iterable[Block], slot: PlacedSlot, body: SlideBody, look: Look) -> Box:
    style = slot.levels[0].style
    large = replace(
        look,
        text=style.colour,
        font=style.font,
        bold=style.bold and look.size >= _BOLD_FROM,
        spacing=slot.levels[0].line_spacing,
    )
    small = _small(body, look)
    found: Drafts = []
    for block in blocks:
        drafts = _draft(block, large, small)
        if found and drafts and isinstance(drafts[0], Draft):
            drafts[0] = replace(drafts[0], before=max(drafts[0].before, large.size * 1.2))
        found += drafts
    return flow_box(found, slot.rect.width, large, body.context, span=None)


def _draft(block: Block, large: Look, small: Look) -> Drafts:
    match block:
        case Quote():
            drafts = draft_quote(block, large, inset=0.0, below=small, upright=True)
            return [_after_rule(draft, small) for draft in drafts]
        case Callout() | Reflect():
            return [*container_heads(block, small, small.text), *_draft_held(block, large)]
        case _:
            return draft_blocks((block,), large)


def _draft_held(block: Callout | Reflect, large: Look) -> Drafts:
    """Draft what a container holds: a question that stands alone has no bullet."""
    match block.blocks:
        case (ItemList(items=(item,), ordered=False),) if isinstance(block, Reflect):
            return draft_blocks(item.blocks, large)
        case inner:
            return draft_blocks(inner, large)


# --- whom a quotation is from --------------------------------------------------------------


def _after_rule(draft: Draft | BoxedBlock, small: Look) -> Draft | BoxedBlock:
    """Make room for the rule before whom a quotation is from."""
    if isinstance(draft, BoxedBlock) or draft.role != "attribution":
        return draft
    return replace(draft, indent=draft.indent + _RULE + _RULE_GAP, before=small.size)


def _rules(items: Iterable[Item]) -> Iterator[Shape]:
    """Yield the rules before whom the quotations in frames are from."""
    for item in items:
        if isinstance(item, TextFrame):
            sources = (part for part in item.paragraphs if part.role == "attribution")
            yield from (_rule(item, part) for part in sources)


def _rule(frame: TextFrame, source: TextParagraph) -> Shape:
    inner = frame.rect.inset(*frame.inset)
    back = source.indent - emu(_RULE + _RULE_GAP)
    left = inner.right - back - emu(_RULE) if source.right_to_left else inner.x + back
    middle = inner.y + frame.top + source.lines[0].baseline - emu(source.size * 0.33)
    top = middle - emu(_RULE_WEIGHT / 2)
    area = Rect(Emu(left), Emu(top), emu(_RULE), emu(_RULE_WEIGHT))
    return Shape(name="Rule", rect=area, fill="accent2")


# --- where it stands -----------------------------------------------------------------------


def in_the_middle(parts: Sequence[Box], slot: PlacedSlot, name: str = "") -> Box:
    """Stand boxes in the middle of the body slot's height, or where they are higher in all room.

    `name` is what text is called that stands there alone.
    """
    box = stacked(parts, slot.name)

    def build(rect: Rect) -> tuple[Item, ...]:
        room = within(slot.rect, rect)
        if box.height > room.height or box.stretch:
            room = within(slot.room, rect)
        spare = 0 if box.stretch else max(0, room.height - box.height)
        lowered = Rect(room.x, Emu(room.y + spare // 2), room.width, Emu(room.height - spare))
        items = box.build(lowered)
        match items:
            case (TextFrame(placeholder=placeholder) as text,) if placeholder:
                place = replace(text, rect=room, anchor="middle", top=Emu(spare // 2))
                items = (replace(place, name=name or text.name),)
        return (*items, *_rules(items))

    return replace(box, build=build, stretch=True)
