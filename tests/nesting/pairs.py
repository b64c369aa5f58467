"""Decks with every pair of blocks, one in the other: a slide for each pair, all words unique.

Owns the sources. Refuses to know what becomes of them. In the pieces below each `@` stands for a
word of its own, so that whatever is lost or stands twice is told by its words.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

HELD = {
    "paragraph": "@",
    "heading": "## @",
    "bulleted": "- @\n- @",
    "numbered": "1. @\n2. @",
    "tasks": "- [ ] @\n- [x] @",
    "code": "```python\n@ = 1\n```",
    "table": "| @ | @ |\n|---|---|\n| @ | @ |",
    "picture": '![@](sample.png "@")',
    "chart": '```chart {type=column title="@" alt="@"}\n@,@\n@,1\n@,2\n```',
    "quotation": "> @\n>\n> -- @",
    "callout": "::: callout {kind=warning}\n@\n:::",
    "activity": '::: activity {minutes=2 title="@" grouping="@"}\n@\n:::',
    "reflect": "::: reflect {lines=1}\n- @?\n:::",
    "stat": '::: stat {value="@" label="@" source="@"}\n:::',
    "steps": "::: steps\n1. @\n2. @\n:::",
    "columns": "::: columns\n::: column\n@\n:::\n::: column\n@\n:::\n:::",
}
"""A block of each kind."""


def indented(text: str, first: str, rest: str) -> str:
    """Return lines with something before the first of them, and something before the others."""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(f"{rest}{line}".rstrip() for line in lines[1:])])


def _div(opener: str, text: str) -> str:
    return f"::: {opener}\n{text}\n:::"


def _item(held: str) -> str:
    return indented(f"@\n\n{held}", "- ", "  ") + "\n- @"


HOLDERS: dict[str, Callable[[str], str]] = {
    "slide": lambda held: held,
    "item": _item,
    "card": _item,
    "quotation": lambda held: indented(f"@\n\n{held}\n\n-- @", "> ", "> "),
    "callout": lambda held: _div('callout {title="@"}', f"@\n\n{held}"),
    "activity": lambda held: _div("activity {minutes=1}", f"@\n\n{held}"),
    "reflect": lambda held: _div("reflect {lines=1}", f"- @?\n\n@\n\n{held}"),
    "question": lambda held: _div(
        "reflect {lines=1}", indented(f"@?\n\n{held}", "- ", "  ") + "\n- @?"
    ),
    "stat": lambda held: _div('stat {value="9" label="@"}', held),
    "steps": lambda held: _div("steps", indented(f"@\n\n{held}", "1. ", "   ") + "\n2. @"),
    "column": lambda held: _div(
        "columns", "\n".join([_div("column", f"@\n\n{held}"), _div("column", "@")])
    ),
    "footnote": lambda held: "@[^n]",
}
"""What may hold blocks, with a block in it; `question` is an item of the list of a `reflect`."""

_LAYOUTS = {"card": "learning-points"}
"""The layouts of slides that do not choose theirs by what is on them."""

PAIRS = tuple(itertools.product(HOLDERS, HELD))
"""The names of each holder and of each block in it."""

PLACES: dict[str, Callable[[str], str]] = {
    "slide": lambda body: body,
    "among": lambda body: f"@\n\n{body}\n\n@",
    "notes": lambda body: f"@\n\n{_div('notes', body)}",
    "handout": lambda body: f"@\n\n{_div('handout', body)}",
}
"""Where on a slide a pair stands: alone, among paragraphs, in the notes or for participants."""

WORD = re.compile("q[bcdfghjkmn]{4}")
"""A word of the decks: no letter of another joins it, whatever stands beside it."""


def slide_id(holder: str, held: str) -> str:
    """Return the id of the slide of a pair."""
    return f"{holder}-{held}"


def write_pairs(folder: Path, place: str) -> Path:
    """Write the deck of all pairs in one place of a slide; return its path."""
    slides = {slide_id(*pair): _slide(place, *pair) for pair in PAIRS}
    return write_deck(folder / place, slides)


def write_deck(root: Path, slides: dict[str, str]) -> Path:
    """Write a deck of slides by their ids, with a picture, each `@` a new word."""
    (root / "slides").mkdir(parents=True)
    (root / "deck.toml").write_text('title = "Sample"\nlayouts = "used"\n')
    Image.new("RGB", (900, 600), "teal").save(root / "sample.png")
    words = _words()
    for number, (name, text) in enumerate({"cover": "# @\n\n@\n", **slides}.items()):
        filled = re.sub("@", lambda _: next(words), text)
        (root / "slides" / f"{number:03}-{name}.md").write_text(filled)
    return root


def _slide(place: str, holder: str, held: str) -> str:
    head = f"---\nlayout: {_LAYOUTS[holder]}\n---\n" if holder in _LAYOUTS else ""
    body = PLACES[place](HOLDERS[holder](HELD[held]))
    note = indented(f"@\n\n{HELD[held]}", "[^n]: ", "    ") if holder == "footnote" else ""
    return f"{head}# @\n\n{body}\n\n{note}\n"


def _words() -> Iterator[str]:
    return ("q" + "".join(letters) for letters in itertools.product("bcdfghjkmn", repeat=4))
