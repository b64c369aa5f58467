"""Built files of decks that extend others."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import BuildRequest
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.writers import WRITERS
from tests.shared.validators import ROOT
from tests.source.overlays.conftest import write

NATIONAL = ROOT / "decks" / "triennial-review-2019"


def build(root: Path, folder: Path) -> tuple[dict[str, bytes], list[str]]:
    diagnostics = Diagnostics()
    files = pipeline.build(
        BuildRequest(path=root, folder=folder, formats=tuple(WRITERS)), diagnostics
    )
    return (
        {file.path.name: file.path.read_bytes() for file in files},
        [found.code.name for found in diagnostics.sorted()],
    )


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(NATIONAL, tmp_path_factory.mktemp("national"))[0]


@pytest.mark.slow
@pytest.mark.parametrize("levels", [2, pytest.param(1, marks=pytest.mark.slow)])
def test_a_deck_that_changes_nothing_builds_the_same_bytes(
    tmp_path: Path, national: dict[str, bytes], levels: int
) -> None:
    decks = tmp_path / "decks"  # a deck may extend what lies in the same project
    base = shutil.copytree(NATIONAL, decks / "national" / NATIONAL.name)
    for level in range(levels):
        local = decks / str(level) / NATIONAL.name  # files are called after the folder
        path = Path(os.path.relpath(base, local)).as_posix()
        base = write(local, {"deck.toml": f'extends = "{path}"\n'})
    built, faults = build(base, tmp_path / "local")
    assert built == national
    assert len(built) == len(WRITERS)
    assert faults == ["data-unfilled", "lock-missing", *["slot-unfilled"] * 3]
