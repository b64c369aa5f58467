"""Builds branded, accessible PowerPoint decks and PDF handouts from Markdown."""

__version__ = "0.1.0"
