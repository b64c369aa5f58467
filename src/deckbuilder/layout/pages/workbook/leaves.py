"""What a workbook holds of each slide: text for participants, activities and questions.

Owns choosing it, each thing once, of a presentation that holds only what participants may see
(`layout/slides/participants.py`): all else that lays a workbook out is given leaves. Refuses to
place anything.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.layout.pages.common.footnote_places import notes_in
from deckbuilder.layout.pages.common.plain_text import readable_blocks
from deckbuilder.layout.slides.footnotes import reached
from deckbuilder.layout.text.drafts import is_text
from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Footnote,
    Heading,
    Inline,
    ItemList,
    Reflect,
    Slide,
    Text,
    block_texts,
    find_inner_blocks,
    find_outermost,
    walk_blocks,
)
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene

CONTACTS = "contacts"
"""The layout of slides that are kept for the end of a workbook."""

_READ = (CONTACTS, "references")
"""Layouts of slides that are to be read and used, which a small picture does not allow."""

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
    """An entry of a workbook: what it holds of one picture of a slide, or of a slide without one.

    `before` is the text for participants down to where they are first given something to do,
    `after` the rest of it; what the slide itself gives them to do stands between, in `tasks`.
    """

    scene: Scene
    title: tuple[Inline, ...]
    pictured: bool
    sensitive: bool
    footnotes: tuple[Footnote, ...] = ()
    before: tuple[Block, ...] = ()
    tasks: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether there is nothing but the picture."""
        return self.pictured and not (self.before or self.tasks or self.after)


def make_leaves(presentation: Presentation, notice: Notice) -> list[Leaf]:
    """Return a leaf for each picture of the slides that are shown, in their order.

    Where a slide goes on over several pictures, its text goes with the last. What the notice
    holds is not repeated.
    """
    scenes: dict[str, list[Scene]] = {}
    for scene in presentation.scenes:
        scenes.setdefault(scene.slide_id, []).append(scene)
    leaves: list[Leaf] = []
    for slide in presentation.deck.slides:
        leaves += _leaves_of(slide, scenes[slide.id], notice)
    return leaves


def _leaves_of(slide: Slide, scenes: Sequence[Scene], notice: Notice) -> Iterator[Leaf]:
    title = slide.title or (Text(text=scenes[0].title or f"Slide {scenes[0].number}"),)
    if _is_all_text(slide, scenes[0]):
        scenes = scenes[:1]
        pictured, body = False, slide.blocks
    else:
        pictured, body = True, tuple(_tasks(slide.blocks))
        for scene in scenes[:-1]:
            yield Leaf(
                scene=scene,
                title=title,
                pictured=True,
                sensitive=slide.sensitive,
                footnotes=_shown(slide, scene),
            )
    if scenes[0].layout in _READ:
        body = readable_blocks(slide.blocks)
    handout = [
        block for block in slide.handout if not any(block is other for other in notice.blocks)
    ]
    before, after = _split(handout)
    yield Leaf(
        scene=scenes[-1],
        title=title,
        pictured=pictured,
        sensitive=slide.sensitive,
        footnotes=_sources(slide, scenes),
        before=before,
        after=after,
        tasks=_without(body, {*_texts_to_compare(handout)}),
    )


def _sources(slide: Slide, scenes: Sequence[Scene]) -> tuple[Footnote, ...]:
    """Return the footnotes of a slide's last leaf, none of the notes alone.

    They are those of its picture and of the handout text, and what no other picture shows.
    """
    *before, last = scenes
    elsewhere = {note.number for scene in before for note in _shown(slide, scene)}
    numbers = {*last.sources} - elsewhere | reached(slide.handout, slide.footnotes)
    numbers |= {note.number for note in _shown(slide, last)}
    return tuple(note for note in slide.footnotes if note.number in numbers)


def _shown(slide: Slide, scene: Scene) -> tuple[Footnote, ...]:
    """Return the footnotes that stand on one picture of a slide."""
    numbers = {number for number, _ in notes_in(scene.items)}
    return tuple(note for note in slide.footnotes if note.number in numbers)


def _is_all_text(slide: Slide, scene: Scene) -> bool:
    """Tell whether a slide's picture would only repeat, and smaller, what is to be read large.

    That is so of contacts and references, and of slides with nothing but things to do and what
    leads to them.
    """
    if scene.layout in _READ:
        return True
    return any(map(_is_task, slide.blocks)) and all(
        _is_task(block) or is_text(block) for block in slide.blocks
    )


# --- what there is to do -------------------------------------------------------------------


def _is_task(block: Block) -> bool:
    return isinstance(block, _TASKS)


def _tasks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield activities and questions, wherever on a slide they stand."""
    return find_outermost(blocks, *_TASKS)


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
