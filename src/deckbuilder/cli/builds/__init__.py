"""Builds as a command shows them: of one deck, of many, and again whenever a file is saved.

Owns their progress and summary. Refuses to build: `builds` does.
"""
