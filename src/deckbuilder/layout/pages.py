"""Lays out the handout: each slide's picture and its notes, on as many pages as they need.

Owns the page's grid, the flow of text over pages and the structure of everything but the
slide pictures, whose parts the writer tags as it draws them. Refuses PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.fit import Piece
from deckbuilder.layout.glyphs import report_missing_glyphs
from deckbuilder.layout.metrics import Faces
from deckbuilder.layout.outline import Outliner
from deckbuilder.layout.scene import (
    Bookmark,
    Colour,
    Element,
    Line,
    Page,
    PageItem,
    Pages,
    PageShape,
    PageSlide,
    PageText,
    Presentation,
    Scene,
    Stroke,
    TextParagraph,
    TextStyle,
)
from deckbuilder.layout.text import Draft, Look, drafts, lay_text
from deckbuilder.model import Alignment, Block

PAPER = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Page sizes in points (ISO 216; ANSI/ASME Y14.1)."""

MARGIN = 56.0
HEAD, FOOT = 34.0, 34.0
"""Distance of the running header's top, and the footer's bottom, from the page's edge."""
TOP, BOTTOM = 66.0, 70.0
"""Where content begins and ends, from the page's top and bottom edge."""
ASIDE = 104.0
"""Width of the column left of the notes, which says the slide's number and time."""

LEADING, RISE = 1.36, 1.02
"""Line pitch of the notes and its baseline, as shares of the size."""


@dataclass(slots=True)
class _Sheet:
    """The pages of a handout while they fill: the current one is the last."""

    presentation: Presentation
    width: float
    height: float
    faces: Faces
    pages: list[list[PageItem]] = field(default_factory=list)
    y: float = 0.0
    laid: dict[Draft, tuple[Line, ...]] = field(default_factory=dict)
    """Furniture that was laid already: most of it is alike on every page."""

    @property
    def brand(self) -> Brand:
        return self.presentation.brand

    @property
    def bottom(self) -> float:
        return self.height - BOTTOM

    def turn(self, heading: str = "") -> None:
        """Begin a page; `heading` is repeated at its top as furniture."""
        self.pages.append([])
        self.y = TOP
        if heading:
            size = self.brand.handout.size
            self.furniture(heading, MARGIN, TOP - 6, size=size, bold=True, colour="tx2")
            self.y = TOP + size * LEADING * 1.6

    def furniture(
        self, text: str, x: float, y: float, *, size: float,
        align: Alignment = "left", bold: bool = False, colour: Colour = "accent6",
    ) -> None:  # fmt: skip
        """Set one line of an artifact on the current page."""
        style = TextStyle(font="body", size=size, colour=colour, bold=bold)
        look = Look(size=size, least=size, align=align, pitch=LEADING, ascent=RISE)
        draft = Draft(role="label", pieces=(Piece(text, style),), style=style, align=align)
        lines = self.laid.get(draft)
        if lines is None:
            room = emu(self.width - 2 * MARGIN)
            (paragraph,) = lay_text([draft], room, self.faces, look).paragraphs
            lines = self.laid[draft] = paragraph.lines[:1]
        self.pages[-1].append(PageText(x=emu(x), y=emu(y), lines=lines, element=None))


def lay_out_handout(presentation: Presentation, diagnostics: Diagnostics) -> Presentation:
    """Return the presentation with its handout laid out, in the fonts that a PDF embeds.

    Characters that those fonts lack are reported.
    """
    brand = presentation.brand
    width, height = PAPER[brand.handout.page]
    sheet = _Sheet(presentation, width, height, Faces(brand, embedded=True))
    document = Element("Document", [])
    bookmarks = []
    for scene in presentation.scenes:
        sheet.turn()
        bookmarks.append(Bookmark(title=scene.title, page=len(sheet.pages) - 1, level=0))
        document.children.append(_lay_out_scene(scene, sheet))
    _run_heads(sheet)
    pages = Pages(
        width=emu(width),
        height=emu(height),
        title=presentation.deck.title,
        pages=tuple(Page(items=tuple(items)) for items in sheet.pages),
        structure=document,
        bookmarks=tuple(bookmarks),
    )
    report_missing_glyphs(presentation, pages.pages, sheet.faces, diagnostics)
    return replace(presentation, handout=pages)


def _run_heads(sheet: _Sheet) -> None:
    """Set the running header and footer of every page, now that their number is known."""
    pages, brand = sheet.pages, sheet.brand
    size = brand.handout.size
    wide = sheet.width - 2 * MARGIN
    foot = sheet.height - FOOT - size * LEADING
    total = len(pages)
    for number, items in enumerate(pages, 1):
        page = replace(sheet, pages=[items])
        page.furniture(sheet.presentation.deck.title, MARGIN, HEAD, size=size, colour="tx2")
        rule = Rect(emu(MARGIN), emu(foot - 8), emu(wide), emu(0.75))
        items.append(PageShape(rect=rule, fill="accent6"))
        page.furniture(brand.footer.text or brand.title, MARGIN, foot, size=size)
        page.furniture(f"Page {number} of {total}", MARGIN, foot, size=size, align="right")


def _lay_out_scene(scene: Scene, sheet: _Sheet) -> Element:
    """Set a slide's picture and notes; return the Sect that holds both."""
    picture = Element("Div", [])
    section = Element("Sect", [picture])
    wide = sheet.width - 2 * MARGIN
    high = wide * sheet.presentation.height / sheet.presentation.width
    place = Rect(emu(MARGIN), emu(sheet.y), emu(wide), emu(high))
    sheet.pages[-1].append(PageSlide(scene=scene, rect=place, element=picture))
    sheet.pages[-1].append(PageShape(rect=place, stroke=Stroke(colour="accent6", width=0.75)))
    sheet.y += high + 22
    _set_aside(scene, section, sheet)
    if scene.notes:
        _set_part("Facilitator notes", scene.notes, "tx2", section, scene, sheet)
    if scene.handout:
        sheet.y += sheet.brand.handout.size * 0.9
        _set_part("For participants", scene.handout, "accent2", section, scene, sheet)
    return section


def _set_aside(scene: Scene, section: Element, sheet: _Sheet) -> None:
    """Say the slide's number and time in the column beside the notes."""
    size = sheet.brand.handout.size
    lines: list[tuple[str, bool]] = [(f"Slide {scene.number}", True)]
    if scene.minutes:
        unit = "minute" if scene.minutes == 1 else "minutes"
        lines.append((f"{scene.minutes:g} {unit}", False))
    if scene.hidden:
        lines.append(("Hidden slide", False))
    y = sheet.y
    for text, bold in lines:
        style = TextStyle(font="body", size=size, colour="accent1" if bold else "tx1", bold=bold)
        look = Look(size=size, least=size, pitch=LEADING, ascent=RISE)
        draft = Draft(role="label", pieces=[Piece(text, style)], style=style)
        laid = lay_text([draft], emu(ASIDE - 12), sheet.faces, look)
        element = Element("P", [])
        section.children.append(element)
        sheet.pages[-1].append(
            PageText(x=emu(MARGIN), y=emu(y), lines=laid.paragraphs[0].lines, element=element)
        )
        y += laid.height / 12_700


# --- text over pages -----------------------------------------------------------------------


def _set_part(
    heading: str, blocks: Sequence[Block], colour: Colour, section: Element, scene: Scene,
    sheet: _Sheet,
) -> None:  # fmt: skip
    """Set a heading and the text under it, over as many pages as it takes."""
    size = sheet.brand.handout.size
    look = Look(
        size=size, least=size, pitch=LEADING, ascent=RISE, gap=0.55, heading=colour,
        accent=colour,
    )  # fmt: skip
    style = TextStyle(font="heading", size=size + 2, colour=colour, bold=True)
    head = Draft(role="heading", pieces=[Piece(heading, style)], style=style, level=2)
    laid = lay_text(
        [head, *(_beneath(draft) for draft in drafts(blocks, look))],
        emu(sheet.width - 2 * MARGIN - ASIDE), sheet.faces, look,
    )  # fmt: skip
    outliner = Outliner(section, top=2)
    _pour(laid.paragraphs, outliner, scene, sheet)


def _beneath(draft: Draft) -> Draft:
    """Put a heading that the author wrote below the part's own."""
    return replace(draft, level=max(3, draft.level + 1)) if draft.role == "heading" else draft


def _pour(
    paragraphs: Sequence[TextParagraph], outliner: Outliner, scene: Scene, sheet: _Sheet
) -> None:
    """Set paragraphs line by line, turning the page where the next lines do not fit."""
    for index, paragraph in enumerate(paragraphs):
        pitch = paragraph.size * LEADING
        element, label = outliner.add(paragraph)
        if sheet.y > TOP:
            sheet.y += paragraph.space_before
        lines = paragraph.lines
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        while lines:
            taken = _lines_that_fit(paragraph, lines, following, sheet)
            if taken == 0:
                sheet.turn(f"{scene.title} (notes continued)")
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
            sheet.y += pitch * taken


def _lines_that_fit(
    paragraph: TextParagraph, lines: Sequence[object], following: TextParagraph | None,
    sheet: _Sheet,
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
