"""The colours of a brand: their shades, those for white paper, and whether text stands out.

Owns contrast and what is said of it. Refuses to read `brand.toml`.
"""
