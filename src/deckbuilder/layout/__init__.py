"""Model to scenes: layouts as data, text measured once, everything placed and sized.

Owns `lay_out` (slides), `lay_out_pages` (PDFs), what of them is for participants, and the layouts
that a file offers beyond those of its slides. Refuses formats: nothing here knows PowerPoint's XML
or PDF's operators.
"""

from deckbuilder.layout.pages import WITH_PICTURES, lay_out_pages
from deckbuilder.layout.slide_layouts.offered import lay_out_template, offer_layouts
from deckbuilder.layout.slides.draft_marks import find_draft_faults, mark_draft
from deckbuilder.layout.slides.participants import for_participants
from deckbuilder.layout.slides.placing import lay_out

__all__ = [
    "WITH_PICTURES",
    "find_draft_faults",
    "for_participants",
    "lay_out",
    "lay_out_pages",
    "lay_out_template",
    "mark_draft",
    "offer_layouts",
]
