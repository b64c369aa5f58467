"""Slides: their items as shapes in reading order, and what comes at which click.

Refuses the insides of a shape.
"""
