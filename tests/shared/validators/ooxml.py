"""Microsoft's Open XML SDK, which finds what makes Office call a file corrupt."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.shared.validators import ROOT

VERSIONS = ("Office2016", "Office2019", "Microsoft365")
"""The versions of Office, by the SDK's names, in which a deck has to open without repair."""


def validate(path: Path, version: str = "Microsoft365") -> list[str]:
    """Return each fault that the SDK finds in a package, as part, place and description.

    `version` is a version of Office by the SDK's name, of which `VERSIONS` are those that count.
    """
    outcome = subprocess.run(
        [_binary(), str(path), version], capture_output=True, text=True, check=True, timeout=120
    )
    errors = json.loads(outcome.stdout)["errors"]
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in errors]


def _binary() -> str:
    """Find the package's native program: the one npm links needs Node and other arguments."""
    packages = (ROOT / ".cache" / "node_modules" / "@xarsh").glob("ooxml-validator-*")
    candidates = [os.environ.get("DECKBUILDER_OOXML_VALIDATOR"), *map(_program, packages)]
    for candidate in candidates:
        if candidate and (found := shutil.which(candidate)):
            return found
    pytest.skip("the Open XML SDK validator is not installed: make validators")


def _program(package: Path) -> str:
    return str(package / ("ooxml-validator.exe" if os.name == "nt" else "ooxml-validator"))
