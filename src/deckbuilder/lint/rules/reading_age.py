"""Slides whose text is hard to read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.readability import find_reading_age
from deckbuilder.lint.rule import ADVICE, Finding, rule

OLDEST = 17
HIGHEST = 21
MIN_WORDS = 100


@rule(
    "DB634",
    "reading-age",
    ADVICE,
    summary="The sentences that participants read on a slide ask for a reading age above 17.",
    why="A mixed group has people who read little, who read in a second language, who are "
    "dyslexic, and who are upset by the subject. Professionals read plain text faster, too. "
    "GOV.UK aims at a reading age of 9; words such as “safeguarding” put that out of reach here, "
    "so that the limit is the age at which people have left school.",
    example="a handout of long sentences with many long words",
    fix="Split the longest sentences, and choose shorter words where there are any.",
    source="WCAG 2.2, 3.1.5 Reading Level; the Flesch-Kincaid grade of 1975 and five years; "
    "GOV.UK content design (https://www.gov.uk/guidance/content-design/writing-for-gov-uk)",
)
def reading_age(subject: Subject) -> Iterator[Finding]:
    """Judge the whole sentences of each slide and its handout, where they have words enough."""
    read = (prose for prose in subject.english if prose.passage.for_participants)
    for _, proses in groupby(read, key=lambda prose: prose.passage.slide.id):
        found = list(proses)
        sentences = [each for prose in found for each in prose.whole_sentences if each.ended]
        if sum(sentence.pieces for sentence in sentences) < MIN_WORDS:
            continue
        age = find_reading_age(sentences)
        if age is not None and round(age) > OLDEST:
            yield Finding(
                found[0].passage.slide.place_of(),
                f"the text for participants has a reading age of {_name(age)}",
                hint=f"shorter sentences and shorter words bring it down to {OLDEST}",
            )


def _name(age: float) -> str:
    """Name an age; beyond the university the formula's figures mean nothing."""
    return f"{age:.0f}" if age < HIGHEST else f"over {HIGHEST}"
