"""Cases written as Markdown: a title, an input, and mostly what is expected of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
_CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n\n~~~~markdown\n(?P<text>.*?\n)~~~~\n"
    r"(?:\n~~~~outline\n(?P<outline>.*?)\n~~~~\n)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """One case."""

    title: str
    text: str
    outline: str

    def __str__(self) -> str:
        return self.title


def read_cases(name: str) -> list[Case]:
    """Return the cases of a file."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [Case(m["title"], m["text"], m["outline"] or "") for m in _CASE.finditer(text)]
