"""A council's template: its masters and layouts, read for slides that stand in them.

Owns what a template is found to be (`nodes`), which of its layouts each of ours takes, and the
parts of it that decks carry. Refuses slides, and to change the look of anything in it.
"""
