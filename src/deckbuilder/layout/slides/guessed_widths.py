"""The report of slides that may be too full where the widths of their font are a guess.

Owns how near to its limit a slide's text is. Refuses to know how widths are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from deckbuilder import codes
from deckbuilder.brand import Brand
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import Rect, emu
from deckbuilder.layout.text.font_metrics import ASCENT, LINE_HEIGHT, MARGIN, is_guessed
from deckbuilder.scene.slide import Item, Scene
from deckbuilder.scene.walk import walk_paragraphs, walk_runs

_APART = ("title", "sources")
"""The places whose text has no part in the room for content."""
_SHOWN = 5


def report_guessed_widths(
    scenes: Sequence[Scene], rooms: Mapping[str, Rect], brand: Brand, diagnostics: Diagnostics
) -> None:
    """Warn once of each font that is guessed, and name the slides that it may make too full.

    `rooms` are those that layouts have for content. Named are slides that would have no room left
    if text were longer by the margin once more.
    """
    fonts = {name: brand.font(name) for name in ("heading", "body", "mono", *brand.faces)}
    guessed = {name: font.name for name, font in fonts.items() if is_guessed(font)}
    slides: dict[str, dict[str, None]] = {}
    for scene in scenes if guessed else ():
        used = {run.style.font for run in walk_runs(scene.items)} & {*guessed}
        if used and _is_nearly_full(scene.items, rooms[scene.layout]):
            for name in sorted(used):
                slides.setdefault(guessed[name], {})[scene.slide_id] = None
    for font, named in slides.items():
        diagnostics.report(
            codes.FONT_GUESSED,
            "brand",
            f"how wide the letters of {font} are is not known, so text is laid out {MARGIN - 1:.0%}"
            f" wider than in Arial; should it be wider still, it may not fit on {_list(named)}",
            hint=f"run `deckbuild brand measure {brand.name}` on a PC that has the font,"
            " and keep the file that it writes",
        )


def _list(names: Mapping[str, None]) -> str:
    shown = ", ".join(list(names)[:_SHOWN])
    more = len(names) - _SHOWN
    return f"slide{'s' * (len(names) > 1)} {shown}" + (f" and {more} more" if more > 0 else "")


def _is_nearly_full(items: Sequence[Item], room: Rect) -> bool:
    """Tell whether text takes so much of the room that the margin once more would fill it."""
    content = [item for item in items if getattr(item, "placeholder", "") not in _APART]
    edges = list(_edges(content))
    if not edges:
        return False
    height = max(bottom for _, bottom in edges) - min(top for top, _ in edges)
    return height * MARGIN > room.height


def _edges(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield the upper and the lower edge of each line of text."""
    for placed in walk_paragraphs(items):
        size = placed.paragraph.size
        for line in placed.paragraph.lines:
            if line.runs:
                baseline = placed.y + line.baseline
                yield baseline - emu(size * ASCENT), baseline + emu(size * (LINE_HEIGHT - ASCENT))
