"""Acronyms: which words are one, and whether a text spells one out.

Owns both, and the acronyms that everybody knows. Refuses to judge where one may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.language.sentences import CITATION
from deckbuilder.lint.language.word_lists import words_of

_ACRONYM = re.compile(
    r"(?<![\w’'@#&.=-])([A-Z]{2,7}|[A-Z]{1,3}[fon][A-Z]{1,3})"
    r"(?:s|[’']s)?(?![\w&@]|[’']\w|-\d|\.\w)"
)
_WORDS = re.compile(r"[^\W\d_]+")
_SHOUTED = re.compile(r"(?<![\w’'-])[A-Z’']{2,}(?:[ ,]+[A-Z’']{1,}(?![\w]))+")
_INSURED = re.compile(r"\bNI(?: (?:number|no)\b\.?)?:? [A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
"""A National Insurance number after its usual letters, which then are no acronym to explain."""

_ROMAN = re.compile(r"[IVX]+")
_JOINING = words_of("a an and at by for from in of on or the to with")

KNOWN = words_of(
    # GOV.UK's style guide names these as known to all, or writes them so itself
    "UK DVLA US EU VAT MP MPs BBC NHS "
    # more common than what they stand for; this tool's own choice
    "GP GPs USA UN TV CD DVD PC ID OK PDF USB SMS PIN URL FAQ DIY CV IT AI GB GCSE GCSEs PhD MA "
    "BA BSc MSc DNA HIV AIDS IQ CCTV NSPCC RSPCA ITV RNIB MOT VIP RSVP NB PS AM PM BC AD GMT BST "
    "ISBN DOI PE LGBT LGBTQ LGBTQIA COVID UNICEF NATO SIM ATM LED OAP JP QC KC OBE MBE CBE HM"
)
_EMPHASISED = words_of(
    "ALL ALWAYS AN AND ANY ARE AS AT BE BEFORE AFTER BOTH BUT BY CAN DO DON DOES EACH EVERY FIRST "
    "FOR FROM HAS HAVE HE HER HIM HIS HOW IF IN IS ITS LAST LESS MAY ME MORE MUST MY NEVER NEW "
    "NEXT NO NOT NOTE NOW OF OFF ON ONE ONLY OR OUR OUT READ SAY SEE SHE SO STOP THAT THE THEIR "
    "THEN THERE THEY THIS THINK TO TWO US VERY WAS WE WERE WHAT WHEN WHERE WHICH WHO WHOSE WHY "
    "WILL WITH YES YOU YOUR URGENT WARNING IMPORTANT DRAFT SAMPLE OPTIONAL BREAK HELP TASK STEP"
)
"""Words that people write in capitals to stress them."""


def find_acronyms(text: str) -> Iterator[tuple[str, int]]:
    """Yield each acronym of a text in the singular, and where it begins.

    Text all in capitals, words stressed by capitals, Roman numerals, authors' initials in
    citations and codes with digits are none.
    """
    if not any(map(str.islower, text)):
        return
    left_out = [found.span() for found in CITATION.finditer(text)]
    left_out += [found.span() for found in _INSURED.finditer(text)]
    left_out += [found.span() for found in _SHOUTED.finditer(text) if _is_shouted(found[0])]
    for found in _ACRONYM.finditer(text):
        acronym, start = found[1], found.start()
        if acronym in _EMPHASISED or _ROMAN.fullmatch(acronym):
            continue
        if not any(first <= start < after for first, after in left_out):
            yield acronym, start


def _is_shouted(words: str) -> bool:
    """Tell whether words in capitals are a stressed phrase, and not a row of acronyms."""
    many = words.count(" ") >= 2 and "," not in words
    return many or not _EMPHASISED.isdisjoint(re.findall(r"[A-Z]+", words))


def is_spelt_out(acronym: str, text: str) -> bool:
    """Tell whether a text has words that an acronym's capitals stand for, in their order.

    Each word gives its initial; small words may give none ("Department for Education"), and words
    with hyphens each of theirs.
    """
    letters = "".join(filter(str.isupper, acronym)).lower()
    words = [word.lower() for word in _WORDS.findall(text) if not _is_acronym(word)]
    longest = 2 * len(letters) + 1  # with a small word before each
    starts = (start for start, word in enumerate(words) if word[0] == letters[0])
    return any(_begins_with(letters, words[start : start + longest]) for start in starts)


def is_explained(acronym: str, start: int, text: str) -> bool:
    """Tell whether brackets join an acronym to its words, whichever comes first.

    "child sexual exploitation (CSE)", "CSE (child sexual exploitation)". Here a letter may also
    come from within a word: "tuberculosis (TB)".
    """
    before = text[:start]
    if before.rstrip("‘“'\" ").endswith("("):
        words = " ".join(_WORDS.findall(before)[-len(acronym) - 6 :])
        return _has_letters(acronym, words)
    inside = re.match(r"\w+(?:[’']s)? \(([^)]+)\)", text[start:])
    return inside is not None and _has_letters(acronym, inside[1])


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word[1:].upper() == word[1:]


def _begins_with(letters: str, words: list[str]) -> bool:
    """Tell whether words begin with those of which letters are the initials."""
    if not letters or not words:
        return not letters
    if words[0][0] == letters[0] and _begins_with(letters[1:], words[1:]):
        return True
    return words[0] in _JOINING and _begins_with(letters, words[1:])


def _has_letters(acronym: str, words: str) -> bool:
    """Tell whether words have the capitals in their order, the first of them as an initial."""
    capitals = [letter.lower() for letter in acronym if letter.isupper()]
    lower = words.lower()
    for first in re.finditer(rf"\b{capitals[0]}", lower):
        rest = iter(lower[first.end() :])
        if all(letter in rest for letter in capitals[1:]):
            return True
    return False
