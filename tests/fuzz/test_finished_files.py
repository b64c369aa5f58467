"""Whatever is changed in a finished file, the gate says what it could not judge, and ends soon."""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

import pytest

from deckbuilder.cli import main
from deckbuilder.cli.reports import FORMS
from tests.fuzz.finished_files import documents, keep, make_file, presentations
from tests.shared.validators import ROOT

TIMES = int(os.environ.get("DECKBUILDER_FUZZ_TIMES", "1"))
SEED = int(os.environ.get("DECKBUILDER_FUZZ_SEED", "1"))
SECONDS = 10
BYTES = 1_000_000_000
FINDS = ROOT / "build" / "fuzz" / "finished-files"


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.skipif(sys.platform == "win32", reason="judges in forks, within POSIX's limits")
def test_no_change_to_a_finished_file_ends_in_an_internal_error(tmp_path: Path) -> None:
    finds = []
    for ending, data in ((".pptx", presentations()[0]), (".pdf", documents()[0])):
        path = keep(f"sound{ending}", data, tmp_path)
        assert _judge(path, tmp_path / "report", "text") == ""  # here, before there are forks
    for number in range(30 * TIMES):
        ending, data = make_file(Random(f"{SEED}:finished:{number}"))  # noqa: S311
        path = keep(f"sample{ending}", data, tmp_path)
        if fault := judge_in_fork(path, tmp_path / "report", FORMS[number % len(FORMS)]):
            left = keep(f"{SEED}-{number}{ending}", data, FINDS)
            finds.append(f"{left}: {fault}")
    assert not finds, "\n".join(finds)


def judge_in_fork(path: Path, report: Path, form: str) -> str:
    """Judge a file as the command does, in a process of its own; return what went wrong."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _limit()
        try:
            fault = _judge(path, report, form)
        except BaseException:  # noqa: BLE001 - a find
            fault = traceback.format_exc()
        os.write(writing, fault.encode("utf-8", "replace")[-4_000:])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        fault = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return f"ended by {signal.Signals(os.WTERMSIG(status)).name}"
    return fault


def _limit() -> None:
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 0
    most = pages * os.sysconf("SC_PAGE_SIZE") + BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _judge(path: Path, report: Path, form: str) -> str:
    """Run the command; what it prints may hold anything, as a terminal or a file may."""
    names = ["check", "--built", str(path), "--no-verapdf", "--report", str(report)]
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    with redirect_stdout(printed), redirect_stderr(printed), pytest.raises(SystemExit) as ended:
        main([*names, "--format", form])
    printed.seek(0)
    output = printed.read()
    if ended.value.code not in (0, 1) or "has failed" in output:
        return f"--format {form}: status {ended.value.code}\n{output[-3_000:]}"
    if "MemoryError" in output:
        return f"more than {BYTES:,} bytes"
    return "" if (report / "evidence.json").exists() else "no report"
