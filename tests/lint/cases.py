"""Cases of rules: small decks in Markdown, with marks at the ends of the lines at fault.

A case is a heading of level 2 with fenced blocks below it. A block's info string is its kind and
the file that it is: `markdown` alone is `slides/01-sample.md`, `toml` alone `deck.toml`;
`markdown slides/02-next.md`, `toml facts.toml`, `toml brand.toml`, `csv data/x.csv` name theirs;
`markdown talk.md` is a deck of its own.
A `png` block holds a size such as 40x20 and makes a picture of it; `svg images/x.svg` is a picture
as it is, `base64 images/x.gif` one in that encoding. What is named as below `branding/` lies beside
the deck.
A mark is a rule's name in braces, `{vague-link}`, at the end of a line, as often as the rule finds
something on that line; in TOML it stands in a comment. The deck is written without its marks.
What cannot be seen is written as a sign: ␠ for a space, ␉ for a tab, and ␄ at a file's end where
its last line is not ended.
"""

from __future__ import annotations

import io
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PIL.Image

CASES = Path(__file__).parent / "cases"
_HEADING = re.compile(r"^## (.+)$")
_FENCE = re.compile(r"^~~~~(\w+)(?: (\S+))?$")
_MARKS = re.compile(r"(?:\s*#)?((?:\s*\{[a-z][a-z0-9]*(?:-[a-z0-9]+)*\})+)\s*$")
_ENCODED = (".gif", ".jpg")
_DEFAULT = {"markdown": "slides/01-sample.md", "toml": "deck.toml"}

Mark = tuple[str, int, str]
"""A file in the deck's folder, a line from 1, and the name of a rule."""


class Case(NamedTuple):
    """A deck's files as texts by their paths, and how often each mark stands in them."""

    rule: str
    title: str
    files: dict[str, str]
    marks: Counter[Mark]

    def write(self, folder: Path) -> Path:
        """Write the deck below a folder; what the case leaves out is as plain as can be.

        Layouts that no slide uses are judged for the logos of brands alone, so a deck without a
        brand is laid out without them, which is faster.
        """
        root = folder / "sample-deck"
        offered = "" if "brand.toml" in self.files else 'layouts = "used"\n'
        plain = f'title = "Sample deck"\nlang = "en-GB"\n{offered}'
        files = {"deck.toml": plain} | self.files
        for name, text in files.items():
            file = (folder / "branding/sample" if name == "brand.toml" else root) / name
            file = folder / name if name.startswith("branding/") else file
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_read(text, file.suffix))
        return root / "talk.md" if "talk.md" in self.files else root


def _read(text: str, suffix: str) -> bytes:
    """Return what a block holds as the bytes of a file."""
    if suffix == ".png":
        return _draw(text)
    return b64decode(text) if suffix in _ENCODED else text.encode()


def _draw(size: str) -> bytes:
    """Return a plain PNG picture of a size such as `40x20`."""
    picture = io.BytesIO()
    width, height = map(int, size.split("x"))
    PIL.Image.new("RGB", (width, height), "teal").save(picture, "PNG")
    return picture.getvalue()


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file, which is called by the name of its rule."""
    title, lines, name = "", None, ""
    files: dict[str, str] = {}
    marks: Counter[Mark] = Counter()
    for line in [*path.read_text(encoding="utf-8").splitlines(), "## end"]:
        if lines is not None:
            if line == "~~~~":
                files[name] = _show("\n".join(lines) + "\n")
                lines = None
            else:
                lines.append(_take_marks(line, name, len(lines) + 1, marks))
        elif found := _FENCE.match(line):
            name, lines = found[2] or _DEFAULT[found[1]], []
        elif found := _HEADING.match(line):
            if files:
                yield Case(path.stem, title, files, marks)
            title, files, marks = found[1], {}, Counter()


def _show(text: str) -> str:
    """Return a text with what stands for characters that cannot be seen as these."""
    return text.replace("␠", " ").replace("␉", "\t").replace("␄\n", "")


def _take_marks(line: str, name: str, number: int, marks: Counter[Mark]) -> str:
    found = _MARKS.search(line)
    if found is None:
        return line
    marks.update((name, number, rule.strip("{}")) for rule in found[1].split())
    return line[: found.start()]


def read_planted(folder: Path, pictures: tuple[str, ...]) -> Case:
    """Return a deck that lies in a folder as one case, with plain pictures of these names."""
    marks: Counter[Mark] = Counter()
    files = {
        f"images/{name}.png": f"{800 + 10 * number}x600" for number, name in enumerate(pictures)
    }
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        name = path.relative_to(folder).as_posix()
        lines = path.read_text(encoding="utf-8").splitlines()
        unmarked = [_take_marks(line, name, number, marks) for number, line in enumerate(lines, 1)]
        files[name] = "\n".join(unmarked) + "\n"
    return Case("planted", folder.name, files, marks)
