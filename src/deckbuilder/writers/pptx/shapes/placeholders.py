"""Placeholders: what a layout offers, and what a slide's shape inherits or says otherwise.

Follows ISO/IEC 29500-1, 19.3.1.36. A shape in a placeholder states its place, geometry, fill,
line and margins only where they differ from the layout's, so that a changed layout shows.
"""

from __future__ import annotations

from deckbuilder.geometry import Emu
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import TextFrame
from deckbuilder.writers.pptx.drawing import (
    write_appearance,
    write_fill,
    write_geometry,
    write_identity,
    write_line,
    write_place,
)
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import text
from deckbuilder.writers.pptx.text.bodies import ANCHORS, Anchor, write_levels
from deckbuilder.writers.pptx.text.runs import write_field

Inset = tuple[Emu, Emu, Emu, Emu]

_FURNITURE = ("ftr", "sldNum")
_TITLES = ("title", "ctrTitle")
_AUTOFIT = "<a:normAutofit/>"


def write_reference(slot: PlacedSlot, *, prompt: bool = False) -> str:
    """Return the element that ties a shape to a placeholder; a layout's own has a `prompt`.

    What a layout does not have is tied to nothing, but a title is one all the same.
    """
    if slot.drawn:
        return '<p:ph type="title"/>' if slot.kind in _TITLES else ""
    kind = slot.type or slot.kind
    named = "" if kind == "obj" else f' type="{kind}"'
    size = ' sz="quarter"' if slot.kind in _FURNITURE else ""
    index = f' idx="{slot.index}"' if slot.index else ""
    custom = ' hasCustomPrompt="1"' if prompt and slot.kind not in _FURNITURE else ""
    return f"<p:ph{named}{size}{index}{custom}/>"


def write_margins(inset: Inset, anchor: Anchor) -> str:
    """Return a text body's properties, all of them stated."""
    left, top, right, bottom = inset
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}"'
        f' bIns="{bottom}" rtlCol="0" anchor="{ANCHORS[anchor]}">{_AUTOFIT}</a:bodyPr>'
    )


def write_own_margins(frame: TextFrame | PlacedSlot, slot: PlacedSlot) -> str:
    """Return a text body's properties where they differ from its placeholder's."""
    found = "".join(
        f' {name}="{own}"'
        for name, own, theirs in zip(
            ("lIns", "tIns", "rIns", "bIns"), frame.inset, slot.inset, strict=True
        )
        if own != theirs
    )
    if frame.anchor != slot.anchor:
        found += f' anchor="{ANCHORS[frame.anchor]}"'
    return f"<a:bodyPr{found}>{_AUTOFIT}</a:bodyPr>"


def write_own_appearance(frame: TextFrame | PlacedSlot, slot: PlacedSlot) -> str:
    """Return a shape's properties where they differ from its placeholder's."""
    found = "" if frame.rect == slot.rect else write_place(frame.rect)
    if (frame.geometry, frame.radius) != (slot.geometry, slot.radius):
        found += write_geometry(frame.geometry, frame.rect, frame.radius)
    if frame.fill != slot.fill:
        found += write_fill(frame.fill)
    if frame.stroke != slot.stroke:
        found += write_line(frame.stroke)
    return f"<p:spPr>{found}</p:spPr>" if found else "<p:spPr/>"


def write_placeholder(
    part: Part, slot: PlacedSlot, base: PlacedSlot | None, *, of_master: bool = False
) -> str:
    """Return a placeholder of a layout or a master: its place, its look and its prompt.

    It says what differs from `base`, the master's placeholder (None: all of its look). The levels
    of a master's title and body stand in its own text styles.
    """
    reference = write_reference(slot, prompt=not of_master)
    in_styles = of_master and slot.kind not in _FURNITURE
    levels = "" if in_styles else write_levels(slot.levels, part.document, base)
    if base is None:
        appearance = write_appearance(slot.rect, slot.geometry, slot.radius, slot.fill, slot.stroke)
        margins = write_margins(slot.inset, slot.anchor)
    else:
        appearance, margins = write_own_appearance(slot, base), write_own_margins(slot, base)
    list_style = f"<a:lstStyle>{levels}</a:lstStyle>" if levels else "<a:lstStyle/>"
    name = slot.name.replace("-", " ").capitalize()
    language = f'<a:rPr lang="{part.document.lang}"/>'
    content = _write_prompt(part.document.footer if slot.kind == "ftr" else slot.prompt, language)
    if slot.kind == "sldNum":
        content = f"<a:p>{write_field('‹#›', language)}{_write_total(part, language)}</a:p>"
    return (
        f'<p:sp><p:nvSpPr>{write_identity(part, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{reference}</p:nvPr></p:nvSpPr>{appearance}"
        f"<p:txBody>{margins}{list_style}{content}</p:txBody></p:sp>"
    )


def _write_total(part: Part, language: str) -> str:
    """Return what follows the number of each slide: how many there are, where slides say it."""
    total = part.document.presentation.total
    return f"<a:r>{language}<a:t> / {total}</a:t></a:r>" if total else ""


def _write_prompt(prompt: str, language: str) -> str:
    """Return a prompt's paragraphs: each line is of the level below the one above it."""
    paragraphs = (
        (f'<a:pPr lvl="{level}"/>' if level else "", text(line))
        for level, line in enumerate(prompt.split("\n"))
    )
    return "".join(
        f"<a:p>{properties}<a:r>{language}<a:t>{line}</a:t></a:r></a:p>"
        for properties, line in paragraphs
    )
