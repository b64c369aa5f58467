"""Compares deckbuild with pandoc on the same Markdown file: wall time and peak memory.

Owns the decks it generates, the runs and the table of results with the project's targets.
Refuses to be a test: times depend on the machine, so nothing here passes or fails a build.

pandoc writes a PowerPoint file only, deckbuild a PowerPoint file and a handout. The two run in
turn (A B A B), each in a new process, after one run of each that is not counted, so that both
find their files in the system's cache, and Python its compiled modules.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from measure import Run, measure, median, peak
from variants import find_office, measure_variants

RUNS = {17: 9, 170: 5, 1700: 1}
"""How often each tool builds a deck, by the deck's number of slides."""

_SENTENCE = "a sample slide holds some words that say nothing but take the room of a line"
_WORDS = _SENTENCE.split()


# --- decks ---------------------------------------------------------------------------------


def generate_deck(slides: int) -> str:
    """Return a deck of so many slides, each with notes, every fourth with a table."""
    front = '---\ntitle: "A sample deck to measure"\n---\n'
    return "\n".join([front, *(_slide(number) for number in range(1, slides + 1))])


def _slide(number: int) -> str:
    content = _table(number) if number % 4 == 0 else _bullets(number)
    notes = f"Sample notes of slide {number}. {_sentence(number, 40)}"
    return f"# Sample slide {number}\n\n{content}\n\n::: notes\n\n{notes}\n\n:::\n"


def _bullets(number: int) -> str:
    lines = (f"- **Point {line}**: {_sentence(number + line, 9)}" for line in range(1, 6))
    return "\n".join(lines)


def _table(number: int) -> str:
    rows = (f"| Sample {row} | {number * row} | {_sentence(row, 3)} |" for row in range(1, 6))
    return "\n".join(["| Item | Count | Remark |", "|------|-----:|--------|", *rows])


def _sentence(start: int, length: int) -> str:
    words = (_WORDS[(start + index) % len(_WORDS)] for index in range(length))
    return f"{' '.join(words).capitalize()}."


# --- runs ----------------------------------------------------------------------------------


def compare(slides: int, runs: int, commands: Mapping[str, Sequence[str]]) -> dict[str, list[Run]]:
    """Run the commands in turn on a deck; a word `DECK` or `OUT` in them stands for a path."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        deck = folder / "deck.md"
        deck.write_text(generate_deck(slides), encoding="utf-8")
        for counted in _rounds(runs):
            for name, command in commands.items():
                run = measure(_fill(command, deck, folder / name), folder)
                if counted:
                    found[name].append(run)
    return found


def _rounds(runs: int) -> Iterator[bool]:
    """Yield whether each round counts: the first only fills caches, unless it is the only one."""
    if runs > 1:
        yield False
    yield from (True for _ in range(runs))


def _fill(command: Sequence[str], deck: Path, output: Path) -> list[str]:
    return [word.replace("DECK", str(deck)).replace("OUT", str(output)) for word in command]


def report(results: Mapping[int, Mapping[str, Sequence[Run]]]) -> None:
    """Print a row for each size and tool."""
    print(f"{'slides':>6}  {'tool':<10} {'runs':>4} {'min':>9} {'median':>9} {'peak':>9}  ratio")
    for slides, tools in results.items():
        reference = median(tools["pandoc"])
        for name, runs in tools.items():
            print(
                f"{slides:>6}  {name:<10} {len(runs):>4} {_fastest(runs):>7.3f} s "
                f"{median(runs):>7.3f} s {peak(runs):>6.0f} MB  {median(runs) / reference:.2f}"
            )


def judge(targets: Iterable[tuple[str, float, float]]) -> None:
    """Print what became of each target."""
    print()
    for text, value, limit in targets:
        verdict = "met" if value <= limit else "NOT MET"
        print(f"{verdict:>7}: {text}: {value:.2f} (at most {limit:g})")


def _targets(
    results: Mapping[int, Mapping[str, Sequence[Run]]],
) -> Iterator[tuple[str, float, float]]:
    """Yield each target that the sizes measured allow to judge: its words, value and limit."""
    ours = {slides: tools["deckbuild"] for slides, tools in results.items()}
    theirs = {slides: tools["pandoc"] for slides, tools in results.items()}
    if 17 in results:
        ratio = median(ours[17]) / median(theirs[17])
        yield "17 slides, both files, cold: time as a multiple of pandoc's", ratio, 2.0
    if 170 in results and 1700 in results:
        growth = median(ours[1700]) / median(ours[170])
        yield "ten times the slides (170 to 1700): time grows by", growth, 12.0
    if 1700 in results:
        ratio = median(ours[1700]) / median(theirs[1700])
        yield "1700 slides, both files: time as a share of pandoc's", ratio, 0.1
        yield "1700 slides: peak memory in MB", peak(ours[1700]), 300.0


def _fastest(runs: Sequence[Run]) -> float:
    return min(run.seconds for run in runs)


def main() -> int:
    """Measure the sizes that are asked for and print the table."""
    parser = argparse.ArgumentParser(description="Compare deckbuild with pandoc.")
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of slides, for instance 17 170")
    parser.add_argument("--variants", action="store_true", help="only rebuilds and many variants")
    options = parser.parse_args()
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        print("pandoc is not installed; on Debian or Ubuntu: apt install pandoc", file=sys.stderr)
        return 2
    targets: list[tuple[str, float, float]] = []
    if not options.variants:
        targets += _compare_sizes(options.sizes or list(RUNS), pandoc)
    if options.variants or not options.sizes:
        targets += measure_variants(_slide, pandoc, find_office())
    judge(targets)
    return 0


def _compare_sizes(sizes: Sequence[int], pandoc: str) -> Iterator[tuple[str, float, float]]:
    build = [sys.executable, "-m", "deckbuilder", "build", "DECK", "-o", "OUT", "-q", "--no-cache"]
    commands = {"pandoc": [pandoc, "DECK", "-o", "OUT.pptx"], "deckbuild": build}
    results = {slides: compare(slides, RUNS.get(slides, 1), commands) for slides in sizes}
    report(results)
    return _targets(results)


if __name__ == "__main__":
    sys.exit(main())
