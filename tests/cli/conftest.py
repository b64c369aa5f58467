"""Running the command line as a user does, in this process or, for terminals, in another."""

import contextlib
import os
import select
import signal
import subprocess
import sys
from dataclasses import dataclass

import pytest

from deckbuilder.cli import main

CTRL_C, CTRL_D = "\x03", "\x04"

PATIENCE = 30.0
"""The seconds after which a command that says nothing is taken to wait for an answer."""

TITLE = "---\ntitle: Sample\nlang: en-GB\n---\n"


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
    """Run a command with one of its streams on a pseudo-terminal; returns status and what it shows.

    That is standard error, or what `stream` names; the other goes nowhere.
    """
    import pty

    def run_command(*args, stream="stderr", **environment):
        ours, theirs = pty.openpty()
        inherited = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
        process = subprocess.Popen(
            [sys.executable, "-m", "deckbuilder", *map(str, args)],
            cwd=tmp_path, **streams,
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
def converse(tmp_path):
    """Run a command on a pseudo-terminal and answer it; returns status, results and questions.

    The answers are typed one by one, each once the command waits for it: after what it shows
    ends in ": ".
    """
    import pty

    def run_command(*args, answers=()):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "deckbuilder", *map(str, args)],
            cwd=tmp_path, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs,
            env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
        )  # fmt: skip
        os.close(theirs)
        shown, left = "", list(answers)
        while True:
            if not select.select([ours], [], [], PATIENCE)[0]:
                process.kill()
                process.communicate()
                os.close(ours)
                message = f"the command waits for another answer:\n{shown}"
                raise AssertionError(message)
            try:
                part = os.read(ours, 4096)
            except OSError:  # Linux says so when the other end closes
                break
            if not part:
                break
            shown += part.decode()
            if left and shown.endswith(": "):
                answer = left.pop(0)
                if answer == CTRL_C:  # the terminal is nobody's, so that it sends no signal
                    process.send_signal(signal.SIGINT)
                    answer = ""  # an Enter wakes who had begun to read when the signal came
                with contextlib.suppress(OSError):  # ended meanwhile
                    os.write(ours, f"{answer}\n".encode())
        out, _ = process.communicate()
        os.close(ours)
        assert left == [], shown
        return Result(process.returncode, out.decode(), shown.replace("\r\n", "\n"))

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
