"""Decks of strangers that lead elsewhere, and which files every command then opens."""
