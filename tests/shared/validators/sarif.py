"""Microsoft's SARIF Multitool: the schema of OASIS comes with it, and it knows more rules.

What breaks the schema, the program itself passes over in silence.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.shared.validators import ROOT

OURS_TO_LEAVE = {"SARIF2005"}
"""What it says of a tool without a page of its own on the web."""


def validate(path: Path) -> list[str]:
    """Return each fault of a log: what breaks the schema, and the tool's rules with their words."""
    binary = Path(_binary())
    schema = json.loads((binary.parent / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    judge = jsonschema.validators.validator_for(schema)(schema)
    log = json.loads(path.read_text(encoding="utf-8"))
    broken = [f"{error.json_path}: {error.message}" for error in judge.iter_errors(log)]
    if broken:
        return broken
    verdict = path.with_suffix(".verdict.sarif")
    outcome = subprocess.run(
        [str(binary), "validate", str(path), "--output", str(verdict), "--log", "ForceOverwrite"],
        capture_output=True, text=True, timeout=120,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )  # fmt: skip
    assert verdict.is_file(), outcome.stdout + outcome.stderr
    (run,) = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"]
    return [
        f"{result['ruleId']}: {result['message']}"
        for result in run.get("results", ())
        if result["ruleId"] not in OURS_TO_LEAVE
    ]


def _binary() -> str:
    """Find the package's native program: the one npm links needs Node."""
    packages = (ROOT / ".cache" / "node_modules" / "@microsoft").glob("sarif-multitool-*")
    names = ("Sarif.Multitool", "Sarif.Multitool.exe")
    programs = [str(package / name) for package in packages for name in names]
    for candidate in (os.environ.get("DECKBUILDER_SARIF_MULTITOOL"), *programs):
        if candidate and (found := shutil.which(candidate)):
            return found
    pytest.skip("the SARIF Multitool is not installed: make validators")
