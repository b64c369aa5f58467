"""Runs that are killed at random moments, and runs at once: sets of files stay whole.

`DECKBUILDER_FUZZ_TIMES=17 pytest tests/fuzz/test_kills.py -s` kills 204 runs, stops 102 by each of
two signals, begins 17 times six at once and once sixty, and prints what was left. Seeds are fixed;
which moment of a run they hit depends on how busy the machine is.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(0)]

TIMES = int(os.environ.get("DECKBUILDER_FUZZ_TIMES", "1"))
KILLS = {signal.SIGKILL: 12, signal.SIGINT: 6, signal.SIGTERM: 6}
AT_ONCE = 6
DECK = "---\ntitle: Sample\nlang: en-GB\n---\n\n# {}\n\nWords of {}.\n"
BROKEN = "\n![A map](images/none.png)\n"
NAMES = ("talk-handout-with-notes.pdf", "talk-slides.pdf", "talk.pptx")
OPTIONS = ("build", "talk.md", "--format", "pptx,handout,slides")
OURS = (b"stopped", b"deckbuilder/cli", b"deckbuilder/__")
"""What is printed of runs that had begun; before, Python itself ends as it likes."""


def begin(folder, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "deckbuilder", *options],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip


def build(folder, *options):
    """Build to the end; returns the status and how long it took."""
    began = time.perf_counter()
    process = begin(folder, *OPTIONS, *options)
    process.communicate()
    return process.returncode, time.perf_counter() - began


def files(folder):
    return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}


@pytest.fixture
def states(tmp_path):
    """The deck in two states, with the set of files of each and the time that a build takes."""
    made, times = {}, []
    for state in ("old", "new"):
        (tmp_path / "talk.md").write_text(DECK.format(state, state))
        status, seconds = build(tmp_path, "--no-cache", "-o", state)
        assert status == 0
        made[state] = files(tmp_path / state)
        assert tuple(sorted(made[state])) == NAMES
        times.append(seconds)
    return made, min(times)


def fill(folder, contents):
    folder.mkdir(exist_ok=True)
    for name, data in contents.items():
        (folder / name).write_bytes(data)


@pytest.mark.parametrize("number", KILLS)
def test_a_run_that_is_stopped_at_any_moment_leaves_one_set(tmp_path, states, number):
    """The run after it fails at the deck, so that the set in the folder is not its own."""
    made, seconds = states
    chance = random.Random(13 + number)  # noqa: S311 - moments, not secrets
    dist = tmp_path / "dist"
    stopped, ends = 0, {"old": 0, "new": 0}
    runs = KILLS[number] * TIMES
    for count in range(runs):
        fill(dist, made["old"])
        (tmp_path / "talk.md").write_text(DECK.format("new", "new"))
        process = begin(tmp_path, *OPTIONS, "--no-cache")
        wait_for_moment(process, dist, seconds, chance, late=count % 2)
        process.send_signal(number)
        _, err = process.communicate()
        stopped += process.returncode != 0
        if process.returncode != 0 and any(part in err for part in OURS):
            assert process.returncode == 128 + number, err
            assert err.splitlines()[-1] == b"stopped", err
            assert b"Traceback" not in err
        (tmp_path / "talk.md").write_text(DECK.format("new", "new") + BROKEN)
        assert build(tmp_path)[0] == 1
        left = files(dist)
        state = next((name for name in made if made[name] == left), None)
        assert state, f"after {count}: {sorted(left)}"
        assert sorted(path.name for path in dist.iterdir()) == sorted(NAMES)
        ends[state] += 1
        if not count % 2:  # as busy as the machine is by now
            seconds *= 0.95 if process.returncode == 0 else 1.03
    print(f"{number.name}: {stopped} of {runs} stopped, left {ends}")  # noqa: T201 - for -s
    assert stopped >= runs // 3
    assert ends["old"] > 0


def wait_for_moment(process, dist, seconds, chance, *, late):
    """Wait for any moment of a run, or from when it begins to put files into the folder."""
    if not late:
        time.sleep(chance.uniform(0.02, 1) * seconds)
        return
    while process.poll() is None:
        if any(path.name.startswith(".deckbuild-") for path in dist.iterdir()):
            break
    time.sleep(chance.uniform(0, 0.02))


def test_runs_at_once_into_one_folder_leave_one_set(tmp_path, states):
    """They build two states of a deck of one name, also from the cache."""
    made, _ = states
    for state in made:
        folder = tmp_path / f"of {state}"
        folder.mkdir()
        (folder / "talk.md").write_text(DECK.format(state, state))
    dist = tmp_path / "dist"
    for count in range(TIMES):
        options = ["--no-cache"] if count % 2 else []
        runs = [
            begin(tmp_path, "build", f"of {state}/talk.md", *OPTIONS[2:], *options)
            for state in [*made] * (AT_ONCE // 2)
        ]
        for process in runs:
            _, err = process.communicate()
            assert process.returncode == 0, err
        assert files(dist) in made.values()
        assert sorted(path.name for path in dist.iterdir()) == sorted(NAMES)


def test_many_runs_at_once_of_two_decks(tmp_path, states):
    made, _ = states
    for state in made:
        folder = tmp_path / f"of {state}"
        folder.mkdir()
        (folder / "talk.md").write_text(DECK.format(state, state))
    runs = [
        begin(tmp_path, "build", f"of {state}/talk.md", *OPTIONS[2:])
        for state in [*made] * (3 if TIMES == 1 else 30)
    ]
    for process in runs:
        _, err = process.communicate()
        assert process.returncode == 0, err
    assert files(tmp_path / "dist") in made.values()
    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == sorted(NAMES)
