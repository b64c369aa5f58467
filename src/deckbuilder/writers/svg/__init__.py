"""Writes single slides as SVG: pictures for web pages, from the scenes that decks are made of.

Owns the SVG format (SVG 1.1, and 2 for `white-space`). Refuses layout, measuring, sources and
other formats.
"""

from deckbuilder.writers.svg.slide import write_slide

__all__ = ["write_slide"]
