"""Telephone numbers and addresses that the register of contacts does not have."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.lint.content.passages import Passage, find_links
from deckbuilder.lint.deck_under_review import Subject
from deckbuilder.lint.language.personal_data import (
    find_addresses,
    find_mails,
    find_phones,
    has_digit,
    phone_digits,
)
from deckbuilder.lint.rule import WARNING, Finding, rule


@rule(
    "DB654",
    "contact-unregistered",
    WARNING,
    summary="A telephone number, mail or postal address is not in the register of contacts.",
    why="It may be somebody's own. And nobody is reminded to check it: people then call a number "
    "that has changed, perhaps about a child in danger.",
    example="`Call Sam on 01234 567890` without an entry in `facts.toml`",
    fix="Add it to `facts.toml` as `[contacts.NAME]` with a value and `review_by`, and insert it "
    "with `{{ contacts.NAME }}`. Take it out where it is a person's own.",
    source="UK GDPR, Article 5(1)(c) data minimisation and (d) accuracy",
)
def contact_unregistered(subject: Subject) -> Iterator[Finding]:
    """Find contacts in all text and links that no entry of the register holds."""
    values = [fact.value for fact in subject.deck.facts.values()]
    texts = [value.lower() for value in values]
    phones = {phone_digits(phone) for value in values for phone in find_phones(value)}
    for passage in subject.passages:
        for what, found in _find_contacts(passage):
            known = any(found.lower() in text for text in texts)
            if known or phone_digits(found) in phones:
                continue
            yield Finding(
                passage.span,
                f"the register of contacts does not have this {what}: {found!r}",
                hint="add it to facts.toml and insert it; take it out if it is a person’s own",
                at=found,
            )


def _find_contacts(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield the contacts of a passage, each once, and what they are."""
    targets = [link.target for link in find_links(passage.children)]
    mails = (target.removeprefix("mailto:").partition("?")[0] for target in targets)
    text = "\n".join((passage.text, *(mail for mail in mails if "@" in mail)))
    dialled = "\n".join(
        target.removeprefix("tel:") for target in targets if target.startswith("tel:")
    )
    for mail in dict.fromkeys(find_mails(text) if "@" in text else ()):
        yield "mail address", mail
    if not has_digit(passage.text + dialled):
        return
    seen: set[str] = set()
    for phone in (*find_phones(passage.text), *find_phones(dialled)):
        if phone_digits(phone) not in seen:
            seen.add(phone_digits(phone))
            yield "telephone number", phone
    for address in dict.fromkeys(find_addresses(passage.text)):
        yield "postal address", address
