"""What a layout draws itself, from the back forwards: its background, its master's shapes, its own.

Owns which shapes show and what fills them, by their own properties or by their style (ISO/IEC
29500-1, 20.1.4.2). Shadows and other effects are left out. Refuses placeholders, which slides fill.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from deckbuilder.brand.template.drawing.gradients import (
    Polygons,
    cut_bands,
    mean_colour,
    mix_pattern,
)
from deckbuilder.brand.template.drawing.lettering import read_lettering
from deckbuilder.brand.template.drawing.media import Media
from deckbuilder.brand.template.drawing.paths import Path, read_custom
from deckbuilder.brand.template.drawing.pictures import read_drawing
from deckbuilder.brand.template.drawing.placing import (
    Affine,
    Placed,
    box_of,
    place_group,
    place_shape,
)
from deckbuilder.brand.template.drawing.presets import read_preset
from deckbuilder.brand.template.nodes import Art, Drawing, Outline
from deckbuilder.brand.template.theme import Colour, ColourContext, Theme, read_colour_map
from deckbuilder.brand.template.values import is_true, to_emu, to_number
from deckbuilder.formats.pptx.parts import MC, A, P, PartsPackage
from deckbuilder.geometry import EMU_PER_PT, Rect

_FILLS = tuple(
    f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill", "grpFill")
)
_DRAWN = tuple(f"{P}{name}" for name in ("sp", "pic", "cxnSp", "grpSp"))
_LINE = 9_525
"""How wide a line is in EMU where nothing says so (20.1.2.2.24)."""


class _Fill(NamedTuple):
    """A fill, what its colours mean, and the part whose relationships its picture is one of."""

    element: Any
    colours: ColourContext
    owner: str


class _Page(NamedTuple):
    """What is the same for all shapes of a master or layout."""

    part: str
    root: Any
    theme: Theme
    theme_part: str
    colours: ColourContext
    media: Media
    styles: tuple[Any, ...]
    """The list styles of text that is in no placeholder, from the farthest."""


class ArtReader:
    """Reads the art of one package, and what each part draws only once."""

    def __init__(self, package: PartsPackage, media: Media, slide: Rect) -> None:
        self._package = package
        self._media = media
        self._slide = slide
        self._drawn: dict[tuple[str, str], tuple[Art, ...]] = {}

    def read(self, theme: Theme, master: str, layout: str = "") -> tuple[Art, ...]:
        """Return what a layout of a master, or without one the master itself, draws on a slide.

        The first is the background, which covers all of it. A master's shapes take their colours by
        the layout's map, as they do in PowerPoint.
        """
        names = read_colour_map(self._package, master, layout)
        styles = (
            self._package.root(self._package.main).find(f"{P}defaultTextStyle"),
            self._package.root(master).find(f"{P}txStyles/{P}otherStyle"),
        )
        themes = self._package.related(master, "theme")
        context = ColourContext(theme.colours, names)
        pages = [
            _Page(part, self._package.root(part), theme, themes[0], context, self._media, styles)
            for part in (master, layout)
            if part
        ]
        art = [*_draw_background(pages, self._slide)]
        hidden = layout and pages[-1].root.get("showMasterSp") in ("0", "false")
        for page in pages[1:] if hidden else pages:
            art += self._draw(page)
        return tuple(art)

    def _draw(self, page: _Page) -> tuple[Art, ...]:
        key = page.part, repr(sorted(page.colours.names.items()))
        if key not in self._drawn:
            tree = page.root.find(f"{P}cSld/{P}spTree")
            self._drawn[key] = () if tree is None else (*_draw_all(tree, Affine(), page, None),)
        return self._drawn[key]


def _draw_background(pages: list[_Page], slide: Rect) -> Iterator[Art]:
    """Yield the background of the last page that has one, on the theme's own."""
    placed = Placed(slide.width, slide.height, Affine())
    page, found = pages[0], None
    for each in pages:
        background = each.root.find(f"{P}cSld/{P}bg")
        if background is not None:
            page, found = each, background
    ground = page.colours.named("bg1") or Colour("FFFFFF")
    corners = ((0, 0), (slide.width, 0), (slide.width, slide.height), (0, slide.height))
    whole = (placed.polygon(corners),)
    yield Outline(rect=slide, polygons=whole, fill=ground.rgb, name="Background")
    fill = None if found is None else _background_fill(found, page)
    if fill is not None:
        yield from _paint(fill, whole, placed, page, "Background")


def _background_fill(background: Any, page: _Page) -> _Fill | None:
    reference = background.find(f"{P}bgRef")
    if reference is not None:
        return _theme_fill(reference, page)
    properties = background.find(f"{P}bgPr")
    return None if properties is None else _own_fill(properties, page)


def _own_fill(properties: Any, page: _Page) -> _Fill | None:
    fill = next(properties.iterchildren(*_FILLS), None)
    return None if fill is None else _Fill(fill, page.colours, page.part)


def _theme_fill(reference: Any, page: _Page) -> _Fill | None:
    if reference is None:
        return None
    fill = page.theme.fill(int(to_number(reference.get("idx"))))
    colours = page.colours.with_placeholder(reference)
    return None if fill is None else _Fill(fill, colours, page.theme_part)


def _draw_all(tree: Any, outer: Affine, page: _Page, group: _Fill | None) -> Iterator[Art]:
    """Yield what the shapes below an element draw; `group` is the fill of the group around them."""
    for shape in tree.iterchildren("*"):
        mark, properties = shape.find(f"*/{P}nvPr/{P}ph"), shape.find(f"*/{P}cNvPr")
        if mark is not None or _is_hidden(properties):
            continue
        if shape.tag == f"{MC}AlternateContent":
            yield from _draw_all(_alternative(shape), outer, page, group)
        elif shape.tag == f"{P}grpSp":
            look = shape.find(f"{P}grpSpPr")
            own = None if look is None else _own_fill(look, page)
            inner = group if own is None or own.element.tag == f"{A}grpFill" else own
            transform = None if look is None else look.find(f"{A}xfrm")
            yield from _draw_all(shape, place_group(transform, outer), page, inner)
        elif shape.tag in _DRAWN:
            yield from _draw_shape(shape, outer, page, group)
        elif shape.tag == f"{P}graphicFrame":
            yield from _draw_frame(shape, outer, page)


def _is_hidden(properties: Any) -> bool:
    return properties is not None and is_true(properties.get("hidden"))


def _alternative(content: Any) -> Any:
    """Return the first alternative of which all can be drawn, or the last.

    PowerPoint takes the first that it knows; whoever writes one makes the next look the same.
    """
    choices = [each for each in content.iterchildren("*") if len(each)]
    whole = (each for each in choices if all(shape.tag in _DRAWN for shape in each))
    return next(whole, choices[-1] if choices else content)


def _draw_frame(frame: Any, outer: Affine, page: _Page) -> Iterator[Art]:
    """Yield the picture of an embedded object, or of a table or chart its place alone."""
    picture = next(frame.iter(f"{P}pic"), None)
    placed = place_shape(frame.find(f"{P}xfrm"), outer)
    if picture is not None:
        yield from _draw_shape(picture, outer, page, None)
    elif placed is not None:
        yield Drawing(rect=placed.upright()[0], part="", name=_name_of(frame))


def _name_of(shape: Any) -> str:
    properties = shape.find(f"*/{P}cNvPr")
    return "" if properties is None else properties.get("name") or ""


def _draw_shape(shape: Any, outer: Affine, page: _Page, group: _Fill | None) -> Iterator[Art]:
    look = shape.find(f"{P}spPr")
    placed = None if look is None else place_shape(look.find(f"{A}xfrm"), outer)
    if placed is None:
        return
    name, style = _name_of(shape), shape.find(f"{P}style")
    paths = _read_paths(look, placed)
    fill = _own_fill(look, page)
    if fill is None and style is not None:
        fill = _theme_fill(style.find(f"{A}fillRef"), page)
    elif fill is not None and fill.element.tag == f"{A}grpFill":
        fill = group
    filled = tuple(placed.polygon(each) for path in paths if path.filled for each in path.polygons)
    if fill is not None and filled:
        yield from _paint(fill, filled, placed, page, name)
    picture = shape.find(f"{P}blipFill")
    if picture is not None:
        drawing = read_drawing(picture, page.part, page.media, placed, name)
        yield from () if drawing is None else (drawing,)
    yield from _draw_line(look, style, paths, placed, page, name)
    if shape.tag == f"{P}sp":
        yield from read_lettering(shape, placed, page.styles, page.theme, page.colours, name)


def _read_paths(look: Any, placed: Placed) -> list[Path]:
    custom = look.find(f"{A}custGeom")
    if custom is not None:
        return read_custom(custom, placed.width, placed.height)
    return [read_preset(look.find(f"{A}prstGeom"), placed.width, placed.height)]


def _paint(
    fill: _Fill, polygons: Polygons, placed: Placed, page: _Page, name: str
) -> Iterator[Art]:
    if fill.element.tag == f"{A}blipFill":
        drawing = read_drawing(fill.element, fill.owner, page.media, placed, name)
        yield from () if drawing is None else (drawing,)
        return
    for part, colour in _colours_over(fill, polygons, placed):
        if colour.alpha > 0:
            yield Outline(
                rect=box_of(part),
                polygons=part,
                fill=colour.rgb,
                opacity=round(colour.alpha, 3),
                name=name,
            )


def _colours_over(
    fill: _Fill, polygons: Polygons, placed: Placed
) -> Iterator[tuple[Polygons, Colour]]:
    element, colours = fill.element, fill.colours
    if element.tag == f"{A}gradFill" and (stops := colours.stops(element)):
        yield from cut_bands(element, stops, polygons, placed.upright()[1])
    elif (colour := _flat_colour(element, colours)) is not None:
        yield polygons, colour


def _flat_colour(element: Any, colours: ColourContext) -> Colour | None:
    """Return the one colour of a fill, of a gradient the mean one."""
    if element.tag == f"{A}gradFill":
        stops = colours.stops(element)
        return mean_colour(stops) if stops else None
    if element.tag == f"{A}pattFill":
        return mix_pattern(element, colours)
    return colours.within(element) if element.tag == f"{A}solidFill" else None


def _draw_line(
    look: Any, style: Any, paths: list[Path], placed: Placed, page: _Page, name: str
) -> Iterator[Outline]:
    colour, width = _read_line(look.find(f"{A}ln"), style, page)
    polygons = tuple(_there_and_back(placed, path) for path in paths if path.drawn)
    flat = tuple(polygon for each in polygons for polygon in each)
    if colour is not None and colour.alpha > 0 and flat:
        yield Outline(
            rect=box_of(flat),
            polygons=flat,
            line=colour.rgb,
            line_width=width / EMU_PER_PT,
            opacity=round(colour.alpha, 3),
            name=name,
        )


def _there_and_back(placed: Placed, path: Path) -> Polygons:
    spots = (each if path.closed else (*each, *each[-2:0:-1]) for each in path.polygons)
    return tuple(placed.polygon(each) for each in spots)


def _read_line(own: Any, style: Any, page: _Page) -> tuple[Colour | None, int]:
    """Return the colour of a shape's line, None for no line, and its width in EMU."""
    reference = None if style is None else style.find(f"{A}lnRef")
    index = 0 if reference is None else int(to_number(reference.get("idx")))
    theirs = page.theme.lines[index - 1] if 0 < index <= len(page.theme.lines) else None
    colour, width = None, _LINE
    for line, colours in ((theirs, page.colours.with_placeholder(reference)), (own, page.colours)):
        fill = None if line is None else next(line.iterchildren(*_FILLS), None)
        if fill is not None:
            colour = _flat_colour(fill, colours)
        width = width if line is None else to_emu(line.get("w"), width)
    return colour, width
