"""Codes of what the gate reports beside its rules: unreadable files, and veraPDF's word."""

from __future__ import annotations

from deckbuilder.codes.register import declare
from deckbuilder.gate.rule import ERROR, WARNING

_OWN = "This tool's own rule; no published one"

NOT_BUILT = declare(
    "DB700",
    "not-built",
    ERROR,
    "There are no finished files of the deck to judge.",
    "Nothing can be said of files that are not there.",
    "`deckbuild check --built` before the first `deckbuild build`",
    "Build the deck first: `deckbuild build`. Where it was built into another folder, name that "
    "with `--from`.",
    _OWN,
)
PPTX_UNREADABLE = declare(
    "DB701",
    "pptx-unreadable",
    ERROR,
    "A file is not a PowerPoint file that can be opened.",
    "Nothing can be said of it, and those who are sent it may not be able to open it either.",
    "a presentation with a password, or a Word document that was renamed",
    "Open it in PowerPoint, take its password off, and save it as .pptx.",
    _OWN,
)
RULE_UNFINISHED = declare(
    "DB702",
    "built-rule-unfinished",
    WARNING,
    "A rule met something in a file that it could not deal with.",
    "What the rule looks for may be in the file all the same.",
    "a part that another program wrote in a way of its own",
    "Look at what the rule is about yourself, and report the file to the makers of this tool.",
    _OWN,
)
DRAFT = declare(
    "DB703",
    "built-draft",
    ERROR,
    "A file is a draft: slides in it are marked with what is still to be fixed.",
    "Some people would not get what is on it, such as pictures that have no alternative text.",
    "a file of `deckbuild build --draft`, which ends in `-draft`",
    "Fix what is marked, build without `--draft`, and delete the draft.",
    _OWN,
)
PDF_UNREADABLE = declare(
    "DB801",
    "pdf-unreadable",
    ERROR,
    "A file is not a PDF that can be opened.",
    "Nothing can be said of it, and those who are sent it may not be able to open it either.",
    "a PDF with a password, or half of one",
    "Save it without a password; or export it again from the program that made it, or get it anew.",
    _OWN,
)
VERAPDF_UA = declare(
    "DB860",
    "verapdf-ua",
    ERROR,
    "veraPDF finds a clause of PDF/UA-1 that the file breaks.",
    "The clause is there for a reader with assistive technology; the message says which it is.",
    "7.18.3: a page with links that lacks `Tabs`",
    "Build the PDF again with `deckbuild build`; where another program made it, see to the clause "
    "there.",
    "PDF/UA-1 (ISO 14289-1), as veraPDF's profile has it (https://verapdf.org)",
)
VERAPDF_A = declare(
    "DB861",
    "verapdf-a",
    WARNING,
    "The file says that it is PDF/A-2a, and veraPDF finds a clause that it breaks.",
    "It may not look the same, or not open, in years to come.",
    "6.2.11.4: a font that is not in the file",
    "Build the PDF again with `deckbuild build`; where another program made it, see to the clause "
    "there.",
    "PDF/A-2 (ISO 19005-2), level A, as veraPDF's profile has it (https://verapdf.org)",
)
