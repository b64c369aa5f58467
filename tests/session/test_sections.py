"""Sections: every slide in one once there are some, and each with a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Deck
from deckbuilder.session.sections import name_sections
from tests.shared.small_slides import scenes_of, slide, text


def named(*sections, title="Sample deck"):
    """Return the sections of slides that name these, and what was reported."""
    found = Diagnostics()
    slides = [
        slide(section=section, setting_spans={"section": Span(f"slides/{number}.md", 3, 3)})
        for number, section in enumerate(sections, 1)
    ]
    deck = Deck(name="sample", root=Path(), title=title, slides=tuple(slides))
    return list(name_sections(deck, found)), list(found)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["", ""], ["", ""]),
        (["A", "", "B", ""], ["A", "A", "B", "B"]),
        (["", "", "A"], ["Introduction", "Introduction", "A"]),
        (["", "A", "Introduction"], ["Sample deck", "A", "Introduction"]),
        (
            ["", "sample  deck", "introduction"],
            ["Introduction (2)", "sample  deck", "introduction"],
        ),
        (["A", "a", " A"], ["A", "A", "A"]),
    ],
)
def test_every_slide_has_its_section(written, expected):
    assert named(*written) == (expected, [])


def test_a_section_that_begins_anew_gets_a_number_and_is_reported():
    sections, found = named("Neglect", "Care", "", "neglect", "", "Care", "Neglect")
    assert sections == [
        "Neglect", "Care", "Care", "neglect (2)", "neglect (2)", "Care (2)", "Neglect (3)",
    ]  # fmt: skip
    assert [(it.code.name, it.path, it.line) for it in found] == [
        ("section-again", f"slides/{number}.md", 3) for number in (4, 6, 7)
    ]
    assert found[0].message == 'the section "neglect" begins anew here and is called "neglect (2)"'


def test_a_number_is_not_that_of_another_section():
    sections, found = named("A", "A (2)", "A", "A (2)")
    assert sections == ["A", "A (2)", "A (3)", "A (2) (2)"]
    assert len(found) == 2


def test_scenes_carry_their_sections():
    presentation, _ = scenes_of(
        slide(), slide(id="two", title=text("Two"), section="A"), slide(id="three", title=text("3"))
    )
    assert [scene.section for scene in presentation.scenes] == ["Introduction", "A", "A"]
