"""What decks are shown with, as files: fonts, pictures, and the words of code that are coloured.

Owns reading them and making smaller ones of them. Refuses to know a deck, and what a file is for.
"""
