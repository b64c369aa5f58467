"""Words that the brand asks not to use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.prose import is_name
from deckbuilder.lint.rule import WARNING, Finding, rule

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ENDINGS = ("s", "es", "d", "ed", "ing")


@rule(
    "DB633",
    "jargon",
    WARNING,
    summary="A word that the brand asks not to use.",
    why="Office words and long ways round shut out people who do not use them: families, new "
    "staff, other agencies, people who read in a second language. Shorter words say the same.",
    example="`We will utilise the toolkit going forward.`",
    fix="Write the plain word that the message names. Where the word is right for your readers, "
    "take it "
    'out of the list: `"liaise" = ""` under `[language.avoid]` in brand.toml.',
    source="GOV.UK style guide A to Z: words to avoid "
    "(https://www.gov.uk/guidance/style-guide/a-to-z); WCAG 2.2, 3.1.3 Unusual Words; "
    "and the partnership's own list",
)
def jargon(subject: Subject) -> Iterator[Finding]:
    """Find the brand's words in any of their forms; not in names, nor where they are quoted."""
    avoid = {word: plain for word, plain in subject.brand.language.avoid.items() if plain}
    forms = _arrange(avoid)
    if forms.keys().isdisjoint(word.lower() for word in subject.words):
        return
    for prose in subject.english:
        for start, words, word in _find(prose.own, forms):
            own = prose.own
            if is_name(own, start, start + len(words)) and not _opens_list(own, start):
                continue
            yield Finding(
                prose.passage.span,
                f"{words!r} is a word to avoid",
                hint=f"write {avoid[word]!r} or the like",
                at=words,
                nth=prose.occurrence(words, start),
            )


def _opens_list(text: str, start: int) -> bool:
    """Tell whether a word follows a colon and may have its capital from that."""
    return text[:start].endswith(": ")


def _arrange(avoid: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the word to avoid behind each form of it, longest forms first, by the first word."""
    bases: dict[str, str] = {}
    for word in avoid:
        for form in _forms(word):
            bases.setdefault(form, word)
    arranged: dict[str, dict[str, str]] = {}
    for form in sorted(bases, key=len, reverse=True):
        arranged.setdefault(form.split(" ")[0], {})[form] = bases[form]
    return arranged


def _find(text: str, forms: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[int, str, str]]:
    """Yield where a form stands, as it is written there, and the word that it is a form of."""
    lower = text.lower()
    if len(lower) != len(text) or forms.keys().isdisjoint(_WORD.findall(lower)):
        return
    for first in _WORD.finditer(lower):
        start = first.start()
        for form, word in forms.get(first[0], {}).items():
            end = start + len(form)
            if lower.startswith(form, start) and not lower[end : end + 1].isalnum():
                yield start, text[start:end], word
                break


def _forms(word: str) -> Iterator[str]:
    """Yield a word and what becomes of it with the endings of verbs and nouns.

    Of a phrase the first word takes them.
    """
    first, space, others = word.partition(" ")
    yield word
    for ending in _ENDINGS:
        stem = first[:-1] if first.endswith("e") and ending[0] in "ei" else first
        yield f"{stem}{ending}{space}{others}"
