"""The parts that slides stand on: masters, layouts, themes, table styles; ours or a template's.

Owns adding them to the package, and where each of our layouts then is. Refuses the markup of each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from deckbuilder.brand.brand import BrandTemplate
from deckbuilder.scene.slide import TableItem
from deckbuilder.scene.walk import walk_items
from deckbuilder.writers.pptx.masters.printed_masters import (
    HEIGHT,
    WIDTH,
    write_handout_master,
    write_notes_master,
)
from deckbuilder.writers.pptx.masters.slide_masters import (
    MASTER_ID,
    choose_placeholders,
    write_layout,
    write_master,
)
from deckbuilder.writers.pptx.package.meanings import join_meanings
from deckbuilder.writers.pptx.package.opc import Relationships, relative
from deckbuilder.writers.pptx.package.part import PML, Part, PptxDocument
from deckbuilder.writers.pptx.theme import write_table_style, write_table_styles, write_theme

if TYPE_CHECKING:
    from deckbuilder.brand.template.carried import Carried, CarriedPart, EmbeddedFont

_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


class MasterParts(Struct, frozen=True, kw_only=True):
    """The names of the parts that slides stand on; `layouts` has them by our layouts' names.

    `masters` have their ids, and `notes_size` is the width and height of a page in EMU. `labels`
    is where an organisation says how confidential the template is, or "".
    """

    masters: tuple[tuple[int, str], ...]
    layouts: Mapping[str, str]
    theme: str
    notes: str
    handout: str
    table_styles: str
    notes_size: tuple[int, int] = (WIDTH, HEIGHT)
    fonts: tuple[EmbeddedFont, ...] = ()
    labels: str = ""


def add_masters(document: PptxDocument) -> MasterParts:
    """Add what slides stand on: the brand's template if it has one, or else what it describes.

    Raises OSError where the template is no longer there.
    """
    template = document.presentation.brand.template
    return _add_own(document) if template is None else _add_carried(document, template)


# --- masters that are written here ---------------------------------------------------------


def _add_own(document: PptxDocument) -> MasterParts:
    placed, brand = document.presentation.layouts, document.presentation.brand
    # each master needs a theme part of its own; the second and third are those of printed pages
    theme, *printed = (
        _add_theme(document, write_theme(brand, colours, document.lang))
        for colours in (brand.colours, brand.paper, brand.paper)
    )
    layouts = {
        name: f"ppt/slideLayouts/slideLayout{number}.xml" for number, name in enumerate(placed, 1)
    }
    master = "ppt/slideMasters/slideMaster1.xml"
    part, placeholders = Part(document), choose_placeholders(document.presentation)
    part.add_to_package(master, "slideMaster", write_master(part, placeholders, len(placed)))
    for name, layout in placed.items():
        part = Part(document)
        part.add_to_package(layouts[name], "slideLayout", write_layout(part, layout, placeholders))
    return MasterParts(
        masters=((MASTER_ID, master),),
        layouts=layouts,
        theme=theme,
        notes=_add_notes_master(document, printed[0]),
        handout=_add_handout_master(document, printed[1]),
        table_styles=_add_table_styles(document),
    )


def _add_theme(
    document: PptxDocument, content: str | bytes, relationships: Relationships | None = None
) -> str:
    name = document.package.next_name("ppt/theme/theme", ".xml")
    document.package.add(name, content, _THEME_TYPE, relationships)
    return name


def _add_notes_master(document: PptxDocument, theme: str) -> str:
    name, part = "ppt/notesMasters/notesMaster1.xml", Part(document)
    part.relationships.add("theme", relative(theme, name))
    part.add_to_package(name, "notesMaster", write_notes_master(part, document.presentation))
    return name


def _add_handout_master(document: PptxDocument, theme: str) -> str:
    name, part = "ppt/handoutMasters/handoutMaster1.xml", Part(document)
    part.relationships.add("theme", relative(theme, name))
    part.add_to_package(name, "handoutMaster", write_handout_master(part))
    return name


def _add_table_styles(document: PptxDocument) -> str:
    name, styles = "ppt/tableStyles.xml", write_table_styles(_table_style(document))
    document.package.add(name, styles, f"{PML}.tableStyles+xml")
    return name


def _table_style(document: PptxDocument) -> str:
    return join_meanings(document.meanings.values()).apply(write_table_style())


# --- masters that are a template's ---------------------------------------------------------


def _add_carried(document: PptxDocument, template: BrandTemplate) -> MasterParts:
    """Add a template's parts: all of its layouts, or those of slides where the deck wants no more.

    Masters of printed pages that it does not have are ours, with its theme.
    """
    presentation = document.presentation
    layouts = {name: layout.part for name, layout in presentation.layouts.items()}
    used = {*layouts.values()} if presentation.deck.layouts == "used" and layouts else None
    tables = any(
        isinstance(item, TableItem)
        for scene in presentation.scenes
        for item in walk_items(scene.items)
    )
    style = _table_style(document) if tables else ""
    from deckbuilder.brand.template.kept import find_carried  # few decks stand in a template

    carried = find_carried(template.path.read_bytes(), used, style)
    for part in carried.parts:
        document.package.add(part.name, part.data, part.content_type, _relationships(part))
    theme = carried.related(carried.masters[0][1], "theme")
    return MasterParts(
        masters=carried.masters,
        layouts=layouts,
        theme=theme,
        notes=carried.notes_master or _add_notes_master(document, _copy(document, carried, theme)),
        handout=carried.handout_master
        or _add_handout_master(document, _copy(document, carried, theme)),
        table_styles=carried.table_styles or _add_table_styles(document),
        notes_size=carried.notes_size
        if carried.notes_master and all(carried.notes_size)
        else (WIDTH, HEIGHT),
        fonts=carried.fonts,
        labels=carried.labels,
    )


def _relationships(part: CarriedPart) -> Relationships:
    found = Relationships()
    for each in part.relations:
        found.keep(each.id, each.type, relative(each.target, part.name))
    return found


def _copy(document: PptxDocument, carried: Carried, theme: str) -> str:
    """Add a theme once more, as each master needs a part of its own, and return its name."""
    part = next(part for part in carried.parts if part.name == theme)
    return _add_theme(document, part.data, _relationships(part))
