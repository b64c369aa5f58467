"""Welsh, found by its most common words, where it stands unmarked in text of another language.

Owns which words those are, and how many make a text Welsh. Refuses to judge.
"""

from __future__ import annotations

import re

from deckbuilder.lint.language.word_lists import words_of

_EITHER = words_of(
    "a ac ag am ar at beth da dan dros er gan hi i lle mae neu o os pan plant un y â"
)
_COMMON = words_of(
    "yn yr mae nid nad fod bod sydd eich ein eu ei hyn hwn hon ond rhwng drwy trwy mewn heb hyd "
    "bydd roedd oedd yw ydy gyda wrth gan chi ni nhw fy dy rhaid gallwch gwybod gwybodaeth "
    "diogelu plentyn plant pobl ifanc teulu teuluoedd cymorth gofal croeso diolch bore "
    "gwasanaeth gwasanaethau unrhyw oes beth sut pryd pwy lle gennych wedi cael gwneud cysylltwch "
    "ffoniwch ar-lein gymraeg cymraeg"
)
_WELSH = _COMMON - _EITHER
"""Very common words of Welsh alone; the others are names or words of English too."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELIDED = re.compile(r"['’](?:n|r|i|u|w|ch|m|th)$", re.IGNORECASE)
_ENOUGH = 3
_LONG = 4
_CLAUSE = re.compile(r"[^.!?;:\n]+")


def may_be_welsh(text: str) -> bool:
    """Tell whether a text has any word of Welsh, which most have not."""
    words = text.lower().replace("’", " ").replace("'", " ").split()
    return not _WELSH.isdisjoint(words)


def find_welsh(text: str) -> tuple[str, str] | None:
    """Return the first words of Welsh, in a row or in a clause that is mostly of them."""
    return _find_welsh_row(text) or _find_welsh_clause(text)


def _find_welsh_clause(text: str) -> tuple[str, str] | None:
    """Return the first clause half of whose words are common, three of them Welsh alone."""
    for clause in _CLAUSE.finditer(text):
        words = [_ELIDED.sub("", found[0]).lower() for found in _WORD.finditer(clause[0])]
        sure = sum(word in _WELSH for word in words)
        common = sure + sum(word in _EITHER for word in words)
        if sure >= _ENOUGH and 2 * common >= len(words):
            return clause[0].strip(), "cy"
    return None


def _find_welsh_row(text: str) -> tuple[str, str] | None:
    """Return the first three words in a row that are common, two of them Welsh alone."""
    run: list[re.Match[str]] = []
    sure = 0
    for found in (*_WORD.finditer(text), None):
        word = _ELIDED.sub("", found[0]).lower() if found else ""
        if found and (word in _WELSH or word in _EITHER):
            run.append(found)
            sure += word in _WELSH
            continue
        if len(run) >= _ENOUGH and sure > 1:
            words = text[run[0].start() : run[-1].end()]
            if not is_named(words):
                return words, "cy"
        run, sure = [], 0
    return None


def is_named(words: str) -> bool:
    """Tell whether all long words have capitals, as in somebody's name or a service's."""
    long = [word for word in words.split() if len(word) >= _LONG]
    return len(long) > 1 and all(word[0].isupper() for word in long)
