"""Reads a tagged PDF as assistive technology does: by its structure tree, not by its pages.

Owns following tags to their marked content and codes to characters through `ToUnicode`, replacement
text included. `dump` writes one line an element: role, what is said of it, its own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGE = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


@dataclass(slots=True)
class Node:
    """A structure element: what it says, and its content and children in reading order."""

    role: str
    alt: str = ""
    lang: str = ""
    id: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text below the node, in reading order."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        """Yield the node and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def find(self, role: str) -> list[Node]:
        """Return all nodes of a role."""
        return [node for node in self.walk() if node.role == role]


def read(data: bytes) -> Node:
    """Read a PDF's structure tree; its root element is returned."""
    with pikepdf.open(BytesIO(data)) as pdf:
        texts = {page.objgen: marked_text(page) for page in pdf.pages}
        tree = pdf.Root.StructTreeRoot
        return _node(_kids(tree)[0], None, texts)


def dump(node: Node, depth: int = 0) -> str:
    """Write a tree as indented lines."""
    said = [node.role]
    said += [
        f"{name}={value!r}" for name, value in (("alt", node.alt), ("lang", node.lang)) if value
    ]
    said += [f"id={node.id!r}"] if node.id else []
    said += [f"{name}={value}" for name, value in sorted(node.attributes.items())]
    said += [f"-> {link}" for link in node.links]
    lines = ["  " * depth + " ".join(said)]
    for kid in node.kids:
        if isinstance(kid, Node):
            lines.append(dump(kid, depth + 1))
        else:
            lines.append("  " * (depth + 1) + repr(kid))
    return "\n".join(lines)


def _node(element: pikepdf.Object, page: Any, texts: dict[Any, dict[int, str]]) -> Node:
    page = element.get("/Pg", page)
    node = Node(
        role=str(element.S)[1:],
        alt=str(element.get("/Alt", "")),
        lang=str(element.get("/Lang", "")),
        id=str(element.get("/ID", "")),
    )
    for name, value in dict(element.get("/A", {})).items():
        if name in ("/Scope", "/ListNumbering", "/Summary"):
            node.attributes[name[1:]] = str(value).removeprefix("/")
    for kid in _kids(element):
        if isinstance(kid, int):
            node.kids.append(texts[page.objgen][kid])
        elif kid.get("/Type") == "/MCR":
            node.kids.append(texts[kid.get("/Pg", page).objgen][int(kid.MCID)])
        elif kid.get("/Type") == "/OBJR":
            node.links.append(_target(kid.Obj))
        else:
            node.kids.append(_node(kid, page, texts))
    return node


def _kids(element: pikepdf.Object) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def _target(annotation: pikepdf.Object) -> str:
    return str(annotation.A.URI) if "/A" in annotation else "page"


# --- content streams -----------------------------------------------------------------------


def marked_text(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked-content identifier of a page; -1 holds the artifacts'."""
    fonts = {name: to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    open_: list[tuple[int | None, str | None]] = []
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC":
                open_.append((-1 if operands[0] == "/Artifact" else None, None))
            case "BDC":
                open_.append(_opened(operands))
                identifier, actual = open_[-1]
                if identifier is not None:
                    found.setdefault(identifier, "")
                if actual is not None:
                    found[_owner(open_)] += actual
            case "EMC":
                open_.pop()
            case "Tf":
                current = fonts[operands[0]]
            case "Tj" | "TJ" if all(actual is None for _, actual in open_):
                codes = _shown(operands[0])
                owner = _owner(open_)
                found[owner] = found.get(owner, "") + "".join(
                    current[int.from_bytes(codes[place : place + 2], "big")]
                    for place in range(0, len(codes), 2)
                )
    assert not open_, "marked content is left open"
    return found


def _shown(operand: Any) -> bytes:
    """Return the codes of a string, or of the strings of an array."""
    if isinstance(operand, pikepdf.String):
        return bytes(operand)
    return b"".join(bytes(each) for each in operand if isinstance(each, pikepdf.String))


def _opened(operands: Any) -> tuple[int | None, str | None]:
    said = operands[1]
    identifier = int(said["/MCID"]) if "/MCID" in said else None
    return identifier, str(said["/ActualText"]) if "/ActualText" in said else None


def _owner(open_: list[tuple[int | None, str | None]]) -> int:
    """Return the identifier that owns what is shown now: content without one is a fault."""
    return next(identifier for identifier, _ in reversed(open_) if identifier is not None)


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """Read the characters of a font's codes."""
    cmap = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for block in _BLOCK.findall(cmap):
        numbers = _HEX.findall(block)
        for code, text in zip(numbers[::2], numbers[1::2], strict=True):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in _RANGE.findall(cmap):
        numbers = _HEX.findall(block)
        for first, last, start in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + offset] = chr(int(start, 16) + offset)
    return found
