"""What a colour of DrawingML looks like under a theme (ISO/IEC 29500-1, 20.1.2.3).

Owns the elements that are colours, what changes them, and the maps from slides' names of colours to
the theme's. Refuses to know what is coloured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Any, NamedTuple

from msgspec import Struct

from deckbuilder.brand.colours.contrast import Rgb, to_code, to_linear, to_rgb, to_srgb
from deckbuilder.brand.template.theme.preset_colours import find_preset
from deckbuilder.brand.template.values import to_share
from deckbuilder.formats.pptx.parts import A

THEME_COLOURS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
DEFAULT_MAP: Mapping[str, str] = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    **{name: name for name in THEME_COLOURS[4:]},
}  # fmt: skip
"""The map of a master that has none, as PowerPoint writes it."""
_TURN = 216.0
"""A full turn of hue, which is written in sixty thousandths of a degree, as `to_share` reads it."""


class Colour(NamedTuple):
    """A colour as six hexadecimal digits, and how opaque it is, from 0 to 1."""

    rgb: str
    alpha: float = 1.0


class Stop(NamedTuple):
    """A colour of a gradient, and at which share of its length."""

    at: float
    colour: Colour


class ColourContext(Struct, frozen=True):
    """What names of colours mean in one part: the theme's `colours`, and the map to those.

    `names` is the map from slides' names. `placeholder` is the colour that `phClr` stands for.
    """

    colours: Mapping[str, str]
    names: Mapping[str, str]
    placeholder: Colour | None = None

    def named(self, name: str) -> Colour | None:
        """Return the colour of one of the theme's names or slides' names; None for any other."""
        if name == "phClr":
            return self.placeholder
        code = self.colours.get(self.names.get(name, name))
        return None if code is None else Colour(code)

    def resolve(self, element: Any) -> Colour | None:
        """Return the colour of an `a:srgbClr` or another such element; None for what is none."""
        read = _BASES.get(element.tag)
        base = read(element, self) if read else None
        if base is None:
            return None
        rgb, alpha = to_rgb(base.rgb), base.alpha
        for change in element.iterchildren("*"):
            name = change.tag.removeprefix(A)
            amount = to_share(change.get("val"))
            alpha = _change_alpha(name, alpha, amount)
            rgb = _change(name, rgb, amount)
        return Colour(to_code(_each(_bounded, rgb)), _bounded(alpha))

    def within(self, element: Any) -> Colour | None:
        """Return the colour that stands within an element, such as `a:solidFill` or `a:bgRef`."""
        for child in () if element is None else element.iterchildren("*"):
            if (colour := self.resolve(child)) is not None:
                return colour
        return None

    def of_fill(self, fill: Any) -> tuple[Colour, ...]:
        """Return the colours of a fill: one, a gradient's stops in order, or none without any."""
        if fill is None:
            return ()
        if fill.tag == f"{A}gradFill":
            return tuple(stop.colour for stop in self.stops(fill))
        places = {f"{A}pattFill": fill.findall(f"{A}fgClr"), f"{A}solidFill": [fill]}
        return tuple(filter(None, map(self.within, places.get(fill.tag, ()))))

    def stops(self, fill: Any) -> list[Stop]:
        """Return the stops of an `a:gradFill` in order; those of unknown colour are left out."""
        found = [(to_share(each.get("pos")), each) for each in fill.iterfind(f"{A}gsLst/{A}gs")]
        read = ((at, self.within(each)) for at, each in sorted(found, key=lambda stop: stop[0]))
        return [Stop(at, colour) for at, colour in read if colour is not None]

    def with_placeholder(self, reference: Any) -> ColourContext:
        """Return the context in which `phClr` is the colour of an `a:fillRef` or `p:bgRef`."""
        return ColourContext(self.colours, self.names, self.within(reference))


# --- the elements that are colours --------------------------------------------------------------


def _read_srgb(element: Any, _: ColourContext) -> Colour | None:
    return _as_code(element.get("val"))


def _read_system(element: Any, _: ColourContext) -> Colour | None:
    known = {"window": "FFFFFF", "windowText": "000000"}
    return _as_code(element.get("lastClr") or known.get(element.get("val") or ""))


def _read_preset(element: Any, _: ColourContext) -> Colour | None:
    return _as_code(find_preset(element.get("val") or ""))


def _read_scheme(element: Any, context: ColourContext) -> Colour | None:
    return context.named(element.get("val") or "")


def _read_linear(element: Any, _: ColourContext) -> Colour | None:
    red, green, blue = (to_srgb(_bounded(to_share(element.get(name)))) for name in "rgb")
    return Colour(to_code((red, green, blue)))


def _read_hsl(element: Any, _: ColourContext) -> Colour | None:
    hue, saturation, lightness = (to_share(element.get(name)) for name in ("hue", "sat", "lum"))
    return Colour(to_code(hls_to_rgb(hue / _TURN, _bounded(lightness), _bounded(saturation))))


_BASES: Mapping[str, Callable[[Any, ColourContext], Colour | None]] = {
    f"{A}srgbClr": _read_srgb,
    f"{A}sysClr": _read_system,
    f"{A}prstClr": _read_preset,
    f"{A}schemeClr": _read_scheme,
    f"{A}scrgbClr": _read_linear,
    f"{A}hslClr": _read_hsl,
}


def _as_code(value: str | None) -> Colour | None:
    try:
        return Colour(to_code(to_rgb(value))) if value and len(value) == 6 else None
    except ValueError:
        return None


# --- what changes them --------------------------------------------------------------------------


def _change(name: str, rgb: Rgb, amount: float) -> Rgb:
    """Return a colour as a child of its element changes it; those of its opacity leave it alone.

    As PowerPoint does it, `tint` and `shade` mix amounts of light, and all that acts on hue,
    saturation or lightness acts on the channels as they are written.
    """
    if name in _CHANGES:
        return _each(lambda channel: _CHANGES[name](channel, amount), rgb)
    operation = name[-3:] if name.endswith(("Mod", "Off")) else ""
    part = name.removesuffix(operation)
    if part in ("red", "green", "blue"):
        light = list(_each(to_linear, rgb))
        at = ("red", "green", "blue").index(part)
        light[at] = _bounded(_operate(light[at], operation, amount))
        return _each(to_srgb, (light[0], light[1], light[2]))
    return _change_hls(part, operation, rgb, amount)


_CHANGES: Mapping[str, Callable[[float, float], float]] = {
    "tint": lambda channel, kept: to_srgb(_bounded(to_linear(channel) * kept + 1 - kept)),
    "shade": lambda channel, kept: to_srgb(_bounded(to_linear(channel) * kept)),
    "inv": lambda channel, _: to_srgb(1 - to_linear(channel)),
    "gamma": lambda channel, _: to_srgb(channel),
    "invGamma": lambda channel, _: to_linear(channel),
}


def _change_hls(part: str, operation: str, rgb: Rgb, amount: float) -> Rgb:
    hue, lightness, saturation = rgb_to_hls(*rgb)
    if part == "hue":
        turned = amount if operation == "Mod" else amount / _TURN
        hue = _operate(hue, operation, turned) % 1.0
    elif part == "sat":
        saturation = _bounded(_operate(saturation, operation, amount))
    elif part == "lum":
        lightness = _bounded(_operate(lightness, operation, amount))
    elif part == "comp":
        hue = (hue + 0.5) % 1.0
    elif part == "gray":
        red, green, blue = _each(to_linear, rgb)
        grey = to_srgb(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        return (grey, grey, grey)
    else:
        return rgb
    return hls_to_rgb(hue, lightness, saturation)


def _change_alpha(name: str, alpha: float, amount: float) -> float:
    return _operate(alpha, name[5:], amount) if name.startswith("alpha") else alpha


def _operate(value: float, operation: str, amount: float) -> float:
    """Return a value multiplied by an amount, moved by it, or set to it."""
    return {"Mod": value * amount, "Off": value + amount}.get(operation, amount)


def _each(change: Callable[[float], float], rgb: Rgb) -> Rgb:
    red, green, blue = rgb
    return (change(red), change(green), change(blue))


def _bounded(value: float) -> float:
    return min(1.0, max(0.0, value))
