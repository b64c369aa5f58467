"""Slides to scenes: the size at which a slide fits, its parts if it does not, and its last touches.

Refuses the insides of a block.
"""
