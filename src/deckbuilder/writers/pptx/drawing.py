"""DrawingML that all kinds of shape share: place, geometry, fill, line, name and description.

Refuses text and pictures. Colours are names of the theme, so that a theme recolours a deck.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.geometry import EMU_PER_PT, Rect
from deckbuilder.scene.chart import THEME_COLOURS
from deckbuilder.scene.quotation_mark import QUOTATION_MARK, ClosedCurve, Point
from deckbuilder.scene.slide import Colour, Geometry, Stroke
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import attribute

_PRESETS: dict[str, str] = {
    "rect": "rect",
    "round-rect": "roundRect",
    "ellipse": "ellipse",
    "chevron": "chevron",
    "homePlate": "homePlate",
}
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def write_colour(colour: Colour, changes: str = "") -> str:
    """Return a theme colour, black, white, or one that the theme has not, with what changes it."""
    tag = "a:srgbClr"
    if colour in THEME_COLOURS:
        tag = "a:prstClr" if colour in ("black", "white") else "a:schemeClr"
    return f'<{tag} val="{colour}">{changes}</{tag}>' if changes else f'<{tag} val="{colour}"/>'


def write_solid(colour: Colour) -> str:
    """Return a solid fill of a theme colour."""
    return f"<a:solidFill>{write_colour(colour)}</a:solidFill>"


def write_fill(colour: Colour | None) -> str:
    """Return a solid fill, or none."""
    return "<a:noFill/>" if colour is None else write_solid(colour)


def write_line(stroke: Stroke | None, tag: str = "a:ln") -> str:
    """Return an outline, or none."""
    if stroke is None:
        return f"<{tag}><a:noFill/></{tag}>"
    return f'<{tag} w="{round(stroke.width * EMU_PER_PT)}">{write_solid(stroke.colour)}</{tag}>'


def write_place(rect: Rect, tag: str = "a:xfrm", attributes: str = "") -> str:
    """Return a transform that puts a shape at a rectangle."""
    x, y, width, height = rect
    return f'<{tag}{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{tag}>'


def write_geometry(geometry: Geometry, rect: Rect, radius: float) -> str:
    """Return a preset geometry or a freeform; a corner's `radius` is in points."""
    if geometry == "quotation-mark":
        return _write_freeform(rect, QUOTATION_MARK)
    guides = "<a:avLst/>"
    if geometry == "round-rect":
        shorter = max(1, min(rect.width, rect.height))
        share = min(50_000, round(100_000 * radius * EMU_PER_PT / shorter))
        guides = f'<a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst>'
    return f'<a:prstGeom prst="{_PRESETS[geometry]}">{guides}</a:prstGeom>'


def _write_freeform(rect: Rect, outlines: Sequence[ClosedCurve]) -> str:
    """Return a geometry of its own (20.1.9.8), whose points are EMU within the rectangle."""

    def place(point: Point) -> str:
        return f'<a:pt x="{round(point[0] * rect.width)}" y="{round(point[1] * rect.height)}"/>'

    path = "".join(
        f"<a:moveTo>{place(outline.start)}</a:moveTo>"
        + "".join(
            f"<a:cubicBezTo>{''.join(map(place, curve))}</a:cubicBezTo>" for curve in outline.curves
        )
        + "<a:close/>"
        for outline in outlines
    )
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{rect.width}" h="{rect.height}">{path}</a:path></a:pathLst>'
        "</a:custGeom>"
    )


def write_appearance(
    rect: Rect, geometry: Geometry, radius: float, fill: Colour | None, stroke: Stroke | None
) -> str:
    """Return the whole shape properties of a shape that inherits none."""
    line = "" if stroke is None else write_line(stroke)
    return (
        f"<p:spPr>{write_place(rect)}{write_geometry(geometry, rect, radius)}"
        f"{write_fill(fill)}{line}</p:spPr>"
    )


def write_identity(part: Part, name: str, alt: str = "", *, decorative: bool = False) -> str:
    """Return a shape's id, name and alternative text; a decorative one is marked as such."""
    head = f'<p:cNvPr id="{part.next_id()}" name="{attribute(name)}"'
    if decorative:
        return f'{head} descr="">{_DECORATIVE}</p:cNvPr>'
    return f'{head} descr="{attribute(alt)}"/>' if alt else f"{head}/>"


def write_tree(shapes: str) -> str:
    """Return a part's shape tree around its shapes."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
        f"{shapes}</p:spTree>"
    )
