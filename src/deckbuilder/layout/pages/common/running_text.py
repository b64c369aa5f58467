"""Running text on its way down the pages, line by line.

Owns where a paragraph is cut, so that no line of it stands alone, and the links between footnotes
and what refers to them. Refuses blocks that are not text.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.geometry import Emu, emu
from deckbuilder.layout.pages.common.footnote_places import references_in, references_on
from deckbuilder.layout.pages.common.sheet import Pending, Sheet
from deckbuilder.layout.text.drafts import Draft, Look, footnote_drafts
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.model import Footnote
from deckbuilder.scene.page import Element, PageItems, PageText, note_target, reference_target
from deckbuilder.scene.slide import Item, Line, TextParagraph
from deckbuilder.scene.structure import Levels, Tagger, make_element

BEFORE = 1.0
"""Space above a box or a table, as a share of the size."""


class RunningText(Struct):
    """Text that runs down the pages, as children of one structure element.

    The heading `continuation` is repeated where a page is begun. `slide` is the scene whose
    footnotes the text refers to, and `depth` the level of the heading above.
    """

    sheet: Sheet
    element: Element
    look: Look
    depth: int
    continuation: str = ""
    slide: str = ""
    note_id: str = ""
    """What the ids of footnotes begin with, where the text is to be linked to its notes."""
    levels: Levels = field(default_factory=lambda: Levels(0))

    def __post_init__(self) -> None:
        self.levels = Levels(max(0, self.depth - 1), depth=min(1, self.depth))

    @property
    def width(self) -> Emu:
        """The width of the column that is filled."""
        return emu(self.sheet.width)

    def tagger(self) -> Tagger[Element]:
        """Return what makes the structure elements of one text's paragraphs."""
        name = (lambda number: f"{self.note_id}-note-{number}") if self.note_id else None
        return Tagger(self.element, make_element, self.levels, name)

    def set_text(self, texts: Sequence[Draft], tagger: Tagger[Element] | None = None) -> None:
        """Set paragraphs line by line, beginning a page where the next lines do not fit.

        The `tagger` is that of a text that goes on, such as a list with boxes between its items.
        """
        tagger = tagger or self.tagger()
        faces = self.sheet.context.faces
        paragraphs = lay_text(texts, self.width, faces, self.look).paragraphs
        for draft, paragraph in zip(texts, paragraphs, strict=True):
            element, label = tagger.add(paragraph)
            if paragraph.role in ("heading", "label"):
                wrapped = lay_text([draft], self.width, faces, self.look)
                cites = self.slide if self.note_id else ""
                self.sheet.pending.append(
                    Pending(wrapped, element, draft.before, slide=self.slide, cites=cites)
                )
            else:
                self._set_paragraph(paragraph, draft.before, element, label)

    def _set_paragraph(
        self, paragraph: TextParagraph, before: float, element: Element, label: Element | None
    ) -> None:
        sheet = self.sheet
        pitch = paragraph.size * self.look.pitch
        lines = paragraph.lines
        if abs(sheet.y - sheet.box_end) < 0.01:
            before = max(before, self.look.size * BEFORE)
        together = len(lines) if len(lines) <= 3 else 2
        sheet.make_room(together * pitch, before, self.continuation)
        is_note = bool(self.note_id and paragraph.note)
        if is_note:
            sheet.places[note_target(self.slide, paragraph.note)] = sheet.here()
        while lines:
            count = _lines_that_fit(len(lines), pitch, sheet)
            if count == 0:
                sheet.begin_page(self.continuation)
                continue
            part, lines = lines[:count], lines[count:]
            first = part[0] is paragraph.lines[0]
            y = Emu(emu(sheet.y) - part[0].baseline + emu(paragraph.size * self.look.ascent))
            self.name_references(part, y)
            sheet.put(
                PageText(
                    x=emu(sheet.left),
                    y=y,
                    lines=part,
                    element=element,
                    marker=paragraph.marker if first else None,
                    label=label if first else None,
                    slide=self.slide,
                    is_note=is_note,
                )
            )
            sheet.y += pitch * count

    def set_notes(self, footnotes: Sequence[Footnote]) -> None:
        """Set footnotes below the text that refers to them."""
        if not footnotes:
            return
        names = (reference_target(self.slide, note.number) for note in footnotes)
        cited = any(name in self.sheet.places for name in names)
        replace(self, note_id=self.note_id if cited else "").set_text(
            footnote_drafts(footnotes, self.look)
        )

    # --- references to footnotes -----------------------------------------------------------

    def name_references(self, lines: Sequence[Line], y: Emu) -> None:
        """Name the places of the first references to footnotes that stand in this text."""
        if self.note_id:
            for number, _ in references_on(lines, y):
                self.sheet.name_place(reference_target(self.slide, number), y)

    def put_items(self, items: tuple[Item, ...], element: Element) -> None:
        """Put placed items on the page, and name the first references to footnotes in them."""
        self.sheet.put(PageItems(items=items, element=element, depth=self.depth, slide=self.slide))
        if self.note_id:
            for number, y in references_in(items):
                self.sheet.name_place(reference_target(self.slide, number), y)


def _lines_that_fit(count: int, pitch: float, sheet: Sheet) -> int:
    """Return how many of a paragraph's lines go on this page: neither a widow nor an orphan."""
    room = int((sheet.room + 0.01) // pitch)
    if room >= count:
        return count
    kept = room - 1 if count - room == 1 else room
    if kept >= 2:
        return kept
    return max(1, room) if sheet.fresh else 0
