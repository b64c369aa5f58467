"""What Microsoft's SDK says of every construct, and that LibreOffice shows each slide."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shared.in_memory import write_pptx
from tests.shared.validators import libreoffice, ooxml, overflow
from tests.writers.pptx.constructs import CONSTRUCTS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_open_xml_sdk_finds_no_fault(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pptx"
    path.write_bytes(write_pptx(CONSTRUCTS[name].make(tmp_path)))
    assert ooxml.validate(path) == []


def test_libreoffice_shows_the_text(tmp_path: Path) -> None:
    path = tmp_path / "lists.pptx"
    path.write_bytes(write_pptx(CONSTRUCTS["lists"].make(tmp_path)))
    ((_, words),) = overflow.read_words(libreoffice.to_pdf(path, tmp_path))
    said = [word.text for word in words]
    for word in ("1.", "First", "2.", "Second", "3.", "Third", "☐", "☑", "heading"):
        assert word in said
