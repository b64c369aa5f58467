"""What boxes are made with: the brand, its faces, and what makes the box of each container.

Owns these nodes. Refuses to make boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Emu
from deckbuilder.layout.blocks.stacking import Box
from deckbuilder.layout.text.drafts import Look
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Activity, Callout, Columns, Reflect, Statistic, Steps

Kind = TypeVar("Kind")

Boxer = Callable[[Kind, Emu, Look, "BoxContext"], Box]
"""Makes the box of a container in a width."""


class ContainerBoxes(Struct, frozen=True, kw_only=True):
    """What makes the box of each kind of container; `statistics` of those that follow each other.

    They are of slides, of pages, or of pages in large print.
    """

    callout: Boxer[Callout]
    activity: Boxer[Activity]
    reflect: Boxer[Reflect]
    statistics: Boxer[Sequence[Statistic]]
    steps: Boxer[Steps]
    columns: Boxer[Columns]


class BoxContext(Struct, frozen=True):
    """What boxes are made with: the brand, its faces, and where faults are reported."""

    brand: Brand
    faces: Faces
    diagnostics: Diagnostics
    containers: ContainerBoxes
    in_column: bool = False
    """Whether the boxes stand in a column: columns in it take their widths as they are, or each
    width that is tried for the outer ones would be tried with many for the inner."""
