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
    find_outermost,
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

_TASKS = (Activity, Reflect)


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

    `content` is what the slide says, `before` the text for participants down to where they are
    first given something to do, and `after` the rest of it; what the slide itself gives them to do
    stands between, in `tasks`. References are numbered as the workbook's list of sources is.
    """

    scene: Scene
    title: tuple[Inline, ...]
    sensitive: bool
    content: tuple[Block, ...] = ()
    before: tuple[Block, ...] = ()
    tasks: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()


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
    blocks, handout = _without_notice(slide.blocks, known), _without_notice(slide.handout, known)
    before, after = _split(handout)
    content: tuple[Block, ...] = ()
    tasks = blocks
    if scene.layout in _READ:
        tasks = readable_blocks(blocks)
    elif not _is_all_task(blocks):
        content, tasks = readable_blocks(_without_tasks(blocks)), tuple(_tasks(blocks))
    leaf = Leaf(
        scene=scene,
        title=_name_leaf(slide, scene, deck_title),
        sensitive=slide.sensitive,
        content=content,
        before=before,
        tasks=_without(tasks, {*_texts_to_compare(handout)}),
        after=after,
    )
    names = ("title", "content", "before", "tasks", "after")
    numbered = {
        name: renumber(getattr(leaf, name), lambda number: sources.number(slide.id, number))
        for name in names
    }
    return replace(leaf, **numbered)


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


# --- what there is to do -------------------------------------------------------------------


def _is_task(block: Block) -> bool:
    return isinstance(block, _TASKS)


def _tasks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield activities and questions, wherever on a slide they stand."""
    return find_outermost(blocks, *_TASKS)


def _without_tasks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks without activities and questions, and without what held nothing else."""
    kept: list[Block] = []
    for block in blocks:
        left = replace_inner_blocks(block, _without_tasks)
        emptied = any(part.blocks for part in find_inner_blocks(block)) and not any(
            part.blocks for part in find_inner_blocks(left)
        )
        if not _is_task(block) and not emptied:
            kept.append(left)
    return tuple(kept)


def _split(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Cut text before the first thing to do, and before the heading of that."""
    end = next((at for at, block in enumerate(blocks) if any(_tasks((block,)))), len(blocks))
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


def _without(blocks: Iterable[Block], known: Container[str]) -> tuple[Block, ...]:
    """Return blocks without those, and without list items, whose text is known already."""
    return tuple(left for block in blocks for left in _left_of(block, known))


def _left_of(block: Block, known: Container[str]) -> Iterator[Block]:
    if _text_of((block,)) in known:
        return
    match block:
        case Reflect():
            if blocks := _without(block.blocks, known):
                yield replace(block, blocks=blocks)
        case ItemList():
            if items := tuple(item for item in block.items if _text_of(item.blocks) not in known):
                yield replace(block, items=items)
        case _:
            yield block
