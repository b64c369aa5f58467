"""Sections: the part of the session to which each slide belongs, by a name of its own.

Owns their names. Screen readers and PowerPoint's list tell sections apart by name alone, and
Microsoft's accessibility checker asks that no two have the same.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import count

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics
from deckbuilder.model import Deck, Slide
from deckbuilder.session.local_cause import find_cause

OPENING = "Introduction"
"""The section of slides before the first that names one."""


def name_sections(deck: Deck, diagnostics: Diagnostics) -> tuple[str, ...]:
    """Return the section of each slide of a deck; all are empty where no slide names one.

    A slide that names none is of the section before it. A section that is named again after
    another one gets a number, which is reported.
    """
    slides = deck.slides
    wanted = {_key(slide.section) for slide in slides if slide.section}
    if not wanted:
        return ("",) * len(slides)
    name, key = _opening(deck.title, wanted, first=slides[0]), ""
    found: list[str] = []
    used: set[str] = set()
    last: dict[str, int] = {}
    for index, slide in enumerate(slides):
        if slide.section and _key(slide.section) != key:
            key = _key(slide.section)
            name = slide.section
            if key in used:
                name = _numbered(name, wanted | used)
                _report_again(slides[last.get(key, index) : index + 1], name, deck, diagnostics)
            used |= {key, _key(name)}
        last[key] = index
        found.append(name)
    return tuple(found)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _opening(title: str, wanted: Container[str], *, first: Slide) -> str:
    """Return the name for slides before the first section, unlike all that are named."""
    if first.section:
        return ""
    free = (name for name in (OPENING, title) if name and _key(name) not in wanted)
    return next(free, None) or _numbered(OPENING, wanted)


def _numbered(name: str, taken: Container[str]) -> str:
    names = (f"{name} ({number})" for number in count(2))
    return next(found for found in names if _key(found) not in taken)


def _report_again(run: Sequence[Slide], name: str, deck: Deck, diagnostics: Diagnostics) -> None:
    """Report that the last slide of a run takes up the section of the first."""
    slide = run[-1]
    where = slide.place_of("section")
    cause = find_cause(where, run, "section", deck, diagnostics)
    place = f"at the slide {slide.id!r}" if cause else "here"
    diagnostics.report(
        codes.SECTION_AGAIN,
        cause or where,
        f'the section "{slide.section}" begins anew {place} and is called "{name}"',
        hint="move the slide to the others of its section, or give this part a name of its own",
    )
