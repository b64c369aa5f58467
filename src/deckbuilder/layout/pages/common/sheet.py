"""The pages of a PDF while they fill: what stands on them, where the next thing goes.

Owns turning pages, headings that wait for what they head, furniture and places to lead to.
Refuses to know what is set.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.brand import Brand
from deckbuilder.geometry import Emu, emu, pt
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.pages.common.footnote_places import references_on
from deckbuilder.layout.pages.common.page_grid import MARGIN, PITCH, RISE, TOP, Measures
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.one_line import on_one_line
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import Alignment
from deckbuilder.scene.page import (
    Element,
    ElementRole,
    PageItem,
    PagePosition,
    PageText,
    reference_target,
)
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Colour, Line, TextStyle
from deckbuilder.scene.structure import make_element, own_language

_AGAIN = "continued)"
"""What the repeated heading of a page that goes on ends with."""


class Waiting(Struct, frozen=True):
    """A heading that goes where the next thing goes: never alone at a page's foot.

    `before` and the text's height are points; what follows stands at `least` or lower. Where
    it names a place, links may lead to it; footnotes that it refers to are those of the scene
    that it `cites`. One that stands `aside` is set in the left column,
    at the height of the next thing, heading or not.
    """

    text: TextBlock
    element: Element
    before: float
    place: str = ""
    slide: str = ""
    aside: bool = False
    least: float = 0.0
    cites: str = ""

    @property
    def ascent(self) -> float:
        """The distance from its top to its first baseline."""
        return self.text.paragraphs[0].size * RISE


class Mark(Struct, frozen=True):
    """How far pages were filled, so that what follows can be set again."""

    pages: int
    items: int
    y: float
    start: float
    waiting: tuple[Waiting, ...]
    beside: tuple[int, float]


class Sheet(Struct):
    """The pages while they fill: the current one is the last.

    `y` is where the next thing goes, `start` where the page's content begins, `left` and
    `width` the column that is filled; all in points.
    """

    presentation: Presentation
    measures: Measures
    context: BoxContext
    left: float
    width: float
    pages: list[list[PageItem]] = field(default_factory=list)
    places: dict[str, PagePosition] = field(default_factory=dict)
    y: float = 0.0
    start: float = 0.0
    waiting: list[Waiting] = field(default_factory=list)
    beside: tuple[int, float] = (0, 0.0)
    """The page on which text in the left column ends, and how far down."""
    headed: set[int] = field(default_factory=set)
    """Pages that begin with the heading of a part, in the place of the running header."""
    bare: set[int] = field(default_factory=set)
    """Pages without running head and foot, such as a certificate."""
    box_end: float = -1.0
    """Where the last box or table ended, if nothing has been set since."""
    laid: dict[Draft, tuple[Line, ...]] = field(default_factory=dict)
    """Furniture that was laid already: most of it is alike on every page."""

    @property
    def brand(self) -> Brand:
        """The brand that everything is set under."""
        return self.presentation.brand

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y <= self.start + 0.01

    @property
    def room(self) -> float:
        """How much of the page is left, in points."""
        return self.measures.bottom - self.y

    @property
    def whole_room(self) -> float:
        """The height of a fresh page below a repeated heading, in points."""
        return self.measures.bottom - TOP - self.measures.pitch * 1.6

    def turn(self, again: str = "") -> None:
        """Begin a page; the heading `again` is repeated at its top as furniture.

        Where it is too long its title is shortened, not the tool's words in brackets behind it.
        """
        measures = self.measures
        self.pages.append([])
        self.y = TOP
        if again:
            title, bracket, words = again.rpartition(" (")
            kept = bracket + words if title and words.endswith(_AGAIN) else ""
            self.furniture(again, TOP - 6, bold=True, colour="tx2", kept=kept)
            self.y = TOP + measures.pitch * 1.6
        self.start = self.y

    def mark(self) -> Mark:
        """Return how far the pages are filled."""
        return Mark(
            len(self.pages),
            len(self.pages[-1]),
            self.y,
            self.start,
            tuple(self.waiting),
            self.beside,
        )

    def restore(self, mark: Mark) -> None:
        """Take away what was set since a mark."""
        del self.pages[mark.pages :]
        del self.pages[-1][mark.items :]
        self.y, self.start, self.beside = mark.y, mark.start, mark.beside
        self.waiting = list(mark.waiting)
        self.box_end = -1.0

    def here(self) -> PagePosition:
        """Return the place where the next thing goes."""
        return PagePosition(len(self.pages) - 1, emu(self.y))

    def remember(self, name: str, y: Emu) -> None:
        """Name a place so far down the current page, unless the name is taken."""
        self.places.setdefault(name, replace(self.here(), y=y))

    def put(self, item: PageItem) -> None:
        """Put something on the current page."""
        self.pages[-1].append(item)

    # --- headings and what follows them ----------------------------------------------------

    def claim(self, height: float, before: float = 0.0, again: str = "") -> None:
        """Make room for something so many points high, and set the headings that wait.

        The page is turned where it and they do not fit, and `again` repeated unless what waits
        is a heading of that very section. `before` is the space above it.
        """
        waiting, self.waiting = self.waiting, []
        above = [each for each in waiting if not each.aside]
        needed = [*((each.before, pt(each.text.height)) for each in above), (before, height)]
        whole = sum(space + high for space, high in needed)
        aside = sum(pt(each.text.height) for each in waiting if each.aside)
        whole = max(whole, needed[0][0] + aside)
        if self.fresh:
            whole -= needed[0][0]
        elif self.y + whole > self.measures.bottom + 0.01:
            begins = any(each.element.role in ("H1", "H2") for each in above)
            self.turn("" if begins else again)
        asides: list[Waiting] = []
        for each in waiting:
            if each.aside:
                asides.append(each)
            else:
                self.y += 0.0 if self.fresh else each.before
                self._set_aside(asides, each.ascent)
                self._set_above(each)
                asides = []
        self.y += 0.0 if self.fresh else before
        self._set_aside(asides, 0.0)

    def _set_above(self, waiting: Waiting) -> None:
        if waiting.place:
            self.places[waiting.place] = self.here()
        for number, _ in references_on(waiting.text.paragraphs[0].lines, Emu(0)):
            if waiting.cites:
                self.remember(reference_target(waiting.cites, number), emu(self.y))
        self.put_text(waiting.text, self.left, waiting.element, waiting.slide)
        self.y = max(self.y + pt(waiting.text.height), waiting.least)

    def _set_aside(self, asides: list[Waiting], ascent: float) -> None:
        """Set text in the left column, its first baseline on that of what stands beside it."""
        held = self.y
        if asides:
            self.y += max(0.0, ascent - asides[0].ascent)
        for waiting in asides:
            self.put_text(waiting.text, MARGIN, waiting.element, waiting.slide)
            self.y += pt(waiting.text.height)
            self.beside = (len(self.pages), self.y)
        self.y = held

    def put_text(self, text: TextBlock, x: float, element: Element, slide: str = "") -> None:
        """Put one wrapped paragraph at `x`, without going on below it."""
        lines = text.paragraphs[0].lines
        self.put(PageText(x=emu(x), y=emu(self.y), lines=lines, element=element, slide=slide))

    def clear(self) -> None:
        """Set headings that still wait, and go on below what stands in the left column."""
        if self.waiting:
            self.claim(0.0)  # a heading with nothing below it
        page, y = self.beside
        if page == len(self.pages):
            self.y = max(self.y, y)

    # --- the tool's own words --------------------------------------------------------------

    def lay(
        self,
        text: str,
        width: float,
        *,
        size: float = 0.0,
        bold: bool = False,
        colour: Colour = "tx1",
        heading: bool = False,
        link: str = "",
        align: Alignment = "left",
    ) -> TextBlock:
        """Wrap one paragraph of the tool's own words within `width` points."""
        size = size or self.measures.size
        style = TextStyle(
            font="heading" if heading else "body", size=size, colour=colour, bold=bold
        )
        look = Look(size=size, min_size=size, pitch=PITCH, ascent=RISE, align=align)
        draft = Draft(role="label", texts=[StyledText(text, style, link)], style=style, align=align)
        return lay_text([draft], emu(width), self.context.faces, look)

    def own(self, role: ElementRole, parent: Element, *texts: str) -> Element:
        """Make an element for the tool's own words, which say if they are of another language.

        Texts with words of the author's among them do not: titles, sections, what the deck says.
        """
        element = make_element(role, parent)
        language = own_language(self.presentation.deck.lang)
        if language and not any(name in text for name in self._names() for text in texts):
            element.lang = language
        return element

    def _names(self) -> set[str]:
        """Return what the author calls the deck, its sections and its slides."""
        deck = self.presentation.deck
        found = {deck.title, deck.subtitle, deck.edition, deck.audience}
        for scene in self.presentation.scenes:
            found |= {scene.title, scene.section}
        return found - {""}

    def furniture(
        self,
        text: str,
        y: float,
        *,
        align: Alignment = "left",
        bold: bool = False,
        colour: Colour = "accent6",
        width: float = 0.0,
        kept: str = "",
    ) -> str:
        """Set one line of an artifact between the margins; return as much of it as is shown."""
        lines = self.line(text, align=align, bold=bold, colour=colour, width=width, kept=kept)
        self.put(PageText(x=emu(MARGIN), y=emu(y), lines=lines, element=None))
        return "".join(run.text for line in lines for run in line.runs)

    def line(
        self,
        text: str,
        *,
        align: Alignment = "left",
        bold: bool = False,
        colour: Colour = "accent6",
        width: float = 0.0,
        kept: str = "",
    ) -> tuple[Line, ...]:
        """Lay one line between the margins, cut before what is `kept` where it is too long."""
        size = self.measures.size
        style = TextStyle(font="body", size=size, colour=colour, bold=bold)
        look = Look(size=size, min_size=size, align=align, pitch=PITCH, ascent=RISE)
        room = emu(width or self.measures.whole)
        draft = Draft(role="label", texts=(StyledText(text, style),), style=style, align=align)
        lines = self.laid.get(draft)
        if lines is None:
            faces = self.context.faces
            shown = on_one_line(text, style, room, faces, kept=kept)
            cut = Draft(role="label", texts=(StyledText(shown, style),), style=style, align=align)
            (paragraph,) = lay_text([cut], room, faces, look).paragraphs
            lines = self.laid[draft] = paragraph.lines[:1]
        return lines
