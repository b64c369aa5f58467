"""The register of diagnostic codes, each declared once.

DB0xx files and settings, DB1xx layout and fit, DB2xx brand and fonts, DB3xx the Markdown
dialect, DB4xx the times of the session, DB9xx outputs. The catalogue in the documentation is
generated from this register.
"""

from __future__ import annotations

from deckbuilder.diagnostics import Code, Severity

CODES: dict[str, Code] = {}


def _declare(id_: str, name: str, severity: Severity, summary: str, why: str, example: str) -> Code:
    if id_ in CODES or any(code.name == name for code in CODES.values()):
        message = f"diagnostic {id_} {name} is declared twice"
        raise ValueError(message)
    code = Code(id=id_, name=name, severity=severity, summary=summary, why=why, example=example)
    CODES[id_] = code
    return code


_ERROR, _WARNING, _ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE

# --- DB0xx files and settings --------------------------------------------------------------

FILE_MISSING = _declare(
    "DB001", "file-missing", _ERROR,
    "A file or folder that the deck or brand names is not there.",
    "What it holds would be missing from the slides.",
    "`![A map](images/map.png)` where `images/` holds no `map.png`",
)  # fmt: skip
FILE_UNREADABLE = _declare(
    "DB002", "file-unreadable", _ERROR,
    "A file is there but the system does not let it be read.",
    "What it holds would be missing from the slides.",
    "a slide file without read permission",
)  # fmt: skip
NOT_UTF8 = _declare(
    "DB003", "not-utf8", _ERROR,
    "A text file is not UTF-8.",
    "Guessing its encoding would show wrong characters, in names for instance.",
    "a slide saved as \"Windows-1252\" by an old editor",
)  # fmt: skip
OUTSIDE_FOLDER = _declare(
    "DB004", "outside-folder", _ERROR,
    "A path leaves the deck's or the brand's folder.",
    "A deck must be complete in its folder, and must not read other files of the machine.",
    "`![Plan](../../private/plan.png)`",
)  # fmt: skip
BROKEN_TOML = _declare(
    "DB005", "broken-toml", _ERROR,
    "A .toml file does not follow TOML's grammar.",
    "None of its settings can be read.",
    "`title = Neglect` without quotation marks",
)  # fmt: skip
UNKNOWN_KEY = _declare(
    "DB006", "unknown-key", _ERROR,
    "A setting has a name that nothing reads.",
    "A misspelt setting would silently have no effect.",
    "`minuts: 10`",
)  # fmt: skip
WRONG_VALUE = _declare(
    "DB007", "wrong-value", _ERROR,
    "A setting has a value of the wrong kind or outside what is allowed.",
    "The setting would have no effect or a surprising one.",
    "`minutes: ten`",
)  # fmt: skip
MISSING_SETTING = _declare(
    "DB008", "missing-setting", _ERROR,
    "A setting that is needed is not there.",
    "Nothing sensible can stand in for it.",
    "a `deck.toml` without `title`",
)  # fmt: skip
BROKEN_FRONT_MATTER = _declare(
    "DB009", "broken-front-matter", _ERROR,
    "The settings between the `---` lines at the top of a file cannot be read.",
    "None of the slide's settings would have an effect.",
    "`section: Neglect: an overview` without quotation marks",
)  # fmt: skip
NO_SLIDES = _declare(
    "DB010", "no-slides", _ERROR,
    "A deck has no slides.",
    "There is nothing to build.",
    "a folder `slides/` without a `.md` file",
)  # fmt: skip
DUPLICATE_ID = _declare(
    "DB011", "duplicate-id", _ERROR,
    "Two things of one kind have the same id.",
    "A link or a setting that names the id could mean either.",
    "`slides/04-neglect.md` beside `slides/09-neglect.md`",
)  # fmt: skip
UNKNOWN_OUTCOME = _declare(
    "DB012", "unknown-outcome", _ERROR,
    "A slide names a learning outcome that the deck does not have.",
    "The plan of the session would leave the slide out.",
    "`outcomes: [recognise-neglct]`",
)  # fmt: skip
BAD_SLIDE_ID = _declare(
    "DB013", "bad-slide-id", _WARNING,
    "A slide's id holds other characters than small letters, digits and hyphens.",
    "Links to the slide are hard to write and may not work everywhere.",
    "`slides/04-Neglect and poverty.md`",
)  # fmt: skip

CONTROL_CHARACTER = _declare(
    "DB014", "control-character", _WARNING,
    "A text file holds control characters, which nobody can see.",
    "They are left out, and words beside them may run together.",
    "a line break pasted from PowerPoint, which is a vertical tab",
)  # fmt: skip
FILE_IGNORED = _declare(
    "DB015", "file-ignored", _WARNING,
    "A file in the folder `slides` is not a slide.",
    "What it holds would be missing from the deck.",
    "`slides/11-neglect.md.txt`",
)  # fmt: skip
SLIDE_ORDER = _declare(
    "DB016", "slide-order", _ADVICE,
    "A slide's file has no number, or another one has the same.",
    "The slides may not come in the order that you mean.",
    "`slides/04-neglect.md` beside `slides/04-poverty.md`",
)  # fmt: skip

# --- DB2xx brand and fonts -----------------------------------------------------------------

UNKNOWN_BRAND = _declare(
    "DB201", "unknown-brand", _ERROR,
    "The deck or the command line names a brand that is nowhere to be found.",
    "The slides would have another partnership's look, or none.",
    '`brand = "norhtshire"`',
)  # fmt: skip
BRAND_CYCLE = _declare(
    "DB202", "brand-extends-itself", _ERROR,
    "A brand extends itself, directly or through other brands.",
    "There is no brand at the bottom from which to start.",
    '`extends = "b"` in brand a, and `extends = "a"` in brand b',
)  # fmt: skip
LOW_CONTRAST = _declare(
    "DB203", "low-contrast", _ERROR,
    "A colour of text is too close to the colour behind it.",
    "People with low vision could not read it; WCAG 2.2 (SC 1.4.3) asks for 4.5 to 1.",
    '`accent1 = "#7FBFBF"` on white',
)  # fmt: skip
FONT_SUBSTITUTED = _declare(
    "DB204", "font-substituted", _WARNING,
    "No file was found for a font or for one of its styles, so another stands in in the PDF.",
    "The handout does not look as the brand asks.",
    '`body = "Brand Sans"` without its files in the folder `fonts/`',
)  # fmt: skip
FONT_MISSING = _declare(
    "DB205", "font-missing", _ERROR,
    "The font that comes with the tool is not installed.",
    "A PDF must hold the fonts that it uses.",
    "an installation from which the package font-source-sans-pro was removed",
)  # fmt: skip
LOGO_UNUSABLE = _declare(
    "DB206", "logo-unusable", _ERROR,
    "The logo is not a picture that can be shown, or it has no alternative text.",
    "The slides would have no logo, or one that a screen reader cannot name.",
    "a logo saved as a Word document and renamed logo.png",
)  # fmt: skip

# --- DB3xx the Markdown dialect -------------------------------------------------------------

MISSING_TITLE = _declare(
    "DB301", "missing-title", _ERROR,
    "A slide has no title.",
    "Screen readers and the list of slides tell slides apart by their titles.",
    "a slide file without a line that begins with `# `",
)  # fmt: skip
SECOND_TITLE = _declare(
    "DB302", "second-title", _ERROR,
    "A slide has more than one heading of level 1.",
    "The first is the title, and a slide has only one.",
    "`# Neglect` and, lower down, `# Poverty`",
)  # fmt: skip
UNCLOSED_DIV = _declare(
    "DB303", "unclosed-div", _ERROR,
    "A block that `:::` opens is never closed.",
    "Everything after it would belong to the block.",
    "`::: notes` without a line `:::` after it",
)  # fmt: skip
STRAY_DIV_END = _declare(
    "DB304", "stray-div-end", _ERROR,
    "A line `:::` closes nothing.",
    "A block was probably closed too early, or opened without a name.",
    "`:::` where no block is open",
)  # fmt: skip
UNKNOWN_DIV = _declare(
    "DB305", "unknown-div", _ERROR,
    "A block that `:::` opens has a name that nothing reads.",
    "Its content would show as ordinary text.",
    "`::: note`",
)  # fmt: skip
BROKEN_ATTRIBUTES = _declare(
    "DB306", "broken-attributes", _ERROR,
    "What stands between braces cannot be read.",
    "None of it would have an effect.",
    "`{title=Key point}` without quotation marks",
)  # fmt: skip
MISPLACED_BLOCK = _declare(
    "DB307", "misplaced-block", _ERROR,
    "A block stands where it cannot be, or holds what it cannot hold.",
    "It would be left out or shown wrongly.",
    "`::: column` outside `::: columns`",
)  # fmt: skip
UNDEFINED_FOOTNOTE = _declare(
    "DB308", "undefined-footnote", _ERROR,
    "A footnote is referred to but not written.",
    "Readers would look for a source that is not there.",
    "`[^scr]` without a line `[^scr]: ...`",
)  # fmt: skip
UNUSED_FOOTNOTE = _declare(
    "DB309", "unused-footnote", _WARNING,
    "A footnote is written but nothing refers to it.",
    "Readers cannot tell what it is the source of.",
    "`[^scr]: ...` without `[^scr]` in the text",
)  # fmt: skip
DUPLICATE_FOOTNOTE = _declare(
    "DB310", "duplicate-footnote", _ERROR,
    "Two footnotes have the same label.",
    "A reference could mean either.",
    "`[^scr]: ...` twice",
)  # fmt: skip
UNKNOWN_INSERT = _declare(
    "DB311", "unknown-insert", _ERROR,
    "`{{ ... }}` names no fact, contact, variable or property of the deck.",
    "The braces would show on the slide.",
    "`{{ contacts.mahs }}`",
)  # fmt: skip
BAD_LINK = _declare(
    "DB312", "bad-link", _ERROR,
    "A link leads to something that a deck cannot link to.",
    "The link would not work for those who are given the slides or the handout.",
    "`[policy](file:///H:/policy.docx)`",
)  # fmt: skip
UNKNOWN_LINK_TARGET = _declare(
    "DB313", "unknown-link-target", _ERROR,
    "A link within the deck names a slide that the deck does not have.",
    "The link would lead nowhere.",
    "`[see](#neglct)`",
)  # fmt: skip
BAD_LINK_DEFINITION = _declare(
    "DB314", "bad-link-definition", _ERROR,
    "A line reads as the address of a link, but is none, is not used or stands twice.",
    "Markdown shows nothing for such a line, so its text would be lost.",
    "`[Note]: remember the register`",
)  # fmt: skip
MISSING_ALT = _declare(
    "DB315", "missing-alt", _ERROR,
    "A picture or chart has no alternative text.",
    "People who cannot see it would not know what it shows (WCAG 2.2, 1.1.1).",
    "`![](images/map.png)`",
)  # fmt: skip
IMAGE_IN_TEXT = _declare(
    "DB316", "image-in-text", _ERROR,
    "A picture stands in the middle of text.",
    "Slides place pictures on their own; it would be left out.",
    "`See ![a map](images/map.png) here`",
)  # fmt: skip
REMOTE_IMAGE = _declare(
    "DB317", "remote-image", _ERROR,
    "A picture is named by a web address.",
    "A deck must be complete in its folder, and is built without the internet.",
    "`![A map](https://example.org/map.png)`",
)  # fmt: skip
BROKEN_IMAGE = _declare(
    "DB318", "broken-image", _ERROR,
    "A picture file is damaged or of a kind that slides cannot show.",
    "PowerPoint would show an empty box or refuse the file.",
    "a Word document renamed to `map.png`",
)  # fmt: skip
RAW_HTML = _declare(
    "DB319", "raw-html", _WARNING,
    "The text holds HTML.",
    "Slides are not web pages: the tags show as they are written.",
    "`<b>bold</b>` instead of `**bold**`",
)  # fmt: skip
UNCLOSED_COMMENT = _declare(
    "DB320", "unclosed-comment", _ERROR,
    "A comment `<!--` is never closed.",
    "Everything after it would be hidden.",
    "`<!-- to do` without `-->`",
)  # fmt: skip
UNCLOSED_CODE = _declare(
    "DB321", "unclosed-code", _ERROR,
    "A block that begins with three backticks or tildes is never closed.",
    "Everything after it would belong to the block.",
    "a chart without the closing line of three backticks",
)  # fmt: skip
LIST_TOO_DEEP = _declare(
    "DB322", "list-too-deep", _WARNING,
    "A list has more than five levels.",
    "Nobody can follow it on a slide, and templates style five levels.",
    "six lists within each other",
)  # fmt: skip
NESTED_TOO_DEEP = _declare(
    "DB323", "nested-too-deep", _ERROR,
    "Quotes, lists, blocks or emphasis are nested too deeply to be read.",
    "What lies deeper shows as plain text.",
    "a line that begins with forty `>`",
)  # fmt: skip
STRAY_CAPTION = _declare(
    "DB324", "stray-caption", _WARNING,
    "A caption stands beside no table.",
    "It shows as an ordinary paragraph.",
    "`Table: Reports by year` with text between it and the table",
)  # fmt: skip
RAGGED_ROW = _declare(
    "DB325", "ragged-row", _ERROR,
    "A row of a table or of CSV data has more or fewer cells than the header.",
    "Its values would stand under the wrong headings.",
    "`2019,4,5` under `Year,Reports`",
)  # fmt: skip
NOT_A_NUMBER = _declare(
    "DB326", "not-a-number", _ERROR,
    "A chart's data hold something that is not a number.",
    "It cannot be drawn.",
    "`2019,about 40`",
)  # fmt: skip
BROKEN_CSV = _declare(
    "DB327", "broken-csv", _ERROR,
    "CSV data are missing, given twice or cannot be read.",
    "There is nothing to show.",
    "a chart without `src` and without data",
)  # fmt: skip
TOO_MANY_SERIES = _declare(
    "DB328", "too-many-series", _ERROR,
    "A pie or doughnut chart has more than one series.",
    "It can show one only.",
    "`Category,2018,2019` in a chart of type pie",
)  # fmt: skip
DATA_UNFILLED = _declare(
    "DB329", "data-unfilled", _WARNING,
    "A table or chart waits for its data.",
    "The slide shows a reminder or an empty cell instead.",
    "a CSV file that holds only its header",
)  # fmt: skip
BREAK_IGNORED = _declare(
    "DB330", "break-ignored", _WARNING,
    "A line of dashes, asterisks or underscores does nothing here.",
    "Only `---` in a deck of a single file starts a slide.",
    "`***` in a slide",
)  # fmt: skip
MARKS_NOT_READ = _declare(
    "DB331", "marks-not-read", _WARNING,
    "Text looks like a list, table, picture, link or other mark, but is not written as one.",
    "Its signs show on the slide, and what they were to do is not done.",
    "`![A map](images/our map.png)`, where the name of the file holds a space",
)  # fmt: skip

# --- DB4xx the session ---------------------------------------------------------------------

SESSION_TOO_LONG = _declare(
    "DB401", "session-too-long", _WARNING,
    "The minutes of slides and breaks add up to more than the session is planned to take.",
    "The last slides, which say what to do next, would be hurried or left out. Where the deck "
    "does not say how long it is planned to take, the limit is four hours, a long half-day.",
    "`minutes = 120` in a deck whose slides take 150",
)  # fmt: skip
NO_BREAK = _declare(
    "DB402", "no-break", _ADVICE,
    "Slides follow one another for more than 90 minutes without a break.",
    "Hard material needs a pause. The limit is this tool's own and rests on no regulation.",
    "ten slides of `minutes: 10` and none with `break`",
)  # fmt: skip
BREAK_UNUSED = _declare(
    "DB403", "break-unused", _ADVICE,
    "A break is set where the session has none: after its last slide or a hidden one.",
    "The plan of the session leaves it out.",
    "`break: 15` on the slide with the contacts",
)  # fmt: skip
MINUTES_MISSING = _declare(
    "DB404", "minutes-missing", _ADVICE,
    "Some slides have minutes, and others have none.",
    "The plan of the session gives them no time, so that all that follow come too early. A "
    "cover, the opening of a section, references and contacts need none.",
    "a slide without `minutes` between slides with `minutes: 10`",
)  # fmt: skip
ACTIVITY_TOO_LONG = _declare(
    "DB405", "activity-too-long", _ADVICE,
    "The activities on a slide take longer than the slide.",
    "The plan of the session gives them too little time.",
    "`::: activity {minutes=20}` on a slide with `minutes: 10`",
)  # fmt: skip

# --- DB9xx outputs -------------------------------------------------------------------------

OUTPUT_FOLDER = _declare(
    "DB901", "output-folder", _ERROR,
    "The folder for the outputs cannot be made or written to.",
    "There is nowhere to put the finished files.",
    "`deckbuild build -o /` as an ordinary user",
)  # fmt: skip
OUTPUT_FILE = _declare(
    "DB902", "output-file", _ERROR,
    "A finished file cannot take its place.",
    "It is read-only, open in another program, or a folder has its name.",
    "building while PowerPoint on Windows has the deck open",
)  # fmt: skip
DISK_FULL = _declare(
    "DB903", "disk-full", _ERROR,
    "The disk has no room for the outputs.",
    "The files would be cut short; the previous ones are kept.",
    "a memory stick that is full",
)  # fmt: skip

# --- DB1xx layout and fit ------------------------------------------------------------------

UNKNOWN_LAYOUT = _declare(
    "DB101", "unknown-layout", _ERROR,
    "A slide asks for a layout that is not in the catalogue.",
    "The slide would not look as its author meant.",
    "`layout: two-columns` for `two-column`",
)  # fmt: skip
TEXT_OVERFLOWS = _declare(
    "DB104", "text-overflows", _ERROR,
    "A text does not fit on its slide at the smallest size allowed.",
    "People at the back of the room could not read it, or it would run off the slide.",
    "a single paragraph of 400 words",
)  # fmt: skip
SLIDE_CONTINUED = _declare(
    "DB105", "slide-continued", _ADVICE,
    "A slide was too full and continues on a next one.",
    "Two slides take more time than one, and the cut may fall where you would not make it.",
    "a list of 30 points",
)  # fmt: skip
GLYPH_MISSING = _declare(
    "DB106", "glyph-missing", _WARNING,
    "No font of the brand has a character that a slide uses.",
    "The handout would show a substitute where the character should be.",
    "an emoji, or a rare script",
)  # fmt: skip
