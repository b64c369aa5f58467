"""What libraries made, kept in the store: found again by anybody, or made anew."""

from pathlib import Path

import pytest

from deckbuilder.cache import results as module
from deckbuilder.cache.results import CachedResults
from deckbuilder.cache.store import Store

SMALL, LARGE = b"Sg\xc3\xael", b"\0\xff" * 5000


@pytest.fixture
def store(tmp_path):
    return Store(str(tmp_path))


def files(store):
    return sorted(path for path in Path(store.folder).rglob("*") if path.is_file())


def keep(store, options=("deck",), **values):
    results = CachedResults(store, options)
    for key, value in values.items():
        results.keep("kind", key, value)
    results.save()


def test_what_was_kept_comes_back_in_another_run(store):
    keep(store, small=SMALL, large=LARGE)
    results = CachedResults(store, ("deck",))
    assert results.recall("kind", "small") == SMALL
    assert results.recall("kind", "large") == LARGE
    assert results.recall("another kind", "small") is None
    assert results.recall("kind", "another") is None


def test_small_results_share_a_file_and_a_large_one_all_runs(store):
    keep(store, one=SMALL, two=SMALL, large=LARGE)
    assert len(files(store)) == 2
    assert CachedResults(store, ("another deck",)).recall("kind", "large") == LARGE
    assert CachedResults(store, ("another deck",)).recall("kind", "one") is None


def test_nothing_is_written_before_it_is_saved_nor_where_nothing_is_new(store):
    results = CachedResults(store, ("deck",))
    results.keep("kind", "small", SMALL)
    assert results.recall("kind", "small") == SMALL
    assert files(store) == []
    results.save()
    before = [(path, path.stat().st_ino) for path in files(store)]
    again = CachedResults(store, ("deck",))
    assert again.recall("kind", "small") == SMALL
    again.save()
    assert [(path, path.stat().st_ino) for path in files(store)] == before


def test_what_is_wanted_stays_and_of_the_rest_a_few(store, monkeypatch):
    monkeypatch.setattr(module, "_SPARE", 2)
    keep(store, a=b"1", b=b"2", c=b"3", d=b"4")
    results = CachedResults(store, ("deck",))
    assert results.recall("kind", "a") == b"1"
    results.keep("kind", "e", b"5")
    results.save()
    after = CachedResults(store, ("deck",))
    assert [after.recall("kind", key) for key in "abcde"] == [b"1", None, b"3", b"4", b"5"]


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 20, bytes(2000)])
def test_a_damaged_entry_is_none(store, damage):
    keep(store, small=SMALL, large=LARGE)
    for path in files(store):
        path.write_bytes(damage)
    results = CachedResults(store, ("deck",))
    assert [results.recall("kind", key) for key in ("small", "large")] == [None, None]
    keep(store, small=SMALL)
    assert CachedResults(store, ("deck",)).recall("kind", "small") == SMALL


@pytest.mark.parametrize(
    "foreign", [b"", b"\xc0", b"\x93", b"\x81\xa3key\x03", b"\xa1\xff", b"x" * 99]
)
def test_a_shared_file_of_somebody_else_is_none(store, foreign):
    keep(store, small=SMALL)
    (path,) = files(store)
    store.write(path.name, foreign)
    assert CachedResults(store, ("deck",)).recall("kind", "small") is None


def test_another_tool_or_library_keeps_its_own(store, monkeypatch):
    keep(store, small=SMALL, large=LARGE)
    monkeypatch.setattr(module, "stamp_tool", lambda: "another")
    results = CachedResults(store, ("deck",))
    assert [results.recall("kind", key) for key in ("small", "large")] == [None, None]


def test_a_result_for_which_there_is_no_room_is_made_anew(tmp_path):
    small = Store(str(tmp_path), limit=400)
    keep(small, large=LARGE)
    assert CachedResults(small, ("deck",)).recall("kind", "large") is None
