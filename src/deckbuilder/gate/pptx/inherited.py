"""What a reader makes of text in a PowerPoint file: its size, its weight, its fill and background.

Owns which of those that are stated hold; what colour a fill is, `paints` reads. Follows
inheritance as ISO/IEC 29500-1 has it: a run's own properties, the list style of its shape, of the
layout's placeholder and of the master's, the master's text styles, and for text that is in no
placeholder the style of its shape (`p:style`, which PowerPoint gives to what is drawn) and the
presentation's default text style (19.7, 20.1.4.2, 21.1.2.4). Refuses to judge what it finds.
Shapes are python-pptx's, whose elements may have been changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from deckbuilder.formats.pptx.parts import A, P, R
from deckbuilder.gate.pptx.paints import Palette, read_share

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
_PLAIN_SIZE = 18
_OVERRIDE = f"{P}clrMapOvr/{A}overrideClrMapping"
_LINK_COLOUR = "{A12FA001-AC4F-418D-AE19-62706E023703}"


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


class TextLook(NamedTuple):
    """How text looks, as it is stated: a value that another overrides may be none at all."""

    stated_size: str | None = None
    stated_weight: str | None = None
    fill: Any = None

    def under(self, source: Any) -> TextLook:
        """Return the look with what properties of text that are nearer to it state."""
        size, weight, fill = source.get("sz"), source.get("b"), _text_fill(source)
        return TextLook(
            self.stated_size if size is None else size,
            self.stated_weight if weight is None else weight,
            self.fill if fill is None else fill,
        )

    @property
    def size(self) -> float:
        """The size in points."""
        return int(self.stated_size or 100 * _PLAIN_SIZE) / 100

    @property
    def bold(self) -> bool:
        """Whether it is bold."""
        return self.stated_weight in ("1", "true", "on")

    @property
    def required(self) -> float:
        """The contrast that text needs which has this look."""
        return required_contrast(self.size, bold=self.bold)


def resolver_key(slide: Any) -> tuple[Any, ...]:
    """Return what two slides have in common whose text is resolved alike."""
    override = slide._element.find(_OVERRIDE)
    names = None if override is None else tuple(sorted(override.items()))
    return slide.slide_layout.part, names, _shows_master(slide)


class StyleResolver:
    """Resolves the text of a slide, and of all others that have its layout and set of colours."""

    def __init__(self, slide: Any) -> None:
        self.layout = slide.slide_layout
        self.master = self.layout.slide_master
        presentation = slide.part.package.presentation_part._element
        self._default_style = presentation.find(f"{P}defaultTextStyle")
        mapping, self._shows_master = slide._element.find(_OVERRIDE), _shows_master(slide)
        self._departs = mapping is not None or not self._shows_master
        """Whether the slide has other colours than its layout, or hides what that draws."""
        if mapping is None:
            mapping = self.master._element.find(f"{P}clrMap")
        theme = self.master.part.part_related_by(f"{RELATION}/theme").blob
        self.palette = Palette(theme, dict(mapping.attrib) if mapping is not None else {})
        layout, master = self.layout.placeholders, self.master.placeholders
        self._by_index = {reference_of(each).get("idx", "0"): each for each in layout}
        self._by_kind = {kind_of(each): each for each in master}
        self._looks: dict[tuple[tuple[Any, ...], int], TextLook] = {}
        self._shown: dict[Any, list[list[ShownRun]]] = {}

    def pages_shown(self) -> list[Any]:
        """Return the pages whose shapes show beneath the slide's, the lowest first (19.3.1.38)."""
        pages = [self.master] if _shows_master(self.layout) else []
        return [*pages, self.layout] if self._shows_master else []

    # --- text ------------------------------------------------------------------------------

    def paragraphs(self, shape: Any) -> list[list[ShownRun]]:
        """Return the runs and fields of each paragraph of a shape with text."""
        element = shape._element
        if element not in self._shown:
            self._shown[element] = [*self._read_paragraphs(shape)]
        return self._shown[element]

    def _read_paragraphs(self, shape: Any) -> Iterator[list[ShownRun]]:
        body = shape._element.find(f"{P}txBody")
        if body is None:
            return
        own, scale = body.find(f"{A}lstStyle"), _font_scale(body)
        if not is_placeholder(shape):
            shape_style = shape._element.find(f"{P}style/{A}fontRef")
            yield from self._paragraphs(body, [own, shape_style], (self._default_style,), scale)
            return
        places = self.placeholders_above(shape)
        above = [place._element.find(f"{P}txBody/{A}lstStyle") for place in places]
        name = _STYLES.get(kind_of(shape), "otherStyle")
        styles = (*above, self.master._element.find(f"{P}txStyles/{P}{name}"))
        like_layout = bool(places) and not self._departs
        yield from self._paragraphs(body, [own], styles, scale, like_layout=like_layout)

    def cell(self, cell: Any, font: Any = None) -> list[list[ShownRun]]:
        """Return the runs of each paragraph of a table's cell; `font` is its table style's text.

        Without one a cell that was read with one is not read again: its words are the same.
        """
        body = cell.find(f"{A}txBody")
        if body is not None and (cell not in self._shown or font is not None):
            own = [body.find(f"{A}lstStyle"), font]
            self._shown[cell] = [*self._paragraphs(body, own, (self._default_style,), 1.0)]
        return self._shown.get(cell, [])

    def _paragraphs(
        self,
        body: Any,
        own: Iterable[Any],
        above: tuple[Any, ...],
        scale: float,
        *,
        like_layout: bool = False,
    ) -> Iterator[list[ShownRun]]:
        """Yield runs, whose look is by their `own` styles, and by those that slides share."""
        for paragraph in body.iterchildren(f"{A}p"):
            properties = paragraph.find(f"{A}pPr")
            level = 1 + int(properties.get("lvl", 0) if properties is not None else 0)
            if (above, level) not in self._looks:  # of many slides they are the same elements
                sources = _styles_of_level(above, level)
                self._looks[above, level] = _lay_styles(sources, TextLook())
            shared = self._looks[above, level]
            stated = _styles_of_level(own, level)
            look = _lay_styles(stated, shared)
            of_layout = shared if like_layout else None
            coloured = like_layout and any(_own_fill(each) is not None for each in stated)
            yield [
                self._text(run, look, scale, of_layout, coloured=coloured)
                for run in paragraph.iterchildren(f"{A}r", f"{A}fld")
            ]

    def _text(
        self, run: Any, look: TextLook, scale: float, of_layout: TextLook | None, *, coloured: bool
    ) -> ShownRun:
        """Return a run whose styles have a look; `coloured` are those of its slide."""
        own, link, lang = run.find(f"{A}rPr"), None, ""
        if own is not None:
            look = look.under(own)
            link, lang = own.find(f"{A}hlinkClick"), own.get("lang", "")
            coloured = coloured or (of_layout is not None and _own_fill(own) is not None)
        if link is not None and not _keeps_its_colour(link):
            colour, coloured = self.palette.theme_colour("hlink"), False
        elif look.fill is None:
            colour = self.palette.theme_colour("tx1")
        else:
            colour = self.palette.colour(look.fill)
        return ShownRun(
            run.findtext(f"{A}t") or "",
            look.size * scale,
            look.bold,
            colour,
            lang,
            "" if link is None else link.get(f"{R}id", ""),
            None if of_layout is None or coloured else of_layout.required,
        )

    def placeholders_above(self, shape: Any) -> list[Any]:
        """Return the layout's placeholder and the master's from which a slide's one inherits."""
        if not is_placeholder(shape):
            return []
        places = (self.layout_placeholder(shape), self.master_placeholder(kind_of(shape)))
        return [place for place in places if place is not None]

    def layout_placeholder(self, shape: Any) -> Any:
        """Return the layout's placeholder that a slide's one is an instance of, or None."""
        found = self._by_index.get(reference_of(shape).get("idx", "0"))
        if found is None and kind_of(shape) in _TITLES:  # there is one title on a slide
            titles = (each for each in self.layout.placeholders if kind_of(each) in _TITLES)
            return next(titles, None)
        return found

    def master_placeholder(self, kind: str) -> Any:
        """Return the master's placeholder of a kind, or None."""
        return self._by_kind.get(_KINDS_OF_MASTER.get(kind, kind))

    def background(self, slide: Any) -> tuple[str | None, Any, Any]:
        """Return the colour behind everything on the slide, or a picture's fill and its part."""
        for page in (slide, self.layout, self.master):
            background = page._element.find(f"{P}cSld/{P}bg")
            if background is not None:
                solid = background.find(f"{P}bgPr/{A}solidFill")
                found = solid if solid is not None else background.find(f"{P}bgRef")
                colour = None if found is None else self.palette.colour(found)
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


def _own_fill(properties: Any) -> Any:
    """Return the element of the fill in a shape's properties; that of its group where it says so.

    None where nothing is said of a fill.
    """
    found = next(properties.iterchildren(*_FILLS), None)
    if found is None or found.tag != f"{A}grpFill":
        return found
    group = properties.getparent().getparent()
    return _own_fill(group.find(f"{P}grpSpPr")) if group.tag == f"{P}grpSp" else None


_FILLS = tuple(f"{A}{kind}Fill" for kind in ("no", "solid", "grad", "patt", "blip", "grp"))


def kind_of(shape: Any) -> str:
    """Return the type of the placeholder that a shape is, or nothing for none."""
    reference = reference_of(shape)
    return "" if reference is None else reference.get("type", "obj")


def is_placeholder(shape: Any) -> bool:
    """Tell whether a shape stands in the place of a layout; python-pptx takes longer to tell."""
    return reference_of(shape) is not None


def reference_of(shape: Any) -> Any:
    """Return the element that says of which placeholder a shape is an instance, or None."""
    properties = next(shape._element.iterchildren("*"), None)
    return None if properties is None else properties.find(f"{P}nvPr/{P}ph")


def _shows_master(page: Any) -> bool:
    """Tell whether what lies above a slide or layout draws its shapes on it (19.3.1.38)."""
    return page._element.get("showMasterSp", "1") in ("1", "true")


def _styles_of_level(chain: Iterable[Any], level: int) -> list[Any]:
    """Return what styles say of text on a level, those left out that say nothing."""
    found = (_style_of_level(style, level) for style in chain if style is not None)
    return [each for each in found if each is not None]


def _style_of_level(style: Any, level: int) -> Any:
    """Return what a style says of text on a level; one of a shape or table says it of all."""
    if style.tag in (f"{A}fontRef", f"{A}tcTxStyle"):
        return style
    return style.find(f"{A}lvl{level}pPr/{A}defRPr")


def _lay_styles(sources: Sequence[Any], look: TextLook) -> TextLook:
    """Return the look that properties of text, the nearest first, make of that beneath them."""
    for source in reversed(sources):
        look = look.under(source)
    return look


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


def _keeps_its_colour(link: Any) -> bool:
    """Tell whether a link's text has its own colour, not the theme's for links."""
    return any(
        ext.get("uri") == _LINK_COLOUR and any(each.get("val") == "tx" for each in ext)
        for ext in link.iter(f"{A}ext")
    )
