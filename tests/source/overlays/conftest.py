"""What the tests of extending decks share: a national deck, and a way to write one over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Deck
from deckbuilder.source import read_deck

NATIONAL = {
    "deck.toml": """\
title = "Sample workshop"
subtitle = "National"
keywords = ["one", "two"]
lang = "en-GB"
[[outcomes]]
id = "first"
text = "First"

[[outcomes]]
id = "second"
text = "Second"

[variables]
area = "England"
length = "a day"
""",
    "facts.toml": """\
[facts.reviews]
value = "12"
source = "Sample report"
owner = "Sample owner"
review_by = 2030-01-31

[contacts.hub]
slot = true
note = "The number of your hub."
""",
    "slides/01-welcome.md": "# Welcome to {{ area }}\n\nText.[^a]\n\n[^a]: National source.\n",
    "slides/02-neglect.md": """\
---
minutes: 5
outcomes: [first, second]
---
# Neglect

- National point[^src]

[^src]: National source.

::: notes
National notes.
:::

::: handout
National text.
:::
""",
    "slides/03-poverty.md": """\
---
minutes: 5
---
# Poverty

{{ facts.reviews }} reviews. [Back](#welcome)
""",
    "slides/04-contacts.md": "---\nminutes: 5\n---\n# Contacts\n\n- {{ contacts.hub }}\n",
}
EXTENDS = 'extends = "../national"\n'
FILLED = '[contacts.hub]\nvalue = "01632 960000"\n'

Files = Mapping[str, str]


def write(folder: Path, files: Files) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def read(root: Path, today: date | None = None) -> tuple[Deck, list[str]]:
    """Read a deck, and return its faults as "path:line name"."""
    diagnostics = Diagnostics()
    deck = read_deck(root, diagnostics, today=today)
    assert deck is not None
    faults = [it for it in diagnostics.sorted() if it.code is not codes.LOCK_MISSING]
    return deck, [f"{it.path}:{it.line or '-'} {it.code.name}" for it in faults]


WriteLocal = Callable[[Files], Path]


@pytest.fixture
def write_local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WriteLocal:
    """Return a function that writes a deck which extends the national one beside it."""
    monkeypatch.chdir(tmp_path)
    write(Path("national"), NATIONAL)

    def write_files(files: Files) -> Path:
        return write(Path("local"), {"deck.toml": EXTENDS, "facts.toml": FILLED, **files})

    return write_files
