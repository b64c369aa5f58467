"""Data in the deck's folder that no chart and no table shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule


@rule(
    "DB681",
    "unused-data",
    ADVICE,
    summary="A CSV file in the deck's folder `data` is shown by no chart and no table, in no "
    "translation and in no variant.",
    why="Somebody may keep it up to date and believe that the slides follow. Figures on few "
    "people should not lie in a folder that is passed on.",
    example="`data/reports-2018.csv`, when the chart shows `data/reports.csv`",
    fix="Show it (`src=data/reports-2018.csv`), or take the file out of the folder.",
    source="This tool's own rule; no published one",
)
def unused_data(subject: Subject) -> Iterator[Finding]:
    """Find CSV files that nothing names."""
    for place in subject.folder.find_unused("data", (".csv",)):
        name = PurePath(place.path).name
        yield Finding(
            place, f"no chart and no table shows {name}", hint="take the file out, or show it"
        )
