"""The output formats: `WRITERS` by name.

Owns the list. Refuses to import a writer before it writes: each is heavy, and many runs need
only one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from deckbuilder.layout.presentation import Presentation


class Writer(Struct, frozen=True, kw_only=True):
    """An output format: how its file's name ends, what makes its bytes, what that needs.

    `noun` is what its length is counted in; with `pages` the handout has to be laid out first.
    """

    ending: str
    noun: str
    write: Callable[[Presentation], bytes]
    pages: bool = False


def _write_pptx(presentation: Presentation) -> bytes:
    from deckbuilder.writers.pptx import write_pptx

    return write_pptx(presentation)


def _write_handout(presentation: Presentation) -> bytes:
    from deckbuilder.writers.handout import write_handout

    return write_handout(presentation)


WRITERS = {
    "pptx": Writer(ending=".pptx", noun="slide", write=_write_pptx),
    "handout": Writer(ending="-handout.pdf", noun="page", write=_write_handout, pages=True),
}
