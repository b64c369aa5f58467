"""Lays out the handout: each slide's picture and its notes, on as many pages as they need.

Owns the page's grid, the flow of text over pages and the structure of everything but the
slide pictures, whose parts the writer tags as it draws them. Refuses PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.boxes import Setting
from deckbuilder.layout.containers import ROWS
from deckbuilder.layout.flow import PAGE_CONTAINERS, Flow
from deckbuilder.layout.foot import report_shortened
from deckbuilder.layout.glyphs import report_missing_glyphs
from deckbuilder.layout.metrics import Faces
from deckbuilder.layout.outline import Outliner
from deckbuilder.layout.page import Bookmark, Element, Page, Pages, PageShape, PageSlide
from deckbuilder.layout.presentation import Presentation
from deckbuilder.layout.scene import Colour, Scene, Stroke
from deckbuilder.layout.sheet import (
    ASIDE,
    FOOT,
    HEAD,
    LEADING,
    MARGIN,
    PAPER,
    RISE,
    Sheet,
    set_aside,
)
from deckbuilder.layout.text import Look, is_text
from deckbuilder.model import Block


def lay_out_handout(presentation: Presentation, diagnostics: Diagnostics) -> Presentation:
    """Return the presentation with its handout laid out, in the fonts that a PDF embeds.

    Characters that those fonts lack are reported.
    """
    brand = presentation.brand
    width, height = PAPER[brand.handout.page]
    faces = Faces(brand, embedded=True)
    setting = Setting(brand, faces, diagnostics, PAGE_CONTAINERS, ROWS)
    sheet = Sheet(presentation, width, height, setting)
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
    report_missing_glyphs(presentation, pages.pages, sheet.setting.faces, diagnostics)
    return replace(presentation, handout=pages)


_NUMBER = 9.0
"""Width of "Page 999 of 999" and the space before it, as a share of its size."""


def _run_heads(sheet: Sheet) -> None:
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
        shown = page.furniture(name, MARGIN, foot, size=size, beside=size * _NUMBER)
        if shown != name:
            where = brand.footer_span or sheet.presentation.deck.span or brand.name
            report_shortened(shown, where, sheet.setting.diagnostics)
        page.furniture(f"Page {number} of {total}", MARGIN, foot, size=size, align="right")


def _lay_out_scene(scene: Scene, sheet: Sheet) -> Element:
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


def _set_place(scene: Scene, section: Element, sheet: Sheet) -> None:
    """Say the slide's number and time beside its picture."""
    lines = [f"Slide {scene.number}"]
    if scene.time:
        lines.append(scene.time)
    if scene.hidden:
        lines.append("Hidden slide")
    y = sheet.y
    for index, text in enumerate(lines):
        element = Element("P", [])
        section.children.append(element)
        y += set_aside(text, y, element, sheet, "tx1", bold=index == 0)


def _set_part(
    heading: str, blocks: Sequence[Block], colour: Colour, section: Element, scene: Scene,
    sheet: Sheet,
) -> None:  # fmt: skip
    """Set blocks with a heading beside the first, over as many pages as they take."""
    size = sheet.brand.handout.size
    again = f"{scene.title} (notes continued)"
    if sheet.y + 3 * size * LEADING > sheet.bottom:
        sheet.turn(again)
    head = Element("H2", [])
    section.children.append(head)
    page = len(sheet.pages)
    beside = sheet.y + set_aside(heading, sheet.y, head, sheet, colour, bold=True)
    flow = Flow(sheet, again, section, _look(sheet, colour), Outliner(section, top=3))
    for index, (plain, run) in enumerate(groupby(blocks, key=is_text)):
        sheet.y += size if index else 0.0
        if plain:
            flow.pour(run)
        else:
            flow.place(run)
    if len(sheet.pages) == page:
        sheet.y = max(sheet.y, beside)


def _look(sheet: Sheet, colour: Colour) -> Look:
    size = sheet.brand.handout.size
    return Look(
        size=size, least=size, pitch=LEADING, ascent=RISE, gap=0.5, heading=colour,
        accent=colour,
    )  # fmt: skip
