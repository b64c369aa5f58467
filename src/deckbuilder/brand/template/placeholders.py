"""The placeholders of a layout, with what each has from the placeholder of its master.

Owns which of them belong together (by type, never by name), where each stands, and which of them
slides cannot use. Refuses what is drawn beside placeholders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from deckbuilder.brand.template.drawing.placing import Affine, Placed, place_group, place_shape
from deckbuilder.brand.template.nodes import FOOT, Placeholder
from deckbuilder.brand.template.text_levels import read_text_look
from deckbuilder.brand.template.theme import ColourContext, Theme, read_colour_map
from deckbuilder.brand.template.values import to_number
from deckbuilder.formats.pptx.parts import MC, A, P, PartsPackage

ORPHAN = "4294967295"
"""The `idx` of a placeholder that lost its own, which PowerPoint writes where a layout changed."""
_OF_MASTER: Mapping[str, str] = {
    "ctrTitle": "title", **{kind: kind for kind in ("title", "hdr", *FOOT)},
}  # fmt: skip
"""The type that a layout's placeholder has on the master, where it is not "body"."""
_STYLES: Mapping[str, str] = {"title": "titleStyle", "body": "bodyStyle"}
_TEXTLESS = ("pic", "media", "clipArt")
_KINDS = frozenset(
    (
        *_OF_MASTER,
        "body",
        "subTitle",
        "obj",
        "chart",
        "tbl",
        "clipArt",
        "dgm",
        "media",
        "sldImg",
        "pic",
    )
)
"""The types that there are (19.7.10)."""


class _Found(NamedTuple):
    shape: Any
    mark: Any
    """Its `p:ph`."""
    outer: Affine
    """The map from the groups around it to the slide."""

    @property
    def kind(self) -> str:
        kind: str = self.mark.get("type") or "obj"
        return kind if kind in _KINDS else "obj"

    @property
    def placed(self) -> Placed | None:
        return place_shape(self.shape.find(f"{P}spPr/{A}xfrm"), self.outer)


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
    return iter(()) if tree is None else _find_below(tree, Affine())


def _find_below(parent: Any, outer: Affine) -> Iterator[_Found]:
    for child in parent.iterchildren("*"):
        if child.tag == f"{P}grpSp":
            inner = place_group(child.find(f"{P}grpSpPr/{A}xfrm"), outer)
            yield from _find_below(child, inner)
        elif child.tag == f"{MC}AlternateContent":
            chosen = child.find(f"{MC}Choice")
            yield from () if chosen is None else _find_below(chosen, outer)
        elif (mark := child.find(f"*/{P}nvPr/{P}ph")) is not None:
            yield _Found(child, mark, outer)


def _read(
    found: _Found, parent: _Found | None, styles: Any, theme: Theme, context: ColourContext
) -> Placeholder:
    shape, mark = found.shape, found.mark
    family = _OF_MASTER.get(found.kind, "body")
    style = None if styles is None else styles.find(f"{P}{_STYLES.get(family, 'otherStyle')}")
    bodies = (parent.shape.find(f"{P}txBody") if parent else None, shape.find(f"{P}txBody"))
    look = read_text_look(style, bodies, theme, context)
    placed = found.placed or (parent.placed if parent else None)
    rect, turn, _ = placed.upright() if placed else (None, 0.0, False)
    if rect is not None and min(rect.width, rect.height) <= 0:  # as if it stood nowhere
        rect = None
    return Placeholder(
        kind=found.kind,
        index=int(to_number(mark.get("idx"))),
        name=_read_name(shape),
        rect=rect,
        inset=look.inset,
        anchor=look.anchor,
        levels=() if found.kind in _TEXTLESS else look.levels,
        fill=_read_fill(shape, theme, context)
        or (parent and _read_fill(parent.shape, theme, context)),
        vertical=look.vertical or mark.get("orient") == "vert" or round(turn / 90) % 2 == 1,
        orphan=mark.get("idx") == ORPHAN,
        text=_read_text(shape),
    )


def _read_name(shape: Any) -> str:
    found = shape.find(f"*/{P}cNvPr")
    return "" if found is None else found.get("name") or ""


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
