"""Layouts of a template as SVG, as they look, with what was found on them.

Owns the marks: placeholders in blue with type and `idx`, dotted where a title may stand, what is in
the way hatched in red, the free area dashed in green. Each picture is in a document once, however
many layouts show it. Refuses to lay pages out.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from deckbuilder.assets.pictures.metadata import PictureFormat
from deckbuilder.assets.pictures.pixels import Picture, prepare_picture
from deckbuilder.assets.pictures.svg.cleaning import clean_svg
from deckbuilder.assets.pictures.unusable import UnusablePictureError
from deckbuilder.brand.template.nodes import (
    Art,
    Drawing,
    Lettering,
    Outline,
    TemplateLayout,
)
from deckbuilder.brand.template.text_levels import LINE_PITCH
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect

_WIDTH = 960
"""How wide a slide is in the units of the drawing."""
_NEEDED = (480, 360)
"""In how many pixels pictures are drawn at most, about: sheets show slides small."""
_PICTURE = 1000
"""The side of a picture's symbol, in units of its own."""
_BLUE, _RED, _GREEN = "#0B57D0", "#C5221F", "#137333"
_ASCENT = 0.95
"""How far below a line's top its letters stand, as a share of the size."""


class SheetPictures:
    """The pictures that the drawings of one document refer to."""

    def __init__(self, read_part: Callable[[str], bytes]) -> None:
        self._read_part = read_part
        self._symbols: dict[str, str] = {}
        self._ids: dict[str, str] = {}

    def id_of(self, drawing: Drawing) -> str:
        """Return the id by which a drawing's picture is used, "" where it cannot be shown."""
        part = drawing.still or drawing.part
        if part not in self._ids:
            address = self._address(drawing, part)
            self._ids[part] = f"picture-{len(self._symbols) + 1}" if address else ""
            if address:
                self._symbols[self._ids[part]] = address
        return self._ids[part]

    def _address(self, drawing: Drawing, part: str) -> str:
        """Return a picture as a data URI."""
        data = self._read_part(part)
        if not drawing.format:
            return ""
        try:
            if drawing.format == "svg" and not drawing.still:
                return _data_uri("svg+xml", clean_svg(data).data)
            kind: PictureFormat = "jpeg" if data.startswith(b"\xff\xd8") else "png"
            kind = "gif" if data.startswith(b"GIF8") else kind
            picture = Picture(data, kind, max(1, drawing.width), max(1, drawing.height))
            smaller = prepare_picture(picture, _NEEDED, moving=False)
        except (OSError, SyntaxError, LookupError, ValueError, UnusablePictureError):
            return ""
        return _data_uri(smaller.format, smaller.data)

    def definitions(self) -> str:
        """Return what a document has once for all its drawings, those that were made before."""
        symbols = "".join(
            f'<symbol id="{id_}" viewBox="0 0 {_PICTURE} {_PICTURE}" preserveAspectRatio="none">'
            f'<image width="{_PICTURE}" height="{_PICTURE}" preserveAspectRatio="none"'
            f' href="{address}"/></symbol>'
            for id_, address in self._symbols.items()
        )
        return f"<defs>{_HATCHES}{symbols}</defs>"


def _data_uri(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


_HATCHES = (
    '<pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse"'
    f' patternTransform="rotate(45)"><path d="M0 0V9" stroke="{_RED}" stroke-width="4"/></pattern>'
)


def draw_layout(layout: TemplateLayout, width: Emu, height: Emu, pictures: SheetPictures) -> str:
    """Return a layout as an `svg` element, whose document has the pictures' definitions too."""
    pen = _Pen(width / _WIDTH, pictures)
    shapes = "".join(pen.draw(each) for each in layout.art)
    found = "".join(pen.mark(layout))
    size = f"{_WIDTH} {pen.length(height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {size}">'
        f"<title>{escape(layout.name)}</title><desc>{escape(_describe(layout))}</desc>"
        f"{shapes}{found}</svg>"
    )


def _describe(layout: TemplateLayout) -> str:
    places = ", ".join(f"{each.kind} {each.index}" for each in layout.placeholders) or "none"
    names = [each.name for each in layout.obstacles if each.kind != "foot"]
    in_the_way = ", ".join(dict.fromkeys(filter(None, names))) or "nothing"
    return f"Placeholders: {places}. In the way: {in_the_way}."


class _Pen:
    """Writes lengths and shapes in the units of the drawing."""

    def __init__(self, scale: float, pictures: SheetPictures) -> None:
        self._scale = scale
        self._pictures = pictures

    def length(self, length: float) -> str:
        return f"{length / self._scale:.1f}".removesuffix(".0")

    def box(self, rect: Rect) -> str:
        x, y, width, height = map(self.length, rect)
        return f'x="{x}" y="{y}" width="{width}" height="{height}"'

    # --- art ---

    def draw(self, art: Art) -> str:
        """Return one piece of art."""
        if isinstance(art, Outline):
            return self._draw_outline(art)
        return self._draw_picture(art) if isinstance(art, Drawing) else self._draw_text(art)

    def _draw_outline(self, outline: Outline) -> str:
        path = "".join(
            f"M{'L'.join(f'{self.length(x)} {self.length(y)}' for x, y in polygon)}Z"
            for polygon in outline.polygons
        )
        paint = f'fill="#{outline.fill}" fill-rule="evenodd"' if outline.fill else 'fill="none"'
        if outline.line:
            width = self.length(max(outline.line_width * EMU_PER_PT, self._scale))
            paint += f' stroke="#{outline.line}" stroke-width="{width}"'
        opacity = f' opacity="{outline.opacity:g}"' if outline.opacity < 1 else ""
        return f'<path d="{path}" {paint}{opacity}/>'

    def _draw_picture(self, drawing: Drawing) -> str:
        id_ = self._pictures.id_of(drawing)
        if not id_:
            return f'<rect {self.box(drawing.rect)} fill="#DDDDDD" stroke="#777777"/>'
        left, top, right, bottom = (each * _PICTURE for each in drawing.crop)
        shown = f"{left:g} {top:g} {_PICTURE - left - right:g} {_PICTURE - top - bottom:g}"
        opacity = f' opacity="{drawing.opacity:g}"' if drawing.opacity < 1 else ""
        return (
            f"<g{self._turn(drawing.rect, drawing.turn, mirrored=drawing.mirrored)}{opacity}>"
            f'<svg {self.box(drawing.rect)} viewBox="{shown}" preserveAspectRatio="none">'
            f'<use href="#{id_}" width="{_PICTURE}" height="{_PICTURE}"/></svg></g>'
        )

    def _turn(self, rect: Rect, degrees: float, *, mirrored: bool = False) -> str:
        x, y = self.length(rect.x + rect.width / 2), self.length(rect.y + rect.height / 2)
        steps = [f"rotate({degrees:g} {x} {y})"] if degrees else []
        if mirrored:
            steps.append(f"translate({self.length(2 * rect.x + rect.width)} 0) scale(-1 1)")
        return f" transform={quoteattr(' '.join(steps))}" if steps else ""

    def _draw_text(self, lettering: Lettering) -> str:
        look, rect = lettering.look, lettering.rect
        left, top, right, bottom = lettering.inset
        area = rect.inset(left, top, right, bottom)
        size = look.size * EMU_PER_PT
        pitch = size * LINE_PITCH * look.line_spacing
        spare = area.height - pitch * len(lettering.lines)
        y = area.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[lettering.anchor]
        x, anchor = {
            "left": (area.x, "start"),
            "center": (area.x + area.width // 2, "middle"),
            "right": (area.right, "end"),
        }[look.align]
        lines = "".join(
            f'<tspan x="{self.length(x)}" y="{self.length(y + pitch * at + size * _ASCENT)}">'
            f"{escape(line.upper() if look.capitals else line)}</tspan>"
            for at, line in enumerate(lettering.lines)
        )
        weight = ' font-weight="bold"' if look.bold else ""
        slant = ' font-style="italic"' if look.italic else ""
        font = quoteattr(f"{look.font}, Arial, sans-serif")
        return (
            f'<text font-family={font} font-size="{self.length(size)}" fill="#{look.colour}"'
            f' text-anchor="{anchor}"{weight}{slant}{self._turn(rect, lettering.turn)}>'
            f"{lines}</text>"
        )

    # --- marks ---

    def mark(self, layout: TemplateLayout) -> Iterator[str]:
        """Yield what was found on a layout, over what it draws."""
        in_the_way = [each.rect for each in layout.obstacles]
        yield self._rects(_RED, 'fill="url(#hatch)" fill-opacity=".6"', in_the_way)
        dashed = 'fill="none" stroke-width="4" stroke-dasharray="14 8"'
        yield self._rects(_GREEN, dashed, [layout.free])
        yield self._rects(_BLUE, 'fill="none" stroke-dasharray="3 6"', [layout.title])
        placed = [(each, each.rect) for each in layout.placeholders if each.rect]
        yield self._rects(_BLUE, 'fill="none" stroke-width="3"', [rect for _, rect in placed])
        labels = "".join(
            f'<text x="{self.length(rect.x + 6 * self._scale)}"'
            f' y="{self.length(rect.y + 22 * self._scale)}">{escape(each.kind)} {each.index}</text>'
            for each, rect in placed
        )
        yield (
            f'<g font-family="Arial, sans-serif" font-size="20" fill="{_BLUE}" stroke="#FFFFFF"'
            f' stroke-width="4" paint-order="stroke">{labels}</g>'
        )

    def _rects(self, colour: str, look: str, rects: Iterable[Rect]) -> str:
        """Return rectangles with a white edge around theirs, as layouts are of any colour."""
        drawn = "".join(f"<rect {self.box(rect)}/>" for rect in rects)
        edge = f'<g fill="none" stroke="#FFFFFF" stroke-width="6" stroke-opacity=".7">{drawn}</g>'
        return f'{edge}<g stroke="{colour}" {look}>{drawn}</g>' if drawn else ""
