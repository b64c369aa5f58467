"""How much there is on the slides, layouts and masters of a file.

Owns what counts as a piece. Refuses a file that has more of them than people put there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from deckbuilder.files import limits
from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.formats.refusal import Tally, check_limit

_PIECES = (
    *(f"{P}{name}" for name in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp", "cTn")),
    *(f"{A}{name}" for name in ("tc", "gridCol", "p", "r", "fld", "ext")),
)
"""The elements that each cost whoever walks a slide some steps."""
_BYTES_A_PIECE = 20
"""How many bytes a piece takes at the least, packed, in files that people make."""


def check_pieces(roots: Iterable[Any], packed: int) -> None:
    """Raise a Refusal where there is too much below some roots; the file takes `packed` bytes."""
    total = Tally(limits.PPTX_PIECES, packed // _BYTES_A_PIECE)
    for root in roots:
        for group in root.iter(f"{P}grpSp"):
            around = sum(1 for _ in group.iterancestors(f"{P}grpSp"))
            check_limit(limits.PPTX_GROUP_DEPTH, around + 1)
        count = sum(1 for _ in root.iter(*_PIECES))
        check_limit(limits.PPTX_PIECES_ON_SLIDE, count)
        total.add(count)
