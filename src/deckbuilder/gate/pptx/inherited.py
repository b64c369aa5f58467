"""What a reader makes of text in a PowerPoint file: its size, weight, colour and background.

Follows inheritance as ISO/IEC 29500-1 has it: a run's own properties, the list style of its
shape, of the layout's placeholder and of the master's, the master's text styles, and for text
that is in no placeholder the style of its shape (`p:style`, which PowerPoint gives to what is
drawn) and the presentation's default text style (19.7, 20.1.4.2, 21.1.2.4). Refuses to judge what
it finds. Shapes are python-pptx's, whose elements may have been changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from deckbuilder.brand.colours.contrast import Rgb, to_code, to_linear, to_rgb, to_srgb
from deckbuilder.brand.colours.shades import Shading, shade
from deckbuilder.formats.xml import parse_xml

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""How the types of relations between parts begin."""
_STYLES = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "body": "bodyStyle",
    "subTitle": "bodyStyle",
    "obj": "bodyStyle",
}
_TITLES = ("title", "ctrTitle")
_KINDS_OF_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_PLAIN_SIZE = 1800
_LINK_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"


class Paint(NamedTuple):
    """A colour, None where it cannot be told, and how much it covers of what lies beneath it."""

    colour: str | None
    opacity: float = 1.0


class ShownRun(NamedTuple):
    """A run as it is shown: sizes in points, colours as six hexadecimal digits.

    `colour` is None where it cannot be told. `lang` is the run's own: a reader may not look
    for an inherited one. `link` is the id of a relation. `required_by_layout` is the contrast that
    it would need at its layout's size; None where it does not have its layout's colour.
    """

    text: str
    size: float
    bold: bool
    colour: str | None
    lang: str
    link: str
    required_by_layout: float | None = None

    @property
    def required(self) -> float:
        """The contrast that it needs (WCAG 2.2, 1.4.3)."""
        return required_contrast(self.size, bold=self.bold)


def required_contrast(size: float, *, bold: bool) -> float:
    """Return the contrast that text needs at a size in points (WCAG 2.2, 1.4.3)."""
    return 3.0 if size >= (14 if bold else 18) else 4.5


class StyleResolver:
    """Resolves the text of one slide, or of another page that has a master."""

    def __init__(self, slide: Any) -> None:
        self._slide = slide
        self.layout = slide.slide_layout
        self.master = self.layout.slide_master
        self._presentation = slide.part.package.presentation_part._element
        self._theme = _read_theme(self.master.part.part_related_by(f"{RELATION}/theme").blob)
        mapping = slide._element.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        self._departs = mapping is not None or not _shows_master(slide)
        """Whether the slide has other colours than its layout, or hides what that draws."""
        if mapping is None:
            mapping = self.master._element.find(f"{P}clrMap")
        self._map = dict(mapping.attrib) if mapping is not None else {}
        layout, master = self.layout.placeholders, self.master.placeholders
        self._by_index = {_reference(each).get("idx", "0"): each for each in layout}
        self._by_kind = {kind_of(each): each for each in master}

    def pages_shown(self) -> list[Any]:
        """Return the pages whose shapes show beneath the slide's, the lowest first (19.3.1.38)."""
        pages = [self.master] if _shows_master(self.layout) else []
        return [*pages, self.layout] if _shows_master(self._slide) else []

    # --- text ------------------------------------------------------------------------------

    def paragraphs(self, shape: Any) -> Iterator[list[ShownRun]]:
        """Yield the runs and fields of each paragraph of a shape with text."""
        body = shape._element.find(f"{P}txBody")
        if body is not None:
            shape_style = shape._element.find(f"{P}style/{A}fontRef")
            places = self.placeholders_above(shape)
            chain = self._chain(shape, places, shape_style)
            above = chain[1:] if places and not self._departs else None
            yield from self._paragraphs(body, chain, _font_scale(body), above)

    def cell(self, cell: Any, font: Any = None) -> Iterator[list[ShownRun]]:
        """Yield the runs of each paragraph of a table's cell; `font` is its table style's text."""
        body = cell.find(f"{A}txBody")
        if body is not None:
            chain = [body.find(f"{A}lstStyle"), font, self._default_style()]
            yield from self._paragraphs(body, chain, 1.0)

    def _paragraphs(
        self, body: Any, chain: list[Any], scale: float, above: list[Any] | None = None
    ) -> Iterator[list[ShownRun]]:
        """Yield runs; `above` are those styles of the chain that are the layout's and master's."""
        for paragraph in body.findall(f"{A}p"):
            properties = paragraph.find(f"{A}pPr")
            level = 1 + int(properties.get("lvl", 0) if properties is not None else 0)
            sources = _styles_of_level(chain, level)
            of_layout = None if above is None else _styles_of_level(above, level)
            yield [
                self._text(run, sources, scale, of_layout)
                for run in paragraph
                if run.tag in (f"{A}r", f"{A}fld")
            ]

    def _text(
        self, run: Any, inherited: list[Any], scale: float, of_layout: list[Any] | None
    ) -> ShownRun:
        own = run.find(f"{A}rPr")
        sources = [*([] if own is None else [own]), *inherited]
        size, bold = _size_and_weight(sources)
        link = own.find(f"{A}hlinkClick") if own is not None else None
        fills = map(_text_fill, sources)
        fill = next((found for found in fills if found is not None), None)
        colour = self.colour(fill) if fill is not None else self._theme_colour("tx1")
        has_colour_of_links = link is not None and not _keeps_its_colour(link)
        if has_colour_of_links:
            colour = self._theme_colour("hlink")
        if of_layout is not None and not has_colour_of_links:
            stated = sources[: len(sources) - len(of_layout)]
            of_layout = None if any(_own_fill(each) is not None for each in stated) else of_layout
        return ShownRun(
            run.findtext(f"{A}t") or "",
            size * scale,
            bold,
            colour,
            "" if own is None else own.get("lang", ""),
            "" if link is None else link.get(_RELATION_ID, ""),
            None if of_layout is None else _required_by(of_layout),
        )

    def _chain(self, shape: Any, places: list[Any], shape_style: Any) -> list[Any]:
        """Return the list styles that a shape's text goes through, the nearest first."""
        own = shape._element.find(f"{P}txBody/{A}lstStyle")
        if not is_placeholder(shape):
            return [own, shape_style, self._default_style()]
        kind = kind_of(shape)
        above = [place._element.find(f"{P}txBody/{A}lstStyle") for place in places]
        style = self.master._element.find(f"{P}txStyles/{P}{_STYLES.get(kind, 'otherStyle')}")
        return [own, *above, style]

    def _default_style(self) -> Any:
        return self._presentation.find(f"{P}defaultTextStyle")

    def placeholders_above(self, shape: Any) -> list[Any]:
        """Return the layout's placeholder and the master's from which a slide's one inherits."""
        if not is_placeholder(shape):
            return []
        places = (self.layout_placeholder(shape), self.master_placeholder(kind_of(shape)))
        return [place for place in places if place is not None]

    def layout_placeholder(self, shape: Any) -> Any:
        """Return the layout's placeholder that a slide's one is an instance of, or None."""
        found = self._by_index.get(_reference(shape).get("idx", "0"))
        if found is None and kind_of(shape) in _TITLES:  # there is one title on a slide
            titles = (each for each in self.layout.placeholders if kind_of(each) in _TITLES)
            return next(titles, None)
        return found

    def master_placeholder(self, kind: str) -> Any:
        """Return the master's placeholder of a kind, or None."""
        return self._by_kind.get(_KINDS_OF_MASTER.get(kind, kind))

    # --- colours ---------------------------------------------------------------------------

    def colour(self, fill: Any) -> str | None:
        """Return the colour of a solid fill that hides all beneath it; None if unknown."""
        paint = self._paint(fill)
        return paint.colour if paint.opacity == 1 else None

    def colours(self, fill: Any) -> list[str | None]:
        """Return the colours that any kind of fill has, None for one that cannot be told."""
        return [each.colour if each.opacity == 1 else None for each in self.paints(fill)]

    def paints(self, fill: Any) -> list[Paint]:
        """Return the colours that any kind of fill has, with the opacity of each."""
        if fill.tag in (f"{A}solidFill", f"{A}fillRef"):
            return [self._paint(fill)]
        kinds = (f"{A}gs", f"{A}fgClr", f"{A}bgClr")
        return [self._paint(part) for part in fill.iter(*kinds)] or [Paint(None)]

    def _paint(self, fill: Any) -> Paint:
        """Return the colour of a solid fill, its changes of lightness made."""
        for each in fill:
            match etree.QName(each).localname:
                case "schemeClr":
                    return _apply_changes(self._theme_colour(each.get("val")), each)
                case "srgbClr":
                    return _apply_changes(each.get("val").upper(), each)
                case "sysClr":
                    return _apply_changes(each.get("lastClr", "").upper() or None, each)
                case "prstClr":
                    return _apply_changes(_NAMED.get(each.get("val")), each)
        return Paint(None)

    def _theme_colour(self, name: str) -> str | None:
        """Return a colour of the theme, or None for one that it does not have."""
        return self._theme.get(self._map.get(name, name))

    def background(self) -> tuple[str | None, Any, Any]:
        """Return the colour behind everything on the slide, or a picture's fill and its part."""
        for page in (self._slide, self.layout, self.master):
            background = page._element.find(f"{P}cSld/{P}bg")
            if background is not None:
                solid = background.find(f"{P}bgPr/{A}solidFill")
                found = solid if solid is not None else background.find(f"{P}bgRef")
                colour = None if found is None else self.colour(found)
                return colour, background.find(f"{P}bgPr/{A}blipFill"), page.part
        return "FFFFFF", None, None

    def fill(self, shape: Any) -> Any:
        """Return the element of a shape's fill, its own or its layout's, or None for no fill."""
        places = [shape]
        if is_placeholder(shape):
            places += [self.layout_placeholder(shape)]
        for place in places:
            properties = None if place is None else place._element.find(f"{P}spPr")
            found = None if properties is None else _own_fill(properties)
            if found is not None:
                return None if found.tag == f"{A}noFill" else found
        shape_style = shape._element.find(f"{P}style/{A}fillRef")
        return None if shape_style is None or shape_style.get("idx", "0") == "0" else shape_style

    def has_fill_of_layout(self, shape: Any) -> bool:
        """Tell whether a slide's placeholder has the fill that its layout gives it, or none."""
        properties = shape._element.find(f"{P}spPr")
        own = None if properties is None else _own_fill(properties)
        return is_placeholder(shape) and own is None and shape._element.find(f"{P}style") is None


_NAMED = {"black": "000000", "white": "FFFFFF"}
"""The named colours that PowerPoint's own files hold (20.1.10.48 has many more)."""
_RELATION_ID = f"{{{RELATION}}}id"


def _own_fill(properties: Any) -> Any:
    """Return the element of the fill in a shape's properties; that of its group where it says so.

    None where nothing is said of a fill.
    """
    kinds = ("noFill", "solidFill", "gradFill", "pattFill", "blipFill")
    for kind in kinds:
        if (found := properties.find(f"{A}{kind}")) is not None:
            return found
    group = properties.getparent().getparent()
    if properties.find(f"{A}grpFill") is None or group.tag != f"{P}grpSp":
        return None
    return _own_fill(group.find(f"{P}grpSpPr"))


def kind_of(shape: Any) -> str:
    """Return the type of the placeholder that a shape is, or nothing for none."""
    reference = _reference(shape)
    return "" if reference is None else reference.get("type", "obj")


def is_placeholder(shape: Any) -> bool:
    """Tell whether a shape stands in the place of a layout; python-pptx takes longer to tell."""
    return _reference(shape) is not None


def _reference(shape: Any) -> Any:
    return shape._element.find(f"*/{P}nvPr/{P}ph")


def _shows_master(page: Any) -> bool:
    """Tell whether what lies above a slide or layout draws its shapes on it (19.3.1.38)."""
    return page._element.get("showMasterSp", "1") in ("1", "true")


def _size_and_weight(sources: list[Any]) -> tuple[float, bool]:
    """Return the size of text in points, and whether it is bold."""
    size = int(_first_attribute(sources, "sz") or _PLAIN_SIZE) / 100
    return size, _first_attribute(sources, "b") in ("1", "true", "on")


def _required_by(sources: list[Any]) -> float:
    size, bold = _size_and_weight(sources)
    return required_contrast(size, bold=bold)


def _first_attribute(sources: list[Any], name: str) -> str | None:
    return next((found for source in sources if (found := source.get(name)) is not None), None)


def _styles_of_level(chain: list[Any], level: int) -> list[Any]:
    """Return what styles say of text on a level, those left out that say nothing."""
    found = (_style_of_level(style, level) for style in chain if style is not None)
    return [each for each in found if each is not None]


def _style_of_level(style: Any, level: int) -> Any:
    """Return what a style says of text on a level; one of a shape or table says it of all."""
    if style.tag in (f"{A}fontRef", f"{A}tcTxStyle"):
        return style
    return style.find(f"{A}lvl{level}pPr/{A}defRPr")


def _text_fill(source: Any) -> Any:
    """Return the element that holds the colour of text, or None where a source says nothing."""
    if source.tag in (f"{A}fontRef", f"{A}tcTxStyle"):
        return (
            source if any(etree.QName(each).localname.endswith("Clr") for each in source) else None
        )
    return source.find(f"{A}solidFill")


def _font_scale(body: Any) -> float:
    """Return what a reader multiplies the sizes of a text by (21.1.2.1.3)."""
    shrunk = body.find(f"{A}bodyPr/{A}normAutofit")
    return 1.0 if shrunk is None else read_share(shrunk.get("fontScale", "100000"))


def read_share(written: str) -> float:
    """Return a share as 1 for a whole: thousandths of a percent, or the strict form with a sign."""
    return float(written[:-1]) / 100 if written.endswith("%") else int(written) / 100_000


def _keeps_its_colour(link: Any) -> bool:
    """Tell whether a link's text has its own colour, not the theme's for links."""
    return any(
        ext.get("uri") == _LINK_COLOUR and any(each.get("val") == "tx" for each in ext)
        for ext in link.iter(f"{A}ext")
    )


@lru_cache(maxsize=16)
def _read_theme(theme: bytes) -> dict[str, str]:
    scheme = parse_xml(theme).find(f".//{A}clrScheme")
    return {
        etree.QName(slot).localname: (
            slot[0].get("val", "") if slot[0].tag == f"{A}srgbClr" else slot[0].get("lastClr", "")
        ).upper()
        for slot in (() if scheme is None else scheme)
    }


def _apply_changes(colour: str | None, element: Any) -> Paint:
    """Apply the changes below a colour (20.1.2.3); None for those that cannot be reckoned."""
    if colour is None or not re.fullmatch("[0-9A-F]{6}", colour):
        return Paint(None)
    rgb, opacity = to_rgb(colour), 1.0
    for change in element:
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
