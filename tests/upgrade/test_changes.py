"""Comparing a lock with a deck: nothing that differs goes untold, and all can be accepted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.source.overlays.lock.file import Lock, LockedSlide
from deckbuilder.upgrade.changes import accept_changes, compare, find_title
from tests.shared.examples import examples

some = settings(max_examples=examples(60))

IDS = ("one", "two", "three", "four", "five", "six", "seven")
ids = st.lists(st.sampled_from(IDS), unique=True, max_size=len(IDS))


@st.composite
def decks(draw):
    """Draw a deck of a few slides, whose texts are their own but for some that are edited."""
    slides = []
    for id_ in draw(ids):
        edit = draw(st.sampled_from(["", "", " edited", " edited again"]))
        slides.append(LockedSlide(id_, " ".join(f"{id_}{word}" for word in range(9)) + edit))
    names = draw(st.lists(st.sampled_from(["facts.a", "facts.b", "deck.title"]), unique=True))
    return Lock(tuple(slides), {name: draw(st.sampled_from(["1", "2"])) for name in names})


def told(changes):
    return {id_ for change in (*changes.slides, *changes.moved) for id_ in change.ids}


@some
@given(decks(), decks())
def test_every_slide_that_differs_is_told_and_no_other(lock, now):
    before, after = ({slide.id: slide for slide in deck.slides} for deck in (lock, now))
    differing = {id_ for id_ in {*before, *after} if before.get(id_) != after.get(id_)}
    changes = compare(lock, now)
    assert {id_ for change in changes.slides for id_ in change.ids} == differing
    assert {change.name for change in changes.values} == {
        name
        for name in {*lock.values, *now.values}
        if lock.values.get(name) != now.values.get(name)
    }
    assert len(changes.names) == len(set(changes.names))
    assert bool(changes) is (lock != now)


@some
@given(decks(), decks())
def test_slides_that_are_not_told_are_in_one_order(lock, now):
    moved = told(compare(lock, now))
    orders = [[slide.id for slide in deck.slides if slide.id not in moved] for deck in (lock, now)]
    assert orders[0] == orders[1]


@some
@given(ids, ids)
def test_as_few_slides_as_can_be_are_told_to_have_moved(before, after):
    lock, now = (Lock(tuple(LockedSlide(id_, id_) for id_ in each)) for each in (before, after))
    common = [id_ for id_ in before if id_ in after]
    kept: list[list[str]] = [[]]
    for at, id_ in enumerate(common):  # of runs as long, the one whose slides come first
        below = [run for run in kept[1 : at + 1] if after.index(run[-1]) < after.index(id_)]
        kept.append([*max(below, key=len, default=[]), id_])
    moved = {change.id for change in compare(lock, now).moved}
    assert moved == {*common} - {*max(kept, key=len)}


@some
@given(decks(), decks())
def test_accepting_everything_one_by_one_leaves_nothing_to_tell(lock, now):
    changes = compare(lock, now)
    accepted = accept_changes(lock, now, changes, changes.names)
    assert accepted == now
    assert not compare(accepted, now)


@some
@given(decks(), decks(), st.data())
def test_accepting_some_leaves_the_others_to_tell(lock, now, data):
    changes = compare(lock, now)
    names = data.draw(st.lists(st.sampled_from(changes.names or ("none",)), unique=True))
    left = compare(accept_changes(lock, now, changes, names), now)
    for name in names:
        change = left.find(name)
        assert change is None or getattr(change, "old", None) == getattr(change, "new", None)


def test_texts_that_moved_to_another_id_are_renamed_not_new():
    old, new = LockedSlide("old", "one two three four"), LockedSlide("new", "one two three four")
    (change,) = compare(Lock((old,)), Lock((new,))).slides
    assert (change.kind, change.ids, change.is_edited) == ("renamed", ("old", "new"), False)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\nlayout: title\n---\n# Neglect\n\n# Second\n", "Neglect"),
        ("# **Neglect** and `poverty`[^a] {layout=quote}\n", "Neglect and poverty"),
        ("# {{ deck.title }}\n", "Sample"),
        ("# {{deck.title}} in {{ area }} {#id}\n", "Sample in England"),
        ("# {{ facts.no_such }}\n", "{{ facts.no_such }}"),
        ("## Neglect\n", ""),
    ],
)
def test_a_title_is_read_as_people_see_it(text, title):
    assert find_title(text, {"deck.title": "Sample", "variables.area": "England"}) == title
