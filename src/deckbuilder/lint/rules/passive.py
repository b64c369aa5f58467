"""Sentences in the passive voice that name who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.word_lists import words_of
from deckbuilder.lint.rule import ADVICE, Finding, rule

_PASSIVE = re.compile(
    r"\b(?:was|were|been|being) (?:(\w+) )?(?P<verb>\w+) by (?P<agent>[\w’'-]+(?: [\w’'-]+)?)"
)
_BETWEEN = words_of("first also often not never always later then recently since")
_IRREGULAR = words_of(
    "begun bought brought built caught chosen cut done drawn found given heard held kept led left "
    "lost made met paid put read run said seen sent set shown sold spoken taken taught thought "
    "told understood won written"
)
_OF_THE_HARMED = words_of(
    "abused assaulted attacked affected bullied coerced controlled exploited groomed harmed hurt "
    "injured killed murdered neglected raped targeted threatened traumatised trafficked victimised "
    "abandoned rejected frightened overwhelmed failed"
)
"""What was done to somebody, of whom the sentence rightly speaks, and not of who did it."""
_STATES = words_of(
    "accompanied bound caused characterised complicated compounded covered divided driven "
    "exacerbated followed governed hampered hindered influenced informed inspired limited "
    "marked matched motivated multiplied outweighed preceded prompted reinforced replaced required "
    "restricted shaped surrounded triggered underpinned worsened"
)
"""What things do to one another: turned round, such a sentence is no easier."""
_CREDITS = words_of(
    "adapted commissioned designed developed edited endorsed funded made prepared produced "
    "published translated written"
)
"""What is said of a publication or a course, when a name follows."""
_TIMES_AND_WAYS = words_of(
    "accident age April August by chance choice contrast date day deadline December default design "
    "early email end factor far February few Friday further half hand himself herself hour itself "
    "January July June last late law letter lot March May means mid midday midnight mistake Monday "
    "month next noon November now October phone post quarter same Saturday September side statute "
    "Sunday text that themselves then third this Thursday time today tomorrow total Tuesday "
    "Wednesday way week what which whom year"
)
"""What follows "by" where nobody acts: when something was done, or how."""


@rule(
    "DB632",
    "passive",
    ADVICE,
    summary="A sentence in the passive voice names who acts, at its end.",
    why="In safeguarding it matters who did what. “The plan was made by the school” takes longer "
    "to follow than “The school made the plan”, and without its end says nothing of who is to act.",
    example="`The referral was made by the health visitor.`",
    fix="Begin with who acts: in place of “The referral was made by the health visitor” write "
    "“The health visitor made the referral”.",
    source="GOV.UK style guide A to Z: active voice "
    "(https://www.gov.uk/guidance/style-guide/a-to-z)",
)
def passive(subject: Subject) -> Iterator[Finding]:
    """Find "was made by somebody"; not what was done to a child, nor by when or how."""
    for prose in subject.english:
        if " by " not in prose.own:
            continue
        for found in _PASSIVE.finditer(prose.own):
            if not _is_participle(found) or _is_fair(found):
                continue
            yield Finding(
                prose.passage.span,
                f"who acts comes last: “{found[0]} …”",
                hint="begin with who acts, and then say what they did",
                at=found[0],
                nth=prose.occurrence(found[0], found.start()),
            )


def _is_fair(found: re.Match[str]) -> bool:
    """Tell whether a passive is the best way to say it, or says when or how and not who."""
    verb, agent = found["verb"].lower(), found["agent"]
    if verb in _CREDITS and agent[0].isupper():
        return True
    return verb in _OF_THE_HARMED or verb in _STATES or not _is_somebody(agent.split())


def _is_participle(found: re.Match[str]) -> bool:
    between = found[1] or "first"
    verb = found["verb"].lower()
    return (between.endswith("ly") or between in _BETWEEN) and (
        verb.endswith("ed") or verb in _IRREGULAR
    )


def _is_somebody(words: list[str]) -> bool:
    """Tell whether "by" and these words say who: "by the school", not "by the end", "by asking"."""
    if words[0].endswith("ing") or words[0][0].isdecimal():
        return False
    return _TIMES_AND_WAYS.isdisjoint(words[: 2 if words[0] in ("the", "a", "an") else 1])
