"""The files that a slide names, and slides that are known by their text under another name."""

from __future__ import annotations

import pytest

from deckbuilder.source.overlays.lock.renamed import find_renamed
from deckbuilder.source.overlays.named_files import find_named_files


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("![A map](images/map.png)", ["images/map.png"]),
        ('![A map](images/map.png "A caption"){width=60%}', ["images/map.png"]),
        ("![A map](<images/our area.png>)", ["images/our area.png"]),
        ("![A map](images/our%20area.png)", ["images/our area.png"]),
        (r"![A map](images\map.png)", ["images/map.png"]),
        ("![A map][m]\n\n[m]: images/map.png\n", ["images/map.png"]),
        ('```table {src="data/a.csv" caption="A"}\n```', ["data/a.csv"]),
        ("```chart {type=bar src=data/a.csv alt='A'}\n```", ["data/a.csv"]),
        ("```chart {src='data/a b.csv'}\n```\n![](images/a.png)", ["data/a b.csv", "images/a.png"]),
        ("![](a.png)\n\n![](b.png)\n\n![](a.png)", ["a.png", "b.png"]),
        ("![A](https://example.org/a.png)\n\n[see](#neglect) [x](mailto:a@example.org)", []),
        ("[note]: https://example.org/\n[^src]: Sample author (2020).\n", []),
        ("# A title {layout=quote}\n\nText with src = here.\n", []),
    ],
)
def test_pictures_and_data_are_found_by_name(text, names):
    assert list(find_named_files(text)) == names


SAMPLE = "# Neglect\n\n- one two three four five six seven eight\n"


def test_a_slide_is_known_by_the_same_text():
    assert find_renamed({"old": SAMPLE}, {"other": "# Else\n", "new": SAMPLE}) == {"old": "new"}


def test_a_slide_is_known_by_most_of_its_words():
    come = {"new": SAMPLE.replace("eight", "nine"), "other": "# Neglect\n\nAll is different.\n"}
    assert find_renamed({"old": SAMPLE}, come) == {"old": "new"}


def test_other_slides_are_not_taken_for_renamed_ones():
    assert find_renamed({"old": SAMPLE}, {"new": "# Neglect\n\nAll is different here.\n"}) == {}
    assert find_renamed({"old": SAMPLE}, {}) == {}


def test_each_slide_has_one_new_name():
    gone = {"one": SAMPLE, "two": SAMPLE.replace("eight", "nine")}
    assert find_renamed(gone, {"new": SAMPLE}) == {"one": "new"}
    assert find_renamed(gone, {"a": gone["two"], "b": SAMPLE}) == {"one": "b", "two": "a"}
