"""The handout in its layouts: slides with notes, two or three a page, or their text alone.

Owns what each layout shows. Refuses the grid of pages and the flow of text (`booklet`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.pages.common.booklet import Booklet
from deckbuilder.layout.pages.common.chart_tables import charts_on
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH, TOP
from deckbuilder.layout.pages.common.plain_text import plain_blocks
from deckbuilder.layout.pages.common.section import Section
from deckbuilder.layout.slides.footnotes import sources_beneath
from deckbuilder.model import Slide, Text
from deckbuilder.scene.page import Pages
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene

_GAP = 10.0
"""Space below a slide's picture, in points."""

_LEAST_PICTURE = 0.72
"""How narrow a picture may become for its notes to stand on the same page, as a share."""

_LABEL_GAP = 4.0
"""Space between the line above a picture and the picture."""

_FEW, _SHORT = 6, 0.4
"""How many lines alone are too few for a page, and how much of the page before may stay empty
so that they are not alone, as a share."""


def lay_out_handout(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the handout as the brand, the deck or the command line asks."""
    layout = presentation.brand.handout.layout
    booklet = Booklet(presentation, diagnostics, wide=layout in ("two", "three"))
    _LAYOUTS[layout](booklet)
    return booklet.close(title=f"{presentation.deck.title}: handout", kind="Handout")


def _sections(booklet: Booklet, *, shown: bool) -> Iterator[Scene]:
    """Yield the scenes, each part begun before its first, on a page of its own if shown."""
    for section, run in groupby(booklet.presentation.scenes, key=lambda scene: scene.section):
        booklet.part(section, shown=shown)
        yield from run


def _begin(booklet: Booklet, scene: Scene, *, turn: bool) -> Section:
    return booklet.section(
        scene.title,
        id=scene.id,
        shown=False,
        turn=turn,
        slide=scene.id,
        again=f"{scene.title} (notes continued)",
    )


def place_of(scene: Scene) -> list[str]:
    """Say a slide's number and time, and whether it is hidden."""
    lines = [f"Slide {scene.number}"]
    if scene.time:
        lines.append(scene.time)
    return [*lines, *_hidden(scene)]


def _hidden(scene: Scene) -> list[str]:
    return ["Hidden slide"] if scene.hidden else []


# --- one a page, with notes ----------------------------------------------------------------


def _lay_notes(booklet: Booklet) -> None:
    """Set each slide's picture on a page of its own, and its notes beneath."""
    for scene in _sections(booklet, shown=True):
        _fit_notes(_begin(booklet, scene, turn=True), scene)


def _fit_notes(section: Section, scene: Scene) -> None:
    """Set a slide with its notes; where little of them goes over, on one page by less picture."""
    sheet, presentation = section.sheet, section.sheet.presentation
    mark = sheet.mark()
    high = sheet.width * presentation.height / presentation.width
    _set_notes(section, scene, 1.0)
    over = sheet.y - TOP
    if len(sheet.pages) != mark.pages + 1 or over > high:
        return
    for width in (1 - (1 - _LEAST_PICTURE) / 2, _LEAST_PICTURE, 1.0):
        sheet.restore(mark)
        section.element.children.clear()
        _set_notes(section, scene, width)
        if len(sheet.pages) == mark.pages:
            return


def _set_notes(section: Section, scene: Scene, width: float) -> None:
    section.beside(place_of(scene))
    section.picture(scene, width=width)
    section.space(_GAP)
    section.chart_data(scene)
    if scene.notes:
        notes = sources_beneath(scene, scene.notes)
        section.part("Facilitator notes", scene.notes, footnotes=notes)
    if scene.handout:
        section.space(section.sheet.measures.size / 2)
        told = {note.number for note in sources_beneath(scene, scene.notes)}
        notes = sources_beneath(scene, scene.handout)
        section.part(
            "For participants",
            scene.handout,
            colour="accent2",
            footnotes=[note for note in notes if note.number not in told],
        )


# --- two or three a page -------------------------------------------------------------------


def _lay_two(booklet: Booklet) -> None:
    """Set two pictures a page, as wide as the page allows."""
    _lay_slots(booklet, 2, _set_whole)


def _lay_three(booklet: Booklet) -> None:
    """Set three pictures a page with lines to write on beside them; in large print below."""
    if booklet.sheet.measures.large:
        _lay_slots(booklet, 1, _set_above_lines)
    else:
        _lay_slots(booklet, 3, _set_beside_lines)


def _lay_slots(booklet: Booklet, count: int, fill: Callable[[Section, Scene, float], None]) -> None:
    """Set so many slides a page, at the same heights on each."""
    sheet = booklet.sheet
    height = (sheet.measures.bottom - TOP) / count
    for index, scene in enumerate(_sections(booklet, shown=False)):
        section = _begin(booklet, scene, turn=index % count == 0)
        sheet.y = sheet.start = TOP + height * (index % count)
        of = [scene.section] if scene.section else []
        section.beside([f"Slide {scene.number}", *_hidden(scene), *of])
        fill(section, scene, height)
    _add_chart_data(booklet)


def _set_whole(section: Section, scene: Scene, height: float) -> None:
    """Set a picture as wide as the page allows, or as high as its slot."""
    presentation = section.sheet.presentation
    above = sum(pt(each.text.height) for each in section.sheet.waiting)
    room = height - above - _GAP - _LABEL_GAP
    wide = room * presentation.width / presentation.height
    section.picture(scene, width=min(1.0, wide / section.sheet.width), before=_LABEL_GAP)


def _set_above_lines(section: Section, scene: Scene, height: float) -> None:
    """Set a picture, and lines to write on in what is left of its slot."""
    bottom = section.sheet.y + height
    section.picture(scene, before=_LABEL_GAP)
    section.lines(int((bottom - section.sheet.y) // RULE_PITCH))


def _set_beside_lines(section: Section, scene: Scene, height: float) -> None:
    """Set a picture at the left and lines to write on at its right."""
    sheet, presentation = section.sheet, section.sheet.presentation
    left, width, bottom = sheet.left, sheet.width, sheet.y + height - _GAP
    wide = width * 0.52
    high = wide * presentation.height / presentation.width
    sheet.claim(high, _LABEL_GAP)
    section.put_picture(scene, Rect(emu(left), emu(sheet.y), emu(wide), emu(high)))
    sheet.left, sheet.width = left + wide + 18, width - wide - 18
    section.lines(int((bottom - sheet.y) // RULE_PITCH))
    sheet.left, sheet.width = left, width


def _add_chart_data(booklet: Booklet) -> None:
    """Set the data of all charts at the end, where pages have no room beside the pictures."""
    scenes = [s for s in booklet.presentation.scenes if any(True for _ in charts_on(s.items))]
    if not scenes:
        return
    booklet.part("Data of the charts")
    for index, scene in enumerate(scenes):
        title = f"Slide {scene.number}: {scene.title}"
        section = booklet.section(title, id=f"#data-{scene.id}", turn=index == 0)
        section.chart_data(scene)


# --- text alone ----------------------------------------------------------------------------


def _lay_outline(booklet: Booklet) -> None:
    """Set the titles and the text of the slides, without pictures, one after another."""
    presentation = booklet.presentation
    first = {scene.slide_id: scene for scene in reversed(presentation.scenes)}
    slides = presentation.deck.slides
    for name, run in groupby(slides, key=lambda slide: first[slide.id].section):
        booklet.part(name, turn=False)
        for slide in run:
            scene = first[slide.id]
            section = booklet.section(
                scene.title, id=scene.id, shown=False, turn=False, slide=scene.id
            )
            fill = _fit_text if slide is slides[-1] else _set_text
            fill(section, slide, scene)


def _fit_text(section: Section, slide: Slide, scene: Scene) -> None:
    """Set the last slide's text; on a page of its own where few lines of it would have one."""
    sheet = section.sheet
    mark, places = sheet.mark(), dict(sheet.places)
    _set_text(section, slide, scene)
    over = sheet.y - sheet.start
    moves = sheet.measures.bottom - mark.y <= sheet.whole_room * _SHORT
    if len(sheet.pages) != mark.pages + 1 or over > _FEW * sheet.measures.pitch or not moves:
        return
    sheet.restore(mark)
    sheet.places.clear()
    sheet.places.update(places)
    section.element.children.clear()
    sheet.turn()
    _set_text(section, slide, scene)


def _set_text(section: Section, slide: Slide, scene: Scene) -> None:
    section.beside([f"Slide {scene.number}", *_hidden(scene)])
    section.title(slide.title or (Text(text=scene.title or f"Slide {scene.number}"),))
    flow = section.flow(depth=2, cited=True, pictures=False)
    flow.pour(plain_blocks(slide.blocks))
    flow.set_notes(slide.footnotes)
    section.sheet.clear()


_LAYOUTS: Mapping[str, Callable[[Booklet], None]] = {
    "notes": _lay_notes,
    "two": _lay_two,
    "three": _lay_three,
    "outline": _lay_outline,
}
