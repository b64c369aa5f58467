"""What is wrong with how text of a template looks: contrast, sizes, fonts, colours."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder import codes
from deckbuilder.brand.colours.contrast import MINIMUM, contrast
from deckbuilder.brand.template.doctor.finding import (
    Finding,
    LayoutRule,
    list_usable,
)
from deckbuilder.brand.template.nodes import TEXTS, TITLES, LevelLook, Template, TemplateLayout
from deckbuilder.geometry import Rect
from deckbuilder.wording import list_few

_LARGE, _LARGE_MINIMUM = 24.0, 3.0
"""From how many points on text is large on a slide 13.33 inches wide, as titles are, and the
contrast that it needs (WCAG 2.2, 1.4.3)."""
_READABLE_SIZE, _USUAL_WIDTH = 18.0, 12_192_000
"""The points below which text is small on a slide 13.33 inches wide, and that width in EMU."""

USUAL_FONTS = frozenset(
    {
        "aptos", "aptos display", "aptos light", "aptos narrow", "aptos semibold", "arial",
        "arial black", "arial narrow", "arial rounded mt bold", "bahnschrift", "book antiqua",
        "bookman old style", "calibri", "calibri light", "cambria", "candara", "century",
        "century gothic", "century schoolbook", "comic sans ms", "consolas", "constantia",
        "corbel", "courier new", "franklin gothic book", "franklin gothic demi",
        "franklin gothic medium", "garamond", "georgia", "gill sans mt", "impact",
        "lucida console", "lucida sans", "lucida sans unicode", "palatino linotype", "rockwell",
        "segoe ui", "segoe ui black", "segoe ui light", "segoe ui semibold", "segoe ui semilight",
        "tahoma", "times new roman", "trebuchet ms", "tw cen mt", "verdana",
    }
)  # fmt: skip
"""The fonts that come with Windows or Office, in small letters."""


def look_of_text(layout: TemplateLayout, kinds: tuple[str, ...]) -> list[tuple[LevelLook, Rect]]:
    """Return how the first level looks in each placeholder of some types, and where it stands."""
    return [(each.levels[0], rect) for each, rect in list_usable(layout, kinds) if each.levels]


def ground_behind(layout: TemplateLayout, rect: Rect) -> str | None:
    """Return the main colour behind the middle of a rectangle, where it is known."""
    x, y = rect.x + rect.width // 2, rect.y + rect.height // 2
    behind = [
        each.colours[0]
        for each in layout.grounds
        if each.colours
        and each.rect.x <= x <= each.rect.right
        and each.rect.y <= y <= each.rect.bottom
    ]
    return behind[-1] if behind else None


def _is_pale(layout: TemplateLayout, template: Template) -> bool:
    large = _LARGE * template.width / _USUAL_WIDTH
    for each, rect in list_usable(layout, (*TITLES, *TEXTS)):
        ground = each.fill or ground_behind(layout, rect)
        if each.levels and ground:
            look = each.levels[0]
            is_large = each.kind in TITLES or look.size >= large
            if contrast(look.colour, ground) < (_LARGE_MINIMUM if is_large else MINIMUM):
                return True
    return False


def _is_small(layout: TemplateLayout, template: Template) -> bool:
    """Tell whether the text of the largest region is small: captions may be."""
    texts = look_of_text(layout, ("obj", "body"))
    if not texts:
        return False
    look, _ = max(texts, key=lambda text: text[1].area)
    return look.size < _READABLE_SIZE * template.width / _USUAL_WIDTH


def _is_capitals(layout: TemplateLayout, template: Template) -> bool:
    del template
    return any(look.capitals for look, _ in look_of_text(layout, (*TITLES, *TEXTS)))


def _is_beside_theme(layout: TemplateLayout, template: Template) -> bool:
    master = template.masters[layout.master]
    looks = look_of_text(layout, (*TITLES, *TEXTS))
    return any(look.font not in (master.heading, master.body) for look, _ in looks)


def _has_changed_map(layout: TemplateLayout, template: Template) -> bool:
    del template
    return bool(layout.colour_map)


LOOK_RULES = (
    LayoutRule(codes.TEMPLATE_CONTRAST, "text is hard to read on", _is_pale),
    LayoutRule(codes.SMALL_TEMPLATE_TEXT, "text is small on", _is_small),
    LayoutRule(codes.FONT_BESIDE_THEME, "text is in another font on", _is_beside_theme),
    LayoutRule(codes.CHANGED_COLOUR_MAP, "light and dark are exchanged on", _has_changed_map),
    LayoutRule(codes.CAPITALS, "all is in capital letters on", _is_capitals),
)
"""The questions on how text looks."""


def find_unusual_fonts(template: Template) -> Iterator[Finding]:
    """Yield the fonts of titles and text that few computers have, and where they are used."""
    fonts: dict[str, list[int]] = {}
    for index, layout in enumerate(template.layouts):
        for look, _ in look_of_text(layout, (*TITLES, *TEXTS)):
            if look.font.casefold() not in USUAL_FONTS:
                fonts.setdefault(look.font, []).append(index)
    if fonts:
        layouts = tuple(sorted({index for indexes in fonts.values() for index in indexes}))
        message = f"text is in {list_few(f'“{each}”' for each in fonts)}, which few computers have"
        yield Finding(code=codes.UNUSUAL_FONT, message=message, layouts=layouts)


def find_office_palette(template: Template) -> Iterator[Finding]:
    """Yield that the theme's colours are not those that the layouts are drawn in."""
    if template.derived:
        message = "the theme has the colours of Office, and the layouts others"
        yield Finding(code=codes.OFFICE_PALETTE, message=message)


def find_dull_accents(template: Template) -> Iterator[Finding]:
    """Yield the accents that cannot be read on the page."""
    page = template.palette.bg1
    dull = [
        f"{name} #{colour}"
        for name in (f"accent{number}" for number in range(1, 7))
        if contrast(colour := template.palette.rgb(name), page) < MINIMUM
    ]
    if dull:
        message = f"on #{page} text cannot be {', '.join(dull)}"
        yield Finding(code=codes.ACCENTS_NO_TEXT, message=message)
