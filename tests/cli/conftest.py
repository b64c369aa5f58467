"""Running the command line as a user does, in this process or, for terminals, in another."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from deckbuilder.cli import main

TITLE = "---\ntitle: Sample\n---\n\n"


@dataclass
class Result:
    status: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run a command in an empty folder; returns its status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run_command(*args):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        printed = capsys.readouterr()
        return Result(int(ended.value.code), printed.out, printed.err)

    return run_command


@pytest.fixture
def run_in_terminal(tmp_path):
    """Run a command with standard error on a pseudo-terminal; returns status and what it shows."""
    import pty

    def run_command(*args, **environment):
        ours, theirs = pty.openpty()
        inherited = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
        process = subprocess.Popen(
            [sys.executable, "-m", "deckbuilder", *map(str, args)],
            cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=theirs,
            env={**inherited, "TERM": "xterm", **environment},
        )  # fmt: skip
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so when the other end closes
                break
            if not part:
                break
            shown += part
        os.close(ours)
        return Result(process.wait(), "", shown.decode())

    return run_command


@pytest.fixture
def talk(tmp_path):
    """A clean deck of one file."""
    path = tmp_path / "talk.md"
    path.write_text(f"{TITLE}# Sample title\n\nSample text.\n", encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path):
    """A deck of one file with an error in its seventh line."""
    path = tmp_path / "faulty.md"
    path.write_text(f"{TITLE}# Sample title\n\n![A sample](images/none.png)\n", encoding="utf-8")
    return path
