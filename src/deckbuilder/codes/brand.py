"""DB2xx: brand and fonts."""

from __future__ import annotations

from deckbuilder.codes.register import ERROR, WARNING, declare

UNKNOWN_BRAND = declare(
    "DB201", "unknown-brand", ERROR,
    "The deck or the command line names a brand that is nowhere to be found.",
    "The slides would have another partnership's look, or none.",
    '`brand = "norhtshire"`',
)  # fmt: skip
BRAND_CYCLE = declare(
    "DB202", "brand-extends-itself", ERROR,
    "A brand extends itself, directly or through other brands.",
    "There is no brand at the bottom from which to start.",
    '`extends = "b"` in brand a, and `extends = "a"` in brand b',
)  # fmt: skip
LOW_CONTRAST = declare(
    "DB203", "low-contrast", ERROR,
    "A colour of text is too close to the colour behind it.",
    "People with low vision could not read it; WCAG 2.2 (SC 1.4.3) asks for 4.5 to 1.",
    '`accent1 = "#7FBFBF"` on white',
)  # fmt: skip
FONT_SUBSTITUTED = declare(
    "DB204", "font-substituted", WARNING,
    "No file was found for a font or for one of its styles, so another stands in in the PDF.",
    "The handout does not look as the brand asks.",
    '`body = "Brand Sans"` without its files in the folder `fonts/`',
)  # fmt: skip
FONT_MISSING = declare(
    "DB205", "font-missing", ERROR,
    "The font that comes with the tool is not installed.",
    "A PDF must hold the fonts that it uses.",
    "an installation from which the package font-source-sans-pro was removed",
)  # fmt: skip
LOGO_UNUSABLE = declare(
    "DB206", "logo-unusable", ERROR,
    "The logo is not a picture that can be shown, or it has no alternative text.",
    "The slides would have no logo, or one that a screen reader cannot name.",
    "a logo saved as a Word document and renamed logo.png",
)  # fmt: skip
FONT_UNUSABLE = declare(
    "DB207", "font-unusable", ERROR,
    "A font file is damaged, is no TrueType font, or does not allow to be embedded in a PDF.",
    "A PDF must hold the fonts that it uses.",
    "an OpenType font renamed BrandSans-Regular.ttf",
)  # fmt: skip
