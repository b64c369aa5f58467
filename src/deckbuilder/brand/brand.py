"""The resolved brand: every value present, every file found, every colour checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from deckbuilder.brand.plain_words import AVOID
from deckbuilder.brand.template.nodes import Choice, Template
from deckbuilder.brand.theme_colours import Colours as Colours
from deckbuilder.diagnostics import Span
from deckbuilder.model import HandoutLayout, Image

LINE_HEIGHT = 1.2
"""Line pitch of text on slides at single spacing, as a share of its size, in any font.

PowerPoint sets Arial and its like at 1.2 times the size, LibreOffice at 1.15; reckoning with
the larger keeps text inside its shape in both. Fonts whose own lines are higher are set closer.
"""


class Font(Struct, frozen=True, kw_only=True):
    """A font of the deck and the files that stand for it in a PDF.

    `name` is what PowerPoint is told. `embed` is the family whose files are embedded; where
    it is another family, `adjust` scales it so that both look of one size. `widths` is the table
    of the font's own widths, if there is one; `is_alike` says whether those files have the same,
    or the nearest that is to be had. `line_height` is the pitch of its own lines, as a share of
    the size, where that is more than usual.
    """

    name: str
    embed: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path
    adjust: float = 1.0
    widths: Path | None = None
    is_alike: bool = True
    line_height: float = LINE_HEIGHT


class Sizes(Struct, frozen=True, kw_only=True):
    """The type scale in points; `minimum` bounds what fitting may do to body text.

    `body` is what layouts offer for slides to come, `table` the largest that a table becomes.
    """

    scale: tuple[float, ...] = (18.0, 20.0, 24.0, 28.0, 32.0)
    display: tuple[float, ...] = (36.0, 40.0, 48.0, 56.0)
    title: float = 34.0
    cover: float = 44.0
    body: float = 24.0
    minimum: float = 18.0
    caption: float = 14.0
    footer: float = 12.0
    value: float = 96.0
    table: float = 24.0

    @property
    def small_title(self) -> float:
        """The size of a title above words that are larger than it is."""
        return self.body

    @property
    def steps(self) -> tuple[float, ...]:
        """The sizes of running text in ascending order: the minimum, and the scale above it."""
        return (self.minimum, *(size for size in self.scale if size > self.minimum))

    def of_slot(self, size: str) -> tuple[float, ...]:
        """Return the sizes that content of a slot may have, ascending, by its `size`."""
        if size == "minimum":
            return self.steps[:2]
        return (*self.steps, *self.display) if size == "display" else self.steps


class Footer(Struct, frozen=True, kw_only=True):
    """What the foot of every slide and page says."""

    text: str = ""
    slide_numbers: bool = True


class SlideMarks(Struct, frozen=True, kw_only=True):
    """What slides show of where they are in the session."""

    section: bool = True
    agenda: bool = True
    progress: bool = True
    total: bool = True


class Logo(Struct, frozen=True, kw_only=True):
    """A logo and its alternative text; `height` is the one on covers, in points.

    Without a height it is as large as all logos are. `partners` are those that stand beside it,
    and `spans` where each picture is named, that of partners too.
    """

    image: Image
    dark: Image | None = None
    """The picture for dark backgrounds, where there is one of its own."""
    alt: str
    height: float | None = None
    partners: tuple[Logo, ...] = ()
    spans: Mapping[Path, Span] = field(default_factory=dict)


class HandoutStyle(Struct, frozen=True, kw_only=True):
    """The pages of every PDF, their type in points, and the layout of the handout.

    Large print is at least 16 points, in a single column.
    """

    page: Literal["a4", "letter"] = "a4"
    size: float = 12.0
    layout: HandoutLayout = "notes"
    large_print: bool = False


class BrandLanguage(Struct, frozen=True, kw_only=True):
    """How the partnership writes: words that are right, and those to avoid.

    `avoid` has small letters, and for each word a plain one; an empty one where it may be used.
    """

    words: tuple[str, ...] = ()
    avoid: Mapping[str, str] = field(default_factory=lambda: AVOID)


class BrandTemplate(Struct, frozen=True, kw_only=True):
    """A template that decks of a brand are made in, and which of its layouts each of ours takes."""

    path: Path
    template: Template
    choices: Mapping[str, Choice]


class Brand(Struct, frozen=True, kw_only=True):
    """A complete brand."""

    name: str
    title: str
    colours: Colours
    heading: Font
    body: Font
    mono: Font
    sizes: Sizes = field(default_factory=Sizes)
    footer: Footer = field(default_factory=Footer)
    slides: SlideMarks = field(default_factory=SlideMarks)
    footer_span: Span | None = None
    """Where the footer's text is written, if it is."""
    handout: HandoutStyle = field(default_factory=HandoutStyle)
    logo: Logo | None = None
    language: BrandLanguage = field(default_factory=BrandLanguage)
    paper: Colours = field(default_factory=Colours)
    """What the names of colours mean on white paper, beside the slides."""
    template: BrandTemplate | None = None
    faces: Mapping[str, Font] = field(default_factory=dict)
    """Further fonts by their names, which placeholders of the template have."""

    @property
    def font_files(self) -> tuple[Path, ...]:
        """The files of its own fonts, that of running text first."""
        files = (
            file
            for font in (self.body, self.heading, self.mono)
            for file in (font.regular, font.bold, font.italic, font.bold_italic)
        )
        return tuple(dict.fromkeys(files))

    def font(self, name: str) -> Font:
        """Return the font that a style names: "heading", "body", "mono", or a further one."""
        found: Font = self.faces.get(name) or getattr(self, name)
        return found

    def name_font(self, typeface: str) -> str:
        """Return what styles call a typeface; one that the brand has not is that of text."""
        if typeface == self.heading.name:
            return "heading"
        return typeface if typeface in self.faces else "body"
