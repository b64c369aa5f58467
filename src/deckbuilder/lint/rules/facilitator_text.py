"""Words for the facilitator in what participants see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule

_FOR_FACILITATORS = re.compile(
    r"^(?:(?:note (?:to|for) (?:the )?)?(?:facilitator|trainer|tutor|instructor|presenter|speaker)"
    r"(?:s?[’']s?|s)?(?: notes?| only)?[:.]"
    r"|(?:model |correct |suggested )?answers?: *\(?"
    r"(?:\d{1,2}[a-h]\b|[a-h](?=[,;.)]|$)|\d{1,2}\b(?![ %]))"
    r"|(?:model|suggested) answers?:"
    r"|(?:listen for|run it|the point|key message to land|talking points?)[:.])"
    r"|(?:^|(?<=[.!?:;] ))(?:ask|remind|invite|get|split|divide|hand out to|explain to)"
    r" (?:the |your )?"
    r"(?:group|participants|delegates|attendees|learners|audience)\b"
    r"|^tell (?:the |your )?"
    r"(?:group|participants|delegates|attendees|learners|audience)\b"
    r"|\[(?:click|pause|next slide|advance|animation|read (?:this )?aloud)\b[^\]]*\]"
    r"|\(?\bclick to (?:reveal|advance|continue)\b|\bdo not (?:show|read out) to participants\b"
    r"|\bspeaker(?:’s|s’)? notes?\b|\bnot for participants\b",
    re.IGNORECASE,
)


@rule(
    "DB652",
    "facilitator-text",
    WARNING,
    summary="Text that participants see is meant for the facilitator.",
    why="It puzzles those who read it, and what a facilitator is told of a group is not for the "
    "group to read. Slides and handouts are sent round after the session.",
    example="`Listen for: people who blame the parents` on a slide",
    fix="Move it into `::: notes`, which only the facilitator sees, or write it to participants.",
    source="This tool's own rule; no published one.",
)
def facilitator_text(subject: Subject) -> Iterator[Finding]:
    """Find phrases that are said to facilitators, on slides and in text for participants."""
    for passage in subject.passages:
        if not passage.for_participants or passage.place == "source":
            continue
        for line in subject.lines_of(passage, passage.text):
            if found := _FOR_FACILITATORS.search(line.strip()):
                where = "the handout" if passage.place == "handout" else "the slide"
                yield Finding(
                    passage.span,
                    f"participants see this on {where}, but it is said to the facilitator: "
                    f"{found[0]!r}",
                    hint="move it into ::: notes",
                    at=found[0],
                )
                break
