"""Pictures in the deck's folder that no slide shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


@rule(
    "DB680",
    "unused-image",
    ADVICE,
    summary="A picture in the deck's folder `images` is shown on no slide, in no translation and "
    "in no variant.",
    why="It may be the picture that a slide was meant to show. And whoever looks after the deck "
    "has to ask for its licence, and whether somebody in it agreed, all the same.",
    example="`images/map-2018.png`, which a newer map took the place of",
    fix="Show it on a slide, or take the file out of the folder.",
    source="This tool's own rule; no published one",
)
def unused_image(subject: Subject) -> Iterator[Finding]:
    """Find pictures that nothing names."""
    for place in subject.folder.find_unused("images", _ENDINGS):
        name = PurePath(place.path).name
        yield Finding(place, f"no slide shows {name}", hint="take the file out, or show it")
