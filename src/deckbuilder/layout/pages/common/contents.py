"""The front of a PDF: its title, and the contents with a link for each entry.

Owns those pages and the shift of all places behind them. Refuses to choose the entries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.cache.warm import as_value, open_shelf
from deckbuilder.geometry import Emu, Rect, emu, pt, union
from deckbuilder.layout.pages.common.fields import set_fields
from deckbuilder.layout.pages.common.page_grid import MARGIN
from deckbuilder.layout.pages.common.sheet import CONTINUED, Sheet
from deckbuilder.layout.slide_layouts.logo import paper_logos
from deckbuilder.scene.page import Element, PageItem, PageItems, PagePosition, PageShape, PageText
from deckbuilder.scene.slide import Line, Run, TextStyle
from deckbuilder.scene.structure import make_element

_FORMS = ((1.0, False), (0.4, False), (0.4, True), (1.0, True))
"""How contents may be set: the space between their lines, and whether they have their own page."""
_NUMBER = 44.0
"""The room for page numbers, in points."""
_INDENT = 18.0
_TITLE = 24.0
_PAD = 10.0
"""Space beside a warning on its band, in points; half of it above and below."""
_LOGO_GAP = 24.0
"""Space between the title and the logo beside it, in points."""


CONTENTS, CONTENTS_TITLE = "#contents", "Contents"
"""The name of the place of the contents, and their heading."""


class ContentsEntry(Struct, frozen=True):
    """A line of the contents: `depth` from 0, and the name of the place it leads to."""

    title: str
    depth: int
    name: str
    part: bool = False
    lang: str = ""


class TitleBlock(Struct, frozen=True):
    """What stands around the deck's title: the kind of PDF, a warning, labels with a line each."""

    kind: str
    fields: tuple[str, ...]
    warning: str = ""


class _Front(Struct, frozen=True):
    """The pages of a front, the places named on them, and their element."""

    pages: tuple[tuple[PageItem, ...], ...]
    places: Mapping[str, PagePosition]
    part: Element


def add_front(
    sheet: Sheet,
    document: Element,
    entries: Sequence[ContentsEntry],
    title: TitleBlock,
    frame: tuple[object, ...],
) -> int:
    """Put a title and contents before the pages so far; return how many pages they take.

    The `frame` is what else decides on them.
    """
    numbers = tuple(sheet.places[entry.name].page for entry in entries)
    front: _Front = open_shelf("front", *frame).find(
        (as_value((entries, title)), numbers), lambda: _choose_front(sheet, entries, title)
    )
    count = len(front.pages)
    for name, place in sheet.places.items():
        sheet.places[name] = PagePosition(place.page + count, place.y)
    sheet.places.update(front.places)
    sheet.pages[:0] = map(list, front.pages)
    document.children.insert(0, front.part)
    return count


def _choose_front(sheet: Sheet, entries: Sequence[ContentsEntry], title: TitleBlock) -> _Front:
    """Lay out a front in the form that suits it.

    Closer lines are taken where they save a page, and where they do not, contents on a page of
    their own if that costs none. How many pages there are does not depend on the page numbers that
    they show, so that the last context, with the right ones, has as many.
    """
    counts: dict[tuple[float, bool], int] = {}
    for form in _FORMS:
        front, part = _lay_out_front(sheet, entries, title, 1, *form)
        counts[form] = len(front.pages)
        if counts[form] == 1:
            break
    else:
        form = min(reversed(_FORMS), key=lambda each: counts[each])
        front, part = _lay_out_front(sheet, entries, title, counts[form], *form)
    return _Front(tuple(map(tuple, front.pages)), front.places, part)


def _lay_out_front(
    sheet: Sheet,
    entries: Sequence[ContentsEntry],
    title: TitleBlock,
    count: int,
    spacing: float,
    apart: bool,
) -> tuple[Sheet, Element]:
    """Return the pages of a front that takes `count` of them, and their element.

    The contents stand `apart` from the title, on the next page.
    """
    front = replace(
        sheet, pages=[], places={}, pending=[], left=MARGIN, width=sheet.measures.full_width
    )
    part = Element("Part", [])
    front.begin_page()
    _set_title(front, part, title)
    if apart:
        front.begin_page()
    front.places[CONTENTS] = front.here()
    heading = front.own_element("H2", part, CONTENTS_TITLE)
    size = sheet.measures.heading(2)
    front.set_words(CONTENTS_TITLE, heading, size=size, bold=True, colour="tx2", after=14)
    open_lists = [make_element("TOC", part)]
    for entry in entries:
        del open_lists[entry.depth + 1 :]
        if entry.depth and len(open_lists) <= entry.depth:
            open_lists.append(make_element("TOC", open_lists[-1]))
        item = make_element("TOCI", open_lists[-1])
        link = front.own_element("Link", make_element("Reference", item), entry.title)
        link.lang = entry.lang or link.lang
        number = sheet.places[entry.name].page + count + 1
        _set_entry(front, entry, number, link, spacing)
    return front, part


def _set_title(front: Sheet, part: Element, title: TitleBlock) -> None:
    deck, size = front.presentation.deck, front.measures.size
    full, below = front.width, _set_logo(front, part)
    front.y += 12
    kind = front.own_element("P", part, title.kind)
    front.set_words(title.kind, kind, bold=True, colour="accent1", after=4)
    main_size, main = max(_TITLE, size + 10), make_element("H1", part)
    front.set_words(deck.title, main, size=main_size, bold=True, colour="tx2", after=8)
    if deck.subtitle:
        subtitle = make_element("P", part)
        front.set_words(deck.subtitle, subtitle, size=size + 3, colour="tx2", after=6)
    front.y, front.width = max(front.y, below - 4), full
    rule = Rect(emu(MARGIN), emu(front.y + 4), emu(72), emu(4))
    front.put(PageShape(rect=rule, fill="accent1"))
    front.y += 20
    if title.warning:
        _set_warning(front, part, title.warning)
    for line in (deck.edition, f"Audience: {deck.audience}" if deck.audience else ""):
        if line:
            front.set_words(line, make_element("P", part), after=2)
    set_fields(front, part, title.fields)
    front.y += 18
    front.start = front.y


def _set_warning(front: Sheet, part: Element, warning: str) -> None:
    """Set a warning on a band as wide as it is, for it is the first thing to be seen."""
    text = front.wrap(warning, front.width - 2 * _PAD, bold=True, colour="bg1")
    (line, *_) = text.paragraphs[0].lines
    width = line.runs[-1].x + line.runs[-1].width + 2 * emu(_PAD)
    rect = Rect(emu(MARGIN), emu(front.y), Emu(width), Emu(text.height + emu(_PAD)))
    front.put(PageShape(rect=rect, fill="tx2"))
    front.y += _PAD / 2
    front.put_text(text, MARGIN + _PAD, front.own_element("P", part, warning))
    front.y = pt(rect.bottom) + _PAD


def _set_logo(front: Sheet, part: Element) -> float:
    """Set the brand's logo at the right of the title, which keeps clear; return where it ends.

    With those of partners it stands in a row above the title.
    """
    full = front.measures.full_width
    logos = paper_logos(front.presentation.brand, MARGIN, front.y + 12, full)
    if not logos:
        return 0.0
    below = pt(union(logo.rect for logo in logos).bottom) + _LOGO_GAP / 2
    if len(logos) == 1:
        (logo,) = logos
        right = emu(MARGIN + full)
        logos = (replace(logo, rect=logo.rect._replace(x=Emu(right - logo.rect.width))),)
        front.width -= pt(logo.rect.width) + _LOGO_GAP
    else:
        front.y = below
    front.put(PageItems(items=logos, element=make_element("Div", part), depth=0))
    return below


def _set_entry(
    front: Sheet, entry: ContentsEntry, number: int, link: Element, spacing: float
) -> None:
    """Set an entry's title, a thin rule and the page's number, all of them one link."""
    measures = front.measures
    left = MARGIN + entry.depth * _INDENT
    width = measures.width - MARGIN - left
    wrapped = front.wrap(entry.title, width - _NUMBER, bold=entry.part, link=f"#{entry.name}")
    height = pt(wrapped.height)
    before = measures.size * spacing * (0.5 if entry.part else 0.1)
    if front.room < height + before:
        front.begin_page(f"Contents{CONTINUED}")
    elif not front.fresh:
        front.y += before
    *above, last = wrapped.paragraphs[0].lines
    run = _page_number(front, f" {number}", width, last)
    end = (last.runs[-1].x + last.runs[-1].width) if last.runs else Emu(0)
    lines = (*above, Line((*last.runs, run), last.baseline, last.hard))
    front.put(PageText(x=emu(left), y=emu(front.y), lines=lines, element=link))
    _set_leader(front, emu(left) + end + emu(4), emu(left) + run.x, emu(front.y) + last.baseline)
    front.y += height


def _set_leader(front: Sheet, begin: int, stop: int, baseline: int) -> None:
    """Set dots from an entry to its number, for the eye only; the same pattern on each line."""
    dots = ". "
    style = TextStyle(font="body", size=front.measures.size, colour="accent6")
    width = emu(front.context.faces.face(style).advance(dots).full * style.size / 1000.0)
    count = (stop - begin) // width
    if count > 0:
        x = Emu(stop - count * width)
        line = Line((Run(dots * count, style, Emu(0), Emu(count * width)),), Emu(0))
        front.put(PageText(x=x, y=Emu(baseline), lines=(line,), element=None))


def _page_number(front: Sheet, text: str, width: float, line: Line) -> Run:
    """Return a page number that ends at the right margin, after the space that parts words."""
    style, link = TextStyle(font="body", size=front.measures.size, colour="tx1"), ""
    if line.runs:
        style, link = line.runs[-1].style, line.runs[-1].link
    number_width = front.context.faces.face(style).advance(text).full * style.size / 1000.0
    return Run(text, style, emu(width - number_width), emu(number_width), link=link)
