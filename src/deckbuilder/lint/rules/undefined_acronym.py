"""Acronyms that are used before anything says what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.acronyms import KNOWN, find_acronyms, is_explained, is_spelt_out
from deckbuilder.lint.language.prose import Prose
from deckbuilder.lint.rule import WARNING, Finding, rule


@rule(
    "DB631",
    "undefined-acronym",
    WARNING,
    summary="An acronym is not spelt out where participants first meet it.",
    why="People from other agencies, new staff and families do not know it, and few will ask. A "
    "screen reader may say it as a word, which nobody can then look up.",
    example="`SCRs are now called LCSPRs.` on a slide before which neither is explained",
    fix="Write it in full at its first use: “serious case reviews (SCRs)”. Where all your readers "
    "know it, put it on a line of its own in `words.txt` in the deck's folder.",
    source="WCAG 2.2, 3.1.4 Abbreviations; GOV.UK style guide A to Z: abbreviations and acronyms "
    "(https://www.gov.uk/guidance/style-guide/a-to-z)",
)
def undefined_acronym(subject: Subject) -> Iterator[Finding]:
    """Find the first use of acronyms in the order of the slides.

    What is explained on slides is so for the text for participants too, which has the slides
    beside it. What only that text explains is not known to those who look at the slides. The notes
    are for one who knows the deck.
    """
    known = KNOWN.union(subject.deck.words, subject.brand.language.words)
    reader = _AcronymReader(known)
    read = (prose for prose in subject.english if prose.passage.place != "notes")
    for _, proses in groupby(read, key=lambda prose: prose.passage.slide.id):
        yield from reader.read_slide(list(proses))


class _AcronymReader:
    """Somebody who reads the slides and the handout, and remembers which acronyms they know."""

    def __init__(self, known: Iterable[str]) -> None:
        self._from_slides = set(known)
        self._from_handout: set[str] = set()

    def read_slide(self, proses: list[Prose]) -> Iterator[Finding]:
        """Yield the acronyms of a slide that are not known yet, and know them from now on."""
        if proses[0].passage.slide.hidden:
            return
        before = ""
        for prose, following in zip(proses, [*proses[1:], None], strict=True):
            cells = following and prose.passage.role == following.passage.role == "cell"
            beside = following.text if following and cells else ""
            context = f"{before}\n{prose.text}\n{beside}"
            for acronym, start in find_acronyms(prose.own):
                if not self._knows(acronym, prose):
                    yield from self._learn(acronym, start, prose, context)
            before = f"{before}\n{prose.text}"

    def _knows(self, acronym: str, prose: Prose) -> bool:
        in_handout = prose.passage.place == "handout" and acronym in self._from_handout
        return in_handout or acronym in self._from_slides

    def _learn(self, acronym: str, start: int, prose: Prose, context: str) -> Iterator[Finding]:
        explained = is_explained(acronym, start, prose.text) or is_spelt_out(acronym, context)
        if explained and prose.passage.place == "handout":
            self._from_handout.add(acronym)
            return
        self._from_slides.add(acronym)
        if not explained:
            yield Finding(
                prose.passage.span,
                f"nothing before this says what {acronym} stands for",
                hint=f"write it in full at first, with {acronym} in brackets; where all readers "
                "know it, add it to words.txt",
                at=acronym,
                nth=prose.occurrence(acronym, start),
            )
