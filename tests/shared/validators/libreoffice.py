"""LibreOffice, which opens a deck as another office suite than the one it was written for."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.shared.validators import require

_EXPORT = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'


_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
"""Commas, quotation marks, UTF-8, from the first line on, and cells as they show."""


def to_pdf(deck: Path, folder: Path) -> Path:
    """Render every slide, hidden ones too, into a PDF in `folder` and return its path."""
    return _convert(deck, folder, _EXPORT, "pdf")


def to_odp(deck: Path, folder: Path) -> Path:
    """Save a deck as OpenDocument in `folder`, which says how it was read; return its path."""
    return _convert(deck, folder, "odp", "odp")


def to_csv(workbook: Path, folder: Path) -> Path:
    """Save the cells of a workbook's first sheet as they show; return the file's path."""
    require("localc", "libreoffice-calc")
    return _convert(workbook, folder, _AS_SHOWN, "csv")


def _convert(deck: Path, folder: Path, kind: str, ending: str) -> Path:
    """Convert a file; each call has a user profile of its own, so that several may run at once."""
    program = require("soffice", "libreoffice-impress")
    with tempfile.TemporaryDirectory() as profile:
        outcome = subprocess.run(
            [
                program,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(folder),
                str(deck),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
    made = folder / f"{deck.stem}.{ending}"
    assert made.is_file(), f"LibreOffice made no {ending} of {deck.name}: {outcome.stderr}"
    return made
