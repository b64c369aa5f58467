"""The slide master and its layouts, made from the brand's placed layouts.

The master's placeholders and text styles are those of the most general layout; each layout
then states what differs. Refuses printed pages, which `printed_masters` has.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect
from deckbuilder.scene.layout import LevelStyle, PlacedLayout, PlacedSlot
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Colour, PictureItem, TextStyle
from deckbuilder.writers.pptx.drawing import write_solid, write_tree
from deckbuilder.writers.pptx.package.part import Part, PptxDocument
from deckbuilder.writers.pptx.package.xml import DECLARATION, NAMESPACES, attribute
from deckbuilder.writers.pptx.shapes.autoshapes import write_shape
from deckbuilder.writers.pptx.shapes.pictures import write_picture
from deckbuilder.writers.pptx.shapes.placeholders import write_placeholder
from deckbuilder.writers.pptx.text.bodies import write_levels, write_plain_levels
from deckbuilder.writers.pptx.theme import COLOUR_MAP

MASTER_ID = 2_147_483_648
"""Masters and layouts share one range of ids from 2^31 (19.7.1); the master has the first."""

_TYPES = {
    "title": "title",
    "section": "secHead",
    "content": "obj",
    "two-column": "twoObj",
    "table": "tbl",
    "blank": "titleOnly",
}
"""The type in OOXML (19.7.15) of the layouts that have one; it is by type that PowerPoint
finds the layout nearest when slides go to another deck."""

_MASTER = {
    "title": ("Title", 0, "Slide title"),
    "body": ("Text", 1, "Text"),
    "ftr": ("Footer", 3, "Footer"),
    "sldNum": ("Slide number", 4, "Slide number"),
}
"""The master's placeholders by kind: name, index and prompt."""

_INHERITED = {kind: kind for kind in _MASTER} | {"ctrTitle": "title", "subTitle": "body"}
"""The master's placeholder that one of a layout inherits from, by their kinds. Pictures, tables
and charts have none: readers do not agree on what their placeholders take from the master."""


def write_layout(part: Part, layout: PlacedLayout, masters: Mapping[str, PlacedSlot]) -> str:
    """Return a slide layout; `masters` are the placeholders of its master by kind."""
    kind = _TYPES.get(layout.name)
    marks = f'type="{kind}" preserve="1"' if kind else 'preserve="1" userDrawn="1"'
    shapes = "".join(
        write_picture(part, item, None)
        if isinstance(item, PictureItem)
        else write_shape(part, item)
        for item in layout.decoration
    )
    shapes += "".join(
        write_placeholder(part, slot, masters.get(_INHERITED.get(slot.kind, "")))
        for slot in layout.slots.values()
    )
    kinds = {slot.kind for slot in layout.slots.values()}
    part.relationships.add("slideMaster", "../slideMasters/slideMaster1.xml")
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} {marks}><p:cSld name="{attribute(layout.title)}">'
        f"{write_background(layout.background)}{write_tree(shapes)}</p:cSld>"
        f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        f"{_write_foot_switches(part, kinds)}</p:sldLayout>"
    )


def _write_foot_switches(part: Part, kinds: Container[str]) -> str:
    """Return which of header, footer, date and number a new slide is given (19.3.1.25)."""
    wanted = {"sldNum": part.document.presentation.brand.footer.slide_numbers, "ftr": True}
    absent = "".join(f' {kind}="0"' for kind in wanted if not (wanted[kind] and kind in kinds))
    return f'<p:hf{absent} hdr="0" dt="0"/>'


def write_background(colour: Colour) -> str:
    """Return the background of a layout or a master."""
    return f"<p:bg><p:bgPr>{write_solid(colour)}<a:effectLst/></p:bgPr></p:bg>"


def write_master(part: Part, slots: Mapping[str, PlacedSlot], layouts: int) -> str:
    """Return the slide master with its placeholders, and so many layouts in parts with numbers."""
    shapes = "".join(write_placeholder(part, slot, None, of_master=True) for slot in slots.values())
    related = (
        part.relationships.add("slideLayout", f"../slideLayouts/slideLayout{number}.xml")
        for number in range(1, layouts + 1)
    )
    ids = "".join(
        f'<p:sldLayoutId id="{layout_id}" r:id="{relationship}"/>'
        for layout_id, relationship in enumerate(related, MASTER_ID + 1)
    )
    part.relationships.add("theme", "../theme/theme1.xml")
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{write_background('bg1')}"
        f"{write_tree(shapes)}</p:cSld>{COLOUR_MAP}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f"{_write_foot_switches(part, slots)}{_text_styles(part.document, slots)}</p:sldMaster>"
    )


def choose_placeholders(presentation: Presentation) -> Mapping[str, PlacedSlot]:
    """Choose the master's placeholders: of each kind the first, from light layouts if it can.

    Bodies that stand beside a slide's content are none for the master.
    """
    ordered = sorted(
        presentation.layouts.values(),
        key=lambda each: (each.name != "content", each.background != "bg1"),
    )
    found: dict[str, PlacedSlot] = {}
    for layout in ordered:
        for slot in layout.slots.values():
            if slot.kind != "body" or slot.index == 1:
                found.setdefault(slot.kind, slot)
    found = {"title": _title(presentation), "body": _body(presentation), **found}
    return {
        kind: replace(found[kind], name=name, index=index, prompt=prompt, fill=None, stroke=None)
        for kind, (name, index, prompt) in _MASTER.items()
        if kind in found
    }


def _title(presentation: Presentation) -> PlacedSlot:
    """Return a title for a master whose layouts have none."""
    sizes = presentation.brand.sizes
    style = TextStyle(font="heading", size=sizes.title, colour="tx2", bold=True)
    return PlacedSlot(
        name="title",
        kind="title",
        index=0,
        rect=_share(presentation, 0.08, 0.16),
        prompt="",
        levels=(LevelStyle(style=style),),
        anchor="middle",
    )


def _body(presentation: Presentation) -> PlacedSlot:
    """Return a body for a master whose layouts have none."""
    style = TextStyle(font="body", size=presentation.brand.sizes.body, colour="tx1")
    return PlacedSlot(
        name="body",
        kind="body",
        index=1,
        rect=_share(presentation, 0.26, 0.62),
        prompt="",
        levels=(LevelStyle(style=style),) * 5,
    )


def _share(presentation: Presentation, top: float, height: float) -> Rect:
    """Return a rectangle that leaves a margin of a sixteenth at either side."""
    margin = presentation.width // 16
    return Rect(
        Emu(margin),
        Emu(round(presentation.height * top)),
        Emu(presentation.width - 2 * margin),
        Emu(round(presentation.height * height)),
    )


def _text_styles(document: PptxDocument, slots: Mapping[str, PlacedSlot]) -> str:
    lang = document.lang
    title = write_levels(slots["title"].levels, document, lang=lang)
    body = write_levels(slots["body"].levels, document, lang=lang)
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{write_plain_levels(lang)}</p:otherStyle></p:txStyles>"
    )
