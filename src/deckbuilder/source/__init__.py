"""Sources to model: decks in Markdown, their settings, data and pictures.

Owns the dialect and is the only importer of markdown-it and YAML. Refuses to know how
anything looks.
"""

from deckbuilder.source.deck import list_variants, read_deck

__all__ = ["list_variants", "read_deck"]
