"""The evidence: what was found in finished files, in words, as data and as a page.

Refuses to know a file's format, and to give a verdict.
"""
