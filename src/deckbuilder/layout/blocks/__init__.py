"""Blocks as boxes: how high each is at a width and a size, and the items that it becomes.

Owns tables, pictures, containers and statistics. Refuses whole slides and pages.
"""
