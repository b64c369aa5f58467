"""A page's content stream while it is being drawn, and what all pages share.

Owns marked content, the text operators and the graphics state that they leave behind, the change
from the layout's EMU (y down) to points (y up), and link annotations. Refuses layout: everything
comes with its place. Within `slide` lengths are those of the slide, which a transformation
scales into its rectangle on the page.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import cast

from msgspec import Struct

from deckbuilder.cache.warm import Shelf
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect
from deckbuilder.scene.page import Pages
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import SHIFTED_SIZE, TextStyle
from deckbuilder.writers.pdf.file.objects import PdfFile, literal, reference
from deckbuilder.writers.pdf.file.structure import StructureTree, Tag
from deckbuilder.writers.pdf.resources.fonts import EmbeddedFont, Fonts
from deckbuilder.writers.pdf.resources.images import Images

_MIN_STRETCH, _MAX_STRETCH = 85.0, 115.0
"""How far glyphs may be narrowed or widened, in per cent, to fill a run's width."""

_TOLERANCE = 0.2
"""A stretch that is no further than this from 100 per cent is left out."""


class Destination(Struct, frozen=True):
    """Where a link or a bookmark leads: a page's object number and a height in points."""

    page: int
    top: float

    def __str__(self) -> str:
        return f"[{self.page} 0 R/XYZ 0 {self.top:.2f} null]"


class PdfDocument(Struct, frozen=True, kw_only=True):
    """What all pages of one file share.

    `page_tree` and `resources` are object numbers. `colours` are operands of `rg` and `RG` on
    pictures of slides, `paper` those beside them.
    """

    presentation: Presentation
    pages: Pages
    file: PdfFile
    fonts: Fonts
    images: Images
    structure: StructureTree
    page_tree: int
    resources: int
    colours: Mapping[str, str]
    paper: Mapping[str, str]
    destinations: Mapping[str, Destination]
    """What links may lead to: slides by their ids, footnotes and references by their names."""
    decorations: dict[str, str]
    """The operators of each layout's background and decoration, once they were drawn."""
    drawn: Shelf
    """What was drawn before."""

    def action(self, target: str) -> str:
        """Return the entry of a link annotation that leads to `target`, or nothing.

        A slide that the file does not show cannot be led to.
        """
        self.structure.mark_unrepeatable()
        if target.startswith("#"):
            destination = self.destinations.get(target[1:])
            return f"/Dest{destination}" if destination else ""
        return f"/A<</S/URI/URI{literal(_ascii_address(target))}>>"


def _ascii_address(address: str) -> str:
    """Escape what an address may not hold as it is; a URI is ASCII (12.6.4.7)."""
    if address.isascii() and " " not in address:
        return address
    from urllib.parse import quote

    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")


class ContentStream:
    """The content of one page (7.8.2): the `operators` that draw it, in their order."""

    def __init__(self, document: PdfDocument, number: int) -> None:
        self.document = document
        self.number = number
        self.annotations: list[int] = []
        self.citing = ""
        """The id of the scene that footnotes of what is drawn are numbered for."""
        self.operators: list[str] = []
        self._height = document.pages.height / EMU_PER_PT
        self._frame = (1.0, 0.0, 0.0)
        self._on_slide = False
        self._in_text = False
        self._font: EmbeddedFont | None = None
        self._state: tuple[float, str, float, float] = (0.0, "", 100.0, 0.0)

    @property
    def state(self) -> tuple[object, ...]:
        """What decides on the operators of the next mark on the page, beside the mark."""
        font = self._font.name if self._font else ""
        return (font, self._state, self.document.structure.marked)

    def resume(self, operators: Sequence[str], state: tuple[object, ...]) -> None:
        """Take operators that were drawn before, and the state that they left."""
        self.operators += operators
        font, self._state = cast("tuple[str, tuple[float, str, float, float]]", state[:2])
        self._font = self.document.fonts.named(font) if font else None

    @property
    def colours(self) -> Mapping[str, str]:
        """The operands of the theme's colours where the next mark goes."""
        return self.document.colours if self._on_slide else self.document.paper

    # --- places ----------------------------------------------------------------------------

    def y(self, y: float) -> float:
        """Return the height of a place `y` EMU below the top, in points from the bottom."""
        return self._height - y / EMU_PER_PT

    def page_box(self, rect: Rect) -> tuple[float, float, float, float]:
        """Return a rectangle's left, bottom, right and top on the page, in points."""
        return self._on_page(
            rect.x / EMU_PER_PT, self.y(rect.bottom), rect.right / EMU_PER_PT, self.y(rect.y)
        )

    def _on_page(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        scale, x, y = self._frame
        return (x + scale * left, y + scale * bottom, x + scale * right, y + scale * top)

    @contextmanager
    def slide(self, rect: Rect, width: Emu, height: Emu) -> Generator[None]:
        """Draw what follows in the lengths of a slide, scaled into `rect` and clipped to it."""
        scale = min(rect.width / width, rect.height / height)
        left, bottom, right, top = self.page_box(rect)
        self.draw(
            f"q {left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re W n "
            f"{scale:.5f} 0 0 {scale:.5f} {left:.2f} {bottom:.2f} cm"
        )
        self._frame, self._on_slide = (scale, left, bottom), True
        self._height = height / EMU_PER_PT
        yield
        self.draw("Q")
        self._frame, self._on_slide = (1.0, 0.0, 0.0), False
        self._height = self.document.pages.height / EMU_PER_PT
        self._font, self._state = None, (0.0, "", 100.0, 0.0)

    # --- marked content --------------------------------------------------------------------

    def begin(self, tag: Tag | None) -> None:
        """Begin content of a tag, or an artifact (14.8.2.2)."""
        if tag is None:
            self.operators.append("/Artifact BMC")
        else:
            self.operators.append(f"/{tag.role}<</MCID {self.document.structure.mark(tag)}>>BDC")

    def end(self) -> None:
        """End what was begun."""
        self._end_text()
        self.operators.append("EMC")

    @contextmanager
    def marked_content(self, tag: Tag | None) -> Generator[None]:
        """Mark what is drawn within as content of a tag, or as an artifact."""
        self.begin(tag)
        yield
        self.end()

    # --- drawing ---------------------------------------------------------------------------

    def draw(self, operators: str) -> None:
        """Add operators that are no text; colours that they set must be set within `q` and `Q`."""
        self._end_text()
        self.operators.append(operators)

    def show(
        self,
        text: str,
        style: TextStyle,
        x: float,
        y: float,
        width: float,
        *,
        full_advance: bool = False,
        ends: bool = True,
    ) -> None:
        """Show text with its baseline at `y` points from the bottom, filling `width` points.

        The width counts trailing spaces only with `full_advance`; they are shown in any case, as
        they are what parts the words of two lines. A soft hyphen shows only where it `ends` a line.
        Only slides are laid out in another font than this.
        """
        font, adjust = self.document.fonts.find(style)
        size = style.size * adjust if self._on_slide else style.size
        text = font.ready(text.upper() if style.capitals else text, ends=ends)
        shown = font.encode(text)
        filling = text if full_advance else text.rstrip(" ")
        stretch, spacing = _fill(font, filling, size, width)
        if not self._in_text:
            self.operators.append("BT")
            self._in_text = True
        self._set_state(font, size, self.colours[style.colour], stretch, spacing)
        baseline = y + style.baseline_shift * style.size / SHIFTED_SIZE
        self.operators.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm {shown}")

    def _set_state(
        self, font: EmbeddedFont, size: float, colour: str, stretch: float, spacing: float
    ) -> None:
        """Set the font, colour, horizontal scaling and character spacing where they changed."""
        old_size, old_colour, old_stretch, old_spacing = self._state
        operators = self.operators
        if font is not self._font or size != old_size:
            operators.append(f"/{font.name} {size:g} Tf")
            self._font = font
        if colour != old_colour:
            operators.append(f"{colour} rg")
        if stretch != old_stretch:
            operators.append(f"{stretch:g} Tz")
        if spacing != old_spacing:
            operators.append(f"{spacing:g} Tc")
        self._state = (size, colour, stretch, spacing)

    def _end_text(self) -> None:
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False

    # --- links -----------------------------------------------------------------------------

    def link(
        self, tag: Tag, action: str, contents: str, box: tuple[float, float, float, float]
    ) -> None:
        """Make a rectangle (left, bottom, right, top in points) lead somewhere (12.5.6.5).

        `contents` describes the link to those who do not see it (ISO 14289-1, 7.18.5).
        """
        annotation = self.document.file.reserve()
        key = self.document.structure.own_annotation(tag, annotation)
        edges = " ".join(f"{edge:.2f}" for edge in self._on_page(*box))
        self.document.file.put(
            annotation,
            f"<</Type/Annot/Subtype/Link/Rect[{edges}]/Border[0 0 0]/F 4/P {reference(self.number)}"
            f"/StructParent {key}/Contents{literal(contents)}{action}>>",
        )
        self.annotations.append(annotation)

    def data(self) -> bytes:
        """Return the page's content stream."""
        return "\n".join(self.operators).encode("ascii")


def _fill(font: EmbeddedFont, text: str, size: float, width: float) -> tuple[float, float]:
    """Return the horizontal scaling in per cent and the character spacing that fill a width."""
    natural = font.width(text) * size
    if natural <= 0.0 or width <= 0.0:
        return 100.0, 0.0
    stretch = 100.0 * width / natural
    if abs(stretch - 100.0) <= _TOLERANCE:
        return 100.0, 0.0
    if _MIN_STRETCH <= stretch <= _MAX_STRETCH:
        return round(stretch, 2), 0.0
    capped = min(max(stretch, _MIN_STRETCH), _MAX_STRETCH)
    # Character spacing is scaled horizontally too (9.4.4), so it is reckoned before scaling.
    return capped, round((width / (capped / 100.0) - natural) / len(text), 4)
