"""A PDF file: its objects, structure tree, outline and metadata.

Refuses what stands on its pages.
"""
