"""What layouts and masters draw beside placeholders, and where slides are free.

Owns the way from DrawingML shapes to outlines, pictures and lettering, and from those to obstacles,
grounds and free areas. Refuses to know placeholders' looks and which layout is for what.
"""
