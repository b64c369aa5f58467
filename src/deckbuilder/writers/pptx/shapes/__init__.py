"""Shapes: placeholders, text boxes, pictures, and graphic frames with tables.

Refuses slides and masters.
"""
