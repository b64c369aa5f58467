"""What is wrong with the layouts of a template: which there are, and where things stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.brand.template.doctor.finding import (
    Finding,
    LayoutRule,
    list_usable,
    name_layout,
    name_layouts,
)
from deckbuilder.brand.template.nodes import (
    TEXTS,
    TITLES,
    Choice,
    Obstacle,
    Template,
    TemplateLayout,
)
from deckbuilder.geometry import Emu, Rect

_NEEDED = {"title": "the cover", "section": "the beginning of a section", "content": "content"}
"""Our layouts that each deck needs one of its own for."""
_REGIONS = (*TITLES, *TEXTS, "pic", "tbl", "chart", "dgm", "media")
_BEYOND = 0.01
"""How far text may reach beyond the slide, as a share of its width: nobody sees so little."""
_TOUCH = 0.1
"""The share of the smaller of two that lies over each other below which they only touch."""
_THIN = 0.01
"""How thin a line is that text may cross, as a share of the slide's height."""
_LOGO = (0.001, 0.08)
"""The least and the largest share of the slide that a logo, or what is drawn like one, takes."""
_WIDE, _ALIKE = 16 / 9, 0.01


# --- each layout ---------------------------------------------------------------------------


def _is_off_slide(layout: TemplateLayout, template: Template) -> bool:
    slide = Rect(Emu(0), Emu(0), template.width, template.height)
    beyond = round(template.width * _BEYOND)
    regions = list_usable(layout, (*TITLES, *TEXTS))
    return any(not slide.contains(rect, beyond) for _, rect in regions)


def _has_no_title(layout: TemplateLayout, template: Template) -> bool:
    """Tell whether a layout for content has no title: one for nothing needs none."""
    del template
    kinds = {each.kind for each in layout.placeholders if not each.orphan}
    return kinds.isdisjoint(TITLES) and not kinds.isdisjoint(_REGIONS)


def _has_text_under_art(layout: TemplateLayout, template: Template) -> bool:
    art = [each.rect for each in layout.obstacles if _is_like_logo(each, template)]
    regions = [rect for _, rect in list_usable(layout, (*TITLES, *TEXTS))]
    return any(_covers(rect, obstacle) for rect in regions for obstacle in art)


def _is_like_logo(obstacle: Obstacle, template: Template) -> bool:
    share = obstacle.rect.area / (template.width * template.height)
    is_line = min(obstacle.rect.width, obstacle.rect.height) < template.height * _THIN
    return obstacle.kind != "foot" and _LOGO[0] <= share <= _LOGO[1] and not is_line


def _has_overlap(layout: TemplateLayout, template: Template) -> bool:
    del template
    regions = [rect for _, rect in list_usable(layout, _REGIONS)]
    return any(_covers(one, other) for one, other in combinations(regions, 2))


def _covers(one: Rect, other: Rect) -> bool:
    """Tell whether two lie over each other by more than an edge."""
    return one.common(other).area > min(one.area, other.area) * _TOUCH


def _has_orphan(layout: TemplateLayout, template: Template) -> bool:
    del template
    return any(each.orphan for each in layout.placeholders)


def _is_animated(layout: TemplateLayout, template: Template) -> bool:
    del template
    return layout.animated


def _has_no_number(layout: TemplateLayout, template: Template) -> bool:
    """Tell whether a layout with a title and text has no number: covers and dividers need none."""
    del template
    if layout.kind in ("title", "secHead"):
        return False
    kinds = {each.kind for each in layout.placeholders}
    return "sldNum" not in kinds and "title" in kinds and not kinds.isdisjoint(TEXTS)


STRUCTURE_RULES = (
    LayoutRule(
        codes.PLACEHOLDER_OFF_SLIDE, "text reaches beyond the slide's edge on", _is_off_slide
    ),
    LayoutRule(codes.LAYOUT_WITHOUT_TITLE, "there is no title on", _has_no_title),
    LayoutRule(
        codes.TEXT_UNDER_ART, "text and a logo or shape share a place on", _has_text_under_art
    ),
    LayoutRule(codes.PLACEHOLDERS_OVERLAP, "placeholders lie over each other on", _has_overlap),
    LayoutRule(codes.ORPHAN_PLACEHOLDER, "a placeholder cannot be used on", _has_orphan),
    LayoutRule(codes.ANIMATED_LAYOUT, "something moves on", _is_animated),
    LayoutRule(codes.NO_SLIDE_NUMBER, "there is no place for the slide number on", _has_no_number),
)
"""The questions on where things stand."""


# --- all layouts together ------------------------------------------------------------------


def find_needed(template: Template, choices: Mapping[str, Choice]) -> Iterator[Finding]:
    """Yield which of the layouts that each deck needs the template does not have."""
    if not any(list_usable(each, TITLES) and list_usable(each, TEXTS) for each in template.layouts):
        message = "no layout has places for a title and for text"
        yield Finding(code=codes.NO_TEXT_LAYOUT, message=message)
    for name, what in _NEEDED.items():
        choice = choices.get(name)
        if choice is not None and not choice.fits:
            stand_in = name_layout(template.layouts[choice.layout])
            message = f"no layout fits {what}; {stand_in} stands in"
            yield Finding(code=codes.NO_OWN_LAYOUT, message=message, layouts=(choice.layout,))


def find_masters(template: Template, choices: Mapping[str, Choice]) -> Iterator[Finding]:
    """Yield which of several masters decks use."""
    if len(template.masters) < 2:
        return
    used = sorted({template.layouts[choice.layout].master for choice in choices.values()})
    names = ", ".join(f"“{template.masters[each].name}” ({each + 1})" for each in used)
    message = f"there are {len(template.masters)} masters; decks use {names or 'none'}"
    yield Finding(code=codes.SEVERAL_MASTERS, message=message)


def find_same_names(template: Template) -> Iterator[Finding]:
    """Yield the layouts of a master that have the name of another."""
    named: dict[tuple[int, str], list[int]] = {}
    for index, layout in enumerate(template.layouts):
        named.setdefault((layout.master, layout.name.casefold().strip()), []).append(index)
    if found := tuple(index for group in named.values() if len(group) > 1 for index in group):
        message = f"another has the same name as each of {name_layouts(template, found)}"
        yield Finding(code=codes.SAME_LAYOUT_NAME, message=message, layouts=found)


def find_alike(template: Template) -> Iterator[Finding]:
    """Yield the layouts that differ in nothing but their names."""
    groups: list[tuple[TemplateLayout, list[int]]] = []
    for index, layout in enumerate(template.layouts):
        look = _without_names(layout)
        group = next((group for other, group in groups if other == look), None)
        if group is None:
            groups.append((look, [index]))
        else:
            group.append(index)
    if found := tuple(index for _, group in groups if len(group) > 1 for index in group):
        message = f"another looks the same as each of {name_layouts(template, found)}"
        yield Finding(code=codes.LAYOUTS_ALIKE, message=message, layouts=found)


def _without_names(layout: TemplateLayout) -> TemplateLayout:
    bare = tuple(replace(each, name="", index=0, text="") for each in layout.placeholders)
    return replace(
        layout, part="", name="", kind="", number=0, uses=0, opens=False, placeholders=bare
    )


def find_shape(template: Template) -> Iterator[Finding]:
    """Yield the size of slides that are not 16:9."""
    if abs(template.width / template.height / _WIDE - 1) > _ALIKE:
        width, height = template.width / 914_400, template.height / 914_400
        message = f"slides are {width:.4g} × {height:.4g} inches"
        yield Finding(code=codes.SLIDE_SHAPE, message=message)
