"""The store: what was put comes back whole or not at all."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from deckbuilder.cache import store as module
from deckbuilder.cache.store import Store, open_store
from deckbuilder.files.content import Content

KEY = "ab" * 20


def entries(store):
    return [path for path in Path(store.folder).rglob("*") if path.is_file()]


@pytest.fixture
def store(tmp_path):
    return Store(str(tmp_path))


def test_what_was_written_comes_back(store):
    assert store.write(KEY, b"\0\xff")
    assert store.read(KEY) == b"\0\xff"
    assert store.read("cd" * 20) is None


@pytest.mark.parametrize("damage", ["flipped", "cut", "empty", "longer", "other"])
def test_a_damaged_entry_is_none_and_goes(store, damage):
    store.write(KEY, b"sample" * 50)
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
    assert store.read(KEY) is None
    assert entries(store) == []
    store.write(KEY, b"again")
    assert store.read(KEY) == b"again"


def test_content_is_kept_once_under_its_digest(store):
    first, second = (
        store.keep_content(Content.of(b"sample")),
        store.keep_content(Content.of(b"sample")),
    )
    assert first == second
    assert len(entries(store)) == 1
    assert store.read(first) == b"sample"


def test_what_was_used_longest_ago_goes_first(tmp_path):
    store = Store(str(tmp_path), limit=4000)
    keys = [f"{number:02x}" * 20 for number in range(6)]
    for age, key in enumerate(keys):
        store.write(key, bytes(900))
        (path,) = (path for path in entries(store) if path.name == key)
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
    assert store.keep_content(Content.of(bytes(300))) is None
    assert entries(store) == []


def test_files_of_runs_that_were_killed_go_in_time(store):
    store.write(KEY, b"sample")
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
    store.write(KEY, b"sample")
    assert store.read(KEY) is None
    assert store.keep_content(Content.of(b"sample")) is None


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


# --- folders of others ---------------------------------------------------------------------

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has the user's own place")


@pytest.fixture
def opened(tmp_path, monkeypatch):
    """Open the store in a folder that is there, with one entry."""
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(module, "distrusted", {})
    store = open_store()
    assert store.write(KEY, b"sample")
    return store


@posix
def test_the_folder_is_this_users_alone_whatever_the_umask(tmp_path, monkeypatch):
    monkeypatch.setenv("DECKBUILDER_CACHE", str(tmp_path / "cache"))
    previous = os.umask(0o002)
    try:
        open_store().write(KEY, b"sample")
    finally:
        os.umask(previous)
    assert open_store().read(KEY) == b"sample"
    for folder in (tmp_path / "cache", Path(open_store().folder)):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o770, 0o703])
@pytest.mark.parametrize("inner", [False, True])
def test_a_folder_that_others_may_write_to_is_not_used(opened, tmp_path, mode, inner):
    folder = Path(opened.folder)
    (folder if inner else folder.parent).chmod(mode)
    assert open_store() is None
    assert module.distrusted == {str(tmp_path / "cache"): "others may write to it"}


@posix
def test_a_folder_of_another_user_is_not_used(opened, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert open_store() is None
    assert [*module.distrusted.values()] == ["it belongs to another user"]


@posix
def test_a_place_that_is_no_folder_is_no_ones(monkeypatch):
    monkeypatch.setenv("DECKBUILDER_CACHE", os.devnull)
    monkeypatch.setattr(module, "distrusted", {})
    assert open_store().write(KEY, b"sample") is False
    assert open_store().read(KEY) is None
    assert module.distrusted == {}


@posix
def test_a_link_in_the_cache_leads_nowhere(opened, tmp_path):
    folder, outside = Path(opened.folder), tmp_path / "outside"
    outside.mkdir(mode=0o700)
    (outside / "precious").write_bytes(b"precious")
    entry = folder / KEY
    entry.rename(outside / KEY)
    entry.symlink_to(outside / KEY)
    assert opened.read(KEY) is None
    entry.unlink()
    entry.symlink_to(outside / "precious")
    assert opened.write(KEY, b"new")
    assert (outside / "precious").read_bytes() == b"precious"
    opened.limit = 1
    opened.trim()
    assert sorted(path.name for path in outside.iterdir()) == sorted([KEY, "precious"])
    folder.rmdir()
    folder.symlink_to(outside)
    assert open_store() is None


@posix
@pytest.mark.parametrize("kind", ["pipe", "folder", "huge"])
def test_an_entry_that_is_no_file_is_none(opened, kind):
    path = Path(opened.folder, KEY)
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(10 * opened.limit)
    assert opened.read(KEY) is None


def test_content_comes_back_as_it_was_kept(store):
    key = store.keep_content(Content.of(b"sample" * 100))
    assert bytes(store.open_content(key)) == b"sample" * 100
    assert store.open_content("cd" * 20) is None


@pytest.mark.parametrize("place", [3, 30])
def test_damaged_content_is_none_and_goes(store, place):
    key = store.keep_content(Content.of(b"sample" * 100))
    (path,) = entries(store)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert store.open_content(key) is None
    assert entries(store) == []
