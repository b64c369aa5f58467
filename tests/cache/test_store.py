"""The store: what was put comes back whole or not at all."""

import os
import time
from pathlib import Path

import pytest

from deckbuilder.cache.store import Store, open_store

KEY = "ab" * 20


def entries(store):
    return [path for path in Path(store.folder).rglob("*") if path.is_file()]


@pytest.fixture
def store(tmp_path):
    return Store(str(tmp_path))


def test_a_value_comes_back(store):
    value = {"files": [("a", b"\0\xff")], "count": 3, "none": None, "text": "Sgîl"}
    store.put(KEY, value)
    assert store.get(KEY) == value
    assert store.get("cd" * 20) is None


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "longer", "other"])
def test_a_damaged_entry_is_none_and_goes(store, damage):
    store.put(KEY, ["sample"] * 50)
    (path,) = entries(store)
    data = path.read_bytes()
    path.write_bytes(
        {
            "flipped": data[:30] + bytes([data[30] ^ 1]) + data[31:],
            "cut": data[:-1],
            "empty": b"",
            "longer": data + b"x",
            "other": os.urandom(len(data)),
        }[damage]
    )
    assert store.get(KEY) is None
    assert entries(store) == []
    store.put(KEY, ["again"])
    assert store.get(KEY) == ["again"]


def test_content_is_kept_once_under_its_digest(store):
    first, second = store.keep_content(b"sample"), store.keep_content(b"sample")
    assert first == second
    assert len(entries(store)) == 1
    assert store.read(first) == b"sample"


def test_what_was_used_longest_ago_goes_first(tmp_path):
    store = Store(str(tmp_path), limit=4000)
    keys = [f"{number:02x}" * 20 for number in range(6)]
    for age, key in enumerate(keys):
        store.write(key, bytes(900))
        (path,) = (path for path in entries(store) if path.name == key[2:])
        os.utime(path, (time.time() - 1000 + age,) * 2)
    store.trim()
    kept = [key for key in keys if store.read(key) is not None]
    assert kept == keys[2:]
    assert sum(path.stat().st_size for path in entries(store)) <= 4000


def test_using_an_entry_keeps_it(tmp_path):
    store = Store(str(tmp_path), limit=3000)
    keys = [f"{number:02x}" * 20 for number in range(4)]
    for key in keys:
        store.write(key, bytes(700))
    for path in entries(store):
        os.utime(path, (time.time() - 90_000,) * 2)
    assert store.read(keys[0]) is not None
    store.write("ff" * 20, bytes(700))
    store.trim()
    assert store.read(keys[0]) is not None
    assert sum(store.read(key) is not None for key in keys) < 4


def test_an_entry_that_would_push_out_all_others_is_not_kept(tmp_path):
    store = Store(str(tmp_path), limit=1000)
    assert store.keep_content(bytes(300)) is None
    assert entries(store) == []


def test_files_of_runs_that_were_killed_go_in_time(store):
    store.put(KEY, "sample")
    (path,) = entries(store)
    old, new = path.with_name("x.1.tmp"), path.with_name("y.2.tmp")
    for file in (old, new):
        file.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    store.trim()
    assert not old.exists()
    assert new.exists()  # its run may still be writing


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file")
    store = Store(str(taken))
    store.put(KEY, "sample")
    assert store.get(KEY) is None
    assert store.keep_content(b"sample") is None


@pytest.mark.parametrize(("value", "open_"), [("off", False), ("OFF", False), ("here", True)])
def test_a_variable_names_the_folder_or_switches_it_off(monkeypatch, tmp_path, value, open_):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DECKBUILDER_CACHE", value)
    store = open_store()
    assert (store is not None) is open_
    if store:
        assert Path(store.folder).is_relative_to(tmp_path / "here")


def test_the_default_place_is_the_systems(monkeypatch, tmp_path):
    monkeypatch.delenv("DECKBUILDER_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert Path(open_store().folder).parent == tmp_path / "caches/deckbuilder"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # which its standard says to ignore
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Path(open_store().folder).parent == tmp_path / ".cache/deckbuilder"
