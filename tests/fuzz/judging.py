"""What must hold when a command ends, whatever it was given."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.fuzz.worker import CPU_SECONDS, DEFECT
from tests.shared.plain_output import list_strange

MEMORY = 1_000_000_000
KEPT = "cache/"
"""What the tool keeps for itself, beside the working folder."""
OUTPUTS = "dist"
"""The folder below the working folder into which commands of the fuzzers write."""
WRITING = ("adapt", "brand", "new", "upgrade")
"""The commands that may change what a deck is made of, and `check --fix`."""

_TOLD = re.compile(r"the fault is its own|Traceback \(most recent call last\)")
_FRAME = re.compile(r'File ".*?([^/"]+/[^/"]+", line \d+, in \S+)')
_WARNING = re.compile(r"^\S*?([^/\s]+/[^/\s]+\.py):\d+: \w*Warning: .*", re.MULTILINE)
_RULE = re.compile(r"(DB\d{3}) [\w-]+, as the rule has failed")
_RAISED = re.compile(
    r"(?:^|its own[: (]+)(\w[\w.]*(?:Error|Exception|Interrupt|Exit)\w*)\b", re.MULTILINE
)


class Ending(NamedTuple):
    """How a command ended: its status or the signal that ended it, and what it used."""

    status: int | None
    signal: int | None
    cpu: float
    memory: int
    out: bytes
    err: bytes


Files = Mapping[str, bytes]
"""All files about a case, by their paths below its folder; the working folder is `work`."""


def judge(ending: Ending, command: Sequence[str], before: Files, after: Files) -> list[str]:
    """Return what is wrong with an ending; what tells finds apart comes first, up to a bar."""
    return [*_judge_ending(ending, command), *_judge_files(ending, command, before, after)]


def _judge_ending(ending: Ending, command: Sequence[str]) -> list[str]:
    text = (ending.err + ending.out).decode("utf-8", "replace")
    faults: list[str] = []
    if _TOLD.search(text):
        faults.append(f"internal error in {_place(text)} | {text[-3000:]}")
    if warned := _WARNING.search(text):
        faults.append(f"a library warns in {warned[1]} | {warned[0]}")
    printed = ending.out.decode("utf-8", "replace"), ending.err.decode("utf-8", "replace")
    for text, commands in zip(printed, ("github" in command, False), strict=True):
        if strange := list_strange(text, commands=commands):
            faults.append(f"printed what is no plain text | {strange[0]!a:.300}")
    if ending.signal is not None:
        faults.append(f"ended by {signal.Signals(ending.signal).name} | after {ending.cpu:.1f} s")
    elif ending.status not in (0, 1, 2, DEFECT):
        faults.append(f"exit status {ending.status} | {text[-1000:]}")
    elif ending.status == 2 and not ending.err.strip():
        faults.append("exit status 2 without a message")
    if b"Invalid value for '--" in ending.err:
        faults.append(f"no command of the tool | {text[-300:]}")
    if ending.cpu > CPU_SECONDS and ending.signal is None:
        faults.append(f"too slow | {ending.cpu:.1f} s")
    if ending.memory > MEMORY:
        faults.append(f"too much memory | {ending.memory:,} bytes")
    return faults


def _place(text: str) -> str:
    """Return where a traceback ends, or which rule has failed, and what was raised."""
    frames = _FRAME.findall(text) or _RULE.findall(text)
    raised = _RAISED.findall(text)
    return f"{frames[-1] if frames else '?'} {raised[-1] if raised else '?'}"


def _judge_files(
    ending: Ending, command: Sequence[str], before: Files, after: Files
) -> Iterator[str]:
    """Yield what is wrong with the files after a command."""
    may_change = [f"work/{OUTPUTS}/"] if ending.status == 0 else []
    if command[0] in WRITING or "--fix" in command:
        may_change.append("work/")
    for name in sorted({*before, *after}):
        if before.get(name) == after.get(name) or name.startswith((*may_change, KEPT)):
            continue
        how = "changed" if name in after else "removed"
        yield f"{how if name in before else 'written'}: {name}"
