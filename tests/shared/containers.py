"""Containers for tests, from a name and attributes as an author writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Column,
    Columns,
    Container,
    Inline,
    Reflect,
    Statistic,
    Steps,
    Text,
)


def make_div(
    kind: str, blocks: Iterable[Block | Column] = (), attributes: Mapping[str, str] | None = None
) -> Container | Column:
    """Return the container that `::: kind {attributes}` becomes; `width` is in per cent."""
    given = dict(attributes or {})
    held = tuple(blocks)
    texts = {key: _words(given.get(key, "")) for key in _TEXTS}
    match kind:
        case "callout":
            kept = {"kind": given.get("kind", "key"), "awaits": "awaits" in given}
            return Callout(title=texts["title"], blocks=held, **kept)
        case "activity":
            minutes = float(given["minutes"]) if "minutes" in given else None
            named = {key: texts[key] for key in ("title", "grouping")}
            return Activity(minutes=minutes, blocks=held, **named)
        case "reflect":
            return Reflect(lines=int(given.get("lines", 3)), blocks=held)
        case "stat":
            shown = {key: texts[key] for key in ("value", "label", "source")}
            return Statistic(blocks=held, **shown)
        case "steps":
            return Steps(blocks=held)
        case "columns":
            return Columns(columns=held)
        case "column":
            width = given.get("width", "")
            return Column(blocks=held, width=int(width.rstrip("%")) / 100 if width else None)
    raise ValueError(kind)


_TEXTS = ("title", "grouping", "value", "label", "source")
"""The attributes that are text with marks in it."""


def _words(text: str) -> tuple[Inline, ...]:
    return (Text(text=text),) if text else ()
