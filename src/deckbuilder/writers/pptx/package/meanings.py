"""What names of colours and fonts mean on slides in a template, where its theme means others.

Markup names the theme's colours and fonts, so that a theme rules a deck. A template's master may
have another theme than the brand has colours of, or a layout a colour map of its own: there the
names are replaced by what they mean. Refuses to choose colours and fonts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from deckbuilder.brand import Brand
from deckbuilder.brand.template.nodes import TemplateMaster
from deckbuilder.scene.chart import THEME_COLOURS
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.writers.pptx.package.xml import attribute

_COLOUR = re.compile(r'<a:schemeClr val="(\w+)"(?:/>|>(.*?)</a:schemeClr>)')
_FACE = re.compile(r'(<a:\w+ typeface=)"(\+m[jn]-lt)"')


class Meanings(Struct, frozen=True):
    """Six digits for names of colours, and typefaces for "+mj-lt" and "+mn-lt"."""

    colours: Mapping[str, str] = {}
    fonts: Mapping[str, str] = {}

    def apply(self, xml: str) -> str:
        """Return markup in which the names are replaced by what they mean."""
        if self.colours:
            xml = _COLOUR.sub(self._colour, xml)
        return _FACE.sub(self._face, xml) if self.fonts else xml

    def _colour(self, found: re.Match[str]) -> str:
        code, changes = self.colours.get(found[1]), found[2]
        if code is None:
            return found[0]
        return f'<a:srgbClr val="{code}"' + (f">{changes}</a:srgbClr>" if changes else "/>")

    def _face(self, found: re.Match[str]) -> str:
        return f'{found[1]}"{attribute(self.fonts.get(found[2], found[2]))}"'


AS_THE_THEME = Meanings()
"""What names mean wherever our own theme says it."""


def find_meanings(brand: Brand, layout: PlacedLayout) -> Meanings:
    """Return what names mean on slides of a layout, where that is not as in its template."""
    if brand.template is None:
        return AS_THE_THEME
    template = brand.template.template
    masters = (
        template.masters[each.master] for each in template.layouts if each.part == layout.part
    )
    master = next(masters, template.masters[0])
    shown = _shown_colours(master, layout.colour_map)
    ours = {name: brand.colours.rgb(name).upper() for name in sorted(THEME_COLOURS)}
    faces = (("+mj-lt", brand.heading, master.heading), ("+mn-lt", brand.body, master.body))
    return Meanings(
        {name: code for name, code in ours.items() if code != shown.get(name, code)},
        {name: font.name for name, font, theirs in faces if font.name != theirs},
    )


def _shown_colours(master: TemplateMaster, changed: Mapping[str, str]) -> Mapping[str, str]:
    """Return how names of colours look on a master, or with its colour map `changed`."""
    slots = {slot: master.colours.rgb(name) for name, slot in master.colour_map.items()}
    names = {name: master.colours.rgb(name) for name in master.colours.__struct_fields__}
    names |= {name: slots.get(slot, "") for name, slot in changed.items()}
    return {name: code.upper() for name, code in names.items()}


def join_meanings(meanings: Iterable[Meanings]) -> Meanings:
    """Return what names mean in a part that slides of several layouts share."""
    colours: dict[str, str] = {}
    fonts: dict[str, str] = {}
    for each in meanings:
        colours |= each.colours
        fonts |= each.fonts
    return Meanings(colours, fonts)
