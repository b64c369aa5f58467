"""Compares what the model holds with what each output shows of it.

Owns what each output promises of the blocks in each place of a slide. What the dialect refuses is
reported, by an error of `REFUSALS`, and then nothing is written; nothing else may be
reported of the decks of pairs. Each function returns what differs, in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.model import Footnote, Slide
from tests.nesting.counting import (
    Shown,
    as_words,
    count,
    kind_of,
    nodes,
    words_of,
)
from tests.nesting.outputs import Built, Found

REFUSALS = frozenset({"misplaced-block", "nested-too-deep"})
"""Codes that say of a block that it cannot stand where it stands."""

_TOO_FULL = frozenset({"activity-chart"})
"""Slides that may continue: a chart on two panels has hardly room among paragraphs."""

_HELD_KINDS = {
    "bulleted": "itemlist", "numbered": "itemlist", "tasks": "itemlist", "code": "codeblock",
    "picture": "figure", "quotation": "quote", "stat": "statistic",
}  # fmt: skip
_HOLDER_KINDS = {
    "item": "itemlist", "card": "itemlist", "quotation": "quote", "question": "reflect",
    "column": "columns", "stat": "statistic",
}  # fmt: skip


# --- the model -----------------------------------------------------------------------------


def in_model(deck: Built, slide: Slide, holder: str, held: str) -> list[str]:
    """Tell which words the model lacks, what is reported, and whether a block became another."""
    source = next((deck.source / "slides").glob(f"*-{slide.id}.md")).read_text()
    reported = deck.reported.get(slide.id, ())
    faults = [f"model: {word} is lost" for word in words_of(source) - words_of(slide)]
    refused = [each for each in reported if each.code.name in REFUSALS]
    faults += [
        f"model: {each}" for each in reported if each not in refused and not _goes_on(each, slide)
    ]
    wanted = Counter([_HELD_KINDS.get(held, held), _HOLDER_KINDS.get(holder, holder)])
    if not refused:
        lost = wanted - Counter(_kinds(slide)) - Counter(["slide"])
        faults += [f"model: there is no {kind}" for kind in lost]
    return faults


def _goes_on(each: Diagnostic, slide: Slide) -> bool:
    return each.code.name == "slide-continued" and slide.id in _TOO_FULL


def _kinds(slide: Slide) -> Iterator[str]:
    return map(kind_of, nodes((slide.blocks, slide.notes, slide.handout, slide.footnotes)))


# --- what each file is to show -------------------------------------------------------------


def _sources(slide: Slide, *blocks: object) -> tuple[Footnote, ...]:
    """Return the footnotes that blocks refer to."""
    references = (each for each in nodes(blocks) if type(each).__name__ == "FootnoteReference")
    numbers = {getattr(each, "number", 0) for each in references}
    return tuple(note for note in slide.footnotes if note.number in numbers)


def _with_sources(slide: Slide, blocks: tuple[object, ...]) -> Shown:
    return count((blocks, _sources(slide, blocks)))


def on_slide(deck: Built, slide: Slide, *_: str) -> list[str]:
    """Judge a slide; figures of charts are in the charts' own workbooks, which others open."""
    wanted = replace(_with_sources(slide, slide.blocks), figures=Counter())
    return _compared("slide", wanted, deck.slide_shapes, deck, slide)


def in_notes(deck: Built, slide: Slide, *_: str) -> list[str]:
    wanted = as_words(_with_sources(slide, slide.notes))
    return _compared("notes pane", wanted, deck.notes_pane, deck, slide)


def in_handout(deck: Built, slide: Slide, *_: str) -> list[str]:
    """Judge the picture of a slide, then its notes, then its text for participants."""
    parts = (slide.blocks, slide.notes, slide.handout)
    wanted = sum((_with_sources(slide, blocks) for blocks in parts), Shown())
    return _compared("handout", wanted, deck.handout, deck, slide)


def in_workbook(deck: Built, slide: Slide, *_: str) -> list[str]:
    """Judge a slide for participants."""
    wanted = _for_participants(slide)
    return _compared("workbook", wanted, deck.workbook, deck, slide)


def in_outline(deck: Built, slide: Slide, *_: str) -> list[str]:
    """Judge what the outline says of pictures and charts, and the data of charts."""
    shown = _with_sources(slide, slide.blocks)
    words = shown.words + shown.pictures + shown.titles + shown.charts
    wanted = Shown(words=words, figures=shown.figures, tables=shown.tables, labels=shown.labels)
    return _compared("outline", wanted, deck.handout, deck, slide)


def _for_participants(slide: Slide) -> Shown:
    """Count a slide, text for participants, and sources; nothing says how many minutes it takes.

    Labels among the sources of all slides belong to no slide's section.
    """
    sources = replace(count(_sources(slide, slide.blocks, slide.handout)), labels=Counter())
    return _untimed(count((slide.blocks, slide.handout))) + sources


def _untimed(shown: Shown) -> Shown:
    labels: Counter[str] = Counter()
    for label, number in shown.labels.items():
        labels[label.partition(" · ")[0]] += number
    return replace(shown, labels=labels)


# --- comparing -----------------------------------------------------------------------------


def _compared(where: str, wanted: Shown, found: Found, deck: Built, slide: Slide) -> list[str]:
    """Return what an output shows otherwise than wanted, in words.

    Where a block was refused there is nothing to compare: an error keeps a deck from being built.
    """
    shown = found[slide.id]
    if any(each.code.name in REFUSALS for each in deck.reported.get(slide.id, ())):
        return []
    own = _all_of(slide)
    alts = wanted.pictures + wanted.charts
    pairs = {
        "words": (wanted.words + wanted.titles, _only(shown.words, own, wanted.figures)),
        "alternative texts": (alts, _only(shown.pictures, own)),
        "tables": (wanted.tables, _only(shown.tables, own)),
        "labels": (wanted.labels, shown.labels),
        "data of charts": (wanted.figures, _only(shown.figures, own)),
    }
    names = _names(slide)
    return [
        f"{where}: {what}: {names.get(word, word)}: {there[word]} times, not {here[word]}"
        for what, (here, there) in pairs.items()
        for word in sorted({*here, *there})
        if here[word] != there[word]
    ]


def _all_of(slide: Slide) -> Counter[str]:
    return words_of((slide.blocks, slide.notes, slide.handout, slide.footnotes))


def _only(shown: Counter[str], own: Counter[str], drawn: Collection[str] = ()) -> Counter[str]:
    """Return what is shown of a slide's own, without what a drawn chart may leave out."""
    return Counter({word: n for word, n in shown.items() if word in own and word not in drawn})


def _names(slide: Slide) -> dict[str, str]:
    """Say of each word of a slide in which field of which block it stands."""
    return {
        word: f"{word} ({kind_of(node)}.{name})"
        for node in nodes((slide.blocks, slide.notes, slide.handout, slide.footnotes))
        if not hasattr(node, "text") or kind_of(node) == "codeblock"
        for name in node.__struct_fields__
        for word in words_of(getattr(node, name))
    }
