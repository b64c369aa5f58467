"""Writing outputs: all of them or none, and never a leftover."""

import errno
import os
import stat
from pathlib import Path

import pytest

from deckbuilder.builds.output import write_outputs
from deckbuilder.diagnostics import Diagnostics


def write(files):
    diagnostics = Diagnostics()
    return write_outputs(files, diagnostics), list(diagnostics)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_into_folders_that_are_made(tmp_path):
    one, two = tmp_path / "a/b/one.pptx", tmp_path / "a/two.pdf"
    assert write({one: b"1", two: b"2"}) == (True, [])
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert (names(one.parent), names(two.parent)) == (["one.pptx"], ["b", "two.pdf"])


def test_files_are_replaced_and_nothing_is_left_over(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        path.write_bytes(b"previous")
    assert write({one: b"1", two: b"2"}) == (True, [])
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert names(tmp_path) == ["one", "two"]


def test_permissions_follow_the_umask(tmp_path):
    previous = os.umask(0o027)
    try:
        write({tmp_path / "one": b"1"})
    finally:
        os.umask(previous)
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o640


def test_a_reader_of_the_previous_file_keeps_it_whole(tmp_path):
    path = tmp_path / "one"
    path.write_bytes(b"previous")
    with path.open("rb") as reader:
        write({path: b"new"})
        assert reader.read() == b"previous"


def test_a_link_at_a_files_name_is_not_followed_and_nothing_is_written(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"previous")
    link.symlink_to(real)
    done, (found,) = write({tmp_path / "one": b"1", link: b"new"})
    assert not done
    assert found.code.id == "DB902"
    assert "a link has its name" in found.message
    assert real.read_bytes() == b"previous"
    assert names(tmp_path) == ["link", "real"]


@pytest.mark.parametrize("target", ["outside", "outside/missing"])
def test_no_link_leads_out_of_the_folder_for_outputs(tmp_path, target):
    root = tmp_path / "root"
    for folder in (root, tmp_path / "outside"):
        folder.mkdir()
    (root / "dist").symlink_to(tmp_path / target)
    diagnostics = Diagnostics()
    assert not write_outputs({root / "dist/deep/one": b"1"}, diagnostics, root=root)
    assert [found.code.id for found in diagnostics] == ["DB902"]
    assert names(tmp_path / "outside") == []


def test_the_folder_that_is_named_may_be_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    one = tmp_path / "out/deep/one"
    assert write_outputs({one: b"1"}, Diagnostics(), root=tmp_path / "out")
    assert (tmp_path / "real/deep/one").read_bytes() == b"1"


@pytest.mark.parametrize("name", ["aux.pptx", "a:b.pptx"])
def test_a_name_that_windows_cannot_have_is_not_given(tmp_path, name):
    done, (found,) = write({tmp_path / name: b"1"})
    assert not done
    assert "Windows" in found.message


def test_a_read_only_file_is_not_replaced_and_neither_are_the_others(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        path.write_bytes(b"previous")
    two.chmod(0o444)
    done, (found,) = write({one: b"1", two: b"2"})
    assert not done
    assert (found.code.id, Path(found.path).name) == ("DB902", "two")
    assert "read-only" in found.message
    assert found.hint
    assert (one.read_bytes(), two.read_bytes()) == (b"previous", b"previous")
    assert names(tmp_path) == ["one", "two"]


def test_a_folder_in_a_files_place_is_reported(tmp_path):
    (tmp_path / "two").mkdir()
    done, (found,) = write({tmp_path / "one": b"1", tmp_path / "two": b"2"})
    assert not done
    assert found.code.id == "DB902"
    assert "a folder has its name" in found.message
    assert names(tmp_path) == ["two"]


def test_a_file_in_the_folders_place_is_reported(tmp_path):
    (tmp_path / "dist").write_bytes(b"a file")
    done, found = write({tmp_path / "dist/one": b"1"})
    assert not done
    assert [one.code.id for one in found] == ["DB901"]
    assert found[0].path.endswith("dist")
    assert "a file has its name" in found[0].message


def test_a_name_that_is_too_long_is_reported(tmp_path):
    done, found = write({tmp_path / ("x" * 300): b"1"})
    assert not done
    assert [one.code.id for one in found] == ["DB902"]


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "DB903"), (errno.EDQUOT, "DB903"), (errno.EROFS, "DB901")]
)
def test_a_disk_that_refuses_leaves_the_previous_files(tmp_path, monkeypatch, number, code):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"previous")
    synced = []

    def fsync(handle):
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)
    done, (found,) = write({one: b"1", two: b"2"})
    assert not done
    assert found.code.id == code
    assert one.read_bytes() == b"previous"
    assert names(tmp_path) == ["one"]


def refuse_second_replace(monkeypatch, error):
    """Let the second file's move into its place fail, as where a program holds it open."""
    real, moved = Path.replace, []

    def replace(self, target):
        if self.suffix == ".new":
            moved.append(target)
            if len(moved) == 2:
                raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_where_the_second_file_cannot_be_replaced_the_first_is_put_back(tmp_path, monkeypatch):
    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        path.write_bytes(b"previous")
    refuse_second_replace(monkeypatch, PermissionError(errno.EACCES, "Permission denied"))
    done, (found,) = write({one: b"1", two: b"2"})
    assert not done
    assert (found.code.id, Path(found.path).name) == ("DB902", "two")
    assert "permission denied" in found.message
    assert (one.read_bytes(), two.read_bytes()) == (b"previous", b"previous")
    assert names(tmp_path) == ["one", "two"]


def test_a_first_file_without_a_previous_one_is_taken_away_again(tmp_path, monkeypatch):
    refuse_second_replace(monkeypatch, PermissionError(errno.EACCES, "Permission denied"))
    assert not write({tmp_path / "one": b"1", tmp_path / "two": b"2"})[0]
    assert names(tmp_path) == []


def test_an_interruption_leaves_the_previous_files(tmp_path, monkeypatch):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"previous")
    refuse_second_replace(monkeypatch, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write({one: b"1", two: b"2"})
    assert one.read_bytes() == b"previous"
    assert names(tmp_path) == ["one"]


def test_a_file_system_without_hard_links_will_do(tmp_path, monkeypatch):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"previous")

    def refuse(self, target):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert write({one: b"1", two: b"2"})[0]
    assert names(tmp_path) == ["one", "two"]
