"""An extended deck as it is now, and which local slides, translations and values are stale.

Refuses to change a file.
"""
