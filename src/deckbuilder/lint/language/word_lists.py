"""Lists of words, written as text.

Owns reading them. Refuses to know what they are for.
"""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, which spaces and line ends part."""
    return frozenset(text.split())
