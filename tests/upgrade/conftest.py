"""What the tests of upgrades share: a national deck, a local one over it, and running commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.cli import main
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Deck, block_texts, inline_text

NATIONAL = {
    "deck.toml": """\
title = "Sample workshop"
start = "09:30"

[[outcomes]]
id = "first"
text = "First sample outcome"

[variables]
area = "England"
""",
    "facts.toml": """\
[facts.reviews]
value = "12"
source = "Sample report"
""",
    "data/rates.csv": "Year,Reports\n2018,4\n",
    "slides/01-welcome.md": "# Welcome to {{ area }}\n\nSample text for the welcome.\n",
    "slides/02-neglect.md": """\
# Neglect

- Neglect is common and seen late
- There were {{ facts.reviews }} reviews

::: notes
Ask the group.
:::
""",
    "slides/03-poverty.md": "# Poverty\n\n- Poverty adds stress\n- It is no fault of parents\n",
    "slides/04-rates.md": """\
# Rates

```table {src="data/rates.csv"}
```
""",
    "slides/05-ending.md": "# Ending\n\n- Sample ending of the workshop for everybody\n",
}
LOCAL = {
    "deck.toml": 'extends = "../national"\n',
    "slides/neglect.md": NATIONAL["slides/02-neglect.md"].replace("common", "common here"),
    "slides/poverty.md": "---\noverlay: append\n---\n\n- A local point\n",
    "slides/ours.md": "---\nafter: welcome\n---\n# A slide of our own\n\nLocal text.\n",
}


class Project:
    """A national deck and a local one in the working folder, to be changed and built."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def rename(self, old: str, new: str) -> None:
        (self.folder / old).rename(self.folder / new)

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()

    def run(self, *args: str) -> tuple[int, str, str]:
        """Run a command; returns its status and what it printed."""
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        return (int(ended.value.code or 0), *self._capsys.readouterr())

    def upgrade(self, *args: str) -> str:
        """Run an upgrade that succeeds, and return what it says."""
        status, out, err = self.run("upgrade", "local", *args)
        assert status == 0, err
        return out

    def accept_all(self) -> None:
        self.upgrade("--all")

    def deck(self) -> tuple[Deck, list[str]]:
        """Read the local deck: what it holds, and its faults as "path name"."""
        diagnostics = Diagnostics()
        deck = pipeline.read(DeckRequest(path=self.folder / "local"), diagnostics)
        assert deck is not None
        return deck, [f"{it.path} {it.code.name}" for it in diagnostics.sorted()]

    def faults(self) -> list[str]:
        return self.deck()[1]

    def texts(self) -> list[str]:
        """Return all text of the local deck's slides."""
        return [
            text
            for slide in self.deck()[0].slides
            for text in (inline_text(slide.title), *block_texts(slide.blocks))
        ]


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    """Two decks that were just compared."""
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path, capsys)
    for deck, files in (("national", NATIONAL), ("local", LOCAL)):
        for name, text in files.items():
            made.write(f"{deck}/{name}", text)
    if _COMPARED:
        made.write(LOCK, _COMPARED[0])
    else:
        made.accept_all()
        _COMPARED.append(made.read(LOCK))
    return made


LOCK = "local/deck.lock"
_COMPARED: list[str] = []
"""The lock of the local deck once it was compared, which is the same for every test."""
