"""Decks that extend others: which decks lie over which, and what comes of them together.

Owns `extends`, the merged settings, and which files make which slide in which order. Refuses to
read Markdown: slides come out as text, and are read like those of any deck.
"""
