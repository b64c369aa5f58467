"""The bookmarks as the file's outline (ISO 32000-1, 12.3.3).

Owns the tree of outline items, which bookmarks have as levels. Refuses to choose bookmarks.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.page import Bookmark, Pages
from deckbuilder.writers.pdf.file.objects import PdfFile, literal, reference


class _OutlineItem(Struct):
    """An item of the outline with those below it; the outline itself has no bookmark."""

    number: int
    bookmark: Bookmark | None = None
    children: list[_OutlineItem] = field(default_factory=list)

    def count(self) -> int:
        """Return how many items show below this one when all are open."""
        return sum(1 + child.count() for child in self.children)


def write_outline(file: PdfFile, pages: Pages, numbers: Sequence[int]) -> int:
    """Write the outline and return its number; `numbers` are those of the pages' objects."""
    root = _OutlineItem(file.reserve())
    path = [root]
    for bookmark in pages.bookmarks:
        del path[bookmark.level + 1 :]
        item = _OutlineItem(file.reserve(), bookmark)
        path[-1].children.append(item)
        path.append(item)
    first_and_last = _write_children(file, root, pages, numbers)
    file.put(root.number, f"<</Type/Outlines{first_and_last}>>")
    return root.number


def _write_children(
    file: PdfFile, parent: _OutlineItem, pages: Pages, numbers: Sequence[int]
) -> str:
    """Write the items below one; return the entries of its dictionary that lead to them."""
    children = parent.children
    if not children:
        return ""
    for index, child in enumerate(children):
        assert child.bookmark is not None  # noqa: S101 - only the outline itself has none
        body = f"/Title{literal(child.bookmark.title)}/Parent {reference(parent.number)}"
        place = child.bookmark.place
        top = (pages.height - place.y) / EMU_PER_PT
        body += f"/Dest[{reference(numbers[place.page])}/XYZ 0 {top:.2f} null]"
        if index > 0:
            body += f"/Prev {reference(children[index - 1].number)}"
        if index + 1 < len(children):
            body += f"/Next {reference(children[index + 1].number)}"
        body += _write_children(file, child, pages, numbers)
        file.put(child.number, f"<<{body}>>")
    first, last = reference(children[0].number), reference(children[-1].number)
    return f"/First {first}/Last {last}/Count {parent.count()}"
