"""Shapes with and without text."""

from __future__ import annotations

from msgspec.structs import replace

from deckbuilder.geometry import Emu
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Shape, TextFrame
from deckbuilder.writers.pptx.drawing import write_appearance, write_identity, write_line
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.shapes.placeholders import (
    write_margins,
    write_own_appearance,
    write_own_margins,
    write_reference,
)
from deckbuilder.writers.pptx.text.bodies import write_body


def write_shape(part: Part, shape: Shape) -> str:
    """Return a shape without text: decoration, and marked so for screen readers."""
    appearance = write_appearance(
        shape.rect, shape.geometry, shape.radius, shape.fill, shape.stroke
    )
    return (
        f"<p:sp><p:nvSpPr>{write_identity(part, shape.name, decorative=True)}"
        f"<p:cNvSpPr/><p:nvPr/></p:nvSpPr>{appearance}</p:sp>"
    )


def write_text_frame(part: Part, frame: TextFrame, slot: PlacedSlot | None) -> str:
    """Return a shape with text: in a placeholder where `slot` is one, a text box otherwise.

    A title that its layout does not have is a placeholder that takes nothing from the master's.
    """
    if slot is not None and not slot.drawn:
        return _write_in_placeholder(part, frame, slot)
    reference = write_reference(slot) if slot else ""
    plain = frame.fill is None and frame.stroke is None and frame.geometry == "rect"
    box = '<p:cNvSpPr txBox="1"/>' if plain else "<p:cNvSpPr/>"
    appearance = write_appearance(
        frame.rect, frame.geometry, frame.radius, frame.fill, frame.stroke
    )
    if reference:
        box, reference = _IN_PLACEHOLDER, f"<p:nvPr>{reference}</p:nvPr>"
        if frame.stroke is None:
            appearance = appearance.replace("</p:spPr>", f"{write_line(None)}</p:spPr>")
    body = write_body(part, frame, slot, write_margins(frame.inset, frame.anchor))
    return (
        f"<p:sp><p:nvSpPr>{write_identity(part, frame.name)}{box}{reference or '<p:nvPr/>'}"
        f"</p:nvSpPr>{appearance}{body}</p:sp>"
    )


def _with_margin(frame: TextFrame, slot: PlacedSlot) -> tuple[TextFrame, PlacedSlot]:
    """Return a template's placeholder as large as it really is, and a frame that fills it, too."""
    outer = slot.rect.inset(*(-side for side in slot.margin))
    if frame.rect == slot.rect:
        left, top, right, bottom = (
            Emu(own + more) for own, more in zip(frame.inset, slot.margin, strict=True)
        )
        frame = replace(frame, rect=outer, inset=(left, top, right, bottom))
    return frame, replace(slot, rect=outer, inset=slot.own_inset)


_IN_PLACEHOLDER = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'


def _write_in_placeholder(part: Part, frame: TextFrame, slot: PlacedSlot) -> str:
    if any(slot.margin):
        frame, slot = _with_margin(frame, slot)
    body = write_body(part, frame, slot, write_own_margins(frame, slot))
    return (
        f"<p:sp><p:nvSpPr>{write_identity(part, frame.name)}{_IN_PLACEHOLDER}"
        f"<p:nvPr>{write_reference(slot)}</p:nvPr></p:nvSpPr>"
        f"{write_own_appearance(frame, slot)}{body}</p:sp>"
    )
