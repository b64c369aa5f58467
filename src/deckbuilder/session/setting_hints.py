"""Where a setting stands, and how to write one in the deck at hand: a folder or a single file.

Owns the words of such hints. Refuses to know which settings there are.
"""

from __future__ import annotations

from deckbuilder.model import Deck


def is_one_file(deck: Deck) -> bool:
    """Tell whether a deck is a single Markdown file."""
    return deck.span is not None and deck.span.path.endswith(".md")


def write_for_slide(deck: Deck, name: str, value: str) -> str:
    """Return how a slide's setting is written: in its file, or in braces after its title."""
    return f"{{{name}={value}}}" if is_one_file(deck) else f"{name}: {value}"


def say_for_slide(deck: Deck, name: str, value: str, slide: str = "") -> str:
    """Return the same with where it goes, as the end of "add ..."; `slide` names the slide."""
    joint, part = ("after", "title") if is_one_file(deck) else ("to", "settings")
    owner = f"the {part} of {slide}" if slide else f"its {part}"
    return f"{write_for_slide(deck, name, value)} {joint} {owner}"


def write_for_deck(deck: Deck, name: str, value: str) -> str:
    """Return how a setting of the whole deck is written: as YAML in one file, else as TOML."""
    return f"{name}: {value}" if is_one_file(deck) else f"{name} = {value}"
