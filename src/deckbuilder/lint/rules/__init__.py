"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.activity_untimed import activity_untimed
from deckbuilder.lint.rules.contact_unregistered import contact_unregistered
from deckbuilder.lint.rules.duplicate_source import duplicate_source
from deckbuilder.lint.rules.facilitator_text import facilitator_text
from deckbuilder.lint.rules.fact_unowned import fact_unowned
from deckbuilder.lint.rules.logo_resolution import logo_resolution
from deckbuilder.lint.rules.notice_missing import notice_missing
from deckbuilder.lint.rules.outcome_unserved import outcome_unserved
from deckbuilder.lint.rules.personal_data import personal_data
from deckbuilder.lint.rules.quote_without_source import quote_without_source
from deckbuilder.lint.rules.sensitive_unmarked import sensitive_unmarked
from deckbuilder.lint.rules.session_short import session_short
from deckbuilder.lint.rules.small_text import small_text
from deckbuilder.lint.rules.statistic_without_source import statistic_without_source
from deckbuilder.lint.rules.support_missing import support_missing
from deckbuilder.lint.rules.table_too_dense import table_too_dense
from deckbuilder.lint.rules.title_too_long import title_too_long
from deckbuilder.lint.rules.too_many_points import too_many_points
from deckbuilder.lint.rules.too_many_words import too_many_words
from deckbuilder.lint.rules.unused_data import unused_data
from deckbuilder.lint.rules.unused_fact import unused_fact
from deckbuilder.lint.rules.unused_image import unused_image
from deckbuilder.lint.rules.unused_variable import unused_variable
from deckbuilder.lint.rules.vague_link import vague_link
from deckbuilder.lint.rules.value_typed import value_typed

RULES: tuple[Rule, ...] = (
    title_too_long,
    too_many_words,
    too_many_points,
    table_too_dense,
    small_text,
    vague_link,
    notice_missing,
    sensitive_unmarked,
    facilitator_text,
    personal_data,
    contact_unregistered,
    statistic_without_source,
    value_typed,
    quote_without_source,
    support_missing,
    fact_unowned,
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
