"""Pictures on nothing that the slide's own colour swallows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deckbuilder.assets.pictures.samples import Sample
from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.geometry import Rect
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rendered.pixels import Sampler
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Slide
from deckbuilder.scene.slide import Item, PictureItem
from deckbuilder.scene.walk import walk_items

_MINIMUM = 3.0
_ACROSS = 64
"""How many samples a picture's longer side has."""

_DRAWN, _CLEAR = 0.1, 0.05
"""What opacity counts as drawn, and which share of a picture without a background is clear."""

_SEEN = 0.1
"""The share of what is drawn that has to stand out: some of any drawing is pale."""


@rule(
    "DB627",
    "faint-picture",
    WARNING,
    summary="A picture without a ground of its own can hardly be seen on the slide.",
    why="Its lines have nearly the colour of the slide behind them, so that people with low "
    "vision, or in a bright room, see an empty place. This happens with black drawings on a "
    "dark brand.",
    example="a black drawing on clear ground, with a brand whose slides are dark blue",
    fix="Save the picture with a white ground, or use one whose lines stand out from the slide.",
    source="WCAG 2.2, 1.4.11 Non-text Contrast",
)
def faint_picture(subject: Subject) -> Iterator[Finding]:
    """Find pictures partly clear of whose drawing next to nothing reaches 3 to 1 with the slide."""
    judged: dict[tuple[Path, Rect, str], bool] = {}
    sampler = Sampler(subject.presentation)
    for slide in subject.deck.slides:
        for scene in subject.scenes[slide.id]:
            layout = subject.presentation.layouts[scene.layout]
            background = subject.brand.colours.rgb(layout.background)
            for item in _pictures(scene.items):
                case = (item.image.path, item.rect, background)
                if case not in judged:
                    judged[case] = _is_faint(sampler.sample_whole(item, _ACROSS), background)
                if judged[case]:
                    yield _fault(item, background, slide)


def _fault(item: PictureItem, background: str, slide: Slide) -> Finding:
    return Finding(
        item.span or slide.place_of(),
        f"the picture hardly stands out from the slide, which is #{background} behind it",
        hint="give the picture a ground of its own, white for dark lines",
        at=item.image.path.name,
    )


def _pictures(items: Iterable[Item]) -> Iterator[PictureItem]:
    """Yield the pictures that say something."""
    for item in walk_items(items):
        if isinstance(item, PictureItem) and not item.decorative:
            yield item


def _is_faint(samples: list[Sample], background: str) -> bool:
    drawn = [sample for sample in samples if sample.opacity >= _DRAWN]
    if not drawn or len(samples) - len(drawn) < _CLEAR * len(samples):
        return False
    seen = sum(contrast(sample.colour, background) >= _MINIMUM for sample in drawn)
    return seen < _SEEN * len(drawn)
