"""Sets of files that are exchanged as a whole: runs killed at any step, and files of others."""

import errno
import os
import sys
from itertools import count
from pathlib import Path

import pytest
from msgspec import msgpack

from deckbuilder.builds import folder_lock, journal
from deckbuilder.builds.output import settle_outputs, write_outputs
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.inputs import digest


class Killed(BaseException):
    """Stands in for the end of a process: from here on it changes nothing any more."""


STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link"}
left: list[int] = []
"""How many steps may still be done before the end; empty where there is none."""


def _count(event, _):
    if left and event in STEPS:
        if not left[0]:
            raise Killed
        left[0] -= 1


sys.addaudithook(_count)


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: None)


def ends_after(steps, function, *args):
    """Run something that is killed after so many steps; tell whether it was."""
    left[:] = [steps]
    try:
        function(*args)
    except Killed:
        return True
    finally:
        left.clear()
    return False


def write(files, folder):
    diagnostics = Diagnostics()
    done = write_outputs(files, diagnostics, folder=folder)
    assert done is not bool(list(diagnostics))
    return done


def content(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(files_in(folder))}


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def make(folder, contents):
    for name, data in contents.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(data)


SETS = {
    "replaced": ({"a.pptx": b"old a", "b.pdf": b"old b"}, ["a.pptx", "b.pdf"]),
    "new": ({"user.txt": b"mine"}, ["a.pptx", "b.pdf"]),
    "some of each": ({"b.pdf": b"old b"}, ["a.pptx", "b.pdf", "c.svg"]),
    "in folders": ({"deck.lock": b"old", "slides/a.md": b"old a"}, ["slides/a.md", "deck.lock"]),
    "a single one": ({"a.pptx": b"old a"}, ["a.pptx"]),
}  # fmt: skip


@pytest.mark.parametrize(("old", "names"), SETS.values(), ids=SETS)
def test_a_kill_at_any_step_leaves_the_old_set_or_the_new(tmp_path, old, names):
    new = {name: b"new " + os.fsencode(name) for name in names}
    seen = set()
    for step in count():
        folder = tmp_path / str(step)
        make(folder, old)
        killed = ends_after(step, write, {folder / name: new[name] for name in names}, folder)
        settle_outputs(folder)
        now = content(folder)
        assert now in (old, old | new), f"killed after step {step}"
        seen.add(now == old)
        if not killed:
            break
    assert now == old | new
    assert seen == {True, False}
    assert step > 8


def test_a_kill_while_a_killed_run_is_settled_is_settled_by_the_next(tmp_path):
    old, names = SETS["some of each"]
    new = {name: b"new " + os.fsencode(name) for name in names}
    for step in (9, 11, 13, 15, 17):
        for again in range(6):
            folder = tmp_path / f"{step}.{again}"
            make(folder, old)
            ends_after(step, write, {folder / name: new[name] for name in names}, folder)
            ends_after(again, settle_outputs, folder)
            settle_outputs(folder)
            assert content(folder) in (old, old | new)


def half_written(folder, names=("a.pptx", "b.pdf")):
    """Leave what a run leaves that is killed when it has put one file in its place."""
    make(folder, {name: b"old " + os.fsencode(name) for name in names})
    files = {folder / name: b"new " + os.fsencode(name) for name in names}
    for step in count():
        assert ends_after(step, write, files, folder)
        if (folder / names[0]).read_bytes().startswith(b"new"):
            return
        settle_outputs(folder)


def stage_in(folder):
    (stage,) = (path for path in folder.iterdir() if path.name.startswith(".deckbuild-"))
    return stage


def test_a_file_that_a_user_put_in_an_outputs_place_stays(tmp_path):
    half_written(tmp_path)
    (tmp_path / "a.pptx").write_bytes(b"a user's")
    (tmp_path / "b.pdf").unlink()
    settle_outputs(tmp_path)
    assert content(tmp_path) == {"a.pptx": b"a user's"}


def test_the_next_run_settles_and_then_writes(tmp_path):
    half_written(tmp_path)
    assert write({tmp_path / "c": b"c"}, tmp_path)
    assert content(tmp_path) == {"a.pptx": b"old a.pptx", "b.pdf": b"old b.pdf", "c": b"c"}


def test_what_a_user_put_into_a_stage_stays(tmp_path):
    half_written(tmp_path)
    own = stage_in(tmp_path) / "mine.txt"
    own.write_bytes(b"mine")
    settle_outputs(tmp_path)
    assert content(tmp_path) == {
        "a.pptx": b"old a.pptx", "b.pdf": b"old b.pdf", str(own.relative_to(tmp_path)): b"mine",
    }  # fmt: skip


@pytest.mark.parametrize("size", [0, 5, 20, 60])
def test_a_journal_that_was_cut_off_goes(tmp_path, size):
    half_written(tmp_path)
    path = stage_in(tmp_path) / "journal"
    data = path.read_bytes()
    settle_outputs(tmp_path)
    stage = tmp_path / ".deckbuild-0123abcd"
    stage.mkdir()
    (stage / "journal").write_bytes(data[:size])
    settle_outputs(tmp_path)
    assert not stage.exists()


@pytest.mark.parametrize(
    "kept",
    [".deckbuild-0123abcd", ".deckbuild-0123abcde/journal", ".deckbuild-0123abcd/notes",
     ".deckbuild-0123abcd/journal"],
)  # fmt: skip
def test_what_only_looks_like_a_stage_stays(tmp_path, kept):
    make(tmp_path, {kept: b"of a user"})
    assert write({tmp_path / "a": b"a"}, tmp_path)
    assert content(tmp_path) == {kept: b"of a user", "a": b"a"}


# --- journals of strangers -----------------------------------------------------------------


@pytest.fixture
def victim(tmp_path):
    folder = tmp_path / "home"
    make(folder, {"victim": b"precious", "out/talk.pptx": b"built"})
    return folder / "victim"


def plant(stage, *entries, known=True):
    """Make a stage of a stranger, in which each file is to be put back to b"evil".

    With `known` its journal says which folder it is, as no copy of one can.
    """
    stage.mkdir(parents=True, exist_ok=True)
    rows = [
        {"encoded": [os.fsencode(name) for name in names], "old": digest(b"evil"), "new": new}
        for names, new in entries
    ]
    status = stage.stat()
    folder = [status.st_dev, status.st_ino + (not known)]
    written = msgpack.encode({"stage": folder, "entries": rows})
    (stage / "journal").write_bytes(b"deckbuild journal 2\n" + written)
    for index in range(len(rows)):
        (stage / f"{index}.old").write_bytes(b"evil")


@pytest.mark.parametrize(
    "names",
    [("..", "victim"), ("../victim",), ("{}",), ("link", "victim"), ("",), (), ("..",), ("a\0b",),
     ("sub", "..", "..", "victim"), (".", "..", "victim"), ("x" * 300, "victim")],
)  # fmt: skip
def test_a_strangers_journal_leads_nowhere_else(victim, names):
    out = victim.parent / "out"
    (out / "link").symlink_to(victim.parent)
    names = tuple(name.format(victim) for name in names)
    plant(out / ".deckbuild-0123abcd", (names, digest(b"precious")))
    assert write({out / "talk.pptx": b"new"}, out)
    assert victim.read_bytes() == b"precious"
    assert (out / "talk.pptx").read_bytes() == b"new"


@pytest.mark.parametrize(("known", "left"), [(True, b"evil"), (False, b"built")])
def test_a_copy_of_a_stage_is_not_believed(victim, known, left):
    out = victim.parent / "out"
    plant(out / ".deckbuild-0123abcd", (("talk.pptx",), digest(b"built")), known=known)
    settle_outputs(out)
    assert (out / "talk.pptx").read_bytes() == left


def test_what_cannot_be_read_is_nobodys_output(victim):
    out = victim.parent / "out"
    (out / "talk.pptx").unlink()
    (out / "talk.pptx").symlink_to(victim)
    stage = out / ".deckbuild-0123abcd"
    plant(stage, (("talk.pptx",), "-"))
    settle_outputs(out)
    assert (out / "talk.pptx").is_symlink()


def test_a_link_in_a_stage_takes_no_outputs_place(victim):
    out = victim.parent / "out"
    stage = out / ".deckbuild-0123abcd"
    plant(stage, (("talk.pptx",), digest(b"built")))
    (stage / "0.old").unlink()
    (stage / "0.old").symlink_to(victim)
    settle_outputs(out)
    assert not (out / "talk.pptx").is_symlink()
    assert (out / "talk.pptx").read_bytes() == b"built"
    assert victim.read_bytes() == b"precious"


def test_a_stage_that_is_a_link_is_left_alone(victim):
    out = victim.parent / "out"
    plant(victim.parent / "elsewhere", (("talk.pptx",), digest(b"built")))
    (out / ".deckbuild-0123abcd").symlink_to(victim.parent / "elsewhere")
    settle_outputs(out)
    assert (out / "talk.pptx").read_bytes() == b"built"
    assert (victim.parent / "elsewhere/0.old").exists()


def test_an_output_that_is_a_link_now_is_not_put_back(victim):
    out = victim.parent / "out"
    plant(out / ".deckbuild-0123abcd", (("talk.pptx",), digest(b"precious")))
    (out / "talk.pptx").unlink()
    (out / "talk.pptx").symlink_to(victim)
    settle_outputs(out)
    assert victim.read_bytes() == b"precious"
    assert (out / "talk.pptx").is_symlink()


# --- drives --------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EACCES])
def test_a_drive_that_cannot_sync_will_do(tmp_path, monkeypatch, number):
    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert write({tmp_path / "a": b"a", tmp_path / "b": b"b"}, tmp_path)
    assert content(tmp_path) == {"a": b"a", "b": b"b"}


@pytest.fixture
def lockless(monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(folder_lock, "_lock", refuse)


def test_a_drive_without_locks_will_do(tmp_path, lockless):
    assert write({tmp_path / "a": b"a", tmp_path / "b": b"b"}, tmp_path)
    assert content(tmp_path) == {"a": b"a", "b": b"b"}


def test_without_locks_stages_are_cleared_once_no_run_can_be_at_work_in_them(
    tmp_path, lockless, monkeypatch
):
    half_written(tmp_path)
    now = content(tmp_path)
    settle_outputs(tmp_path)
    assert content(tmp_path) == now
    monkeypatch.setattr(journal, "_ABANDONED", -1)
    settle_outputs(tmp_path)
    assert content(tmp_path) == {"a.pptx": b"new a.pptx", "b.pdf": b"old b.pdf"}


def test_a_run_waits_for_another_and_says_so_in_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.05)
    diagnostics = Diagnostics()
    with folder_lock.lock_folder(tmp_path) as alone:
        assert alone
        assert not write_outputs({tmp_path / "a": b"a"}, diagnostics)
    (found,) = diagnostics
    assert found.code.id == "DB901"
    assert "another run is at work" in found.message
    assert content(tmp_path) == {}
    assert write({tmp_path / "a": b"a"}, tmp_path)


def test_a_stage_of_a_run_at_work_is_not_touched(tmp_path, monkeypatch):
    """Another run begins while this one has half of its files in place."""
    monkeypatch.setattr(folder_lock, "_PATIENCE", 0.02)
    place = journal.Exchange.place

    def place_and_meet(self, index):
        place(self, index)
        settle_outputs(tmp_path)

    monkeypatch.setattr(journal.Exchange, "place", place_and_meet)
    assert write({tmp_path / "a": b"a", tmp_path / "b": b"b"}, tmp_path)
    assert content(tmp_path) == {"a": b"a", "b": b"b"}


@pytest.mark.parametrize("number", [5, 32])
def test_a_file_that_powerpoint_has_open_is_one_clear_line(tmp_path, monkeypatch, number):
    make(tmp_path, {"a.pptx": b"old", "b.pdf": b"old"})
    before = content(tmp_path)
    replace = Path.replace

    def refuse(self, target):
        if Path(target).name == "b.pdf" and self.suffix == ".new":
            error = PermissionError(errno.EACCES, "Access is denied", str(self))
            error.winerror = number
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    diagnostics = Diagnostics()
    assert not write_outputs({tmp_path / name: b"new" for name in before}, diagnostics)
    (found,) = diagnostics
    assert Path(found.path).name == "b.pdf"
    assert "another program has it open" in found.message
    assert content(tmp_path) == before


def test_files_found_unchanged_are_looked_at_again(tmp_path):
    make(tmp_path, {"a": b"a", "b": b"of another run"})
    one, two = tmp_path / "a", tmp_path / "b"
    number = one.stat().st_ino
    assert write_outputs({one: b"a", two: b"b"}, Diagnostics(), unchanged={one, two})
    assert content(tmp_path) == {"a": b"a", "b": b"b"}
    assert one.stat().st_ino == number


def test_names_that_are_no_text_are_journalled(tmp_path):
    name = os.fsdecode(b"\xff.md")
    try:
        (tmp_path / name).write_bytes(b"")
    except OSError:
        pytest.skip("the file system takes text only")
    half_written(tmp_path, (name, "b"))
    settle_outputs(tmp_path)
    assert content(tmp_path) == {"b": b"old b", name: b"old \xff.md"}
