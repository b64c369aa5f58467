"""Running heads: the deck's title at the top of each page, its edition and number at the foot.

Owns what stands outside the content of pages. Refuses the content.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.cache.warm import open_shelf
from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.pages.common.page_grid import FOOT_GAP, HEAD, MARGIN, TOP
from deckbuilder.layout.pages.common.sheet import Sheet
from deckbuilder.layout.text.one_line import report_shortened
from deckbuilder.scene.page import Element, PageShape, PageText


def run_heads(sheet: Sheet, front: int, document: Element, warning: str) -> None:
    """Set the running header and footer of every page, once all pages are there.

    A `warning` stands on a line of its own above the footer, in ink that shows.

    The first `front` pages have no header, nor has a page that begins with a part's heading.
    Those that are `bare` have neither header nor footer.
    Without a front, the first header is the document's title: the H1 that comes first in it.
    """
    deck, measures = sheet.presentation.deck, sheet.measures
    footer = sheet.presentation.brand.footer.text or deck.edition
    total = len(sheet.pages)
    width = measures.full_width - measures.size * 8
    rule = Rect(emu(MARGIN), emu(measures.foot - FOOT_GAP), emu(measures.full_width), emu(0.75))
    line = open_shelf("line of feet").find((rule,), lambda: PageShape(rect=rule, fill="accent6"))
    foot = measures.foot + (measures.pitch if warning else 0.0)
    for index, items in enumerate(sheet.pages):
        if index - front in sheet.bare:
            continue
        page = replace(sheet, pages=[items])
        has_header = index >= front and index - front not in sheet.part_openers
        if index == 0 and not front:
            _set_header(page, deck.title, document.children[0].children[0])
        elif has_header:
            page.set_artifact(deck.title, HEAD, colour="tx2")
        items.append(line)
        shown = page.set_artifact(footer or ("" if has_header else deck.title), foot, width=width)
        if footer and shown != footer:
            where = sheet.presentation.brand.footer_span or deck.span or deck.name
            report_shortened(shown, "pages", where, sheet.context.diagnostics)
        page.set_artifact(f"Page {index + 1} of {total}", measures.foot, align="right")
        if warning:
            page.set_artifact(warning, measures.foot, bold=True, colour="tx2", width=width)


def title_fits(sheet: Sheet) -> bool:
    """Tell whether the whole title of the deck has room above the content of the first page."""
    laid = sheet.wrap(sheet.presentation.deck.title, sheet.measures.full_width, bold=True)
    return 0 not in sheet.part_openers and HEAD + pt(laid.height) <= TOP + 0.01


def _set_header(page: Sheet, title: str, element: Element) -> None:
    lines = page.wrap(title, page.measures.full_width, bold=True, colour="tx2").paragraphs[0].lines
    head = PageText(x=emu(MARGIN), y=emu(HEAD), lines=lines, element=element)
    page.pages[-1].insert(0, head)
