"""Blocks on their way down the pages of a handout: text line by line, other blocks whole.

Owns where a page is turned, so that no heading stands alone and no line is left behind. Refuses
the look of blocks (`boxes`, `containers`), but for questions, which get lines to write on here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout.boxes import Box, Setting, boxes, frame, stack, stacked_height
from deckbuilder.layout.containers import CONTAINERS, Boxer
from deckbuilder.layout.cut import cut
from deckbuilder.layout.outline import Outliner
from deckbuilder.layout.page import Element, PageItems, PageText
from deckbuilder.layout.scene import Item, Shape, TextParagraph
from deckbuilder.layout.sheet import ASIDE, LEADING, MARGIN, RISE, TOP, Sheet
from deckbuilder.layout.text import Draft, Look, drafts, lay_text
from deckbuilder.model import Block, Container, ItemList


def _beneath(draft: Draft) -> Draft:
    """Put a heading that the author wrote below the part's own."""
    return replace(draft, level=max(3, draft.level + 1)) if draft.role == "heading" else draft


class Flow(Struct):
    """Text and other blocks on their way down the pages of one part of a slide's notes."""

    sheet: Sheet
    again: str
    section: Element
    look: Look
    outliner: Outliner

    def pour(self, blocks: Iterable[Block]) -> None:
        """Set running text line by line, turning the page where the next lines do not fit."""
        texts = [_beneath(draft) for draft in drafts(blocks, self.look)]
        width, faces = self.sheet.width_of_text, self.sheet.setting.faces
        paragraphs = lay_text(texts, width, faces, self.look).paragraphs
        for index, paragraph in enumerate(paragraphs):
            following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            self._pour_one(paragraph, following)

    def _pour_one(self, paragraph: TextParagraph, following: TextParagraph | None) -> None:
        sheet = self.sheet
        element, label = self.outliner.add(paragraph)
        sheet.y += paragraph.space_before if sheet.y > TOP else 0.0
        lines = paragraph.lines
        while lines:
            taken = _lines_that_fit(paragraph, lines, following, sheet)
            if taken == 0:
                sheet.turn(self.again)
                continue
            part, lines = lines[:taken], lines[taken:]
            first = part[0] is paragraph.lines[0]
            top = part[0].baseline - emu(paragraph.size * RISE)
            sheet.pages[-1].append(
                PageText(
                    x=emu(MARGIN + ASIDE), y=Emu(emu(sheet.y) - top), lines=part, element=element,
                    marker=paragraph.marker if first else None, label=label if first else None,
                )
            )  # fmt: skip
            sheet.y += paragraph.size * LEADING * taken

    def place(self, blocks: Iterable[Block]) -> None:
        """Set blocks other than running text: each whole, a long table or list in parts."""
        room = self.sheet.room
        for index, block in enumerate(part for held in blocks for part in _parts(held)):
            self.sheet.y += self.look.size * 0.8 if index else 0.0
            for part in cut((block,), lambda held: self._height(held) <= room):
                self._place_one(part)

    def _boxes(self, blocks: Sequence[Block]) -> list[Box]:
        return boxes(blocks, self.sheet.width_of_text, self.look, self.sheet.setting)

    def _height(self, blocks: Sequence[Block]) -> Emu:
        return stacked_height(self._boxes(blocks))

    def _place_one(self, blocks: Sequence[Block]) -> None:
        sheet = self.sheet
        held = self._boxes(blocks)
        height = stacked_height(held)
        if any(box.stretch for box in held):
            height = min(max(height, Emu(sheet.width_of_text // 2)), sheet.room)
        if height > sheet.room:  # higher than any page: its text at least can be cut
            self.pour(blocks)
            return
        if emu(sheet.y) + height > emu(sheet.bottom) and sheet.y > TOP:
            sheet.turn(self.again)
        rect = Rect(emu(MARGIN + ASIDE), emu(sheet.y), self.sheet.width_of_text, Emu(height))
        element = Element("Div", [])
        self.section.children.append(element)
        sheet.pages[-1].append(PageItems(items=tuple(stack(held, rect)), element=element, depth=2))
        sheet.y += pt(height)


def _parts(block: Block) -> Iterator[Block]:
    """Yield a block, or its questions one by one, so that each keeps its lines beside it."""
    if not (isinstance(block, Container) and block.kind == "reflect"):
        yield block
        return
    for child in block.blocks:
        if isinstance(child, ItemList):
            for offset, item in enumerate(child.items):
                one = replace(child, items=(item,), start=child.start + offset)
                yield replace(block, blocks=(one,))
        else:
            yield replace(block, blocks=(child,))


def _lines_that_fit(
    paragraph: TextParagraph, lines: Sequence[object], following: TextParagraph | None,
    sheet: Sheet,
) -> int:  # fmt: skip
    """Return how many lines go on this page: neither a widow, an orphan nor a lone heading."""
    pitch = paragraph.size * LEADING
    room = max(0, int((sheet.bottom - sheet.y + 0.01) // pitch))
    if sheet.y <= TOP + paragraph.size * LEADING * 2:  # a fresh page: what fits goes, or never will
        return max(1, min(room, len(lines)))
    count = len(lines)
    if paragraph.role == "heading" and following is not None:
        needed = count * pitch + following.space_before + min(2, len(following.lines)) * pitch
        return count if sheet.y + needed <= sheet.bottom else 0
    if room >= count:
        return count
    if count - room == 1:
        room -= 1
    return room if room >= 2 else 0


# --- questions -----------------------------------------------------------------------------

LINE_PITCH = 25.5
"""Distance of the lines to write on: 9 mm, in points."""


def _ruled_questions(block: Container, width: Emu, look: Look, setting: Setting) -> Box:
    """Make a box of questions with ruled lines beneath, as many as the author asks for."""
    text = lay_text(drafts(block.blocks, look), width, setting.faces, look)
    lines = int(block.attributes.get("lines", "3"))
    height = Emu(text.height + emu(LINE_PITCH * lines))

    def build(rect: Rect) -> tuple[Item, ...]:
        held = Rect(rect.x, rect.y, rect.width, text.height)
        rules = [
            Shape(
                name="Line to write on", fill="accent6",
                rect=Rect(rect.x, Emu(held.bottom + emu(LINE_PITCH * (n + 1))), width, emu(0.6)),
            )
            for n in range(lines)
        ]  # fmt: skip
        return (frame(text, held, "Question", span=block.span), *rules)

    return Box(height, build)


PAGE_CONTAINERS: Mapping[str, Boxer] = {**CONTAINERS, "reflect": _ruled_questions}
"""The containers of a page: as on slides, but people write on paper."""
