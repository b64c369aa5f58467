"""How well a layout of a template suits one of ours, among those whose structure fits.

Owns the points for type, name, use and room, and against what is in the way. Structure is not
judged here. Refuses to choose.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.brand.colours.contrast import contrast
from deckbuilder.brand.template.choose.regions import Region, Regions
from deckbuilder.brand.template.choose.rules import COVER, SECTION, Rule, Slots
from deckbuilder.brand.template.nodes import FOOT, TITLES, Template

_APART = (*TITLES, *FOOT, "hdr")
"""Placeholders that are not for content."""
_COPY = r"\d+_|copy\b|kopie\b|copie\b|no logo\b|ohne logo\b|sans logo\b"
_CLOSING = (
    r"thank|end\b|closing|back ?cover|contact|questions\b|quot|danke|schluss|ende\b|kontakt|zitat"
    r"|merci|fin\b|citation|diolch|diwedd"
)
"""Words of names by which a layout is for one slide of its own."""
_READABLE = 18.0
"""The size in points that body text has at the least, on a slide of 13.33 inches."""
_LOGO = 0.003
"""The share of the slide that the smallest logo covers."""
_LEGIBLE = 3.0
"""The contrast of a title with what is behind it, at the least."""
_USUAL_WIDTH = 12_192_000


def rank(
    template: Template, regions: Regions, rule: Rule, slots: Slots, *, dark: bool = False
) -> float:
    """Return the points of a layout that fits a rule with these slots, more if `dark` for that."""
    layout = regions.layout
    used = [each for each in regions.all if each.at in slots.values()]
    content = [each for each in layout.placeholders if each.kind not in _APART]
    uses = sum(each.uses for each in template.layouts)
    drawn = 0.0 if rule.main else regions.free.area
    room = sum(each.area for each in used if each.is_large) or drawn
    return (
        3.0 * (layout.kind in rule.types)
        + 2.0 * regions.is_named(rule.words)
        + 2.0 * (layout.uses / uses if uses else 0.0)
        + 2.0 * min(1.0, room)
        - 2.0 * sum(_faults(template, regions, used))
        + 4.0 * (_darkness(regions) if dark else 0.0)
        - 1.0 * regions.is_named(_COPY)
        - 2.0 * _is_of_another(regions, rule)
        - 3.0 * (not regions.has_title)
        - 0.5 * (len(content) - len(used))
    )  # fmt: skip


def _is_of_another(regions: Regions, rule: Rule) -> bool:
    """Tell whether type or name say that a layout is for one slide of its own, and not for this."""
    kinds = {"title": COVER, "secHead": SECTION, "": _CLOSING}
    return any(
        (kind and regions.layout.kind == kind) or (regions.is_named(words) and not rule.named)
        for kind, words in kinds.items()
        if kind not in rule.types or not kind
    )


def _darkness(regions: Regions) -> float:
    """Return how dark it is behind a title that can be read there, from 0 to 1."""
    title = regions.title.placeholder
    behind = [ground.colours[0] for ground in regions.layout.grounds
              if title.rect and ground.rect.contains(title.rect)]  # fmt: skip
    if not behind or contrast(title.levels[0].colour, behind[-1]) < _LEGIBLE:
        return 0.0
    return contrast(behind[-1], "FFFFFF") / 21


def _faults(template: Template, regions: Regions, used: list[Region]) -> Iterator[bool]:
    """Yield whether text lies under something, regions overlap, and text is small."""
    obstacles = [each.rect for each in regions.layout.obstacles if each.kind != "foot"]
    places = [regions.title, *used]
    texts = [each.rect for each in places if not each.is_picture]
    covered = max(sum(rect.common(other).area for other in obstacles) for rect in texts)
    yield covered > _LOGO * template.width * template.height
    rects = [each.rect for each in places]
    yield any(one.overlaps(two) for at, one in enumerate(rects) for two in rects[at + 1 :])
    smallest = _READABLE * template.width / _USUAL_WIDTH
    sizes = [each.placeholder.levels[0].size for each in used if each.is_text and each.is_large]
    yield any(size < smallest for size in sizes)
