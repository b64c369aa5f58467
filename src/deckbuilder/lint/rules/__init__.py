"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.missing_id import missing_id
from deckbuilder.lint.rules.straight_quotes import straight_quotes
from deckbuilder.lint.rules.stray_space import stray_space
from deckbuilder.lint.rules.typed_dashes import typed_dashes
from deckbuilder.lint.rules.untidy_table import untidy_table
from deckbuilder.lint.rules.vague_link import vague_link

RULES: tuple[Rule, ...] = (
    vague_link,
    straight_quotes,
    typed_dashes,
    stray_space,
    untidy_table,
    missing_id,
)  # fmt: skip
