"""Checks of Markdown that was read: likely mistakes, links between slides, titles that occur twice.

Refuses to change what was read.
"""
