"""Animations: which of a slide's items appear at which click, where its content comes step by step.

Owns that order. Refuses effects, which are a writer's. Title, agenda, footer, sources and
decoration are there without a click. The handout shows the whole slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.model import Deck, Slide
from deckbuilder.scene.slide import (
    Click,
    Item,
    PictureItem,
    Reveal,
    Shape,
    TextFrame,
    TextParagraph,
)
from deckbuilder.settings import decide


def is_incremental(slide: Slide, deck: Deck, *, cover: bool) -> bool:
    """Tell whether a slide comes step by step: by its own setting, or else by the deck's.

    The deck's setting is not for covers, which a room sees before the session begins.
    """
    return decide(False, deck=deck.incremental and not cover, slide=slide.incremental)


def order_clicks(items: Sequence[Item]) -> tuple[Click, ...]:
    """Return what each click shows, in reading order.

    Running text comes by paragraph, what is below a paragraph with it. A panel, a card, a group,
    a picture, a table and a chart come whole. The number of a card comes with it.
    """
    clicks: list[Click] = []
    waiting: Click = ()
    for index, item in enumerate(items):
        if _always_there(item):
            continue
        if _leads(item, items[index + 1 :]):
            waiting += (Reveal(index),)
        elif isinstance(item, TextFrame) and _is_running(item):
            first, *more = _by_paragraph(index, item.paragraphs)
            clicks += [(*waiting, first), *((reveal,) for reveal in more)]
            waiting = ()
        else:
            clicks.append((*waiting, Reveal(index)))
            waiting = ()
    return tuple(clicks)


def _always_there(item: Item) -> bool:
    match item:
        case Shape():
            return True
        case PictureItem():
            return item.decorative
        case TextFrame():
            kept = (
                item.furniture
                or item.placeholder in ("title", "agenda")
                or _is_all(item, "footnote")
            )
            return kept or not any(map(_says, item.paragraphs))
    return False


def _leads(item: Item, following: Sequence[Item]) -> bool:
    """Tell whether an item comes with the one after it: a card's number."""
    return _is_all(item, "label") and not all(map(_always_there, following))


def _is_all(item: Item, role: str) -> bool:
    return isinstance(item, TextFrame) and all(part.role == role for part in item.paragraphs)


def _is_running(frame: TextFrame) -> bool:
    """Tell whether a frame is text on the slide's background, or in a placeholder for running text.

    The panel of such a placeholder stays. A card, a step and a statistic come whole.
    """
    if any(part.role == "value" for part in frame.paragraphs):
        return False
    if frame.placeholder:
        return frame.entry is None
    return frame.fill is None and frame.stroke is None and frame.geometry == "rect"


def _by_paragraph(index: int, paragraphs: Sequence[TextParagraph]) -> Iterator[Reveal]:
    """Yield one reveal for each paragraph that is not below another, with those below it."""
    first = 0
    for at, paragraph in enumerate(paragraphs[1:], 1):
        if not _is_below(paragraph) and any(map(_is_own, paragraphs[first:at])):
            yield Reveal(index, first, at - 1)
            first = at
    yield Reveal(index, first, len(paragraphs) - 1)


def _is_below(paragraph: TextParagraph) -> bool:
    """Tell whether a paragraph belongs to the one above it."""
    if paragraph.role in ("heading", "attribution"):
        return paragraph.role == "attribution"
    return paragraph.level > 0 or (paragraph.marker is None and paragraph.indent > 0)


def _is_own(paragraph: TextParagraph) -> bool:
    """Tell whether a paragraph is worth a click: a label comes with what it is the label of."""
    return paragraph.role != "label" and _says(paragraph)


def _says(paragraph: TextParagraph) -> bool:
    return any(run.text.strip() for line in paragraph.lines for run in line.runs)
