"""DB401 to DB419: decks that extend another, and the register over several decks."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, ERROR, WARNING, declare

BASE_MISSING = declare(
    "DB401",
    "base-missing",
    ERROR,
    "The deck that `extends` names cannot be read.",
    "All slides that are not the deck's own would be missing.",
    '`extends = "../trienial-review"`',
    "Correct the path in `extends`: it counts from the folder of your own deck.",
)
EXTENDS_CIRCLE = declare(
    "DB402",
    "extends-circle",
    ERROR,
    "Decks extend each other in a circle.",
    "No deck is left from which the slides could come.",
    'two decks, each with `extends = "../"` and the name of the other',
    "Take `extends` out of one of the decks.",
)
UNKNOWN_SLIDE = declare(
    "DB403",
    "unknown-slide",
    ERROR,
    "A deck that extends another names a slide that neither of them has.",
    "A slide would be missing, stay, or stand in the wrong place.",
    '`drop = ["neglct"]`',
    "Correct the id; the hint names the nearest slide that there is.",
)
NOTHING_EXTENDED = declare(
    "DB404",
    "nothing-extended",
    ERROR,
    "A setting is for decks that extend another, and this one does not.",
    "The setting would have no effect.",
    "`overlay: append` in a deck without `extends`",
    "Take the setting out, or name the other deck with `extends` in `deck.toml`.",
)
UNPLACED_SLIDE = declare(
    "DB405",
    "unplaced-slide",
    ADVICE,
    "A slide that the extended deck does not have says nowhere where it goes.",
    "It comes after all others, which may not be meant.",
    "a slide of your own without `after:` or `before:`",
    "Say `after:` or `before:` and the id of a slide in the settings of the file.",
)
PLACES_IN_CIRCLE = declare(
    "DB406",
    "places-in-circle",
    ERROR,
    "Slides are placed after or before each other in a circle.",
    "None of them has a place.",
    "`after: two` in slide one, and `after: one` in slide two",
    "Take one of the settings `after` and `before` out.",
)
OVERLAYS_DISAGREE = declare(
    "DB407",
    "overlays-disagree",
    WARNING,
    "Two settings of a deck that extends another say different things of one slide.",
    "Only one of them can count.",
    "a slide that `drop` takes out, and a file of your own that changes it",
    "Keep the one of the two settings that you mean.",
)
OUTSIDE_NOTES = declare(
    "DB408",
    "outside-notes",
    ERROR,
    "A file with `overlay: notes` holds more than notes, text for participants and sources.",
    "What it holds beyond that would be left out.",
    "a list outside `::: notes`",
    "Move what shows on the slide into a file with `overlay: append`, or replace the slide.",
)
EMPTY_OVERLAY = declare(
    "DB409",
    "empty-overlay",
    WARNING,
    "A file that is to add to a slide holds nothing.",
    "The slide stays as it is, and its author may believe otherwise.",
    "a file with `overlay: append` and nothing below its settings",
    "Write what it is to add, or remove the file.",
)

SLOT_UNFILLED = declare(
    "DB411",
    "slot-unfilled",
    WARNING,
    "A fact or contact that is left to whoever adapts the deck has no value.",
    "What shows it is left out of slides and papers for participants: an item, a row, a paragraph.",
    "`[contacts.hub]` without `value` in your facts.toml",
    "Add the entry with its `value` to `facts.toml` in your own deck's folder.",
)
REVIEW_OVERDUE = declare(
    "DB413",
    "review-overdue",
    WARNING,
    "The date by which a fact or contact was to be checked has passed.",
    "What the slides say may not be true any more.",
    "`review_by = 2020-01-31`",
    "Check the figure or contact at its source, correct it if need be, and set a new `review_by`.",
)
SOURCE_MISSING = declare(
    "DB414",
    "source-missing",
    ERROR,
    "A slide inserts the source of a fact that names none.",
    "The braces would show on the slide.",
    "`{{ facts.reviews.source }}` where `[facts.reviews]` has no `source`",
    "Give the fact a `source` in `facts.toml`, or insert no source.",
)
