"""DB22x to DB25x: what `deckbuild brand doctor` finds in a PowerPoint template.

`why` says what happens in decks that are made in the template, and `fix` what to do in PowerPoint.
"""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, ERROR, WARNING, declare

# --- errors --------------------------------------------------------------------------------

NO_TEXT_LAYOUT = declare(
    "DB221",
    "no-text-layout",
    ERROR,
    "No layout of the template can hold a title and text.",
    "All text would be drawn in boxes of its own, so that nothing of the template but its "
    "backgrounds would be used.",
    "a template whose layouts are pictures with no placeholder",
    "View > Slide Master, Insert Layout: keep its title, Insert Placeholder > Content below it, "
    "and name it “Title and Content”.",
)
PLACEHOLDER_OFF_SLIDE = declare(
    "DB222",
    "placeholder-off-slide",
    ERROR,
    "A placeholder for text reaches beyond the slide's edge.",
    "What is written in it is cut off, or nobody sees it.",
    "a title that was dragged off the slide instead of being deleted",
    "View > Slide Master, the layout: move the placeholder onto the slide, or delete it.",
)

# --- warnings ------------------------------------------------------------------------------

NO_OWN_LAYOUT = declare(
    "DB230",
    "no-own-layout",
    WARNING,
    "The template has no layout that fits covers, sections or content.",
    "Slides of that kind stand on another layout of the template.",
    "a template with a cover and a content layout, and none for the beginning of a section",
    "View > Slide Master, Insert Layout: draw one and name it “Title Slide”, “Section Header” or "
    "“Title and Content”; or name one of yours in brand.toml, under [template.layouts].",
)
LAYOUT_WITHOUT_TITLE = declare(
    "DB231",
    "layout-without-title",
    WARNING,
    "A layout has no placeholder for the title.",
    "Slides on it have a title that we place, which Outline view and screen readers need.",
    "a layout for a full-slide picture from which the title was deleted",
    "View > Slide Master, the layout: tick Title in the ribbon, and put it where it is to stand.",
)
SAME_LAYOUT_NAME = declare(
    "DB232",
    "same-layout-name",
    WARNING,
    "Two layouts of a master have the same name.",
    "Nobody can tell them apart in PowerPoint's list, and brand.toml can name them by number only.",
    "two layouts named “1_Custom Layout”",
    "View > Slide Master, right-click one of them, Rename Layout; `--fix COPY` numbers them.",
)
SEVERAL_MASTERS = declare(
    "DB233",
    "several-masters",
    WARNING,
    "The template has several masters.",
    "The layouts of one master are chosen from; of another only where the first has nothing that "
    "fits and both have the same theme.",
    "slides that were pasted with “Keep Source Formatting”, each with its own master",
    "View > Slide Master: delete the masters that are not wanted; or name the one to use in "
    'brand.toml, master = "…" under [template].',
)
TEXT_UNDER_ART = declare(
    "DB234",
    "text-under-logo",
    WARNING,
    "A placeholder lies over a logo, a picture or a shape of the layout.",
    "Slides keep clear of it where they can, so that there is room for less.",
    "a title that reaches across the slide, and below it the logo at the right",
    "View > Slide Master, the layout: drag the placeholder's edge until it ends beside the logo.",
)
PLACEHOLDERS_OVERLAP = declare(
    "DB235",
    "placeholders-overlap",
    WARNING,
    "Two placeholders of a layout lie over each other.",
    "Text of one can run into the other.",
    "a title of three lines' height that reaches into the text below it",
    "View > Slide Master, the layout: move the placeholders apart, or make one smaller.",
)
ORPHAN_PLACEHOLDER = declare(
    "DB236",
    "orphan-placeholder",
    WARNING,
    "A layout has a placeholder that no slide can refer to.",
    "It stays empty.",
    "a placeholder that was pasted from another presentation",
    "View > Slide Master, the layout: delete it, and add a new one with Insert Placeholder.",
)
TEMPLATE_CONTRAST = declare(
    "DB237",
    "template-contrast",
    WARNING,
    "Text of a layout is too close to the colour behind it.",
    "People with low vision cannot read it; our own text takes the nearest colour that can be "
    "read.",
    "a title in light grey on white",
    "View > Slide Master, the layout: give the text a darker colour on a light background, or a "
    "lighter one on a dark background.",
    "WCAG 2.2, 1.4.3 Contrast (Minimum)",
)
SMALL_TEMPLATE_TEXT = declare(
    "DB238",
    "small-template-text",
    WARNING,
    "Text of a layout is smaller than 18 points on a slide 13.33 inches wide.",
    "Text on slides starts larger than the template asks, at the brand's smallest size.",
    "bullets of 14 points in a template of 13.33 × 7.5 inches",
    "View > Slide Master: give the first level of the text 20 points or more.",
)
UNUSUAL_FONT = declare(
    "DB239",
    "unusual-font",
    WARNING,
    "The template asks for a font that few computers have.",
    "Where it is missing PowerPoint shows another, and lines break elsewhere.",
    "a theme in “Frutiger LT Pro”, which the design agency has",
    "Ask for a font that comes with Office, or put the font's files into the brand's folder "
    "fonts/. `deckbuild brand measure`, once, on a computer that has it, makes lines break right.",
)
FONT_BESIDE_THEME = declare(
    "DB240",
    "font-beside-theme",
    WARNING,
    "Placeholders are in another font than the theme names.",
    "Text in placeholders and text in our boxes differ.",
    "Arial typed into each layout, while the theme's fonts are Calibri",
    "View > Slide Master > Fonts > Customize Fonts: choose the fonts there, and set text to "
    "“(Headings)” or “(Body)” at the top of the list of fonts.",
)
OFFICE_PALETTE = declare(
    "DB241",
    "office-palette",
    WARNING,
    "The theme has Office's own colours, though the layouts are drawn in others.",
    "Charts and shapes take the colours that the layouts are drawn in; what people add in "
    "PowerPoint itself turns out blue and orange.",
    "a theme with 4472C4 and ED7D31 under layouts in the council's purple",
    "View > Slide Master > Colors > Customize Colors: put the organisation's colours there.",
)
CHANGED_COLOUR_MAP = declare(
    "DB242",
    "changed-colour-map",
    WARNING,
    "A layout gives the theme's light and dark colours other roles than its master.",
    "What is pasted there turns light on dark, and slides that change layout change colour.",
    "a dark layout made by exchanging text and background",
    "View > Slide Master, the layout: Background Styles shows which is chosen; choose the master's "
    "and give the background its colour by Format Background.",
)
LEFT_OUT = declare(
    "DB243",
    "parts-left-out",
    WARNING,
    "The template holds something that decks do not carry over.",
    "Decks are made without it.",
    "macros, embedded Excel sheets, links to files on a drive, fonts that PowerPoint embedded",
    "Look whether slides need it. `--fix COPY` makes a copy without it.",
)
SLIDE_SHAPE = declare(
    "DB244",
    "slide-shape",
    WARNING,
    "Slides of the template are not of the shape 16:9.",
    "Slides are laid out in its own size; on today's screens bands stay empty at the edges.",
    "a template of 10 × 7.5 inches (4:3)",
    "Design > Slide Size > Widescreen (16:9), then look through all layouts.",
)
ANIMATED_LAYOUT = declare(
    "DB245",
    "animated-layout",
    WARNING,
    "Layouts have animations or transitions.",
    "Decks are made without them.",
    "a layout on which the title flies in",
    "View > Slide Master, the layout: Animations > Animation Pane, and delete what is listed; "
    "Transitions > None. `--fix COPY` does both.",
)

# --- advice --------------------------------------------------------------------------------

LEFTOVER_SLIDES = declare(
    "DB246",
    "leftover-slides",
    ADVICE,
    "Slides were left in the template.",
    "They are not carried over; other people start from them by mistake.",
    "the ten slides with which the agency presented its design",
    "Delete them in Normal view, and save the file as PowerPoint Template (*.potx); "
    "`--fix COPY` does it.",
)
PERSONAL_DATA = declare(
    "DB247",
    "names-in-template",
    ADVICE,
    "The file holds comments, names of people, labels of an organisation or data of programs.",
    "They are not carried over; whoever gets the template itself can read them.",
    "the designer's name as author, and comments from when the template was agreed",
    "File > Info > Check for Issues > Inspect Document; `--fix COPY` takes them out.",
)
NO_SLIDE_NUMBER = declare(
    "DB248",
    "no-slide-number",
    ADVICE,
    "Layouts have no placeholder for the slide number.",
    "Slides on them have no number.",
    "a content layout from which the number was deleted",
    "View > Slide Master: the master, Master Layout > Slide number; then on each layout tick "
    "Footers.",
)
NUMBER_AS_TEXT = declare(
    "DB249",
    "number-as-text",
    ADVICE,
    "The slide number is a text box, not a placeholder.",
    "Each slide shows it, the cover too, and nobody can switch it off.",
    "a text box with ‹#› on the master",
    "View > Slide Master: delete the text box, then Master Layout > Slide number.",
)
TYPED_DATE = declare(
    "DB250",
    "typed-date",
    ADVICE,
    "A date or a year is typed on the master or a layout.",
    "Each deck shows it, however old it is.",
    "“© Northshire Council 2019” at the foot of the master",
    "View > Slide Master: delete the date, or use the placeholder for it.",
)
CAPITALS = declare(
    "DB251",
    "capital-letters",
    ADVICE,
    "Titles or text are set in capital letters throughout.",
    "Long titles in capitals are hard to read, and take about a third more room.",
    "titles under Font > All Caps",
    "View > Slide Master: select the title, Home > Font, and take All Caps off.",
)
METAFILE = declare(
    "DB252",
    "metafile-picture",
    ADVICE,
    "A picture of the template is of a kind that only Office can show, such as EMF or WMF.",
    "It shows in PowerPoint alone; our PDFs and pictures of slides leave it out.",
    "a logo as logo.emf",
    "Put it in again from an SVG or PNG file: Insert > Pictures.",
)
HEAVY_PICTURES = declare(
    "DB253",
    "heavy-pictures",
    ADVICE,
    "The pictures of masters and layouts are large files.",
    "Each deck is larger by as much.",
    "a photograph of 4 MB on a cover layout",
    "Select a picture, Picture Format > Compress Pictures, for all pictures, at 150 ppi.",
)
NO_NOTES_MASTER = declare(
    "DB254",
    "no-notes-master",
    ADVICE,
    "The template has no master for notes or for handouts.",
    "Notes pages have our look.",
    "a template in which View > Notes Master was never opened",
    "View > Notes Master, and View > Handout Master: close each, and save.",
)
LAYOUTS_ALIKE = declare(
    "DB255",
    "layouts-alike",
    ADVICE,
    "Layouts look the same.",
    "The first of them is used.",
    "“Title and Content” and “1_Title and Content”",
    "View > Slide Master: delete all but one of them, if they are copies.",
)
ACCENTS_NO_TEXT = declare(
    "DB256",
    "accents-no-text",
    ADVICE,
    "Some of the template's colours cannot be read as text on its slides.",
    "Fills and charts have them; text takes another of the template's colours.",
    "a yellow accent on white",
    "Nothing need be done. People who write text in these colours should know it.",
    "WCAG 2.2, 1.4.3 Contrast (Minimum)",
)
