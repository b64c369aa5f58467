"""The reference of the dialect shows each layout and each block, as text and as its picture."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from PIL import Image

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.layout.slide_layouts.catalogue import LAYOUTS
from deckbuilder.source.markdown.blocks.divs import _KINDS

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images" / "examples"

spec = importlib.util.spec_from_file_location("pictures", ROOT / "scripts" / "pictures.py")
assert spec is not None
assert spec.loader is not None
pictures = importlib.util.module_from_spec(spec)
sys.modules["pictures"] = pictures
spec.loader.exec_module(pictures)

EXAMPLES = list(pictures.read_examples(pictures.PAGE.read_text(encoding="utf-8")))
NAMES = [example.name for example in EXAMPLES]
ON_NO_SLIDE = {"notes", "handout", "column"}
"""Blocks that have no picture: two stand on papers alone, one only within columns."""


def test_examples_build_without_a_finding_and_show_each_layout(tmp_path: Path) -> None:
    deck = pictures.write_deck(EXAMPLES, tmp_path / "deck")
    found = Diagnostics()
    presentation = pipeline.compose(DeckRequest(path=deck), found, pages=["slides"])
    assert [str(each) for each in found] == []
    shown = {scene.slide_id: scene.layout for scene in presentation.scenes}
    assert list(shown) == NAMES
    assert {name: shown.get(name) for name in LAYOUTS} == {name: name for name in LAYOUTS}


@pytest.mark.parametrize("kind", sorted(set(_KINDS) - ON_NO_SLIDE))
def test_each_block_has_an_example(kind: str) -> None:
    name = f"{kind}-block" if kind in LAYOUTS else kind
    assert [f"::: {kind}" in each.text for each in EXAMPLES if each.name == name] == [True]


def test_pictures_are_those_of_the_examples() -> None:
    assert sorted(path.stem for path in IMAGES.iterdir()) == sorted(NAMES)
    for example in EXAMPLES:
        path = IMAGES / f"{example.name}.png"
        with Image.open(path) as picture:
            assert picture.size == (480, 270)
            assert picture.text[pictures.SOURCE] == example.digest, f"make gallery: {path.name}"
        assert path.stat().st_size < 15_000
    assert len({example.alt for example in EXAMPLES}) == len(EXAMPLES)
    assert all(len(example.alt) > 20 for example in EXAMPLES)
