"""The placeholders of a layout, with what each has from the placeholder of its master.

Owns which of them belong together (by type, never by name), where each stands, and which of them
slides cannot use. Refuses what is drawn beside placeholders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from deckbuilder.brand.template.nodes import Placeholder
from deckbuilder.brand.template.text_levels import read_text_look
from deckbuilder.brand.template.theme import ColourContext, Theme, read_colour_map
from deckbuilder.brand.template.values import to_emu, to_number
from deckbuilder.formats.pptx.parts import A, P, PartsPackage
from deckbuilder.geometry import Emu, Rect

ORPHAN = "4294967295"
"""The `idx` of a placeholder that lost its own, which PowerPoint writes where a layout changed."""
FOOT = ("dt", "ftr", "sldNum")
_OF_MASTER: Mapping[str, str] = {
    "ctrTitle": "title", **{kind: kind for kind in ("title", "hdr", *FOOT)},
}  # fmt: skip
"""The type that a layout's placeholder has on the master, where it is not "body"."""
_STYLES: Mapping[str, str] = {"title": "titleStyle", "body": "bodyStyle"}
_TEXTLESS = ("pic", "media", "clipArt")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RIGHT_ANGLE = 5_400_000
"""In sixty thousandths of a degree (20.1.10.3)."""


class _Scale(NamedTuple):
    """How lengths in a group become lengths on the slide: `x * width + left`, and so down."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0

    def place(self, rect: Rect) -> Rect:
        x, y = self.left + rect.x * self.width, self.top + rect.y * self.height
        size = rect.width * self.width, rect.height * self.height
        return Rect(*(Emu(round(length)) for length in (x, y, *size)))


class _Found(NamedTuple):
    shape: Any
    mark: Any
    """Its `p:ph`."""
    scale: _Scale

    @property
    def kind(self) -> str:
        return self.mark.get("type") or "obj"


def read_placeholders(
    package: PartsPackage, master: str, theme: Theme, layout: str = ""
) -> tuple[Placeholder, ...]:
    """Return the placeholders of a layout of a master, or without one, the master's own."""
    context = ColourContext(theme.colours, read_colour_map(package, master, layout))
    parents = {found.kind: found for found in reversed([*_find(package.root(master))])}
    styles = package.root(master).find(f"{P}txStyles")
    return tuple(
        _read(
            found, parents.get(_OF_MASTER.get(found.kind, "body")) if layout else None,
            styles, theme, context,
        )
        for found in _find(package.root(layout or master))
    )  # fmt: skip


def _find(root: Any) -> Iterator[_Found]:
    """Yield the placeholders of a part in their order, those in groups among them."""
    tree = root.find(f"{P}cSld/{P}spTree")
    return iter(()) if tree is None else _find_below(tree, _Scale())


def _find_below(parent: Any, scale: _Scale) -> Iterator[_Found]:
    for child in parent.iterchildren("*"):
        if child.tag == f"{P}grpSp":
            yield from _find_below(child, _scale_of(child, scale))
        elif child.tag == f"{_COMPATIBILITY}AlternateContent":
            chosen = child.find(f"{_COMPATIBILITY}Choice")
            yield from () if chosen is None else _find_below(chosen, scale)
        elif (mark := child.find(f"*/{P}nvPr/{P}ph")) is not None:
            yield _Found(child, mark, scale)


def _scale_of(group: Any, outer: _Scale) -> _Scale:
    transform = group.find(f"{P}grpSpPr/{A}xfrm")
    rect, inner = _read_rect(transform), _read_rect(transform, "ch")
    if rect is None or inner is None:
        return outer
    rect = outer.place(rect)
    width, height = rect.width / max(1, inner.width), rect.height / max(1, inner.height)
    return _Scale(rect.x - inner.x * width, rect.y - inner.y * height, width, height)


def _read_rect(transform: Any, of: str = "") -> Rect | None:
    """Return the rectangle of an `a:xfrm`; with "ch" that of what a group holds."""
    names = (f"{A}chOff", f"{A}chExt") if of else (f"{A}off", f"{A}ext")
    place, size = (None if transform is None else transform.find(name) for name in names)
    if place is None or size is None:
        return None
    x, y = to_emu(place.get("x")), to_emu(place.get("y"))
    return Rect(x, y, *(Emu(max(0, to_emu(size.get(name)))) for name in ("cx", "cy")))


def _read(
    found: _Found, parent: _Found | None, styles: Any, theme: Theme, context: ColourContext
) -> Placeholder:
    shape, mark = found.shape, found.mark
    family = _OF_MASTER.get(found.kind, "body")
    style = None if styles is None else styles.find(f"{P}{_STYLES.get(family, 'otherStyle')}")
    bodies = (parent.shape.find(f"{P}txBody") if parent else None, shape.find(f"{P}txBody"))
    look = read_text_look(style, bodies, theme, context)
    return Placeholder(
        kind=found.kind,
        index=int(to_number(mark.get("idx"))),
        name=shape.find(f"*/{P}cNvPr").get("name") or "",
        rect=_rect_of(found) or (_rect_of(parent) if parent else None),
        inset=look.inset,
        anchor=look.anchor,
        levels=() if found.kind in _TEXTLESS else look.levels,
        fill=_read_fill(shape, theme, context)
        or (parent and _read_fill(parent.shape, theme, context)),
        vertical=look.vertical or mark.get("orient") == "vert" or _is_turned(shape),
        orphan=mark.get("idx") == ORPHAN,
        text=_read_text(shape),
    )


def _rect_of(found: _Found) -> Rect | None:
    rect = _read_rect(found.shape.find(f"{P}spPr/{A}xfrm"))
    return rect and found.scale.place(rect)


def _is_turned(shape: Any) -> bool:
    """Tell whether a shape is turned so that its text runs upwards or downwards."""
    transform = shape.find(f"{P}spPr/{A}xfrm")
    turned = 0.0 if transform is None else to_number(transform.get("rot"))
    return round(turned / _RIGHT_ANGLE) % 2 == 1


def _read_fill(shape: Any, theme: Theme, context: ColourContext) -> str | None:
    """Return the colour of a shape's own fill, or of the theme's to which it refers."""
    properties = shape.find(f"{P}spPr")
    own = () if properties is None else properties.iterchildren(*_FILLS)
    fill = next(iter(own), None)
    reference = shape.find(f"{P}style/{A}fillRef")
    if fill is None and reference is not None:
        fill = theme.fill(int(to_number(reference.get("idx"))))
        context = context.with_placeholder(reference)
    seen = [colour.rgb for colour in context.of_fill(fill) if colour.alpha >= _SEEN]
    return seen[0] if seen else None


_FILLS = tuple(f"{A}{name}" for name in ("noFill", "solidFill", "gradFill", "pattFill", "blipFill"))
_SEEN = 0.5
"""How opaque a fill is, at the least, for it to be what text is read on."""


def _read_text(shape: Any) -> str:
    """Return what is written in a shape, a line for each paragraph."""
    paragraphs = shape.iterfind(f"{P}txBody/{A}p")
    return "\n".join("".join(p.itertext(f"{A}t")) for p in paragraphs).strip()
