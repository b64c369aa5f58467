"""The colours that fills and text have: through the theme, with their changes of lightness made.

Owns themes, the map of their colours and what changes one (ISO/IEC 29500-1, 20.1.2.3). Refuses to
guess: a colour that cannot be told is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from deckbuilder.brand.colours.contrast import Rgb, to_code, to_linear, to_rgb, to_srgb
from deckbuilder.brand.colours.shades import Shading, shade
from deckbuilder.formats.pptx.parts import A
from deckbuilder.formats.xml import parse_xml

_NAMED = {"black": "000000", "white": "FFFFFF"}
"""The named colours that PowerPoint's own files hold (20.1.10.48 has many more)."""


class Paint(NamedTuple):
    """A colour, None where it cannot be told, and how much it covers of what lies beneath it."""

    colour: str | None
    opacity: float = 1.0


class Palette:
    """The colours of a theme under the names that a page has for them."""

    def __init__(self, theme: bytes, names: Mapping[str, str]) -> None:
        self._theme = _read_theme(theme)
        self._names = names
        self._known: dict[tuple[str | None, ...], Paint | None] = {}

    def colour(self, fill: Any) -> str | None:
        """Return the colour of a solid fill that hides all beneath it; None if unknown."""
        paint = self.paint(fill)
        return paint.colour if paint.opacity == 1 else None

    def colours(self, fill: Any) -> list[str | None]:
        """Return the colours that any kind of fill has, None for one that cannot be told."""
        return [each.colour if each.opacity == 1 else None for each in self.paints(fill)]

    def paints(self, fill: Any) -> list[Paint]:
        """Return the colours that any kind of fill has, with the opacity of each."""
        if fill.tag in (f"{A}solidFill", f"{A}fillRef"):
            return [self.paint(fill)]
        kinds = (f"{A}gs", f"{A}fgClr", f"{A}bgClr")
        return [self.paint(part) for part in fill.iter(*kinds)] or [Paint(None)]

    def paint(self, fill: Any) -> Paint:
        """Return the colour of a solid fill, its changes of lightness made."""
        for each in fill:
            key = (each.tag, each.get("val"), each.get("lastClr"))
            if key not in self._known:
                self._known[key] = self._read(each)
            known = self._known[key]
            if known is not None:
                return _apply_changes(known.colour, each) if len(each) else known
        return Paint(None)

    def _read(self, written: Any) -> Paint | None:
        """Return a colour as it is before its changes; None for an element that is no colour."""
        match etree.QName(written).localname:
            case "schemeClr":
                return _apply_changes(self.theme_colour(written.get("val")))
            case "srgbClr":
                return _apply_changes(written.get("val").upper())
            case "sysClr":
                return _apply_changes(written.get("lastClr", "").upper() or None)
            case "prstClr":
                return _apply_changes(_NAMED.get(written.get("val")))
        return None

    def theme_colour(self, name: str) -> str | None:
        """Return a colour of the theme, or None for one that it does not have."""
        return self._theme.get(self._names.get(name, name))


def read_share(written: str) -> float:
    """Return a share as 1 for a whole: thousandths of a percent, or the strict form with a sign."""
    return float(written[:-1]) / 100 if written.endswith("%") else int(written) / 100_000


@lru_cache(maxsize=16)
def _read_theme(theme: bytes) -> dict[str, str]:
    scheme = parse_xml(theme).find(f".//{A}clrScheme")
    return {
        etree.QName(slot).localname: (
            slot[0].get("val", "") if slot[0].tag == f"{A}srgbClr" else slot[0].get("lastClr", "")
        ).upper()
        for slot in (() if scheme is None else scheme)
    }


def _apply_changes(colour: str | None, changes: Iterable[Any] = ()) -> Paint:
    """Apply the changes of a colour (20.1.2.3); None for those that cannot be reckoned."""
    if colour is None or not re.fullmatch("[0-9A-F]{6}", colour):
        return Paint(None)
    rgb, opacity = to_rgb(colour), 1.0
    for change in changes:
        amount = read_share(change.get("val", "0"))
        match etree.QName(change).localname:
            case "lumMod":
                rgb = shade(rgb, Shading(lightness=amount))
            case "lumOff":
                rgb = shade(rgb, Shading(offset=amount))
            case "satMod":
                rgb = shade(rgb, Shading(saturation=amount))
            case "tint":
                rgb = _mix_linear(rgb, amount, 1.0)
            case "shade":
                rgb = _mix_linear(rgb, amount, 0.0)
            case "alpha":
                opacity = min(1.0, max(0.0, amount))
            case _:
                return Paint(None)
    return Paint(to_code(rgb), opacity)


def _mix_linear(rgb: Rgb, share: float, other: float) -> Rgb:
    """Mix a colour with white (1) or black (0) in linear light, as `tint` and `shade` do."""
    red, green, blue = (to_linear(channel) * share + other * (1 - share) for channel in rgb)
    return to_srgb(red), to_srgb(green), to_srgb(blue)
