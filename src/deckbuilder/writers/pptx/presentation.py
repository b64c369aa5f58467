"""The whole file: the presentation part, and every other part in a fixed order.

The same presentation gives the same bytes. A slide's id comes from its scene's, so that it is
the same after a rebuild, whatever was put before it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal

from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene
from deckbuilder.writers.pptx import properties
from deckbuilder.writers.pptx.masters.printed_masters import (
    HEIGHT,
    WIDTH,
    write_handout_master,
    write_notes_master,
)
from deckbuilder.writers.pptx.masters.slide_masters import write_layout, write_master
from deckbuilder.writers.pptx.notes import write_notes
from deckbuilder.writers.pptx.package.opc import Relationships
from deckbuilder.writers.pptx.package.part import Part, PptxDocument
from deckbuilder.writers.pptx.package.xml import DECLARATION, NAMESPACES, attribute
from deckbuilder.writers.pptx.slides.slide import write_slide
from deckbuilder.writers.pptx.text.bodies import write_plain_levels
from deckbuilder.writers.pptx.theme import write_table_styles, write_theme

_PML = "application/vnd.openxmlformats-officedocument.presentationml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"

_FIRST_SLIDE_ID, _SLIDE_IDS = 256, 2_147_483_648 - 256
"""The range of slide ids (ISO/IEC 29500-1, 19.7.13)."""

_MASTER_ID = 2_147_483_648


def write_pptx(presentation: Presentation) -> bytes:
    """Write a presentation as a PowerPoint file.

    Raises OSError where a picture that was there when the deck was read no longer is.
    """
    return _write_package(presentation, "presentation")


def write_template(presentation: Presentation) -> bytes:
    """Write a presentation as a template, of which PowerPoint opens a copy.

    Raises OSError where a picture that was there when the brand was loaded no longer is.
    """
    return _write_package(presentation, "template")


def _write_package(presentation: Presentation, kind: Literal["presentation", "template"]) -> bytes:
    document = PptxDocument(presentation)
    layouts = presentation.layouts
    files = {name: f"slideLayout{index}.xml" for index, name in enumerate(layouts, 1)}
    _add_properties(document)
    _add_presentation(document, kind)
    _add_masters(document, tuple(layouts.values()))
    for position, scene in enumerate(presentation.scenes, 1):
        _add_slide(document, scene, position, layouts[scene.layout], files[scene.layout])
    return document.package.to_bytes()


# --- parts ---------------------------------------------------------------------------------


def _add_properties(document: PptxDocument) -> None:
    package, presentation = document.package, document.presentation
    root = Relationships()
    root.add("officeDocument", "ppt/presentation.xml")
    root.add(f"{_METADATA}/core-properties", "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    package.add_root(root)
    core, app = properties.write_core(presentation), properties.write_app(presentation)
    package.add(
        "docProps/core.xml", core, "application/vnd.openxmlformats-package.core-properties+xml"
    )
    package.add("docProps/app.xml", app, f"{_OFFICE}.extended-properties+xml")


def _add_presentation(document: PptxDocument, kind: str) -> None:
    package = document.package
    relationships = Relationships()
    xml = _write_presentation(document, relationships)
    package.add("ppt/presentation.xml", xml, f"{_PML}.{kind}.main+xml", relationships)
    for name, content in (
        ("presProps", properties.PRESENTATION_PROPERTIES),
        ("viewProps", properties.VIEW_PROPERTIES),
        ("tableStyles", write_table_styles()),
    ):
        package.add(f"ppt/{name}.xml", content, f"{_PML}.{name}+xml")


def _add_masters(document: PptxDocument, layouts: Sequence[PlacedLayout]) -> None:
    package, presentation = document.package, document.presentation
    brand = presentation.brand
    # each master needs a theme part of its own; the second and third are those of printed pages
    for number, colours in enumerate((brand.colours, brand.paper, brand.paper), 1):
        theme = write_theme(brand, colours, document.lang)
        package.add(f"ppt/theme/theme{number}.xml", theme, f"{_OFFICE}.theme+xml")
    master = Part(document)
    _add_part(master, "slideMasters/slideMaster1", "slideMaster", write_master(master, layouts))
    for index, layout in enumerate(layouts, 1):
        part = Part(document)
        xml = write_layout(part, layout)
        _add_part(part, f"slideLayouts/slideLayout{index}", "slideLayout", xml)
    notes, handout = Part(document), Part(document)
    xml = write_notes_master(notes, presentation)
    _add_part(notes, "notesMasters/notesMaster1", "notesMaster", xml)
    _add_part(
        handout, "handoutMasters/handoutMaster1", "handoutMaster", write_handout_master(handout)
    )


def _add_slide(
    document: PptxDocument, scene: Scene, position: int, layout: PlacedLayout, file: str
) -> None:
    part = Part(document, links_slides=True, lang=scene.lang)
    part.relationships.add("slideLayout", f"../slideLayouts/{file}")
    xml = write_slide(part, scene, dict(layout.slots))
    if scene.notes_pane:
        part.relationships.add("notesSlide", f"../notesSlides/notesSlide{position}.xml")
    _add_part(part, f"slides/slide{position}", "slide", xml)
    if scene.notes_pane:
        notes = Part(document, lang=scene.lang)
        notes.relationships.add("notesMaster", "../notesMasters/notesMaster1.xml")
        notes.relationships.add("slide", f"../slides/slide{position}.xml")
        xml = write_notes(notes, scene)
        _add_part(notes, f"notesSlides/notesSlide{position}", "notesSlide", xml)


def _add_part(part: Part, name: str, kind: str, xml: str) -> None:
    part.document.package.add(f"ppt/{name}.xml", xml, f"{_PML}.{kind}+xml", part.relationships)


# --- the presentation part -----------------------------------------------------------------


def _write_presentation(document: PptxDocument, relationships: Relationships) -> str:
    presentation = document.presentation
    master = relationships.add("slideMaster", "slideMasters/slideMaster1.xml")
    notes = relationships.add("notesMaster", "notesMasters/notesMaster1.xml")
    handout = relationships.add("handoutMaster", "handoutMasters/handoutMaster1.xml")
    for kind in ("presProps", "viewProps", "tableStyles"):
        relationships.add(kind, f"{kind}.xml")
    relationships.add("theme", "theme/theme1.xml")
    ids = slide_ids([scene.id for scene in presentation.scenes])
    slides = "".join(
        f'<p:sldId id="{id_}" r:id="{relationships.add("slide", f"slides/slide{position}.xml")}"/>'
        for position, id_ in enumerate(ids, 1)
    )
    listed = f"<p:sldIdLst>{slides}</p:sldIdLst>" if slides else ""
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{_MASTER_ID}" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>'
        f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{handout}"/></p:handoutMasterIdLst>'
        f'{listed}<p:sldSz cx="{presentation.width}" cy="{presentation.height}"/>'
        f'<p:notesSz cx="{WIDTH}" cy="{HEIGHT}"/><p:defaultTextStyle>'
        f"{write_plain_levels(document.mono, document.lang)}</p:defaultTextStyle>"
        f"{_write_sections(presentation.scenes, ids)}</p:presentation>"
    )


def slide_ids(names: Sequence[str]) -> list[int]:
    """Return an id for each scene's name: its checksum, or the next free one."""
    taken: dict[int, None] = {}
    for name in names:
        id_ = zlib.crc32(name.encode("utf-8", "replace")) % _SLIDE_IDS
        while id_ + _FIRST_SLIDE_ID in taken:
            id_ = (id_ + 1) % _SLIDE_IDS
        taken[id_ + _FIRST_SLIDE_ID] = None
    return list(taken)


def _write_sections(scenes: Sequence[Scene], ids: Sequence[int]) -> str:
    """Return the sections, or nothing without any: PowerPoint wants every slide in one."""
    if not any(scene.section for scene in scenes):
        return ""
    named = [(scene.section, id_) for scene, id_ in zip(scenes, ids, strict=True)]
    sections = "".join(
        _write_section(name, [id_ for _, id_ in members])
        for name, members in groupby(named, itemgetter(0))
    )
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
        ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f"{sections}</p14:sectionLst></p:ext></p:extLst>"
    )


def _write_section(name: str, ids: Sequence[int]) -> str:
    slides = "".join(f'<p14:sldId id="{id_}"/>' for id_ in ids)
    mark = f"{{{zlib.crc32(name.encode()):08X}-0000-4000-8000-{ids[0]:012X}}}"
    return (
        f'<p14:section name="{attribute(name)}" id="{mark}">'
        f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
    )
