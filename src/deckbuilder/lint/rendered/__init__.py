"""What rules look for on slides that were laid out: visible text, and the colours beneath it.

Refuses sources.
"""
