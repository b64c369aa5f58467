"""The tables of a benchmark, and the project's targets.

Owns what the targets are and how they are judged. A target whose peer is missing is not judged,
and that is said in its place: what was not measured never counts as met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from measuring import OURS, Run, fastest, median, peak

Results = Mapping[int, Mapping[str, Sequence[Run]]]
"""The runs of each tool, by the number of slides and the tool's name."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted: a value, None where it was not measured, and the limit it must keep."""

    text: str
    value: float | None
    limit: float
    at_least: bool = False

    def judge(self) -> str:
        """Return the target as a line, with its verdict first."""
        wanted = f"at {'least' if self.at_least else 'most'} {self.limit:g}"
        if self.value is None:
            return f"NOT JUDGED: {self.text}: peer missing ({wanted})"
        met = self.value >= self.limit if self.at_least else self.value <= self.limit
        return f"{'met' if met else 'NOT MET':>10}: {self.text}: {self.value:.2f} ({wanted})"


def show_table(title: str, results: Results, reference: str) -> None:
    """Print a row for each size and tool; the last column is a multiple of the reference's time."""
    print(f"{title}; ratio: time as a multiple of {reference}'s")
    print(f"{'slides':>6}  {'tool':<11} {'runs':>4} {'min':>9} {'median':>9} {'peak':>9}  ratio")
    for slides, tools in results.items():
        for name, runs in tools.items():
            ratio = _ratio(tools, name, reference)
            print(
                f"{slides:>6}  {name:<11} {len(runs):>4} {fastest(runs):>7.3f} s "
                f"{median(runs):>7.3f} s {peak(runs):>6.0f} MB  "
                f"{'-' if ratio is None else f'{ratio:.2f}'}"
            )
    print()


def judge_both_files(results: Results) -> Iterator[Target]:
    """Yield the targets of a build of both files that the sizes measured allow to judge."""
    if 17 in results:
        ratio = _ratio(results[17], OURS, "pandoc")
        yield Target("17 slides, both files, cold: time as a multiple of pandoc's", ratio, 2.0)
    yield from _judge_growth(results, "both files")
    if 1700 in results:
        ratio = _ratio(results[1700], OURS, "pandoc")
        yield Target("1700 slides, both files: time as a share of pandoc's", ratio, 0.1)


def judge_handout(results: Results, peers: Sequence[str]) -> Iterator[Target]:
    """Yield the targets of a build of the handout alone."""
    if 17 in results:
        for peer in peers:
            text = f"17 slides, handout alone, cold: times faster than {peer}"
            yield Target(text, _ratio(results[17], peer, OURS), 4.0, at_least=True)
    yield from _judge_growth(results, "handout alone")


def judge_check(results: Results) -> Iterator[Target]:
    """Yield the targets of a check, beside a build of both files."""
    if 17 in results:
        ratio = _ratio(results[17], "check", OURS)
        yield Target("17 slides, a check: time as a multiple of a build's", ratio, 1.0)
    if 170 in results and 1700 in results:
        growth = median(results[1700]["check"]) / median(results[170]["check"])
        yield Target("a check, ten times the slides (170 to 1700): time grows by", growth, 12.0)


def judge_size(handout: int) -> Target:
    """Return the target of the default deck's handout, whose size is given in bytes."""
    return Target("default deck: size of the handout in kB", handout / 1000, 400.0)


def _judge_growth(results: Results, what: str) -> Iterator[Target]:
    if 170 in results and 1700 in results:
        growth = median(results[1700][OURS]) / median(results[170][OURS])
        yield Target(f"{what}, ten times the slides (170 to 1700): time grows by", growth, 12.0)
    if 1700 in results:
        memory = peak(results[1700][OURS])
        yield Target(f"1700 slides, {what}: peak memory in MB", memory, 300.0)


def _ratio(tools: Mapping[str, Sequence[Run]], name: str, reference: str) -> float | None:
    """Return the median time of a tool as a multiple of another's, None where either is missing."""
    if name not in tools or reference not in tools:
        return None
    return median(tools[name]) / median(tools[reference])
