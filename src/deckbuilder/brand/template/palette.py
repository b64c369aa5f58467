"""The colours of slides' own shapes under a template: its theme's, or those that it is drawn in.

Owns when a theme says nothing of the design, as it is Office's own, and the roles of the colours
that layouts have beside it. Refuses to judge contrast, and to change the theme.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from deckbuilder.brand.colours.contrast import MINIMUM, contrast, mix, to_rgb
from deckbuilder.brand.colours.shades import is_grey
from deckbuilder.brand.template.nodes import TemplateLayout, TemplateMaster
from deckbuilder.brand.template.theme import ColourContext
from deckbuilder.brand.template.values import to_emu
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.formats.pptx.parts import A, P, PartsPackage

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_OFFICE = (
    "BBE0E3 333399 FFFFFF 000000 DAEDEF 2D2D8A",
    "4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646",
    "4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47",
    "156082 E97132 196B24 0F9ED5 A02B93 4EA72E",
)
"""The accents of Office's own themes of 2003, 2007, 2013 and 2023."""
_TEXT, _LINE = 0.05, 0.02
"""What the colour of text or of a line weighs, as a share of a slide that is filled with one."""
_ALIKE = 0.08
"""How far the channels of two colours are apart, at the most, for them to be one."""
_SHOWS = 3.0
"""The contrast with the page of text of 24 points or more that can be read."""
_PALEST, _STRONGEST = 1.04, 1.6
"""The contrast with the page of a colour that is one for panels behind text."""


def find_palette(
    package: PartsPackage, masters: Sequence[TemplateMaster], layouts: Sequence[TemplateLayout],
    area: int,
) -> tuple[Colours, bool]:  # fmt: skip
    """Return the colours of slides' own shapes, and whether they are others than the theme's.

    `area` is that of the slide, in square EMU.
    """
    theme = masters[0].colours
    if {getattr(theme, name) for name in _ACCENTS} not in [set(row.split()) for row in _OFFICE]:
        return theme, False
    weights = _weigh(package, masters, layouts, area)
    ranked = sorted(weights, key=lambda code: -weights[code])
    vivid = _apart([code for code in ranked if not is_grey(code)])
    return (_give_roles(theme, layouts, vivid, ranked), True) if vivid else (theme, False)


def _give_roles(
    theme: Colours, layouts: Sequence[TemplateLayout], vivid: Sequence[str], ranked: Sequence[str]
) -> Colours:
    """Return the theme's colours with others in their roles; `ranked` has greys among them."""
    pages = Counter(_page_of(layout, theme) for layout in layouts)
    page = pages.most_common(1)[0][0]
    plain = [layout for layout in layouts if _page_of(layout, theme) == page]
    text = _usual_colour(plain, page, ("obj", "body")) or theme.tx1
    title = _usual_colour(plain, page, ("title",)) or text
    strong = (code for code in vivid if contrast(code, page) >= MINIMUM)
    panels = (code for code in ranked if _PALEST <= contrast(code, page) <= _STRONGEST)
    accents = [code for code in vivid if contrast(code, page) > _STRONGEST] or list(vivid)
    roles = {
        "tx1": text,
        "bg1": page,
        "tx2": title if not is_grey(title) else next(strong, title),
        "bg2": next(panels, theme.bg2),
        **dict(zip(_ACCENTS, _extend(accents, page), strict=False)),
    }
    return Colours(**{**asdict(theme), **roles})


def _extend(accents: Sequence[str], page: str) -> Iterator[str]:
    """Yield the colours, and then mixtures of them with black and with the page."""
    yield from accents
    for share in (0.3, 0.6, 0.45):
        for towards in ("000000", page):
            yield from (mix(code, towards, share) for code in accents)


def _page_of(layout: TemplateLayout, theme: Colours) -> str:
    return layout.grounds[0].colours[0] if layout.grounds else theme.bg1


def _usual_colour(
    layouts: Sequence[TemplateLayout], page: str, kinds: tuple[str, ...]
) -> str | None:
    """Return the colour that most placeholders of some kinds give text that shows on the page."""
    found = Counter(
        each.levels[0].colour
        for layout in layouts
        for each in layout.placeholders
        if each.kind in kinds and each.levels and contrast(each.levels[0].colour, page) >= _SHOWS
    )
    return found.most_common(1)[0][0] if found else None


def _weigh(
    package: PartsPackage, masters: Sequence[TemplateMaster], layouts: Sequence[TemplateLayout],
    area: int,
) -> Mapping[str, float]:  # fmt: skip
    """Return how much each colour that is no theme's fills of all layouts, in slides."""
    weights: defaultdict[str, float] = defaultdict(float)
    for number, master in enumerate(masters):
        parts = [layout.part for layout in layouts if layout.master == number]
        for part, share in (*((part, 1.0) for part in parts), (master.part, float(len(parts)))):
            for code, weight in _weigh_part(package.root(part), area):
                weights[code] += weight * share
    return weights


def _weigh_part(root: Any, area: int) -> Iterator[tuple[str, float]]:
    context = ColourContext({}, {})
    for element in root.iter(f"{A}srgbClr"):
        colour = context.resolve(element)
        if colour is not None:
            yield colour.rgb, _weight_of(element, area) * colour.alpha


def _weight_of(element: Any, area: int) -> float:
    for parent in element.iterancestors():
        if parent.tag in (f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr", f"{A}buClr"):
            return _TEXT
        if parent.tag in (f"{A}ln", f"{A}effectLst"):
            return _LINE
        if parent.tag == f"{P}bg":
            return 1.0
        if parent.tag in (f"{P}spPr", f"{P}grpSpPr"):
            size = parent.find(f"{A}xfrm/{A}ext")
            sides = (0, 0) if size is None else (to_emu(size.get("cx")), to_emu(size.get("cy")))
            return min(1.0, max(0.0, sides[0] * sides[1] / area))
    return 0.0


def _apart(codes: Sequence[str]) -> list[str]:
    """Return the colours without those that are nearly one before them."""
    kept: list[str] = []
    for code in codes:
        if all(_distance(code, other) > _ALIKE for other in kept):
            kept.append(code)
    return kept


def _distance(one: str, other: str) -> float:
    return max(abs(a - b) for a, b in zip(to_rgb(one), to_rgb(other), strict=True))
