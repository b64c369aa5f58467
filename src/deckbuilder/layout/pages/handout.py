"""The handout in its layouts: slides with notes, two or three a page, or their text alone.

Owns what each layout shows. Refuses the grid of pages and the flow of text (`booklet`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.page import Pages
from deckbuilder.layout.pages.booklet import Booklet, Section
from deckbuilder.layout.pages.chartdata import charts_on
from deckbuilder.layout.pages.measures import RULE_PITCH
from deckbuilder.layout.pages.plain import plain_blocks
from deckbuilder.layout.presentation import Presentation
from deckbuilder.layout.scene import Scene
from deckbuilder.model import Slide

_GAP = 10.0
"""Space below a slide's picture, in points."""


def lay_out_handout(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the handout as the brand, the deck or the command line asks."""
    booklet = Booklet(presentation, diagnostics)
    _LAYOUTS[presentation.brand.handout.layout](booklet)
    return booklet.close(title=f"{presentation.deck.title}: handout", kind="Handout")


def _sections(scenes: tuple[Scene, ...], booklet: Booklet) -> Iterator[Scene]:
    """Yield the scenes, each part begun before its first."""
    for section, run in groupby(scenes, key=lambda scene: scene.section):
        booklet.part(section)
        yield from run


def _begin(booklet: Booklet, scene: Scene, *, turn: bool) -> Section:
    return booklet.section(
        scene.title, id=scene.id, shown=False, turn=turn, slide=scene.id,
        again=f"{scene.title} (notes continued)",
    )  # fmt: skip


def place_of(scene: Scene) -> list[str]:
    """Say a slide's number and time, and whether it is hidden."""
    lines = [f"Slide {scene.number}"]
    if scene.minutes:
        lines.append(f"{scene.minutes:g} minute{'' if scene.minutes == 1 else 's'}")
    if scene.hidden:
        lines.append("Hidden slide")
    return lines


# --- one a page, with notes ----------------------------------------------------------------


def _lay_notes(booklet: Booklet) -> None:
    """Set each slide's picture on a page of its own, and its notes beneath."""
    for scene in _sections(booklet.presentation.scenes, booklet):
        section = _begin(booklet, scene, turn=True)
        section.beside(place_of(scene))
        section.picture(scene)
        section.space(_GAP)
        section.chart_data(scene)
        if scene.notes:
            section.part("Facilitator notes", scene.notes)
        if scene.handout:
            section.space(booklet.sheet.measures.size / 2)
            section.part("For participants", scene.handout, colour="accent2")


# --- two or three a page -------------------------------------------------------------------


def _lay_two(booklet: Booklet) -> None:
    """Set two pictures a page, as wide as the page allows."""
    for scene in _sections(booklet.presentation.scenes, booklet):
        section = _begin(booklet, scene, turn=False)
        section.wide()
        section.beside([f"Slide {scene.number}"])
        section.picture(scene, before=0.0)
        section.space(2 * _GAP)
    _add_chart_data(booklet)


_LINES = 7
"""How many lines to write on stand beside each of three slides."""


def _lay_three(booklet: Booklet) -> None:
    """Set three pictures a page, with lines to write on beside them; in large print below."""
    for scene in _sections(booklet.presentation.scenes, booklet):
        section = _begin(booklet, scene, turn=False)
        section.wide()
        section.beside([f"Slide {scene.number}"])
        if booklet.sheet.measures.large:
            section.picture(scene)
            section.lines(4)
        else:
            _set_with_lines(section, scene)
        section.space(_GAP)
    _add_chart_data(booklet)


def _set_with_lines(section: Section, scene: Scene) -> None:
    """Set a picture at the left and lines to write on at its right."""
    sheet, presentation = section.sheet, section.booklet.presentation
    left, width = sheet.left, sheet.width
    wide = width * 0.5
    high = wide * presentation.height / presentation.width
    whole = max(high, _LINES * RULE_PITCH)
    sheet.claim(whole, 0.0)
    y = sheet.y
    section.put_picture(scene, Rect(emu(left), emu(y), emu(wide), emu(high)))
    sheet.left, sheet.width = left + wide + 18, width - wide - 18
    section.lines(_LINES)
    sheet.left, sheet.width = left, width
    sheet.y = y + whole


def _add_chart_data(booklet: Booklet) -> None:
    """Set the data of all charts at the end, where pages have no room beside the pictures."""
    scenes = [s for s in booklet.presentation.scenes if any(True for _ in charts_on(s.items))]
    if not scenes:
        return
    booklet.part("Data of the charts")
    for index, scene in enumerate(scenes):
        title = f"Slide {scene.number}: {scene.title}"
        section = booklet.section(title, id=f"#data-{scene.id}", turn=index == 0)
        section.wide()
        section.chart_data(scene)


# --- text alone ----------------------------------------------------------------------------


def _lay_outline(booklet: Booklet) -> None:
    """Set the titles and the text of the slides, without pictures, one after another."""
    presentation = booklet.presentation
    first = {scene.slide_id: scene for scene in reversed(presentation.scenes)}
    for section, run in groupby(presentation.deck.slides, key=lambda slide: slide.section):
        booklet.part(section)
        for slide in run:
            _set_text(booklet, slide, first[slide.id])


def _set_text(booklet: Booklet, slide: Slide, scene: Scene) -> None:
    section = booklet.section(scene.title, id=scene.id, shown=False, turn=False, slide=scene.id)
    if slide.title:
        section.title(slide.title)
        section.beside([f"Slide {scene.number}"])
    flow = section.flow(depth=2, cited=True)
    flow.pour(plain_blocks(slide.blocks))
    flow.set_notes(slide.footnotes)
    section.sheet.clear()


_LAYOUTS: Mapping[str, Callable[[Booklet], None]] = {
    "notes": _lay_notes,
    "two": _lay_two,
    "three": _lay_three,
    "outline": _lay_outline,
}
