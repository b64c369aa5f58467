"""Web addresses on slides where words should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckbuilder.lint.content.passages import Passage, find_links
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import WARNING, Finding, rule
from deckbuilder.model.texts import inline_text

_ADDRESS = re.compile(r"https?://[^\s<>“”‘’\"']+", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/\S*", re.IGNORECASE)
_LONGEST = 30
"""As many characters of a domain and a short path can be copied from a slide or a page."""


@rule(
    "DB615",
    "bare-link",
    WARNING,
    summary="The words on a slide are a web address.",
    why="A screen reader spells it out from “h t t p s” on, and nobody can copy a long one from a "
    "screen. A domain such as `example.org/help` is fine; so are addresses in notes, in text for "
    "participants and among references, where they are read on paper.",
    example="`<https://www.example.org/a/long/path?id=1234>`",
    fix="Link words that say where it leads: `[our policy on neglect](https://...)`. For people "
    "who read on paper, write the domain or put the address in the handout.",
    source="GOV.UK content design: links (https://www.gov.uk/guidance/content-design/links); "
    "WCAG 2.2, 2.4.4 Link Purpose (In Context); Microsoft Accessibility Checker: “Hyperlink text "
    "is meaningful”",
)
def bare_link(subject: Subject) -> Iterator[Finding]:
    """Find links on slides whose words are an address, and addresses that are no links."""
    for found in subject.links:
        if _is_address(found.words) and _is_shown(found.passage, subject):
            yield found.fault(
                f"the words of the link are its address: {_short(found.words)}",
                "link words that say where it leads, or write the domain alone",
            )
    for passage in subject.passages:
        if "://" in passage.text and passage.children and _is_shown(passage, subject):
            yield from _find_unlinked(passage)


def _is_shown(passage: Passage, subject: Subject) -> bool:
    """Tell whether a passage stands on a slide, and is no entry of a list of references."""
    if passage.place not in ("title", "slide"):
        return False
    return all(scene.layout != "references" for scene in subject.scenes[passage.slide.id])


def _is_address(words: str) -> bool:
    long = len(words) > _LONGEST
    return bool(_ADDRESS.fullmatch(words) or (long and _DOMAIN.fullmatch(words)))


def _find_unlinked(passage: Passage) -> Iterator[Finding]:
    """Find addresses in the text that no link has."""
    linked = [inline_text(link.children) for link in find_links(passage.children)]
    for found in _ADDRESS.finditer(passage.prose):
        address = found[0].rstrip(".,;:!?)")
        if not any(address in words for words in linked):
            yield Finding(
                passage.span,
                f"an address stands in the text: {_short(address)}",
                hint="link words that say where it leads: [words](address)",
                at=address,
            )


def _short(address: str) -> str:
    return address if len(address) <= 2 * _LONGEST else f"{address[: 2 * _LONGEST]}…"
