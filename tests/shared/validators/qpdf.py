"""qpdf, which reads a PDF's syntax more strictly than viewers do."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.shared.validators import require


def check(path: Path) -> list[str]:
    """Return the errors and warnings of `qpdf --check`, none for a sound file."""
    outcome = subprocess.run(
        [require("qpdf", "qpdf"), "--check", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if outcome.returncode == 0:
        return []
    return (outcome.stderr or outcome.stdout).splitlines()
