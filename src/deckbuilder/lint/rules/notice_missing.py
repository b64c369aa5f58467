"""Sensitive slides that come before anybody was told that they may step out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from deckbuilder.lint.content.notices import has_notice, shown_slides
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule


@rule(
    "DB650",
    "notice-missing",
    WARNING,
    summary="A sensitive slide comes before any notice on wellbeing.",
    why="Some people in the room have lived through what the slide is about. They need to know "
    "beforehand that it comes, that they may step out, and whom they can speak to; on the slide "
    "itself it is too late.",
    example="`sensitive: true` on slide 3, and `::: callout {kind=wellbeing}` only on slide 9",
    fix="Put `::: callout {kind=wellbeing}` on an earlier slide that is shown, best where the "
    "session says what it will cover.",
    source="This tool's own rule, after the wellbeing notice of the national deck.",
)
def notice_missing(subject: Subject) -> Iterator[Finding]:
    """Find the first sensitive slide that no slide with a notice comes before."""
    slides = shown_slides(subject.deck)
    unwarned = takewhile(lambda slide: not has_notice(slide), slides)
    before = [slide for slide in unwarned if slide.sensitive]
    late = next(filter(has_notice, slides), None)
    if not before and late is not None and late.sensitive:
        before = [late]
    if not before:
        return
    first, *others = before
    more = f", nor before {len(others)} more that follow it" if others else ""
    where = f"; the first is on {late.id}" if late is not None else ""
    yield Finding(
        first.place_of("sensitive"),
        f"no notice on wellbeing comes before this sensitive slide{more}{where}",
        hint="put ::: callout {kind=wellbeing} on an earlier slide: what comes, that people may "
        "step out, and whom they can speak to",
    )
