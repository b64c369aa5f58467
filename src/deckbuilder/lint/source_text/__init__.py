"""Source files as they are typed: their lines, where words stand in them, and edits that are safe.

Refuses to know Markdown.
"""
