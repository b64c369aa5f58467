"""The output formats: `WRITERS` by name.

Owns the list. Refuses to import a writer before it writes: each is heavy, and many runs need
only one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from deckbuilder.files.content import Sink
    from deckbuilder.model import HandoutLayout
    from deckbuilder.scene.presentation import Presentation


class Writer(Struct, frozen=True, kw_only=True):
    """An output format: how its file's name ends, what writes it, what that needs.

    `noun` is what its length is counted in; `pages` names what has to be laid out first, of
    `layout.pages.PAGES`, beside the slides. What is built unless asked otherwise is `usual`. One
    that is `for_participants` is given no more than they may have.
    """

    ending: str
    noun: str
    write: Callable[[Presentation, Sink], None]
    pages: str = ""
    usual: bool = False
    for_participants: bool = False
    ending_without_notes: str = ""
    """How the name ends where the handout's layout is one without notes."""

    def ending_in(self, layout: HandoutLayout) -> str:
        """Return how the file's name ends in a layout of the handout."""
        return self.ending if layout == "notes" else self.ending_without_notes or self.ending

    @property
    def endings(self) -> tuple[str, ...]:
        """All endings that the file's name may have."""
        return tuple(filter(None, (self.ending, self.ending_without_notes)))


def _write_pptx(presentation: Presentation, file: Sink) -> None:
    from deckbuilder.writers.pptx import write_pptx

    write_pptx(presentation, file)


def _pdf(name: str) -> Writer:
    """Return the writer of the pages that go by a name."""

    def write(presentation: Presentation, file: Sink) -> None:
        from deckbuilder.writers.pdf import write_pages

        write_pages(presentation, file, name)

    return Writer(ending=f"-{name}.pdf", noun="page", write=write, pages=name)


WRITERS = {
    "pptx": Writer(ending=".pptx", noun="slide", write=_write_pptx, usual=True),
    "handout": replace(
        _pdf("handout"),
        ending="-handout-with-notes.pdf",
        ending_without_notes="-handout-for-participants.pdf",
        usual=True,
    ),
    "workbook": _pdf("workbook"),
    "session-pack": _pdf("session-pack"),
    "contact-sheet": _pdf("contact-sheet"),
    "slides": replace(_pdf("slides"), for_participants=True),
    "pptx-participants": Writer(
        ending="-for-participants.pptx", noun="slide", write=_write_pptx, for_participants=True
    ),
}

OLD_HANDOUT = "-handout.pdf"
"""How a handout's name once ended, with notes in it or without; no file is given that name now."""


def name_file(deck: str, ending: str, *, draft: bool = False) -> str:
    """Return what a file is called; a draft says so before the last dot."""
    stem, dot, kind = f"{deck}{ending}".rpartition(".")
    return f"{stem}-draft{dot}{kind}" if draft else f"{stem}{dot}{kind}"


USUAL = tuple(name for name, writer in WRITERS.items() if writer.usual)
"""The formats that are built unless others are asked for."""
