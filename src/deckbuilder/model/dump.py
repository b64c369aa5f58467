"""Any tree of ours as data that JSON can hold, for people and tests to read.

Owns the form of a dump: each node an object with its `type` first, spans as `path:first-last`.
Refuses to know the nodes: it reads the fields of whatever struct it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from msgspec import Struct

from deckbuilder.diagnostics import Span


def dump(node: object) -> object:
    """Return a node, or what a node holds, as JSON-able data.

    Paths keep the form in which the node has them. Raises TypeError for what no node holds.
    """
    match node:
        case None | bool() | str() | int() | float():
            return node
        case Span():
            return f"{node.path}:{node.first_line}-{node.last_line}"
        case PurePath():
            return node.as_posix()
        case date():
            return node.isoformat()
        case Mapping():
            return {str(key): dump(value) for key, value in node.items()}
        case list() | tuple():
            return _dump_sequence(node)
    if isinstance(node, Struct):
        content = {name: dump(getattr(node, name)) for name in node.__struct_fields__}
        return {"type": type(node).__name__, **content}
    raise TypeError(f"a dump holds no {type(node).__name__}")


def _dump_sequence(node: list[object] | tuple[object, ...]) -> object:
    names = getattr(node, "_fields", None)
    if names is None:
        return [dump(item) for item in node]
    content = {name: dump(item) for name, item in zip(names, node, strict=True)}
    return {"type": type(node).__name__, **content}
