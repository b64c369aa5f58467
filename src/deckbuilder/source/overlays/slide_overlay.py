"""One slide laid over another: `overlay: append` and `overlay: notes`.

Owns what of each is kept. Refuses to drop what an author wrote: what cannot be laid over is
reported.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.model import Slide
from deckbuilder.model.references import renumber
from deckbuilder.settings import as_fields
from deckbuilder.source.markdown.state import DeckReading
from deckbuilder.source.settings.declarations import SLIDE
from deckbuilder.source.settings.front_matter import FrontMatter


def lay_over(lower: Slide, upper: Slide, kind: str, reading: DeckReading) -> Slide:
    """Return the slide `lower` with what `upper` adds to it.

    Settings that `upper` makes count, and its title where it has one. Its sources are numbered
    on from those of `lower`. With the kind "append" all else is added; with "notes" its notes
    take the place of the slide's, and so does its text for participants where there is any.
    """
    fields = as_fields({key: key for key in upper.setting_spans if key != "title"}, SLIDE)
    settings = {name: getattr(upper, name) for name in fields}
    if upper.title:
        settings["title"] = upper.title
    else:
        spans = {key: span for key, span in upper.setting_spans.items() if key != "title"}
        upper = replace(upper, setting_spans=spans)
    upper = _count_on(upper, len(lower.footnotes))
    if kind == "append":
        parts: dict[str, Any] = {
            "blocks": (*lower.blocks, *upper.blocks),
            "notes": (*lower.notes, *upper.notes),
            "handout": (*lower.handout, *upper.handout),
        }
    else:
        _check_notes_only(upper, reading)
        parts = {"notes": upper.notes or lower.notes, "handout": upper.handout or lower.handout}
    return replace(
        lower,
        **parts,
        **settings,
        footnotes=(*lower.footnotes, *upper.footnotes),
        inserts=tuple(sorted({*lower.inserts, *upper.inserts})),
        span=upper.span,
        setting_spans={**lower.setting_spans, **upper.setting_spans},
    )


def check_addition(upper: Slide, front: FrontMatter, reading: DeckReading) -> None:
    """Report a file that adds nothing to its slide, unless a fault in it says why."""
    content = (upper.title, upper.blocks, upper.notes, upper.handout, upper.footnotes)
    settings = upper.setting_spans.keys() - {"title"}
    moves = {"after", "before"} & front.data.keys()
    if any(content) or settings or moves or _has_faults(front.path, reading):
        return
    what, where = "the slide", "below the settings"
    if front.data.get("overlay") == "notes":
        what, where = "the slide's notes", "between ::: notes and :::"
    reading.diagnostics.report(
        codes.EMPTY_OVERLAY,
        front.span("overlay"),
        f"the file holds nothing for {what}",
        hint=f"write it {where}, or take the file out",
    )


def _has_faults(path: str, reading: DeckReading) -> bool:
    """Tell whether anything on a line of a file was reported, and not the whole of it as stale."""
    return any(fault.path == path and fault.line is not None for fault in reading.diagnostics)


def _check_notes_only(upper: Slide, reading: DeckReading) -> None:
    if upper.blocks:
        first = upper.blocks[0].span or upper.place_of()
        reading.diagnostics.report(
            codes.OUTSIDE_NOTES,
            first,
            "the file is for the notes alone, but holds something for the slide itself",
            hint="put it into ::: notes or ::: handout; to add it to the slide write "
            "overlay: append",
        )


def _count_on(slide: Slide, number: int) -> Slide:
    """Return a slide whose sources are numbered on from those of another one."""
    if not number or not slide.footnotes:
        return slide
    notes = tuple(replace(note, number=note.number + number) for note in slide.footnotes)
    slide = replace(slide, footnotes=notes)
    changed = {
        name: renumber(getattr(slide, name), lambda own: own + number)
        for name in ("title", "blocks", "notes", "handout", "footnotes")
    }
    return replace(slide, **changed)
