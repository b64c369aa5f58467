"""Facts and contacts that nothing inserts."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.rule import ADVICE, Finding, rule


@rule(
    "DB683",
    "unused-fact",
    ADVICE,
    summary="A fact or contact of the deck's own `facts.toml` is inserted nowhere, nor is its "
    "source: in no slide, no setting and no variant. Slots for others to fill in do not count.",
    why="A number that is put right there stays wrong where a slide has it written out. In a "
    "deck of safeguarding contacts somebody may be sent to a line that is closed.",
    example="`[contacts.hub]` with a telephone number, and the number typed on the slide",
    fix="Insert it where it stands (`{{ contacts.hub }}`), or take it out.",
    source="This tool's own rule; no published one",
)
def unused_fact(subject: Subject) -> Iterator[Finding]:
    """Find entries of the deck's own register that no text inserts."""
    folder = subject.folder
    for id_, fact in subject.deck.facts.items():
        own = fact.span is not None and fact.span.path == folder.facts_file
        if not own or fact.slot or not folder.is_own or fact.span is None:
            continue
        if not (folder.inserts(id_) or folder.inserts(f"{id_}.source")):
            yield Finding(
                fact.span,
                f"nothing inserts {id_}",
                hint=f"write {{{{ {id_} }}}} where it is to stand, or take it out",
                at=id_,
            )
