"""What the pages of all PDFs are made of: sections, running text, contents and running heads.

Refuses what only one PDF holds.
"""
