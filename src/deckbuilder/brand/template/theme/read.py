"""A master's theme: its colours, its two typefaces and the fills that parts refer to by number.

Owns how a theme is read, and which map of colours a master or layout has. Refuses to resolve a
colour: `colours` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deckbuilder.brand.template.theme.colours import DEFAULT_MAP, THEME_COLOURS, ColourContext
from deckbuilder.formats.pptx import REPAIR
from deckbuilder.formats.pptx.parts import A, P, PartsPackage
from deckbuilder.formats.refusal import Refusal

_OFFICE = "000000 FFFFFF 44546A E7E6E6 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72"
"""What PowerPoint takes where a theme lacks a colour: that of Office 2013."""
_FONT = "Calibri"
"""The same for a typeface."""


class Theme:
    """A theme: its name, colours by `THEME_COLOURS`, two typefaces and the elements of its fills.

    `fills`, `lines` and `backgrounds` are those to which `fillRef`, `lnRef` and `bgRef` refer, the
    last from 1001 on.
    """

    def __init__(self, root: Any) -> None:
        self.name: str = root.get("name") or ""
        self.colours = _read_colours(root.find(f".//{A}clrScheme"))
        self.heading = _read_typeface(root, "majorFont") or _FONT
        self.body = _read_typeface(root, "minorFont") or _FONT
        self.fills = _children(root, "fillStyleLst")
        self.lines = _children(root, "lnStyleLst")
        self.backgrounds = _children(root, "bgFillStyleLst")

    def fill(self, index: int) -> Any:
        """Return the fill that a reference means (20.1.4.2.10), or None for no fill."""
        fills, at = (self.backgrounds, index - 1001) if index > 1000 else (self.fills, index - 1)
        return fills[at] if 0 <= at < len(fills) else None

    def typeface(self, name: str) -> str:
        """Return the typeface that a name means, where "+mn-lt" and its like mean the theme's."""
        if name.startswith("+"):
            return self.heading if name.startswith("+mj") else self.body
        return name


def read_theme(package: PartsPackage, part: str) -> Theme:
    """Return the theme of a master; a Refusal says that it has none."""
    themes = package.related(part, "theme")
    if not themes:
        raise Refusal(f"the slide master {part!r} has no theme", REPAIR)
    return Theme(package.root(themes[0]))


def read_colour_map(package: PartsPackage, master: str, layout: str = "") -> Mapping[str, str]:
    """Return which of the theme's colours slides' names mean on a master, or on a layout of it."""
    found = package.root(master).find(f"{P}clrMap")
    if layout:
        override = package.root(layout).find(f"{P}clrMapOvr/{A}overrideClrMapping")
        found = found if override is None else override
    written = {} if found is None else found.attrib
    return {
        name: written[name] if written.get(name) in THEME_COLOURS else usual
        for name, usual in DEFAULT_MAP.items()
    }


def _read_colours(scheme: Any) -> Mapping[str, str]:
    colours = dict(zip(THEME_COLOURS, _OFFICE.split(), strict=True))
    for element in () if scheme is None else scheme.iterchildren("*"):
        colour = ColourContext({}, {}).within(element)
        if colour is not None and element.tag.removeprefix(A) in colours:
            colours[element.tag.removeprefix(A)] = colour.rgb
    return colours


def _read_typeface(root: Any, kind: str) -> str:
    font = root.find(f".//{A}fontScheme/{A}{kind}/{A}latin")
    return "" if font is None else (font.get("typeface") or "").strip()


def _children(root: Any, name: str) -> tuple[Any, ...]:
    found = root.find(f".//{A}fmtScheme/{A}{name}")
    return () if found is None else tuple(found.iterchildren("*"))
