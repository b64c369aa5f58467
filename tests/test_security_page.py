"""Each promise of SECURITY.md names its tests, and they are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
_, PROMISED = PAGE.partition("\n## Limits\n")[0].split("\n## What is promised\n")
PROMISES = re.split(r"^\* ", PROMISED.partition("\n## ")[0], flags=re.MULTILINE)[1:]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.split("**")[1])
def test_a_promise_has_tests(promise: str) -> None:
    names = re.findall(r"`([^`]+)`", promise.partition("Tests: ")[2])
    assert names
    for name in names:
        assert "def test_" in (ROOT / name).read_text(encoding="utf-8"), name


def test_the_page_makes_promises_and_says_what_is_none() -> None:
    assert len(PROMISES) > 10
    assert "\n## What is not promised\n" in PAGE
    assert "\n## Report a weakness\n" in PAGE


def test_readers_are_led_to_the_page() -> None:
    assert "(SECURITY.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
