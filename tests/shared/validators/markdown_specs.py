"""The examples of the CommonMark and GFM specifications: what Markdown means, by its own words.

Owns reading them from the source package of a library that tests itself by them (`make
validators` fetches it). They are under CC BY-SA and have no place in this repository.
"""

from __future__ import annotations

import os
import re
import tarfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.shared.validators import ROOT

_EXAMPLE = re.compile(
    r"^`{32} example(?P<kind>[^\n]*)\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$"
    r"|^#+ +(?P<section>[^\n]*)$",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """An example: its number from 1, the section and the extension it is of, and its two sides."""

    number: int
    section: str
    extension: str
    text: str
    html: str


@cache
def read_examples(name: str) -> tuple[Example, ...]:
    """Return the examples of a specification, `commonmark` or `gfm`; skips where there are none."""
    text = _read_spec(name)
    found: list[Example] = []
    section = ""
    for match in _EXAMPLE.finditer(text):
        if match["section"]:
            section = match["section"]
        else:
            sides = (match[side].replace("→", "\t") for side in ("text", "html"))
            found.append(Example(len(found) + 1, section, match["kind"].strip(), *sides))
    return tuple(found)


def _read_spec(name: str) -> str:
    packages = sorted((ROOT / ".cache").glob("marko-*.tar.gz"))
    path = os.environ.get("DECKBUILDER_MARKDOWN_SPECS") or next(map(str, reversed(packages)), "")
    if not Path(path).is_file():
        message = "the specifications of Markdown are not there: make validators"
        pytest.skip(message, allow_module_level=True)
    with tarfile.open(path) as package:
        for member in package:
            if member.name.endswith(f"/spec/{name}.txt") and (file := package.extractfile(member)):
                return file.read().decode("utf-8")
    message = f"{path} holds no spec/{name}.txt"
    raise AssertionError(message)


_SHORT_COMMENT = re.compile("<!--+>")
"""A comment whole, which some versions of Python's reader take for the beginning of one."""

_APART = {"p", "li", "br", "hr", "td", "th", "pre", "blockquote", *(f"h{n}" for n in range(1, 7))}


class _Reader(HTMLParser):
    """Takes from HTML what a reader gets: its text, and the alternative texts of pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.texts.append(dict(attrs).get("alt") or "")
        elif tag in _APART:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html_text(html: str) -> str:
    """Return the text of HTML; of tags, alternative texts alone."""
    reader = _Reader()
    reader.feed(_SHORT_COMMENT.sub("", html))
    reader.close()
    return "".join(reader.texts)
