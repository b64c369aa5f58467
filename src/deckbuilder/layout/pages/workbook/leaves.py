"""What a workbook holds of each slide: its content as text, and what participants are to do.

Owns choosing it, each thing once, of a presentation that holds only what participants may see
(`layout/slides/participants.py`): all else that lays a workbook out is given leaves. Refuses to
place anything.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.layout.pages.common.plain_text import readable_blocks
from deckbuilder.layout.pages.workbook.sources import SourceList
from deckbuilder.layout.text.drafts import is_text
from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Heading,
    Inline,
    ItemList,
    Reflect,
    Slide,
    Text,
    block_texts,
    find_inner_blocks,
    inline_text,
    replace_inner_blocks,
    walk_blocks,
)
from deckbuilder.model.references import renumber
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene

CONTACTS = "contacts"
"""The layout of slides that are kept for the end of a workbook."""

_READ = (CONTACTS, "references")
"""Layouts of slides that what is said of them leads to."""


# --- the notice on wellbeing ---------------------------------------------------------------


class Notice(Struct, frozen=True):
    """What a deck says on wellbeing, and the id of the slide that says it."""

    slide: str = ""
    blocks: tuple[Callout, ...] = ()


def find_notice(presentation: Presentation) -> Notice:
    """Return what the first slide that says anything on wellbeing says."""
    for slide in presentation.deck.slides:
        notices = tuple(
            block
            for block in walk_blocks((*slide.blocks, *slide.handout))
            if isinstance(block, Callout) and block.kind == "wellbeing"
        )
        if notices:
            return Notice(slide.id, notices)
    return Notice()


# --- leaves --------------------------------------------------------------------------------


class Leaf(Struct, frozen=True, kw_only=True):
    """An entry of a workbook: what it holds of one slide, whose first scene says where it stands.

    The `parts` are what the slide says and gives to do, and the text for participants. References
    are numbered as the workbook's list of sources is.
    """

    scene: Scene
    title: tuple[Inline, ...]
    sensitive: bool
    parts: tuple[tuple[Block, ...], ...]


def make_leaves(presentation: Presentation, notice: Notice, sources: SourceList) -> list[Leaf]:
    """Return a leaf for each slide that is shown, in their order, none for the deck's title alone.

    What the notice holds is not repeated.
    """
    first = {scene.slide_id: scene for scene in reversed(presentation.scenes)}
    known = {id(block) for block in notice.blocks}
    title = presentation.deck.title
    return [
        _make_leaf(slide, first[slide.id], title, known, sources)
        for slide in presentation.deck.slides
        if slide.blocks or slide.handout or inline_text(slide.title) != title
    ]


def _make_leaf(
    slide: Slide, scene: Scene, deck_title: str, known: Container[int], sources: SourceList
) -> Leaf:
    handout = _without_notice(slide.handout, known)
    blocks = readable_blocks(_without_notice(slide.blocks, known))
    blocks = _asked_once(blocks, {*_texts_to_compare(handout)})
    before, after = _split(handout)
    led = scene.layout in _READ or _is_all_task(blocks)
    parts = (before, blocks, after) if led else (blocks, before, after)

    def number(own: int) -> int:
        return sources.number(slide.id, own)

    return Leaf(
        scene=scene,
        title=renumber(_name_leaf(slide, scene, deck_title), number),
        sensitive=slide.sensitive,
        parts=renumber(parts, number),
    )


def _name_leaf(slide: Slide, scene: Scene, deck_title: str) -> tuple[Inline, ...]:
    """Return a slide's title; its section's name where the title is the deck's, as on the front."""
    if scene.section and inline_text(slide.title) == deck_title:
        return (Text(text=scene.section),)
    return slide.title or (Text(text=scene.title or f"Slide {scene.number}"),)


def _without_notice(blocks: Iterable[Block], known: Container[int]) -> tuple[Block, ...]:
    kept = (block for block in blocks if id(block) not in known)
    return tuple(
        replace_inner_blocks(block, lambda inner: _without_notice(inner, known)) for block in kept
    )


def _is_all_task(blocks: Sequence[Block]) -> bool:
    """Tell whether a slide has nothing but things to do and what leads to them."""
    return any(map(_is_task, blocks)) and all(_is_task(block) or is_text(block) for block in blocks)


def _is_task(block: Block) -> bool:
    return isinstance(block, Activity | Reflect)


def _split(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Cut text before the first thing to do, and before the heading of that."""
    tasks = (any(map(_is_task, walk_blocks((block,)))) for block in blocks)
    end = next((at for at, found in enumerate(tasks) if found), len(blocks))
    while 0 < end < len(blocks) and isinstance(blocks[end - 1], Heading):
        end -= 1
    return tuple(blocks[:end]), tuple(blocks[end:])


# --- each thing once -----------------------------------------------------------------------


def _texts_to_compare(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the text of each block and of each list item."""
    for block in walk_blocks(blocks):
        yield _text_of((block,))
        for inner in find_inner_blocks(block):
            if inner.role == "item":
                yield _text_of(inner.blocks)


def _text_of(blocks: tuple[Block, ...]) -> str:
    return " ".join(" ".join(block_texts(blocks)).split()).casefold()


def _asked_once(blocks: Iterable[Block], known: Container[str]) -> tuple[Block, ...]:
    """Return blocks whose activities and questions are not known already, by their texts."""
    return tuple(
        left
        for block in blocks
        for left in (
            _left_of(block, known)
            if _is_task(block)
            else (replace_inner_blocks(block, lambda inner: _asked_once(inner, known)),)
        )
    )


def _left_of(block: Block, known: Container[str]) -> Iterator[Block]:
    """Yield what is not known of a block, or of one within it."""
    if _text_of((block,)) in known:
        return
    match block:
        case Reflect():
            if blocks := tuple(left for inner in block.blocks for left in _left_of(inner, known)):
                yield replace(block, blocks=blocks)
        case ItemList():
            if items := tuple(item for item in block.items if _text_of(item.blocks) not in known):
                yield replace(block, items=items)
        case _:
            yield block
