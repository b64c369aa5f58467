"""What our own files promise beyond the rules for anybody's: described tables, plain animation.

A deck that a trainer changed by hand may well fly words in; ours do not. Refuses to judge files of
others.
"""

from __future__ import annotations

from typing import Any

from deckbuilder.gate.pptx.inherited import P
from deckbuilder.gate.pptx.shapes import alt_text, drawing_properties, walk_shapes

_OF_ITSELF = ("withEffect", "afterEffect")


def undescribed_tables(presentation: Any) -> list[str]:
    """Find tables without alternative text, which some readers say before the cells."""
    return [
        f"{slide.name}: {shape.name}"
        for slide in presentation.slides
        for shape in walk_shapes(slide.shapes)
        if shape.has_table and not alt_text(shape)
    ]


def undescribed_parts_of_groups(presentation: Any) -> list[str]:
    """Find pictures and charts in groups that leave it to the group to describe them."""
    return [
        f"{slide.name}: {shape.name}"
        for slide in presentation.slides
        for group in slide.shapes
        if hasattr(group, "shapes")
        for shape in walk_shapes(group.shapes)
        if not shape.has_text_frame and not alt_text(shape)
    ]


def unplain_effects(presentation: Any) -> list[str]:
    """Find effects that are no plain appearance at a click, or are on no shape."""
    found = []
    for slide in presentation.slides:
        known = {drawing_properties(shape).get("id") for shape in walk_shapes(slide.shapes)}
        for step in slide._element.iter(f"{P}cTn"):
            if step.get("presetClass", "entr") != "entr" or step.get("presetID", "1") != "1":
                found.append(f"{slide.name}: an effect that is no plain appearance")
            if step.get("repeatCount"):
                found.append(f"{slide.name}: an effect that repeats")
            if step.get("nodeType") in _OF_ITSELF and not _is_with_click(step):
                found.append(f"{slide.name}: an effect that starts of itself")
        targets = {target.get("spid") for target in slide._element.iter(f"{P}spTgt")}
        found += [f"{slide.name}: an effect on no shape" for _ in targets - known]
    return found


def _is_with_click(step: Any) -> bool:
    """Tell whether an effect comes together with one beside it that waits for a click."""
    before = step.getparent().itersiblings(f"{P}par", preceding=True)
    waiting = any(par.find(f"{P}cTn").get("nodeType") == "clickEffect" for par in before)
    return waiting and step.get("nodeType") == "withEffect"


PROMISES = {
    "Tables are described": undescribed_tables,
    "Parts of groups are described": undescribed_parts_of_groups,
    "Effects are plain appearances": unplain_effects,
}
