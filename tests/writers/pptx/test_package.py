"""The package: the same bytes each time, names, ids, escaping, dates."""

from __future__ import annotations

import io
import re
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckbuilder.files import content
from deckbuilder.formats.zip_writing import write_archive
from deckbuilder.model import Deck
from deckbuilder.writers.pptx.charts.workbook import column_name
from deckbuilder.writers.pptx.package.opc import relative
from deckbuilder.writers.pptx.package.xml import attribute, text
from deckbuilder.writers.pptx.presentation import slide_ids
from tests.shared.in_memory import write_pptx
from tests.writers.pptx.constructs import CONSTRUCTS
from tests.writers.pptx.factory import chart, frame, paragraph, presentation, scene
from tests.writers.pptx.reading import parts, reopen


@pytest.mark.parametrize("name", ["lists", "chart-column", "pictures", "notes"])
def test_same_input_gives_same_bytes(name: str, tmp_path: Path) -> None:
    make = CONSTRUCTS[name].make
    assert write_pptx(make(tmp_path)) == write_pptx(make(tmp_path))


def test_content_types_come_first_and_nothing_has_a_date() -> None:
    with zipfile.ZipFile(io.BytesIO(write_pptx(presentation(scene(chart()))))) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len({entry.filename for entry in entries}) == len(entries)


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("ppt/slides/slide2.xml", "ppt/slides/slide1.xml", "slide2.xml"),
        ("ppt/slideLayouts/a.xml", "ppt/slides/slide1.xml", "../slideLayouts/a.xml"),
        ("docProps/core.xml", "", "docProps/core.xml"),
        ("core.xml", "ppt/slides/slide1.xml", "../../core.xml"),
        ("core.xml", "", "core.xml"),
    ],
)
def test_a_part_is_named_from_the_folder_of_the_one_related(
    target: str, source: str, expected: str
) -> None:
    assert relative(target, source) == expected


def test_every_relationship_leads_to_a_part() -> None:
    found = parts(CONSTRUCTS["content-types"].make(Path()))
    for name, data in found.items():
        if not name.endswith(".rels"):
            continue
        folder = Path(name).parent.parent
        for relation in ET.fromstring(data):  # noqa: S314 - the file is our own
            if relation.get("TargetMode") != "External":
                target = (Path("/") / folder / relation.attrib["Target"]).resolve()
                assert target.as_posix()[1:] in found


@given(st.text())
def test_any_text_is_well_formed(said: str) -> None:
    root = ET.fromstring(f'<x y="{attribute(said)}">{text(said)}</x>')  # noqa: S314
    illegal = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    legal = illegal.sub("\N{REPLACEMENT CHARACTER}", said)
    assert root.get("y") == legal
    assert (root.text or "") == legal.replace("\r\n", "\n").replace("\r", "\n")


def test_control_character_does_not_break_the_file() -> None:
    found = reopen(presentation(scene(frame(paragraph("a\x01b & <c>"), name='"\x02"'))))
    shape = found.slides[0].shapes[0]
    assert (shape.text_frame.text, shape.name) == ("a�b & <c>", '"�"')


def test_slide_id_stays_when_slides_come_before_it() -> None:
    assert slide_ids(["sample"])[0] == slide_ids(["other", "sample"])[1]


@given(st.lists(st.text(max_size=3), max_size=40))
def test_slide_ids_are_distinct_and_in_range(names: list[str]) -> None:
    ids = slide_ids(names)
    assert len(set(ids)) == len(names)
    assert all(256 <= id_ < 2_147_483_648 for id_ in ids)


def test_dates_come_from_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert reopen(presentation(scene())).core_properties.created.year == 2001
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert reopen(presentation(scene())).core_properties.created.year == 1980


def test_properties_are_the_deck_s() -> None:
    deck = Deck(
        name="sample", root=Path(), title="Sample & deck", slides=(), lang="cy",
        author="Sample partnership", keywords=("one", "two"), subtitle="For samples", edition="2",
    )  # fmt: skip
    found = reopen(presentation(scene(), deck=deck)).core_properties
    assert (found.title, found.author, found.language, found.keywords) == (
        "Sample & deck", "Sample partnership", "cy", "one, two",
    )  # fmt: skip
    assert (found.subject, found.version) == ("For samples", "2")
    assert found.last_modified_by == ""


def test_presentation_without_slides_opens() -> None:
    assert len(reopen(presentation()).slides) == 0


@given(st.dictionaries(st.text(min_size=1, max_size=20), st.binary(max_size=20_000), max_size=5))
def test_archive_is_a_zip(entries: dict[str, bytes]) -> None:
    # The standard library cuts names at a null and turns its own separators.
    named = {f"{n}-{ord(k[0])}.xml": v for n, (k, v) in enumerate(entries.items())}
    with zipfile.ZipFile(io.BytesIO(write_archive(named.items(), stored=("7.xml",)))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == named


def test_small_archive_asks_for_no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "_IN_MEMORY", 10)
    monkeypatch.setattr(tempfile, "TemporaryFile", None)
    data = write_archive([("a.png", b"sample of bytes")], stored=(".png",))
    assert zipfile.ZipFile(io.BytesIO(data)).read("a.png") == b"sample of bytes"


@pytest.mark.slow
def test_archive_refuses_more_than_it_can_count() -> None:
    with pytest.raises(ValueError, match="more than a presentation can hold"):
        write_archive((str(number), b"") for number in range(65_536))


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_in_a_sheet(index: int, name: str) -> None:
    assert column_name(index) == name
