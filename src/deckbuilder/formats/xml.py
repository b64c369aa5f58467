"""XML in files of other programs: checked as bytes, before a tree is made of it.

Owns the encodings, declarations and counts that are let through, and the one parser of XML that
python-pptx does not parse, with its way back to bytes. Refuses to know what it means.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from deckbuilder.files import limits
from deckbuilder.formats.refusal import HARMFUL, Refusal, check_limit

_DECLARATION = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*+<\?xml\s(.*?)(\?>|\Z)", re.DOTALL
)
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
"""Those in which the signs that are counted are what they look like."""
_LONGEST = 200
"""How many bytes a declaration of XML takes at most, with what stands before it."""
_BEGINNINGS = (b"<", b" ", b"\t", b"\r", b"\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0<")
_DOCTYPES = tuple("<!DOCTYPE".encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be"))


def check_xml(data: bytes) -> int:
    """Return how many tags and attributes a part has at most, or refuse it.

    OPC forbids declarations of types, and with them entities (ISO/IEC 29500-2, 8.1.4).
    """
    if any(each in data for each in _DOCTYPES):
        raise Refusal("a part declares a type of document, as no PowerPoint file does", HARMFUL)
    known = _is_known(data[: 2 * _LONGEST].replace(b"\0", b"")[:_LONGEST])
    if not known or not data.startswith(_BEGINNINGS) or data[:8].count(0) > 4:
        raise Refusal("a part is written in an encoding that PowerPoint does not use", HARMFUL)
    count = data.count(b"<") + data.count(b"=")
    check_limit(limits.XML_NODES, count)
    return count


def _is_known(beginning: bytes) -> bool:
    """Tell whether a part that begins so declares no encoding, or a known one in a few words."""
    declared = _DECLARATION.match(beginning)
    names = _ENCODING.findall(declared[1]) if declared else []
    ends = declared is None or bool(declared[2])
    return ends and all(name.lower() in _ENCODINGS for name in names)


def parse_xml(data: bytes) -> Any:
    """Return the root of a part; libxml2 ends at `limits.XML_DEPTH` tags within each other."""
    check_xml(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


def write_xml(root: Any) -> bytes:
    """Return a tree as a part: the same tree gives the same bytes."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data
