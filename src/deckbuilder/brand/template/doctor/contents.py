"""What is wrong with all else that a template's file holds: leftovers, pictures, typed text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder import codes
from deckbuilder.brand.template.doctor.finding import Finding, name_layouts
from deckbuilder.brand.template.drawing.lettering import NUMBER
from deckbuilder.brand.template.leftovers import NOUNS
from deckbuilder.brand.template.nodes import Drawing, Lettering, Template, TemplateLayout
from deckbuilder.wording import counted

_HEAVY = 2_000_000
"""The bytes of pictures above which each deck is large."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A year, as it is typed."""

_MISSED = ("macros", "controls", "objects", "links", "media")
_PERSONAL = ("comments", "persons", "data")


def find_left_out(template: Template) -> Iterator[Finding]:
    """Yield what decks do not carry over that somebody may miss, or may not want to give away."""
    for code, kinds in ((codes.LEFT_OUT, _MISSED), (codes.PERSONAL_DATA, _PERSONAL)):
        found = [
            counted(each.count, *NOUNS[each.kind])
            for each in template.left_out
            if each.kind in kinds
        ]
        if found:
            yield Finding(code=code, message=f"the file holds {', '.join(found)}")


def find_slides(template: Template) -> Iterator[Finding]:
    """Yield how many slides were left in the file."""
    if count := sum(each.count for each in template.left_out if each.kind == "slides"):
        message = f"{counted(count, 'slide was', 'slides were')} left in the file"
        yield Finding(code=codes.LEFTOVER_SLIDES, message=message)


def find_typed(template: Template) -> Iterator[Finding]:
    """Yield text boxes that show the slide number, and those that show a year."""
    for code, words, pattern in (
        (codes.NUMBER_AS_TEXT, "the slide number is a text box on", re.compile(NUMBER)),
        (codes.TYPED_DATE, "a date is typed on", YEAR),
    ):
        found = tuple(
            index
            for index, layout in enumerate(template.layouts)
            if any(map(pattern.search, _typed_on(layout)))
        )
        if found:
            message = f"{words} {name_layouts(template, found)}"
            yield Finding(code=code, message=message, layouts=found)


def _typed_on(layout: TemplateLayout) -> Iterator[str]:
    for each in layout.art:
        if isinstance(each, Lettering):
            yield from each.lines
    yield from (each.text for each in layout.placeholders if each.kind == "ftr")


def find_metafiles(template: Template) -> Iterator[Finding]:
    """Yield where there are pictures that only Office can show."""
    found = tuple(
        index
        for index, layout in enumerate(template.layouts)
        if any(isinstance(each, Drawing) and each.part and not each.format for each in layout.art)
    )
    if found:
        message = f"a picture cannot be shown on {name_layouts(template, found)}"
        yield Finding(code=codes.METAFILE, message=message, layouts=found)


def find_heavy_pictures(template: Template) -> Iterator[Finding]:
    """Yield how much the pictures of masters and layouts weigh together."""
    if template.picture_bytes > _HEAVY:
        message = f"pictures take {template.picture_bytes / 1e6:.1f} MB"
        yield Finding(code=codes.HEAVY_PICTURES, message=message)


def find_no_notes_master(template: Template) -> Iterator[Finding]:
    """Yield which of the masters of pages are missing."""
    there = {"notes": template.has_notes_master, "handouts": template.has_handout_master}
    missing = [name for name, has in there.items() if not has]
    if missing:
        message = f"there is no master for {' and none for '.join(missing)}"
        yield Finding(code=codes.NO_NOTES_MASTER, message=message)


CONTENT_RULES = (
    find_left_out,
    find_slides,
    find_typed,
    find_metafiles,
    find_heavy_pictures,
    find_no_notes_master,
)
"""The questions on what the file holds."""
