"""Slides in another language, over those of the national deck."""

from __future__ import annotations

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import inline_text
from deckbuilder.source import read_deck

OWN = "local/slides.cy/neglect.md"
NATIONAL = "national/slides.cy/02-neglect.md"


@pytest.fixture
def welsh(project):
    """The two decks with a variant in Welsh, and a translation of each deck's own slides."""
    variant = '\n[[variants]]\nname = "cy"\nlang = "cy"\nslides = "slides.cy"\n'
    project.write("national/deck.toml", project.read("national/deck.toml") + variant)
    for name in ("01-welcome", "03-poverty", "04-rates", "05-ending"):
        project.write(f"national/slides.cy/{name}.md", f"# Sampl {name}\n\nTestun {name}.\n")
    project.write(NATIONAL, "# Esgeulustod\n\n- Pwynt sampl cyntaf\n- Ail bwynt sampl\n")
    project.write(OWN, "# Esgeulustod\n\n- Pwynt sampl cyntaf yma\n- Ail bwynt sampl\n")
    project.write("local/slides.cy/poverty.md", "- Pwynt lleol\n")
    project.write("local/slides.cy/ours.md", "# Ein sleid\n\nTestun lleol.\n")
    project.accept_all()
    return project


def change(project):
    project.change(NATIONAL, "Ail bwynt sampl", "Ail bwynt sampl newydd")


def test_a_translation_that_changed_behind_ones_own_is_stale(welsh):
    assert welsh.faults() == []
    change(welsh)
    assert welsh.faults() == [f"{OWN} local-stale"]
    told = welsh.upgrade()
    assert "In national: 1 translation changed." in told
    assert 'Translation of slide 2, "Esgeulustod" (slides.cy/neglect): STALE\n' in told
    assert f"Your file {OWN} takes its place, and does not have these changes yet." in told
    assert "newydd+}" in welsh.read("dist/local-upgrade.md")
    assert 'id="slide-slides.cy-neglect"' in welsh.read("dist/local-upgrade.html")


def test_a_translation_is_merged_and_noted(welsh):
    change(welsh)
    before = welsh.read(OWN)
    assert "before-merge/slides.cy/neglect.md" in welsh.upgrade("--merge", "slides.cy/neglect")
    assert welsh.read(OWN) == before.replace("Ail bwynt sampl", "Ail bwynt sampl newydd")
    assert welsh.read("local/before-merge/slides.cy/neglect.md") == before
    assert welsh.faults() == []
    assert "Nothing has changed" in welsh.upgrade()


def test_a_translation_is_accepted_alone(welsh):
    change(welsh)
    welsh.change("national/slides.cy/03-poverty.md", "Testun", "Testun newydd")
    assert welsh.faults() == [f"{OWN} local-stale", "local/slides.cy/poverty.md local-stale"]
    welsh.upgrade("--accept", "slides.cy/neglect")
    assert welsh.faults() == ["local/slides.cy/poverty.md local-stale"]
    one_by_one = welsh.upgrade("--accept", "slides.cy/poverty") and welsh.read("local/deck.lock")
    welsh.accept_all()
    assert welsh.read("local/deck.lock") == one_by_one


def test_a_translation_of_a_renamed_slide_is_told_its_new_name(welsh):
    welsh.rename("national/slides/02-neglect.md", "national/slides/02-child-neglect.md")
    welsh.rename(NATIONAL, "national/slides.cy/02-child-neglect.md")
    told = welsh.upgrade()
    assert "It is called slides.cy/child-neglect now, and was called slides.cy/neglect." in told
    assert "Rename your file slides.cy/child-neglect.md" in told


def test_translations_that_come_and_go_are_told(welsh):
    welsh.remove("national/slides.cy/05-ending.md")
    welsh.write("national/slides/06-costs.md", "# Costs\n\nSample costs.\n")
    welsh.write("national/slides.cy/06-costs.md", "# Costau\n\nCostau sampl.\n")
    told = welsh.upgrade()
    assert (
        'Translation of slide 5, "Sampl 05-ending" (slides.cy/ending)\n  It was taken out.' in told
    )
    assert 'Translation of slide 6, "Costau" (slides.cy/costs)\n  It is new.' in told
    assert "1 slide added, 1 translation added, 1 translation removed" in told


@pytest.fixture
def sole(welsh):
    """The same, where the national deck has no Welsh at all."""
    for name in ("01-welcome", "02-neglect", "03-poverty", "04-rates", "05-ending"):
        welsh.remove(f"national/slides.cy/{name}.md")
    welsh.write("local/slides.cy/ending.md", "# Diwedd\n\nTestun.\n")
    welsh.write("local/slides.pl/ending.md", "# Koniec\n\nTekst.\n")
    variant = '\n[[variants]]\nname = "pl"\nlang = "pl"\nslides = "slides.pl"\n'
    welsh.write("national/deck.toml", welsh.read("national/deck.toml") + variant)
    welsh.accept_all()
    return welsh


def test_a_translation_of_a_slide_that_has_no_other_is_stale_when_the_slide_changes(sole):
    assert sole.faults() == []
    sole.change("national/slides/05-ending.md", "#", "# The")
    both = ["local/slides.cy/ending.md local-stale", "local/slides.pl/ending.md local-stale"]
    assert sole.faults() == both
    told = sole.upgrade()
    files = "local/slides.cy/ending.md and local/slides.pl/ending.md"
    assert f"Your {files} translate it as it was." in told
    assert "Stale slides of yours: ending" in told
    assert "Your deck has it as it is now" not in told
    for report in ("dist/local-upgrade.md", "dist/local-upgrade.html"):
        assert "is stale" not in sole.read(report)
        assert "Translate what is new." in sole.read(report)
    status, _, err = sole.run("upgrade", "local", "--merge", "ending")
    assert (status, f"your translation is {files}: translate what is new" in err) == (2, True)
    sole.upgrade("--accept", "ending")
    assert sole.faults() == []
    assert "Nothing has changed" in sole.upgrade()


def test_a_translation_of_a_slide_that_is_new_is_not_said_to_be_of_an_older_one(sole):
    sole.write("national/slides/06-costs.md", "# Costs\n\nSample costs.\n")
    sole.write("local/slides.cy/costs.md", "# Costau\n\nCostau sampl.\n")
    found = Diagnostics()
    read_deck(sole.folder / "local", found)
    assert [it.message for it in found if it.code.name == "local-stale"] == [
        "the slide 'costs' of national is new since the decks were last compared, and this file "
        "translates it"
    ]
    assert "Your local/slides.cy/costs.md translates it already." in sole.upgrade()
    sole.upgrade("--accept", "costs")
    assert sole.faults() == []


def test_a_translation_of_a_slide_of_ones_own_is_not_stale_with_the_national_one(sole):
    sole.change("national/slides/02-neglect.md", "#", "# The")
    assert sole.faults() == ["local/slides/neglect.md local-stale"]


def test_what_is_to_be_translated_is_named_in_the_decks_own_folder(welsh):
    welsh.remove("national/slides.cy/05-ending.md")
    found = Diagnostics()
    read_deck(welsh.folder / "local", found, variant="cy")
    (hint,) = [it.hint for it in found if it.code.name == "slide-untranslated"]
    assert hint.startswith(
        "translate national/slides/05-ending.md into local/slides.cy/05-ending.md, and so on"
    )


def test_a_deck_may_translate_anew_a_slide_that_it_leaves_as_it_is(welsh):
    welsh.write("local/slides.cy/ending.md", "# Diwedd lleol\n\nTestun lleol.\n")
    deck = read_deck(welsh.folder / "local", Diagnostics(), variant="cy")
    assert [inline_text(it.title) for it in deck.slides if it.id == "ending"] == ["Diwedd lleol"]
    assert welsh.faults() == []
    welsh.change("national/slides.cy/05-ending.md", "Testun", "Testun newydd")
    assert welsh.faults() == ["local/slides.cy/ending.md local-stale"]
