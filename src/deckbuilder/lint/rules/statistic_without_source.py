"""Figures on slides that say nowhere where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.diagnostics import Span
from deckbuilder.lint.content.passages import Passage
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model import Slide, Statistic, inline_text, walk_blocks

_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten"
_COUNTED = (
    r"(?:adolescents|adults|babies|boys|carers|cases|children|deaths|families|fathers|girls|homes"
    r"|households|incidents|infants|men|mothers|offenders|offences|parents|people|perpetrators"
    r"|practitioners|pupils|referrals|reports|residents|respondents|reviews|schools|students"
    r"|survivors|teenagers|victims|women|workers|young people)"
)
"""What statistics count; half of the group, or of the cards, is how a room is divided."""

_FIGURE = re.compile(
    r"(?<![\w.£$€])(?:(?P<percent>\d+(?:\.\d+)?(?:%| per ?cent\b))"
    r"|\d[\d,]* (?:in|of|out of) (?:every )?\d[\d,]*\b"
    # "2.3 million adults"
    r"|\d[\d,]*(?:\.\d+)? (?:million|billion)(?= (?!pounds|euros|dollars)[a-z])"
    # "one in four women"
    rf"|\b(?:{_NUMBER}) (?:in|out of) (?:every )?(?!one\b)(?:{_NUMBER}|twenty|fifty|a hundred)\b"
    r"(?! (?:seconds|minutes|hours|days|weeks|months|years|steps|parts)\b)"
    # "two thirds of the children", "half of all serious case reviews"
    rf"|\b(?:half|(?:an?|{_NUMBER})[ -](?:half|third|quarter|fifth|sixth|eighth|tenth)s?)"
    rf"(?= of (?:(?:all |the |these |those |our )*(?:[a-z]+ )?{_COUNTED}\b|all [a-z-]+)))",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(
    r"\b(?:below|above|under|over|beyond|(?:up|down|close) to|(?:more|less|fewer|higher|lower) than"
    r"|at (?:least|most)|minimum of|maximum of|target of) $",
    re.IGNORECASE,
)
"""What a share that is a limit follows; "more than 60% of reports" is a finding all the same."""
_IDIOMS = frozenset({"100%", "0%", "100 per cent", "100 percent"})
_DATE_LIKE = re.compile(r"\d{1,2} of \d{4}")


@rule(
    "DB655",
    "statistic-without-source",
    WARNING,
    summary="A figure stands on a slide that names no source.",
    why="People repeat figures in assessments, in court and in the press. One without a source "
    "can be neither checked nor corrected, and lends a wrong claim the partnership's name.",
    example='`::: stat {value="1 in 4" label="children"}` on a slide without a footnote',
    fix="Add a footnote, `[^src]` and `[^src]: Author (year), page`; in a statistic, "
    '`source="..."`; or insert a fact that has a source.',
    source="This tool's own rule; no published one.",
)
def statistic_without_source(subject: Subject) -> Iterator[Finding]:
    """Find figures in statistics, shares and rates on slides without any source."""
    facts = subject.deck.facts
    sourced = {id_ for id_, fact in facts.items() if fact.source}
    bare = {
        slide.id: [facts[name].value for name in slide.inserts if name in sourced]
        for slide in subject.deck.slides
        if not slide.footnotes
    }
    for slide in subject.deck.slides:
        if slide.id in bare:
            yield from _judge_statistics(slide, bare[slide.id])
    for passage in subject.passages:
        if passage.slide.id in bare and passage.place in ("title", "slide"):
            yield from _judge_text(passage, bare[passage.slide.id])


def _judge_statistics(slide: Slide, known: list[str]) -> Iterator[Finding]:
    for block in walk_blocks(slide.blocks):
        if isinstance(block, Statistic):
            value = inline_text(block.value)
            if not block.source and value and value not in known:
                yield _find(block.span or slide.place_of(), value)


def _judge_text(passage: Passage, known: list[str]) -> Iterator[Finding]:
    if passage.role == "label":  # of a statistic, which is judged as a whole, or of a chart
        return
    for found in _FIGURE.finditer(passage.text):
        figure = found[0]
        named = any(figure.lower() in value.lower() for value in known)
        if found["percent"] and _is_threshold(passage.text, found.start(), found.end()):
            continue
        if figure.lower() not in _IDIOMS and not _DATE_LIKE.fullmatch(figure) and not named:
            yield _find(passage.span, figure)
            return


def _is_threshold(text: str, start: int, end: int) -> bool:
    before = _THRESHOLD.search(text[max(0, start - 20) : start])
    return before is not None and not text.startswith(" of ", end)


def _find(where: Span, figure: str) -> Finding:
    return Finding(
        where,
        f"the slide says nowhere where this figure comes from: {figure!r}",
        hint='add a footnote, or source="..." to the statistic, or insert a fact with a source',
        at=figure,
    )
