"""The whole file: the presentation part, and every other part in a fixed order.

The same presentation gives the same bytes. A slide's id comes from its scene's, so that it is
the same after a rebuild, whatever was put before it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Literal

from msgspec import Struct

from deckbuilder.brand.template.carried import EmbeddedFont
from deckbuilder.cache.warm import open_shelf
from deckbuilder.files.content import Sink
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene
from deckbuilder.writers.pptx import properties
from deckbuilder.writers.pptx.masters.master_parts import MasterParts, add_masters
from deckbuilder.writers.pptx.notes import write_notes
from deckbuilder.writers.pptx.package.opc import Relationships, relative
from deckbuilder.writers.pptx.package.part import PML, Part, PptxDocument
from deckbuilder.writers.pptx.package.xml import DECLARATION, NAMESPACES, attribute
from deckbuilder.writers.pptx.slides.slide import write_slide
from deckbuilder.writers.pptx.text.bodies import write_plain_levels

_MAIN = "ppt/presentation.xml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_LABELS = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"

_FIRST_SLIDE_ID, _SLIDE_IDS = 256, 2_147_483_648 - 256
"""The range of slide ids (ISO/IEC 29500-1, 19.7.13)."""


def write_pptx(presentation: Presentation, file: Sink) -> None:
    """Write a presentation as a PowerPoint file.

    Raises OSError where a picture that was there when the deck was read no longer is.
    """
    _write_package(presentation, file, "presentation")


def write_template(presentation: Presentation, file: Sink) -> None:
    """Write a presentation as a template, of which PowerPoint opens a copy.

    Raises OSError where a picture that was there when the brand was loaded no longer is.
    """
    _write_package(presentation, file, "template")


def _write_package(
    presentation: Presentation, file: Sink, kind: Literal["presentation", "template"]
) -> None:
    document = PptxDocument(presentation)
    masters = add_masters(document)
    _add_properties(document, masters)
    _add_presentation(document, masters, kind)
    _add_slides(document, masters)
    document.package.write(file)


# --- parts ---------------------------------------------------------------------------------


def _add_properties(document: PptxDocument, masters: MasterParts) -> None:
    package, presentation = document.package, document.presentation
    root = Relationships()
    root.add("officeDocument", _MAIN)
    root.add(f"{_METADATA}/core-properties", "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    if masters.labels:
        root.add(_LABELS, masters.labels)
    package.add_root(root)
    core, app = properties.write_core(presentation), properties.write_app(presentation)
    package.add(
        "docProps/core.xml", core, "application/vnd.openxmlformats-package.core-properties+xml"
    )
    package.add("docProps/app.xml", app, f"{_OFFICE}.extended-properties+xml")


def _add_presentation(document: PptxDocument, masters: MasterParts, kind: str) -> None:
    package = document.package
    relationships = Relationships()
    xml = _write_presentation(document, masters, relationships)
    package.add(_MAIN, xml, f"{PML}.{kind}.main+xml", relationships)
    for name, content in (
        ("presProps", properties.PRESENTATION_PROPERTIES),
        ("viewProps", properties.VIEW_PROPERTIES),
    ):
        package.add(f"ppt/{name}.xml", content, f"{PML}.{name}+xml")


class _WrittenPart(Struct, frozen=True):
    """A part as it goes into the package."""

    name: str
    kind: str
    xml: str
    relationships: Relationships


def _add_slides(document: PptxDocument, masters: MasterParts) -> None:
    presentation = document.presentation
    shelf = open_shelf(
        "written slide",
        presentation.brand,
        (document.lang, document.footer, document.counts_alike, presentation.total),
        (*document.slide_files.items(), *masters.layouts.items(), masters.notes),
    )
    for position, scene in enumerate(presentation.scenes, 1):
        layout = presentation.layouts[scene.layout]
        write = partial(_write_slide, document, scene, position, masters)
        for part in shelf.find((scene, layout, position), write, keeps=_stand_alone):
            document.package.add(part.name, part.xml, f"{PML}.{part.kind}+xml", part.relationships)


def _stand_alone(parts: Sequence[_WrittenPart]) -> bool:
    """Tell whether parts lead to no pictures and charts, which are numbered through the deck."""
    return not any(part.relationships.has(("image", "chart")) for part in parts)


def _write_slide(
    document: PptxDocument, scene: Scene, position: int, masters: MasterParts
) -> list[_WrittenPart]:
    """Write a slide, and its notes where it has any."""
    name = f"ppt/slides/slide{position}.xml"
    notes_name = f"ppt/notesSlides/notesSlide{position}.xml"
    meanings = document.meanings[scene.layout]
    part = Part(document, links_slides=True, lang=scene.lang, meanings=meanings)
    part.relationships.add("slideLayout", relative(masters.layouts[scene.layout], name))
    xml = write_slide(part, scene, document.presentation.layouts[scene.layout])
    if not scene.notes_pane:
        return [_WrittenPart(name, "slide", meanings.apply(xml), part.relationships)]
    part.relationships.add("notesSlide", relative(notes_name, name))
    notes = Part(document, lang=scene.lang)
    notes.relationships.add("notesMaster", relative(masters.notes, notes_name))
    notes.relationships.add("slide", relative(name, notes_name))
    return [
        _WrittenPart(name, "slide", meanings.apply(xml), part.relationships),
        _WrittenPart(notes_name, "notesSlide", write_notes(notes, scene), notes.relationships),
    ]


# --- the presentation part -----------------------------------------------------------------


def _write_presentation(
    document: PptxDocument, masters: MasterParts, relationships: Relationships
) -> str:
    presentation = document.presentation

    def relate(kind: str, part: str) -> str:
        return relationships.add(kind, relative(part, _MAIN))

    master_ids = "".join(
        f'<p:sldMasterId id="{id_}" r:id="{relate("slideMaster", part)}"/>'
        for id_, part in masters.masters
    )
    notes, handout = relate("notesMaster", masters.notes), relate("handoutMaster", masters.handout)
    for kind in ("presProps", "viewProps"):
        relate(kind, f"ppt/{kind}.xml")
    relate("tableStyles", masters.table_styles)
    relate("theme", masters.theme)
    ids = slide_ids([scene.id for scene in presentation.scenes])
    slides = "".join(
        f'<p:sldId id="{id_}" r:id="{relate("slide", f"ppt/slides/slide{position}.xml")}"/>'
        for position, id_ in enumerate(ids, 1)
    )
    listed = f"<p:sldIdLst>{slides}</p:sldIdLst>" if slides else ""
    fonts = "".join(_write_font(font, relate) for font in masters.fonts)
    embedded = f"<p:embeddedFontLst>{fonts}</p:embeddedFontLst>" if fonts else ""
    embedding = ' embedTrueTypeFonts="1"' if fonts else ""
    width, height = masters.notes_size
    return (
        f"{DECLARATION}<p:presentation {NAMESPACES}"
        f'{embedding} saveSubsetFonts="1">'
        f"<p:sldMasterIdLst>{master_ids}</p:sldMasterIdLst>"
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>'
        f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{handout}"/></p:handoutMasterIdLst>'
        f'{listed}<p:sldSz cx="{presentation.width}" cy="{presentation.height}"/>'
        f'<p:notesSz cx="{width}" cy="{height}"/>{embedded}<p:defaultTextStyle>'
        f"{write_plain_levels(document.lang)}</p:defaultTextStyle>"
        f"{_write_sections(presentation.scenes, ids)}</p:presentation>"
    )


def _write_font(font: EmbeddedFont, relate: Callable[[str, str], str]) -> str:
    typeface = "".join(f' {name}="{attribute(value)}"' for name, value in font.typeface.items())
    faces = "".join(
        f'<p:{face} r:id="{relate("font", part)}"/>' for face, part in font.faces.items()
    )
    return f"<p:embeddedFont><p:font{typeface}/>{faces}</p:embeddedFont>"


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
