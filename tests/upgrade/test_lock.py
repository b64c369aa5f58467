"""`deck.lock`: what it keeps, how it looks, and what is done where it cannot be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import compose
from deckbuilder.source.overlays.lock.file import (
    Lock,
    LockedFile,
    LockedSlide,
    read_lock,
    render_lock,
)
from tests.shared.examples import examples

some = settings(max_examples=examples(60))

SLIDE = LockedSlide("welcome", "# Welcome\n\nSample text.\n")


def reread(lock: Lock, folder: Path) -> Lock | None:
    folder.mkdir(exist_ok=True)
    (folder / "deck.lock").write_text(render_lock(lock), encoding="utf-8", newline="\n")
    diagnostics = Diagnostics()
    found = read_lock(folder, diagnostics)
    assert not list(diagnostics)
    return found


# What a text file can hold once it was read: no control characters that nobody can see, and each
# accent joined to its letter.
words = st.text(st.characters(exclude_categories=("C", "Zl", "Zp"))).map(compose)
texts = st.text(st.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\n\t")).map(
    compose
)
slides = st.builds(
    LockedSlide,
    words,
    texts | st.sampled_from(["'''", "ends with '", '"""', "\\", "\n", " \n'"]),
    st.lists(st.builds(LockedFile, words, words, texts), max_size=2).map(tuple),
    st.integers(1, 3),
)
names = st.tuples(st.sampled_from(["facts", "deck"]), words.filter(bool)).map(".".join)
locks = st.builds(
    Lock, st.lists(slides, max_size=3).map(tuple), st.dictionaries(names, texts, max_size=3)
)


@pytest.mark.slow
@some
@given(locks)
def test_what_is_written_is_read_again(tmp_path_factory, lock):
    assert reread(lock, tmp_path_factory.getbasetemp() / "lock") == lock


def test_a_lock_that_was_written_with_accents_apart_is_read_as_slides_are(tmp_path):
    apart = Lock((LockedSlide("cafe\u0301", "# Te\u0302\n"),), {"facts.a": "e\u0301"})
    assert reread(apart, tmp_path) == Lock(
        (LockedSlide("caf\u00e9", "# T\u00ea\n"),), {"facts.a": "\u00e9"}
    )


def test_a_lock_reads_like_the_slides_that_it_keeps():
    files = (LockedFile("data/rates.csv", "00ff", "Year,Reports\n2018,4\n"),)
    lock = Lock(
        (SLIDE, LockedSlide("rates", "# Rates\n", files, 2)), {"facts.a b": "1", "deck.title": "T"}
    )
    text = render_lock(lock)
    assert '[[slides]]\nid = "welcome"\nsha256 = ' in text
    assert "text = '''\n# Welcome\n\nSample text.\n'''\n" in text
    assert 'name = "data/rates.csv"\nsha256 = "00ff"\ntext = \'\'\'\nYear,Reports\n' in text
    assert text.endswith('[deck]\ntitle = "T"\n\n[facts]\n"a b" = "1"\n')


def test_the_order_of_values_does_not_change_the_text():
    assert render_lock(Lock((), {"facts.b": "2", "facts.a": "1"})) == render_lock(
        Lock((), {"facts.a": "1", "facts.b": "2"})
    )


def test_an_accepted_slide_goes_after_the_one_that_it_follows_now():
    one, two, three, new = (LockedSlide(id_, id_) for id_ in ("one", "two", "three", "new"))
    now = Lock((one, new, two, three))
    assert Lock((one, two, three)).accept(now, "new").slides == (one, new, two, three)
    assert Lock((two, three)).accept(now, "new").slides == (new, two, three)
    assert Lock((one, two)).accept(Lock((two,)), "one").slides == (two,)
    assert Lock((), {"facts.a": "1"}).accept(Lock((), {"facts.a": "2"}), "facts.a").values == {
        "facts.a": "2"
    }
    assert Lock((), {"facts.a": "1"}).accept(Lock(()), "facts.a").values == {}


@pytest.mark.parametrize(
    ("old", "new", "line", "fault"),
    [
        (
            "Sample text for",
            "Other text for",
            8,
            "the text of the slide welcome was changed by hand",
        ),
        ("version = 2", "version = 9", 6, "the file is of another version"),
        ("[[slides]]\nid = ", "<<<<<<< ours\n[[slides]]\nid = ", 8, ""),
        ('id = "welcome"', "id = 5", 8, "a slide has no id or no text"),
        ("version = 2", "version = 2\nslides = 3", 9, ""),
    ],
)
def test_a_lock_that_cannot_be_trusted_is_a_warning_and_the_deck_builds(
    project, old, new, line, fault
):
    text = project.read("local/deck.lock")
    assert old in text
    project.write("local/deck.lock", text.replace(old, new, 1))
    status, _, err = project.run("build", "local")
    assert status == 0
    assert f"local/deck.lock:{line}: warning DB425 lock-broken: " in err
    assert fault in err
    assert "deckbuild upgrade local --all" in err
    assert project.run("upgrade", "local")[0] == 1
    assert project.run("upgrade", "local", "--accept", "welcome")[0] == 2
    project.accept_all()
    assert project.faults() == []
