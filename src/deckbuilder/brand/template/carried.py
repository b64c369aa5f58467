"""What decks carry of a template, as data that the cache keeps.

Owns these nodes. Refuses to follow relationships, which `carry` does.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckbuilder.brand.template.nodes import LeftOut
from deckbuilder.formats.pptx.packing import CarriedPart, CarriedRelation

__all__ = ["Carried", "CarriedPart", "CarriedRelation", "EmbeddedFont"]


class EmbeddedFont(Struct, frozen=True):
    """A typeface within the file: its attributes (19.2.1.13), and the part of each face."""

    typeface: Mapping[str, str]
    faces: Mapping[str, str]


class Carried(Struct, frozen=True, kw_only=True):
    """What decks carry of a template, and what they do not.

    `masters` are their ids and parts, `notes_size` the width and height of a page in EMU. Parts
    that the template does not have are "", and a size that it does not say is 0.
    """

    parts: tuple[CarriedPart, ...]
    masters: tuple[tuple[int, str], ...]
    notes_master: str = ""
    handout_master: str = ""
    table_styles: str = ""
    labels: str = ""
    notes_size: tuple[int, int] = (0, 0)
    fonts: tuple[EmbeddedFont, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def related(self, name: str, kind: str) -> str:
        """Return the part to which a carried part is related in one way; "" where there is none."""
        relations = next((part.relations for part in self.parts if part.name == name), ())
        return next((each.target for each in relations if each.type.endswith(f"/{kind}")), "")
