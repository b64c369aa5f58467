"""DB2xx: brand and fonts."""

from __future__ import annotations

from deckbuilder.codes.register import ADVICE, ERROR, WARNING, declare

UNKNOWN_BRAND = declare(
    "DB201",
    "unknown-brand",
    ERROR,
    "The deck or the command line names a brand that is nowhere to be found.",
    "The slides would have another partnership's look, or none.",
    '`brand = "norhtshire"`',
    "Correct the name, or make the brand with `deckbuild brand new`.",
)
BRAND_CYCLE = declare(
    "DB202",
    "brand-extends-itself",
    ERROR,
    "A brand extends itself, directly or through other brands.",
    "There is no brand at the bottom from which to start.",
    '`extends = "b"` in brand a, and `extends = "a"` in brand b',
    "Take `extends` out of one of the brands.",
)
LOW_CONTRAST = declare(
    "DB203",
    "low-contrast",
    ERROR,
    "A colour of text is too close to the colour behind it.",
    "People with low vision could not read it; WCAG 2.2 (SC 1.4.3) asks for 4.5 to 1.",
    '`tx2 = "#7FBFBF"`, the colour of titles, on white',
    "Take the colour that the hint proposes, or a darker one on light ground and a lighter "
    "one on dark ground.",
    "WCAG 2.2, 1.4.3 Contrast (Minimum)",
)
FONT_SUBSTITUTED = declare(
    "DB204",
    "font-substituted",
    WARNING,
    "No file was found for a font or for one of its styles, so another stands in in the PDF.",
    "The handout does not look as the brand asks.",
    '`body = "Brand Sans"` without its files in the folder `fonts/`',
    "Put the font's files into the brand's folder `fonts/`, or name a font that is there.",
)
FONT_MISSING = declare(
    "DB205",
    "font-missing",
    ERROR,
    "The font that comes with the tool is not installed.",
    "A PDF must hold the fonts that it uses.",
    "an installation from which the package font-source-sans-pro was removed",
    "Install the tool anew: its packages bring the font.",
)
LOGO_UNUSABLE = declare(
    "DB206",
    "logo-unusable",
    ERROR,
    "The logo is not a picture that can be shown, or it has no alternative text.",
    "The slides would have no logo, or one that a screen reader cannot name.",
    "a logo saved as a Word document and renamed logo.png",
    "Use a PNG, JPEG or SVG file as the logo, and say in `alt` whose it is.",
    "WCAG 2.2, 1.1.1 Non-text Content, as far as the alternative text goes",
)
FONT_UNUSABLE = declare(
    "DB207",
    "font-unusable",
    ERROR,
    "A font file is damaged, is no TrueType font, or does not allow to be embedded in a PDF.",
    "A PDF must hold the fonts that it uses.",
    "an OpenType font renamed BrandSans-Regular.ttf",
    "Put a whole TrueType file (.ttf) in its place, or name another font to embed.",
)
COLOUR_REPLACED = declare(
    "DB208",
    "colour-replaced",
    ADVICE,
    "An accent cannot be read on the colour behind it, so text takes another colour there.",
    "Backgrounds, bands and number squares have the accent as the brand wrote it; text in it or on "
    "it would be hard to read. WCAG 2.2 (SC 1.4.3) asks for 4.5 to 1.",
    '`accent1 = "#FFD100"` on white: text in the main colour is set in that of titles, and text on '
    "the yellow is dark",
    "Nothing need be done. To have text in the colour itself, take what the hint proposes.",
    "WCAG 2.2, 1.4.3 Contrast (Minimum)",
)
TEMPLATE_UNUSABLE = declare(
    "DB209",
    "template-unusable",
    ERROR,
    "A file that is to be a template cannot be one.",
    "The slides would have no layouts to stand in.",
    '`file = "council.potx"`, where the file has a password',
    "Save a copy as a PowerPoint template (.potx) without a password, and name that.",
)
TEMPLATE_LAYOUT_UNKNOWN = declare(
    "DB210",
    "template-layout-unknown",
    ERROR,
    "A brand names a layout or a master that its template does not have.",
    "The slides that are to stand in it would have another.",
    '`layouts = { content = "Bulet slide" }`',
    "Correct the name: `deckbuild brand doctor` lists those of the template.",
)
FONT_GUESSED = declare(
    "DB211",
    "font-guessed",
    WARNING,
    "Nothing tells how wide the letters of a font are, and slides laid out in it are nearly full.",
    "Text is laid out as if the font were 13% wider than Arial (bold 19%). In one that is wider "
    "still it would run over the edge.",
    '`body = "Brand Sans"` without its files in the folder `fonts/`',
    "Run `deckbuild brand measure` on a PC that has the font, and keep the file that it writes.",
)
FONT_NOT_MEASURED = declare(
    "DB212",
    "font-not-measured",
    ERROR,
    "A font could not be measured, or the table that is there already has more.",
    "Without its widths slides are laid out by a guess.",
    "`deckbuild brand measure northshire` on a machine without the brand's font",
    "Run it on a PC whose PowerPoint lists the font.",
)
TEMPLATE_FAULTS = declare(
    "DB213",
    "template-faults",
    ADVICE,
    "`deckbuild brand doctor` has something to say of the template that a brand names.",
    "Each build says so in one line, and no more: the deck is built all the same.",
    "council.potx, in which there are slides left over and a font that few machines have",
    "Ask the doctor, and give what it says to whoever made the template.",
)
