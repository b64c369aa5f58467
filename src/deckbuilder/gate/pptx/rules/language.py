"""Text of which a screen reader cannot tell the language."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.formats.pptx.parts import A
from deckbuilder.gate.pptx.deck import BuiltDeck, BuiltSlide
from deckbuilder.gate.rule import WARNING, Verdict, rule


@rule(
    "DB740",
    "pptx-language",
    "Language not set",
    WARNING,
    summary="Text does not say which language it is in.",
    why="A screen reader reads it in the voice that happens to be on: English with a French "
    "accent.",
    example="text that a script wrote into the file",
    fix="In PowerPoint: select the text, Review, Language, Set Proofing Language.",
    source="WCAG 2.2, 3.1.1 Language of Page and 3.1.2 Language of Parts",
)
def language_not_set(deck: BuiltDeck) -> Iterator[Verdict]:
    """Judge the text of each slide and of its notes."""
    for slide in deck.slides:
        runs = [run for _, paragraph in slide.texts for run in paragraph if _has_words(run.text)]
        yield from _judge(slide, [(run.text, run.lang) for run in runs], "")
        yield from _judge(slide, _notes_runs(slide), "notes")


def _judge(slide: BuiltSlide, runs: list[tuple[str, str]], part: str) -> Iterator[Verdict]:
    silent = [text for text, lang in runs if not lang]
    if silent:
        others = "1 more piece" if len(silent) == 2 else f"{len(silent) - 1} more pieces"
        more = f" and {others} of text" if len(silent) > 1 else ""
        message = f"the language is not set of {silent[0].strip()[:50]!r}{more}"
        yield slide.fault(message, part)
    elif runs:
        yield None


def _notes_runs(slide: BuiltSlide) -> list[tuple[str, str]]:
    """Return the runs of a slide's notes with their languages; the page's number is none."""
    if not slide.pptx_slide.has_notes_slide:
        return []
    runs = slide.pptx_slide.notes_slide.part._element.iter(f"{A}r")
    found = ((run.findtext(f"{A}t") or "", run.xpath("string(a:rPr/@lang)")) for run in runs)
    return [(text, lang) for text, lang in found if _has_words(text)]


def _has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)
