"""Compares the text of a deck at each stage: whether any of it was lost, added or moved.

Owns the comparisons. Refuses to read the stages, which `reading` does. Each function returns what
differs, in words; nothing where all is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from deckbuilder.layout.slides.footnotes import find_slide_sources, sources_beneath
from deckbuilder.model import Block, Slide, block_texts
from deckbuilder.scene.slide import Scene
from tests.shared import stages


def in_layout(slides: Sequence[Slide], scenes: Sequence[Scene]) -> list[str]:
    """Compare what was written on slides with what was laid out."""
    return [fault for slide in slides for fault in _in_scenes(slide, scenes)]


def _in_scenes(slide: Slide, scenes: Sequence[Scene]) -> Iterator[str]:
    own = [scene for scene in scenes if scene.slide_id == slide.id]
    written = Counter(stages.model_text(replace(slide, footnotes=find_slide_sources(slide).notes)))
    texts = [text for scene in own for text in stages.authors_text(scene)]
    shown = Counter(_joined(texts, written))
    if lost := written - shown:
        yield f"{slide.id}: not laid out: {[*lost]}"
    if len(own) > 1:  # what heads a table or a slide is repeated where it continues
        again = written.keys()
    else:  # a chart stands below the list that holds it, and its title in both
        again = {*stages.paragraphs(stages.chart_titles(item for it in own for item in it.items))}
    if added := [text for text in shown - written if text not in again]:
        yield f"{slide.id}: laid out, but not written: {added}"


def _joined(texts: Sequence[str], written: Collection[str]) -> Iterator[str]:
    """Yield texts, and as one what cards set as paragraphs where the author broke the line."""
    at = 0
    while at < len(texts):
        ends = range(at + 2, min(at + _MOST_LINES, len(texts)) + 1)
        whole = (end for end in ends if " ".join(texts[at:end]) in written)
        end = at + 1 if texts[at] in written else next(whole, at + 1)
        yield " ".join(texts[at:end])
        at = end


_MOST_LINES = 6
"""How many lines one paragraph of a card has at most."""


def in_pptx(scenes: Sequence[Scene], slides: Sequence[Any]) -> list[str]:
    """Compare what was laid out with what a PowerPoint file says, in its order."""
    faults = []
    for scene, slide in zip(scenes, slides, strict=True):
        pairs = {
            "text": (stages.scene_text(scene), stages.pptx_text(slide)),
            "titles": (stages.chart_titles(scene.items), stages.pptx_chart_titles(slide)),
            "alternative texts": (stages.figure_alts(scene.items), stages.pptx_alts(slide)),
        }
        for what, (laid_out, held) in pairs.items():
            if laid_out != held:
                faults.append(f"{scene.id}: {what}: {laid_out} in the layout, {held} in the file")
        noted = [scene.time, *_aside(scene, scene.notes)]
        if lost := _words(noted) - _words(stages.pptx_notes(slide)):
            faults.append(f"{scene.id}: not in the notes: {[*lost]}")
    return faults


def _aside(scene: Scene, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the text of notes, or for participants, and of the footnotes that it refers to."""
    yield from block_texts(tuple(blocks))
    for note in sources_beneath(scene, blocks):
        yield from block_texts(note.blocks)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in _plain(texts) for word in text.split())


def _plain(texts: Iterable[str]) -> list[str]:
    """Return texts without digits: files number references to footnotes, the model does not."""
    return stages.paragraphs(text.translate(_NO_DIGITS) for text in texts)


_NO_DIGITS = str.maketrans("", "", "0123456789")


def in_handout(scenes: Sequence[Scene], path: Path) -> list[str]:
    """Compare what was laid out, with its notes and handout text, with what the handout says.

    The handout says more: lines to write on, labels of the tool's own.
    """
    faults = []
    sections, charts = stages.handout_sections(path), stages.handout_chart_titles(path)
    for scene, section, titles in zip(scenes, sections, charts, strict=True):
        below = [*_aside(scene, scene.notes), *_aside(scene, scene.handout)]
        on_slide = [*stages.scene_text(scene, marks=False), *stages.chart_titles(scene.items)]
        written = Counter(_plain([*on_slide, *below]))
        if lost := written - Counter(_plain([*section, *titles])):
            faults.append(f"{scene.id}: not in the handout: {[*lost]}")
    return faults
