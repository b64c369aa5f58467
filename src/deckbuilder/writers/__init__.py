"""The output formats: `WRITERS` by name.

Owns the list. Refuses to import a writer before it writes: each is heavy, and many runs need
only one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from deckbuilder.scene.presentation import Presentation


class Writer(Struct, frozen=True, kw_only=True):
    """An output format: how its file's name ends, what makes its bytes, what that needs.

    `noun` is what its length is counted in; `pages` names what has to be laid out first, of
    `layout.pages.PAGES`, beside the slides. What is built unless asked otherwise is `usual`.
    """

    ending: str
    noun: str
    write: Callable[[Presentation], bytes]
    pages: str = ""
    usual: bool = False


def _write_pptx(presentation: Presentation) -> bytes:
    from deckbuilder.writers.pptx import write_pptx

    return write_pptx(presentation)


def _pdf(name: str, *, usual: bool = False) -> Writer:
    """Return the writer of the pages that go by a name."""

    def write(presentation: Presentation) -> bytes:
        from deckbuilder.writers.pdf import write_pages

        return write_pages(presentation, name)

    return Writer(ending=f"-{name}.pdf", noun="page", write=write, pages=name, usual=usual)


WRITERS = {
    "pptx": Writer(ending=".pptx", noun="slide", write=_write_pptx, usual=True),
    "handout": _pdf("handout", usual=True),
    "workbook": _pdf("workbook"),
    "session-pack": _pdf("session-pack"),
}

USUAL = tuple(name for name, writer in WRITERS.items() if writer.usual)
"""The formats that are built unless others are asked for."""
