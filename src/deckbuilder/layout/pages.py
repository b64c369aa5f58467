"""Lays out the handout: each slide's picture and its notes, on as many pages as they need.

Owns the page's grid, the flow of text over pages and the structure of everything but the
slide pictures, whose parts the writer tags as it draws them. Refuses PDF.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu, Rect, emu, pt
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

MARGIN = 50.0
HEAD, FOOT = 32.0, 32.0
"""Distance of the running header's top, and the footer's bottom, from the page's edge."""
TOP, BOTTOM = 66.0, 66.0
"""Where content begins and ends, from the page's top and bottom edge."""
ASIDE = 92.0
"""Width of the column at the left, which holds the headings: pictures and text share the
column to its right, whose lines are then about 70 characters long."""

LEADING, RISE = 1.34, 1.0
"""Line pitch of the notes and its baseline, as shares of the size."""


class _Sheet(Struct):
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
    name = brand.footer.text or sheet.presentation.deck.edition
    for number, items in enumerate(pages, 1):
        page = replace(sheet, pages=[items])
        page.furniture(sheet.presentation.deck.title, MARGIN, HEAD, size=size, colour="tx2")
        rule = Rect(emu(MARGIN), emu(foot - 8), emu(wide), emu(0.75))
        items.append(PageShape(rect=rule, fill="accent6"))
        page.furniture(name, MARGIN, foot, size=size)
        page.furniture(f"Page {number} of {total}", MARGIN, foot, size=size, align="right")


def _lay_out_scene(scene: Scene, sheet: _Sheet) -> Element:
    """Set a slide's picture and notes; return the Sect that holds both."""
    picture = Element("Div", [])
    section = Element("Sect", [picture])
    wide = sheet.width - 2 * MARGIN - ASIDE
    high = wide * sheet.presentation.height / sheet.presentation.width
    place = Rect(emu(MARGIN + ASIDE), emu(sheet.y), emu(wide), emu(high))
    sheet.pages[-1].append(PageSlide(scene=scene, rect=place, element=picture))
    sheet.pages[-1].append(PageShape(rect=place, stroke=Stroke(colour="accent6", width=0.75)))
    _set_place(scene, section, sheet)
    sheet.y += high + 18
    if scene.notes:
        _set_part("Facilitator notes", scene.notes, "accent1", section, scene, sheet)
    if scene.handout:
        sheet.y += sheet.brand.handout.size
        _set_part("For participants", scene.handout, "accent2", section, scene, sheet)
    return section


def _set_place(scene: Scene, section: Element, sheet: _Sheet) -> None:
    """Say the slide's number and time beside its picture."""
    lines = [f"Slide {scene.number}"]
    if scene.minutes:
        lines.append(f"{scene.minutes:g} minute{'' if scene.minutes == 1 else 's'}")
    if scene.hidden:
        lines.append("Hidden slide")
    y = sheet.y
    for index, text in enumerate(lines):
        element = Element("P", [])
        section.children.append(element)
        y += _set_aside(text, y, element, sheet, "tx1", bold=index == 0)


def _set_aside(
    text: str, y: float, element: Element, sheet: _Sheet, colour: Colour, *, bold: bool
) -> float:
    """Set text in the column at the left; return its height in points."""
    size = sheet.brand.handout.size
    style = TextStyle(font="body", size=size, colour=colour, bold=bold)
    look = Look(size=size, least=size, pitch=LEADING, ascent=RISE)
    draft = Draft(role="label", pieces=[Piece(text, style)], style=style)
    laid = lay_text([draft], emu(ASIDE - 14), sheet.faces, look)
    sheet.pages[-1].append(
        PageText(x=emu(MARGIN), y=emu(y), lines=laid.paragraphs[0].lines, element=element)
    )
    return pt(laid.height)


# --- text over pages -----------------------------------------------------------------------


def _set_part(
    heading: str, blocks: Sequence[Block], colour: Colour, section: Element, scene: Scene,
    sheet: _Sheet,
) -> None:  # fmt: skip
    """Set text with a heading beside its first line, over as many pages as it takes."""
    size = sheet.brand.handout.size
    look = Look(
        size=size, least=size, pitch=LEADING, ascent=RISE, gap=0.5, heading=colour,
        accent=colour,
    )  # fmt: skip
    laid = lay_text(
        [_beneath(draft) for draft in drafts(blocks, look)],
        emu(sheet.width - 2 * MARGIN - ASIDE), sheet.faces, look,
    )  # fmt: skip
    if sheet.y + 3 * size * LEADING > sheet.bottom:
        sheet.turn(f"{scene.title} (notes continued)")
    head = Element("H2", [])
    section.children.append(head)
    page = len(sheet.pages)
    beside = sheet.y + _set_aside(heading, sheet.y, head, sheet, colour, bold=True)
    _pour(laid.paragraphs, Outliner(section, top=3), scene, sheet)
    if len(sheet.pages) == page:
        sheet.y = max(sheet.y, beside)


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
        sheet.y += paragraph.space_before if sheet.y > TOP else 0.0
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
