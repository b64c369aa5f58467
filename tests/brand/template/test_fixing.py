"""What a mended copy of a template has no more, and that its layouts are as they were."""

import io
import re
import zipfile
from functools import cache

import pytest
from msgspec.structs import replace
from pptx import Presentation

from deckbuilder.brand.template.fixing import fix_template
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import open_parts
from tests.shared.template_files import KINDS, PERSONS
from tests.shared.validators import libreoffice, ooxml
from tests.shared.validators.pixels import read_colours

DRAWN = [kind for kind in KINDS if kind != "leftovers"]
"""The kinds whose layouts hold nothing that is taken out; the other has an embedded object."""


@cache
def fixed(kind):
    return fix_template(open_parts(KINDS[kind]()))


def read(data):
    return read_template(open_parts(data))


def test_leftovers_are_taken_out_and_told():
    copy = fixed("leftovers")
    package = open_parts(copy.data)
    assert package.slides == ()
    assert not [name for name in package.parts if "comment" in name or "vba" in name]
    for word in ("4 slides", "1 comment", "names of persons", "1 macro project"):
        assert any(change.startswith(word) or word in change for change in copy.changes), word
    assert not [
        name for name, data in package.parts.items() for person in PERSONS
        if person.encode() in data
    ]  # fmt: skip


def test_the_copy_keeps_its_title_and_is_a_template():
    package = open_parts(fixed("leftovers").data)
    assert "template.main" in package.content_type(package.main)
    assert read(fixed("leftovers").data).title == "Vale template"


@pytest.mark.parametrize("kind", DRAWN)
def test_layouts_are_what_they_were_but_for_type_and_name(kind):
    before, after = read(KINDS[kind]()), read(fixed(kind).data)
    assert len(before.layouts) == len(after.layouts)
    for one, other in zip(before.layouts, after.layouts, strict=True):
        as_before = replace(
            other, name=one.name, kind=one.kind, uses=one.uses, opens=one.opens,
            animated=one.animated,
        )  # fmt: skip
        assert as_before == one
    assert (before.masters, before.palette) == (after.masters, after.palette)


def test_placeholders_stay_where_objects_are_taken_out():
    before, after = read(KINDS["leftovers"]()), read(fixed("leftovers").data)
    assert [layout.placeholders for layout in before.layouts] == [
        layout.placeholders for layout in after.layouts
    ]
    assert any("embedded object" in change for change in fixed("leftovers").changes)


@pytest.mark.parametrize("kind", KINDS)
def test_every_relationship_leads_to_a_part_and_a_second_fix_changes_nothing(kind):
    data = fixed(kind).data
    package = open_parts(data)
    for name in ("", *package.parts):
        for relation in () if name.endswith(".rels") else package.relations(name):
            assert relation.external or relation.target in package.parts
    again = fix_template(package)
    assert (again.data, again.changes) == (data, ())


def test_layouts_without_a_type_get_the_one_that_their_placeholders_tell():
    before, after = read(KINDS["no-title"]()), read(fixed("no-title").data)
    types = {layout.name: layout.kind for layout in after.layouts}
    assert {layout.kind for layout in before.layouts} == {""}
    assert types["Empty"] == "blank"
    assert types["Text and picture"] == ""  # two texts and a picture are no type of PowerPoint's
    assert f"{sum(map(bool, types.values()))} layout" in fixed("no-title").changes[-1]


def test_names_that_are_there_twice_in_a_master_are_numbered():
    names = [
        layout.name for layout in read(fixed("several-masters").data).layouts if layout.master == 0
    ]
    assert names.count("Title and Content") == 1
    assert "Title and Content 2" in names
    assert "3 layouts renamed" in fixed("several-masters").changes


# --- for PowerPoint and LibreOffice --------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_powerpoint_finds_nothing_to_repair(kind, tmp_path):
    path = tmp_path / "copy.potx"
    path.write_bytes(fixed(kind).data)
    assert ooxml.validate(path) == []


def with_a_slide_of_each_layout(data):
    """The same file as a presentation, with nothing but an empty slide of each layout."""
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(plain, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = re.sub(rb"(?:template|macroEnabled)\.main", b"presentation.main", part)
                part = part.replace(b"ms-powerpoint.presentation.macroEnabled", b"")
            new.writestr(name, part)
    deck = Presentation(plain)
    listed = deck.slides._sldIdLst
    for row in [*listed]:
        deck.part.drop_rel(row.rId)
        listed.remove(row)
    for master in deck.slide_masters:
        for layout in master.slide_layouts:
            slide = deck.slides.add_slide(layout)
            for shape in [*slide.placeholders]:
                shape._element.getparent().remove(shape._element)
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAWN)
def test_layouts_look_the_same_in_libreoffice(kind, tmp_path):
    pages = []
    for name, data in (("before", KINDS[kind]()), ("after", fixed(kind).data)):
        folder = tmp_path / name
        folder.mkdir()
        path = folder / "slides.pptx"
        path.write_bytes(with_a_slide_of_each_layout(data))
        pages.append([*read_colours(libreoffice.to_pdf(path, folder), folder)])
    assert pages[0] == pages[1]
    assert len(pages[0]) == len(read(fixed(kind).data).layouts)
