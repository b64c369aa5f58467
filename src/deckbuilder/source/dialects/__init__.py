"""What other programs read in Markdown and this one does not, as data.

Owns the tables: signs in text, and the settings, comments, tags and blocks of other programs.
Refuses to report and to change: who reads a deck, or imports one, decides what a sign becomes.
"""
