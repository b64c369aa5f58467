"""What a part of the benchmark found, and the project's targets.

Owns how a target is judged and how a part is shown, as Markdown. A target whose peer is missing
is not judged, and that is said in its place: what was not measured never counts as reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from measuring import Run, median, median_cpu, peak

Results = Mapping[int, Mapping[str, Sequence[Run]]]
"""The runs of each row, by the size of the deck and the row's name."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted: a value, None where it was not measured, and the limit it must keep."""

    text: str
    value: float | None
    limit: float
    at_least: bool = False

    def judge(self) -> str:
        """Return the verdict."""
        if self.value is None:
            return "not judged: no measurement"
        reached = self.value >= self.limit if self.at_least else self.value <= self.limit
        return "reached" if reached else "**missed**"


@dataclass(frozen=True, slots=True)
class Report:
    """What a part found: its runs by size in a unit, its targets, and who took part or not."""

    title: str
    results: Results
    targets: Sequence[Target]
    peers: Sequence[str] = ()
    unit: str = "slides"
    load: float | None = None
    """How many processes wanted a processor as it began; None where the system does not tell."""


# --- judging -------------------------------------------------------------------------------


def compare_times(results: Results, size: int, name: str, reference: str) -> float | None:
    """Return a row's median wall time as a multiple of another's, None where either is missing."""
    runs, others = _find(results, size, name), _find(results, size, reference)
    return median(runs) / median(others) if runs and others else None


def compare_memory(results: Results, size: int, name: str, reference: str) -> float | None:
    """Return a row's peak memory as a multiple of another's, None where either is missing."""
    runs, others = _find(results, size, name), _find(results, size, reference)
    return peak(runs) / peak(others) if runs and others else None


def find_cpu(results: Results, size: int, name: str) -> float | None:
    """Return a row's median CPU seconds, None where they were not measured."""
    return median_cpu(_find(results, size, name))


def judge_growth(results: Results, name: str, what: str) -> Iterator[Target]:
    """Yield the target that time is in proportion to the slides, where both sizes were measured."""
    few, many = _find(results, 170, name), _find(results, 1700, name)
    if few and many:
        text = f"{what}, 1700 slides in place of 170: time grows by"
        yield Target(text, median(many) / median(few), 12.0)


def _find(results: Results, size: int, name: str) -> Sequence[Run]:
    return results.get(size, {}).get(name, ())


# --- showing -------------------------------------------------------------------------------


def show(report: Report) -> str:
    """Return a report as Markdown: a row for each tool or run, a column for each size, targets."""
    sizes = [_name_size(size, report.unit) for size in report.results]
    names = list(dict.fromkeys(name for rows in report.results.values() for name in rows))
    lines = [
        f"| CPU s / wall s / peak MB | {' | '.join(sizes)} |",
        f"|---{'|---:' * len(sizes)}|",
        *(_show_row(report.results, name) for name in names),
        f"| runs of each | {' | '.join(_count_runs(rows) for rows in report.results.values())} |",
    ]
    if report.targets:
        lines += ["", "| target | measured | wanted | |", "|---|---:|---:|---|"]
        lines += map(_show_target, report.targets)
    return "\n".join(lines)


def _name_size(size: int, unit: str) -> str:
    return f"{size} {unit.removesuffix('s') if size == 1 else unit}"


def _show_row(results: Results, name: str) -> str:
    cells = (_show_runs(_find(results, size, name)) for size in results)
    return f"| {name} | {' | '.join(cells)} |"


def _show_runs(runs: Sequence[Run]) -> str:
    if not runs:
        return "–"
    memory = peak(runs)
    return " / ".join(
        [
            _show_seconds(median_cpu(runs)),
            _show_seconds(median(runs)),
            f"{memory:.0f}" if memory else "–",
        ]
    )


def _show_seconds(seconds: float | None) -> str:
    """Return seconds with so many digits as can be told apart."""
    if seconds is None:
        return "–"
    return f"{seconds:.{3 if seconds < 0.1 else 2 if seconds < 10 else 1}f}"


def _count_runs(rows: Mapping[str, Sequence[Run]]) -> str:
    counts = sorted({len(runs) for runs in rows.values()})
    return (
        "–".join(str(count) for count in dict.fromkeys([counts[0], counts[-1]])) if counts else "–"
    )


def _show_target(target: Target) -> str:
    value = "–" if target.value is None else f"{target.value:.3g}"
    wanted = f"{'≥' if target.at_least else '≤'} {target.limit:g}"
    return f"| {target.text} | {value} | {wanted} | {target.judge()} |"
