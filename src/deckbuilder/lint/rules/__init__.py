"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.contact_unregistered import contact_unregistered
from deckbuilder.lint.rules.facilitator_text import facilitator_text
from deckbuilder.lint.rules.fact_unowned import fact_unowned
from deckbuilder.lint.rules.notice_missing import notice_missing
from deckbuilder.lint.rules.personal_data import personal_data
from deckbuilder.lint.rules.quote_without_source import quote_without_source
from deckbuilder.lint.rules.sensitive_unmarked import sensitive_unmarked
from deckbuilder.lint.rules.statistic_without_source import statistic_without_source
from deckbuilder.lint.rules.support_missing import support_missing
from deckbuilder.lint.rules.vague_link import vague_link
from deckbuilder.lint.rules.value_typed import value_typed

RULES: tuple[Rule, ...] = (
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
)  # fmt: skip
