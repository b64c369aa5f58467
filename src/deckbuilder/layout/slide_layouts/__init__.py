"""The layouts of slides, as data: placeholders, backgrounds, the logo, and which slide has which.

Refuses the blocks of a slide.
"""
