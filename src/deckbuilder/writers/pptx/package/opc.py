"""The package: parts, their content types and relationships.

Follows the Open Packaging Conventions (ISO/IEC 29500-2). Refuses to know what a part says.
The same parts give the same bytes, since names come from counters.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from functools import lru_cache
from posixpath import splitext
from urllib.parse import quote

from deckbuilder.cache.warm import open_shelf
from deckbuilder.files.content import Sink
from deckbuilder.formats.zip_writing import Archive, deflate
from deckbuilder.writers.pptx.package.xml import DECLARATION, OFFICE, attribute

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULTS = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}
_EXTERNAL = ' TargetMode="External"'
_ALREADY_COMPRESSED = (".gif", ".jpeg", ".jpg", ".png", ".wdp", ".xlsx")
_IN_NAMES = "!$%&'()*+,/:;=@~"
"""What names of parts have beside letters and digits (ISO/IEC 29500-2, 6.2.2.2)."""


def _type(kind: str) -> str:
    return kind if "/" in kind else f"{OFFICE}/{kind}"


def relative(target: str, source: str) -> str:
    """Return the name of a part as a relationship of another has it; "" is the package itself."""
    folder, _, file = target.rpartition("/")
    return _way(folder, source.rpartition("/")[0]) + file


@lru_cache(maxsize=256)  # there are few folders, and finding the way takes long
def _way(folder: str, start: str) -> str:
    way = posixpath.relpath(folder or ".", start or ".")
    return "" if way == "." else f"{way}/"


class Relationships:
    """The relationships of one part; the same target is related once."""

    __slots__ = ("_ids", "_kept")

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}
        self._kept: list[tuple[tuple[str, str, bool], str]] = []

    def keep(self, id_: str, kind: str, target: str) -> None:
        """Add a relationship of a part that was not written here, whose ids stand in it."""
        self._kept.append(((kind, target, False), id_))

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Relate the part to `target` and return the relationship's id.

        `kind` is the last step of a type under the office document's namespace, or a whole
        type. `target` is relative to the part's folder, or an address where `external`.
        """
        key = (kind, target, external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def has(self, kinds: Collection[str]) -> bool:
        """Tell whether any relationship is of these kinds."""
        return any(kind in kinds for kind, _, _ in self._ids)

    def to_xml(self) -> str:
        """Return the relationships part."""
        rows = "".join(
            f'<Relationship Id="{attribute(id_)}" Type="{attribute(_type(kind))}"'
            f' Target="{attribute(target if external else _escape(target))}"'
            f"{_EXTERNAL * external}/>"
            for (kind, target, external), id_ in (*self._kept, *self._ids.items())
        )
        return f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{rows}</Relationships>'

    def __bool__(self) -> bool:
        return bool(self._ids or self._kept)


def _escape(name: str) -> str:
    return quote(name, safe=_IN_NAMES)


def _ending(name: str) -> str:
    """Return the ending of a part's name, in small letters; "" where it has none."""
    return splitext(name)[1].removeprefix(".").lower()


def _find_packed(part: bytes) -> bytes:
    """Compress a part, or take what was made of it before; media, such as SVGs, may be many."""
    if not part.startswith(b"<?xml"):
        return deflate(part)
    return open_shelf("compressed part").find((part,), lambda: deflate(part))


class Package:
    """The parts of one file in the order in which they are added, each packed at once."""

    def __init__(self) -> None:
        self._archive = Archive(_ALREADY_COMPRESSED, _find_packed)
        self._endings: set[str] = set()
        self._overrides: list[tuple[str, str]] = []
        self._defaults = dict(_DEFAULTS)
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def next_name(self, stem: str, ending: str) -> str:
        """Return a part's name from the next number with which no part of that name is there."""
        while True:
            self._counts[stem] = self._counts.get(stem, 0) + 1
            name = f"{stem}{self._counts[stem]}{ending}"
            if name.casefold() not in self._taken:
                return name

    def add(
        self,
        name: str,
        content: str | bytes,
        content_type: str = "",
        relationships: Relationships | None = None,
    ) -> None:
        """Add a part, and its relationships where it has any.

        `name` has no leading slash; `content_type` is empty where the name's ending tells it.
        """
        name = _escape(name)
        data = content if isinstance(content, bytes) else content.encode()
        self._archive.add(name, data)
        self._taken.add(name.casefold())
        ending = _ending(name)
        self._endings.add(ending)
        known = (
            ending not in ("", "xml")
            and self._defaults.setdefault(ending, content_type) == content_type
        )
        if content_type and not known:
            self._overrides.append((name, content_type))
        if relationships:
            folder, _, file = name.rpartition("/")
            prefix = f"{folder}/" if folder else ""
            self._add_relationships(f"{prefix}_rels/{file}.rels", relationships)

    def add_root(self, relationships: Relationships) -> None:
        """Add the package's own relationships, which lead to the parts that others hang on."""
        self._add_relationships("_rels/.rels", relationships)

    def _add_relationships(self, name: str, relationships: Relationships) -> None:
        self._archive.add(name, relationships.to_xml().encode())
        self._endings.add("rels")

    def write(self, file: Sink) -> None:
        """Write the package's zip, content types first."""
        self._archive.write(file, [("[Content_Types].xml", self._content_types())])

    def _content_types(self) -> bytes:
        defaults = "".join(
            f'<Default Extension="{ending}" ContentType="{attribute(kind)}"/>'
            for ending, kind in self._defaults.items()
            if ending in self._endings
        )
        overrides = "".join(
            f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>'
            for name, kind in self._overrides
        )
        return (
            f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{defaults}{overrides}</Types>'.encode()
        )
