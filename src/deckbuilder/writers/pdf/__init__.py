"""Writes PDFs: pages that were laid out, with tags, live text and vectors.

Owns the PDF format. Refuses layout, measuring, sources and other formats.
"""

from deckbuilder.writers.pdf.document import write_pages

__all__ = ["write_pages"]
