"""Text that stands out too little from what lies beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deckbuilder.brand.colours.contrast import MINIMUM, REQUIRED, contrast
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rendered.backgrounds import BackgroundReader, TextBackground, TextOnBackground
from deckbuilder.lint.rendered.pixels import Sampler
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Slide

_MINIMUM_LARGE = 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
"""From how many points on text is large, and bold text (WCAG 2.2, definition of large scale)."""

_JUDGED = frozenset(frozenset(pair) for pair in REQUIRED)
"""The colours that are judged with the brand (DB203), whatever text uses them."""


@rule(
    "DB621",
    "low-contrast-text",
    WARNING,
    summary="Text stands out too little from what lies beneath it.",
    why="People with low vision cannot read it, nor can anybody at the back of a bright room. What "
    "lies beneath may be a picture, a panel or a chart's bar; the worst place beneath the text "
    "counts.",
    example="a label in mid-grey on a bar of mid-blue",
    fix="Give the brand colours that stand further apart, or move the text off the picture.",
    source="WCAG 2.2, 1.4.3 Contrast (Minimum); Microsoft Accessibility Checker: “Hard-to-read "
    "text contrast”",
)
def low_contrast_text(subject: Subject) -> Iterator[Finding]:
    """Find the worst text of each block of a slide that has less contrast than it needs."""
    shown = subject.presentation
    colours = subject.brand.colours
    reader = BackgroundReader(colours, (shown.width, shown.height), Sampler(shown))
    for slide in subject.deck.slides:
        worst: dict[str, _FaintText] = {}
        for scene in subject.scenes[slide.id]:
            for text in reader.read(scene, shown.layouts[scene.layout]):
                if fault := _judge(text):
                    before = worst.setdefault(str(text.span), fault)
                    worst[str(text.span)] = min(before, fault, key=lambda each: each.ratio)
        for fault in worst.values():
            yield _finding(fault, slide)


class _FaintText(NamedTuple):
    """A text, the background on which it stands out least, and by how much."""

    text: TextOnBackground
    background: TextBackground
    ratio: float
    needed: float


def _judge(text: TextOnBackground) -> _FaintText | None:
    large = text.style.size >= (_LARGE_BOLD if text.style.bold else _LARGE)
    needed = _MINIMUM_LARGE if large else MINIMUM
    ratios = [
        (contrast(text.colour, background.colour), background)
        for background in text.backgrounds
        if frozenset((text.style.colour, background.name)) not in _JUDGED
    ]
    ratio, background = min(ratios, default=(needed, TextBackground("")))
    return _FaintText(text, background, ratio, needed) if ratio < needed else None


def _finding(fault: _FaintText, slide: Slide) -> Finding:
    text, background = fault.text, fault.background
    beneath = "the picture" if background.pictured else f"#{background.colour}"
    hint = f"the text is #{text.colour}, {text.style.colour} of the brand: choose another there"
    if background.pictured:
        hint = "choose a calmer picture, or one that leaves the text free"
    elif text.in_chart:
        hint = "let tx1 and bg1 of the brand stand further apart, or choose another type of chart"
    words = text.text.strip()
    return Finding(
        text.span or slide.place_of(),
        f"{words!r} has a contrast of {int(fault.ratio * 100) / 100:.2f} to 1 with {beneath} "
        f"beneath it, and needs {fault.needed:g} to 1",
        hint=hint,
        at="" if text.in_chart else words,
    )
