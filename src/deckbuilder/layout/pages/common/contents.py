"""The front of a PDF: its title, and the contents with a link for each entry.

Owns those pages and the shift of all places behind them. Refuses to choose the entries.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout.pages.common.fields import set_fields
from deckbuilder.layout.pages.common.page_grid import MARGIN, RISE
from deckbuilder.layout.pages.common.sheet import Sheet
from deckbuilder.scene.page import Element, PagePosition, PageShape, PageText
from deckbuilder.scene.slide import Line, Run, TextStyle
from deckbuilder.scene.structure import make_element

_NUMBER = 44.0
"""The room for page numbers, in points."""
_INDENT = 18.0
_TITLE = 24.0


CONTENTS = "#contents"
"""The name of the place of the contents."""


class Entry(Struct, frozen=True):
    """A line of the contents: `depth` from 0, and the name of the place it leads to."""

    title: str
    depth: int
    name: str
    part: bool = False


class Front(Struct, frozen=True):
    """What the title block says of a PDF beside the deck's title."""

    kind: str
    fields: tuple[str, ...]


def add_front(
    sheet: Sheet,
    document: Element,
    entries: Sequence[Entry],
    kind: str,
    fields: Sequence[str] = (),
) -> int:
    """Put a title and contents before the pages so far; return how many pages they take.

    `fields` are labels with a line to write on, below the title. Closer lines are taken where
    they save a page. How many pages there are does not depend on the numbers that they show, so
    the last setting, with the right ones, has as many.
    """
    front = Front(kind, tuple(fields))
    counts = {
        loose: len(_lay_front(sheet, entries, front, 1, loose)[0].pages) for loose in (1.0, 0.4)
    }
    loose = min(counts, key=lambda each: (counts[each], -each))
    count = counts[loose]
    laid, part = _lay_front(sheet, entries, front, count, loose)
    for name, place in sheet.places.items():
        sheet.places[name] = PagePosition(place.page + count, place.y)
    sheet.places.update(laid.places)
    sheet.pages[:0] = laid.pages
    document.children.insert(0, part)
    return count


def _lay_front(
    sheet: Sheet, entries: Sequence[Entry], said: Front, count: int, loose: float
) -> tuple[Sheet, Element]:
    front = replace(sheet, pages=[], places={}, waiting=[], left=MARGIN, width=sheet.measures.whole)
    part = Element("Part", [])
    front.turn()
    _set_title(front, part, said)
    front.places[CONTENTS] = front.here()
    _say(front, "Contents", front.own("H2", part), size=sheet.measures.heading(2), space=14)
    toc = make_element("TOC", part)
    open_: list[Element] = [toc]
    for entry in entries:
        del open_[entry.depth + 1 :]
        if entry.depth and len(open_) <= entry.depth:
            open_.append(_nested(open_[-1]))
        item = make_element("TOCI", open_[-1])
        link = make_element("Link", make_element("Reference", item))
        number = sheet.places[entry.name].page + count + 1
        _set_entry(front, entry, number, link, loose)
    return front, part


def _nested(toc: Element) -> Element:
    """Begin the contents of a part, below the part's own entry."""
    return make_element("TOC", toc)


def _set_title(front: Sheet, part: Element, said: Front) -> None:
    deck, measures = front.presentation.deck, front.measures
    front.y += 12
    _say(front, said.kind, front.own("P", part), colour="accent1", space=4)
    _say(front, deck.title, make_element("H1", part), size=max(_TITLE, measures.size + 10), space=8)
    if deck.subtitle:
        _say(
            front,
            deck.subtitle,
            make_element("P", part),
            size=measures.size + 3,
            space=6,
            bold=False,
        )
    rule = Rect(emu(MARGIN), emu(front.y + 4), emu(72), emu(4))
    front.put(PageShape(rect=rule, fill="accent1"))
    front.y += 20
    for line in (deck.edition, f"Audience: {deck.audience}" if deck.audience else ""):
        if line:
            _say(front, line, make_element("P", part), space=2, bold=False, colour="tx1")
    set_fields(front, part, said.fields)
    front.y += 18
    front.start = front.y


def _say(
    front: Sheet,
    text: str,
    element: Element,
    *,
    size: float = 0.0,
    space: float,
    bold: bool = True,
    colour: str = "tx2",
) -> None:
    laid = front.lay(
        text,
        front.width,
        size=size,
        bold=bold,
        heading=bold,
        colour=colour,  # type: ignore[arg-type]
    )
    front.put_text(laid, MARGIN, element)
    front.y += pt(laid.height) + space


def _set_entry(front: Sheet, entry: Entry, number: int, link: Element, loose: float) -> None:
    """Set an entry's title, a thin rule and the page's number, all of them one link."""
    measures = front.measures
    left = MARGIN + entry.depth * _INDENT
    width = measures.width - MARGIN - left
    bold = entry.part
    laid = front.lay(entry.title, width - _NUMBER, bold=bold, link=f"#{entry.name}")
    height = pt(laid.height)
    before = measures.size * loose * (0.5 if bold else 0.1)
    if front.room < height + before:
        front.turn("Contents (continued)")
    elif not front.fresh:
        front.y += before
    *above, last = laid.paragraphs[0].lines
    run = _number(front, f" {number}", width, last)
    end = (last.runs[-1].x + last.runs[-1].width) if last.runs else Emu(0)
    lines = (*above, Line((*last.runs, run), last.baseline, last.hard))
    front.put(PageText(x=emu(left), y=emu(front.y), lines=lines, element=link))
    _set_leader(front, emu(left) + end + emu(4), emu(left) + run.x, emu(front.y) + last.baseline)
    front.y += height


def _set_leader(front: Sheet, begin: int, stop: int, baseline: int) -> None:
    """Set dots from an entry to its number, for the eye only; the same pattern on each line."""
    dots = ". "
    style = TextStyle(font="body", size=front.measures.size, colour="accent6")
    wide = emu(front.context.faces.face(style).advance(dots).full * style.size / 1000.0)
    count = (stop - begin) // wide
    if count > 0:
        x = Emu(stop - count * wide)
        line = Line((Run(dots * count, style, Emu(0), Emu(count * wide)),), Emu(0))
        front.put(PageText(x=x, y=Emu(baseline), lines=(line,), element=None))


def _number(front: Sheet, text: str, width: float, line: Line) -> Run:
    """Return a page number that ends at the right margin, after the space that parts words."""
    style = (
        line.runs[-1].style
        if line.runs
        else TextStyle(font="body", size=front.measures.size * RISE, colour="tx1")
    )
    wide = front.context.faces.face(style).advance(text).full * style.size / 1000.0
    link = line.runs[-1].link if line.runs else ""
    return Run(text, style, emu(width - wide), emu(wide), link=link)
