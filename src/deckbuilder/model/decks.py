"""Slides and the deck that holds them, with its settings and its register of facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from deckbuilder.diagnostics import Span
from deckbuilder.model.blocks import Block, Node
from deckbuilder.model.inlines import Inline


class Footnote(Node, frozen=True, kw_only=True, eq=False):
    """A footnote: a source of the slide, numbered in the order of first reference."""

    label: str
    """The author's word for it; a space and a number where it is written in the text: `^[...]`."""
    number: int
    blocks: tuple[Block, ...]

    @property
    def is_inline(self) -> bool:
        """Whether it is written in the text, so that nothing else can refer to it."""
        return self.label.startswith(" ")


DEFAULT_LANGUAGE = "en-GB"

Overflow = Literal["continue", "error"]


class Slide(Node, frozen=True, kw_only=True, eq=False):
    """One slide as written. `layout` is None where the content is to choose it."""

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    handout: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    layout: str | None = None
    minutes: float | None = None
    break_minutes: float | None = None
    """How long the break after the slide is, where there is one."""
    section: str = ""
    lang: str = ""
    """Its language (a BCP 47 tag) where that is another than the deck's."""
    outcomes: tuple[str, ...] = ()
    kit: tuple[str, ...] = ()
    """What the slide needs in the room."""
    preparation: tuple[str, ...] = ()
    """What is to be done for it before the session."""
    sensitive: bool = False
    hidden: bool = False
    optional: bool = False
    """Whether variants of the deck may go without it."""
    incremental: bool | None = None
    """Whether its content comes click by click; None where the deck is to say it."""
    overflow: Overflow = "continue"
    inserts: tuple[str, ...] = ()
    """The names of what its text inserts (`facts.ID`, `contacts.ID.source`), in their order."""
    setting_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where the title and each setting of the front matter stand, by name."""

    def place_of(self, setting: str = "title") -> Span:
        """Return where the title or another setting is written, or else the first line."""
        return self.setting_spans.get(setting) or self.span or Span(self.id, 1, 1)


class Outcome(Struct, frozen=True, kw_only=True):
    """A learning outcome of the workshop."""

    id: str
    text: str


class Support(Struct, frozen=True, kw_only=True):
    """Whom people can turn to, for the session pack; empty where the deck does not say."""

    wellbeing: str = ""
    disclosure: str = ""


class Fact(Node, frozen=True, kw_only=True, eq=False):
    """An entry of the register of facts and contacts."""

    id: str
    value: str
    source: str = ""
    owner: str = ""
    review_by: date | None = None
    note: str = ""
    slot: bool = False
    """Whether it is still to be filled in; the value says so."""


HandoutLayout = Literal["notes", "two", "three", "outline"]


class PrintSettings(Struct, frozen=True, kw_only=True):
    """What a deck says of its PDFs; what is None, the brand decides."""

    page: Literal["a4", "letter"] | None = None
    layout: HandoutLayout | None = None
    large_print: bool | None = None


class CheckSettings(Struct, frozen=True, kw_only=True):
    """What a deck says of its checks: rules by their names, codes or groups, as written."""

    select: tuple[str, ...] = ()
    """The only rules to report, or all of them where it is empty."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Literal["error", "warning", "advice"]] = {}


class Extended(Struct, frozen=True, kw_only=True):
    """The slides of the deck that another extends, and where that one rules over them."""

    order: tuple[str, ...]
    """Their ids in the order that they have there."""
    place: Span
    """The setting that puts them in another order, or else names the deck."""
    extends: Span
    """The setting that names the deck."""
    left_out: Mapping[str, Span] = field(default_factory=dict)
    """Those that are left out, and the setting that does so."""


class Deck(Node, frozen=True, kw_only=True, eq=False):
    """A whole deck: settings and slides in the order in which they are shown.

    `name` is the folder's name (or the file's stem) and names the outputs; `root` is the
    folder that its files may not leave; `lang` is a BCP 47 tag.
    """

    name: str
    root: Path
    title: str
    slides: tuple[Slide, ...]
    subtitle: str = ""
    lang: str = DEFAULT_LANGUAGE
    brand: str = "default"
    audience: str = ""
    author: str = ""
    edition: str = ""
    keywords: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    start: str = ""
    """Clock time at which the session starts, as HH:MM, or empty."""
    handout: PrintSettings = PrintSettings()
    minutes: float | None = None
    """How long the session is planned to take, breaks included."""
    kit: tuple[str, ...] = ()
    """What the whole session needs in the room."""
    preparation: tuple[str, ...] = ()
    """What is to be done before the session."""
    support: Support = field(default_factory=Support)
    incremental: bool = False
    """Whether the content of slides that do not say it themselves comes click by click."""
    layouts: Literal["all", "used"] = "all"
    """Which layouts the PowerPoint file offers: the whole catalogue, or those of its slides."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    """Whether it is shown with faults that are still to be fixed."""
    check: CheckSettings = CheckSettings()
    words: tuple[str, ...] = ()
    """Words that are right in this deck and that readers know, acronyms too: `words.txt`."""
    brand_root: Path | None = None
    """The folder from which the brand's path counts, where that is another than `root`."""
    extended: Extended | None = None
    """What is known of the deck that it extends, where it does."""
    inserts: tuple[str, ...] = ()
    """The names of what its settings insert, as slides have them."""
    inserted: tuple[str, ...] = ()
    """The names of what slides insert, those too that a variant leaves out."""
    files: tuple[Path, ...] = ()
    """The pictures and data that slides show, those too that a variant leaves out."""
    setting_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each setting stands, by its key; `variables.NAME` and `outcomes.ID` stand for one."""

    def place_of(self, setting: str = "title") -> Span:
        """Return where the title or another setting is written, or else the first line."""
        return self.setting_spans.get(setting) or self.span or Span(str(self.root), 1, 1)
