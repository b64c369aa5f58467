"""Each construct's XML is the one that was looked at and accepted (`pytest --accept`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writers.pptx.constructs import CONSTRUCTS
from tests.writers.pptx.reading import canonical, parts

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct_is_as_accepted(
    name: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    part, make = CONSTRUCTS[name]
    found = canonical(parts(make(tmp_path))[part])
    path = GOLDEN / f"{name}.xml"
    if request.config.getoption("--accept"):
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CONSTRUCTS)
