"""The sample council's template, which the project holds as its script makes it."""

from __future__ import annotations

import pytest

from deckbuilder.formats.pptx.parts import open_parts
from scripts.sample_template import FOLDER, LAYOUTS, make_sample
from tests.shared.validators import ooxml


@pytest.mark.parametrize("name", ["council.potx", "logo.svg"])
def test_the_committed_file_is_the_one_that_the_script_makes(name: str) -> None:
    assert (FOLDER / name).read_bytes() == make_sample()[name]


def test_the_layouts_have_a_title_each_and_a_number_all_but_the_cover() -> None:
    package = open_parts((FOLDER / "council.potx").read_bytes())
    layouts = [package.parts[name] for name in package.layouts_of(package.masters[0])]
    assert len(layouts) == len(LAYOUTS) == 8
    assert all(b'type="title"' in each or b'type="ctrTitle"' in each for each in layouts)
    assert [b'type="sldNum"' in each for each in layouts] == [False, *(True,) * 7]


@pytest.mark.slow
def test_office_would_open_it() -> None:
    assert ooxml.validate(FOLDER / "council.potx") == []
