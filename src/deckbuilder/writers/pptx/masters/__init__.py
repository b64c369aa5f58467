"""Slide masters with their layouts, and the masters of notes pages and handouts.

Refuses slides.
"""
