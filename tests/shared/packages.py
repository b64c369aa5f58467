"""Packages as their parts, and whether all that a package refers to is in it."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "[Content_Types].xml"


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def find_dangling(data: bytes) -> list[str]:
    """Return a line for each thing that a package refers to and does not have, or has for nothing.

    These are relationships to parts that are missing, ids in XML that are no relationship of the
    part, parts without a content type, and parts to which nothing leads.
    """
    parts = unpack(data)
    reached, found = {""}, []
    for name in (name for name in parts if name.endswith(".rels")):
        source = posixpath.join(
            posixpath.dirname(posixpath.dirname(name)), posixpath.basename(name)[: -len(".rels")]
        )
        if source and source not in parts:
            found.append(f"{name}: of no part")
        for target in _targets(parts[name], source):
            reached.add(target)
            if target not in parts:
                found.append(f"{name}: {target} is missing")
    types = parts[_TYPES].decode()
    for name, part in parts.items():
        if name == _TYPES or name.endswith(".rels"):
            continue
        if name not in reached:
            found.append(f"{name}: nothing leads there")
        if f'PartName="/{name}"' not in types and f'"{name.rpartition(".")[2]}"' not in types:
            found.append(f"{name}: has no content type")
        if name.endswith(".xml"):
            found += (f"{name}: no relationship {id_}" for id_ in _unknown_ids(name, part, parts))
    return found


def _rows(data: bytes) -> Iterator[ET.Element]:
    yield from ET.fromstring(data)  # noqa: S314 - the file is our own


def _targets(data: bytes, source: str) -> Iterator[str]:
    for row in _rows(data):
        if row.get("TargetMode") != "External":
            folder = posixpath.join("/", posixpath.dirname(source))
            target = unquote(row.get("Target") or "")
            yield posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def _unknown_ids(name: str, part: bytes, parts: Mapping[str, bytes]) -> Iterator[str]:
    rows = parts.get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
    known = {row.get("Id") for row in _rows(rows)} if rows else set()
    for element in ET.fromstring(part).iter():  # noqa: S314 - the file is our own
        for attribute, value in element.attrib.items():
            if attribute.startswith(_R) and value and value not in known:
                yield value
