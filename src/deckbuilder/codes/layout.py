"""DB1xx: layout and fit."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, ERROR, WARNING, declare

UNKNOWN_LAYOUT = declare(
    "DB101",
    "unknown-layout",
    ERROR,
    "A slide asks for a layout that is not in the catalogue.",
    "The slide would not look as its author meant.",
    "`layout: two-columns` for `two-column`",
    "Write one of the layouts in the documentation; the hint names the nearest.",
)
TEXT_OVERFLOWS = declare(
    "DB104",
    "text-overflows",
    ERROR,
    "A text does not fit on its slide at the smallest size allowed.",
    "People at the back of the room could not read it, or it would run off the slide.",
    "a single paragraph of 400 words",
    "Shorten the text, or split it into paragraphs, points or slides.",
)
SLIDE_CONTINUED = declare(
    "DB105",
    "slide-continued",
    ADVICE,
    "A slide was too full and continues on a next one.",
    "Two slides take more time than one, and the cut may fall where you would not make it.",
    "a list of 30 points",
    "Shorten the slide, or split it yourself where you would pause.",
)
GLYPH_MISSING = declare(
    "DB106",
    "glyph-missing",
    WARNING,
    "No font of the brand has a character that a slide uses.",
    "The handout would show a substitute where the character should be.",
    "an emoji, or a rare script",
    "Use another character, or add to the brand a font that has it.",
)
CODE_WRAPPED = declare(
    "DB108",
    "code-wrapped",
    ADVICE,
    "A line of code is too long for its place at the smallest size allowed, and is broken.",
    "A reader cannot tell such a break from one that belongs to the code.",
    "a line of 120 characters",
    "Break the line of code where a reader can see that it goes on.",
)
FOOTER_SHORTENED = declare(
    "DB110",
    "footer-shortened",
    ADVICE,
    "The brand's footer does not fit on the line that pages have for it; its end is left out.",
    "What was left out is nowhere else, and may be what people have to know.",
    "`text` of 150 characters in the table `[footer]` of `brand.toml`",
    "Shorten the footer's text in `brand.toml`.",
)
PICTURE_BLURRED = declare(
    "DB109",
    "picture-blurred",
    ADVICE,
    "A picture has too few pixels for the room that it fills.",
    "It looks blurred when it is shown or printed.",
    "a logo of 120 pixels across a whole slide",
    "Use the picture in a larger size, or show it smaller with `width`.",
)
PICTURE_CUT = declare(
    "DB115",
    "picture-cut",
    WARNING,
    "Much of a picture is cut away, so that it goes to the edges of its slide.",
    "What it was taken for may be in the part that nobody sees.",
    "a photograph taken upright with `bleed=full`",
    "Crop the picture to the shape of its room, or write `fit=contain`, or `fit=cover` if what is"
    " left says enough.",
)
BLEED_UNUSED = declare(
    "DB116",
    "bleed-unused",
    WARNING,
    "A picture that is to go to the slide's edges stands within the margins.",
    "The slide does not look as its author meant.",
    "`bleed=full` on a slide with text beside the picture",
    "Take `bleed` out, or leave on the slide what has room there.",
)
WORD_BROKEN = declare(
    "DB111",
    "word-broken",
    ADVICE,
    "A word is wider than any column or cell can be in its place, and is broken without a hyphen.",
    "Broken words are hard to read, and read aloud wrongly where somebody reads from the screen.",
    "`Multidisciplinary` in one of six steps",
    "Give the word a wider column, use a shorter word, or put a soft hyphen into it.",
)
TABLE_RESHAPED = declare(
    "DB113",
    "table-reshaped",
    ADVICE,
    "A table has more columns than its place has room for, and is shown in another form.",
    "Turned, or with its columns in two tables below each other, it reads otherwise than its author"
    " meant.",
    "a table of 13 columns with years above them",
    "Show fewer columns, or write the table with its rows as columns.",
)
NO_ROOM = declare(
    "DB114",
    "no-room",
    ERROR,
    "A column or a box is so narrow that nothing can stand in it.",
    "What stands there would show nowhere, or over what is beside it.",
    "code in a column beside one of `{width=99%}`",
    "Give it more width, or show fewer columns.",
)
LAYOUT_UNUSED = declare(
    "DB112",
    "layout-unused",
    ADVICE,
    "A slide asks for a layout but has nothing that the layout is for.",
    "The room that the layout keeps stays empty, or the slide looks like one that it is not.",
    "`layout: chart` on a slide without a chart",
    "Take the setting `layout` out, or add what the layout is for.",
)
