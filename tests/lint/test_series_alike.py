"""The number of series that a chart may have is the number of looks that charts give them."""

from __future__ import annotations

import pytest

from deckbuilder.brand.theme_colours import Colours
from deckbuilder.layout.charts import choose_look
from deckbuilder.lint.rules.series_alike import series_alike
from deckbuilder.model import Chart, ChartKind, Series
from tests.lint.subjects import make_subject
from tests.shared.small_slides import scenes_of, slide


def chart(kind: ChartKind, count: int) -> Chart:
    series = tuple(Series(name=f"Sample {n}", values=(1.0, 2.0)) for n in range(count))
    return Chart(kind=kind, categories=("A", "B"), series=series, title="Sample", alt="A sample")


def looks(kind: ChartKind, count: int) -> list[object]:
    """Return what each series looks like to somebody who sees no colours."""
    look = choose_look(chart(kind, count), Colours())
    if kind == "line":
        return [(index % 4, mark.shade.lightness == 1.0) for index, mark in enumerate(look.fills)]
    flat = [fill.pattern or "flat" for fill in look.fills]
    return [(index % 8 if name == "flat" else name) for index, name in enumerate(flat)]


@pytest.mark.parametrize("kind", ["column", "line"])
def test_the_ninth_series_is_the_first_that_looks_like_another(kind: ChartKind) -> None:
    assert len(set(looks(kind, 8))) == 8
    assert len(set(looks(kind, 9))) == 8


@pytest.mark.parametrize(("count", "found"), [(8, 0), (9, 1)])
def test_that_one_is_reported(count: int, found: int) -> None:
    presentation, _ = scenes_of(slide(chart("line", count)))
    subject = make_subject(presentation)
    assert len(list(series_alike.check(subject))) == found
