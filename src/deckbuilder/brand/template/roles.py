"""What a brand takes from its template where it says nothing itself: colours, typefaces and sizes.

Owns which of the template's colours is text, page and panel on slides, and the steps of text that
go no higher than the template's own. Refuses settings, which have precedence (`brand.resolve`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from deckbuilder.brand.colours.contrast import MINIMUM, contrast, mix
from deckbuilder.brand.colours.shades import is_grey
from deckbuilder.brand.template.nodes import Choice, LevelLook, Placeholder, Template
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import EMU_PER_PT

Choices = Mapping[str, Choice]

USUAL_WIDTH = 960.0
"""The width in points of the slides for which the usual sizes are made: 13.33 inches."""

_SCALE = (18.0, 20.0, 24.0, 28.0, 32.0)
_DISPLAY = (36.0, 40.0, 48.0, 56.0)
_APART = 1.5
"""The contrast of a colour with the page from which on a tint of it shows."""
_PANEL = 0.08
"""The share of the main colour in a panel, where the template has no colour for one."""


def take_colours(template: Template, choices: Choices) -> Colours:
    """Return the colours of slides: the page is the content layout's ground, text is its text.

    Headings and dark panels take a colour of the council's own that can be read: its titles', or
    the first of its accents.
    """
    palette, choice = template.palette, choices["content"]
    layout = template.layouts[choice.layout]
    page = layout.ground
    body, title = (_first_look(template, choice, slot) for slot in ("body", "title"))
    text = _readable(
        page, body.colour if body else None, palette.tx1, palette.bg1, "000000", "FFFFFF"
    )
    accents = (palette.rgb(f"accent{number}") for number in range(1, 7))
    own = title.colour if title and not is_grey(title.colour) else None
    coloured = (code for code in accents if not is_grey(code))
    strong = _readable(page, own, *coloured, palette.tx2, text)
    panel = palette.bg2
    if panel == page or contrast(panel, text) < MINIMUM:
        tint = palette.accent1 if contrast(page, palette.accent1) >= _APART else text
        panel = mix(page, tint, _PANEL)
    return replace(palette, bg1=page, tx1=text, tx2=strong, bg2=panel)


def _readable(page: str, *colours: str | None) -> str:
    """Return the first of some colours that can be read on a page."""
    known = [colour for colour in colours if colour]
    passing = (colour for colour in known if contrast(colour, page) >= MINIMUM)
    return next(passing, known[-1])


def take_fonts(template: Template, choices: Choices) -> Mapping[str, str]:
    """Return the typefaces of titles and of text: those that the content layout has."""
    master = template.masters[template.layouts[choices["content"].layout].master]
    title = _first_look(template, choices["content"], "title")
    body = _first_look(template, choices["content"], "body")
    return {
        "heading": title.font if title else master.heading,
        "body": body.font if body else master.body,
    }


def other_fonts(template: Template, choices: Choices) -> tuple[str, ...]:
    """Return the further typefaces of placeholders that slides fill, in the layouts' order."""
    known = {*take_fonts(template, choices).values()}
    found = (
        look.font
        for choice in choices.values()
        for place in _places(template, choice)
        for look in place.levels
    )
    return tuple(font for font in dict.fromkeys(found) if font not in known)


def take_sizes(template: Template, choices: Choices) -> Mapping[str, Any]:
    """Return the sizes of slides by the fields of `Sizes`, for the width that slides have.

    Text is no larger than in the template, unless it could not be read there: its size is the
    largest step.
    """
    ratio = template.width / EMU_PER_PT / USUAL_WIDTH
    scaled = [_scaled(size, ratio) for size in _SCALE]
    minimum = scaled[0]
    body = max(minimum, _size(template, choices["content"], "body", scaled[2]))
    footer = _size(template, choices["content"], "footer", 12.0 * ratio)
    return {
        "scale": (*(size for size in scaled if minimum <= size < body), body),
        "display": tuple(_scaled(size, ratio) for size in _DISPLAY),
        "title": _size(template, choices["content"], "title", 34.0 * ratio),
        "cover": _size(template, choices["title"], "title", 44.0 * ratio),
        "body": body,
        "minimum": minimum,
        "caption": min(minimum, _scaled(14.0, ratio)),
        "footer": footer,
        "value": _scaled(96.0, ratio),
        "table": min(body, _scaled(24.0, ratio)),
    }


def _scaled(size: float, ratio: float) -> float:
    """Return a size for slides of another width, to half a point."""
    return round(size * ratio * 2) / 2


def _size(template: Template, choice: Choice, slot: str, usual: float) -> float:
    look = _first_look(template, choice, slot)
    return look.size if look else usual


def _first_look(template: Template, choice: Choice, slot: str) -> LevelLook | None:
    """Return how the first level looks in the placeholder that a slot takes, if it takes one."""
    at = choice.slots.get(slot)
    levels = () if at is None else template.layouts[choice.layout].placeholders[at].levels
    return levels[0] if levels else None


def _places(template: Template, choice: Choice) -> Iterator[Placeholder]:
    placeholders = template.layouts[choice.layout].placeholders
    return (placeholders[at] for at in choice.slots.values())
