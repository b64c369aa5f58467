"""Which layout of a template each of ours takes: by structure first, names and types only rank.

Owns the table of our layouts, the points, and references by name. Refuses our own catalogue, which
belongs to the stage that lays slides out: it knows no more of it than names of layouts and slots.
"""

from deckbuilder.brand.template.choose.layouts import choose_layouts, choose_named
from deckbuilder.brand.template.choose.names import UnknownName, plain_name
from deckbuilder.brand.template.choose.rules import RULES

__all__ = ["RULES", "UnknownName", "choose_layouts", "choose_named", "plain_name"]
