"""What people leave in templates, and no deck is to carry over."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.shared.template_files.opc import MICROSOFT, OFFICE, PRESENTATIONML, Package
from tests.shared.template_files.shapes import NAMESPACES

PERSONS = ("Sample-Person-Green", "Sample-Person-Brown", "sample.person@sample.example")
"""The names in all that people leave. No file that we write may hold one."""

_MAIN = "ppt/presentation.xml"
_MASTER = "ppt/slideMasters/slideMaster1.xml"
_LAYOUT = "ppt/slideLayouts/slideLayout1.xml"
_SLIDE = "ppt/slides/slide1.xml"
_FIRST = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_END = "</p:presentation>"
_OFFICE_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def _add_persons(package: Package) -> None:
    """Add names to the file's properties."""
    package.edit(
        "docProps/core.xml",
        "</cp:coreProperties>",
        f"<dc:creator>{PERSONS[0]}</dc:creator><cp:lastModifiedBy>{PERSONS[1]}"
        "</cp:lastModifiedBy></cp:coreProperties>",
    )
    _relate_part(
        package, "", f"{OFFICE}/extended-properties", "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        f'{_FIRST}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Manager>{PERSONS[1]}</Manager><Company>Sample</Company>'
        "</Properties>",
    )  # fmt: skip
    thumbnail = b"\xff\xd8\xff\xe0" + PERSONS[0].encode() + b"\xff\xd9"
    package.defaults["jpeg"] = "image/jpeg"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    _relate_part(package, "", kind, "docProps/thumbnail.jpeg", "", thumbnail)


def _add_comments(package: Package) -> None:
    """Add a comment to the first slide, and its author."""
    _relate_part(
        package, _MAIN, f"{OFFICE}/commentAuthors", "ppt/commentAuthors.xml",
        f"{PRESENTATIONML}.commentAuthors+xml",
        f'{_FIRST}<p:cmAuthorLst {NAMESPACES}><p:cmAuthor id="0" name="{PERSONS[0]}"'
        ' initials="SG" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
    )  # fmt: skip
    _relate_part(
        package, _SLIDE, f"{OFFICE}/comments", "ppt/comments/comment1.xml",
        f"{PRESENTATIONML}.comments+xml",
        f'{_FIRST}<p:cmLst {NAMESPACES}><p:cm authorId="0" dt="2019-05-01T10:00:00.000" idx="1">'
        f'<p:pos x="10" y="10"/><p:text>Ask {PERSONS[1]}</p:text></p:cm></p:cmLst>',
    )  # fmt: skip


def _add_sections(package: Package) -> None:
    """Add a section and a custom show of the first slide."""
    row = package.parts[_MAIN].decode().partition("<p:sldId ")[2].partition('r:id="')[2][:6]
    row = row.partition('"')[0]
    package.edit(
        _MAIN,
        "<p:defaultTextStyle>",
        f'<p:custShowLst><p:custShow name="For {PERSONS[0]}" id="0"><p:sldLst>'
        f'<p:sld r:id="{row}"/></p:sldLst></p:custShow></p:custShowLst><p:defaultTextStyle>',
    )
    package.edit(
        _MAIN,
        _END,
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{_OFFICE_2010}"><p14:section name="{PERSONS[1]}"'
        ' id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2C}"><p14:sldIdLst><p14:sldId id="256"/>'
        f"</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>{_END}",
    )


def _add_data(package: Package) -> None:
    """Add custom XML, and printer settings."""
    package.defaults["bin"] = "application/vnd.openxmlformats-officedocument.oleObject"
    item = f'<a xmlns="urn:sample">{PERSONS[2]}</a>'
    _relate_part(package, _MAIN, f"{OFFICE}/customXml", "customXml/item1.xml", "", item)
    _relate_part(
        package, _MAIN, f"{OFFICE}/printerSettings", "ppt/printerSettings/printerSettings1.bin",
        f"{PRESENTATIONML}.printerSettings", PERSONS[0].encode(),
    )  # fmt: skip


def _add_labels(package: Package) -> None:
    """Add the label of an organisation's protection (MS-OFFCRYPTO, 2.6)."""
    _relate_part(
        package, "", "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
        "docMetadata/LabelInfo.xml", "application/vnd.ms-office.classificationlabels+xml",
        f'{_FIRST}<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        '<clbl:label id="{5C6BB75F-0000-4000-8000-000000000001}" enabled="1" method="Standard"'
        ' siteId="{5C6BB75F-0000-4000-8000-000000000002}" removed="0"/></clbl:labelList>',
    )  # fmt: skip


def _add_macros(package: Package) -> None:
    """Make it a template with macros."""
    package.types[_MAIN] = "application/vnd.ms-powerpoint.template.macroEnabled.main+xml"
    _relate_part(
        package, _MAIN, f"{MICROSOFT}/2006/relationships/vbaProject", "ppt/vbaProject.bin",
        "application/vnd.ms-office.vbaProject", _compound_file(),
    )  # fmt: skip


def _add_objects(package: Package) -> None:
    """Embed an object in the first layout."""
    picture = package.relate_target(_LAYOUT, "image", write_emf(), "emf")
    row = _relate_part(
        package, _LAYOUT, f"{OFFICE}/oleObject", "ppt/embeddings/oleObject1.bin",
        "application/vnd.openxmlformats-officedocument.oleObject", _compound_file(),
    )  # fmt: skip
    package.edit(
        _LAYOUT,
        "</p:spTree>",
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="901" name="Object"/>'
        '<p:cNvGraphicFramePr/><p:nvPr userDrawn="1"/></p:nvGraphicFramePr><p:xfrm>'
        '<a:off x="127000" y="127000"/><a:ext cx="635000" cy="635000"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole">'
        f'<p:oleObj name="Document" r:id="{row}" imgW="635000" imgH="635000" '
        'progId="Word.Document.12"><p:embed/><p:pic>'
        '<p:nvPicPr><p:cNvPr id="902" name=""/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{picture}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        '<a:xfrm><a:off x="127000" y="127000"/><a:ext cx="635000" cy="635000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:oleObj>'
        "</a:graphicData></a:graphic></p:graphicFrame></p:spTree>",
    )


def _add_media(package: Package) -> None:
    """Let the first layout show a film that lies outside."""
    film = package.relate(_LAYOUT, f"{OFFICE}/video", "file:///C:/films/sample.mp4", external=True)
    picture = package.relate_target(_LAYOUT, "image", write_emf(), "emf")
    package.edit(
        _LAYOUT,
        "</p:spTree>",
        '<p:pic><p:nvPicPr><p:cNvPr id="911" name="Film"/><p:cNvPicPr/><p:nvPr userDrawn="1">'
        f'<a:videoFile r:link="{film}"/></p:nvPr></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{picture}"/>'
        '<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="889000"'
        ' y="127000"/><a:ext cx="635000" cy="635000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr></p:pic></p:spTree>",
    )


def _add_fonts(package: Package) -> None:
    """Embed a font, as only PowerPoint can read it."""
    package.defaults["fntdata"] = "application/x-fontdata"
    row = _relate_part(package, _MAIN, f"{OFFICE}/font", "ppt/fonts/font1.fntdata", "", bytes(64))
    package.edit(
        _MAIN,
        "<p:defaultTextStyle>",
        '<p:embeddedFontLst><p:embeddedFont><p:font typeface="Sample Sans"/>'
        f'<p:regular r:id="{row}"/></p:embeddedFont></p:embeddedFontLst><p:defaultTextStyle>',
    )


def _add_tags(package: Package) -> None:
    """Add what an add-in noted on the master."""
    row = _relate_part(
        package, _MASTER, f"{OFFICE}/tags", "ppt/tags/tag1.xml", f"{PRESENTATIONML}.tags+xml",
        f'{_FIRST}<p:tagLst {NAMESPACES}><p:tag name="OWNER" val="{PERSONS[2]}"/></p:tagLst>',
    )  # fmt: skip
    tags = f'<p:custDataLst><p:tags r:id="{row}"/></p:custDataLst>'
    package.edit(_MASTER, "</p:cSld>", f"{tags}</p:cSld>")


EXTRAS: dict[str, Callable[[Package], None]] = {
    "persons": _add_persons,
    "comments": _add_comments,
    "fonts": _add_fonts,
    "sections": _add_sections,
    "data": _add_data,
    "labels": _add_labels,
    "macros": _add_macros,
    "objects": _add_objects,
    "media": _add_media,
    "tags": _add_tags,
}
"""What can be left in a template. Comments and sections need a slide; fonts precede sections."""


def write_emf() -> bytes:
    """Return an EMF picture (MS-EMF, 2.3.4) that shows nothing: a header and an end."""
    end = struct.pack("<5L", 14, 20, 0, 16, 20)
    bounds = struct.pack("<8l", 0, 0, 99, 99, 0, 0, 2645, 2645)
    rest = (0x464D4520, 0x10000, 108 + len(end), 2, 1, 0, 0, 0, 0, 1920, 1080, 508, 286, 0, 0, 0)
    head = struct.pack("<2L", 1, 108) + bounds + struct.pack("<4LHH", *rest[:4], 1, 0)
    head += struct.pack("<7L", 0, 0, 0, 1920, 1080, 508, 286) + bytes(12)
    return head.ljust(108, b"\0") + end


def _compound_file() -> bytes:
    """Return what begins like a compound file (MS-CFB, 2.2), with a name in it."""
    return bytes.fromhex("D0CF11E0A1B11AE1") + PERSONS[0].encode().ljust(504, b"\0")


def _relate_part(
    package: Package, source: str, kind: str, name: str, content_type: str, data: str | bytes
) -> str:
    package.add(name, content_type, data)
    return package.relate(source, kind, name)
