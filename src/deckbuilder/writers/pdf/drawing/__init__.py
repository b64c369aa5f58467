"""What stands on a page, as operators of its content stream: text, shapes, charts and slides.

Refuses whole files.
"""
