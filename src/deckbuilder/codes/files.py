"""DB0xx: files and settings."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, ERROR, WARNING, declare

FILE_MISSING = declare(
    "DB001",
    "file-missing",
    ERROR,
    "A file or folder that the deck or brand names is not there.",
    "What it holds would be missing from the slides.",
    "`![A map](images/map.png)` where `images/` holds no `map.png`",
    "Check the spelling of the name and of its folder, and that the file lies in the folder "
    "of the deck or brand.",
)
FILE_UNREADABLE = declare(
    "DB002",
    "file-unreadable",
    ERROR,
    "A file is there but the system does not let it be read.",
    "What it holds would be missing from the slides.",
    "a slide file without read permission",
    "Give yourself permission to read the file, or put a copy of it in its place.",
)
NOT_UTF8 = declare(
    "DB003",
    "not-utf8",
    ERROR,
    "A text file is not UTF-8.",
    "Guessing its encoding would show wrong characters, in names for instance.",
    'a slide saved as "Windows-1252" by an old editor',
    "Open the file in an editor and save it with the encoding “UTF-8”; data in a spreadsheet, as "
    "“CSV UTF-8”.",
)
OUTSIDE_FOLDER = declare(
    "DB004",
    "outside-folder",
    ERROR,
    "A path leaves the deck's or the brand's folder.",
    "A deck must be complete in its folder, and must not read other files of the machine.",
    "`![Plan](../../private/plan.png)`",
    "Copy the file into the folder of the deck or brand, and name it from there, without `..`; "
    "copy a deck or brand that yours builds on into your project.",
)
BROKEN_TOML = declare(
    "DB005",
    "broken-toml",
    ERROR,
    "A .toml file does not follow TOML's grammar.",
    "None of its settings can be read.",
    "`title = Neglect` without quotation marks",
    "Mend the line as the hint says: texts stand in quotation marks, and each setting on a "
    "line of its own.",
)
UNKNOWN_KEY = declare(
    "DB006",
    "unknown-key",
    ERROR,
    "A setting has a name that nothing reads.",
    "A misspelt setting would silently have no effect.",
    "`minuts: 10`",
    "Correct the spelling; the hint names the nearest setting that there is.",
)
WRONG_VALUE = declare(
    "DB007",
    "wrong-value",
    ERROR,
    "A setting has a value of the wrong kind or outside what is allowed.",
    "The setting would have no effect or a surprising one.",
    "`minutes: ten`",
    "Write a value of the kind that the message asks for: a number, `true` or `false`, one of "
    "the words listed.",
)
MISSING_SETTING = declare(
    "DB008",
    "missing-setting",
    ERROR,
    "A setting that is needed is not there.",
    "Nothing sensible can stand in for it.",
    "a `deck.toml` without `title`",
    "Add the setting that the message names.",
)
BROKEN_FRONT_MATTER = declare(
    "DB009",
    "broken-front-matter",
    ERROR,
    "The settings between the `---` lines at the top of a file cannot be read.",
    "None of the slide's settings would have an effect.",
    "`section: Neglect: an overview` without quotation marks",
    "Write one `name: value` a line between two lines `---`, and a value that holds a colon "
    "in quotation marks.",
)
SETTING_CUT = declare(
    "DB019",
    "setting-cut",
    WARNING,
    "A setting holds a # that begins a comment, so that the rest of its line does not count.",
    "What follows the # is missing wherever the setting shows.",
    "`title: Our #1 priority`, which is read as `Our`",
    'Put the value in quotation marks: `title: "Our #1 priority"`.',
)
SETTING_MISPLACED = declare(
    "DB020",
    "setting-misplaced",
    WARNING,
    "A setting of the deck stands in a table, where it is taken for something else.",
    "The deck goes without the setting.",
    "`minutes = 30` below the line `[variables]`",
    "Move it above the first line in square brackets.",
)
NO_SLIDES = declare(
    "DB010",
    "no-slides",
    ERROR,
    "A deck has no slides.",
    "There is nothing to build.",
    "a folder `slides/` without a `.md` file",
    "Add a file such as `slides/01-welcome.md`, or headings to a deck of a single file.",
)
DUPLICATE_ID = declare(
    "DB011",
    "duplicate-id",
    ERROR,
    "Two things of one kind have the same id.",
    "A link or a setting that names the id could mean either.",
    "`slides/04-neglect.md` beside `slides/09-neglect.md`",
    "Rename one of the two.",
)
UNKNOWN_OUTCOME = declare(
    "DB012",
    "unknown-outcome",
    ERROR,
    "A slide names a learning outcome that the deck does not have.",
    "The plan of the session would leave the slide out.",
    "`outcomes: [recognise-neglct]`",
    "Correct the id, or add the outcome to `deck.toml`.",
)
BAD_SLIDE_ID = declare(
    "DB013",
    "bad-slide-id",
    WARNING,
    "A slide's id holds other characters than small letters, digits and hyphens.",
    "Links to the slide are hard to write and may not work everywhere.",
    "`slides/04-Neglect and poverty.md`",
    "Rename the file with small letters, digits and hyphens: `04-neglect-and-poverty.md`.",
)

CONTROL_CHARACTER = declare(
    "DB014",
    "control-character",
    WARNING,
    "A text file holds control characters, which nobody can see.",
    "They are left out, and words beside them may run together.",
    "a line break pasted from PowerPoint, which is a vertical tab",
    "Type the text around the character anew instead of pasting it.",
)
FILE_IGNORED = declare(
    "DB015",
    "file-ignored",
    WARNING,
    "A file in the folder `slides` is not a slide.",
    "What it holds would be missing from the deck.",
    "`slides/11-neglect.md.txt`",
    "Rename the file so that it ends in `.md`, or keep it elsewhere.",
)
SLIDE_ORDER = declare(
    "DB016",
    "slide-order",
    ADVICE,
    "A slide's file has no number, or another one has the same.",
    "The slides may not come in the order that you mean.",
    "`slides/04-neglect.md` beside `slides/04-poverty.md`",
    "Begin the file's name with a number that no other has: `04-neglect.md`, or `04b-poverty.md`.",
)
DUPLICATE_TITLE = declare(
    "DB017",
    "duplicate-title",
    WARNING,
    "Two slides have the same title.",
    "Screen readers and lists of slides tell slides apart by their titles alone.",
    "`# Neglect` in two slides",
    "Add to one of the titles what sets it apart: `# Neglect: what to do`.",
    "Microsoft Accessibility Checker: Duplicate slide title; WCAG 2.2, 2.4.2 Page Titled and "
    "2.4.6 Headings and Labels",
)
SECTION_AGAIN = declare(
    "DB018",
    "section-again",
    ADVICE,
    "A section begins anew after another one.",
    "PowerPoint shows two sections; each needs a name of its own, so the later gets a number.",
    "`section: Neglect` on slides 2 and 9, and another section between them",
    "Keep the slides of a section together, or give the later ones a section of another name.",
    "Microsoft Accessibility Checker: Duplicate section name",
)
CODE_PLAIN = declare(
    "DB022",
    "code-plain",
    ADVICE,
    "A block of code is so long, or in such a language, that it shows in one colour.",
    "Reading code for its colours may take very long, and nobody reads so much on slides.",
    "a block of code of 30,000 characters",
    "Show the part that matters, or leave the name of the language out.",
)
OVER_LIMIT = declare(
    "DB021",
    "over-limit",
    ERROR,
    "A file holds more of something than is read.",
    "Files that are made to use up a machine look like this; no real deck is near a limit.",
    "a slide file of 3 MB",
    "Take out what nobody can read on a slide anyway, or split it into more slides or files. "
    "SECURITY.md lists all limits.",
)
