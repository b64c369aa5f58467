"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.activity_untimed import activity_untimed
from deckbuilder.lint.rules.all_capitals import all_capitals
from deckbuilder.lint.rules.alt_file_name import alt_file_name
from deckbuilder.lint.rules.alt_says_nothing import alt_says_nothing
from deckbuilder.lint.rules.alt_too_long import alt_too_long
from deckbuilder.lint.rules.americanism import americanism
from deckbuilder.lint.rules.bare_link import bare_link
from deckbuilder.lint.rules.colour_only import colour_only
from deckbuilder.lint.rules.contact_unregistered import contact_unregistered
from deckbuilder.lint.rules.double_word import double_word
from deckbuilder.lint.rules.duplicate_alt import duplicate_alt
from deckbuilder.lint.rules.duplicate_link_text import duplicate_link_text
from deckbuilder.lint.rules.duplicate_source import duplicate_source
from deckbuilder.lint.rules.facilitator_text import facilitator_text
from deckbuilder.lint.rules.fact_unowned import fact_unowned
from deckbuilder.lint.rules.faint_picture import faint_picture
from deckbuilder.lint.rules.false_heading import false_heading
from deckbuilder.lint.rules.heading_skipped import heading_skipped
from deckbuilder.lint.rules.jargon import jargon
from deckbuilder.lint.rules.language_unmarked import language_unmarked
from deckbuilder.lint.rules.language_unset import language_unset
from deckbuilder.lint.rules.left_over_wording import left_over_wording
from deckbuilder.lint.rules.logo_resolution import logo_resolution
from deckbuilder.lint.rules.long_sentence import long_sentence
from deckbuilder.lint.rules.low_contrast_text import low_contrast_text
from deckbuilder.lint.rules.manual_list import manual_list
from deckbuilder.lint.rules.missing_id import missing_id
from deckbuilder.lint.rules.notice_missing import notice_missing
from deckbuilder.lint.rules.outcome_unserved import outcome_unserved
from deckbuilder.lint.rules.passive import passive
from deckbuilder.lint.rules.personal_data import personal_data
from deckbuilder.lint.rules.quote_without_source import quote_without_source
from deckbuilder.lint.rules.reading_age import reading_age
from deckbuilder.lint.rules.sensitive_unmarked import sensitive_unmarked
from deckbuilder.lint.rules.series_alike import series_alike
from deckbuilder.lint.rules.session_short import session_short
from deckbuilder.lint.rules.small_text import small_text
from deckbuilder.lint.rules.spelling import spelling
from deckbuilder.lint.rules.statistic_without_source import statistic_without_source
from deckbuilder.lint.rules.straight_quotes import straight_quotes
from deckbuilder.lint.rules.stray_space import stray_space
from deckbuilder.lint.rules.support_missing import support_missing
from deckbuilder.lint.rules.table_header_empty import table_header_empty
from deckbuilder.lint.rules.table_too_dense import table_too_dense
from deckbuilder.lint.rules.title_too_long import title_too_long
from deckbuilder.lint.rules.too_many_points import too_many_points
from deckbuilder.lint.rules.too_many_words import too_many_words
from deckbuilder.lint.rules.typed_dashes import typed_dashes
from deckbuilder.lint.rules.undefined_acronym import undefined_acronym
from deckbuilder.lint.rules.untidy_table import untidy_table
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
    alt_file_name,
    alt_too_long,
    alt_says_nothing,
    vague_link,
    duplicate_alt,
    bare_link,
    duplicate_link_text,
    heading_skipped,
    table_header_empty,
    colour_only,
    series_alike,
    low_contrast_text,
    language_unset,
    language_unmarked,
    all_capitals,
    false_heading,
    manual_list,
    faint_picture,
    long_sentence,
    undefined_acronym,
    passive,
    jargon,
    reading_age,
    double_word,
    americanism,
    spelling,
    left_over_wording,
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
    straight_quotes,
    typed_dashes,
    stray_space,
    untidy_table,
    missing_id,
    logo_resolution,
)  # fmt: skip
