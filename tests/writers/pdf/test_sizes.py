"""The smallest letters of papers, measured in the files: 11 points, and 16 in large print.

Pictures of slides are not judged, as only papers that are asked for with pictures have them. Nor
are raised and lowered figures, which are two thirds of their text everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest, PrintSettings
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.scene.slide import SHIFTED_SIZE
from tests.shared.in_memory import write
from tests.shared.validators import ROOT

TORTURE = ROOT / "tests" / "torture" / "deck"
BODY, HEADING = {False: 12.0, True: 16.0}, {False: 16.0, True: 16 * 7 / 6}

PAPERS = [
    ("workbook", "notes", False), ("workbook", "notes", True), ("session-pack", "notes", False),
    ("session-pack", "notes", True), ("handout", "outline", False), ("handout", "outline", True),
    ("handout", "notes", True),
]  # fmt: skip
"""The papers that show no pictures of slides: format, layout of the handout, large print."""

_SHOWS = {"Tj", "TJ", "'", '"'}


def sizes_of(path: Path) -> Iterator[float]:
    """Yield the size of each text that is shown, in points on the paper."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            scale, size, height, saved = 1.0, 0.0, 1.0, []
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "q":
                        saved.append((scale, size))
                    case "Q":
                        scale, size = saved.pop()
                    case "cm":
                        scale *= abs(float(operands[3]))
                    case "BT":
                        height = 1.0
                    case "Tm":
                        height = abs(float(operands[3]))
                    case "Tf":
                        size = float(operands[1])
                    case name if name in _SHOWS:
                        yield size * height * scale


@pytest.mark.parametrize(("paper", "layout", "large"), PAPERS)
def test_no_letter_is_smaller_than_is_promised(
    paper: str, layout: str, large: bool, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    printed = PrintSettings(layout=layout, large_print=large)  # type: ignore[arg-type]
    request = DeckRequest(path=TORTURE, printed=printed)
    presentation = pipeline.compose(request, Diagnostics(), pages=[paper])
    assert presentation is not None
    path.write_bytes(write(paper, presentation))
    found = sorted(sizes_of(path))
    shifted = {round(base * SHIFTED_SIZE, 1) for base in (BODY[large], HEADING[large])}
    smallest = next(size for size in found if round(size, 1) not in shifted)
    assert smallest == pytest.approx(BODY[large], abs=0.05)
    assert len(found) > 100
