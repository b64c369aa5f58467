"""DB3xx: the Markdown dialect."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, ERROR, WARNING, declare

MISSING_TITLE = declare(
    "DB301",
    "missing-title",
    ERROR,
    "A slide has no title.",
    "Screen readers and the list of slides tell slides apart by their titles.",
    "a slide file without a line that begins with `# `",
    "Add a line that begins with `#` and a space: `# Neglect and poverty`.",
    "Microsoft Accessibility Checker: Missing slide title; WCAG 2.2, 2.4.2 Page Titled",
)
SECOND_TITLE = declare(
    "DB302",
    "second-title",
    ERROR,
    "A slide has more than one heading of level 1.",
    "The first is the title, and a slide has only one.",
    "`# Neglect` and, lower down, `# Poverty`",
    "Write `##` for a heading within the slide, or make a second slide.",
)
UNCLOSED_DIV = declare(
    "DB303",
    "unclosed-div",
    ERROR,
    "A block that `:::` opens is never closed.",
    "Everything after it would belong to the block.",
    "`::: notes` without a line `:::` after it",
    "Add a line `:::` where the block ends.",
)
STRAY_DIV_END = declare(
    "DB304",
    "stray-div-end",
    ERROR,
    "A line `:::` closes nothing.",
    "A block was probably closed too early, or opened without a name.",
    "`:::` where no block is open",
    "Take the line out, or open the block above with `::: name`.",
)
UNKNOWN_DIV = declare(
    "DB305",
    "unknown-div",
    ERROR,
    "A block that `:::` opens has a name that nothing reads.",
    "Its content would show as ordinary text.",
    "`::: note`",
    "Correct the name; the hint names the nearest block that there is.",
)
BROKEN_ATTRIBUTES = declare(
    "DB306",
    "broken-attributes",
    ERROR,
    "What stands between braces cannot be read.",
    "None of it would have an effect.",
    "`{title=Key point}` without quotation marks",
    'Write `key=value`, and values with spaces in straight quotation marks: `{title="Key point"}`.',
)
MISPLACED_BLOCK = declare(
    "DB307",
    "misplaced-block",
    ERROR,
    "A block stands where it cannot be, or holds what it cannot hold.",
    "It would be left out or shown wrongly.",
    "`::: column` outside `::: columns`",
    "Move the block to where it can be, as the hint shows.",
)
UNDEFINED_FOOTNOTE = declare(
    "DB308",
    "undefined-footnote",
    ERROR,
    "A footnote is referred to but not written.",
    "Readers would look for a source that is not there.",
    "`[^scr]` without a line `[^scr]: ...`",
    "Add a line `[^label]:` with the source below the text, or correct the label.",
)
UNUSED_FOOTNOTE = declare(
    "DB309",
    "unused-footnote",
    WARNING,
    "A footnote is written but nothing refers to it.",
    "Readers cannot tell what it is the source of.",
    "`[^scr]: ...` without `[^scr]` in the text",
    "Refer to the footnote in the text with `[^label]`, or take it out.",
)
DUPLICATE_FOOTNOTE = declare(
    "DB310",
    "duplicate-footnote",
    ERROR,
    "Two footnotes have the same label.",
    "A reference could mean either.",
    "`[^scr]: ...` twice",
    "Give one of the two another label.",
)
UNKNOWN_INSERT = declare(
    "DB311",
    "unknown-insert",
    ERROR,
    "`{{ ... }}` names no fact, contact, variable or property of the deck.",
    "The braces would show on the slide.",
    "`{{ contacts.mahs }}`",
    "Correct the name; `deckbuild facts` lists the facts and contacts that there are.",
)
BAD_LINK = declare(
    "DB312",
    "bad-link",
    ERROR,
    "A link leads to something that a deck cannot link to.",
    "The link would not work for those who are given the slides or the handout.",
    "`[policy](file:///H:/policy.docx)`",
    "Link to an address that begins with `https:`, `http:`, `mailto:` or `tel:`, or to a "
    "slide as `#its-id`.",
)
UNKNOWN_LINK_TARGET = declare(
    "DB313",
    "unknown-link-target",
    ERROR,
    "A link within the deck names a slide that the deck does not have.",
    "The link would lead nowhere.",
    "`[see](#neglct)`",
    "Correct the id: it is the name of the slide's file without the number and `.md`.",
)
BAD_LINK_DEFINITION = declare(
    "DB314",
    "bad-link-definition",
    ERROR,
    "A line reads as the address of a link, but is none, is not used or stands twice.",
    "Markdown shows nothing for such a line, so its text would be lost.",
    "`[Note]: remember the register`",
    "Take the line out; if it is text, begin it with `\\[`.",
)
MISSING_ALT = declare(
    "DB315",
    "missing-alt",
    ERROR,
    "A picture or chart has no alternative text.",
    "People who cannot see it would not know what it shows (WCAG 2.2, 1.1.1).",
    "`![](images/map.png)`",
    "Say in the square brackets, or in `alt`, what the picture or chart shows. Mark a picture "
    "that says nothing with `{.decorative}`.",
    "WCAG 2.2, 1.1.1 Non-text Content; Microsoft Accessibility Checker: Missing alternative text",
)
IMAGE_IN_TEXT = declare(
    "DB316",
    "image-in-text",
    ERROR,
    "A picture stands in the middle of text.",
    "Slides place pictures on their own; it would be left out.",
    "`See ![a map](images/map.png) here`",
    "Put the picture into a paragraph of its own, with blank lines around it.",
)
REMOTE_IMAGE = declare(
    "DB317",
    "remote-image",
    ERROR,
    "A picture is named by a web address.",
    "A deck must be complete in its folder, and is built without the internet.",
    "`![A map](https://example.org/map.png)`",
    "Save the picture in the deck's folder `images/`, and name it from there.",
)
BROKEN_IMAGE = declare(
    "DB318",
    "broken-image",
    ERROR,
    "A picture file is damaged or of a kind that slides cannot show.",
    "PowerPoint would show an empty box or refuse the file.",
    "a Word document renamed to `map.png`",
    "Save the picture again as PNG, JPEG, GIF, WebP or SVG in the program that it comes from.",
)
PICTURE_SIMPLIFIED = declare(
    "DB345",
    "picture-simplified",
    WARNING,
    "Parts of an SVG picture are left out.",
    "Slides get only what PowerPoint shows and what can do no harm: shapes, text, styles and "
    "pictures within the file. Whatever else would be seen may be missing.",
    "a drawing with `<animate>`, or with fonts from the internet",
    'Look at the slide. If something is missing, save the picture as PNG, or as "plain SVG".',
)
RAW_HTML = declare(
    "DB319",
    "raw-html",
    WARNING,
    "The text holds HTML.",
    "Slides are not web pages: the tags show as they are written.",
    "`<b>bold</b>` instead of `**bold**`",
    "Use Markdown's own marks; write `\\<` where the sign itself is meant.",
)
UNCLOSED_COMMENT = declare(
    "DB320",
    "unclosed-comment",
    ERROR,
    "A comment `<!--` is never closed.",
    "Everything after it would be hidden.",
    "`<!-- to do` without `-->`",
    "End the comment with `-->`.",
)
UNCLOSED_CODE = declare(
    "DB321",
    "unclosed-code",
    ERROR,
    "A block that begins with three backticks or tildes is never closed.",
    "Everything after it would belong to the block.",
    "a chart without the closing line of three backticks",
    "Add a line with the same three signs at the end of the block.",
)
LIST_TOO_DEEP = declare(
    "DB322",
    "list-too-deep",
    WARNING,
    "A list has more than five levels.",
    "Nobody can follow it on a slide, and templates style five levels.",
    "six lists within each other",
    "Lift the deepest points up a level, or split the list.",
)
NESTED_TOO_DEEP = declare(
    "DB323",
    "nested-too-deep",
    ERROR,
    "Quotes, lists, blocks or emphasis are nested too deeply to be read.",
    "What lies deeper shows as plain text.",
    "a line that begins with forty `>`",
    "Write it more simply, with fewer blocks within each other.",
)
STRAY_CAPTION = declare(
    "DB324",
    "stray-caption",
    WARNING,
    "A caption stands beside no table.",
    "It shows as an ordinary paragraph.",
    "`Table: Reports by year` with text between it and the table",
    "Put the caption next to its table, with one blank line between.",
)
RAGGED_ROW = declare(
    "DB325",
    "ragged-row",
    ERROR,
    "A row of a table or of CSV data has more or fewer cells than the header.",
    "Its values would stand under the wrong headings.",
    "`2019,4,5` under `Year,Reports`",
    "Give each row as many cells as the header has; a bar within a cell is `\\|`, a comma "
    "within CSV stands in quotation marks.",
    "WCAG 2.2, 1.3.1 Info and Relationships",
)
NOT_A_NUMBER = declare(
    "DB326",
    "not-a-number",
    ERROR,
    "A chart's data hold something that is not a number.",
    "It cannot be drawn.",
    "`2019,about 40`",
    "Write a figure alone. Where there is none, write `[x]` (not available), and `[c]` where it is "
    "withheld (confidential), as UK statistics do.",
)
BROKEN_CSV = declare(
    "DB327",
    "broken-csv",
    ERROR,
    "CSV data are missing, given twice or cannot be read.",
    "There is nothing to show.",
    "a chart without `src` and without data",
    "Name one file with `src`, or write the data into the block, the first line being the header.",
)
TOO_MANY_SERIES = declare(
    "DB328",
    "too-many-series",
    ERROR,
    "A pie or doughnut chart has more than one series.",
    "It can show one only.",
    "`Category,2018,2019` in a chart of type pie",
    "Keep one series, or make it a bar or column chart.",
)
DATA_UNFILLED = declare(
    "DB329",
    "data-unfilled",
    WARNING,
    "A table or chart waits for its data.",
    "The slide goes without it, or shows what `empty` says, or an empty cell.",
    "a CSV file that holds only its header",
    "Fill in the rows or the cell; a figure that is withheld is marked `[c]`.",
)
BREAK_IGNORED = declare(
    "DB330",
    "break-ignored",
    WARNING,
    "A line of dashes, asterisks or underscores does nothing here.",
    "Only `---` in a deck of a single file starts a slide.",
    "`***` in a slide",
    "Take the line out; in a folder each slide is a file of its own.",
)
MARKS_NOT_READ = declare(
    "DB331",
    "marks-not-read",
    WARNING,
    "Text looks like a list, table, picture, link or other mark, but is not written as one.",
    "Its signs show on the slide, and what they were to do is not done.",
    "`![A map](images/our map.png)`, where the name of the file holds a space",
    "Write the mark as the hint shows, or put a backslash before a sign that is meant to show.",
)

OTHER_PROGRAM = declare(
    "DB338",
    "other-program",
    WARNING,
    "A file holds settings or instructions for another program, such as Marp, Quarto or Slidev.",
    "They have no effect here, and what they were to do is not done.",
    "`paginate: true` among the settings, or `<!-- class: lead -->` above a slide",
    "Take them out. The text is read; what else is not read is named line by line.",
)
COMMENT_NOT_SHOWN = declare(
    "DB339",
    "comment-not-shown",
    ADVICE,
    "A comment in a deck of a single file may be meant as facilitator's notes.",
    "Marp and Slidev take comments for notes; here they show nowhere.",
    "`<!-- Ask the group what they have seen. -->`",
    "Put it between a line `::: notes` and a line `:::`, or leave it if nobody needs to see it.",
)
NOTES_IN_COMMENT = declare(
    "DB341",
    "notes-in-comment",
    WARNING,
    "A file that seems to be one of Marp or Slidev has comments, which these take for notes.",
    "Here they are not among the facilitator's notes: nobody would have them in front of them.",
    "`<!-- Ask the group. -->` in a file with `marp: true`",
    "Put each between a line `::: notes` and a line `:::`. Where they are no notes, take out the "
    "settings and instructions of the other program.",
)
UNKNOWN_LANGUAGE = declare(
    "DB332",
    "unknown-language",
    ADVICE,
    "A code block names a language that is not known.",
    "Its code shows in one colour, as if it named none.",
    "a block that begins with ```` ```pyton ````",
    "Correct the language's name, or write `text`.",
)

PICTURE_MOVES = declare(
    "DB333",
    "picture-moves",
    WARNING,
    "A picture moves for more than five seconds, and nobody can stop it.",
    "It draws people away from the words, and can make some feel ill (WCAG 2.2, 2.2.2).",
    "a GIF that repeats for ever",
    "Use a picture that stands still, or one that stops within five seconds.",
    "WCAG 2.2, 2.2.2 Pause, Stop, Hide",
)

NEGATIVE_SHARE = declare(
    "DB336",
    "negative-share",
    ERROR,
    "A pie or doughnut chart has a value below zero.",
    "No slice can show it, and the shares of the others would be wrong.",
    "`Returned,-4` in a chart of type pie",
    "Use a bar or column chart, which can show values below zero.",
)
EMPTY_BLOCK = declare(
    "DB337",
    "empty-block",
    WARNING,
    "A block holds nothing.",
    "It would show as an empty panel or not at all; it is left out.",
    "`>` with nothing after it",
    "Write what belongs into the block, or take it out.",
)
READ_AS_MARK = declare(
    "DB340",
    "read-as-mark",
    WARNING,
    "Text is read as a list, a quotation or another mark, and shows otherwise than it is typed.",
    "Numbers change or signs are lost, and nobody sees it in the file.",
    "`2019.` below an item that begins with `2015.`, which shows as 2016",
    "Put a backslash before the sign that is meant to show, as the hint says.",
)
