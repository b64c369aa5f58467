"""A new deck that extends another: its files, ready to edit.

Owns their words. Refuses to ask, to write to the disk and to know where decks lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct, field

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.files.names import DECK_FILE, FACTS_FILE
from deckbuilder.files.toml_text import quote
from deckbuilder.model import Deck, Fact
from deckbuilder.source.overlays.chain import find_chain
from deckbuilder.source.overlays.comparing.snapshot import snapshot_deck
from deckbuilder.source.overlays.lock.file import LOCK_FILE, render_lock
from deckbuilder.source.overlays.slide_sources import assemble


class LocalDraft(Struct, frozen=True, kw_only=True):
    """The answers from which a deck is made that extends another."""

    name: str
    """The name of the new deck's folder."""
    title: str
    """The partnership's name in full."""
    extends: str
    """The path of the other deck from the new one's folder, with `/`."""
    brand: str
    review_by: date
    values: Mapping[str, str] = field(default_factory=dict)
    """What is known to fill slots with, by the slots' ids."""


_NO_SLIDES = ("welcome", "main-points", "contacts")


def find_slots(deck: Deck) -> list[Fact]:
    """Return the facts and contacts that those who adapt a deck are to fill in."""
    return [fact for fact in deck.facts.values() if fact.slot]


def write_local(draft: LocalDraft, base: Deck) -> dict[str, bytes]:
    """Return the files of a new deck over `base` by name; `slides/` is an empty folder."""
    ignored = Diagnostics()  # the base was read, and what is wrong with it reported
    chain = find_chain(base.root, ignored)
    lock = snapshot_deck(chain, assemble(chain, ignored))
    texts = {
        DECK_FILE: _settings(draft, base),
        FACTS_FILE: _register(draft, find_slots(base)),
        "README.md": _readme(draft, base),
        LOCK_FILE: render_lock(lock),
    }
    return {"slides/": b"", **{name: text.encode() for name, text in texts.items()}}


def _settings(draft: LocalDraft, base: Deck) -> str:
    ids = [slide.id for slide in base.slides]
    first, second, last = (ids[0], ids[min(1, len(ids) - 1)], ids[-1]) if ids else _NO_SLIDES
    return f"""\
# The deck of {_line(draft.title)}. Its slides come from the deck that it extends, and corrections
# there come with the next build. What stands here counts before what is said there.
# A line that begins with # is a remark: take the # out to make a setting count.

extends = {quote(draft.extends)}
brand = {quote(draft.brand)}

# subtitle = {quote(base.subtitle)}
# audience = {quote(base.audience)}
# start = {quote(base.start or "09:30")}

# Slides to leave out, by their ids: drop = [{quote(last)}] leaves that one out. And slides in
# another order, from the first that is named on; this is the order that they have.
# drop = []
# order = [{quote(first)}, {quote(second)}]

[variables]
# For slides of your own, which insert it as {{{{ partnership }}}}.
# deckbuild: ignore unused-variable
partnership = {quote(draft.title)}
"""


def _register(draft: LocalDraft, slots: Iterable[Fact]) -> str:
    parts = [
        """\
# Facts and contacts of your own. Slides insert them by name, so that each is changed in one place.
# Those that stand here were left to you: write each between the quotation marks.
# `deckbuild facts` lists all that the slides show, and what has to be checked again when.
"""
    ]
    parts += [_entry(fact, draft) for fact in slots]
    return "\n".join(parts)


def _entry(fact: Fact, draft: LocalDraft) -> str:
    lines = [f"# {_line(fact.note)}"] if fact.note else []
    lines += [f"[{fact.id}]", f"value = {quote(draft.values.get(fact.id, ''))}"]
    if fact.id.startswith("facts."):
        lines.append('source = ""')
    lines += [f"owner = {quote(draft.title)}", f"review_by = {draft.review_by.isoformat()}"]
    return "\n".join(lines) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _readme(draft: LocalDraft, base: Deck) -> str:
    return f"""\
# {_line(draft.title)}: {_line(base.title)}

This folder lies over the deck in `{draft.extends}`. It holds only what is yours; all other slides
come from there, with each correction that is made to them.

* `deck.toml` names that deck and your brand, and leaves out or moves slides.
* `facts.toml` holds your contacts and figures. Fill in what is empty.
* `slides/` is for slides of your own. A file's name says which slide it is for:
  * the name of a slide there, such as `{base.slides[-1].id if base.slides else "contacts"}.md`, \
replaces that slide
  * with the setting `overlay: append` it adds to that slide instead, with `overlay: notes` it
    replaces the notes alone
  * a new name makes a new slide, which the setting `after:` or `before:` puts in its place
* `deck.lock` notes how the other deck was when you last compared. Keep it, and do not edit it.

| to | run |
|---|---|
| build the PowerPoint file and the handout | `deckbuild build {draft.name}` |
| copy a slide to change it | `deckbuild adapt {draft.name} --slide ID` |
| see what has changed in the other deck | `deckbuild upgrade {draft.name}` |
| see all facts and contacts | `deckbuild facts {draft.name}` |

The handout PDF holds the notes, so it is for the facilitator: do not hand it out.
"""
