"""Text measured: inlines to styled runs, runs to lines, at a size that fits.

Refuses places on a slide or page.
"""
