"""The names that files of a deck's folder must have, whoever looks for them.

Owns the names alone, so that a run which only looks for a deck imports nothing else.
"""

DECK_FILE = "deck.toml"
FACTS_FILE = "facts.toml"
