"""What holds of any text at all: nothing raises, and what is found stands where it is said to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.diagnostics import Span
from deckbuilder.lint.content.passages import Passage
from deckbuilder.lint.language.acronyms import find_acronyms, is_explained, is_spelt_out
from deckbuilder.lint.language.prose import Prose
from deckbuilder.lint.language.readability import count_syllables
from deckbuilder.lint.language.spelling import find_words
from deckbuilder.model import Slide, Text

_PIECES = st.sampled_from(
    [
        "SCR",
        "SCRs",
        "(",
        ")",
        "2019",
        "’",
        "“",
        "”",
        "'",
        '"',
        ".",
        "e.g.",
        "Dr.",
        "to",
        "a",
        "Word",
    ]
)
_ANY = st.one_of(st.text(), st.lists(_PIECES | st.text(max_size=3)).map(" ".join))


def _prose(text: str) -> Prose:
    return Prose(
        Passage(
            slide=Slide(id="sample", title=(), blocks=()), place="slide", role="paragraph",
            children=(Text(text=text),), text=text, span=Span("sample.md", 1, 1),
        )
    )  # fmt: skip


@given(_ANY)
def test_what_is_blanked_moves_nothing(text: str) -> None:
    prose = _prose(text)
    assert len(prose.own) == len(prose.text) == len(text)


@given(_ANY)
def test_sentences_lie_in_their_text_one_after_another(text: str) -> None:
    prose = _prose(text)
    end = 0
    for sentence in prose.sentences:
        assert sentence.start >= end
        end = sentence.start + len(sentence.text)
        assert prose.own[sentence.start : end] == sentence.text
        assert 0 <= sentence.words <= sentence.pieces


@given(_ANY)
def test_words_and_acronyms_stand_where_they_are_said_to(text: str) -> None:
    prose = _prose(text)
    for word in find_words(prose, fine=()):
        assert text.startswith(word.written, word.start)
        assert word.plain
        assert count_syllables(word.plain) >= 1
    for acronym, start in find_acronyms(text):
        assert text.startswith(acronym, start)
        assert is_explained(acronym, start, text) in (True, False)
        assert is_spelt_out(acronym, text) in (True, False)
