"""What a command asks of the pipeline: which deck, and what counts above its own settings.

Owns the fields, what of them the cache's keys hold, and what a build's files are called. Refuses
to do what is asked.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct

from deckbuilder.files.inputs import resolve
from deckbuilder.files.reading import as_text
from deckbuilder.model import PrintSettings

BRAND_OPTION = "--brand"
"""Where a fault in a brand's name is, which the command line gave: in place of a file."""
BRAND_ARGUMENT = "NAME"
"""The same, where the brand is not an option but what the command is about."""


class DeckRequest(Struct, frozen=True, kw_only=True):
    """A deck, or a variant of it, to be read and laid out.

    Other requests extend this one instead of holding it: a stage that needs no more than the deck
    is given a build's or a check's request as it is, and nobody on the way takes it apart.
    """

    path: Path
    """The deck's folder or file."""
    variant: str | None = None
    """The name of one of the deck's variants."""
    brand: str | None = None
    """A brand's name or path, instead of the deck's own."""
    printed: PrintSettings = PrintSettings()
    """What counts for the PDFs above what the deck says."""
    draft: bool = False
    """Whether faults of pictures and the like are marked on their slides and only warned of."""
    today: date | None = None
    """The day by which facts count as overdue; without it none does."""

    @property
    def name(self) -> str:
        """The name with which its files begin, where its deck can be read."""
        deck = as_text(resolve(self.path).name if self.path.is_dir() else self.path.stem)
        return f"{deck}-{self.variant}" if self.variant else deck

    @property
    def layout_options(self) -> tuple[object, ...]:
        """All that the layout depends on beside files, for the cache's keys; no date is shown."""
        names = (name for name in DeckRequest.__struct_fields__ if name != "today")
        return tuple(getattr(self, name) for name in names)


class BuildRequest(DeckRequest, frozen=True, kw_only=True):
    """A deck to be built into a folder in some formats (of `WRITERS`, each once)."""

    folder: Path
    formats: tuple[str, ...]
    output_root: Path | None = None
    """The folder out of which no link may lead; where it is not given, `folder`."""
    cached: bool = True
    """Whether what earlier runs made counts, and what this one makes is kept."""

    @property
    def build_options(self) -> tuple[object, ...]:
        """All that finished files and their diagnostics depend on beside other files."""
        return (*self.layout_options, self.formats, self.today)


class CheckRequest(DeckRequest, frozen=True, kw_only=True):
    """A deck to be checked; the rules that it selects and ignores go before the deck's own."""

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
