"""Decks and `deck.lock` of commit 94d8047 are read as they were then: see README.md."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.written_before.record import DECKS, record

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
THEN: dict[str, Any] = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))

# --- what is read otherwise on purpose -----------------------------------------------------

OPEN = "To be added by your partnership"
"""What stood for a contact that nobody has filled in: now what shows it is left out, as what is
not known is no news for participants."""

WAITS = "Still to be filled in"
"""The title that was put over what waits for its data; its author's words say that as well."""

NO_FIT = '"fit": null'
"""A picture of which nobody says how it fits: its place decides, and among text it is contained."""


def _as_left_out(value: Any) -> Any:
    """Return what was read, without what showed an open contact and without titles of the tool's.

    An item of a list is a node as well.
    """
    match value:
        case dict() if "nodes" in value:
            gone = sum(OPEN in text for text in value["blocks"])
            items = [at for at, (kind, _) in enumerate(value["nodes"]) if kind == "ListItem"]
            kept = [node for at, node in enumerate(value["nodes"]) if at not in items[:gone]]
            return {name: _as_left_out(each) for name, each in {**value, "nodes": kept}.items()}
        case dict():
            return {name: _as_left_out(each) for name, each in value.items() if each != WAITS}
        case list():
            shown = (each for each in value if each != WAITS and not _is_open(each))
            return [_as_left_out(each) for each in shown]
    return "" if _is_open(value) else value


def _is_open(value: Any) -> bool:
    return isinstance(value, str) and value.endswith(OPEN)


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What is read today of a copy of the decks, in the form of `expected.json`."""
    folder = tmp_path_factory.mktemp("before")
    for name in ("decks", "branding"):
        shutil.copytree(HERE / name, folder / name)
    return json.loads(json.dumps(record(folder)).replace(NO_FIT, '"fit": "contain"'))


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize("part", ["settings", "facts", "placed"])
def test_the_settings_of_a_deck(now: Any, name: str, part: str) -> None:
    then = THEN["decks"][name][part]
    assert now["decks"][name][part] == (_as_left_out(then) if part == "settings" else then)


@pytest.mark.parametrize("name", DECKS)
def test_the_slides_of_a_deck(now: Any, name: str) -> None:
    found, expected = now["decks"][name]["slides"], THEN["decks"][name]["slides"]
    assert [slide["id"] for slide in found] == [slide["id"] for slide in expected]
    for slide, then in zip(found, expected, strict=True):
        assert slide == _as_left_out(then)


@pytest.mark.parametrize("name", DECKS)
def test_what_a_check_finds(now: Any, name: str) -> None:
    """Rules that are new since may find more, and that contacts are open is now advice."""
    found, then = now["decks"][name]["check"], THEN["decks"][name]["check"]
    known = [
        finding
        for finding in found["findings"]
        if finding[2] in THEN["codes"] and finding not in _open_contacts(name)
    ]
    assert sorted(known, key=str) == sorted(then["findings"], key=str)
    assert found["status"] == then["status"]


def _open_contacts(name: str) -> list[list[Any]]:
    """Return what a deck that others adapt is advised of: the lines of the contacts it shows."""
    file = "decks/sample-national/facts.toml"
    lines = {"sample-national": (24, 28), "sample-national cy": (24,)}
    return [[file, line, "DB411"] for line in lines.get(name, ())]


@pytest.mark.parametrize("changed", [0, 1], ids=["as it is", "with one more change"])
@pytest.mark.parametrize("part", ["status", "said", "report"])
def test_what_an_upgrade_says(now: Any, changed: int, part: str) -> None:
    assert now["upgrade"][changed][part] == THEN["upgrade"][changed][part]


def test_every_code_is_still_there(now: Any) -> None:
    assert set(THEN["codes"]) <= set(now["codes"])


def test_the_change_makes_a_slide_stale() -> None:
    before, after = (upgrade["said"] for upgrade in THEN["upgrade"])
    assert "(two-sides)" not in before
    assert "(two-sides): STALE" in after
