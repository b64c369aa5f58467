"""Variants of a deck: what they change, and what is said where they are wrong."""

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import list_variants, read_deck


@pytest.fixture
def deck(tmp_path):
    root = tmp_path / "sample"
    (root / "slides").mkdir(parents=True)
    (root / "deck.toml").write_text(
        'title = "Sample"\naudience = "All"\n[variables]\nroom = "Hall"\nfloor = "1"\n'
    )
    write(root, "slides/01-welcome.md", "# Welcome\n\nIn the {{ room }}, floor {{ floor }}.\n")
    write(root, "slides/02-detail.md", "---\noptional: true\nminutes: 5\n---\n# Detail\n\nText.\n")
    write(root, "slides/03-end.md", "# End\n\nFor {{ deck.audience }}.\n")
    return root


def write(root, name, text):
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(text)


def vary(deck, text):
    with (deck / "deck.toml").open("a") as file:
        file.write(f"\n[[variants]]\n{text}\n")


def read(deck, variant):
    diagnostics = Diagnostics()
    found = read_deck(deck, diagnostics, variant=variant)
    return found, [str(it).split("\n")[0].split("sample/", 1)[-1] for it in diagnostics.sorted()]


def ids(deck):
    return [slide.id for slide in deck.slides]


def test_a_variant_changes_settings_and_leaves_out_what_is_optional(deck):
    vary(deck, 'name = "half-day"\naudience = "Some"\nwithout = ["optional"]\nbrand = "other"')
    found, faults = read(deck, "half-day")
    assert faults == []
    assert (found.name, found.title, found.audience) == ("sample-half-day", "Sample", "Some")
    assert found.brand == "other"
    assert ids(found) == ["welcome", "end"]
    assert "For Some" in str(found.slides[1])
    assert list_variants(deck) == ("half-day",)


def test_the_deck_itself_keeps_every_slide(deck):
    vary(deck, 'name = "half-day"\nwithout = ["optional"]')
    found, faults = read(deck, None)
    assert (found.name, ids(found), faults) == ("sample", ["welcome", "detail", "end"], [])


def test_slides_may_be_left_out_by_name(deck):
    vary(deck, 'name = "short"\nwithout = ["end"]')
    assert ids(read(deck, "short")[0]) == ["welcome", "detail"]


def test_variables_are_merged_by_name(deck):
    vary(deck, 'name = "upstairs"\n[variants.variables]\nfloor = "2"')
    found, faults = read(deck, "upstairs")
    assert faults == []
    assert "In the Hall, floor 2." in str(found.slides[0])


def test_another_language_has_a_folder_whose_files_are_matched_by_id(deck):
    vary(deck, 'name = "cy"\nlang = "cy"\nslides = "slides.cy"')
    write(deck, "slides.cy/9-end.md", "# Diwedd\n\nTestun.\n")
    write(deck, "slides.cy/welcome.md", "# Croeso\n\nTestun.\n")
    write(deck, "slides.cy/02-detail.md", "---\nminutes: 7\n---\n# Manylion\n\nTestun.\n")
    found, faults = read(deck, "cy")
    assert faults == []
    assert (found.lang, ids(found)) == ("cy", ["welcome", "detail", "end"])
    assert [slide.title[0].text for slide in found.slides] == ["Croeso", "Manylion", "Diwedd"]
    assert (found.slides[1].minutes, found.slides[1].optional) == (7, True)


def test_what_is_not_translated_is_left_out_and_said(deck):
    vary(deck, 'name = "cy"\nslides = "slides.cy"')
    write(deck, "slides.cy/01-welcome.md", "# Croeso\n\nTestun.\n")
    write(deck, "slides.cy/04-edn.md", "# Diwedd\n\nTestun.\n")
    found, faults = read(deck, "cy")
    assert ids(found) == ["welcome"]
    assert faults == [
        "deck.toml:9: warning DB433 slide-untranslated: the variant cy goes without what "
        "slides.cy has no file for: 02-detail.md, 03-end.md",
        "slides.cy/04-edn.md: warning DB015 file-ignored: the deck has no slide 'edn' that this "
        "file could translate",
    ]


def test_an_extending_deck_has_the_variants_of_the_other(deck, tmp_path):
    vary(deck, 'name = "cy"\nlang = "cy"\nslides = "slides.cy"\nwithout = ["detail"]')
    for name in ("01-welcome", "02-detail", "03-end"):
        write(deck, f"slides.cy/{name}.md", f"# {name}\n\nCenedlaethol.\n")
    town = tmp_path / "town"
    town.mkdir()
    (town / "deck.toml").write_text('extends = "../sample"\ndrop = ["detail"]\n')
    write(town, "slides/end.md", "# Our end\n\nText.\n")
    write(town, "slides.cy/end.md", "# Ein diwedd\n\nLleol.\n")
    diagnostics = Diagnostics()
    found = read_deck(town, diagnostics, variant="cy")
    assert not diagnostics.has_errors
    assert (found.name, ids(found)) == ("town-cy", ["welcome", "end"])
    assert found.slides[1].title[0].text == "Ein diwedd"


def test_a_variant_may_end_in_a_word_that_holds_a_kept_one(deck):
    vary(deck, 'name = "overdraft"')
    found, faults = read(deck, "overdraft")
    assert (found.name, faults) == ("sample-overdraft", [])


def test_a_single_file_has_variants_too(tmp_path):
    file = tmp_path / "sample.md"
    file.write_text(
        "---\ntitle: Sample\nvariants:\n  - name: short\n    without: [optional]\n---\n\n"
        "# One\n\nText.\n\n# Two {optional=true}\n\nText.\n"
    )
    found, faults = read(file, "short")
    assert (faults, found.name, ids(found)) == ([], "sample-short", ["one"])


FAULTS = {
    'name = "for-participants"': "deck.toml:8: error DB431 variant-name: "
    "the name of a variant cannot end in 'for-participants'",
    'name = "first-draft"': "deck.toml:8: error DB431 variant-name: "
    "the name of a variant cannot end in 'draft'",
    'without = ["optional"]': "deck.toml:7: error DB431 variant-name: the variant has no name",
    'name = "Half day"': 'deck.toml:8: error DB007 wrong-value: name cannot be "Half day"',
    'name = "a"\nwithout = ["detial"]': "deck.toml:9: error DB007 wrong-value: without names "
    "'detial', but no slide has this id",
    'name = "a"\nslides = "slides.cy"': "deck.toml:9: error DB432 variant-slides: there is no "
    "folder",
    'name = "a"\nslides = "../other"': "deck.toml:9: error DB007 wrong-value: slides cannot be",
    'name = "a"\nlenght = 3': "deck.toml:9: error DB006 unknown-key: a variant has no setting",
    'name = "a"\n[[variants]]\nname = "a"': "deck.toml:10: error DB011 duplicate-id: two variants",
    'name = "b"': "deck.toml:7: error DB430 unknown-variant: the deck has no variant 'a'",
}


@pytest.mark.parametrize("text", FAULTS)
def test_faults_stand_where_they_are_made(deck, text):
    vary(deck, text)
    _, faults = read(deck, "a")
    assert any(FAULTS[text] in fault for fault in faults), faults


@pytest.mark.parametrize(("deck_lang", "said"), [("", "en-GB"), ('lang = "en-US"\n', "en-US")])
def test_a_variant_may_show_what_is_not_translated_in_the_decks_language(deck, deck_lang, said):
    toml = (deck / "deck.toml").read_text()
    (deck / "deck.toml").write_text(deck_lang + toml)
    write(deck, "slides.cy/02-detail.md", "# Manylion\n\nTestun.\n")
    vary(deck, 'name = "cy"\nlang = "cy"\nslides = "slides.cy"\nfallback = true')
    found, (fault,) = read(deck, "cy")
    assert [(slide.id, slide.lang) for slide in found.slides] == [
        ("welcome", said), ("detail", ""), ("end", said),
    ]  # fmt: skip
    assert "advice DB433 slide-untranslated: the variant cy shows untranslated what" in fault
    assert "01-welcome.md, 03-end.md" in fault


def test_a_slide_in_the_decks_own_language_says_none(deck):
    write(deck, "slides/03-end.md", "---\nlang: EN-gb\n---\n# End\n\nText.\n")
    write(deck, "slides/02-detail.md", "---\nlang: cy\n---\n# Manylion\n\nTestun.\n")
    found, faults = read(deck, None)
    assert faults == []
    assert [slide.lang for slide in found.slides] == ["", "cy", ""]
