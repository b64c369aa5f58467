"""A deck over another: slides replaced, added to, inserted, dropped, and in another order."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.model import FootnoteReference, Outcome, Slide, block_texts, inline_text
from tests.source.overlays.conftest import EXTENDS, FILLED, NATIONAL, WriteLocal, read, write

IDS = ["welcome", "neglect", "poverty", "contacts"]


def texts(slide: Slide) -> list[str]:
    return list(block_texts(slide.blocks))


def test_a_deck_that_changes_nothing_is_the_one_it_extends(write_local: WriteLocal) -> None:
    local, faults = read(write_local({}))
    national, _ = read(Path("national"))
    assert faults == []
    assert (local.name, local.root) == ("local", Path("local"))
    assert (local.title, local.subtitle) == ("Sample workshop", "National")
    assert local.slides[:3] == national.slides[:3]
    assert texts(local.slides[3]) == ["01632 960000"]


def test_a_file_of_the_same_id_replaces_the_slide(write_local: WriteLocal) -> None:
    deck, faults = read(write_local({"slides/neglect.md": "# Ours\n\nOwn.\n"}))
    assert faults == []
    assert [slide.id for slide in deck.slides] == IDS
    assert (texts(deck.slides[1]), deck.slides[1].minutes) == (["Own."], None)


def test_append_adds_to_a_slide_and_its_settings_count(write_local: WriteLocal) -> None:
    own = """\
---
overlay: append
minutes: 9
outcomes: [second]
---
- Own point[^src], and **again[^other]**

[^src]: Own source.
[^other]: Other source.

::: notes
Own notes.
:::

::: handout
Own text.
:::
"""
    deck, faults = read(write_local({"slides/09-neglect.md": own}))
    assert faults == []
    slide = deck.slides[1]
    assert (slide.id, inline_text(slide.title), slide.minutes) == ("neglect", "Neglect", 9)
    assert slide.outcomes == ("second",)
    assert texts(slide) == ["National point", "Own point, and again"]
    assert list(block_texts(slide.notes)) == ["National notes.", "Own notes."]
    assert list(block_texts(slide.handout)) == ["National text.", "Own text."]
    assert [note.number for note in slide.footnotes] == [1, 2, 3]
    assert [inline_text(it.blocks[0].children) for it in slide.footnotes] == [
        "National source.", "Own source.", "Other source.",
    ]  # fmt: skip
    paragraph = slide.blocks[1].items[0].blocks[0]
    assert FootnoteReference(label="src", number=2) in paragraph.children
    assert paragraph.children[-1].children[-1] == FootnoteReference(label="other", number=3)
    assert slide.span is not None
    assert slide.span.path == "local/slides/09-neglect.md"


@pytest.mark.parametrize("kind", ["append", "notes"])
def test_an_addition_may_give_a_slide_a_break(write_local: WriteLocal, kind: str) -> None:
    own = f"---\noverlay: {kind}\nbreak: 15\n---\n::: notes\nOwn notes.\n:::\n"
    deck, faults = read(write_local({"slides/neglect.md": own}))
    assert faults == []
    assert (deck.slides[1].break_minutes, deck.slides[1].minutes) == (15, 5)


def test_append_may_give_another_title(write_local: WriteLocal) -> None:
    deck, faults = read(write_local({"slides/poverty.md": "---\noverlay: append\n---\n# Ours\n"}))
    assert faults == []
    assert inline_text(deck.slides[2].title) == "Ours"
    assert texts(deck.slides[2]) == ["12 reviews. Back"]


def test_notes_take_the_place_of_the_notes_alone(write_local: WriteLocal) -> None:
    own = "---\noverlay: notes\n---\n::: notes\nOwn notes.\n:::\n"
    deck, faults = read(write_local({"slides/neglect.md": own}))
    assert faults == []
    slide = deck.slides[1]
    assert (texts(slide), slide.minutes) == (["National point"], 5)
    assert list(block_texts(slide.notes)) == ["Own notes."]
    assert list(block_texts(slide.handout)) == ["National text."]


def test_notes_that_hold_more_are_an_error(write_local: WriteLocal) -> None:
    own = "---\noverlay: notes\n---\n- A point\n\n::: notes\nOwn notes.\n:::\n"
    _, faults = read(write_local({"slides/neglect.md": own}))
    assert faults == ["local/slides/neglect.md:4 outside-notes"]


def test_slides_are_inserted_after_and_before_others(write_local: WriteLocal) -> None:
    files = {
        "slides/01-one.md": "---\nafter: neglect\n---\n# One\n",
        "slides/02-two.md": "---\nafter: neglect\n---\n# Two\n",
        "slides/03-three.md": "---\nbefore: welcome\n---\n# Three\n",
        "slides/04-four.md": "---\nafter: one\n---\n# Four\n",
        "slides/05-poverty.md": "---\nbefore: neglect\n---\n# Moved\n",
    }
    deck, faults = read(write_local(files))
    assert faults == []
    assert [slide.id for slide in deck.slides] == [
        "three", "welcome", "poverty", "neglect", "one", "four", "two", "contacts",
    ]  # fmt: skip


def test_a_slide_without_a_place_comes_last_with_advice(write_local: WriteLocal) -> None:
    deck, faults = read(write_local({"slides/own.md": "# Own\n"}))
    assert [slide.id for slide in deck.slides] == [*IDS, "own"]
    assert faults == ["local/slides/own.md:- unplaced-slide"]


def test_dropped_slides_are_gone_and_their_places_stay_known(write_local: WriteLocal) -> None:
    files = {
        "deck.toml": f'{EXTENDS}drop = ["neglect", "contacts"]\n',
        "slides/own.md": "---\nafter: neglect\n---\n# Own\n",
    }
    deck, faults = read(write_local(files))
    assert faults == []
    assert [slide.id for slide in deck.slides] == ["welcome", "own", "poverty"]


def test_a_link_to_a_dropped_slide_is_reported_where_it_is_dropped(
    write_local: WriteLocal,
) -> None:
    _, faults = read(write_local({"deck.toml": f'drop = ["welcome"]\n{EXTENDS}'}))
    assert faults == ["local/deck.toml:1 unknown-link-target"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (["poverty", "welcome"], ["neglect", "poverty", "welcome", "contacts"]),
        (["welcome", "contacts"], ["welcome", "contacts", "neglect", "poverty"]),
        (["contacts", "poverty", "neglect", "welcome"], [*reversed(IDS)]),
    ],
)
def test_order_begins_where_the_first_of_them_stands(
    write_local: WriteLocal, order: list[str], expected: list[str]
) -> None:
    deck, faults = read(write_local({"deck.toml": f"{EXTENDS}order = {order}\n"}))
    assert faults == []
    assert [slide.id for slide in deck.slides] == expected


def test_slides_go_along_with_the_one_they_are_placed_at(write_local: WriteLocal) -> None:
    files = {
        "deck.toml": f'{EXTENDS}order = ["poverty", "neglect", "named"]\n',
        "slides/own.md": "---\nafter: neglect\n---\n# Own\n",
        "slides/named.md": "# Named\n",
    }
    deck, faults = read(write_local(files))
    assert faults == []
    assert [slide.id for slide in deck.slides] == [
        "welcome", "poverty", "neglect", "own", "named", "contacts",
    ]  # fmt: skip


def test_settings_variables_outcomes_and_facts_are_merged(write_local: WriteLocal) -> None:
    files = {
        "deck.toml": f"""\
{EXTENDS}subtitle = "In {{{{ area }}}}"
keywords = ["three"]

[[outcomes]]
id = "third"
text = "Third"

[[outcomes]]
id = "first"
text = "Our first"

[variables]
area = "Sampleshire"
""",
        "facts.toml": f'{FILLED}[facts.reviews]\nowner = "Our owner"\n[facts.own]\nvalue = "1"\n',
    }
    deck, faults = read(write_local(files))
    assert faults == []
    assert (deck.title, deck.subtitle) == ("Sample workshop", "In Sampleshire")
    assert deck.keywords == ("three",)
    assert deck.variables == {"area": "Sampleshire", "length": "a day"}
    assert deck.outcomes == (
        Outcome(id="first", text="Our first"),
        Outcome(id="second", text="Second"),
        Outcome(id="third", text="Third"),
    )
    assert inline_text(deck.slides[0].title) == "Welcome to Sampleshire"
    assert list(deck.facts) == ["facts.reviews", "contacts.hub", "facts.own"]
    fact = deck.facts["facts.reviews"]
    assert (fact.value, fact.source, fact.owner) == ("12", "Sample report", "Our owner")
    hub = deck.facts["contacts.hub"]
    assert (hub.value, hub.slot, hub.note) == ("01632 960000", False, "The number of your hub.")


def test_a_value_of_ones_own_does_not_keep_the_source_of_another(write_local: WriteLocal) -> None:
    facts = f'{FILLED}[facts.reviews]\nvalue = "3"\n'
    deck, _ = read(write_local({"facts.toml": facts}))
    fact = deck.facts["facts.reviews"]
    assert (fact.value, fact.source, fact.owner, fact.review_by) == ("3", "", "", None)


def test_a_chain_of_three_decks(write_local: WriteLocal, tmp_path: Path) -> None:
    region = {
        "deck.toml": f'{EXTENDS}subtitle = "Region"\ndrop = ["poverty"]\n',
        "slides/neglect.md": "---\noverlay: append\n---\nRegion point.\n",
        "slides/region.md": "---\nafter: welcome\n---\n# Region\n",
    }
    write(Path("region"), region)
    files = {
        "deck.toml": 'extends = "../region"\n',
        "slides/region.md": "---\noverlay: append\n---\nTown text.\n",
        "slides/neglect.md": "---\noverlay: append\nminutes: 1\n---\nTown point.\n",
        "slides/town.md": "---\nbefore: region\n---\n# Town\n",
    }
    deck, faults = read(write_local(files))
    assert faults == []
    assert deck.subtitle == "Region"
    assert [slide.id for slide in deck.slides] == [
        "welcome", "town", "region", "neglect", "contacts",
    ]  # fmt: skip
    assert texts(deck.slides[2]) == ["Town text."]
    assert texts(deck.slides[3]) == ["National point", "Region point.", "Town point."]
    assert deck.slides[3].minutes == 1


def test_pictures_and_data_come_from_the_folder_of_their_slide(write_local: WriteLocal) -> None:
    table = '# Table\n\n```table {src="data/x.csv"}\n```\n'
    write(Path("national"), {"slides/05-table.md": table, "data/x.csv": "A\nnational\n"})
    own = '---\noverlay: append\n---\n```table {src="data/x.csv"}\n```\n'
    deck, faults = read(write_local({"slides/table.md": own, "data/x.csv": "A\nown\n"}))
    assert faults == []
    assert texts(deck.slides[4]) == ["A", "national", "A", "own"]


def test_the_folder_may_be_given_in_any_way(write_local: WriteLocal, monkeypatch) -> None:
    root = write_local({"slides/own.md": "# Own\n"})
    ids = [slide.id for slide in read(root)[0].slides]
    assert [it.id for it in read(root.absolute())[0].slides] == ids
    monkeypatch.chdir(root)
    deck, faults = read(Path())
    assert ([slide.id for slide in deck.slides], faults) == (
        ids,
        ["slides/own.md:- unplaced-slide"],
    )
    monkeypatch.chdir("slides")
    assert read(Path(".."))[1] == ["../slides/own.md:- unplaced-slide"]


def test_the_brand_of_the_extended_deck_is_found_from_its_folder(write_local: WriteLocal) -> None:
    text = NATIONAL["deck.toml"].replace("[[", 'brand = "../look"\n\n[[', 1)
    write(Path("national"), {"deck.toml": text})
    assert read(write_local({}))[0].brand_root == Path("national")
    own = read(write_local({"deck.toml": f'{EXTENDS}brand = "own"\n'}))[0]
    assert (own.brand, own.brand_root) == ("own", None)
