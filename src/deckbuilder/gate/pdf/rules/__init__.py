"""All rules for PDFs, in the order of their codes; a new one is a line below."""

from deckbuilder.gate.pdf.rules.links import (
    annotation_outside_tags,
    link_outside_tags,
    link_without_text,
    tab_order,
)
from deckbuilder.gate.pdf.rules.marks import mixed_marks, unmarked_content
from deckbuilder.gate.pdf.rules.structure import (
    figure_without_alternative,
    heading_order,
    note_id,
    table_header,
    unequal_rows,
    unknown_role,
    wrong_nesting,
)
from deckbuilder.gate.pdf.rules.typefaces import font_embedded, font_unicode
from deckbuilder.gate.pdf.rules.whole import (
    bookmarks_missing,
    identifier_missing,
    language_not_set,
    restricted,
    title_missing,
    untagged,
)
from deckbuilder.gate.rule import FileRule

RULES: tuple[FileRule, ...] = (
    untagged,
    language_not_set,
    title_missing,
    identifier_missing,
    unmarked_content,
    mixed_marks,
    unknown_role,
    figure_without_alternative,
    heading_order,
    table_header,
    wrong_nesting,
    unequal_rows,
    note_id,
    link_outside_tags,
    link_without_text,
    tab_order,
    annotation_outside_tags,
    font_embedded,
    font_unicode,
    bookmarks_missing,
    restricted,
)
