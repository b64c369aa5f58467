"""Templates read from whole packages."""

from __future__ import annotations

import pytest

from deckbuilder.brand.template.nodes import Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import PartsPackage, open_parts
from deckbuilder.formats.refusal import Refusal
from deckbuilder.geometry import emu
from tests.shared.template_files import (
    Layout,
    Master,
    Placeholder,
    Slide,
    Theme,
    make_template,
)

DARK = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}
TITLE = Placeholder("title", (40, 20, 880, 60))
LAYOUTS = (
    Layout("  Cover\u00a0", (TITLE,), "title"),
    Layout("Content", (TITLE,), animated=True, colour_map=DARK),
)


def read(*masters: Master, **more: object) -> Template:
    made = masters or (Master(LAYOUTS, (TITLE,), Theme("Harbour", heading="Georgia")),)
    return read_template(open_parts(make_template(*made, **more)))  # type: ignore[arg-type]


def test_a_template_has_its_masters_layouts_and_size():
    found = read(width=720, title="Sample Council")
    assert (found.width, found.height, found.title) == (emu(720), emu(540), "Sample Council")
    assert [(each.name, each.kind, each.number) for each in found.layouts] == [
        ("Cover", "title", 1), ("Content", "", 2),
    ]  # fmt: skip
    assert [each.animated for each in found.layouts] == [False, True]
    (master,) = found.masters
    assert (master.name, master.heading, master.body) == ("Harbour", "Georgia", "Arial")
    assert (master.colours.bg1, master.colours.accent1) == ("FFFFFF", "4472C4")


def test_only_a_layout_that_changes_it_has_a_map_of_colours():
    plain, dark = read().layouts
    assert (plain.colour_map, dark.colour_map["bg1"]) == ({}, "dk1")


def test_layouts_are_counted_through_all_masters():
    found = read(Master(LAYOUTS, (TITLE,)), Master(LAYOUTS[1:], (TITLE,), Theme("Second")))
    assert [(each.number, each.master) for each in found.layouts] == [(1, 0), (2, 0), (3, 1)]
    assert [each.name for each in found.masters] == ["Office Theme", "Second"]


def test_slides_that_were_left_tell_which_layouts_are_used():
    found = read(slides=(Slide(1, "One"), Slide(1, "Two"), Slide(0, "Three")))
    assert [each.uses for each in found.layouts] == [1, 2]
    assert [each.opens for each in found.layouts] == [False, True]


@pytest.mark.parametrize("there", [True, False])
def test_masters_of_notes_are_told(there: bool):
    assert read(notes_master=there).has_notes_master is there
    assert not read().has_handout_master


def test_a_master_without_layouts_is_refused():
    with pytest.raises(Refusal, match="no slide layout"):
        read(Master((), (TITLE,)))


@pytest.mark.parametrize("size", ['cx="0" cy="6858000"', 'cx="wide" cy="6858000"', 'cy="6858000"'])
def test_slides_without_a_size_are_refused(size: str):
    package = open_parts(make_template(Master(LAYOUTS, (TITLE,))))
    parts = dict(package.parts)
    main = parts[package.main].decode()
    before, _, after = main.partition("<p:sldSz ")
    parts[package.main] = f"{before}<p:sldSz {size}{after[after.index('/>') :]}".encode()
    with pytest.raises(Refusal, match="no size"):
        read_template(PartsPackage(parts))


def test_what_decks_do_not_carry_is_counted():
    found = read(slides=(Slide(0, "One"), Slide(1, "Two")), extras=("macros",))
    counted = {each.kind: each.count for each in found.left_out}
    assert (counted["slides"], counted["macros"], counted["animations"]) == (2, 1, 1)


def test_the_same_file_gives_the_same_template():
    data = make_template(Master(LAYOUTS, (TITLE,)))
    assert read_template(open_parts(data)) == read_template(open_parts(data))
