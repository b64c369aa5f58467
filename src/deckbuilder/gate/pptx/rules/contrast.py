"""Text that cannot be read against what lies beneath it."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.gate.pptx.backgrounds import TextContrast
from deckbuilder.gate.pptx.deck import BuiltDeck, BuiltSlide
from deckbuilder.gate.pptx.layouts import BroughtFault, gather_faults, judge_layouts
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.rule import ADVICE, WARNING, Verdict, rule
from deckbuilder.wording import shorten

_SHOWN = 50
"""The characters of a text that a message quotes."""
_LOOK_AT_LAYOUT = (
    "Look at the slides in grey. If in doubt, the template's designer puts a plain panel beneath "
    "the placeholder: View, Slide Master, and choose the layout."
)


@rule(
    "DB721",
    "pptx-contrast",
    "Hard-to-read text contrast",
    WARNING,
    summary="Text is too near in colour to what lies beneath it.",
    why="People with low vision, and everybody in a bright room, cannot read it.",
    example="grey text on a pale panel: 2.8 to 1 where 4.5 to 1 is asked for",
    fix="Make the text darker or the ground lighter, or the other way round; at least 4.5 to 1, "
    "and 3 to 1 for text of 18 points, or 14 points in bold. On a picture the worst place beneath "
    "the text counts: put a plain panel between them.",
    source=checker("Hard-to-read text contrast", "1.4.3 Contrast (Minimum)"),
)
def hard_to_read_text(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge the text of each shape on the worst of the colours beneath it.

    What its layout makes hard to read is told of the layout.
    """
    for slide in deck.slides:
        for name, contrasts in slide.contrasts:
            known = [each for each in contrasts if not (each.ratio is None or each.layout_shape)]
            faint = [each for each in known if each.is_faint]
            if faint:
                others = len({each.text for each in faint}) - 1
                more = f" ({others} more like this)" if others else ""
                yield slide.fault(_describe(min(faint, key=_ratio)) + more, name)
            elif known:
                yield None


@rule(
    "DB742",
    "pptx-contrast-unknown",
    "Contrast that cannot be reckoned",
    ADVICE,
    summary="Text lies on what cannot be told from the file: a vector picture, an effect, a chart.",
    why="Whether it can be read, somebody has to see: the file alone does not say.",
    example="white text on a photograph that an effect makes paler",
    fix="Look at the slide in grey. If in doubt, put a plain panel beneath the text.",
    source="WCAG 2.2, 1.4.3 Contrast (Minimum); Microsoft's checker leaves such text out",
)
def contrast_unknown(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge whether the contrast of each shape's text can be reckoned, and each layout's after."""
    for slide in deck.slides:
        for name, contrasts in slide.contrasts:
            unknown = [each for each in contrasts if each.ratio is None]
            own = next((each for each in unknown if not each.layout_shape), None)
            if own is not None:
                yield slide.fault(_describe_unknown(own), name)
            elif not unknown:
                yield None
    yield from gather_faults(
        (
            BroughtFault(slide, each.layout_shape, _describe_unknown(each))
            for slide, each in _find_brought(deck)
            if each.ratio is None
        ),
        _LOOK_AT_LAYOUT,
    )


@rule(
    "DB746",
    "pptx-template-contrast",
    "Text contrast of the template",
    ADVICE,
    summary="A layout of the template makes text too near in colour to what lies beneath it.",
    why="Every slide of the layout has it, and people with low vision cannot read it. Whoever "
    "makes slides is not at fault and cannot mend it there for good.",
    example="a layout whose titles are pale grey on white",
    fix="For the template's designer, in PowerPoint: View, Slide Master, choose the layout, and "
    "make the placeholder's text darker or its ground lighter, or the other way round. Until then "
    "choose another layout.",
    source=checker("Hard-to-read text contrast", "1.4.3 Contrast (Minimum)"),
    of_template=True,
)
def template_contrast(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge each layout by text that has its colour and stands on its ground."""
    return judge_layouts(
        deck,
        (
            BroughtFault(slide, each.layout_shape, _describe(each), _ratio(each))
            for slide, each in _find_brought(deck)
            if each.ratio is not None
        ),
    )


def _find_brought(deck: BuiltDeck) -> Iterator[tuple[BuiltSlide, TextContrast]]:
    """Yield each text that is faint or unclear by its layout, with its slide."""
    for slide in deck.slides:
        for _, contrasts in slide.contrasts:
            yield from ((slide, each) for each in contrasts if each.layout_shape)


def _describe_unknown(contrast: TextContrast) -> str:
    cause = (
        "its own colour cannot be told"
        if contrast.colour is None
        else "it lies on a colour, a picture or an effect that the file does not tell"
    )
    return f"{_quote(contrast.text)}: {cause}"


def _ratio(contrast: TextContrast) -> float:
    return contrast.ratio or 0.0


def _describe(contrast: TextContrast) -> str:
    return (
        f"{_quote(contrast.text)}: #{contrast.colour} on #{contrast.background} is "
        f"{_ratio(contrast):.2f} to 1, and needs {contrast.required:g} to 1"
    )


def _quote(text: str) -> str:
    return repr(shorten(" ".join(text.split()), _SHOWN))
