"""How a template's text and drawings look in a brand's terms: styles of levels, art for papers.

Owns the names that colours and typefaces of a template have in scenes. Refuses places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.brand import Brand
from deckbuilder.brand.brand import LINE_HEIGHT, BrandTemplate
from deckbuilder.brand.colours.contrast import mix
from deckbuilder.brand.template.nodes import (
    Drawing,
    Lettering,
    LevelLook,
    Outline,
    TemplateLayout,
)
from deckbuilder.brand.theme_colours import Colours, RgbCode
from deckbuilder.geometry import Emu, Rect
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import Image
from deckbuilder.scene.chart import ThemeColour
from deckbuilder.scene.layout import Freeform, LevelStyle
from deckbuilder.scene.slide import Colour, PictureItem, Stroke, TextFrame, TextStyle

_NAMES: tuple[ThemeColour, ...] = (
    "bg1", "tx1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
)  # fmt: skip


def name_colour(code: str, colours: Colours) -> Colour:
    """Return the name under which the brand has a colour, or the colour itself."""
    return next((name for name in _NAMES if colours.rgb(name) == code), RgbCode(code))


def level_styles(looks: Sequence[LevelLook], brand: Brand) -> tuple[LevelStyle, ...]:
    """Return the styles of a placeholder's levels."""
    return tuple(_level(look, brand) for look in looks)


def _level(look: LevelLook, brand: Brand) -> LevelStyle:
    style = _style(look, brand)
    return LevelStyle(
        style=style,
        align=look.align,
        indent=look.indent,
        hanging=look.hanging,
        bullet=look.bullet,
        bullet_colour=style.colour,
        space_before=look.space_before,
        line_spacing=look.line_spacing * brand.font(style.font).line_height / LINE_HEIGHT,
    )


def _style(look: LevelLook, brand: Brand) -> TextStyle:
    return TextStyle(
        font=brand.name_font(look.font),
        size=look.size,
        colour=name_colour(look.colour, brand.colours),
        bold=look.bold,
        italic=look.italic,
        capitals=look.capitals,
    )


def draw_art(
    source: TemplateLayout, template: BrandTemplate, brand: Brand
) -> Iterator[Freeform | PictureItem | TextFrame]:
    """Yield what a layout draws itself, from the back forwards, as pictures of slides show it.

    Pictures that papers cannot show as they are, turned, mirrored or see-through ones, are left
    out; a shape that lets through what is behind it is mixed with the layout's main colour.
    """
    for part in source.art:
        match part:
            case Outline():
                yield _freeform(part, source.ground, brand.colours)
            case Drawing() if _is_shown(part):
                yield _picture(part, template)
            case Lettering():
                yield _lettering(part, brand)


def _is_shown(part: Drawing) -> bool:
    upright = not part.turn and not part.mirrored
    return bool(part.format) and upright and part.opacity >= _SOLID


_SOLID = 0.75
"""The opacity from which on a picture is shown as if nothing showed through it."""


def _freeform(part: Outline, ground: str, colours: Colours) -> Freeform:
    def seen(code: str | None) -> Colour | None:
        return name_colour(mix(code, ground, 1 - part.opacity), colours) if code else None

    line = seen(part.line)
    return Freeform(
        rect=part.rect,
        polygons=part.polygons,
        fill=seen(part.fill),
        stroke=Stroke(colour=line, width=part.line_width) if line else None,
    )


def _picture(part: Drawing, template: BrandTemplate) -> PictureItem:
    assert part.format  # noqa: S101 - others are not drawn
    image = Image(
        path=template.path / part.part, format=part.format, width=part.width, height=part.height
    )
    return PictureItem(name=part.name, rect=part.rect, image=image, alt="", crop=part.crop)


def _lettering(part: Lettering, brand: Brand) -> TextFrame:
    style = _style(part.look, brand)
    inner = part.rect.inset(*part.inset)
    look = Look(size=style.size, min_size=style.size)
    drafts = [
        Draft(role="label", texts=[StyledText(line, style)], style=style, align=part.look.align)
        for line in part.lines
    ]
    text = lay_text(drafts, inner.width, Faces(brand), look)
    spare = max(0, inner.height - text.height)
    return TextFrame(
        name=part.name,
        rect=part.rect,
        paragraphs=text.paragraphs,
        inset=part.inset,
        anchor=part.anchor,
        top=Emu({"top": 0, "middle": spare // 2, "bottom": spare}[part.anchor]),
        furniture=True,
    )


def ground_colours(
    source: TemplateLayout, colours: Colours
) -> tuple[tuple[Rect, tuple[Colour, ...]], ...]:
    """Return what lies behind text on a layout, in the brand's terms."""
    return tuple(
        (ground.rect, tuple(name_colour(code, colours) for code in ground.colours))
        for ground in source.grounds
    )
