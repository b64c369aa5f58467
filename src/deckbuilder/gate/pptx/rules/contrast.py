"""Text that cannot be read against what lies beneath it."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.gate.pptx.backgrounds import TextContrast
from deckbuilder.gate.pptx.deck import BuiltDeck
from deckbuilder.gate.pptx.rules.published import checker
from deckbuilder.gate.rule import ADVICE, WARNING, Verdict, rule
from deckbuilder.wording import shorten

_SHOWN = 50
"""The characters of a text that a message quotes."""


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
    """Judge the text of each shape on the worst of the colours beneath it."""
    for slide in deck.slides:
        for name, contrasts in slide.contrasts:
            known = [each for each in contrasts if each.ratio is not None]
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
    """Judge whether the contrast of each shape's text can be reckoned."""
    for slide in deck.slides:
        for name, contrasts in slide.contrasts:
            unknown = next((each for each in contrasts if each.ratio is None), None)
            if unknown is None:
                yield None
                continue
            cause = (
                "its own colour cannot be told"
                if unknown.colour is None
                else "it lies on a colour, a picture or an effect that the file does not tell"
            )
            yield slide.fault(f"{_quote(unknown.text)}: {cause}", name)


def _ratio(contrast: TextContrast) -> float:
    return contrast.ratio or 0.0


def _describe(contrast: TextContrast) -> str:
    return (
        f"{_quote(contrast.text)}: #{contrast.colour} on #{contrast.background} is "
        f"{_ratio(contrast):.2f} to 1, and needs {contrast.required:g} to 1"
    )


def _quote(text: str) -> str:
    return repr(shorten(" ".join(text.split()), _SHOWN))
