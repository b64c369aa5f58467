"""The examples in docs/adapting.md are read without a fault, and do what it says."""

from __future__ import annotations

import re

from deckbuilder.model import block_texts
from tests.shared.validators import ROOT
from tests.source.overlays.conftest import FILLED, WriteLocal, read

TEXT = (ROOT / "docs" / "adapting.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```(markdown|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples(write_local: WriteLocal) -> None:
    examples = dict(EXAMPLE.findall(TEXT))
    base = '[facts.reviews_notified]\nvalue = "1"\n'
    files = {
        "slides/neglect.md": examples["markdown"],
        "facts.toml": FILLED + examples["toml"].replace("[facts.reviews_notified]", base),
    }
    deck, faults = read(write_local(files))
    assert faults == []
    slide = deck.slides[1]
    assert list(block_texts(slide.blocks)) == [
        "National point", "In our area, ask the hub first",
    ]  # fmt: skip
    assert list(block_texts(slide.notes)) == [
        "National notes.",
        "Have the number of the hub ready.",
    ]
    assert [note.number for note in slide.footnotes] == [1, 2]
    assert slide.minutes == 15


def test_the_settings_in_its_tables_are_read(write_local: WriteLocal) -> None:
    settings = re.findall(r"`((?:drop|order) = \[[^`]*\])`", TEXT)
    assert len(settings) == 2
    ids = {id_ for setting in settings for id_ in re.findall(r'"([^"]+)"', setting)}
    files = {f"slides/{id_}.md": f"---\nafter: neglect\n---\n# {id_}\n" for id_ in sorted(ids)}
    write_local(files)
    local = "\n".join(['extends = "../local"', *settings])
    (inner := write_local({}).parent / "inner").mkdir()
    (inner / "deck.toml").write_text(local)
    deck, faults = read(inner)
    assert faults == []
    shown = [slide.id for slide in deck.slides]
    assert "further-reading" not in shown
    assert shown.index("neglect-and-poverty") == shown.index("learning-neglect") + 1
