"""The state of reading one Markdown file, passed from reader to reader.

Owns what readers share: where they are, where faults go, what they collect on the way, and how
attributes become settings. Refuses to read blocks and text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markdown_it.token import Token
from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Code, Diagnostics, Span
from deckbuilder.files.inputs import Inputs
from deckbuilder.model import Block, Image, Overflow
from deckbuilder.settings import Setting
from deckbuilder.source.markdown.attributes import Attributes, read_attributes
from deckbuilder.source.markdown.remarks import Remarks
from deckbuilder.source.settings.inserts import Inserts
from deckbuilder.source.settings.schema import AttributeSettings, read_settings


class ReadImage(Struct, frozen=True):
    """What was read of a picture's file: None of a broken one."""

    image: Image | None
    inputs: Inputs
    """What was asked to read it."""
    sound: bool
    """Whether nothing was reported of it."""


class DeckReading(Struct):
    """What all files of a deck share while it is read."""

    root: Path
    diagnostics: Diagnostics
    inserts: Inserts
    overflow: Overflow | None = None
    """What the deck says of slides that do not say it themselves."""
    extends: bool = False
    """Whether the deck extends another one."""
    partial: bool = False
    """Whether slides are missing, as what the deck extends could not be read."""
    left_out: Mapping[str, Span] = field(default_factory=dict)
    """The slides that a setting leaves out, by their ids, and where it stands."""
    suggest_for_removed: Callable[[str], str] = lambda _: ""
    """Says of a slide that the extended deck has no more what to make of a link to it."""
    links: list[tuple[str, Span]] = field(default_factory=list)
    """Links within the deck and where they stand; checked when all slides are known."""
    images: dict[Path, ReadImage] = field(default_factory=dict)
    """Pictures that were read: each is reported where it is named first."""
    files: set[Path] = field(default_factory=set)
    """Pictures and data files that slides name and that are there."""
    inserted: set[str] = field(default_factory=set)
    """The names of what slides insert."""


class FootnoteDefinition(Struct, frozen=True):
    """A footnote as written: its block tokens, without those that open and close it."""

    label: str
    tokens: Sequence[Token]
    span: Span


def find_lines(token: Token, path: str) -> Span:
    """Return the lines of a block token in the file `path`."""
    first, end = token.map or (0, 1)
    return Span(path, first + 1, max(end, first + 1))


def first_line(token: Token) -> int:
    """Return the number of the first line of a block token."""
    return find_lines(token, "").first_line


class SlideReading(Struct):
    """What the readers of one slide share."""

    deck: DeckReading
    path: str
    lines: Sequence[str]
    env: dict[str, Any]
    definitions: dict[str, FootnoteDefinition]
    labels_used: set[str]
    """The labels of link definitions that the file's text used."""
    file_remarks: Remarks = field(default_factory=Remarks)
    """What is said once of the file."""
    program: str = ""
    """The other program that the file seems to be written for."""
    single: bool = False
    """Whether the file is a whole deck."""
    remarks: Remarks = field(default_factory=Remarks)
    """What is said once of the slide."""
    tags: set[str] = field(default_factory=set)
    """The tags of HTML that the slide holds."""
    numbers: dict[str, int] = field(default_factory=dict)
    """The number of each footnote that the slide refers to, in order."""
    notes: list[Block] = field(default_factory=list)
    handout: list[Block] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    """What the blocks that are read stand in, in words, outer ones first; "" for no known block."""
    list_level: int = 0
    quote_level: int = 0
    div_level: int = 0

    def span(self, token: Token) -> Span:
        """Return the lines of a block token."""
        return find_lines(token, self.path)

    def read_settings(
        self, values: Mapping[str, str], known: Mapping[str, Setting], what: str, where: Span
    ) -> dict[str, Any]:
        """Read the settings of `what` from the values of attributes, which stand at `where`."""
        return read_settings(
            AttributeSettings(values, where),
            known,
            what=what,
            inserts=self.deck.inserts,
            diagnostics=self.deck.diagnostics,
        )

    def read_attributes(self, braces: str | None, where: Span) -> Attributes:
        """Read what stands between braces; no attributes where there are no braces."""
        return read_attributes(braces or "", where, self.deck.diagnostics)

    def report(
        self, code: Code, where: Span, message: str, *, hint: str = "", line: int | None = None
    ) -> None:
        """Report a fault of the slide."""
        self.deck.diagnostics.report(code, where, message, hint=hint, line=line)

    def report_empty(self, where: Span, what: str, hint: str) -> None:
        """Report a block that holds nothing, unless a fault in it says why."""
        if not self.deck.diagnostics.has_fault_in(where):
            self.report(
                codes.EMPTY_BLOCK, where, f"{what} holds nothing and is left out", hint=hint
            )
