"""Slides: each item of a scene as the native object that it is, in reading order."""

from __future__ import annotations

from typing import assert_never

from deckbuilder.scene.layout import PlacedLayout, PlacedSlot
from deckbuilder.scene.slide import (
    ChartItem,
    Group,
    Item,
    PictureItem,
    Scene,
    Shape,
    TableItem,
    TextFrame,
)
from deckbuilder.writers.pptx.drawing import write_identity, write_tree
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import DECLARATION, NAMESPACES, attribute
from deckbuilder.writers.pptx.shapes.autoshapes import write_shape, write_text_frame
from deckbuilder.writers.pptx.shapes.pictures import write_picture
from deckbuilder.writers.pptx.shapes.tables import write_table
from deckbuilder.writers.pptx.slides.timing import WrittenShape, write_timing, write_transition
from deckbuilder.writers.pptx.theme import write_colour_map

FreeSlots = dict[str, PlacedSlot]
"""The placeholders of the layout that the slide has not yet filled."""

_HOLDS = {
    TextFrame: ("title", "ctrTitle", "subTitle", "body", "obj", "ftr", "sldNum"),
    TableItem: ("tbl", "obj"),
    ChartItem: ("chart", "obj"),
    PictureItem: ("pic", "obj"),
}
"""The kinds of placeholder that PowerPoint lets hold each item."""


def write_slide(part: Part, scene: Scene, layout: PlacedLayout) -> str:
    """Return a slide; its name is the scene's id, which ties it to its source."""
    slots = dict(layout.slots)
    shapes = [_write_item(part, item, slots) for item in scene.items]
    tree = "".join(shape.xml for written in shapes for shape in written)
    hidden = ' show="0"' if scene.hidden else ""
    return (
        f'{DECLARATION}<p:sld {NAMESPACES}{hidden}><p:cSld name="{attribute(scene.id)}">'
        f"{write_tree(tree)}</p:cSld>{write_colour_map(layout.colour_map)}"
        f"{write_transition(scene)}{write_timing(scene, shapes)}</p:sld>"
    )


def _write_item(part: Part, item: Item, slots: FreeSlots) -> list[WrittenShape]:
    """Return an item as shapes in reading order: itself, and its caption above or below it."""
    match item:
        case TextFrame():
            return [_write_frame(part, item, slots)]
        case TableItem():
            above = [_write_frame(part, item.caption, slots)] if item.caption else []
            return [*above, WrittenShape(item, write_table(part, item, _take(item, slots)))]
        case PictureItem():
            written = WrittenShape(item, write_picture(part, item, _take(item, slots)))
            below = [_write_frame(part, item.caption, slots)] if item.caption else []
            return [written, *below]
        case ChartItem():
            from deckbuilder.writers.pptx.charts.chart import write_chart  # few decks have one

            return [WrittenShape(item, write_chart(part, item, _take(item, slots)))]
        case Shape():
            return [WrittenShape(item, write_shape(part, item))]
        case Group():
            return [WrittenShape(item, _write_group(part, item))]
        case _:
            assert_never(item)


def _write_frame(part: Part, frame: TextFrame, slots: FreeSlots) -> WrittenShape:
    return WrittenShape(frame, write_text_frame(part, frame, _take(frame, slots)))


def _take(
    item: TextFrame | TableItem | PictureItem | ChartItem, slots: FreeSlots
) -> PlacedSlot | None:
    """Take the item's placeholder, which one item alone may fill."""
    slot = slots.get(item.placeholder)
    if slot is None or (slot.type or slot.kind) not in _HOLDS[type(item)]:
        return None
    if slot.drawn and not isinstance(item, TextFrame):
        return None
    return slots.pop(item.placeholder)


def _write_group(part: Part, group: Group) -> str:
    """Return a group whose children keep the slide's lengths; none can be a placeholder."""
    identity = write_identity(part, group.name, group.alt)
    children = [shape.xml for item in group.items for shape in _write_item(part, item, {})]
    x, y, width, height = group.rect
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></p:grpSpPr>'
        f"{''.join(children)}</p:grpSp>"
    )
