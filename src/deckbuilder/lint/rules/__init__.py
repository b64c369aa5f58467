"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.activity_untimed import activity_untimed
from deckbuilder.lint.rules.duplicate_source import duplicate_source
from deckbuilder.lint.rules.logo_resolution import logo_resolution
from deckbuilder.lint.rules.outcome_unserved import outcome_unserved
from deckbuilder.lint.rules.session_short import session_short
from deckbuilder.lint.rules.small_text import small_text
from deckbuilder.lint.rules.table_too_dense import table_too_dense
from deckbuilder.lint.rules.title_too_long import title_too_long
from deckbuilder.lint.rules.too_many_points import too_many_points
from deckbuilder.lint.rules.too_many_words import too_many_words
from deckbuilder.lint.rules.unused_data import unused_data
from deckbuilder.lint.rules.unused_fact import unused_fact
from deckbuilder.lint.rules.unused_image import unused_image
from deckbuilder.lint.rules.unused_variable import unused_variable
from deckbuilder.lint.rules.vague_link import vague_link

RULES: tuple[Rule, ...] = (
    title_too_long,
    too_many_words,
    too_many_points,
    table_too_dense,
    small_text,
    vague_link,
    outcome_unserved,
    activity_untimed,
    session_short,
    unused_image,
    unused_data,
    unused_variable,
    unused_fact,
    duplicate_source,
    logo_resolution,
)  # fmt: skip
