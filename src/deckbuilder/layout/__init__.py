"""Model to scenes: layouts as data, text measured once, everything placed and sized.

Owns `lay_out` (slides) and `lay_out_pages` (PDFs). Refuses formats: nothing here knows
PowerPoint's XML or PDF's operators.
"""

from deckbuilder.layout.pages import lay_out_pages
from deckbuilder.layout.place import lay_out

__all__ = ["lay_out", "lay_out_pages"]
