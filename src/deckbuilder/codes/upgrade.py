"""DB42x: what changed in a deck since others were written over it."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, ERROR, WARNING, declare

CONFLICT_MARKS = declare(
    "DB420",
    "conflict-marks",
    ERROR,
    "A slide holds two texts between marks, of which one has to be chosen.",
    "Both would show, one below the other.",
    "a line `<<<<<<< local` that `deckbuild upgrade --merge` has written",
    "Keep one of the two texts, and take out the other and the marks.",
)
LOCAL_STALE = declare(
    "DB421",
    "local-stale",
    WARNING,
    "The slide that a local file replaces or adds to has changed since the file was written.",
    "A correction of the national deck may be missing from the local one.",
    "a figure that was corrected in the national slide, but not in the local one",
    "Look at the change with `deckbuild upgrade`, take over what you need, and note that with "
    "`--accept`.",
)
LOCAL_ORPHANED = declare(
    "DB422",
    "local-orphaned",
    WARNING,
    "The slide that a local file is for, or that `drop` names, is not in the national deck any "
    "more.",
    "The local slide may say what was taken out on purpose, or stand in the wrong place.",
    "a national slide that was renamed",
    "See in `deckbuild upgrade` what became of the slide; rename your file, give it a place, "
    "or delete it.",
)
LOCAL_CLASH = declare(
    "DB423",
    "local-clash",
    WARNING,
    "A new slide of the national deck has the id of a local one.",
    "The local slide takes the place of a slide that its author did not know.",
    "`slides/costs.md` here, and a new slide `costs` in the national deck",
    "Rename your file, if yours is another slide; else it replaces the new one.",
)
LOCK_MISSING = declare(
    "DB424",
    "lock-missing",
    ADVICE,
    "A deck that extends another has no `deck.lock`.",
    "It cannot be told whether the slides behind the local ones have changed.",
    "a `deck.toml` with `extends` that was written by hand",
    "Run `deckbuild upgrade DECK --all` once, after a look at the slides.",
)
LOCK_BROKEN = declare(
    "DB425",
    "lock-broken",
    WARNING,
    "`deck.lock` cannot be read, or was changed by hand.",
    "It cannot be told whether the slides behind the local ones have changed.",
    "a `deck.lock` that holds the marks of an unfinished merge",
    "Take the last good `deck.lock` from your history of versions, or delete it and run "
    "`deckbuild upgrade DECK --all`.",
)
LOCK_OLDER = declare(
    "DB426",
    "lock-older",
    ADVICE,
    "`deck.lock` is from an earlier version of deckbuild, which noted less.",
    "It cannot be told what has changed in translations, and in settings such as `minutes`.",
    "a `deck.lock` with `version = 1`",
    "Look at the extended deck's translations and settings once, then run `deckbuild upgrade` "
    "with `--all`.",
)
VALUE_STALE = declare(
    "DB427",
    "value-stale",
    WARNING,
    "A fact or setting takes the place of one that has changed in the extended deck.",
    "A correction of the national deck may be missing from the local one.",
    "a figure that was corrected in the national register, and replaced in the local one",
    "Compare the two with `deckbuild upgrade`, change yours where it is wrong, and accept the "
    "change.",
)
