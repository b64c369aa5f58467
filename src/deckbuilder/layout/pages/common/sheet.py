"""The pages of a PDF while they fill: what stands on them, where the next thing goes.

Owns page breaks, headings that are set only together with what follows them, artifacts (running
heads and the like) and named places for links. Refuses to know what is set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from deckbuilder.cache.warm import open_shelf
from deckbuilder.geometry import Emu, emu, pt
from deckbuilder.layout.blocks.context import BoxContext
from deckbuilder.layout.pages.common.footnote_places import references_on
from deckbuilder.layout.pages.common.page_grid import BASELINE, LINE_PITCH, MARGIN, TOP, Measures
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.one_line import on_one_line
from deckbuilder.layout.text.own_words import OwnWords, names_in, say
from deckbuilder.layout.text.paragraphs import TextBlock, lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import Alignment
from deckbuilder.scene.page import (
    Element,
    ElementRole,
    PageItem,
    PageItems,
    PagePosition,
    PageText,
    reference_target,
)
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Colour, TextStyle
from deckbuilder.scene.structure import make_element

CONTINUED = " (continued)"
"""How the heading that is repeated on a continuation page ends."""

_MARGIN_GAP = 14
"""Space between text in the margin column and the column of text, in points."""


class Pending(Struct, frozen=True):
    """A heading that is set together with what follows it: never alone at a page's foot.

    `before` is the space above it in points; what follows begins at `min_end` or lower. A
    `place` is a name that links may lead to. The footnotes that it refers to are those of the
    scene `cites`. One `in_margin` is set in the margin column, level with what follows it.
    """

    text: TextBlock
    element: Element
    before: float
    place: str = ""
    slide: str = ""
    in_margin: bool = False
    min_end: float = 0.0
    cites: str = ""

    @property
    def ascent(self) -> float:
        """The distance from its top to its first baseline."""
        return self.text.paragraphs[0].size * BASELINE


class Checkpoint(Struct, frozen=True):
    """How far pages are filled, to return to when what follows is to be set differently."""

    pages: int
    items: int
    y: float
    start: float
    pending: tuple[Pending, ...]
    margin_end: tuple[int, float]


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
    pending: list[Pending] = field(default_factory=list)
    about: str = ""
    """The scene that what is being set is about, if it is about one."""
    lang: str = ""
    """The language of what is being set, where that is another than the deck's."""
    names: frozenset[str] = frozenset()
    """What the author calls the deck and its parts; empty until it is asked for."""
    margin_end: tuple[int, float] = (0, 0.0)
    """The number of the page on which text in the margin column ends, and how far down."""
    part_openers: set[int] = field(default_factory=set)
    """Pages that begin with the heading of a part, in the place of the running header."""
    bare: set[int] = field(default_factory=set)
    """Pages without running head and foot, such as a certificate."""
    box_end: float = -1.0
    """Where the last box or table ended, if nothing has been set since."""
    wrapped: dict[tuple[object, ...], TextBlock] = field(default_factory=dict)
    """Words of the tool that were wrapped before: many are alike on every page."""
    artifacts: dict[tuple[object, ...], tuple[PageText, str]] = field(default_factory=dict)
    """Artifacts that were set before, and what they show: most are alike on every page."""

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

    @property
    def room_below_pending(self) -> float:
        """The height of a fresh page below what is pending, in points."""
        return self.whole_room - sum(each.before + pt(each.text.height) for each in self.pending)

    @property
    def has_margin_column(self) -> bool:
        """Whether there is a margin column beside the column that is filled."""
        return self.measures.margin_column > 0 and self.left > MARGIN

    def begin_page(self, continuation: str = "") -> None:
        """Begin a page; the heading `continuation` is repeated at its top as an artifact.

        Where that is too long its title is shortened, and not the `CONTINUED` behind it.
        """
        self.pages.append([])
        self.y, self.box_end = TOP, -1.0
        if continuation:
            self.set_artifact(continuation, TOP - 6, bold=True, colour="tx2", kept=CONTINUED)
            self.y = TOP + self.measures.pitch * 1.6
        self.start = self.y

    def checkpoint(self) -> Checkpoint:
        """Return how far the pages are filled."""
        return Checkpoint(
            len(self.pages),
            len(self.pages[-1]),
            self.y,
            self.start,
            tuple(self.pending),
            self.margin_end,
        )

    def restore(self, checkpoint: Checkpoint) -> None:
        """Take away what was set since a checkpoint."""
        del self.pages[checkpoint.pages :]
        del self.pages[-1][checkpoint.items :]
        self.y, self.start = checkpoint.y, checkpoint.start
        self.margin_end = checkpoint.margin_end
        self.pending = list(checkpoint.pending)
        self.box_end = -1.0

    def here(self) -> PagePosition:
        """Return the place where the next thing goes."""
        return PagePosition(len(self.pages) - 1, emu(self.y))

    def name_place(self, name: str, y: Emu) -> None:
        """Name a place so far down the current page, unless the name is taken."""
        self.places.setdefault(name, replace(self.here(), y=y))

    def put(self, item: PageItem) -> None:
        """Put something on the current page."""
        if self.about and isinstance(item, PageText | PageItems) and item.element:
            item = replace(item, about=self.about)
        self.pages[-1].append(item)

    # --- headings and what follows them ----------------------------------------------------

    def add_heading(
        self,
        role: Literal["H1", "H2", "H3"],
        text: str,
        parent: Element,
        before: float,
        *,
        colour: Colour = "tx2",
        place: str = "",
        min_end: float = 0.0,
    ) -> None:
        """Add a heading of the tool's own words above what follows; see `Pending`."""
        size = self.measures.heading(int(role[1]))
        wrapped = self.wrap(text, self.width, size=size, bold=True, heading=True, colour=colour)
        element = self.own_element(role, parent, text)
        self.pending.append(Pending(wrapped, element, before, place=place, min_end=min_end))

    def add_line(
        self,
        text: str,
        element: Element,
        before: float,
        *,
        bold: bool = False,
        colour: Colour = "tx1",
        link: str = "",
    ) -> None:
        """Add a paragraph in the margin column, level with what follows; above it if there is none.

        `before` is the space above it in the latter case.
        """
        in_margin = self.has_margin_column
        width = self.measures.margin_column - _MARGIN_GAP if in_margin else self.width
        wrapped = self.wrap(text, width, bold=bold, colour=colour, link=link)
        before = 0.0 if in_margin else before
        self.pending.append(Pending(wrapped, element, before, in_margin=in_margin))

    def make_room(self, height: float, before: float = 0.0, continuation: str = "") -> None:
        """Make room for something so many points high, and set what is pending above it.

        A page is begun where they do not fit, with the heading `continuation` repeated unless
        a section begins here. `before` is the space above it.
        """
        pending, self.pending = self.pending, []
        above = [each for each in pending if not each.in_margin]
        needed = [*((each.before, pt(each.text.height)) for each in above), (before, height)]
        beside = sum(pt(each.text.height) for each in pending if each.in_margin)
        whole = max(sum(map(sum, needed)), needed[0][0] + beside)
        if not self.fresh and self.y + whole > self.measures.bottom + 0.01:
            begins = any(each.element.role in ("H1", "H2") for each in above)
            self.begin_page("" if begins else continuation)
        in_margin: list[Pending] = []
        for each in pending:
            if each.in_margin:
                in_margin.append(each)
            else:
                self.y += 0.0 if self.fresh else each.before
                self._set_in_margin(in_margin, each.ascent)
                self._set_heading(each)
                in_margin = []
        self.y += 0.0 if self.fresh else before
        self._set_in_margin(in_margin, 0.0)

    def _set_heading(self, heading: Pending) -> None:
        if heading.place:
            self.places[heading.place] = self.here()
        if heading.cites:
            for number, _ in references_on(heading.text.paragraphs[0].lines, Emu(0)):
                self.name_place(reference_target(heading.cites, number), emu(self.y))
        self.put_text(heading.text, self.left, heading.element, heading.slide)
        self.y = max(self.y + pt(heading.text.height), heading.min_end)

    def _set_in_margin(self, texts: Sequence[Pending], ascent: float) -> None:
        """Set text in the margin column, its first baseline on that of what stands beside it."""
        top = self.y
        if texts:
            self.y += max(0.0, ascent - texts[0].ascent)
        for each in texts:
            self.put_text(each.text, MARGIN, each.element, each.slide)
            self.y += pt(each.text.height)
            self.margin_end = (len(self.pages), self.y)
        self.y = top

    def put_text(self, text: TextBlock, x: float, element: Element, slide: str = "") -> None:
        """Put one wrapped paragraph at `x` points, without going on below it."""
        lines = text.paragraphs[0].lines
        self.put(PageText(x=emu(x), y=emu(self.y), lines=lines, element=element, slide=slide))

    def flush(self) -> None:
        """Set what is still pending, and go on below what stands in the margin column."""
        if self.pending:
            self.make_room(0.0)  # a heading with nothing below it
        page, y = self.margin_end
        if page == len(self.pages):
            self.y = max(self.y, y)

    # --- the tool's own words --------------------------------------------------------------

    def wrap(
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
        """Wrap one paragraph of the tool's own words within `width` points, in the page's language.

        `heading` chooses the font of headings; the size is the body's unless given, in points.
        """
        size, text = size or self.measures.size, self.own(text).text
        key = (text, width, size, bold, colour, heading, link, align)

        def lay() -> TextBlock:
            style = TextStyle(
                font="heading" if heading else "body", size=size, colour=colour, bold=bold
            )
            look = Look(size=size, min_size=size, pitch=LINE_PITCH, ascent=BASELINE, align=align)
            texts = [StyledText(text, style, link)]
            draft = Draft(role="label", texts=texts, style=style, align=align)
            return lay_text([draft], emu(width), self.context.faces, look)

        if key not in self.wrapped:
            shelf = open_shelf("wrapped words", self.presentation.brand)
            self.wrapped[key] = shelf.find(key, lay)
        return self.wrapped[key]

    def set_words(
        self,
        text: str,
        element: Element,
        *,
        after: float,
        size: float = 0.0,
        bold: bool = False,
        colour: Colour = "tx1",
    ) -> None:
        """Set one paragraph of the tool's own words, and space `after` it, in points.

        No room is made for it: it belongs to a page of which all places are known.
        """
        wrapped = self.wrap(text, self.width, size=size, bold=bold, heading=bold, colour=colour)
        self.put_text(wrapped, self.left, element)
        self.y += pt(wrapped.height) + after

    def own_element(self, role: ElementRole, parent: Element, *texts: str) -> Element:
        """Make an element for the tool's own words, with their language if it is another.

        Texts with words of the author's among them have none: titles, sections and the like.
        """
        element = make_element(role, parent)
        element.lang = next(filter(None, (self.own(text).lang for text in texts)), "")
        if element.lang and any(self._is_named(text) for text in texts):
            element.lang = ""
        return element

    def own(self, text: str) -> OwnWords:
        """Return words of the tool in the page's language; those with an author's as they are."""
        words = say(text, self.lang or self.presentation.deck.lang)
        return OwnWords(text) if words != (text, "") and self._is_named(text) else words

    def _is_named(self, text: str) -> bool:
        self.names = self.names or names_in(self.presentation)
        return any(name in text for name in self.names)

    def set_artifact(
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
        """Set one line between the margins as an artifact; return as much of it as is shown.

        It is cut before what is `kept` where it is too long.
        """
        text, width = self.own(text).text, width or self.measures.full_width
        key = (text, y, align, bold, colour, width, kept)

        def lay() -> tuple[PageText, str]:
            style = TextStyle(font="body", size=self.measures.size, colour=colour, bold=bold)
            shown = on_one_line(text, style, emu(width), self.context.faces, kept=kept)
            wrapped = self.wrap(shown, width, bold=bold, colour=colour, align=align)
            lines = wrapped.paragraphs[0].lines[:1]
            shown = "".join(run.text for line in lines for run in line.runs)
            return PageText(x=emu(MARGIN), y=emu(y), lines=lines, element=None), shown

        if key not in self.artifacts:
            shelf = open_shelf("artifact", self.presentation.brand, self.measures.size)
            self.artifacts[key] = shelf.find(key, lay)
        item, shown = self.artifacts[key]
        self.put(item)
        return shown
