"""Finished files with something changed in them, as a broken program or an attacker writes them.

Owns changing PowerPoint files and PDFs that are sound, by a seed: bytes, ZIP entries, elements and
attributes of XML, objects of PDFs. Refuses to judge: `test_finished_files` does.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random

import pikepdf
import pptx
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from tests.shared import decks

VALUES = (
    "", "0", "-1", "1", "999999999999999999999", "-2147483649", "1e400", "NaN", "x", "1.5", "true",
    "rId1", "rId999", "{}", "%", "50%", "../../../etc/passwd", "file:///etc/passwd", "\u202e\u009b",
    "a" * 70_000, "lt1", "tx9", "FFFFFF", "GGGGGG", "title", "body", "en-GB", " ", "\U0001f600",
)  # fmt: skip
"""What attributes and texts are changed to."""
NUMBERS = (0, -1, 1, 2**31, -(2**31), 2**63 - 1, 255, 10**6)
TEXTS = (b"", b"\xfe\xff\xd8\x00", b"\xff" * 40, b"\xef\xbb\xbf\x1b[31m", b"/", b"a" * 9_000)


def make_file(random: Random) -> tuple[str, bytes]:
    """Return a changed file, and how its name ends."""
    if random.random() < 0.5:
        return ".pptx", _change_presentation(random.choice(presentations()), random)
    return ".pdf", _change_pdf(random.choice(documents()), random)


# --- sound files ---------------------------------------------------------------------------


@cache
def presentations() -> tuple[bytes, ...]:
    """Return sound PowerPoint files: of ours, and as python-pptx and so others write them."""
    return decks.excerpt("torture", "cover", "tables", "picture").pptx, _of_others()


@cache
def documents() -> tuple[bytes, ...]:
    """Return sound PDFs of ours, packed in the ways that are in use."""
    handout = decks.excerpt_handout("torture", "cover", "tables", "picture")
    made = [handout]
    for mode in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        copy = io.BytesIO()
        with pikepdf.open(io.BytesIO(handout)) as pdf:
            pdf.save(
                copy, object_stream_mode=mode, stream_decode_level=_LEVEL, compress_streams=False
            )
        made.append(copy.getvalue())
    return tuple(made)


_LEVEL = pikepdf.StreamDecodeLevel.generalized


def _of_others() -> bytes:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Sample"
    slide.placeholders[1].text = "Sample text"
    slide.notes_slide.notes_text_frame.text = "Sample notes"
    slide.shapes.add_table(3, 3, 0, 0, 900_000, 900_000).table.cell(0, 0).text = "Head"
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("Sample", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, 0, 0, 900_000, 900_000, data)
    group = slide.shapes.add_group_shape().shapes.add_group_shape()
    run = group.shapes.add_textbox(0, 0, 9, 9).text_frame.paragraphs[0].add_run()
    run.text = "here"
    run.hyperlink.address = "https://example.org"
    made = io.BytesIO()
    presentation.save(made)
    return made.getvalue()


# --- PowerPoint files ----------------------------------------------------------------------


def _change_presentation(data: bytes, random: Random) -> bytes:
    if random.random() < 0.1:
        return _change_bytes(data, random)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(random.choice((1, 1, 2, 5))):
        place = random.randrange(len(parts))
        name, part = parts[place]
        choice = random.random()
        if choice < 0.05:
            del parts[place]
        elif choice < 0.1:
            parts[place] = name, random.choice(parts)[1]
        elif choice < 0.13:
            parts.append((random.choice((name, f"../{name}", name.upper())), part))
        elif choice < 0.2 or not name.endswith((".xml", ".rels")):
            parts[place] = name, _change_bytes(part, random)
        else:
            parts[place] = name, _change_xml(part, random)
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        warnings.simplefilter("ignore")  # two of one name are meant
        for name, part in parts:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, part)
    return made.getvalue()


def _change_xml(data: bytes, random: Random) -> bytes:
    try:
        root = etree.fromstring(data, etree.XMLParser(recover=True))
    except etree.XMLSyntaxError:
        return data
    elements = (
        [each for each in root.iter() if isinstance(each.tag, str)] if root is not None else []
    )
    for _ in range(random.choice((1, 1, 2, 4, 12)) if elements else 0):
        element, other = random.choice(elements), random.choice(elements)
        random.choice(_XML_CHANGES)(element, other, random)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") if elements else data


def _change_attribute(element: etree._Element, other: etree._Element, random: Random) -> None:
    names = [*element.attrib, *other.attrib] or ["id"]
    element.set(random.choice(names), random.choice(VALUES))


def _swap_values(element: etree._Element, other: etree._Element, random: Random) -> None:
    for name in sorted({*element.attrib} & {*other.attrib}):
        element.attrib[name], other.attrib[name] = other.attrib[name], element.attrib[name]


def _drop_attribute(element: etree._Element, _: etree._Element, random: Random) -> None:
    if element.attrib:
        del element.attrib[random.choice([*element.attrib])]


def _drop(element: etree._Element, _: etree._Element, random: Random) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _repeat(element: etree._Element, _: etree._Element, random: Random) -> None:
    if element.getparent() is not None:
        for _ in range(random.choice((1, 1, 3, 40))):
            element.addnext(deepcopy(element))


def _move(element: etree._Element, other: etree._Element, _: Random) -> None:
    if element not in (other, *other.iterancestors()):
        other.append(element)


def _nest(element: etree._Element, _: etree._Element, random: Random) -> None:
    inner = element
    for _ in range(random.choice((1, 3, 60, 300))):
        inner = etree.SubElement(inner, element.tag, dict(element.attrib))


def _rename(element: etree._Element, other: etree._Element, _: Random) -> None:
    element.tag = other.tag


def _change_text(element: etree._Element, _: etree._Element, random: Random) -> None:
    element.text = random.choice(VALUES)


def _add_comment(element: etree._Element, _: etree._Element, random: Random) -> None:
    element.insert(0, random.choice((etree.Comment("sample"), etree.PI("sample", "text"))))


_XML_CHANGES: tuple[Callable[[etree._Element, etree._Element, Random], None], ...] = (
    _change_attribute, _change_attribute, _change_attribute, _swap_values, _drop_attribute, _drop,
    _drop, _repeat, _move, _nest, _rename, _change_text, _add_comment,
)  # fmt: skip


# --- PDFs ----------------------------------------------------------------------------------


def _change_pdf(data: bytes, random: Random) -> bytes:
    choice = random.random()
    if choice < 0.1:
        return _change_bytes(data, random)
    if choice < 0.35:
        return _change_written(data, random)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        objects = [each for each in pdf.objects if isinstance(each, pikepdf.Object)]
        for _ in range(random.choice((1, 1, 2, 5, 20))):
            _change_object(pdf, random.choice(objects), objects, random)
        made = io.BytesIO()
        try:
            pdf.save(made, fix_metadata_version=False)
        except (pikepdf.PdfError, RuntimeError, ValueError):
            return _change_written(data, random)
    return made.getvalue()


def _change_object(
    pdf: pikepdf.Pdf, thing: pikepdf.Object, objects: list[pikepdf.Object], random: Random
) -> None:
    if isinstance(thing, pikepdf.Stream) and random.random() < 0.4:
        try:
            content = thing.read_bytes()
        except pikepdf.PdfError:  # its filters were changed before
            content = thing.read_raw_bytes()
        thing.write(_change_bytes(content, random))
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and thing.keys():
        key = random.choice(sorted(thing.keys() - {"/Length"}) or ["/K"])
        if random.random() < 0.2 and key in thing:
            del thing[key]
        elif random.random() < 0.1:
            thing[pikepdf.Name(f"/{random.choice(('K', 'Kids', 'Parent', 'Filter', 'A'))}")] = (
                _value(pdf, objects, random)
            )
        else:
            thing[key] = _value(pdf, objects, random)
    elif isinstance(thing, pikepdf.Array) and len(thing):
        thing[random.randrange(len(thing))] = _value(pdf, objects, random)


def _value(pdf: pikepdf.Pdf, objects: list[pikepdf.Object], random: Random) -> object:
    return random.choice(
        (
            random.choice(objects),
            random.choice(objects),
            random.choice(NUMBERS),
            pikepdf.String(random.choice(TEXTS)),
            pikepdf.Name(
                random.choice(("/Form", "/H1", "/P", "/Table", "/TD", "/x#", "/LZWDecode"))
            ),
            pikepdf.Array([random.choice(objects)] * random.choice((0, 1, 9, 2_000))),
            pikepdf.Dictionary({"/K": random.choice(objects), "/S": pikepdf.Name("/P")}),
            True,
        )
    )


def _change_written(data: bytes, random: Random) -> bytes:
    """Change numbers, names and references as they are written, whatever they mean."""
    tokens = [*re.finditer(rb"\d+ 0 R|/[A-Za-z]+|(?<= )\d+(?= )|<<|>>|\[|\]", data)]
    for _ in range(random.choice((1, 1, 3, 10))):
        if tokens:
            (start, end), other = random.choice(tokens).span(), random.choice(tokens)[0]
            data = (
                data[:start] + other.ljust(end - start)[: max(end - start, len(other))] + data[end:]
            )
    return data


# --- bytes ---------------------------------------------------------------------------------


def _change_bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    match random.randrange(6):
        case 0 if data:
            return data[: random.randrange(len(data))]
        case 1:
            return b""
        case 2 if data:
            place = random.randrange(len(data))
            return data[:place] + random.randbytes(random.choice((1, 4, 200))) + data[place:]
        case 3:
            return data + data[: random.randrange(len(data) + 1)]
        case 4:
            return zlib.compress(data)
        case _:
            for _ in range(random.choice((1, 2, 20))):
                if changed:
                    changed[random.randrange(len(changed))] = random.randrange(256)
            return bytes(changed)


def keep(name: str, data: bytes, folder: Path) -> Path:
    """Write a file below a folder, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name
