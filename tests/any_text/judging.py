"""Builds any text as a slide, as a user would, and judges what becomes of it.

Owns the run and what must hold of every run: it ends, soon and without a traceback; what stops it
is said with a place and leaves nothing behind; else all files are there and hold all words.
"""

from __future__ import annotations

import contextlib
import gc
import io
import re
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple
from unittest.mock import patch
from urllib.parse import unquote

from PIL import Image

from deckbuilder.builds import pipeline
from deckbuilder.builds.request import DeckRequest
from deckbuilder.cli import main
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.reading import read_text, shown
from deckbuilder.model import inline_text
from deckbuilder.model.dump import dump
from deckbuilder.scene.presentation import Presentation
from deckbuilder.source.markdown.parser import parse_blocks
from deckbuilder.writers import WRITERS
from tests.shared import stages, text_loss
from tests.shared.in_memory import write_pptx

LONGEST = 20.0
"""The seconds that a text may take at each stage, by far; a tenth of one is usual."""


class Verdict(NamedTuple):
    """A text as it was laid out, what was reported, and whether its files were built."""

    presentation: Presentation
    diagnostics: Diagnostics
    built: bool


class _Composer:
    """Composes decks as the tool does, and keeps the latest for a look at it."""

    def __init__(self) -> None:
        self._compose = pipeline.compose
        self.latest: Presentation | None = None
        self.found = Diagnostics()

    def __call__(
        self, request: DeckRequest, found: Diagnostics, **asked: Any
    ) -> Presentation | None:
        self.found = found
        self.latest = self._compose(request, found, **asked)
        return self.latest


_composer = _Composer()


class Workshop:
    """A folder with a deck of one slide, whose text is changed again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.deck = folder / "sample"
        self.slide = self.deck / "slides" / "01-a.md"
        write_deck(self.deck)

    def judge(self, text: str) -> Verdict:
        """Build and check a text as the slide of a deck; asserts what must hold of any."""
        self.slide.write_text(text, encoding="utf-8", newline="")
        return self._judge(self.deck, self.slide)

    def judge_talk(self, text: str) -> Verdict:
        """Do the same with a text as a deck in a single file."""
        talk = self.deck / "(talk).md"  # in brackets, as what is inserted is
        talk.write_text(text, encoding="utf-8", newline="")
        return self._judge(talk, talk)

    def _judge(self, source: Path, file: Path) -> Verdict:
        out = self.folder / "out"
        for old in out.glob("*"):
            old.unlink()
        _composer.latest = None
        with time_limit(LONGEST), patch("deckbuilder.builds.pipeline.compose", _composer):
            status = run("build", str(source), "-f", "all", "-o", str(out), "-q")
        presentation, found = _composer.latest, _composer.found
        assert presentation is not None
        with time_limit(LONGEST):
            checked = run("check", str(source), "-q")
        hidden = [each for each in found if each.code.name == "nothing-shown"]
        assert checked == status or hidden, (checked, status)  # a deck may hide all its slides
        lines = len(re.split(r"\r\n|\r|\n", file.read_bytes().decode()))
        for each in found:
            assert all((each.path, each.message, each.hint)), each
            assert each.path != shown(file) or 1 <= (each.line or 1) <= lines, each
        built = sorted(path.name for path in out.glob("*"))
        if found.has_errors:
            assert (status, built) == (2 if hidden else 1, [])
            return Verdict(presentation, found, built=False)
        assert status == 0
        assert all(inline_text(slide.title).strip() for slide in presentation.deck.slides)
        assert built == sorted(f"{source.stem}{each.ending}" for each in WRITERS.values())
        _compare(presentation, out, source.stem)
        assert lost_words(file, presentation, found) == []
        return Verdict(presentation, found, built=True)


def write_deck(root: Path) -> None:
    """Write a deck without slides, with what the pieces of texts name.

    What is inserted stands in brackets, so that it makes no other word of the letters beside it.
    """
    for folder in ("slides", "images", "data"):
        (root / folder).mkdir(parents=True)
    (root / "deck.toml").write_text(
        'title = "(Sample)"\nlayouts = "used"\n[variables]\narea = "(here)"\n'
    )
    (root / "facts.toml").write_text('[facts.x]\nvalue = "(12)"\nsource = "(who)"\n')
    (root / "data" / "a.csv").write_text("A,B\nx,1\n")
    Image.new("RGB", (600, 600), "teal").save(root / "images" / "a.png")


def write_pptx_of(texts: Sequence[str], folder: Path) -> Path:
    """Write a PowerPoint file of texts, a slide each, whatever is wrong with them."""
    write_deck(folder / "many")
    for number, text in enumerate(texts, 1):
        slide = folder / "many" / "slides" / f"{number:04}-n{number}.md"
        slide.write_text(f"# Slide {number}\n\n{text}", encoding="utf-8", newline="")
    with time_limit(LONGEST * 4):
        presentation = pipeline.compose(DeckRequest(path=folder / "many"), Diagnostics(), pages=())
        assert presentation is not None
        assert len(presentation.deck.slides) == len(texts)
        path = folder / "many.pptx"
        path.write_bytes(write_pptx(presentation))
    return path


def run(*arguments: str) -> int:
    """Run a command in this process, on a terminal with few characters; returns its status."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="cp1252") for _ in range(2)]
    out, err = streams
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main(arguments)
    except SystemExit as ended:
        status = ended.code
    finally:
        gc.enable()  # which a command does without
    assert isinstance(status, int)
    return status


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Fail where the block takes longer, even if it would never end."""

    def fail(number: int, frame: FrameType | None) -> None:
        message = f"no end after {seconds:g} seconds"
        raise AssertionError(message)

    before = signal.signal(signal.SIGALRM, fail)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _compare(presentation: Presentation, out: Path, name: str) -> None:
    scenes = presentation.scenes
    slides = stages.pptx_slides(out / f"{name}.pptx")
    assert text_loss.in_layout(presentation.deck.slides, scenes) == []
    assert text_loss.in_pptx(scenes, slides) == []
    assert text_loss.in_handout(scenes, out / f"{name}-handout-with-notes.pdf") == []


# --- from the source to the model ----------------------------------------------------------

_WORD = re.compile(r"[^\W\d_][^\W_]*")
_COMMENT = re.compile(r"<!--[\s\S]*?-->|<!--+>")
_CLAIMED = re.compile(
    r"\A---\n[\s\S]*?^---$|&#?\w+;|\{[^{}\n]*\}|:::.*|(?:`{3}|~{3}).*"
    r"|^ *Table:|\[[^\[\]]*\](?=\[)|\[x\]|<br\b[^<>]*>",
    re.MULTILINE | re.IGNORECASE,
)
"""What may be markup, generously: settings, references to characters, attributes and inserts,
the lines that begin blocks, labels, ticks, line breaks. In code such signs are text, which then is
not looked for."""


def lost_words(file: Path, presentation: Presentation, found: Diagnostics) -> list[str]:
    """Return the words of a source that neither the model nor a diagnostic has, as often as there.

    A word is a letter and what letters and digits follow it: no sign of Markdown is one, so that
    none can part a word. What the parser may claim as markup is left out first (`_CLAIMED`), and
    labels of links, which are found in no model. Numbers are no words: those of lists are counted
    anew.
    """
    source = read_text(file, Diagnostics()) or ""
    env: dict[str, object] = {}
    parse_blocks(source, env)
    labels = {word for label in env.get("references", {}) for word in _words(label)}
    kept_words = Counter(_words(" ".join(_texts(dump(presentation.deck.slides)))))
    kept_words += Counter(_words(" ".join(each.message for each in found)))
    shown = _CLAIMED.sub(" ", _COMMENT.sub("", source))
    lost = Counter(_words(shown)) - kept_words
    return [word for word in lost if word not in labels]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(unquote(text))]


def _texts(dumped: object) -> Iterator[str]:
    """Yield all names and texts of a dump."""
    match dumped:
        case str():
            yield dumped
        case dict():
            for name, value in dumped.items():
                yield name
                yield from _texts(value)
        case list():
            for value in dumped:
                yield from _texts(value)
