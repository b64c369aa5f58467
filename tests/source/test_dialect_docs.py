"""Every example in the reference of the dialect is read without a fault."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.source import read_deck
from tests.source.conftest import WriteDeck, png

DOCS = Path(__file__).parents[2] / "docs" / "dialect.md"
EXAMPLE = re.compile(r"^(`{3,4})(markdown|toml)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
SAMPLES = {
    f"images/{path.name}": path.read_bytes() for path in (DOCS.parent / "images/samples").iterdir()
}
EXAMPLES = [(m[2], m[3]) for m in EXAMPLE.finditer(DOCS.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "text", [text for language, text in EXAMPLES if language == "markdown"], ids=lambda t: t[:20]
)
def test_example_is_read(text: str, write_deck: WriteDeck) -> None:
    settings, register, variants = (text for language, text in EXAMPLES if language == "toml")
    pictures = {f"images/{name}.png": png(2, 2) for name in ("map", "line", "street")}
    title = "" if re.search(r"^# ", text, re.MULTILINE) else "# Title\n\n"
    name = "talk.md" if text.startswith("---\ntitle") else "slides/01-a.md"
    files = {
        "deck.toml": f"{settings}\n{variants}", "facts.toml": register, name: title + text,
        "data/reports.csv": "Year,Reports\n2018,4\n", **pictures, **SAMPLES,
    }  # fmt: skip
    root = write_deck(files)
    diagnostics = Diagnostics()
    deck = read_deck(root / name if name == "talk.md" else root, diagnostics)
    assert deck is not None
    assert [str(found) for found in diagnostics] == []
