"""The layouts, as data: what each is called, what it looks like and where its slots are.

A new layout is an entry here. Owns the grid and the type of each slot; refuses behaviour.
All lengths are points on a slide of 960 by 540, which is 13.33 by 7.5 inches.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from deckbuilder.layout.scene import Colour, Geometry

WIDTH, HEIGHT = 960.0, 540.0
LEFT, RIGHT = 60.0, 912.0
"""The left and right edge of the content."""
TITLE_TOP, TITLE_HEIGHT = 36.0, 68.0
BODY_TOP, BODY_BOTTOM = 106.0, 490.0
FOOT_TOP, FOOT_HEIGHT = 508.0, 20.0
GUTTER = 16.0
"""Space between columns and between cards."""

SlotKind = Literal["title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic", "ftr", "sldNum"]
Arrangement = Literal["cover", "flow", "columns", "cards", "aside", "blank"]


class Slot(Struct, frozen=True, kw_only=True):
    """A named slot: a placeholder of the layout. `size` names one of the brand's sizes."""

    name: str
    kind: SlotKind
    area: tuple[float, float, float, float]
    prompt: str = "Text"
    size: str = "body"
    bold: bool = False
    colour: Colour = "tx1"
    heading_font: bool = False
    bullets: bool = False
    anchor: Literal["top", "middle", "bottom"] = "top"
    align: Literal["left", "center", "right"] = "left"
    spacing: float = 1.0
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    geometry: Geometry = "rect"
    radius: float = 0.0
    fill: Colour | None = None
    stroke: Colour | None = None


class Decoration(Struct, frozen=True, kw_only=True):
    """A shape of the layout itself, behind everything."""

    name: str
    area: tuple[float, float, float, float]
    fill: Colour
    geometry: Geometry = "rect"
    radius: float = 0.0


class Layout(Struct, frozen=True, kw_only=True):
    """A layout: its slots and how content is arranged in them.

    `text` and `accent` are the colours of running text on its background.
    """

    name: str
    title: str
    arrange: Arrangement
    slots: tuple[Slot, ...]
    background: Colour = "bg1"
    text: Colour = "tx1"
    heading: Colour = "tx2"
    accent: Colour = "accent1"
    link: Colour = "hlink"
    decoration: tuple[Decoration, ...] = ()
    logo: bool = True
    card: CardStyle = field(default_factory=lambda: CardStyle())


class CardStyle(Struct, frozen=True, kw_only=True):
    """How the cards of a layout look: `numbered` cards have a tab with their number."""

    fill: Colour | None = "bg2"
    stroke: Colour | None = None
    tab: Colour = "accent1"
    numbered: bool = True


# --- parts that layouts share --------------------------------------------------------------

_TITLE = Slot(
    name="title", kind="title", area=(LEFT, TITLE_TOP, RIGHT - LEFT, TITLE_HEIGHT),
    prompt="Slide title", size="title", bold=True, colour="tx2", heading_font=True, spacing=0.92,
)  # fmt: skip
_FOOT = (
    Slot(
        name="footer", kind="ftr", area=(LEFT, FOOT_TOP, 640.0, FOOT_HEIGHT), prompt="Footer",
        size="footer", colour="accent6", anchor="middle",
    ),
    Slot(
        name="slide-number", kind="sldNum", area=(RIGHT - 40.0, FOOT_TOP, 40.0, FOOT_HEIGHT),
        prompt="Slide number", size="footer", bold=True, colour="accent1", align="right",
        anchor="middle",
    ),
)  # fmt: skip
_STRIP = (
    Decoration(name="Side band", area=(0.0, 0.0, 16.0, HEIGHT), fill="tx2"),
    Decoration(name="Side band accent", area=(0.0, TITLE_TOP, 16.0, 36.0), fill="accent1"),
)


def _body(name: str, x: float, width: float, **kwargs: object) -> Slot:
    values: dict[str, object] = {
        "name": name, "kind": "body", "bullets": True,
        "area": (x, BODY_TOP, width, BODY_BOTTOM - BODY_TOP), **kwargs,
    }  # fmt: skip
    return Slot(**values)  # type: ignore[arg-type]


_FULL = RIGHT - LEFT
_HALF = (_FULL - GUTTER) / 2


def _cards(count: int, columns: int, style: CardStyle, prompt: str) -> tuple[Slot, ...]:
    """Card placeholders in a grid, as a trainer finds them on a new slide."""
    rows = -(-count // columns)
    tab = 40.0 if style.numbered else 0.0
    width = (_FULL - GUTTER * (columns - 1)) / columns
    height = (BODY_BOTTOM - BODY_TOP - GUTTER * (rows - 1)) / rows
    return tuple(
        Slot(
            name=f"card-{index + 1}", kind="body", prompt=prompt,
            area=(
                LEFT + (index % columns) * (width + GUTTER) + tab,
                BODY_TOP + (index // columns) * (height + GUTTER),
                width - tab,
                height,
            ),
            inset=(16.0, 12.0, 14.0, 12.0), fill=style.fill, stroke=style.stroke,
        )
        for index in range(count)
    )  # fmt: skip


_LEARNING = CardStyle()
_QUESTIONS = CardStyle(fill="bg1", stroke="accent2", tab="accent2")
_CONTACTS = CardStyle(numbered=False)
_COMPARISON = CardStyle(numbered=False)

_COVER = (
    Decoration(name="Band", area=(0.0, 0.0, 16.0, HEIGHT), fill="accent1"),
    Decoration(name="Large disc", area=(676.0, 196.0, 420.0, 420.0), fill="accent1",
               geometry="ellipse"),
    Decoration(name="Middle disc", area=(620.0, 372.0, 220.0, 220.0), fill="accent5",
               geometry="ellipse"),
    Decoration(name="Small disc", area=(846.0, 150.0, 84.0, 84.0), fill="accent3",
               geometry="ellipse"),
)  # fmt: skip

_ALL = (
    Layout(
        name="title", title="Title", arrange="cover", background="tx2", text="bg1",
        heading="bg1", link="bg1", accent="bg1", decoration=_COVER,
        slots=(
            Slot(
                name="title", kind="ctrTitle", area=(LEFT, 84.0, 640.0, 190.0),
                prompt="Workshop title", size="cover", bold=True, colour="bg1",
                heading_font=True, anchor="bottom", spacing=0.95,
            ),
            Slot(
                name="subtitle", kind="subTitle", area=(LEFT, 296.0, 540.0, 180.0),
                prompt="Audience, edition, credits", size="minimum", colour="bg1",
            ),
        ),
    ),
    Layout(
        name="section", title="Section", arrange="cover", background="accent1", text="bg1",
        heading="bg1", link="bg1", accent="bg1", logo=False,
        decoration=(
            Decoration(name="Band", area=(0.0, 0.0, 16.0, HEIGHT), fill="tx2"),
            Decoration(name="Disc", area=(700.0, 210.0, 420.0, 420.0), fill="tx2",
                       geometry="ellipse"),
        ),
        slots=(
            Slot(
                name="title", kind="title", area=(LEFT, 150.0, 640.0, 130.0),
                prompt="Section title", size="cover", bold=True, colour="bg1",
                heading_font=True, anchor="bottom", spacing=0.95,
            ),
            Slot(
                name="subtitle", kind="body", area=(LEFT, 300.0, 600.0, 140.0),
                prompt="What the section is about", size="body", colour="bg1",
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
            _body("column-2", LEFT + _HALF + GUTTER, _HALF), *_FOOT,
        ),
    ),
    Layout(
        name="comparison", title="Comparison", arrange="columns", decoration=_STRIP,
        card=_COMPARISON,
        slots=(
            _TITLE,
            _body("column-1", LEFT, _HALF, fill="bg2",
                  inset=(22.0, 18.0, 20.0, 18.0)),
            _body("column-2", LEFT + _HALF + GUTTER, _HALF, fill="bg2",
                  inset=(22.0, 18.0, 20.0, 18.0)),
            *_FOOT,
        ),
    ),
    Layout(
        name="table", title="Table", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _body("body", LEFT, _FULL), *_FOOT),
    ),
    Layout(
        name="chart", title="Chart", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _body("body", LEFT, _FULL), *_FOOT),
    ),
    Layout(
        name="picture", title="Picture", arrange="aside", decoration=_STRIP,
        slots=(_TITLE, _body("body", LEFT, _FULL), *_FOOT),
    ),
    Layout(
        name="statistic", title="Statistic", arrange="aside", decoration=_STRIP,
        slots=(_TITLE, _body("body", LEFT + 340.0, _FULL - 340.0), *_FOOT),
    ),
    Layout(
        name="quote", title="Quote", arrange="flow", decoration=_STRIP,
        slots=(
            _TITLE, _body("body", LEFT, 760.0, bullets=False, size="title"), *_FOOT,
        ),
    ),
    Layout(
        name="learning-points", title="Learning points", arrange="cards", decoration=_STRIP,
        card=_LEARNING,
        slots=(_TITLE, *_cards(6, 2, _LEARNING, "Learning point"), *_FOOT),
    ),
    Layout(
        name="reflective-questions", title="Reflective questions", arrange="cards",
        decoration=_STRIP, card=_QUESTIONS,
        slots=(_TITLE, *_cards(6, 2, _QUESTIONS, "Question"), *_FOOT),
    ),
    Layout(
        name="activity", title="Activity", arrange="flow",
        decoration=(
            Decoration(name="Side band", area=(0.0, 0.0, 16.0, HEIGHT), fill="accent2"),
        ),
        accent="accent2",
        slots=(_TITLE, _body("body", LEFT, _FULL), *_FOOT),
    ),
    Layout(
        name="references", title="References", arrange="flow", decoration=_STRIP,
        slots=(_TITLE, _body("body", LEFT, _FULL, size="minimum"), *_FOOT),
    ),
    Layout(
        name="contacts", title="Contacts", arrange="cards", decoration=_STRIP, card=_CONTACTS,
        slots=(_TITLE, *_cards(6, 2, _CONTACTS, "Contact"), *_FOOT),
    ),
    Layout(name="blank", title="Blank", arrange="blank", decoration=_STRIP,
           slots=(_TITLE, _body("body", LEFT, _FULL), *_FOOT)),
)  # fmt: skip

LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
