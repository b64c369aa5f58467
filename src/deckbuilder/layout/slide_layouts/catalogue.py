"""The layouts, as data: what each is called, what it looks like and where its slots are.

A new layout is an entry here: arrangements place content in its slots, or divide those, and know
no other places. Owns the type of each slot; refuses behaviour. All lengths are points on a slide of
960 by 540, which is 13.33 by 7.5 inches.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from deckbuilder.layout.slide_layouts.grid import (
    BAND_WIDTH,
    BODY_BOTTOM,
    BODY_TOP,
    COLUMN_GAP,
    FOOT_HEIGHT,
    FOOT_TOP,
    GUTTER,
    HEIGHT,
    LEFT,
    NUMBER_WIDTH,
    PANEL_BOTTOM,
    RIGHT,
    SECTION_HEIGHT,
    SECTION_TOP,
    SOURCES_BOTTOM,
    SOURCES_HEIGHT,
    STEP_GAP,
    STEP_HEAD,
    STEP_INSET,
    TITLE_HEIGHT,
    TITLE_TOP,
    WIDTH,
)
from deckbuilder.layout.slide_layouts.layout import BAND, Area, Decoration, Layout, Slot, SlotKind
from deckbuilder.scene.slide import Colour

# --- parts that layouts share --------------------------------------------------------------

_TITLE = Slot(
    name="title",
    kind="title",
    area=(LEFT, TITLE_TOP, RIGHT - LEFT, TITLE_HEIGHT),
    prompt="Slide title",
    size="title",
    bold=True,
    colour="tx2",
    heading_font=True,
    spacing=0.92,
)


def _sources(width: float, bottom: float = SOURCES_BOTTOM, colour: Colour = "tx1") -> Slot:
    return Slot(
        name="sources",
        kind="body",
        area=(LEFT, bottom - SOURCES_HEIGHT, width, SOURCES_HEIGHT),
        prompt="Sources",
        size="caption",
        colour=colour,
        anchor="bottom",
    )


def _section(width: float) -> Slot:
    return Slot(
        name="section", kind="body", prompt="Section", size="caption", bold=True,
        area=(LEFT, SECTION_TOP, width, SECTION_HEIGHT), colour="accent1", heading_font=True,
        anchor="middle",
    )  # fmt: skip


def _foot(width: float) -> tuple[Slot, ...]:
    """Make room for what stands at the foot and the head of a slide whose text has a width."""
    number = LEFT + width - NUMBER_WIDTH
    return (
        _sources(width),
        Slot(
            name="footer", kind="ftr", prompt="Footer", size="footer", colour="accent6",
            area=(LEFT, FOOT_TOP, number - GUTTER - LEFT, FOOT_HEIGHT), anchor="middle",
        ),
        Slot(
            name="slide-number", kind="sldNum", prompt="Slide number", size="footer", bold=True,
            area=(number, FOOT_TOP, NUMBER_WIDTH, FOOT_HEIGHT), colour="accent1",
            align="right", anchor="middle",
        ),
        _section(width),
    )  # fmt: skip


_FULL = RIGHT - LEFT
_FOOT = _foot(_FULL)
_STRIP = (Decoration(name=BAND, area=(0.0, 0.0, BAND_WIDTH, HEIGHT), fill="tx2"),)


def _body(name: str, x: float, width: float, **kwargs: object) -> Slot:
    values: dict[str, object] = {
        "name": name,
        "kind": "body",
        "bullets": True,
        "area": (x, BODY_TOP, width, BODY_BOTTOM - BODY_TOP),
        **kwargs,
    }
    return Slot(**values)  # type: ignore[arg-type]


def _lead(prompt: str) -> Slot:
    """Make room for the line or two that introduce a table or a chart."""
    return _body(
        "body", LEFT, _FULL, prompt=prompt, bullets=False, area=(LEFT, BODY_TOP, _FULL, _LEAD)
    )


def _object(name: str, kind: SlotKind, prompt: str) -> Slot:
    """Make room for a table or a chart below what introduces it."""
    top = BODY_TOP + _LEAD + GUTTER
    return Slot(name=name, kind=kind, prompt=prompt, area=(LEFT, top, _FULL, BODY_BOTTOM - top))


_BELOW_PANELS = BODY_BOTTOM - PANEL_BOTTOM
_LEAD = 58.0
_HALF = (_FULL - COLUMN_GAP) / 2
_PANEL = (_FULL - GUTTER) / 2
_BESIDE_GAP = 32.0
"""Space between a picture or a statistic and the text beside it."""
_BESIDE = (_FULL - _BESIDE_GAP) / 2
_STATISTIC, _STATISTIC_INSET = 308.0, (24.0, 24.0, 20.0, 24.0)
"""Width of a statistic's panel beside text, and its inner margins."""


_CARD_INSET = (18.0, 14.0, 16.0, 14.0)


def _cards(
    count: int,
    columns: int,
    prompt: str,
    *,
    fill: Colour = "bg2",
    stroke: Colour | None = None,
    numbered: bool = False,
) -> tuple[Slot, ...]:
    """Card placeholders in a grid; the text of each begins with its number if they are numbered."""
    rows = -(-count // columns)
    width = (_FULL - GUTTER * (columns - 1)) / columns
    height = (PANEL_BOTTOM - BODY_TOP - GUTTER * (rows - 1)) / rows
    return tuple(
        Slot(
            name=f"card-{index + 1}",
            kind="body",
            prompt=prompt,
            number=(index + 1) * numbered,
            area=(
                LEFT + (index % columns) * (width + GUTTER),
                BODY_TOP + (index // columns) * (height + GUTTER),
                width,
                height,
            ),
            growth=_BELOW_PANELS,
            inset=_CARD_INSET,
            fill=fill,
            stroke=stroke,
        )
        for index in range(count)
    )


def _steps(count: int) -> tuple[Slot, ...]:
    """Make room for steps in a row, each below an arrow with its number."""
    width = (_FULL - STEP_GAP * (count - 1)) / count
    top = BODY_TOP + _LEAD + GUTTER + STEP_HEAD
    return tuple(
        Slot(
            name=f"step-{at + 1}",
            kind="body",
            prompt="Step",
            area=(LEFT + at * (width + STEP_GAP), top, width, PANEL_BOTTOM - top),
            growth=_BELOW_PANELS,
            inset=STEP_INSET,
            fill="bg2",
        )
        for at in range(count)
    )


_SMALL_TITLE = replace(_TITLE, size="small_title")
"""The title above words that are larger than it is."""
_LARGE = 0.8 * (BODY_BOTTOM - BODY_TOP)
"""The height in whose middle large text stands: with two fifths of the spare room above it."""
_QUOTED = 124.0
"""How far right of the quotation mark's left edge the quotation stands."""
_DISC = 80.0
"""The diameter of the disc for an activity's minutes."""
_BESIDE_DISC = _FULL - _DISC - 24.0


def _large(prompt: str, left: float, **kwargs: object) -> Slot:
    """Make room for a sentence that is set large."""
    values = {"size": "display", "bold": True, "heading_font": True, **kwargs}
    return _body(
        "body", left, RIGHT - left, area=(left, BODY_TOP, RIGHT - left, _LARGE), prompt=prompt,
        bullets=False, anchor="middle", spacing=0.95, growth=BODY_BOTTOM - BODY_TOP - _LARGE,
        **values,
    )  # fmt: skip


def _on_ground(*slots: Slot) -> tuple[Slot, ...]:
    """Return slots with the text of a strong background, but for those with a fill of their own."""
    return tuple(slot if slot.fill else replace(slot, colour="bg1") for slot in slots)


_MIDDLE = WIDTH / 2
_BESIDE_EDGE = _MIDDLE - _BESIDE_GAP - LEFT
"""The width of text beside a picture that fills the other half of its slide."""
_FOOT_BESIDE = _foot(_BESIDE_EDGE)
_TO_EDGES = (0.0, BODY_TOP, WIDTH, PANEL_BOTTOM - BODY_TOP)
"""From the title to the foot, between the slide's edges."""
_CAPTION = 2 * (HEIGHT - FOOT_TOP) - FOOT_HEIGHT
"""The height of a band with a caption of one line, which stands level with the footer beside it."""


def _bled(area: Area, inset: float, growth: float = 0.0) -> tuple[Slot, ...]:
    """Make room for a picture up to edges of the slide, with its caption on a band at its foot."""
    left, top, width, height = area
    return (
        Slot(
            name="picture", kind="pic", prompt="Picture", colour="bg1", fill="tx2", area=area,
            growth=growth,
        ),
        Slot(
            name="caption", kind="body", prompt="Caption", size="caption", colour="bg1", fill="tx2",
            area=(left, top + height - _CAPTION, width, _CAPTION), anchor="middle",
            inset=(inset, 8.0, WIDTH - RIGHT, 8.0),
        ),
    )  # fmt: skip


_PANEL_INSET = (22.0, 18.0, 20.0, 18.0)


def _compared(name: str, x: float) -> Slot:
    """Make a panel whose first level is its heading."""
    return _body(
        name,
        x,
        _PANEL,
        area=(x, BODY_TOP, _PANEL, PANEL_BOTTOM - BODY_TOP),
        fill="bg2",
        inset=_PANEL_INSET,
        bold=True,
        colour="accent1",
        heading_font=True,
        below="body",
        below_colour="tx1",
        prompt="Heading\nPoints (Tab)",
        growth=_BELOW_PANELS,
    )


_COVER = (
    Decoration(name="Band", area=(0.0, 0.0, 16.0, HEIGHT), fill="accent1"),
    Decoration(name="Large disc", area=(676.0, 196.0, 420.0, 420.0), fill="accent1",
               geometry="ellipse"),
    Decoration(name="Middle disc", area=(620.0, 372.0, 220.0, 220.0), fill="accent5",
               geometry="ellipse"),
    Decoration(name="Small disc", area=(846.0, 150.0, 84.0, 84.0), fill="accent3",
               geometry="ellipse"),
    Decoration(name="Rule", area=(LEFT, 282.0, 72.0, 6.0), fill="accent3"),
)  # fmt: skip
_BESIDE_AGENDA = 520.0
"""The width of text on the slide of a section."""
_AGENDA = 612.0
"""The left edge of the agenda, which ends where the slide does."""

_ALL = (
    Layout(
        name="title", title="Title", arrange="cover", background="tx2", text="bg1",
        heading="bg1", link="bg1", accent="bg1", decoration=_COVER,
        slots=(
            Slot(
                name="title", kind="ctrTitle", area=(LEFT, 78.0, 640.0, 190.0),
                prompt="Workshop title", size="cover", bold=True, colour="bg1",
                heading_font=True, anchor="bottom", spacing=0.95,
            ),
            Slot(
                name="subtitle", kind="subTitle", area=(LEFT, 304.0, 540.0, 180.0),
                prompt="Audience, edition, credits", size="minimum", colour="bg1",
            ),
            _sources(560.0, HEIGHT - 24.0, "bg1"),
        ),
    ),
    Layout(
        name="section", title="Section", arrange="cover", background="accent1", text="bg1",
        heading="bg1", link="bg1", accent="bg1", logo="none",
        decoration=(
            Decoration(name="Band", area=(0.0, 0.0, 16.0, HEIGHT), fill="tx2"),
            Decoration(name="Disc", area=(700.0, 210.0, 420.0, 420.0), fill="tx2",
                       geometry="ellipse"),
            Decoration(name="Rule", area=(LEFT, 290.0, 72.0, 6.0), fill="bg1"),
        ),
        slots=(
            Slot(
                name="title", kind="title", area=(LEFT, 150.0, _BESIDE_AGENDA, 130.0),
                prompt="Section title", size="cover", bold=True, colour="bg1",
                heading_font=True, anchor="bottom", spacing=0.95,
            ),
            Slot(
                name="subtitle", kind="body", area=(LEFT, 312.0, _BESIDE_AGENDA, 140.0),
                prompt="What the section is about", size="body", colour="bg1",
            ),
            _sources(_BESIDE_AGENDA, HEIGHT - 24.0, "bg1"),
            Slot(
                name="agenda", kind="body", area=(_AGENDA, 0.0, WIDTH - _AGENDA, HEIGHT),
                prompt="Agenda", size="body", colour="bg1", fill="tx2", anchor="middle",
                inset=(34.0, 30.0, 48.0, 30.0),
            ),
        ),
    ),
    Layout(
        name="content", title="Content", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _body("body", LEFT, _FULL), *_FOOT),
    ),
    Layout(
        name="two-column", title="Two columns", arrange="columns", decoration=_STRIP,
        slots=(
            _TITLE, _body("column-1", LEFT, _HALF),
            _body("column-2", LEFT + _HALF + COLUMN_GAP, _HALF), *_FOOT,
        ),
    ),
    Layout(
        name="comparison", title="Comparison", arrange="columns", decoration=_STRIP,
        slots=(
            _TITLE,
            _compared("column-1", LEFT),
            _compared("column-2", LEFT + _PANEL + GUTTER),
            *_FOOT,
        ),
    ),
    Layout(
        name="table", title="Table", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _lead("Text above the table"), _object("table", "tbl", "Table"), *_FOOT),
    ),
    Layout(
        name="chart", title="Chart", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _lead("Text above the chart"), _object("chart", "chart", "Chart"), *_FOOT),
    ),
    Layout(
        name="steps", title="Steps", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _lead("Text above the steps"), *_steps(4), *_FOOT),
    ),
    Layout(
        name="picture", title="Picture", arrange="aside", decoration=_STRIP,
        slots=(
            _TITLE, _body("body", LEFT, _BESIDE),
            Slot(
                name="picture", kind="pic", prompt="Picture",
                area=(RIGHT - _BESIDE, BODY_TOP, _BESIDE, BODY_BOTTOM - BODY_TOP),
            ),
            *_FOOT,
        ),
    ),
    Layout(
        name="picture-half", title="Half picture", arrange="bleed", logo="none",
        otherwise="picture",
        decoration=(
            *_STRIP,
            Decoration(name="Ground", area=(_MIDDLE, 0.0, _MIDDLE, HEIGHT), fill="tx2"),
        ),
        slots=(
            replace(_TITLE, area=(LEFT, TITLE_TOP, _BESIDE_EDGE, TITLE_HEIGHT)),
            _body("body", LEFT, _BESIDE_EDGE),
            *_bled((_MIDDLE, 0.0, _MIDDLE, HEIGHT), _BESIDE_GAP),
            *_FOOT_BESIDE,
        ),
    ),
    Layout(
        name="picture-full", title="Full picture", arrange="bleed", background="tx2", text="bg1",
        heading="bg1", link="bg1", accent="bg1", logo="dark", otherwise="picture",
        slots=_on_ground(_TITLE, *_bled(_TO_EDGES, LEFT, FOOT_TOP - 8.0 - PANEL_BOTTOM), *_FOOT),
    ),
    Layout(
        name="statistic", title="Statistic", arrange="aside", decoration=_STRIP,
        slots=(
            _TITLE,
            Slot(
                name="statistic", kind="body", prompt="75%\nWhat the figure counts (Tab)",
                size="value", below="body", bold=True, colour="bg1", heading_font=True,
                anchor="middle", fill="tx2", inset=_STATISTIC_INSET,
                area=(LEFT, BODY_TOP, _STATISTIC, PANEL_BOTTOM - BODY_TOP), growth=_BELOW_PANELS,
            ),
            _body("body", LEFT + _STATISTIC + _BESIDE_GAP, _FULL - _STATISTIC - _BESIDE_GAP),
            *_FOOT,
        ),
    ),
    Layout(
        name="quote", title="Quote", arrange="quote", background="bg2",
        decoration=(
            *_STRIP,
            Decoration(name="Quotation mark", area=(LEFT, BODY_TOP + 10.0, 100.0, 74.0),
                       fill="accent1", geometry="quotation-mark"),
        ),
        slots=(
            _SMALL_TITLE,
            _large("What was said\nWho said it (Tab)", LEFT + _QUOTED, below="body",
                   below_colour="tx1", colour="tx2"),
            *_FOOT,
        ),
    ),
    Layout(
        name="statement", title="Statement", arrange="statement", background="tx2", text="bg1",
        heading="bg1", link="bg1", accent="bg1", logo="dark",
        decoration=(Decoration(name="Band", area=(0.0, 0.0, 16.0, HEIGHT), fill="accent1"),),
        slots=_on_ground(_SMALL_TITLE, _large("One sentence", LEFT), *_FOOT),
    ),
    Layout(
        name="learning-points", title="Learning points", arrange="cards", decoration=_STRIP,
        slots=(_TITLE, *_cards(6, 2, "Learning point", numbered=True), *_FOOT),
    ),
    Layout(
        name="reflective-questions", title="Reflective questions", arrange="cards",
        decoration=_STRIP, accent="accent2",
        slots=(
            _TITLE,
            *_cards(6, 2, "Question", fill="bg1", stroke="accent2", numbered=True),
            *_FOOT,
        ),
    ),
    Layout(
        name="activity", title="Activity", arrange="activity", background="accent2", text="bg1",
        heading="bg1", link="bg1", accent="bg1", logo="dark",
        slots=_on_ground(
            replace(_TITLE, area=(LEFT, TITLE_TOP, _BESIDE_DISC, TITLE_HEIGHT)),
            Slot(
                name="minutes", kind="body", prompt="10\nminutes", size="title", below="caption",
                bold=True, colour="accent2", below_colour="accent2", heading_font=True,
                align="center", anchor="middle", spacing=0.9, geometry="ellipse", fill="bg1",
                area=(RIGHT - _DISC, SECTION_TOP, _DISC, _DISC),
            ),
            _body("body", LEFT, _FULL, area=(LEFT, BODY_TOP, _FULL, _LARGE), anchor="middle",
                  growth=BODY_BOTTOM - BODY_TOP - _LARGE, prompt="What there is to do"),
            Slot(
                name="grouping", kind="body", prompt="Who works with whom", size="body",
                area=(LEFT, PANEL_BOTTOM - 46.0, _FULL, 46.0), anchor="middle",
            ),
            _section(_BESIDE_DISC),
            *_FOOT[:-1],
        ),
    ),
    Layout(
        name="references", title="References", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _body("body", LEFT, _FULL, size="minimum"), *_FOOT),
    ),
    Layout(
        name="contacts", title="Contacts", arrange="cards", decoration=_STRIP,
        slots=(_TITLE, *_cards(6, 2, "Contact"), *_FOOT),
    ),
    Layout(name="blank", title="Blank", arrange="flow", decoration=_STRIP,
           slots=(_TITLE, *_FOOT)),
)  # fmt: skip

LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
