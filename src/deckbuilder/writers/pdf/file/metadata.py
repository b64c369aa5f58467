"""What a file says about itself: document information, XMP, the meaning of its colours.

Owns ISO 32000-1, 14.3 and 14.11.5, ISO 14289-1, clause 5 (the PDF/UA identifier) and ISO 19005-2,
6.6 and 6.2.4 (the PDF/A identifier, its extension schema, the output intent). Refuses clocks: a
date is given only where SOURCE_DATE_EPOCH names one.
"""

from __future__ import annotations

import re
import struct
from html import escape

from deckbuilder.model import Deck
from deckbuilder.writers.dates import source_date
from deckbuilder.writers.pdf.file.objects import PdfFile, literal, reference

_PRODUCER = "deckbuilder"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
{optional}<pdf:Producer>{producer}</pdf:Producer>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that is conformed to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def write_information(file: PdfFile, deck: Deck, title: str) -> int:
    """Write the document information dictionary and return its number."""
    entries = f"/Title{literal(title)}/Producer{literal(_PRODUCER)}"
    if deck.author:
        entries += f"/Author{literal(deck.author)}"
    if deck.keywords:
        entries += f"/Keywords{literal(', '.join(deck.keywords))}"
    if moment := source_date():
        stamp = literal(moment.strftime("D:%Y%m%d%H%M%SZ"))
        entries += f"/CreationDate{stamp}/ModDate{stamp}"
    return file.add(f"<<{entries}>>")


def write_xmp(file: PdfFile, deck: Deck, title: str) -> int:
    """Write the metadata stream, which says the same as the document information."""
    optional = ""
    if deck.author:
        author = _escape(deck.author)
        optional += f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
    if deck.keywords:
        optional += f"<pdf:Keywords>{_escape(', '.join(deck.keywords))}</pdf:Keywords>\n"
    if moment := source_date():
        stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        optional += f"<xmp:CreateDate>{stamp}</xmp:CreateDate>\n"
        optional += f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate>\n"
    packet = _XMP.format(
        title=_escape(title), lang=_escape(deck.lang), optional=optional, producer=_PRODUCER
    )
    return file.stream("/Type/Metadata/Subtype/XML", packet.encode("utf-8"), compress=False)


# What XML 1.0 (clause 2.2) cannot hold: with it nothing of the packet could be read.
_ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def _escape(text: str) -> str:
    """Return text as XML wants it; what XML cannot hold becomes U+FFFD."""
    if not text.isprintable():
        text = re.sub(_ILLEGAL, "\N{REPLACEMENT CHARACTER}", text)
    return escape(text)


# --- colours -------------------------------------------------------------------------------


def write_output_intent(file: PdfFile) -> int:
    """Write the output intent that makes the file's RGB colours sRGB."""
    profile = file.stream("/N 3", _srgb_profile())
    return file.add(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {reference(profile)}>>"
    )


def _srgb_profile() -> bytes:
    """Build the ICC profile of sRGB (ICC.1:2004-10; primaries of IEC 61966-2-1 adapted to D50)."""
    curve = _numbers("para", 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045, head=b"\0\3\0\0")
    tags = {
        "desc": _localised("sRGB"),
        "cprt": _localised("No copyright"),
        "wtpt": _numbers("XYZ ", 0.9642, 1.0, 0.8249),
        "chad": _numbers(
            "sf32",
            1.04788,
            0.02292,
            -0.05022,
            0.02959,
            0.99048,
            -0.01707,
            -0.00925,
            0.01508,
            0.75168,
        ),
        "rXYZ": _numbers("XYZ ", 0.43607, 0.22249, 0.01392),
        "gXYZ": _numbers("XYZ ", 0.38515, 0.71687, 0.09708),
        "bXYZ": _numbers("XYZ ", 0.14307, 0.06061, 0.7141),
    }
    names = [*tags, "rTRC", "gTRC", "bTRC"]
    start = 128 + 4 + 12 * len(names)
    table, body = struct.pack(">I", len(names)), b""
    for name in names:
        data = tags.get(name, curve)
        table += struct.pack(">4sII", name.encode("ascii"), start + len(body), len(data))
        body += data
    return _profile_header(start + len(body)) + table + body


def _profile_header(size: int) -> bytes:
    """Write the 128 bytes of a display profile's header (7.2), its date fixed."""
    illuminant = struct.pack(">iii", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)))
    head = struct.pack(
        ">I4sI4s4s4s6H4s",
        size,
        b"",
        0x04200000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        2004,
        10,
        1,
        0,
        0,
        0,
        b"acsp",
    )
    return (head + bytes(28) + illuminant).ljust(128, b"\0")


def _numbers(kind: str, *values: float, head: bytes = b"") -> bytes:
    """Write a tag of signed 15.16 numbers: its type, four reserved bytes, `head`, the numbers."""
    fixed = struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
    return kind.encode("ascii") + bytes(4) + head + fixed


def _localised(text: str) -> bytes:
    """Write a tag of text in English (10.13)."""
    data = text.encode("utf-16-be")
    head = struct.pack(">4sIII2s2sII", b"mluc", 0, 1, 12, b"en", b"US", len(data), 28)
    return (head + data).ljust(-(-(28 + len(data)) // 4) * 4, b"\0")
