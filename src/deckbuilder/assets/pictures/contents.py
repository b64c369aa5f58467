"""What a picture's file holds: a file of its own, or a part of a template.

Owns the paths of parts: that of the template, and below it the part's name. Refuses to judge
either: the picture was looked at, and the template was opened within limits, before.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import BadZipFile, ZipFile


def read_content(path: Path) -> bytes:
    """Return a picture's bytes; raises OSError where it is no longer there."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        package = next((above for above in path.parents if above.is_file()), None)
        if package is None:
            raise
        missing = error
    try:
        with ZipFile(package) as parts:
            return parts.read(path.relative_to(package).as_posix())
    except (BadZipFile, KeyError):
        raise missing from None
