"""Parts with their content types and relationships, in the order in which they were added."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
PRESENTATIONML = "application/vnd.openxmlformats-officedocument.presentationml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PICTURES = {
    "png": "image/png", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml",
    "emf": "image/x-emf", "wmf": "image/x-wmf",
}  # fmt: skip


class Package:
    """A package that grows."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        self._relations: dict[str, list[str]] = {}
        self._pictures: dict[bytes, str] = {}

    def add(self, name: str, content_type: str, data: str | bytes = b"") -> None:
        """Add a part; one without a type of its own has that of its ending."""
        self.parts[name] = data.encode() if isinstance(data, str) else data
        if content_type:
            self.types[name] = content_type

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first place of `old` in a part, which must have it."""
        text = self.parts[name].decode()
        assert old in text, (name, old)
        self.parts[name] = text.replace(old, new, 1).encode()

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Relate a part, or with "" the package, to a part or an address; return the id."""
        rows = self._relations.setdefault(source, [])
        identity = f"rId{len(rows) + 1}"
        where = target if external else f"/{target}"
        mode = ' TargetMode="External"' if external else ""
        rows.append(
            f'<Relationship Id="{identity}" Type="{kind}" Target={quoteattr(where)}{mode}/>'
        )
        return identity

    def relate_target(self, source: str, kind: str, target: bytes | str, ending: str) -> str:
        """Relate a part to a picture's bytes, or to an address outside."""
        if isinstance(target, str):
            return self.relate(source, f"{OFFICE}/{kind}", target, external=True)
        if target not in self._pictures:
            name = f"ppt/media/image{len(self._pictures) + 1}.{ending}"
            self._pictures[target] = name
            self.defaults[ending] = _PICTURES[ending]
            self.add(name, "", target)
        return self.relate(source, f"{OFFICE}/{kind}", self._pictures[target])

    def entries(self) -> Iterator[tuple[str, bytes]]:
        """Yield the entries of the zip: content types, and each part after its relationships."""
        yield "[Content_Types].xml", self._content_types().encode()
        for name in ("", *self.parts):
            rows = self._relations.get(name)
            if rows:
                folder, file = posixpath.split(name)
                text = f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}'
                path = posixpath.join(folder, "_rels", f"{file}.rels")
                yield path, f"{DECLARATION}{text}</Relationships>".encode()
            if name:
                yield name, self.parts[name]

    def _content_types(self) -> str:
        rows = [
            f'<Default Extension="{ending}" ContentType="{kind}"/>'
            for ending, kind in self.defaults.items()
        ]
        rows += [
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self.types.items()
        ]
        types = f'<Types xmlns="{_PACKAGE}/content-types">'
        return f"{DECLARATION}{types}{''.join(rows)}</Types>"
