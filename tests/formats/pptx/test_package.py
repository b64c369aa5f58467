"""Opening PowerPoint packages: what is let through, and what is refused before it costs much."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pptx
import pytest
from lxml import etree

from deckbuilder.files import limits
from deckbuilder.files.limits import Limit
from deckbuilder.formats.pptx.package import open_presentation
from deckbuilder.formats.refusal import Refusal

TYPES = "[Content_Types].xml"
SLIDE = "ppt/slides/slide1.xml"
RELATIONS = "ppt/slides/_rels/slide1.xml.rels"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"

Parts = dict[str, bytes]


def parts(slides: int = 1) -> Parts:
    """Return the parts of a sample presentation."""
    presentation = pptx.Presentation()
    for number in range(slides):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"Sample {number}"
    made = io.BytesIO()
    presentation.save(made)
    with zipfile.ZipFile(made) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(
    contents: Parts | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    made = io.BytesIO()
    entries = contents.items() if isinstance(contents, dict) else contents
    with zipfile.ZipFile(made, "w", method) as package:
        for name, data in entries:
            package.writestr(name, data)
    return made.getvalue()


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    whole = parts()
    return packed(whole | {name: change(whole[name])})


def refusal(data: bytes | Path) -> str:
    with pytest.raises(Refusal) as refused:
        open_presentation(data)
    assert refused.value.hint
    return refused.value.message


# --- what is opened ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["presentation", "slideshow", "template"])
def test_shows_and_templates_are_opened_from_bytes_and_from_a_path(
    kind: str, tmp_path: Path
) -> None:
    main = MAIN.format("presentation").encode()
    data = changed(TYPES, lambda types: types.replace(main, MAIN.format(kind).encode()))
    path = tmp_path / "sample.pptx"
    path.write_bytes(data)
    for source in (data, path):
        (slide,) = open_presentation(source).slides
        assert slide.shapes.title.text == "Sample 0"


def relation(target: str) -> bytes:
    return (f'<Relationship Id="rId99" Target="{target}" Type="sample"/></Relationships>').encode()


def test_parts_that_each_lead_to_the_next_are_opened() -> None:
    """More of them than Python lets functions call each other: slides with a button to go on."""
    whole = parts()
    head, _, _ = whole[RELATIONS].partition(b"</Relationships>")
    whole[RELATIONS] = head + relation("next1.xml")
    for number in range(1, 1_500):
        whole[f"ppt/slides/next{number}.xml"] = b"<a/>"
        name = f"ppt/slides/_rels/next{number}.xml.rels"
        whole[name] = whole["_rels/.rels"][
            : whole["_rels/.rels"].index(b"<Relationship ")
        ] + relation(f"next{number + 1}.xml")
    assert len(open_presentation(packed(whole, zipfile.ZIP_STORED)).slides) == 1


def test_parts_that_lead_to_each_other_are_read_once() -> None:
    back = (
        b'<Relationship Id="rId98" Target="slide1.xml" Type="sample"/>'
        b'<Relationship Id="rId99" Target="/" Type="sample"/></Relationships>'
    )
    data = changed(RELATIONS, lambda rels: rels.replace(b"</Relationships>", back))
    assert len(open_presentation(data).slides) == 1


def test_what_lies_elsewhere_is_not_opened(tmp_path: Path) -> None:
    outside = tmp_path / "outside.xml"
    link = f'<Relationship Id="rId99" Target="{outside.as_uri()}" TargetMode="External" Type="s"/>'
    data = changed(
        RELATIONS,
        lambda rels: rels.replace(b"</Relationships>", f"{link}</Relationships>".encode()),
    )
    assert len(open_presentation(data).slides) == 1


# --- the ZIP file --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["../outside.xml", "/etc/sample.xml", "ppt\\sample.xml", "C:/sample.xml", "a//b", "a/./b"],
)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    data = packed([*parts().items(), ("x" * len(name), b"sample")])
    assert "could lead elsewhere" in refusal(data.replace(b"x" * len(name), name.encode()))


def test_two_parts_of_one_name_are_refused() -> None:
    data = packed([*parts().items(), ("ppt/slides/SLIDE0.xml", b"<a/>")])
    data = data.replace(b"SLIDE0", b"SLIDE1")
    assert "two parts have the name" in refusal(data)


def test_a_part_that_is_encrypted_is_a_password() -> None:
    data = bytearray(packed(parts()))
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(sign) + place] |= 1
    assert "password" in refusal(bytes(data))


def test_parts_that_lie_over_each_other_are_refused() -> None:
    data = bytearray(packed(parts()))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 1)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert "packed as PowerPoint packs none" in refusal(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    assert "packed as PowerPoint packs none" in refusal(packed(parts(), method))


@pytest.mark.parametrize("size", [1, 0xFFFFFFFF])
def test_a_size_that_is_a_lie_is_damage(size: int) -> None:
    """Small ones, and those that say that it stands elsewhere (ZIP64), where there is none."""
    data = bytearray(packed(parts()))
    first = data.index(b"PK\x01\x02")
    data[first + 24 : first + 28] = struct.pack("<I", size)
    assert refusal(bytes(data))


def test_a_file_that_unpacks_to_far_more_than_it_has_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lower(monkeypatch, "PPTX_UNPACKED", 1_000_000)
    assert open_presentation(packed(parts()))
    bomb = packed(parts() | {"ppt/media/image9.bmp": bytes(1_100_000)})
    assert "more than" in refusal(bomb)
    stored = packed(parts() | {"ppt/media/image9.bmp": bytes(1_100_000)}, zipfile.ZIP_STORED)
    assert open_presentation(stored)


# --- XML -----------------------------------------------------------------------------------

ENTITIES = b'<!DOCTYPE p [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("name", [SLIDE, RELATIONS, TYPES, "docProps/core.xml"])
def test_declarations_of_entities_are_refused(name: str) -> None:
    data = changed(name, lambda xml: xml.replace(b"?>", b"?>" + ENTITIES, 1))
    assert "declares a type of document" in refusal(data)


def test_declarations_are_found_in_other_encodings() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>' + ENTITIES.decode() + "<p/>"
    assert "declares" in refusal(changed(SLIDE, lambda _: text.encode("utf-16")))


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "cp037"])
def test_encodings_that_hide_what_is_counted_are_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><p/>'
    assert "encoding" in refusal(changed(SLIDE, lambda _: text.encode(encoding)))


@pytest.mark.parametrize(
    "declared",
    [
        f'<?xml version="1.0"{" " * 250}encoding="UTF-7"?>',
        f'<?xml version="1.0"{" " * 250}?>',
        '<?xml version="1.0"' + " " * 250,
        """<?xml version=">" encoding='UTF-7'?>""",
        """<?xml version="1.0" encoding='UTF-8' encoding = 'UTF-7'?>""",
    ],
    ids=["far", "long", "open", "behind a sign", "twice"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_declaration_hides_no_encoding(declared: str, encoding: str) -> None:
    assert "encoding" in refusal(changed(SLIDE, lambda _: f"{declared}<p/>".encode(encoding)))


def test_an_instruction_before_the_root_is_no_declaration() -> None:
    def instruct(xml: bytes) -> bytes:
        return b"<?xml-stylesheet href='a'?>" + b" " * 250 + xml.partition(b"?>")[2]

    (slide,) = open_presentation(changed(SLIDE, instruct)).slides
    assert slide.shapes.title.text == "Sample 0"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_that_programs_write_are_read(encoding: str) -> None:
    def encode(xml: bytes) -> bytes:
        text = xml.decode().partition("?>")[2]
        name = encoding.removesuffix("-sig")
        return f'<?xml version="1.0" encoding="{name}"?>{text}'.encode(encoding)

    (slide,) = open_presentation(changed(SLIDE, encode)).slides
    assert slide.shapes.title.text == "Sample 0"


def nested(depth: int) -> bytes:
    """Return a slide with groups within each other, so many tags deep."""
    slide = etree.fromstring(parts()[SLIDE])
    innermost = next(slide.iter("{*}spTree"))
    for _ in range(depth - 3):  # the slide, its content and its shapes
        innermost = etree.SubElement(innermost, f"{{{A}}}extLst")
    return etree.tostring(slide)


def test_tags_are_as_deep_as_the_limit_says() -> None:
    deepest = limits.XML_DEPTH.max
    assert open_presentation(changed(SLIDE, lambda _: nested(deepest)))
    assert "damaged" in refusal(changed(SLIDE, lambda _: nested(deepest + 1)))


# --- counts --------------------------------------------------------------------------------


def lower(monkeypatch: pytest.MonkeyPatch, name: str, maximum: int) -> None:
    limit = getattr(limits, name)
    monkeypatch.setattr(limits, name, Limit(maximum, limit.of, limit.beyond))


@pytest.mark.parametrize(
    ("name", "maximum"),
    [
        ("PPTX_PARTS", 30),
        ("XML_NODES", 200),
        ("PPTX_NODES", 100),
        ("PPTX_RELATIONS", 30),
        ("PPTX_SLIDES", 2),
        ("PPTX_PIECES_ON_SLIDE", 10),
        ("PPTX_PIECES", 10),
    ],
)
def test_more_than_a_limit_is_refused(
    name: str, maximum: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed(parts(3))
    assert open_presentation(data)
    lower(monkeypatch, name, maximum)
    if name in ("PPTX_NODES", "PPTX_PIECES"):  # a larger file may hold more
        end = b"</p:sld>"
        more = parts()[SLIDE].replace(end, b'<p:sp a="" b=""/>' * 15_000 + end)
        data = packed(parts(3) | {SLIDE: more})
    assert getattr(limits, name).of in refusal(data)


def test_a_slide_that_is_shown_twice_is_refused() -> None:
    def twice(xml: bytes) -> bytes:
        (slide,) = (slides := etree.fromstring(xml)).iter("{*}sldId")
        slide.getparent().append(etree.fromstring(etree.tostring(slide)))
        return etree.tostring(slides)

    assert "twice" in refusal(changed("ppt/presentation.xml", twice))
