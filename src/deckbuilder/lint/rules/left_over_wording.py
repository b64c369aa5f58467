"""Words that hold a place until somebody writes the right ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.wording import shorten

_SHOWN = 40
"""The characters of the words that a message quotes."""

_NOUN = (
    r"(?:names?|dates?|times?|venue|numbers?|phone|telephone|e-?mail|address|organisation|agency"
    r"|partnership|council|local authority|team|role|details|figures?|sources?|logo|picture|image"
    r"|link|text|title|content|words)"
)
_SIGN = re.compile(
    r"(?<![\w.-])(?:TB[ACD]|tb[acd]|T\.B\.[ACD]\.?|TODO|FIXME|X{3,}|XX/XX(?:/X+)?)(?![\w-]|[’']s)"
)
_WORDS = re.compile(
    r"[\[<]\s*(?:please )?(?:insert|enter|type|fill) (?:in |the |your |here)?[^\]>\n]*[\]>]"
    rf"|[\[<](?:add |your )(?:the |your |local )*{_NOUN}\b[^\]>\n]*[\]>]|[\[<]{_NOUN} here[\]>]"
    rf"|\badd (?:the|your) {_NOUN} here\b|\bclick to add (?:title|text|subtitle|notes)\b"
    r"|\blorem ipsum\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"(?:your |add )?{_NOUN} (?:goes )?here[.…]?"
    r"|sample text for participants\b.*"
    r"|(?:a (?:first|second|third) )?sample (?:point|slide|notes on|partnership|helpline)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_MEANT = re.compile(r"\bto be (?:agreed|announced|confirmed|decided|determined)\b", re.IGNORECASE)


@rule(
    "DB638",
    "left-over-wording",
    WARNING,
    summary="Words that hold a place until the right ones are known are still there.",
    why="Participants read them as they are, and cannot know what was meant: a number to ring, a "
    "name, a date.",
    example="`Ring TBC`, `[insert name of lead]`, or “Sample point” from `deckbuild new`",
    fix="Write what is meant, or take the line out. A sign that is a name here stands on a line "
    "of its own in `words.txt` in the deck's folder.",
    source="This tool's own rule; no published one",
)
def left_over_wording(subject: Subject) -> Iterator[Finding]:
    """Find such words in all text but quotations, also of facilitators."""
    for prose in subject.prose:
        if prose.passage.role == "quote" or prose.passage.place == "source":
            continue
        found = _WHOLE.fullmatch(prose.own.strip()) or _WORDS.search(prose.own)
        if found is None:
            signs = _SIGN.finditer(prose.own)
            found = next((sign for sign in signs if not _is_name(sign[0], subject)), None)
        if found is not None:
            words = shorten(" ".join(found[0].split()), _SHOWN)
            yield Finding(
                prose.passage.span,
                f"these words only hold a place: {words!r}",
                hint="write what is meant, or take them out",
                at=found[0],
            )


def _is_name(sign: str, subject: Subject) -> bool:
    """Tell whether a sign is a name here: in the list of words, or after its words in capitals."""
    if sign in subject.deck.words:
        return True
    spelt_out = re.compile(
        r"\w+ (?:(?:of|and|for|the) )*".join(sign) + rf"\w+ \({re.escape(sign)}\)"
    )
    return any(spelt_out.search(_MEANT.sub("", prose.text)) for prose in subject.prose)
