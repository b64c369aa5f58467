"""A model as an outline that is short enough to read and to write by hand."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.model.dump import dump

_CONTENT = ("children", "blocks", "items")
_LEFT_OUT = ("type", "span", "setting_spans", "inserts")
_DEFAULTS = {
    "overflow": "continue",
    "fit": "contain",
    "start": 1,
    "checked": None,
    "number_format": "General",
}


def outline(node: object) -> str:
    """Return a node and what it holds, one a line, without what is as it always is."""
    return "\n".join(_lines(dump(node), ""))


def _lines(node: object, indent: str) -> Iterator[str]:
    if not isinstance(node, dict) or "type" not in node:
        yield f"{indent}{node!r}" if not isinstance(node, list) else f"{indent}row"
        for child in node if isinstance(node, list) else ():
            yield from _lines(child, indent + "  ")
        return
    scalars, lists = [], []
    for key, value in node.items():
        if key in _LEFT_OUT or value in ("", None, [], {}) or _DEFAULTS.get(key, False) == value:
            continue
        (lists if isinstance(value, list) else scalars).append((key, value))
    words = [node["type"], *(f"{key}={value!r}" for key, value in scalars)]
    span = str(node.get("span") or "").rpartition(":")[2]
    yield indent + " ".join(words) + (f" @{span}" if span else "")
    for key, value in lists:
        if all(not isinstance(item, dict | list) for item in value):
            yield f"{indent}  {key}: {value}"
            continue
        deeper = indent + "  "
        if key not in _CONTENT:
            yield f"{deeper}{key}:"
            deeper += "  "
        for item in value:
            yield from _lines(item, deeper)
