"""Parts packed into a package again, with their relationships and content types.

Owns the parts that tell of other parts (ISO/IEC 29500-2, clauses 6.5 and 7.2). Refuses to know what
a part says. The same parts give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from msgspec import Struct

from deckbuilder.formats.zip_writing import write_archive

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPC = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_PACKED = (".gif", ".jpeg", ".jpg", ".png")


class CarriedRelation(Struct, frozen=True):
    """A relationship: its id, its whole type, and the name of the part to which it leads."""

    id: str
    type: str
    target: str


class CarriedPart(Struct, frozen=True):
    """A part that goes from one package into another, and its relationships."""

    name: str
    content_type: str
    data: bytes
    relations: tuple[CarriedRelation, ...]


def pack_parts(parts: Sequence[CarriedPart], root: Sequence[CarriedRelation]) -> bytes:
    """Return a package of some parts, in their order; `root` are the package's relationships."""
    entries = [("[Content_Types].xml", _content_types(parts)), ("_rels/.rels", _relations(root))]
    for part in parts:
        entries.append((part.name, part.data))
        if part.relations:
            folder, _, file = part.name.rpartition("/")
            entries.append((f"{folder}/_rels/{file}.rels", _relations(part.relations)))
    return write_archive(entries, stored=_PACKED)


def _content_types(parts: Iterable[CarriedPart]) -> bytes:
    rows = "".join(
        f"<Override PartName={_quoted(f'/{part.name}')} ContentType={_quoted(part.content_type)}/>"
        for part in parts
    )
    default = f'<Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/>'
    return f'{_DECLARATION}<Types xmlns="{_OPC}/content-types">{default}{rows}</Types>'.encode()


def _relations(relations: Iterable[CarriedRelation]) -> bytes:
    """Return a part of relationships, each leading to its target from the package's root."""
    rows = "".join(
        f"<Relationship Id={_quoted(each.id)} Type={_quoted(each.type)}"
        f" Target={_quoted(f'/{quote(each.target)}')}/>"
        for each in relations
    )
    return (
        f'{_DECLARATION}<Relationships xmlns="{_OPC}/relationships">{rows}</Relationships>'.encode()
    )


def _quoted(value: str) -> str:
    """Return an attribute's value between quotation marks."""
    return f'"{escape(value)}"'
