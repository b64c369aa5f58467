"""The session that a deck is for: its schedule, breaks and sections, and what is wrong with them.

Refuses sizes and places.
"""
