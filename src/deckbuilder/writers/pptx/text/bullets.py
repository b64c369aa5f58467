"""Bullets, numbers and task boxes as PowerPoint's own, so that lists stay lists.

Owns the markup of a paragraph's marker (ISO/IEC 29500-1, 21.1.2.4) and where automatic
numbering begins again. A marker takes the font of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from deckbuilder.scene.layout import LevelStyle
from deckbuilder.scene.slide import Colour, TextParagraph
from deckbuilder.writers.pptx.drawing import write_colour
from deckbuilder.writers.pptx.package.xml import attribute

NO_BULLET = "<a:buNone/>"


def level_bullet(level: LevelStyle) -> str:
    """Return the bullet of a level of a layout's slot."""
    if level.number:
        return number_bullet(level.number, level.bullet_colour)
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


def write_separator(level: int, lang: str) -> str:
    """Return a paragraph that shows nothing, after which the numbers of its level begin again.

    It is one point high and has a blank for its text and its bullet: LibreOffice numbers on over
    paragraphs that have no bullet, and takes the bullet from those that have no text.
    """
    at = f' lvl="{level}"' if level else ""
    return (
        f'<a:p><a:pPr marL="0" indent="0"{at}><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f'<a:buChar char="{BLANK}"/></a:pPr><a:r><a:rPr lang="{lang}" sz="100"/>'
        f"<a:t>{BLANK}</a:t></a:r></a:p>"
    )


BLANK = "\N{NO-BREAK SPACE}"
"""The text of an item that has none: PowerPoint shows no bullet, and counts no number, without."""


class NumberStart(Struct, frozen=True):
    """The `startAt` of a numbered paragraph, and whether a separator stands before it.

    `typed` is what stands there as text instead: zero, which `startAt` cannot say.
    """

    at: int
    separated: bool
    typed: str = ""


class NumberSequences:
    """Follows the automatic numbers of one text body, level by level.

    PowerPoint numbers on from the paragraph before of the same level and the same `startAt`;
    anything between them at that level or above ends the sequence, so that the next number
    has to say where it starts. LibreOffice numbers on over whatever has no bullet, and begins
    again only at a `startAt` above the last; for a lower one a separator makes both begin again.
    Zero is below what `startAt` can say: it is text, and counting begins with the item after it.
    """

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, int]] = {}
        self._last: dict[int, int] = {}

    def start(self, level: int, number: int) -> NumberStart:
        """Return how a numbered paragraph says its number."""
        if number < 1:
            self.close(level, bulleted=False)
            return NumberStart(1, separated=False, typed=f"{number}.\t")
        begun, following = self._open.get(level, (number, -1))
        separated = False
        if number != following:
            begun = number
            separated = number <= self._last.get(level, 0)
        self.close(level, bulleted=True)
        self._open[level] = (begun, number + 1)
        self._last[level] = begun
        return NumberStart(begun, separated)

    def close(self, level: int, *, bulleted: bool) -> None:
        """End the sequences at `level` and below: a paragraph without a number is there."""
        if self._open:
            self._open = {open_: state for open_, state in self._open.items() if open_ < level}
        if bulleted and self._last:
            self._last = {open_: at for open_, at in self._last.items() if open_ < level}


class Bullet(Struct, frozen=True):
    """A paragraph's bullet as XML, and whether a separator stands before the paragraph.

    `typed` begins its text in place of a bullet.
    """

    xml: str
    separated: bool = False
    typed: str = ""


def paragraph_bullets(paragraphs: Sequence[TextParagraph], levels: Sequence[int]) -> list[Bullet]:
    """Return the bullet of each paragraph of a text body; `levels` are theirs from 0."""
    numbering = NumberSequences()
    found = []
    for paragraph, level in zip(paragraphs, levels, strict=True):
        marker = paragraph.marker
        if marker is None:
            numbering.close(level, bulleted=False)
            found.append(_NONE)
            continue
        size = round(100 * marker.style.size / paragraph.size) if paragraph.size else 100
        size = min(400, max(25, size))  # what ST_TextBulletSizePercent allows
        if marker.kind == "number":
            start = numbering.start(level, marker.number)
            xml = number_bullet(start.at, marker.style.colour, size)
            xml = NO_BULLET if start.typed else xml
            found.append(Bullet(xml, start.separated, start.typed))
        else:
            numbering.close(level, bulleted=True)
            found.append(Bullet(character_bullet(marker.text, marker.style.colour, size)))
    return found


_NONE = Bullet(NO_BULLET)
