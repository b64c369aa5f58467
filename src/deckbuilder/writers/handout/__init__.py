"""Writes the handout: pages that were laid out, as a tagged PDF with live text and vectors.

Owns the PDF format. Refuses layout, measuring, sources and other formats.
"""

from deckbuilder.writers.handout.document import write_handout

__all__ = ["write_handout"]
