"""Block tokens to blocks: containers, fences, figures, tables, and the data that they name.

Refuses what stands within a line.
"""
