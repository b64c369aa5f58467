"""How text of a placeholder looks at its five levels, and how it stands in its shape.

Owns what inherits from what (ISO/IEC 29500-1, 21.1.2.4 and 19.3.1.52): a master's text styles, its
placeholder's list style, and the layout's. Prompts do not count, as slides do not take the look of
their runs. Refuses places.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from msgspec.structs import replace

from deckbuilder.brand.template.nodes import Inset, LevelLook
from deckbuilder.brand.template.theme import ColourContext, Theme
from deckbuilder.brand.template.values import is_true, to_emu, to_number, to_share
from deckbuilder.formats.pptx.parts import A
from deckbuilder.geometry import Emu

LEVELS = 5
_SIZE = 18.0
"""The size in points of text for which none is written (21.1.2.3.9)."""
LINE_PITCH = 1.2
"""The pitch of lines at single spacing, as a share of the size, of which percentages are taken."""
_CLOSEST = 0.1
"""The least that is read of a distance between lines, as a share of single spacing."""
_SIZES = (1.0, 4000.0)
"""The sizes that text may have (20.1.10.70)."""
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
_ALIGN: Mapping[str, Literal["left", "center", "right"]] = {"ctr": "center", "r": "right"}
_ANCHOR: Mapping[str, Literal["top", "middle", "bottom"]] = {"ctr": "middle", "b": "bottom"}
_SYMBOLS: Mapping[str, str] = {
    "§": "▪", "Ø": "➢", "ü": "✓", "q": "❑", "v": "❖", "l": "●", "n": "■", "u": "◆", "à": "→",
    "o": "□", "¡": "○", "è": "→", "·": "•",
}  # fmt: skip
"""What the usual bullets of Wingdings and Symbol look like, by the letter that is written."""


class TextLook(NamedTuple):
    """What a placeholder gives its text: the looks of five levels, and its place in the shape."""

    levels: tuple[LevelLook, ...]
    inset: Inset
    anchor: Literal["top", "middle", "bottom"]
    vertical: bool


class _Cascade:
    """Elements of which the later ones override the earlier, property by property."""

    def __init__(self, *elements: Any) -> None:
        self.elements = [each for each in elements if each is not None]

    def get(self, name: str) -> str | None:
        """Return the value of the last attribute of that name."""
        found = (each.get(name) for each in reversed(self.elements))
        return next((value for value in found if value is not None), None)

    def child(self, *names: str) -> Any:
        """Return a child of one of these names, of the last element that has one."""
        tags = tuple(f"{A}{name}" for name in names)
        found = (next(each.iterchildren(*tags), None) for each in reversed(self.elements))
        return next((child for child in found if child is not None), None)

    def within(self, name: str) -> _Cascade:
        """Return the children of a name as a cascade of their own."""
        return _Cascade(*(each.find(f"{A}{name}") for each in self.elements))


def read_text_look(
    styles: Any, bodies: tuple[Any, ...], theme: Theme, context: ColourContext
) -> TextLook:
    """Return how text looks under a master's text style and the `p:txBody` of its placeholders.

    `styles` is one of those of `p:txStyles`, or None; `bodies` are the master's and the layout's,
    of which the last decides.
    """
    bodies = tuple(body for body in bodies if body is not None)
    properties = _Cascade(*(body.find(f"{A}bodyPr") for body in bodies))
    lists = (styles, *(body.find(f"{A}lstStyle") for body in bodies))
    fit = properties.child("normAutofit", "noAutofit", "spAutoFit")
    levels = (
        _read_level(
            _Cascade(*(each.find(f"{A}lvl{number}pPr") for each in lists if each is not None)),
            theme, context, {} if fit is None else fit.attrib,
        )
        for number in range(1, LEVELS + 1)
    )  # fmt: skip
    inset, anchor = read_text_place(properties)
    vertical = (properties.get("vert") or "horz") != "horz"
    return TextLook(tuple(levels), inset, anchor, vertical)


def read_text_place(properties: Any) -> tuple[Inset, Literal["top", "middle", "bottom"]]:
    """Return how far from a shape's edges its text stands, and at which, by `a:bodyPr`."""
    left, top, right, bottom = (to_emu(properties.get(name), usual) for name, usual in _INSETS)
    return (left, top, right, bottom), _ANCHOR.get(properties.get("anchor") or "", "top")


def read_run_look(
    styles: tuple[Any, ...],
    paragraph: Any,
    run: Any,
    font: Any,
    theme: Theme,
    context: ColourContext,
) -> LevelLook:
    """Return how a run of a shape's own text looks, by its `a:rPr` and its `a:p`.

    `styles` are the list styles from the farthest to the shape's own. `font` is the `a:fontRef`
    that the shape has instead of a colour in the farther ones; it may be None, like any of them.
    """
    own = paragraph.find(f"{A}pPr")
    number = 1 if own is None else int(to_number(own.get("lvl"))) + 1
    levels = [each.find(f"{A}lvl{number}pPr") for each in styles if each is not None]
    cascade = _Cascade(*levels, own)
    colour = context.within(font)
    look = _read_level(cascade, theme, context, {}, run)
    written = [*_Cascade(*levels[-1:]).within("defRPr").elements, run]
    if colour is None or _Cascade(*written).child("solidFill", "gradFill") is not None:
        return look
    return replace(look, colour=colour.rgb)


def _read_level(
    paragraph: _Cascade,
    theme: Theme,
    context: ColourContext,
    fit: Mapping[str, str],
    own: Any = None,
) -> LevelLook:
    run = _Cascade(*paragraph.within("defRPr").elements, own)
    scale = to_share(fit.get("fontScale"), 1.0)
    size = round(to_number(run.get("sz"), _SIZE * 100) / 100 * scale, 1)
    size = min(max(size, _SIZES[0]), _SIZES[1])
    left, first = to_emu(paragraph.get("marL")), to_emu(paragraph.get("indent"))
    typeface = run.child("latin")
    name = "" if typeface is None else (typeface.get("typeface") or "").strip()
    return LevelLook(
        size=size,
        colour=_read_colour(run, context),
        font=theme.typeface(name or "+mn-lt"),
        bold=is_true(run.get("b")),
        italic=is_true(run.get("i")),
        capitals=run.get("cap") == "all",
        align=_ALIGN.get(paragraph.get("algn") or "", "left"),
        indent=Emu(max(0, left)),
        hanging=Emu(min(max(0, left), max(0, -first))),
        bullet=_read_bullet(paragraph),
        space_before=_read_spacing(paragraph.child("spcBef"), size, default=0.0),
        line_spacing=_read_line_spacing(paragraph, size, fit),
    )


def _read_colour(run: _Cascade, context: ColourContext) -> str:
    colours = context.of_fill(run.child("solidFill", "gradFill", "pattFill"))
    found = colours[0] if colours else context.named("tx1")
    return found.rgb if found else "000000"


def _read_bullet(paragraph: _Cascade) -> str:
    """Return a bullet's character; a picture that is one is shown as the usual disc."""
    bullet = paragraph.child("buNone", "buChar", "buAutoNum", "buBlip")
    kind = "" if bullet is None else bullet.tag.removeprefix(A)
    if kind == "buBlip":
        return "•"
    sign: str = (bullet.get("char") or "").strip()[:1] if kind == "buChar" else ""
    font = paragraph.child("buFont", "buFontTx")
    name = "" if font is None else (font.get("typeface") or "")
    if sign and "\uf000" <= sign <= "\uf0ff":
        sign = chr(ord(sign) - 0xF000)
        return _SYMBOLS.get(sign, "•")
    return _SYMBOLS.get(sign, "•") if sign and name.startswith(("Wingdings", "Symbol")) else sign


def _read_spacing(element: Any, size: float, *, default: float) -> float:
    """Return a distance between lines or paragraphs in points, for text of a size in points."""
    if element is None:
        return default
    share, points = element.find(f"{A}spcPct"), element.find(f"{A}spcPts")
    if points is not None:
        return to_number(points.get("val"), default * 100) / 100
    usual = default / (size * LINE_PITCH)
    written = to_share(None if share is None else share.get("val"), usual)
    return round(written * size * LINE_PITCH, 2)


def _read_line_spacing(paragraph: _Cascade, size: float, fit: Mapping[str, str]) -> float:
    single = size * LINE_PITCH
    spacing = _read_spacing(paragraph.child("lnSpc"), size, default=single) / single
    return round(max(_CLOSEST, spacing - to_share(fit.get("lnSpcReduction"))), 3)
