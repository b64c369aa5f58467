"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.americanism import americanism
from deckbuilder.lint.rules.double_word import double_word
from deckbuilder.lint.rules.jargon import jargon
from deckbuilder.lint.rules.long_sentence import long_sentence
from deckbuilder.lint.rules.passive import passive
from deckbuilder.lint.rules.reading_age import reading_age
from deckbuilder.lint.rules.spelling import spelling
from deckbuilder.lint.rules.undefined_acronym import undefined_acronym
from deckbuilder.lint.rules.vague_link import vague_link

RULES: tuple[Rule, ...] = (
    vague_link,
    long_sentence,
    undefined_acronym,
    passive,
    jargon,
    reading_age,
    double_word,
    americanism,
    spelling,
)  # fmt: skip
