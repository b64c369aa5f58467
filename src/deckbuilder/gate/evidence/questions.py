"""The questions that no program answers, in the words that an officer is asked them with.

Owns the words and their sources. Refuses to know files: their readers say where to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from deckbuilder.gate.evidence.records import Pointer, Question
from deckbuilder.wording import shorten

_LONGEST = 300
"""The characters of a text that a pointer shows."""


def point(place: str, *texts: str) -> Pointer:
    """Return a pointer to a place with what is there, each text in one line."""
    lines = (" ".join(text.split()) for text in texts)
    return Pointer(place=place, texts=tuple(shorten(line, _LONGEST) for line in lines))


class Asking(NamedTuple):
    """A question, and what finds where to look; where there is nothing, most are not asked."""

    question: Question
    find: Callable[[Any], Iterable[Pointer]] = lambda _: ()
    always: bool = False


ALTERNATIVES = Question(
    title="Alternative texts",
    ask="Does each text say what matters about the picture here, and no more? Is what is "
    "marked as decorative really that?",
    source="WCAG 2.2, 1.1.1 Non-text Content",
)
TABLES = Question(
    title="Tables",
    ask="Do the headings say what is below them, and does each row make sense when its cells "
    "are read one after another?",
    source="WCAG 2.2, 1.3.1 Info and Relationships",
)
ORDER = Question(
    title="Reading order",
    ask="Read aloud in this order, does it make sense?",
    source="WCAG 2.2, 1.3.2 Meaningful Sequence",
)
HEADINGS = Question(
    title="Headings",
    ask="Does each heading say what follows it, and is its level that of the others like it?",
    source="WCAG 2.2, 2.4.6 Headings and Labels",
)
LINKS = Question(
    title="Links",
    ask="Does each link lead where its words say, and is what it leads to still there?",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context)",
)
COLOUR = Question(
    title="Colour",
    ask="Looked at in grey, does everything still say the same: parts of charts, warnings, "
    "what is marked as right or wrong?",
    source="WCAG 2.2, 1.4.1 Use of Color",
)
CONTRAST = Question(
    title="Contrast that was not reckoned",
    ask="Can the text be read where it lies on a picture, and the text within pictures?",
    source="WCAG 2.2, 1.4.3 Contrast (Minimum) and 1.4.5 Images of Text",
)
MEDIA = Question(
    title="Sound and video",
    ask="Are the captions right and in time? Is there a transcript, and a description of what "
    "is only to be seen?",
    source="WCAG 2.2, 1.2.1 to 1.2.5",
)
LANGUAGES = Question(
    title="Languages",
    ask="Is all text in the language that the file says it is in?",
    source="WCAG 2.2, 3.1.2 Language of Parts",
)
PLAIN_LANGUAGE = Question(
    title="Plain language",
    ask="Would somebody new to the work understand it at the first reading? Are abbreviations "
    "spelt out where they come first?",
    source="GOV.UK content design: writing for GOV.UK "
    "(https://www.gov.uk/guidance/content-design/writing-for-gov-uk)",
)
LEFT_OUT = Question(
    title="What is not read aloud",
    ask="Heads, feet, lines and backgrounds are marked as decoration. Is nothing among them "
    "that readers need?",
    source="PDF/UA-1 (ISO 14289-1), 7.1; Matterhorn Protocol 01-002",
)
