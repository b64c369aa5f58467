"""The files that a slide's text names: its pictures, and the data of its charts and tables.

Owns finding their names in the text as it is written. Refuses to look for the files.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*(?:<([^>\n]*)>|([^\s)]+))")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*(?:<([^>\n]*)>|(\S+))", re.MULTILINE)
_DATA = re.compile(r"""\{[^}\n]*?\bsrc\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'}]+))""")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|#|//")
_FOLDER = re.compile(r"[\w.-]+/")


def find_named_files(text: str) -> tuple[str, ...]:
    """Return the names of a slide's pictures and data files, each once, in order.

    They count from the deck's folder. Addresses of the web are left out.
    """
    found = [match for pattern in (_PICTURE, _DATA) for match in pattern.finditer(text)]
    found += [match for match in _REFERENCE.finditer(text) if _FOLDER.match(_name(match))]
    found.sort(key=re.Match.start)
    names = (unquote(_name(match)).replace("\\", "/") for match in found)
    return tuple(dict.fromkeys(name for name in names if name and not _ADDRESS.match(name)))


def _name(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()), "")
