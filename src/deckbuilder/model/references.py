"""References to footnotes, numbered anew: where slides are joined, or sources are listed once.

Owns finding each reference in any node. Refuses to choose numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.model.blocks import Node
from deckbuilder.model.inlines import FootnoteReference

_Any = TypeVar("_Any")


def renumber(node: _Any, change: Callable[[int], int]) -> _Any:
    """Return a node, or a tuple of them, in which the number of each reference is changed."""
    changed: _Any = _renumber(node, change)
    return changed


def _renumber(node: Any, change: Callable[[int], int]) -> Any:  # noqa: ANN401 - what a node holds
    match node:
        case FootnoteReference():
            return replace(node, number=change(node.number))
        case tuple():
            return tuple(_renumber(item, change) for item in node)
        case Struct() if isinstance(node, Node) or hasattr(node, "children"):
            values = {name: getattr(node, name) for name in node.__struct_fields__}
            inner = {key: value for key, value in values.items() if isinstance(value, tuple)}
            return replace(node, **{key: _renumber(inner[key], change) for key in inner})
    return node
