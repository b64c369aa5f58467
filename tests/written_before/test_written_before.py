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
SINCE: dict[str, Any] = json.loads((HERE / "since.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What is read today of a copy of the decks, in the form of `expected.json`."""
    folder = tmp_path_factory.mktemp("before")
    for name in ("decks", "branding"):
        shutil.copytree(HERE / name, folder / name)
    return json.loads(json.dumps(record(folder)))


@pytest.mark.parametrize("name", DECKS)
@pytest.mark.parametrize("part", ["settings", "facts", "placed"])
def test_the_settings_of_a_deck(now: Any, name: str, part: str) -> None:
    changed = SINCE.get(name, {}).get(part)
    then = THEN["decks"][name][part]
    assert now["decks"][name][part] == ({**then, **changed} if changed else then)


@pytest.mark.parametrize("name", DECKS)
def test_the_slides_of_a_deck(now: Any, name: str) -> None:
    found, expected = now["decks"][name]["slides"], THEN["decks"][name]["slides"]
    assert [slide["id"] for slide in found] == [slide["id"] for slide in expected]
    for slide, then in zip(found, expected, strict=True):
        assert slide == {**then, **SINCE.get(name, {}).get("slides", {}).get(then["id"], {})}


@pytest.mark.parametrize("name", DECKS)
def test_what_a_check_finds(now: Any, name: str) -> None:
    """Rules that are new since may find more."""
    found, then = now["decks"][name]["check"], THEN["decks"][name]["check"]
    known = [finding for finding in found["findings"] if finding[2] in THEN["codes"]]
    more = SINCE.get(name, {}).get("findings", [])
    assert [finding for finding in known if finding not in more] == then["findings"]
    assert all(finding in known for finding in more)
    assert found["status"] == then["status"]


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
