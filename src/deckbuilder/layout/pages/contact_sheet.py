"""The contact sheet: all slides on one page, small, for whoever signs a deck off.

Owns how many stand in a row, and the lines to sign on. Refuses pictures of anything but slides.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.pages.common.fields import set_fields
from deckbuilder.layout.pages.common.page_grid import MARGIN, TOP, Measures, measure_pages
from deckbuilder.layout.pages.common.pages_builder import PagesBuilder
from deckbuilder.layout.text.one_line import on_one_line
from deckbuilder.scene.page import Pages, PageText
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene, TextStyle
from deckbuilder.scene.structure import make_element

_A3 = (1190.551, 841.89)
"""The size of the page in points, lying (ISO 216)."""
_GAP = 14.0
"""Space between slides beside each other, in points."""
_TITLE_LINES = 2
"""How many lines the number and title of a slide take."""
_FIELDS = ("Signed off by", "Date")
_FIELDS_HEIGHT = 40.0
_MIN_COLUMNS = 3


def lay_out_contact_sheet(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out all slides in rows, hidden ones too, and lines to sign on beneath."""
    width, height = _A3
    measures = replace(measure_pages(presentation.brand.handout), width=width, height=height)
    builder = PagesBuilder(
        presentation, diagnostics, kind="Contact sheet", wide=True, measures=measures
    )
    columns = _MIN_COLUMNS
    while _row(presentation, measures, columns) * -(-len(presentation.scenes) // columns) > (
        measures.bottom - TOP - _FIELDS_HEIGHT
    ):
        columns += 1
    for index, scene in enumerate(presentation.scenes):
        _set_slide(builder, scene, index, columns)
    _set_fields(builder)
    return builder.finish(contents=False)


def _wide(measures: Measures, columns: int) -> float:
    return (measures.full_width - _GAP * (columns - 1)) / columns


def _row(presentation: Presentation, measures: Measures, columns: int) -> float:
    """Return how high a row is with its titles, in points."""
    picture = _wide(measures, columns) * presentation.height / presentation.width
    return picture + measures.pitch * (_TITLE_LINES + 0.75)


def _set_slide(builder: PagesBuilder, scene: Scene, index: int, columns: int) -> None:
    """Set a slide's picture, its number and title beneath: for the eye, the picture says them."""
    presentation, sheet = builder.presentation, builder.sheet
    section = builder.section(
        scene.title, id=scene.id, shown=False, new_page=index == 0, slide=scene.id
    )
    row, column = divmod(index, columns)
    wide = _wide(sheet.measures, columns)
    x = MARGIN + column * (wide + _GAP)
    y = TOP + row * _row(presentation, sheet.measures, columns)
    height = wide * presentation.height / presentation.width
    section.put_picture(scene, Rect(emu(x), emu(y), emu(wide), emu(height)))
    style = TextStyle(font="body", size=sheet.measures.size, colour="tx1")
    words = f"{scene.number}  {'(hidden) ' if scene.hidden else ''}{scene.title}"
    lines = sheet.wrap(words, wide).paragraphs[0].lines
    if len(lines) > _TITLE_LINES:
        room = emu(wide * (_TITLE_LINES - 0.2))
        words = on_one_line(words, style, room, sheet.context.faces)
        lines = sheet.wrap(words, wide).paragraphs[0].lines[:_TITLE_LINES]
    sheet.put(PageText(x=emu(x), y=emu(y + height + 3), lines=lines, element=None))


def _set_fields(builder: PagesBuilder) -> None:
    """Set the lines to sign on side by side, above the foot."""
    sheet, part = builder.sheet, builder.part()
    if not sheet.pages:
        sheet.begin_page()
    wide = (sheet.measures.full_width - _GAP) / len(_FIELDS)
    for number, label in enumerate(_FIELDS):
        sheet.y = sheet.measures.bottom - _FIELDS_HEIGHT
        sheet.left, sheet.width = MARGIN + number * (wide + _GAP), wide
        set_fields(sheet, make_element("Sect", part), (label,))
