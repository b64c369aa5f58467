"""What a reader makes of text in a PowerPoint file: its size, weight, colour and ground.

Follows inheritance as ISO/IEC 29500-1 has it: a run's own properties, the list style of its
shape, of the layout's placeholder and of the master's, the master's text styles, and for text
that is in no placeholder the presentation's default text style (19.7, 21.1.2.4). Refuses to
judge what it finds. Shapes are python-pptx's, whose elements may have been changed.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle",
           "subTitle": "bodyStyle", "obj": "bodyStyle"}  # fmt: skip
_KINDS_OF_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_PLAIN_SIZE = 1800
_LINK_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"


class Text(NamedTuple):
    """A run as it is shown: sizes in points, colours as six hexadecimal digits.

    `colour` is None where it cannot be told. `lang` is the run's own: a reader may not look
    for an inherited one. `link` is the id of a relation.
    """

    text: str
    size: float
    bold: bool
    colour: str | None
    lang: str
    link: str


class Reader:
    """Resolves the text of one slide, or of another page that has a master."""

    def __init__(self, slide: Any) -> None:
        self.layout = slide.slide_layout
        self.master = self.layout.slide_master
        self._presentation = slide.part.package.presentation_part._element
        self._theme = _theme_colours(self.master.part)
        mapping = slide._element.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        if mapping is None:
            mapping = self.master._element.find(f"{P}clrMap")
        self._map = dict(mapping.attrib) if mapping is not None else {}
        layout, master = self.layout.placeholders, self.master.placeholders
        self._by_index = {_reference(each).get("idx", "0"): each for each in layout}
        self._by_kind = {kind_of(each): each for each in master}

    # --- text ------------------------------------------------------------------------------

    def paragraphs(self, shape: Any) -> Iterator[list[Text]]:
        """Yield the runs and fields of each paragraph of a shape with text."""
        body = shape._element.find(f"{P}txBody")
        if body is not None:
            yield from self._paragraphs(body, self._chain(shape), _shrinking(body))

    def cell(self, cell: Any) -> Iterator[list[Text]]:
        """Yield the runs of each paragraph of a table's cell."""
        yield from self._paragraphs(cell._tc.find(f"{A}txBody"), [self._default_style()], 1.0)

    def _paragraphs(self, body: Any, chain: list[Any], scale: float) -> Iterator[list[Text]]:
        for paragraph in body.findall(f"{A}p"):
            properties = paragraph.find(f"{A}pPr")
            level = 1 + int(properties.get("lvl", 0) if properties is not None else 0)
            inherited = [
                found
                for style in chain
                if style is not None
                and (found := style.find(f"{A}lvl{level}pPr/{A}defRPr")) is not None
            ]
            yield [
                self._text(run, inherited, scale)
                for run in paragraph
                if run.tag in (f"{A}r", f"{A}fld")
            ]

    def _text(self, run: Any, inherited: list[Any], scale: float) -> Text:
        own = run.find(f"{A}rPr")
        sources = [*([] if own is None else [own]), *inherited]
        size = int(_first(sources, "sz") or _PLAIN_SIZE) / 100 * scale
        link = own.find(f"{A}hlinkClick") if own is not None else None
        fill = next((f for s in sources if (f := s.find(f"{A}solidFill")) is not None), None)
        colour = self.colour(fill) if fill is not None else self._theme_colour("tx1")
        if link is not None and not _keeps_its_colour(link):
            colour = self._theme_colour("hlink")
        return Text(
            run.findtext(f"{A}t") or "",
            size,
            _first(sources, "b") in ("1", "true"),
            colour,
            "" if own is None else own.get("lang", ""),
            "" if link is None else link.get(_RELATION, ""),
        )

    def _chain(self, shape: Any) -> list[Any]:
        """Return the list styles that a shape's text goes through, the nearest first."""
        own = shape._element.find(f"{P}txBody/{A}lstStyle")
        if not shape.is_placeholder:
            return [own, self._default_style()]
        kind = _reference(shape).get("type", "obj")
        places = (self.layout_placeholder(shape), self.master_placeholder(kind))
        above = [p._element.find(f"{P}txBody/{A}lstStyle") for p in places if p is not None]
        style = self.master._element.find(f"{P}txStyles/{P}{_STYLES.get(kind, 'otherStyle')}")
        return [own, *above, style]

    def _default_style(self) -> Any:
        return self._presentation.find(f"{P}defaultTextStyle")

    def layout_placeholder(self, shape: Any) -> Any:
        """Return the layout's placeholder that a slide's one is an instance of, or None."""
        return self._by_index.get(_reference(shape).get("idx", "0"))

    def master_placeholder(self, kind: str) -> Any:
        """Return the master's placeholder of a kind, or None."""
        return self._by_kind.get(_KINDS_OF_MASTER.get(kind, kind))

    # --- colours ---------------------------------------------------------------------------

    def colour(self, fill: Any) -> str | None:
        """Return the colour of a solid fill, its changes of lightness made; None if unknown."""
        for each in fill:
            match etree.QName(each).localname:
                case "schemeClr":
                    return _changed(self._theme_colour(each.get("val")), each)
                case "srgbClr":
                    return _changed(each.get("val").upper(), each)
                case "sysClr":
                    return _changed(each.get("lastClr", "").upper() or None, each)
        return None

    def colours(self, fill: Any) -> list[str | None]:
        """Return the colours that any kind of fill has, None for one that cannot be told."""
        if fill.tag == f"{A}solidFill":
            return [self.colour(fill)]
        kinds = (f"{A}gs", f"{A}fgClr", f"{A}bgClr")
        return [self.colour(part) for part in fill.iter(*kinds)] or [None]

    def _theme_colour(self, name: str) -> str | None:
        return self._theme.get(self._map.get(name, name))

    def background(self, slide: Any) -> str | None:
        """Return the colour behind everything on a slide."""
        for part in (slide, self.layout, self.master):
            background = part._element.find(f"{P}cSld/{P}bg")
            if background is not None:
                held = background.find(f"{P}bgPr/{A}solidFill")
                found = held if held is not None else background.find(f"{P}bgRef")
                return None if found is None else self.colour(found)
        return "FFFFFF"

    def fill(self, shape: Any) -> Any:
        """Return the element of a shape's fill, its own or its layout's, or None for no fill."""
        places = [shape]
        if shape.is_placeholder:
            places += [self.layout_placeholder(shape)]
        for place in places:
            properties = None if place is None else place._element.find(f"{P}spPr")
            for kind in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill"):
                found = None if properties is None else properties.find(f"{A}{kind}")
                if found is not None:
                    return None if kind == "noFill" else found
        return None


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def kind_of(shape: Any) -> str:
    """Return the type of the placeholder that a shape is, or nothing for none."""
    reference = _reference(shape)
    return "" if reference is None else reference.get("type", "obj")


def _reference(shape: Any) -> Any:
    return shape._element.find(f".//{P}nvPr/{P}ph")


def _first(sources: list[Any], name: str) -> str | None:
    return next((found for source in sources if (found := source.get(name)) is not None), None)


def _shrinking(body: Any) -> float:
    """Return what a reader multiplies the sizes of a text by (21.1.2.1.3)."""
    shrunk = body.find(f"{A}bodyPr/{A}normAutofit")
    return 1.0 if shrunk is None else int(shrunk.get("fontScale", "100000")) / 100_000


def _keeps_its_colour(link: Any) -> bool:
    """Tell whether a link's text has its own colour, not the theme's for links."""
    return any(
        ext.get("uri") == _LINK_COLOUR and any(each.get("val") == "tx" for each in ext)
        for ext in link.iter(f"{A}ext")
    )


def _theme_colours(master: Any) -> dict[str, str]:
    return _colours_of(master.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


@lru_cache(maxsize=16)
def _colours_of(theme: bytes) -> dict[str, str]:
    scheme = etree.fromstring(theme).find(f".//{A}clrScheme")
    return {
        etree.QName(slot).localname: (slot[0].get("val") if slot[0].tag == f"{A}srgbClr"
                                      else slot[0].get("lastClr", "")).upper()
        for slot in scheme
    }  # fmt: skip


def _changed(colour: str | None, element: Any) -> str | None:
    """Apply the changes of luminance and saturation below a colour (20.1.2.3); None for others."""
    if colour is None or not re.fullmatch("[0-9A-F]{6}", colour):
        return None
    red, green, blue = (channel / 255 for channel in bytes.fromhex(colour))
    hue, light, rich = colorsys.rgb_to_hls(red, green, blue)
    for change in element:
        amount = int(change.get("val", "0")) / 100_000
        match etree.QName(change).localname:
            case "lumMod":
                light *= amount
            case "lumOff":
                light += amount
            case "satMod":
                rich = min(1.0, rich * amount)
            case _:
                return None
    if not len(element):
        return colour
    channels = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), rich)
    return "".join(f"{round(channel * 255):02X}" for channel in channels)
