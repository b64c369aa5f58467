"""Vector pictures (SVG 1.1) as path operators of PDF, drawn in the unit square.

Owns what plain drawings are made of: groups, transformations, basic shapes, paths, flat
colours and strokes. Refuses the rest (text, gradients, style sheets, clipping, transparency): a
picture that uses any of it raises `UnsupportedPicture`, rather than be shown wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import cos, radians, sin
from xml.etree import ElementTree as Tree

from deckbuilder.writers.pdf.resources.vector_path import path_operators

_SVG = "{http://www.w3.org/2000/svg}"
_SILENT = {"title", "desc", "metadata", "defs"}
_INHERITED = ("fill", "stroke", "stroke-width", "fill-rule", "stroke-linecap", "stroke-linejoin")
_NOT_DRAWN = {
    **dict.fromkeys(
        (
            "clip-path",
            "mask",
            "filter",
            "stroke-dasharray",
            "marker",
            "marker-start",
            "marker-mid",
            "marker-end",
            "vector-effect",
            "transform-origin",
        ),
        ("none",),
    ),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), ("1", "1.0", "100%")),
    "visibility": ("visible",),
    "mix-blend-mode": ("normal",),
    "paint-order": ("normal",),
    "stroke-miterlimit": ("4", "4.0"),
    "color": ("black", "#000", "#000000"),
    "systemLanguage": (),
    "requiredFeatures": (),
    "requiredExtensions": (),
}
"""What is not drawn, and the values that change nothing."""

_OF_TEXT = ("font", "text-", "line-", "letter-", "word-", "writing-", "-inkscape-", "white-space")
"""How the properties begin that shapes do not have."""

_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polygon", "polyline"}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_NAMED = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "green": "008000", "blue": "0000ff",
    "yellow": "ffff00", "grey": "808080", "gray": "808080", "currentColor": "000000",
}  # fmt: skip
_NUMBERS = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate)\s*\(([^)]*)\)")
_NO_NUMBER = re.compile(r"inf|nan|\de[-+]")
"""What Python makes of numbers that are none, or far too large or small (ISO 32000-1, 7.3.3)."""
_LARGEST = 1_000_000
_DEFAULTS = {"fill": "black", "stroke": "none", "stroke-width": "1"}


class UnsupportedPicture(Exception):  # noqa: N818 - it is no fault of the picture
    """The picture uses something of SVG that is not drawn."""


def vector_operators(data: bytes, width: int, height: int) -> str:
    """Return the operators that draw an SVG file of this size in the unit square."""
    if len(data) > _LARGEST:
        raise UnsupportedPicture("so many bytes, which pixels show in less time and fewer bytes")
    try:
        root = Tree.fromstring(data)  # noqa: S314 - expat itself bounds what entities expand to
        parts = [_frame(root, width, height)]
        look = _look(root, _DEFAULTS)
        for child in root:
            _draw(child, look, parts)
    except (
        Tree.ParseError,
        LookupError,
        ValueError,
        ZeroDivisionError,
        RecursionError,
    ) as fault:
        raise UnsupportedPicture(str(fault)) from fault
    drawn = "\n".join(parts)
    if _NO_NUMBER.search(drawn):
        raise UnsupportedPicture("numbers that a PDF cannot hold")
    return drawn


def _frame(root: Tree.Element, width: int, height: int) -> str:
    """Fit the view box into the picture's size, centred (7.8), and that into the unit square."""
    if root.get("preserveAspectRatio", "xMidYMid meet") not in ("xMidYMid", "xMidYMid meet"):
        raise UnsupportedPicture("preserveAspectRatio")
    if root.get("transform"):
        raise UnsupportedPicture("transform")
    box = _numbers(root.get("viewBox", "")) or [0.0, 0.0, float(width), float(height)]
    left, top, wide, high = box
    scale = min(width / wide, height / high)
    x = (width - scale * wide) / 2 - scale * left
    y = (height - scale * high) / 2 - scale * top
    return (
        f"0 0 1 1 re W n {scale / width:.7f} 0 0 {-scale / height:.7f} "
        f"{x / width:.7f} {1 - y / height:.7f} cm"
    )


def _draw(element: Tree.Element, inherited: Mapping[str, str], parts: list[str]) -> None:
    """Draw an element and what it holds."""
    if not isinstance(element.tag, str) or not element.tag.startswith(_SVG):
        return
    name = element.tag.removeprefix(_SVG)
    if name in _SILENT:
        return
    look = _look(element, inherited)
    if look.get("display") == "none":
        return
    matrices = _matrices(element.get("transform", ""))
    if matrices:
        parts.append(f"q {matrices}")
    if name in ("g", "a"):
        for child in element:
            _draw(child, look, parts)
    elif name not in _SHAPES:
        raise UnsupportedPicture(name)
    elif painting := _painting(look):
        parts.append(f"q {painting[0]} {_outline(element, name)} {painting[1]} Q")
    if matrices:
        parts.append("Q")


def _look(element: Tree.Element, inherited: Mapping[str, str]) -> dict[str, str]:
    """Return an element's own and inherited properties; its `style` goes before attributes."""
    own = {**element.attrib, **_declarations(element.get("style", ""))}
    for name, harmless in _NOT_DRAWN.items():
        if name in own and own[name].strip() not in harmless:
            raise UnsupportedPicture(name)
    kept = {name: own[name] for name in _INHERITED if own.get(name, "inherit") != "inherit"}
    shown = {"display": own["display"]} if "display" in own else {}
    return {**{name: inherited[name] for name in _INHERITED if name in inherited}, **kept, **shown}


def _declarations(style: str) -> dict[str, str]:
    """Return the properties of an attribute `style`, all of which shapes are drawn by."""
    found = {}
    for declaration in style.split(";"):
        name, colon, value = (part.strip() for part in declaration.partition(":"))
        if colon and not name.startswith(_OF_TEXT):
            if name not in _INHERITED and name not in _NOT_DRAWN and name != "display":
                raise UnsupportedPicture(name)
            found[name] = value
    return found


def _painting(look: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the operators that set the colours, and the one that paints; None paints nothing."""
    fill, stroke = _colour(look["fill"]), _colour(look["stroke"])
    if look["stroke-width"] in ("0", "0px"):
        stroke = ""  # where PDF draws the thinnest line
    even = "*" if look.get("fill-rule") == "evenodd" else ""
    setting = []
    if fill:
        setting.append(f"{fill} rg")
    if stroke:
        cap = _CAPS[look.get("stroke-linecap", "butt")]
        join = _JOINS[look.get("stroke-linejoin", "miter")]
        wide = float(look["stroke-width"].strip().removesuffix("px"))
        setting.append(f"{stroke} RG {wide:g} w {cap} J {join} j 4 M")
    if not setting:
        return None
    painter = f"B{even}" if fill and stroke else f"f{even}" if fill else "S"
    return " ".join(setting), painter


def _colour(written: str) -> str:
    """Return a flat colour as operands of `rg`, or nothing for none."""
    if written in ("none", "transparent"):
        return ""
    code = _NAMED.get(written, written.removeprefix("#") if written.startswith("#") else "")
    if len(code) == 3:
        code = "".join(digit * 2 for digit in code)
    if written.startswith("rgb(") and "%" not in written:
        code = bytes(min(255, int(part)) for part in _numbers(written)).hex()
    if len(code) != 6:
        raise UnsupportedPicture(written)
    return " ".join(f"{byte / 255:.3g}" for byte in bytes.fromhex(code))


def _matrices(written: str) -> str:
    """Return the operators for an attribute `transform` (7.6)."""
    found = []
    place = 0
    while match := _TRANSFORM.match(written, place):
        place = match.end()
        name, numbers = match[1], _numbers(match[2])
        if name == "translate":
            x, y = [*numbers, 0.0][:2]
            found.append(f"1 0 0 1 {x:g} {y:g} cm")
        elif name == "scale":
            across, down = [*numbers, numbers[0]][:2]
            found.append(f"{across:g} 0 0 {down:g} 0 0 cm")
        elif name == "rotate":
            angle, x, y = [*numbers, 0.0, 0.0][:3]
            found.append(_rotation(angle, x, y))
        else:
            a, b, c, d, e, f = numbers
            found.append(f"{a:.6f} {b:.6f} {c:.6f} {d:.6f} {e:.6f} {f:.6f} cm")
    if written[place:].strip():
        raise UnsupportedPicture(written)
    return " ".join(found)


def _rotation(angle: float, x: float, y: float) -> str:
    along, across = cos(radians(angle)), sin(radians(angle))
    turn = f"{along:.6f} {across:.6f} {-across:.6f} {along:.6f} 0 0 cm"
    return f"1 0 0 1 {x:g} {y:g} cm {turn} 1 0 0 1 {-x:g} {-y:g} cm"


def _numbers(written: str) -> list[float]:
    return [float(number) for number in _NUMBERS.findall(written)]


# --- shapes --------------------------------------------------------------------------------


def _outline(element: Tree.Element, name: str) -> str:
    """Return the path of a basic shape (SVG 1.1, 9), all of them as path data."""

    def length(attribute: str, default: float = 0.0) -> float:
        written = element.get(attribute)
        return float(written.removesuffix("px")) if written else default

    match name:
        case "path":
            return path_operators(element.get("d", ""))
        case "rect":
            return path_operators(_rectangle(element, length("width"), length("height")))
        case "circle" | "ellipse":
            x, y = length("cx"), length("cy")
            wide, high = length("rx", length("r")), length("ry", length("r"))
            arc = f"A{wide} {high} 0 1 1"
            return path_operators(f"M{x - wide} {y}{arc} {x + wide} {y}{arc} {x - wide} {y}Z")
        case "line":
            ends = [length(end) for end in ("x1", "y1", "x2", "y2")]
            return path_operators("M{} {}L{} {}".format(*ends))
        case "polygon" | "polyline":
            points = element.get("points", "")
            return path_operators(f"M{points}{'Z' if name == 'polygon' else ''}")
        case _:
            raise UnsupportedPicture(name)


def _rectangle(element: Tree.Element, width: float, height: float) -> str:
    """Return a rectangle as path data; a missing corner radius is the other one (9.2)."""
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    across = float(element.get("rx", element.get("ry", "0")))
    down = float(element.get("ry", element.get("rx", "0")))
    across, down = min(across, width / 2), min(down, height / 2)
    if not across or not down:
        return f"M{x} {y}h{width}v{height}h{-width}Z"
    arc = f"a{across} {down} 0 0 1"
    return (
        f"M{x + across} {y}h{width - 2 * across}{arc} {across} {down}"
        f"v{height - 2 * down}{arc} {-across} {down}h{2 * across - width}{arc} {-across} {-down}"
        f"v{2 * down - height}{arc} {across} {-down}Z"
    )
