"""Programs of the machine: never one that lies with a deck, and never an option made of a name."""

import os
import subprocess
import sys

import pytest

from deckbuilder.files.programs import find_program, list_trusted_folders, run_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are scripts here")


def put_program(folder, name="verapdf"):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$@"\n/bin/cat\n')
    path.chmod(0o755)
    return path


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A working folder with a program in it, and one of the machine elsewhere."""
    folder = tmp_path / "work"
    put_program(folder)
    put_program(folder / "sub/bin")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", str(put_program(tmp_path / "bin").parent))
    return folder


@pytest.mark.parametrize(
    "first", ["", ".", "sub/bin", "./sub/bin", "{}", "{}/sub/bin", "{}/../work"]
)
def test_none_of_the_working_folder_is_run(work, monkeypatch, first):
    machine = os.environ["PATH"]
    entry = first.format(work)
    monkeypatch.setenv("PATH", f"{entry}{os.pathsep}{machine}")
    assert find_program("verapdf") == f"{machine}/verapdf"
    assert list_trusted_folders() == [machine]
    monkeypatch.setenv("PATH", entry)
    assert find_program("verapdf") is None


def test_programs_of_ones_own_are_found_from_ones_home(work, monkeypatch):
    """Shells begin there, and people install programs below it."""
    monkeypatch.setenv("HOME", str(work))
    monkeypatch.setenv("PATH", f"{work}{os.pathsep}{work}/sub/bin")
    assert find_program("verapdf") == f"{work}/sub/bin/verapdf"


def test_a_link_to_the_working_folder_is_no_way_round(work, monkeypatch):
    (work.parent / "link").symlink_to(work)
    (work.parent / "bin/java").symlink_to(work / "verapdf")
    monkeypatch.setenv("PATH", f"{work.parent}/link{os.pathsep}{work.parent}/bin")
    assert find_program("verapdf") == f"{work.parent}/bin/verapdf"
    assert find_program("java") is None


def test_folders_that_cannot_be_are_left_out(work, monkeypatch):
    machine = os.environ["PATH"]
    (work.parent / "circle").symlink_to(work.parent / "circle")
    monkeypatch.setenv("PATH", f"{work.parent}/circle{os.pathsep}{machine}")
    assert find_program("verapdf") == f"{machine}/verapdf"


def test_where_one_works_in_the_root_programs_are_found(work, monkeypatch):
    monkeypatch.chdir("/")
    assert find_program("verapdf") == f"{work.parent}/bin/verapdf"


def test_a_program_runs_in_its_own_folder_and_is_told_nothing(work):
    program = find_program("verapdf")
    ran = run_program(program, ["--flavour", "ua1"], seconds=10)
    assert ran.stdout.splitlines() == [str(work.parent / "bin"), "--flavour", "ua1"]


def test_a_name_is_no_command_for_windows(work):
    batch = put_program(work.parent / "bin", "verapdf.bat")
    with pytest.raises(OSError, match="character"):
        run_program(str(batch), ["C:\\a&calc.pdf"], seconds=10)
    assert run_program(str(batch), ["C:\\a b.pdf"], seconds=10).returncode == 0


@pytest.mark.slow
def test_no_module_of_the_working_folder_is_imported(work):
    for module in ("yaml", "click", "msgspec", "gc", "json", "__future__", "sitecustomize"):
        (work / f"{module}.py").write_text("import os\nos.write(1, b'RUN')\n")
    (work / "talk.md").write_text("---\ntitle: T\nlang: en-GB\n---\n\n# One\n\nWords.\n")
    for command in ("build talk.md --no-cache", "check talk.md", "build --all talk.md -j2"):
        python = [sys.executable, "-m", "deckbuilder", *command.split()]
        ran = subprocess.run(python, capture_output=True, check=False)
        assert b"RUN" not in ran.stdout
        assert ran.returncode == 0, ran.stderr
