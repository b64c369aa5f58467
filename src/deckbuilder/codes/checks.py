"""DB44x: the settings of `deckbuild check`, and comments that ignore what it finds."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, WARNING, declare

UNKNOWN_RULE = declare(
    "DB440",
    "unknown-rule",
    WARNING,
    "A setting or comment of the checks names a rule that does not exist.",
    "What it was to change stays as it is.",
    "`<!-- deckbuild: ignore long-sentance -->`",
    "Write a name that `deckbuild rules` lists, a code such as DB630, or a group of rules.",
)
IGNORE_UNUSED = declare(
    "DB441",
    "ignore-unused",
    ADVICE,
    "A comment ignores a rule that finds nothing there.",
    "It would hide a fault that somebody makes later.",
    "`<!-- deckbuild: ignore long-sentence -->` above a short one",
    "Take the comment out, or move it to the line above what it is for.",
)
ERROR_STAYS = declare(
    "DB442",
    "rule-fixed",
    WARNING,
    "A setting or comment is to ignore or soften an error without which a deck cannot be built.",
    "The deck cannot be built all the same, and would be said to be clean.",
    '`[check]` with `ignore = ["unclosed-div"]`',
    "Mend the error, and take the name out.",
)
