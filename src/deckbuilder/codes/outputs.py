"""DB9xx: outputs."""

from __future__ import annotations

from deckbuilder.codes.register import ERROR, declare

OUTPUT_FOLDER = declare(
    "DB901",
    "output-folder",
    ERROR,
    "The folder for the outputs cannot be made or written to.",
    "There is nowhere to put the finished files.",
    "`deckbuild build -o /` as an ordinary user",
    "Name another folder with `-o`, or ask for permission to write to this one.",
)
OUTPUT_FILE = declare(
    "DB902",
    "output-file",
    ERROR,
    "A finished file cannot take its place.",
    "It is read-only, open in another program, or a folder or link has its name.",
    "building while PowerPoint on Windows has the deck open",
    "Close the file in other programs, rename it, or name another folder with `-o`.",
)
DISK_FULL = declare(
    "DB903",
    "disk-full",
    ERROR,
    "The disk has no room for the outputs.",
    "The files would be cut short; the previous ones are kept.",
    "a memory stick that is full",
    "Free some space, or name a folder on another disk with `-o`.",
)
NOTHING_SHOWN = declare(
    "DB904",
    "nothing-shown",
    ERROR,
    "Every slide is hidden, and a file for participants is asked for.",
    "Hidden slides are never given to participants, so that the file would be empty.",
    "`--format slides` for a deck whose only slide has `hidden: true`",
    "Take `hidden` off the slides that participants may see, or leave the format out.",
)
