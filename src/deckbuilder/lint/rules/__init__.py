"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.vague_link import vague_link

RULES: tuple[Rule, ...] = (
    vague_link,
)  # fmt: skip
