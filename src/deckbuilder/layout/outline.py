"""The structure of running text: paragraphs to structure elements, items to nested lists.

Owns the tagging of text that is not on a slide picture (ISO 32000-1, 14.8.4). Refuses
placing.
"""

from __future__ import annotations

from typing import Literal

from deckbuilder.layout.page import Element, ElementRole
from deckbuilder.layout.scene import Marker, TextParagraph


class Outliner:
    """Adds paragraphs under a parent in order; `top` is the level of its first heading.

    Headings never skip a level (ISO 14289-1, 7.4.2).
    """

    def __init__(self, parent: Element, *, top: int) -> None:
        self._parent = parent
        self._heading = top - 1
        self._top = top
        self._lists: list[Element] = []

    def add(self, paragraph: TextParagraph) -> tuple[Element, Element | None]:
        """Return the element of a paragraph's text, and that of its marker if it has one."""
        if paragraph.role == "item" and paragraph.marker is not None:
            return self._item(paragraph, paragraph.marker)
        parent = self._parent
        if self._lists and paragraph.indent > 0 and paragraph.role != "heading":
            parent = self._lists[-1].children[-1].children[-1]
        else:
            self._lists.clear()
        if paragraph.role == "heading":
            self._heading = max(self._top, min(paragraph.level, self._heading + 1, 6))
            return self._under(self._parent, _HEADINGS[self._heading]), None
        if paragraph.role in ("quote", "attribution"):
            return self._under(self._under(parent, "BlockQuote"), "P"), None
        return self._under(parent, "Code" if paragraph.role == "code" else "P"), None

    def _item(self, paragraph: TextParagraph, marker: Marker) -> tuple[Element, Element]:
        depth = paragraph.level + 1
        del self._lists[depth:]
        if marker.start and len(self._lists) == depth:
            del self._lists[depth - 1 :]
        while len(self._lists) < depth:
            parent = self._parent
            if self._lists:
                parent = self._lists[-1].children[-1].children[-1]
            held = self._under(parent, "L")
            held.numbering = _numbering(marker)
            self._lists.append(held)
            if len(self._lists) < depth:
                item = self._under(held, "LI")
                self._under(item, "LBody")
        item = self._under(self._lists[-1], "LI")
        label = self._under(item, "Lbl")
        body = self._under(item, "LBody")
        return self._under(body, "P"), label

    @staticmethod
    def _under(parent: Element, role: ElementRole) -> Element:
        child = Element(role, [])
        parent.children.append(child)
        return child


_HEADINGS: tuple[ElementRole, ...] = ("H1", "H1", "H2", "H3", "H4", "H5", "H6")


def _numbering(marker: Marker) -> Literal["Disc", "Decimal", "None"]:
    kinds: dict[str, Literal["Disc", "Decimal", "None"]] = {"bullet": "Disc", "number": "Decimal"}
    return kinds.get(marker.kind, "None")
