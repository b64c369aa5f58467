"""Bullets, numbers and task boxes as PowerPoint's own, so that lists stay lists.

Owns the markup of a paragraph's marker (ISO/IEC 29500-1, 21.1.2.4) and where automatic
numbering begins again. A marker takes the font of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from deckbuilder.layout.scene import Colour, LevelStyle, TextParagraph
from deckbuilder.writers.pptx.drawing import write_colour
from deckbuilder.writers.pptx.xml import attribute

NO_BULLET = "<a:buNone/>"


def level_bullet(level: LevelStyle) -> str:
    """Return the bullet of a level of a layout's slot."""
    if level.numbered:
        return number_bullet(1, level.bullet_colour)
    return character_bullet(level.bullet, level.bullet_colour) if level.bullet else NO_BULLET


@lru_cache(maxsize=1024)
def number_bullet(start: int, colour: Colour | None = None, size: int = 100) -> str:
    """Return an automatic number that counts from `start`; `size` is percent of the text's."""
    begin = f' startAt="{start}"' if start != 1 else ""
    return f'{_look(colour, size)}<a:buAutoNum type="arabicPeriod"{begin}/>'


@lru_cache(maxsize=1024)
def character_bullet(text: str, colour: Colour | None = None, size: int = 100) -> str:
    """Return a bullet of one character; `size` is percent of the text's."""
    return f'{_look(colour, size)}<a:buChar char="{attribute(text)}"/>'


def _look(colour: Colour | None, size: int) -> str:
    shade = f"<a:buClr>{write_colour(colour)}</a:buClr>" if colour else ""
    return shade if size == 100 else f'{shade}<a:buSzPct val="{size * 1000}"/>'


class Numbering:
    """Follows the automatic numbers of one text body, level by level.

    PowerPoint numbers on from the paragraph before of the same level and the same `startAt`;
    anything between them at that level or above ends the sequence, so that the next number
    has to say where it starts. Zero is below what `startAt` can say and is shown as 1.
    """

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, int]] = {}

    def start_at(self, level: int, number: int) -> int:
        """Return the `startAt` of a numbered paragraph."""
        start, following = self._open.get(level, (number, number))
        if number != following:
            start = number
        self.close(level)
        self._open[level] = (start, number + 1)
        return max(1, start)

    def close(self, level: int) -> None:
        """End the sequences at `level` and below: a paragraph without a number is there."""
        if self._open:
            self._open = {open_: state for open_, state in self._open.items() if open_ < level}


def paragraph_bullets(paragraphs: Sequence[TextParagraph], levels: Sequence[int]) -> list[str]:
    """Return the bullet of each paragraph of a text body; `levels` are theirs from 0."""
    numbering = Numbering()
    found = []
    for paragraph, level in zip(paragraphs, levels, strict=True):
        marker = paragraph.marker
        if marker is None or marker.kind != "number":
            numbering.close(level)
        if marker is None:
            found.append(NO_BULLET)
            continue
        size = round(100 * marker.style.size / paragraph.size) if paragraph.size else 100
        size = min(400, max(25, size))  # what ST_TextBulletSizePercent allows
        if marker.kind == "number":
            start = numbering.start_at(level, marker.number)
            found.append(number_bullet(start, marker.style.colour, size))
        else:
            found.append(character_bullet(marker.text, marker.style.colour, size))
    return found
