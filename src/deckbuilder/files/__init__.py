"""Files: questions to the file system, and reading text, TOML and pictures below a folder.

Owns the only door to input files; the bytes of finished files until they take their places, and
how hard those are compressed. Refuses to know what a file means.
"""

STAGE = ".deckbuild-"
"""How the name of a folder begins in which a run makes files before they take their places."""
