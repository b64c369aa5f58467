"""What of a request the cache's keys hold."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from deckbuilder.builds.request import BuildRequest, CheckRequest
from deckbuilder.model import PrintSettings

BUILD = BuildRequest(path=Path("deck"), folder=Path("dist"), formats=("pptx",))
OTHERS = {
    "path": Path("other"), "variant": "cy", "brand": "northshire",
    "draft": True, "printed": PrintSettings(large_print=True), "today": date(2027, 3, 31),
    "formats": ("pptx", "handout"),
}  # fmt: skip
BESIDE = {"folder": Path("out"), "output_root": Path(), "cached": False}
"""Where files go, and whether the cache counts, change nothing about the files."""


def test_every_field_counts_or_is_named_as_one_that_does_not():
    assert {*OTHERS, *BESIDE} == {*BuildRequest.__struct_fields__}


@pytest.mark.parametrize("name", OTHERS)
def test_another_value_is_another_build(name):
    assert replace(BUILD, **{name: OTHERS[name]}).build_options != BUILD.build_options


@pytest.mark.parametrize("name", BESIDE)
def test_what_changes_no_file_is_the_same_build(name):
    assert replace(BUILD, **{name: BESIDE[name]}).build_options == BUILD.build_options


def test_neither_the_day_nor_the_rules_change_the_layout_that_a_check_looks_at():
    one = CheckRequest(path=Path("deck"), today=date(2027, 3, 31))
    other = replace(one, today=date(2028, 3, 31), select=("straight-quotes",))
    assert one.layout_options == other.layout_options
    assert replace(one, brand="northshire").layout_options != one.layout_options
