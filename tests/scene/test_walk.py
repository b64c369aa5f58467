"""The walk over items: groups are opened, and captions stand where they are read."""

from __future__ import annotations

from pathlib import Path

from deckbuilder.geometry import Emu, rect
from deckbuilder.model import Image
from deckbuilder.scene.slide import (
    Group,
    Item,
    PictureItem,
    Shape,
    Stroke,
    TableItem,
    TextFrame,
)
from deckbuilder.scene.walk import walk_items

PLACE = rect(0, 0, 10, 10)
IMAGE = Image(path=Path("sample.png"), format="png", width=1, height=1)


def frame(name: str) -> TextFrame:
    return TextFrame(name=name, rect=PLACE, paragraphs=())


def names(*items: Item) -> list[str]:
    return [item.name for item in walk_items(items)]


def test_a_tables_caption_is_read_before_it() -> None:
    table = TableItem(
        name="Table",
        rect=PLACE,
        columns=(),
        heights=(),
        rows=(),
        inset=(Emu(0),) * 4,
        rule=Stroke(colour="accent1"),
        alt="",
        caption=frame("Caption"),
    )
    assert names(table) == ["Caption", "Table"]


def test_a_pictures_caption_is_read_after_it() -> None:
    picture = PictureItem(name="Picture", rect=PLACE, image=IMAGE, alt="A sample")
    assert names(picture) == ["Picture"]
    with_caption = PictureItem(
        name="Picture", rect=PLACE, image=IMAGE, alt="A sample", caption=frame("Caption")
    )
    assert names(with_caption) == ["Picture", "Caption"]


def test_groups_are_opened_however_deep() -> None:
    inner = Group(name="Inner", rect=PLACE, items=(frame("Text"),))
    outer = Group(name="Outer", rect=PLACE, items=(Shape(name="Panel", rect=PLACE), inner))
    assert names(frame("Before"), outer, frame("After")) == ["Before", "Panel", "Text", "After"]
