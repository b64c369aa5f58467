"""Slides on distressing matters that are not marked as sensitive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import filterfalse

from deckbuilder.lint.content.notices import shown_slides
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule

_DISTRESSING = re.compile(
    r"\b(?:suicid(?:e|es|al)|self-harm(?:ed|ing)?|rap(?:e|ed|ist)|murder(?:ed|s)?|incest"
    r"|sexual(?:ly)? (?:abus|assault|exploit|viol)\w*|child(?:ren)?’s deaths?|child deaths?"
    r"|domestic (?:abuse|violence)|genital mutilation|stillb(?:irth|orn)|killed|tortured?"
    r"|strangl(?:ed|ing|ulation)|stabb(?:ed|ing|ings)"
    r"|(?:is|are|was|were|been|being|got) (?:\w+ly )?(?:abused|beaten)|beaten (?:to death|up)"
    r"|abused (?:her|him|them|me|us|by|as a|(?:his|her|their|my|the|a) "
    r"(?:own )?(?:\w+ )?(?:child(?:ren)?|daughters?|sons?|wi(?:fe|ves)|husband|partners?|girls?"
    r"|boys?|sisters?|brothers?|mother|father|parents?|baby|women|woman)))\b",
    re.IGNORECASE,
)
_CAPITALS = r"[A-Z][\w’-]*"
_JOINED = r" (?:(?:and|of|for|on|against|&) )?"
_NAME_BEFORE = re.compile(rf"(?:{_CAPITALS}{_JOINED})+$")
_NAME_AFTER = re.compile(rf"(?:{_JOINED}{_CAPITALS})+")
_SERVICE = re.compile(
    r"\b(?:Helpline|Hotline|Line|Service|Services|Centre|Center|Charity|Trust|Aid|Alliance"
    r"|Association|Foundation|Network|Society|Commissioner|Forum|Crisis|Hub|Unit|Act|Partnership"
    r"|Campaign|Coalition|Project)\b"
)
_NAME_REACH = 80
"""As many characters beside a word are looked at for the rest of a name."""

_EXEMPT = frozenset({"title", "references", "contacts"})
"""Layouts whose words are names: of the workshop, of books, of services."""


@rule(
    "DB651",
    "sensitive-unmarked",
    ADVICE,
    summary="A slide speaks of something distressing but is not marked as sensitive.",
    why="The session pack warns the facilitator of sensitive slides, and other rules see that a "
    "notice on wellbeing comes first. An unmarked slide takes everybody by surprise.",
    example="a slide on suicide without `sensitive: true`",
    fix="Add `sensitive: true` to the slide's settings. Where the word is only mentioned, ignore "
    "the rule on that line.",
    source="This tool's own rule; no published one.",
)
def sensitive_unmarked(subject: Subject) -> Iterator[Finding]:
    """Find the first distressing word of each shown slide that is not marked."""
    layouts = {scene.slide_id: scene.layout for scene in subject.presentation.scenes}
    unmarked = {
        slide.id
        for slide in shown_slides(subject.deck)
        if not slide.sensitive and layouts.get(slide.id) not in _EXEMPT
    }
    for passage in subject.passages:
        if passage.slide.id not in unmarked or passage.place not in ("title", "slide"):
            continue
        found = next(filterfalse(_is_named, _DISTRESSING.finditer(passage.text)), None)
        if found:
            unmarked.remove(passage.slide.id)
            yield Finding(
                passage.span,
                f"the slide speaks of {found[0]!r} but is not marked as sensitive",
                hint=subject.word_slide_setting("sensitive", "true", "the slide"),
                at=found[0],
            )


def _is_named(found: re.Match[str]) -> bool:
    """Tell whether words are part of a service's name: "National Domestic Abuse Helpline"."""
    if not all(word[0].isupper() for word in found[0].split()):
        return False
    text, start, end = found.string, found.start(), found.end()
    before = _NAME_BEFORE.search(text[max(0, start - _NAME_REACH) : start])
    after = _NAME_AFTER.match(text, end, end + _NAME_REACH)
    beside = f"{before[0] if before else ''} {after[0] if after else ''}"
    return _SERVICE.search(beside) is not None
