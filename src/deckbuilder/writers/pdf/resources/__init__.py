"""What pages of a PDF share: embedded fonts, and pictures as objects.

Refuses to place them.
"""
