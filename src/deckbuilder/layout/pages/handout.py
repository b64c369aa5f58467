"""The handout in its layouts: slides with notes, two or three a page, or their text alone.

Owns what each layout shows: the one with notes is the facilitator's, the others are made of what
participants may have. Refuses the grid of pages and the flow of text (`common`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu, pt
from deckbuilder.layout.pages.common.chart_tables import charts_on
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH, TOP
from deckbuilder.layout.pages.common.pages_builder import PagesBuilder
from deckbuilder.layout.pages.common.plain_text import opened_blocks, plain_blocks
from deckbuilder.layout.pages.common.section import Section
from deckbuilder.layout.slides.footnotes import find_slide_sources, sources_beneath
from deckbuilder.layout.slides.participants import for_participants
from deckbuilder.model import Slide, Text, inline_text
from deckbuilder.scene.page import Pages
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene

GUIDE, WARNING = "Facilitator’s guide", "Not for participants"
"""What the cover, every foot and the properties of the handout with notes say."""

_GAP = 10.0
"""Space below a slide's picture, in points."""

_MIN_PICTURE = 0.72
"""How narrow a picture may become for its notes to stand on the same page, as a share."""

_LABEL_GAP = 4.0
"""Space between the line above a picture and the picture."""

_LOW = 0.35
"""How little of a page no slide with its notes begins on, as a share."""

_FEW, _SHORT = 6, 0.4
"""How many lines alone are too few for a page, and how much of the page before may stay empty
so that they are not alone, as a share."""


def lay_out_handout(presentation: Presentation, diagnostics: Diagnostics) -> Pages:
    """Lay out the handout as the brand, the deck or the command line asks."""
    layout = presentation.brand.handout.layout
    noted = layout == "notes"
    builder = PagesBuilder(
        presentation if noted else for_participants(presentation),
        diagnostics,
        kind=GUIDE if noted else "Participants’ handout",
        wide=layout in ("two", "three"),
        warning=WARNING if noted else "",
    )
    _LAYOUTS[layout](builder)
    return builder.finish()


def _sections(builder: PagesBuilder, *, shown: bool) -> Iterator[Scene]:
    """Yield the scenes, each part begun before its first, on a page of its own if shown."""
    for section, run in groupby(builder.presentation.scenes, key=lambda scene: scene.section):
        part = list(run)
        builder.part(section, shown=shown and section != part[0].title, lang=part[0].lang)
        yield from part


def _begin(builder: PagesBuilder, scene: Scene, *, new_page: bool) -> Section:
    return builder.section(
        scene.title,
        id=scene.id,
        shown=False,
        new_page=new_page,
        slide=scene.id,
    )


def _label(scene: Scene, *more: str) -> list[str]:
    """Return the lines that tell which slide this is: its number, whether it is hidden."""
    hidden = "Hidden slide" if scene.hidden else ""
    return list(filter(None, (f"Slide {scene.number}", *more, hidden)))


# --- one a page, with notes ----------------------------------------------------------------


def _lay_notes(builder: PagesBuilder) -> None:
    """Set each slide's picture on a page of its own, and its notes beneath, with room for more.

    Large print has text in the place of pictures of slides, on which words are small.
    """
    if builder.sheet.measures.large:
        _lay_large_notes(builder)
        return
    for scene in _sections(builder, shown=True):
        section = _begin(builder, scene, new_page=True)
        builder.fill(section, scene, partial(_fill_notes, section, scene))


def _fill_notes(section: Section, scene: Scene) -> None:
    _fit_notes(section, scene)
    section.leave_room()


def _fit_notes(section: Section, scene: Scene) -> None:
    """Set a slide with its notes; where little of them goes over, on one page by less picture."""
    sheet, presentation = section.sheet, section.sheet.presentation
    start = sheet.checkpoint()
    picture_height = sheet.width * presentation.height / presentation.width
    _set_notes(section, scene, 1.0)
    if len(sheet.pages) != start.pages + 1 or sheet.y - TOP > picture_height:
        return
    for width in (1 - (1 - _MIN_PICTURE) / 2, _MIN_PICTURE, 1.0):
        sheet.restore(start)
        section.element.children.clear()
        _set_notes(section, scene, width)
        if len(sheet.pages) == start.pages:
            return


def _set_notes(section: Section, scene: Scene, width: float) -> None:
    section.label(_label(scene, scene.time))
    section.picture(scene, width=width)
    section.space(_GAP)
    section.chart_data(scene)
    _set_beneath(section, scene)


def _set_beneath(section: Section, scene: Scene) -> None:
    """Set the notes of a slide and the text for participants, each with its own sources."""
    if scene.notes:
        notes = sources_beneath(scene, scene.notes)
        section.subsection("Facilitator notes", scene.notes, footnotes=notes)
    if scene.handout:
        section.space(section.sheet.measures.size / 2)
        shown = {note.number for note in sources_beneath(scene, scene.notes)}
        notes = sources_beneath(scene, scene.handout)
        section.subsection(
            "For participants",
            scene.handout,
            colour="accent2",
            footnotes=[note for note in notes if note.number not in shown],
        )


# --- two or three a page -------------------------------------------------------------------


def _lay_two(builder: PagesBuilder) -> None:
    """Set two pictures a page, as wide as the page allows."""
    _lay_slots(builder, 2, _set_whole)


def _lay_three(builder: PagesBuilder) -> None:
    """Set three pictures a page with lines to write on beside them; in large print below."""
    if builder.sheet.measures.large:
        _lay_slots(builder, 1, _set_above_lines)
    else:
        _lay_slots(builder, 3, _set_beside_lines)


def _lay_slots(
    builder: PagesBuilder, count: int, fill: Callable[[Section, Scene, float], None]
) -> None:
    """Set so many slides a page, at the same heights on each."""
    sheet = builder.sheet
    height = (sheet.measures.bottom - TOP) / count
    for index, scene in enumerate(_sections(builder, shown=False)):
        section = _begin(builder, scene, new_page=index % count == 0)
        sheet.y = sheet.start = TOP + height * (index % count)
        section.label([*_label(scene), *filter(None, [scene.section])])
        fill(section, scene, height)
    _add_chart_data(builder)


def _set_whole(section: Section, scene: Scene, height: float) -> None:
    """Set a picture as wide as the page allows, or as high as its slot."""
    presentation = section.sheet.presentation
    above = sum(pt(each.text.height) for each in section.sheet.pending)
    room = height - above - _GAP - _LABEL_GAP
    width = room * presentation.width / presentation.height
    section.picture(scene, width=min(1.0, width / section.sheet.width), before=_LABEL_GAP)


def _set_above_lines(section: Section, scene: Scene, height: float) -> None:
    """Set a picture, and lines to write on in what is left of its slot."""
    bottom = section.sheet.y + height
    section.picture(scene, before=_LABEL_GAP)
    section.ruled_lines(int((bottom - section.sheet.y) // RULE_PITCH))


def _set_beside_lines(section: Section, scene: Scene, height: float) -> None:
    """Set a picture at the left and lines to write on at its right."""
    sheet, presentation = section.sheet, section.sheet.presentation
    left, width, bottom = sheet.left, sheet.width, sheet.y + height - _GAP
    picture_width = width * 0.52
    picture_height = picture_width * presentation.height / presentation.width
    sheet.make_room(picture_height, _LABEL_GAP)
    rect = Rect(emu(left), emu(sheet.y), emu(picture_width), emu(picture_height))
    section.put_picture(scene, rect)
    sheet.left, sheet.width = left + picture_width + 18, width - picture_width - 18
    section.ruled_lines(int((bottom - sheet.y) // RULE_PITCH))
    sheet.left, sheet.width = left, width


def _add_chart_data(builder: PagesBuilder) -> None:
    """Set the data of all charts at the end, where pages have no room beside the pictures."""
    scenes = [s for s in builder.presentation.scenes if any(True for _ in charts_on(s.items))]
    if not scenes:
        return
    builder.part("Data of the charts")
    for index, scene in enumerate(scenes):
        title = f"Slide {scene.number}: {scene.title}"
        section = builder.section(
            title, id=f"#data-{scene.id}", new_page=index == 0, slide=scene.id
        )
        section.chart_data(scene)


# --- text alone ----------------------------------------------------------------------------


def _lay_outline(builder: PagesBuilder) -> None:
    """Set the titles and the text of the slides, without pictures, one after another."""
    last = builder.presentation.deck.slides[-1:]
    for section, slide, scene in _texts(builder):
        fill = _fit_text if slide in last else _set_text
        fill(section, slide, scene)


def _lay_large_notes(builder: PagesBuilder) -> None:
    """Set the text of each slide and its notes, beginning no slide low on a page."""
    sheet = builder.sheet
    for section, slide, scene in _texts(builder, min_room=_LOW):
        _set_text(section, slide, scene, pictures=True, time=scene.time)
        _set_beneath(section, scene)
    if sheet.pages:
        section.leave_room()


def _texts(
    builder: PagesBuilder, *, min_room: float = 0.0
) -> Iterator[tuple[Section, Slide, Scene]]:
    """Yield a section for each slide, below the last one; each part begun before its first.

    Where less of a page than the share `min_room` is left, it is ruled for notes.
    """
    sheet, section = builder.sheet, None
    first = {scene.slide_id: scene for scene in reversed(builder.presentation.scenes)}
    slides = builder.presentation.deck.slides
    for name, run in groupby(slides, key=lambda slide: first[slide.id].section):
        for index, slide in enumerate(run):
            scene = first[slide.id]
            if section and sheet.room < sheet.whole_room * min_room:
                section.leave_room()
                sheet.begin_page()
            if index == 0:
                shown = name != inline_text(slide.title)
                builder.part(name, new_page=False, shown=shown, lang=slide.lang)
            section = builder.section(
                scene.title,
                id=scene.id,
                shown=False,
                new_page=False,
                slide=scene.id,
            )
            yield section, slide, scene


def _fit_text(section: Section, slide: Slide, scene: Scene) -> None:
    """Set the last slide's text; on a page of its own where few lines of it would have one."""
    sheet = section.sheet
    start, places = sheet.checkpoint(), dict(sheet.places)
    _set_text(section, slide, scene)
    few = sheet.y - sheet.start <= _FEW * sheet.measures.pitch
    short = sheet.measures.bottom - start.y <= sheet.whole_room * _SHORT
    if len(sheet.pages) != start.pages + 1 or not few or not short:
        return
    sheet.restore(start)
    sheet.places.clear()
    sheet.places.update(places)
    section.element.children.clear()
    sheet.begin_page()
    _set_text(section, slide, scene)


def _set_text(
    section: Section, slide: Slide, scene: Scene, *, pictures: bool = False, time: str = ""
) -> None:
    section.label(_label(scene, time))
    section.title(slide.title or (Text(text=scene.title or f"Slide {scene.number}"),))
    flow = section.flow(depth=2, cited=True, pictures=pictures)
    flow.set_blocks(opened_blocks(slide.blocks) if pictures else plain_blocks(slide.blocks))
    flow.set_notes(find_slide_sources(slide).notes)
    section.sheet.flush()


_LAYOUTS: Mapping[str, Callable[[PagesBuilder], None]] = {
    "notes": _lay_notes,
    "two": _lay_two,
    "three": _lay_three,
    "outline": _lay_outline,
}
