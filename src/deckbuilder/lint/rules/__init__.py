"""All rules, in the order of their codes; a new one is a file here and a line below."""

from deckbuilder.lint.rule import Rule
from deckbuilder.lint.rules.all_capitals import all_capitals
from deckbuilder.lint.rules.alt_file_name import alt_file_name
from deckbuilder.lint.rules.alt_says_nothing import alt_says_nothing
from deckbuilder.lint.rules.alt_too_long import alt_too_long
from deckbuilder.lint.rules.bare_link import bare_link
from deckbuilder.lint.rules.colour_only import colour_only
from deckbuilder.lint.rules.duplicate_alt import duplicate_alt
from deckbuilder.lint.rules.duplicate_link_text import duplicate_link_text
from deckbuilder.lint.rules.faint_picture import faint_picture
from deckbuilder.lint.rules.false_heading import false_heading
from deckbuilder.lint.rules.heading_skipped import heading_skipped
from deckbuilder.lint.rules.language_unmarked import language_unmarked
from deckbuilder.lint.rules.language_unset import language_unset
from deckbuilder.lint.rules.low_contrast_text import low_contrast_text
from deckbuilder.lint.rules.manual_list import manual_list
from deckbuilder.lint.rules.series_alike import series_alike
from deckbuilder.lint.rules.table_header_empty import table_header_empty
from deckbuilder.lint.rules.vague_link import vague_link

RULES: tuple[Rule, ...] = (
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
)  # fmt: skip
