"""Reading a written deck back: by part, as canonical XML, and with python-pptx."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from typing import Any

import pptx

from deckbuilder.scene.presentation import Presentation
from tests.shared.in_memory import write_pptx

NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "ap": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
for _prefix, _uri in NAMES.items():
    ET.register_namespace(_prefix, _uri)

SLIDE = "ppt/slides/slide1.xml"


def parts(presentation: Presentation) -> dict[str, bytes]:
    """Write a presentation and return its parts by name, in the zip's order."""
    with zipfile.ZipFile(io.BytesIO(write_pptx(presentation))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(presentation: Presentation, name: str = SLIDE) -> ET.Element:
    """Return a part as a tree; the first slide unless another is named."""
    return ET.fromstring(parts(presentation)[name])  # noqa: S314 - the file is our own


def canonical(xml: bytes) -> str:
    """Return XML with sorted attributes, one element a line, without namespace declarations.

    Prefixes are those of `NAMES`, so that the declarations would only be said over and over.
    """
    root = ET.fromstring(xml)  # noqa: S314 - the file is our own
    ET.indent(root)
    lines = ET.canonicalize(ET.tostring(root, encoding="unicode")) + "\n"
    return re.sub(r' xmlns:\w+="[^"]*"', "", re.sub(r"></[\w:]+>(?=\n)", "/>", lines))


def find(element: ET.Element, path: str) -> ET.Element:
    found = element.find(path, NAMES)
    assert found is not None, f"no {path}"
    return found


def find_all(element: ET.Element, path: str) -> list[ET.Element]:
    return element.findall(path, NAMES)


def reopen(presentation: Presentation) -> Any:
    """Open a written presentation with python-pptx."""
    return pptx.Presentation(io.BytesIO(write_pptx(presentation)))
