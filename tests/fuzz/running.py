"""Runs made-up inputs through commands, and reports those that break what must hold.

Owns the seeds, the process that runs commands, and the folder of each input. Refuses to know how
inputs are made, and what is wrong with an ending: `judging.py` says.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.fuzz.judging import Ending, judge
from tests.fuzz.smaller import make_smaller
from tests.shared.validators import ROOT

TIMES = int(os.environ.get("DECKBUILDER_FUZZ_TIMES", "1"))
SEED = int(os.environ.get("DECKBUILDER_FUZZ_SEED", "1"))
ONLY = os.environ.get("DECKBUILDER_FUZZ_ONLY", "")
FINDS = ROOT / "build" / "fuzz"
MAX_FINDS = 20
"""After how many finds of one kind its fuzzer stops: one fault is found again and again."""


class Case(NamedTuple):
    """Files, by their paths below the working folder, and the commands that are run there."""

    files: Mapping[str, bytes]
    commands: Sequence[Sequence[str]]
    varied: str = ""
    """The file that is made smaller when something is found; none where it is several."""
    environment: Mapping[str, str] = {}
    """Variables; `{case}` in one is the folder about the working folder."""
    between: Callable[[Path], None] = lambda folder: None
    """What is done to the case's folder after each command."""


Make = Callable[[Random], Case]


class Find(NamedTuple):
    """An input that breaks what must hold."""

    name: str
    command: Sequence[str]
    faults: Sequence[str]
    case: Case
    folder: Path

    def __str__(self) -> str:
        lines = [f"{self.name}: deckbuild {' '.join(map(repr, self.command))}", *self.faults]
        if self.case.varied:
            lines += [f"{self.case.varied}: {self.case.files[self.case.varied][:2000]!r}"]
        return "\n  ".join([*lines, f"all its files: {self.folder}"])


def fuzz(kind: str, make: Make, count: int) -> list[Find]:
    """Try `count` inputs of a kind, times what the environment says; return the finds."""
    finds: list[Find] = []
    signatures: set[str] = set()
    for number in _numbers(kind, count):
        if TIMES > 1 and number % 100 == 0:
            print(f"{kind} {number}, {len(finds)} finds", flush=True)  # noqa: T201
        case = make(random_for(kind, number))
        broken = _try(case)
        if broken is None or signature(broken[1]) in signatures:
            continue
        signatures.add(signature(broken[1]))
        print(f"{kind}:{number}: {signature(broken[1])}", flush=True)  # noqa: T201 - see below
        finds.append(_keep(f"{kind}:{number}", case, *broken))
        print(finds[-1], flush=True)  # noqa: T201 - a long run is watched
        if len(finds) == MAX_FINDS:
            break
    return finds


def random_for(kind: str, number: int) -> Random:
    """Return what an input is made with: the same for the same seed, kind and number."""
    return Random(f"{SEED}:{kind}:{number}")  # noqa: S311 - no secret


def _numbers(kind: str, count: int) -> Sequence[int]:
    if not ONLY:
        return range(count * TIMES)
    only, _, number = ONLY.partition(":")
    return [int(number)] if only == kind else []


def signature(faults: Sequence[str]) -> str:
    """Return what tells one find from another: where the traceback ends, or else what is wrong."""
    return faults[0].split(" | ")[0]


def _try(case: Case) -> tuple[Sequence[str], Sequence[str]] | None:
    """Run a case's commands; return the first that breaks what must hold, and how."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        folder = Path(name)
        _lay(case, folder)
        before = _read_all(folder)
        for command in case.commands:
            ending, after = _run(case, command, folder), _read_all(folder)
            faults = judge(ending, command, before, after)
            if faults:
                return command, faults
            case.between(folder)
            before = _read_all(folder)
    return None


def run_case(case: Case, number: int) -> list[Ending]:
    """Run the first commands of a case, and return how they ended."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        _lay(case, Path(name))
        return [_run(case, command, Path(name)) for command in case.commands[:number]]


def _lay(case: Case, folder: Path) -> None:
    """Write a case's files, with folders about the working folder for what programs keep."""
    for name in ("work", "home", "temporary"):
        (folder / name).mkdir()
    for name, data in case.files.items():
        path = folder / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _read_all(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent != folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _run(case: Case, command: Sequence[str], folder: Path) -> Ending:
    """Have a command run in the working folder of a case."""
    values = {name: value.replace("{case}", str(folder)) for name, value in _variables(case)}
    job = {
        "folder": str(folder / "work"), "arguments": [*command], "environment": values,
        "out": str(folder / "out"), "err": str(folder / "err"),
    }  # fmt: skip
    answer = _worker().ask(job)
    return Ending(**answer, out=(folder / "out").read_bytes(), err=(folder / "err").read_bytes())


class _Worker:
    """The process that runs commands; it ends with this one."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.worker"], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "DECKBUILDER_CACHE": "off"},
        )  # fmt: skip
        atexit.register(self._process.communicate)

    def ask(self, job: Mapping[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@cache
def _worker() -> _Worker:
    return _Worker()


def _variables(case: Case) -> Sequence[tuple[str, str]]:
    return [("HOME", "{case}/home"), ("TMPDIR", "{case}/temporary"), *case.environment.items()]


def _keep(name: str, case: Case, command: Sequence[str], faults: Sequence[str]) -> Find:
    """Make a find's input smaller, and leave its files where people find them."""

    def is_still_found(data: bytes) -> bool:
        broken = _try(_with(case, command, data))
        return broken is not None and signature(broken[1]) == signature(faults)

    if case.varied:
        data = make_smaller(case.files[case.varied], is_still_found)
        case = _with(case, command, data)
    folder = FINDS / name.replace(":", "-")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _lay(case, folder)
    find = Find(name, command, faults, case, folder)
    (folder / "find.txt").write_text(f"{find}\n", encoding="utf-8", errors="backslashreplace")
    return find


def _with(case: Case, command: Sequence[str], data: bytes) -> Case:
    """Return a case with other bytes in the file that is varied, up to the command at fault."""
    commands = case.commands[: [*case.commands].index(command) + 1]
    return case._replace(files={**case.files, case.varied: data}, commands=commands)
