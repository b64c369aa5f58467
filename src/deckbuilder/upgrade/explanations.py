"""Changes in plain English, for trainers: what is different, and what it asks of them.

Owns the words, which the command line and both reports share. Refuses marks of any format.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from deckbuilder.files.reading import shown
from deckbuilder.upgrade.changes import Changes, SlideChange, ValueChange
from deckbuilder.upgrade.word_changes import WORD, Line, compare_texts
from deckbuilder.wording import as_argument, counted

_NOUNS = {
    "facts": "the fact",
    "contacts": "the contact",
    "variables": "the variable",
    "outcomes": "the learning outcome",
    "variants": "the variant",
    "deck": "the setting",
}


def name_slide(change: SlideChange) -> str:
    """Return a slide's number, title and id: 'Slide 5, "Neglect" (neglect)'."""
    number = change.new_number or change.old_number
    named = f'"{change.title}" ({change.id})' if change.title else change.id
    what = "Translation of slide" if change.is_translation else "Slide"
    return f"{what} {number}, {named}"


def describe_slide(change: SlideChange) -> list[str]:
    """Return sentences on what happened to a slide, and what of it the local deck has."""
    match change.kind:
        case "changed":
            sentences = [] if change.old == change.new else [_describe_edit(change)]
        case "added":
            sentences = ["It is new."]
        case "removed":
            sentences = ["It was taken out."]
        case "renamed":
            sentences = [f"It is called {change.id} now, and was called {change.ids[0]}."]
            if change.is_edited:
                sentences.append(_describe_edit(change))
    if change.moved:
        sentences.append(f"It is slide {change.new_number} now, and was slide {change.old_number}.")
    return [*sentences, _describe_consequence(change)]


def _describe_edit(change: SlideChange) -> str:
    """Return a sentence on how much of a slide is different."""
    parts = []
    if change.old and change.new and change.old.text != change.new.text:
        counts = count_words(compare_texts(change.old.text, change.new.text))
        parts.append(f"its text has changed ({counts})")
    names = changed_files(change)
    if names:
        noun, verb = ("file", "has") if len(names) == 1 else ("files", "have")
        parts.append(f"the {noun} {' and '.join(names)} {verb} changed")
    return f"{capitalise(', and '.join(parts) or 'it is made of other files')}."


def capitalise(text: str) -> str:
    """Return a text with a capital first letter, all others as they are."""
    return text[:1].upper() + text[1:]


def changed_files(change: SlideChange) -> list[str]:
    """Return the names of pictures and data that are not as they were, or not there any more."""
    old = {file.name: file.sha256 for file in change.old.files} if change.old else {}
    new = {file.name: file.sha256 for file in change.new.files} if change.new else {}
    return [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)]


def count_words(lines: Iterable[Line]) -> str:
    """Return in words how many words a comparison takes out and puts in."""
    pieces = [piece for line in lines for piece in line]
    counts = []
    for kind, what in (("removed", "taken out"), ("added", "put in")):
        number = sum(len(WORD.findall(piece.text)) for piece in pieces if piece.kind == kind)
        if number:
            counts.append(f"{counted(number, 'word')} {what}")
    return ", ".join(counts) or "spaces or signs only"


def count_lines(number: int) -> str:
    """Return in words how many lines of a comparison are left out, as they stayed."""
    return f"({counted(number, 'line')} as before)"


def _describe_consequence(change: SlideChange) -> str:
    file = shown(change.local.file) if change.local is not None else ""
    if change.dropped:
        return "Your deck leaves it out."
    if change.local is None and change.translations:
        verb = "translates" if len(change.translations) == 1 else "translate"
        when = "already" if change.kind == "added" else "as it was"
        return f"Your {name_translations(change)} {verb} it {when}."
    if change.local is None:
        return {
            "added": "Your deck shows it.",
            "removed": "It is gone from your deck, too.",
        }.get(change.kind, "Your deck has it as it is now.")
    if change.kind == "removed":
        return f"Your file {file} is there still: its slide is one of your own now."
    if change.kind == "renamed" and change.local.id != change.id:
        return f"Your file {file} has the old name still, so it does not change this slide."
    if change.kind == "added":
        return f"Your file {file} has the same name and takes its place."
    if change.local.kind == "append":
        return f"Your file {file} adds to it: check that the two still fit together."
    if change.local.kind == "notes":
        return f"Your file {file} replaces its notes: check that they still fit the slide."
    return f"Your file {file} takes its place, and does not have these changes yet."


def name_translations(change: SlideChange) -> str:
    """Return the files of the local deck alone that translate a slide."""
    return " and ".join(shown(each.file) for each in change.translations)


class Remedy(NamedTuple):
    """What can be done about a stale slide, in words and as a command where there is one."""

    words: str
    command: str = ""


def list_remedies(change: SlideChange, deck: str) -> list[Remedy]:
    """Return what can be done about a slide of the local `deck` that is stale."""
    if not change.is_stale:
        return []
    upgrade, id_ = f"deckbuild upgrade {as_argument(deck)}", as_argument(change.id)
    accept = f"{upgrade} --accept {id_}"
    if can_merge(change):
        merge = f"{upgrade} --merge {id_}"
        return [
            Remedy("Take the changes into your file, beside your own:", merge),
            Remedy("Or keep your file as it is, or as you have changed it by hand:", accept),
        ]
    first = "Look at your file."
    if change.local is None:
        first = "Translate what is new."
    elif change.kind == "renamed" and change.local.id != change.id:
        first = f"Rename your file {change.id}.md, so that it changes the slide again."
    elif change.kind == "removed":
        first = "Take your file out, or say in it where its slide goes (after: ...)."
    return [Remedy(first), Remedy("Then note that you have dealt with it:", accept)]


def can_merge(change: SlideChange) -> bool:
    """Tell whether the changes of a slide can be merged into the local file of it."""
    whole = change.local is not None and change.local.kind == "replace"
    single = all(slide is not None and slide.parts == 1 for slide in (change.old, change.new))
    return whole and single and change.old is not None and change.is_edited


def describe_value(change: ValueChange) -> str:
    """Return what happened to a fact, variable or setting."""
    name = capitalise(name_value(change.name))
    if change.old is None:
        sentence = f'{name} is new: "{change.new}".'
    elif change.new is None:
        sentence = f'{name} was taken out; it was "{change.old}".'
    else:
        sentence = f'{name} is "{change.new}" now, and was "{change.old}".'
    return f"{sentence} {describe_own_value(change)}"


def describe_own_value(change: ValueChange) -> str:
    """Return which value the local deck has."""
    if change.own == "":
        return "Your deck has variants of its own, and not this one."
    if change.own is not None and change.own == change.new:
        return "Your deck says the same."
    if change.own is not None:
        return f'Your deck keeps its own: "{change.own}".'
    return "It is gone from your deck, too." if change.new is None else "Your deck has it."


def list_edits(change: SlideChange | ValueChange) -> list[str]:
    """Return the lines of the local deck that name what has gone, each with what to write."""
    return [f"{edit.place}: {edit.words}" for edit in change.edits]


def describe_unknown(deck: str) -> str:
    """Return what is not known of a deck whose lock is of an earlier version."""
    return (
        "deck.lock is from an earlier version of deckbuild, which noted neither translations nor "
        "settings such as minutes: what has changed in those is not known. To note how they are "
        f"today, with everything else: deckbuild upgrade {as_argument(deck)} --all"
    )


def name_value(name: str) -> str:
    """Return what a value is, in words: "the fact neglect_share"."""
    table, _, rest = name.partition(".")
    if table == "sources":
        return f"the source of {name_value(rest)}"
    return f"{_NOUNS.get(table, table)} {rest}"


def summarise(changes: Changes, base: str) -> str:
    """Return a sentence on how much has changed in the deck `base`."""
    parts = []
    for noun in ("slide", "translation"):
        kinds: Counter[str] = Counter(
            change.kind
            for change in changes.slides
            if change.is_translation is (noun == "translation")
        )
        kinds["moved"] = len(changes.moved) if noun == "slide" else 0
        order = ("changed", "added", "removed", "renamed", "moved")
        parts += [f"{counted(kinds[kind], noun)} {kind}" for kind in order if kinds[kind]]
    if values := len(changes.values):
        parts.append(f"{counted(values, 'fact or setting', 'facts or settings')} changed")
    return f"In {base}: {', '.join(parts)}."
