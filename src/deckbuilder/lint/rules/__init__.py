"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.duplicate_source import duplicate_source
from deckbuilder.lint.rules.unused_data import unused_data
from deckbuilder.lint.rules.unused_fact import unused_fact
from deckbuilder.lint.rules.unused_image import unused_image
from deckbuilder.lint.rules.unused_variable import unused_variable
from deckbuilder.lint.rules.vague_link import vague_link

RULES: tuple[Rule, ...] = (
    vague_link,
    unused_image,
    unused_data,
    unused_variable,
    unused_fact,
    duplicate_source,
)  # fmt: skip
