"""The package (ISO/IEC 29500-2): the zip, its parts, content types and relationships, and XML.

Refuses to know what a part shows.
"""
