"""A package as parts with their relationships, for whoever reads the XML itself.

Owns names, content types and relationships (ISO/IEC 29500-2), and the lists of masters, layouts and
slides. It opens templates and shows as well as presentations, and each part's XML when it is asked
for. Refuses to know what a part says.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from msgspec import Struct

from deckbuilder.files import limits
from deckbuilder.formats.pptx import REPAIR, SAVE
from deckbuilder.formats.pptx.archive import read_parts
from deckbuilder.formats.refusal import Refusal, Tally, check_limit
from deckbuilder.formats.xml import check_xml, parse_xml

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/"


class Relation(Struct, frozen=True):
    """A relationship: its id, the last step of its type ("slideLayout"), and where it leads.

    The `target` is the name of a part, without a slash at its beginning, or an address where it is
    `external`. It need not be there.
    """

    id: str
    kind: str
    type: str
    target: str
    external: bool = False


class PartsPackage:
    """A PowerPoint file's parts by their names ("ppt/presentation.xml"), in the file's order."""

    def __init__(self, parts: Mapping[str, bytes], packed: int = 0) -> None:
        self.parts = parts
        self.packed = packed
        """How many bytes the file takes."""
        self._roots: dict[str, Any] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._by_id: dict[str, dict[str, Relation]] = {}
        self._nodes = Tally(limits.PPTX_NODES, packed)
        self._related = Tally(limits.PPTX_RELATIONS)

    def root(self, name: str) -> Any:
        """Return the root element of a part; raises a Refusal where it is missing or no XML."""
        if name not in self._roots:
            data = self.parts.get(name)
            if data is None:
                raise Refusal(f"the part {name!r} is missing", SAVE)
            self._roots[name] = self._parse(data, name)
        return self._roots[name]

    def _parse(self, data: bytes, name: str) -> Any:
        self._nodes.add(check_xml(data))
        try:
            return parse_xml(data)
        except Exception as error:  # what a damaged part does to its parser is unknown
            raise Refusal(f"the part {name!r} is damaged", REPAIR) from error

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return the relationships of a part, or with "" of the package, in their order."""
        if name not in self._relations:
            folder, _, file = name.rpartition("/")
            data = self.parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
            rows = (
                [] if data is None else self._parse(data, name).findall(f"{_RELATIONS}Relationship")
            )
            self._related.add(len(rows))
            self._relations[name] = tuple(self._relation(row, folder) for row in rows)
        return self._relations[name]

    def _relation(self, row: Any, folder: str) -> Relation:
        kind, target = row.get("Type") or "", row.get("Target") or ""
        external = row.get("TargetMode") == "External"
        if not external:
            target = self._find(target.partition("#")[0].replace("\\", "/"), folder)
        return Relation(row.get("Id") or "", kind.rpartition("/")[2], kind, target, external)

    def _find(self, target: str, folder: str) -> str:
        """Return the name of the part that is meant.

        Letters may differ in case (ISO/IEC 29500-2, 6.2.2.3), and be escaped in one place alone.
        """
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found = (self._names.get(each.casefold()) for each in (path, unquote(path)))
        return next(filter(None, found), unquote(path))

    @cached_property
    def _names(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.parts}

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the parts to which a part is related in one way, of those that are there."""
        return tuple(
            each.target
            for each in self.relations(name)
            if each.kind == kind and not each.external and each.target in self.parts
        )

    def target(self, name: str, relation: str) -> str:
        """Return the part to which the relationship of that id leads; "" where it leads to none."""
        if name not in self._by_id:
            self._by_id[name] = {each.id: each for each in reversed(self.relations(name))}
        each = self._by_id[name].get(relation)
        return each.target if each and not each.external and each.target in self.parts else ""

    def content_type(self, name: str) -> str:
        """Return the content type of a part, or ""."""
        overrides, defaults = self._content_types
        return overrides.get(f"/{name}".casefold()) or defaults.get(
            name.rpartition(".")[2].casefold(), ""
        )

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.root("[Content_Types].xml")
        overrides = {
            (row.get("PartName") or "").casefold(): row.get("ContentType") or ""
            for row in root.iterchildren(f"{_TYPES}Override")
        }
        defaults = {
            (row.get("Extension") or "").casefold(): row.get("ContentType") or ""
            for row in root.iterchildren(f"{_TYPES}Default")
        }
        return overrides, defaults

    @cached_property
    def main(self) -> str:
        """The presentation part."""
        found = self.related("", "officeDocument")
        kind = self.content_type(found[0]) if found else ""
        if not any(each in kind for each in ("presentationml", "ms-powerpoint")):
            raise Refusal("the file is no PowerPoint file", SAVE)
        return found[0]

    @cached_property
    def masters(self) -> tuple[str, ...]:
        """The slide masters' parts in the order in which PowerPoint lists them."""
        return tuple(self._listed(self.main, "sldMasterIdLst", "sldMasterId"))

    def layouts_of(self, master: str) -> tuple[str, ...]:
        """Return the parts of a master's layouts in the order in which PowerPoint lists them."""
        return tuple(self._listed(master, "sldLayoutIdLst", "sldLayoutId"))

    @cached_property
    def slides(self) -> tuple[str, ...]:
        """The slides' parts in the order of the show."""
        return tuple(self._listed(self.main, "sldIdLst", "sldId"))

    def _listed(self, name: str, of: str, each: str) -> Iterator[str]:
        seen: set[str] = set()
        for row in self.root(name).iterfind(f"{P}{of}/{P}{each}"):
            target = self.target(name, row.get(f"{R}id") or "")
            if target and target not in seen:
                seen.add(target)
                yield target


def open_parts(data: bytes) -> PartsPackage:
    """Return a PowerPoint file's parts; raises a Refusal for any other, or one beyond limits."""
    parts = {name.removeprefix("/"): part for name, part in read_parts(data).items()}
    if "[Content_Types].xml" not in parts:
        raise Refusal("the file is no PowerPoint file", SAVE)
    if _STRICT in parts.get("_rels/.rels", b""):
        raise Refusal(
            "the file was saved as “Strict Open XML”, which is not read",
            "in PowerPoint: File, Save As, PowerPoint Presentation (*.pptx), and use that file",
        )
    package = PartsPackage(parts, len(data))
    check_limit(limits.PPTX_SLIDES, len(package.slides))
    return package
