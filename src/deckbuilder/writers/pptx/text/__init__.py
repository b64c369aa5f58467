"""Text bodies: paragraphs and their list styles, bullets, and runs.

Refuses shapes.
"""
