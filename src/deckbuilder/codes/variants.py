"""DB430 to DB439: variants of a deck."""

from __future__ import annotations

from deckbuilder.codes.register import ERROR, WARNING, declare

UNKNOWN_VARIANT = declare(
    "DB430",
    "unknown-variant",
    ERROR,
    "There is no variant of the name that was asked for.",
    "The deck itself would be built in its stead, and taken for the variant.",
    "`deckbuild build --variant half-dya`",
    "Correct the name; the variants are those in the deck's `deck.toml`.",
)
VARIANT_NAME = declare(
    "DB431",
    "variant-name",
    ERROR,
    "A variant has no name, or one that cannot be part of a file's name.",
    "Its files would have no name, or take the place of others.",
    '`name = "Half day / morning"`',
    "Name it with small letters, digits and hyphens: `half-day`.",
)
VARIANT_SLIDES = declare(
    "DB432",
    "variant-slides",
    ERROR,
    "A variant names a folder of slides that is not there.",
    "It would be the deck itself under another name.",
    '`slides = "slides.cy"` where there is no such folder',
    "Make the folder beside `slides`, or correct its name.",
)
SLIDE_UNTRANSLATED = declare(
    "DB433",
    "slide-untranslated",
    WARNING,
    "The variant's folder of slides has no file for a slide that the deck has.",
    "The slide is left out of the variant: shown in another language, it would be read aloud "
    "in the wrong one.",
    "`slides/09-neglect.md` without `slides.cy/09-neglect.md`",
    "Write the slide into a file with the same id in the variant's folder, or leave it out "
    "with `without`.",
)
NAMES_CLASH = declare(
    "DB434",
    "names-clash",
    ERROR,
    "Two of the decks or variants of one run have files of the same name.",
    "The one would take the other's place.",
    "a deck `neglect-cy` beside a deck `neglect` with a variant `cy`",
    "Rename one of the decks or variants.",
)
