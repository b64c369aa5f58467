"""All rules for PowerPoint files, in the order of their codes; a new one is a line below."""

from deckbuilder.gate.pptx.rules.access import protected_document
from deckbuilder.gate.pptx.rules.alternatives import (
    generated_alternative_text,
    missing_alternative_text,
)
from deckbuilder.gate.pptx.rules.contrast import (
    contrast_unknown,
    hard_to_read_text,
    template_contrast,
)
from deckbuilder.gate.pptx.rules.language import language_not_set
from deckbuilder.gate.pptx.rules.links import unclear_hyperlink_text
from deckbuilder.gate.pptx.rules.motion import (
    content_only_in_animation,
    goes_on_by_itself,
    missing_captions,
)
from deckbuilder.gate.pptx.rules.order import check_reading_order, template_order
from deckbuilder.gate.pptx.rules.outside import content_off_slide, template_off_slide
from deckbuilder.gate.pptx.rules.tables import merged_or_split_cells, missing_table_header
from deckbuilder.gate.pptx.rules.titles import (
    default_section_name,
    document_title,
    duplicate_section_name,
    duplicate_slide_title,
    missing_slide_title,
)
from deckbuilder.gate.rule import FileRule

RULES: tuple[FileRule, ...] = (
    missing_alternative_text,
    missing_table_header,
    missing_slide_title,
    default_section_name,
    protected_document,
    merged_or_split_cells,
    hard_to_read_text,
    missing_captions,
    check_reading_order,
    duplicate_slide_title,
    duplicate_section_name,
    unclear_hyperlink_text,
    generated_alternative_text,
    language_not_set,
    content_only_in_animation,
    contrast_unknown,
    content_off_slide,
    document_title,
    goes_on_by_itself,
    template_contrast,
    template_off_slide,
    template_order,
)
