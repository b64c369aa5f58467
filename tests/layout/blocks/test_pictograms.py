"""Pictograms: as many signs as the value says, told apart without colour, one object."""

from __future__ import annotations

import pytest

from deckbuilder.geometry import emu
from deckbuilder.layout.slide_layouts.grid import BODY_BOTTOM, RIGHT
from deckbuilder.model import Pictogram
from deckbuilder.scene.slide import Group, Shape
from tests.layout.slide_layouts.test_slots import in_slot
from tests.shared.containers import make_div
from tests.shared.small_slides import frames, para, scenes_of, slide

CASES = [
    Pictogram("discs", 15, 20), Pictogram("discs", 73, 100), Pictogram("discs", 3, 4),
    Pictogram("figures", 3, 4), Pictogram("figures", 1, 5), Pictogram("figures", 7, 20),
]  # fmt: skip


def stat(pictogram, value="75%"):
    made = make_div("stat", (), {"value": value, "label": "of a sample"})
    return type(made)(value=made.value, label=made.label, pictogram=pictogram)


def laid(*blocks):
    presentation, diagnostics = scenes_of(slide(*blocks))
    assert not list(diagnostics)
    return presentation.scenes[0]


def drawn(scene):
    return [item for item in scene.items if isinstance(item, Group) and item.is_picture]


@pytest.mark.parametrize("beside", [(), (para(),)], ids=["alone", "beside text"])
@pytest.mark.parametrize("shown", CASES, ids=str)
def test_as_many_signs_are_drawn_and_filled_as_the_value_says(shown, beside):
    (group,) = drawn(laid(stat(shown), *beside))
    shapes = [item for item in group.items if isinstance(item, Shape)]
    signs = [shape for shape in shapes if not shape.name.startswith("Body")]
    assert len(shapes) == len(group.items) == shown.total * (1 if shown.sign == "discs" else 2)
    assert len(signs) == shown.total
    assert sum(shape.fill == shape.stroke.colour for shape in signs) == shown.filled
    assert all(group.rect.contains(shape.rect, emu(1)) for shape in shapes)
    assert group.alt == (
        f"{shown.filled} of {shown.total} {shown.sign} "
        f"{'is' if shown.filled == 1 else 'are'} filled: 75%"
    )


def test_signs_lie_apart_from_each_other():
    (group,) = drawn(laid(stat(CASES[0])))
    rects = [item.rect for item in group.items]
    for at, one in enumerate(rects):
        for other in rects[at + 1 :]:
            across = min(one.right, other.right) - max(one.x, other.x)
            down = min(one.bottom, other.bottom) - max(one.y, other.y)
            assert across <= 0 or down <= 0


@pytest.mark.parametrize("count", [2, 3, 4])
def test_pictograms_in_rows_stay_on_the_slide_above_their_texts(count):
    scene = laid(*(stat(CASES[n % len(CASES)]) for n in range(count)), para())
    texts = [frame for frame in frames(scene.items) if frame.name.startswith("Statistic")]
    pictures = drawn(scene)
    assert len(texts) == len(pictures) == count
    for picture, text in zip(pictures, texts, strict=True):
        assert picture.rect.bottom < text.rect.y
        assert picture.rect.right <= emu(RIGHT) + 2
        assert text.rect.bottom <= emu(BODY_BOTTOM)
        assert picture.rect.x == text.rect.x
        assert text.fill is None


def test_statistic_without_pictogram_keeps_its_panel():
    panel = in_slot(laid(stat(None), para()), "statistic")
    assert panel.fill == "tx2"
    assert not drawn(laid(stat(None), para()))
