"""The fuzzers see what they look for, and tell one find from another."""

from __future__ import annotations

import sys

import pytest

from tests.fuzz import decks, kept, media, settings
from tests.fuzz.decks import make_deck
from tests.fuzz.judging import Ending, judge
from tests.fuzz.running import Case, random_for, run_case, signature
from tests.fuzz.smaller import make_smaller
from tests.fuzz.test_inputs import KINDS

BUILD = ("build", "sample")
TRACE = b"""Traceback (most recent call last):
  File "/x/deckbuilder/source/deck.py", line 12, in read_deck
    return 1 / 0
ZeroDivisionError: division by zero
"""


def ended(status: int | None = 0, **options: object) -> Ending:
    values = {"signal": None, "cpu": 0.1, "memory": 1000, "out": b"", "err": b"", **options}
    return Ending(status=status, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ending", "fault"),
    [
        (ended(0), ""),
        (ended(1, err=b"1 error"), ""),
        (ended(2, err=b"Error: there is no deck"), ""),
        (ended(2, err=b"Error: Invalid value for '--today': x"), "no command of the tool"),
        (ended(2), "exit status 2 without a message"),
        (ended(3, err=b"x"), "exit status 3"),
        (
            ended(2, err=b"deckbuild has failed, and the fault is its own: KeyError: 'x'"),
            "internal error in ? KeyError",
        ),
        (
            ended(0, out=b"DB601 a-rule, as the rule has failed, and the fault is its own (E)"),
            "internal error in DB601 ?",
        ),
        (
            ended(70, err=TRACE),
            'internal error in source/deck.py", line 12, in read_deck ZeroDivisionError',
        ),
        (
            ended(0, err=b"/x/PIL/Image.py:12: UserWarning: Corrupt\n  warn()"),
            "a library warns in PIL/Image.py",
        ),
        (ended(None, signal=11), "ended by SIGSEGV"),
        (ended(0, cpu=11.0), "too slow"),
        (ended(0, memory=1_100_000_000), "too much memory"),
        (ended(1, err=b"::error::x"), "printed what is no plain text"),
        (ended(1, err=b"a\x1b[2J"), "printed what is no plain text"),
    ],
)
def test_an_ending_is_judged(ending: Ending, fault: str) -> None:
    faults = judge(ending, BUILD, {}, {})
    assert (signature(faults) if faults else "") == fault


@pytest.mark.parametrize(
    ("status", "command", "after", "fault"),
    [
        (0, BUILD, {"work/dist/a.pptx": b"new"}, ""),
        (1, BUILD, {"work/dist/a.pptx": b"new"}, "changed: work/dist/a.pptx"),
        (1, BUILD, {}, "removed: work/dist/a.pptx"),
        (0, BUILD, {"work/dist/a.pptx": b"old", "work/a.md": b""}, "written: work/a.md"),
        (0, ("upgrade", "sample"), {"work/dist/a.pptx": b"old", "work/a.md": b""}, ""),
        (0, BUILD, {"work/dist/a.pptx": b"old", "cache/a": b""}, ""),
        (0, BUILD, {"work/dist/a.pptx": b"old", "home/a": b""}, "written: home/a"),
    ],
)
def test_the_files_after_a_run_are_judged(
    status: int, command: tuple[str, ...], after: dict[str, bytes], fault: str
) -> None:
    assert (
        judge(ended(status), command, {"work/dist/a.pptx": b"old"}, after) == [fault][: len(fault)]
    )


def test_the_same_seed_makes_the_same_input() -> None:
    first, again, other = (make_deck(random_for("decks", each)) for each in (1, 1, 2))
    assert first == again
    assert isinstance(first, Case)
    assert first != other


def test_an_input_is_made_smaller() -> None:
    data = b"one\ntwo\nthree and more\nfour\n" * 5
    assert make_smaller(data, lambda smaller: b"and" in smaller) == b"and"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="runs commands in forks, within POSIX's limits")
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_varied_builds_as_it_is(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or no fuzzer would come further than to the first fault of all its inputs."""
    for name in ("vary_text", "vary_bytes"):
        for module in (decks, kept, media, settings):
            monkeypatch.setattr(module, name, lambda random, same, *rest: same, raising=False)
    cases = (KINDS[kind][0](random_for(kind, number)) for number in range(20))
    assert any(ending.status == 0 for case in cases for ending in run_case(case, 1))
