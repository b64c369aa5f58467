"""A template from its package: masters, layouts, and what of them slides use.

Owns the order in which the readers are asked. Refuses a file without a layout, and to open any.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from deckbuilder.brand.template.carry import carry_template
from deckbuilder.brand.template.drawing.areas import Surveyor
from deckbuilder.brand.template.drawing.art import ArtReader
from deckbuilder.brand.template.drawing.media import Media
from deckbuilder.brand.template.leftovers import is_animated
from deckbuilder.brand.template.nodes import Template, TemplateLayout, TemplateMaster
from deckbuilder.brand.template.palette import find_palette
from deckbuilder.brand.template.placeholders import read_placeholders
from deckbuilder.brand.template.theme import Theme, read_colour_map, read_theme
from deckbuilder.brand.template.values import to_emu
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.files import limits
from deckbuilder.formats.pptx.parts import P, PartsPackage
from deckbuilder.formats.pptx.pieces import check_pieces
from deckbuilder.formats.refusal import Refusal, Tally
from deckbuilder.geometry import Emu, Rect

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SMALLEST, _LARGEST = 914_400, 51_206_400
"""The sides that a slide may have, in EMU (19.7.3)."""


def read_template(package: PartsPackage) -> Template:
    """Return the template that a package is; a Refusal says that slides cannot be made in it."""
    width, height = _read_size(package)
    layouts_of = (package.layouts_of(master) for master in package.masters)
    drawn = dict.fromkeys(chain(package.masters, *layouts_of))
    check_pieces(map(package.root, drawn), package.packed)
    slide, media = Rect(Emu(0), Emu(0), width, height), Media(package)
    art, surveyor = ArtReader(package, media, slide), Surveyor(media, slide)
    themes = {master: read_theme(package, master) for master in package.masters}
    masters = tuple(_read_master(package, part, theme, art) for part, theme in themes.items())
    layouts = tuple(
        surveyor.complete(layout, masters[layout.master])
        for layout in _read_layouts(package, themes, art, slide)
    )
    if not layouts:
        raise Refusal(
            "the file has no slide layout",
            "in PowerPoint: View, Slide Master, Insert Layout; or get the template anew",
        )
    palette, derived = find_palette(package, masters, layouts, width * height)
    carried = carry_template(package)
    return Template(
        width=width,
        height=height,
        masters=masters,
        layouts=layouts,
        palette=palette,
        derived=derived,
        title=_read_title(package),
        left_out=carried.left_out,
        has_notes_master=bool(package.related(package.main, "notesMaster")),
        has_handout_master=bool(package.related(package.main, "handoutMaster")),
        picture_bytes=sum(
            len(part.data) for part in carried.parts if part.content_type.startswith("image/")
        ),
    )


def _read_size(package: PartsPackage) -> tuple[Emu, Emu]:
    size = package.root(package.main).find(f"{P}sldSz")
    width, height = (to_emu(None if size is None else size.get(name)) for name in ("cx", "cy"))
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
        raise Refusal(
            "its slides have no size, or one that PowerPoint does not know",
            "in PowerPoint: Design, Slide Size, and save the file",
        )
    return width, height


def _read_title(package: PartsPackage) -> str:
    found = package.related("", "core-properties")
    return (package.root(found[0]).findtext(_TITLE) or "").strip() if found else ""


def _read_master(package: PartsPackage, part: str, theme: Theme, art: ArtReader) -> TemplateMaster:
    names = read_colour_map(package, part)
    return TemplateMaster(
        part=part,
        name=theme.name,
        colours=Colours(**{name: theme.colours[meant] for name, meant in names.items()}),
        heading=theme.heading,
        body=theme.body,
        colour_map=names,
        art=art.read(theme, part),
        placeholders=read_placeholders(package, part, theme),
    )


def _read_layouts(
    package: PartsPackage, themes: Mapping[str, Theme], art: ArtReader, slide: Rect
) -> Iterator[TemplateLayout]:
    """Yield the layouts, whose areas are not looked for yet."""
    used = [part for slide in package.slides for part in package.related(slide, "slideLayout")[:1]]
    uses = Counter(used)
    number, pairs = 0, Tally(limits.PPTX_PAIRS, package.packed)
    for master, (part, theme) in enumerate(themes.items()):
        for layout in package.layouts_of(part):
            number += 1
            placeholders = read_placeholders(package, part, theme, layout)
            pairs.add(len(placeholders) ** 2)
            root = package.root(layout)
            names = read_colour_map(package, part, layout)
            yield TemplateLayout(
                part=layout,
                name=_read_name(root),
                kind=root.get("type") or "",
                number=number,
                master=master,
                placeholders=placeholders,
                art=art.read(theme, part, layout),
                title=slide,
                free=slide,
                colour_map={} if names == read_colour_map(package, part) else names,
                uses=uses[layout],
                opens=layout in used[:1],
                animated=is_animated(root),
            )


def _read_name(root: Any) -> str:
    found = root.find(f"{P}cSld")
    return "" if found is None else (found.get("name") or "").strip()
