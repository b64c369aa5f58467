"""A package as python-pptx's Presentation, when all its parts have kept to the limits.

Owns following the relationships from part to part, and counting what is on the slides. Refuses to
judge: what it opens is anybody's.
"""

from __future__ import annotations

from pathlib import Path

from pptx.opc.constants import RELATIONSHIP_TARGET_MODE
from pptx.opc.oxml import CT_Relationships
from pptx.opc.package import PartFactory, _PackageLoader
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from pptx.oxml import parse_xml
from pptx.package import Package
from pptx.parts.presentation import PresentationPart
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.shapes.shapetree import BaseShapeFactory
from pptx.slide import Slide

from deckbuilder.files import limits
from deckbuilder.formats.pptx import SAVE
from deckbuilder.formats.pptx.archive import read_parts
from deckbuilder.formats.pptx.pieces import check_pieces
from deckbuilder.formats.refusal import HARMFUL, Refusal, check_limit
from deckbuilder.formats.xml import check_xml

_STRICT = b"http://purl.oclc.org/ooxml/"
_WITH_MACROS = "application/vnd.ms-powerpoint.{}.macroEnabled.main+xml"

for _kind in ("slideshow", "template"):  # the two that python-pptx does not know
    PartFactory.part_type_for[_WITH_MACROS.format(_kind)] = PresentationPart


def open_presentation(source: bytes | Path) -> Presentation:
    """Return a PowerPoint file as python-pptx's Presentation; raise a Refusal for any that is none.

    Shows, templates and files with macros are opened alike; no macro is run.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    parts = read_parts(data)
    names = {name.casefold() for name in parts}
    if CONTENT_TYPES_URI.casefold() not in names or not any(
        name.endswith("presentation.xml") for name in names
    ):
        raise Refusal("the file is no PowerPoint file", SAVE)
    if _STRICT in parts.get("/_rels/.rels", b""):
        raise Refusal(
            "the file was saved as “Strict Open XML”, which is not read",
            "in PowerPoint: File, Save As, PowerPoint Presentation (*.pptx), and check that file",
        )
    try:
        part = _load(parts, len(data)).main_document_part
        if not isinstance(part, PresentationPart):
            raise Refusal("the file is no PowerPoint file", SAVE)
        presentation: Presentation = part.presentation
        _count_pieces(presentation, len(data))
        for slide in presentation.slides:  # what is not there shows when it is asked for
            _ = slide.slide_layout.slide_master.name
    except Refusal:
        raise
    except Exception as error:  # what a damaged file does to its reader is unknown
        raise _damaged(error) from error
    return presentation


def _damaged(error: Exception) -> Refusal:
    return Refusal(
        f"the file is damaged ({type(error).__name__})",
        "open it in PowerPoint, which may repair it, and save it; or get it anew",
    )


# --- parts and relationships ---------------------------------------------------------------


def _load(parts: dict[str, bytes], packed: int) -> Package:
    """Give parts to python-pptx, which would read the ZIP file again and take relations by depth.

    A show in which each slide has a button to the next is too deep for that.
    """
    package = Package("")
    loader = _PackageLoader("", package)
    vars(loader)["_package_reader"] = parts
    nodes = check_xml(parts[CONTENT_TYPES_URI])
    relations = _follow_relations(parts)
    for name in relations.keys() & parts.keys():
        if loader._content_types[name].endswith("xml"):
            nodes += check_xml(parts[name])
            check_limit(limits.PPTX_NODES, nodes, packed)
    vars(loader)["_xml_rels"] = relations
    package_relations, loaded = loader._load()
    package._rels.load_from_xml(PACKAGE_URI, package_relations, loaded)
    return package


def _follow_relations(parts: dict[str, bytes]) -> dict[PackURI, CT_Relationships]:
    """Return the relations of the package and of each part that they lead to, each part once."""
    found: dict[PackURI, CT_Relationships] = {}
    pending = [PACKAGE_URI]
    count = 0
    while pending:
        name = pending.pop()
        if name in found:
            continue
        data = parts.get(name.rels_uri)
        if data is not None:
            check_xml(data)
        found[name] = CT_Relationships.new() if data is None else parse_xml(data)
        relations = found[name].relationship_lst
        count += len(relations)
        check_limit(limits.PPTX_RELATIONS, count)
        pending += (
            PackURI.from_rel_ref(name.baseURI, each.target_ref)
            for each in reversed(relations)
            if each.targetMode != RELATIONSHIP_TARGET_MODE.EXTERNAL
        )
    return found


# --- slides --------------------------------------------------------------------------------


def _count_pieces(presentation: Presentation, packed: int) -> None:
    """Refuse more slides, or more on them, than people put there."""
    check_limit(limits.PPTX_SLIDES, len(presentation.slides))
    slides = [slide.part for slide in presentation.slides]
    if len({*slides}) < len(slides):
        raise Refusal("a slide is in the show twice", HARMFUL)
    masters = [master.part for master in presentation.slide_masters]
    layouts = [layout.part for each in presentation.slide_masters for layout in each.slide_layouts]
    check_pieces((part._element for part in (*slides, *masters, *layouts)), packed)


def list_shapes(slide: Slide) -> list[BaseShape]:
    """Return a slide's shapes, without python-pptx's search for each placeholder's kind."""
    shapes = slide.shapes
    return [BaseShapeFactory(each, shapes) for each in shapes._spTree.iter_shape_elms()]
