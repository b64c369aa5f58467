"""LibreOffice, which opens a deck as another office suite than the one it was written for."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from validators import require

_EXPORT = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'


def to_pdf(deck: Path, folder: Path) -> Path:
    """Render every slide, hidden ones too, into a PDF in `folder` and return its path.

    Each call has a user profile of its own, so that several may run at once.
    """
    program = require("soffice", "libreoffice-impress")
    with tempfile.TemporaryDirectory() as profile:
        outcome = subprocess.run(
            [
                program,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                _EXPORT,
                "--outdir",
                str(folder),
                str(deck),
            ],
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
    pdf = folder / f"{deck.stem}.pdf"
    assert pdf.is_file(), f"LibreOffice made no PDF of {deck.name}: {outcome.stderr}"
    return pdf
