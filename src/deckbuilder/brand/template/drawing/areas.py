"""Where on a layout slides put what no placeholder takes: a title's room, and the free area.

Owns how far a title and content may grow downwards, and where a title goes on a layout that has
none. Refuses to know what slides put there.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from deckbuilder.brand.template.drawing.grid import COLUMNS, Cells, cells_in, largest_box
from deckbuilder.brand.template.drawing.grounds import Survey, foot_obstacles, survey
from deckbuilder.brand.template.drawing.media import Media
from deckbuilder.brand.template.nodes import (
    FOOT,
    TITLES,
    Art,
    Placeholder,
    TemplateLayout,
    TemplateMaster,
)
from deckbuilder.geometry import Emu, Rect, union

_FOOT = (*FOOT, "hdr")
_MARGIN = 0.045
"""The share of a slide's width that is its margin where nothing says otherwise."""
_BELOW_TITLE, _ABOVE_FOOT = 0.025, 0.012
"""The shares of a slide's height between a title and what is drawn below it, and above its foot."""
_ENOUGH = 0.4
"""The share of a placeholder that has to be clear for text to keep to that part."""
_FOOT_MARGIN = 0.05
"""The share of a slide's height that stays free at its foot."""
_ONE_LINE = 45 / 540
"""The share of a slide's height below which a title's place is for one line."""
_STRIP = 0.11
"""The height of a title's place on a layout without one, as a share of the slide's."""
_STRIP_WITHIN = 0.4
"""The share of a slide's height within which that place is sought."""
_LOW = 0.45
"""The share of a slide's height below which a title does not stand above content."""
_BESIDE = 0.3
"""The share of a title's width above content below which it stands beside it."""
_NARROW = 0.4
"""The share of a slide's width below which its regions do not show what its margins are."""
_HALF = 0.55
"""The same where there are no regions, but what the master has for all layouts."""
_REGION = 0.03
"""The share of a slide that a placeholder covers at least for its edges to be margins."""


class Surveyor:
    """Completes the layouts of one template; art that several of them have is judged once."""

    def __init__(self, media: Media, slide: Rect) -> None:
        self._media = media
        self._slide = slide
        self._surveys: dict[tuple[Art, ...], Survey] = {}

    def complete(self, layout: TemplateLayout, master: TemplateMaster) -> TemplateLayout:
        """Return a layout with obstacles, grounds, growth, a title's room and the free area.

        Its placeholders and its art are there already.
        """
        if layout.art not in self._surveys:
            self._surveys[layout.art] = survey(layout.art, self._slide, self._media)
        found = self._surveys[layout.art]
        obstacles = (*found.obstacles, *foot_obstacles(layout.placeholders))
        layout = replace(layout, obstacles=obstacles, grounds=found.grounds)
        areas = _Areas(layout, master, found)
        title = areas.title()
        return replace(
            layout,
            title=title,
            free=areas.free(title),
            placeholders=tuple(
                replace(each, growth=areas.growth(each), clear=areas.clear(each))
                for each in layout.placeholders
            ),
        )


class _Areas:
    """One layout with what is in the way on it."""

    def __init__(self, layout: TemplateLayout, master: TemplateMaster, found: Survey) -> None:
        self._layout = layout
        self._survey = found
        self._grid = found.grid
        self._slide = found.grid.slide
        self._placed = [
            each
            for each in layout.placeholders
            if each.rect and not each.orphan and self._slide.overlaps(each.rect)
        ]
        self._content = [each for each in self._placed if each.kind not in (*TITLES, *_FOOT)]
        bodies = (each.rect for each in master.placeholders if each.kind == "body")
        self._body = next(filter(None, bodies), None) or self._page()
        self._blocked = {
            cell
            for each in layout.obstacles
            for cell in cells_in(self._grid.touched(each.rect))
            if self._grid.slide.overlaps(each.rect)
        }

    def _page(self) -> Rect:
        side, foot = round(self._slide.width * _MARGIN), self._foot()
        top = round(self._slide.height * 0.2)
        return self._slide.inset(side, top, side, self._slide.height - foot)

    def _foot(self) -> int:
        """Return where content ends at the latest where no footer or obstacle is."""
        return round(self._slide.height * (1 - _FOOT_MARGIN))

    # --- the title ---

    def title(self) -> Rect:
        """Return where a title may stand."""
        own = next((each.rect for each in self._placed if each.kind in TITLES), None)
        if own is None:
            return self._strip()
        if own.height >= _ONE_LINE * self._slide.height:
            return own
        growth = min(self._room_below(own), own.height)
        return own._replace(height=Emu(own.height + growth))

    def _strip(self) -> Rect:
        """Return the widest free place of a title's height near the top; of equals the topmost."""
        rows = max(2, round(self._grid.rows * _STRIP))
        last = round(self._grid.rows * _STRIP_WITHIN)
        side = self._margins()
        top = round(self._slide.height * _MARGIN)
        within = Rect(side.x, Emu(top), side.width, Emu(round(last * self._grid.cell) - top))
        content = {
            cell for each in self._content if each.rect
            for cell in cells_in(self._grid.touched(each.rect))
        }  # fmt: skip
        for taken in (content, set[int]()):
            found = self._largest(within, taken, lambda wide, high: wide * (high >= rows))
            if found is not None and found.width > side.width / 2:
                high = min(found.height, Emu(round(rows * self._grid.cell)))
                return found._replace(height=high)
        return Rect(side.x, Emu(top), side.width, Emu(round(rows * self._grid.cell)))

    # --- the free area ---

    def free(self, title: Rect) -> Rect:
        """Return the largest rectangle below a title that is on one ground and clear.

        Width counts twice, so that slides keep the edges that titles have. It keeps a little off
        the title, and as far as a region for content that begins near there.
        """
        side = self._margins()
        beside = min(title.right, side.right) - max(title.x, side.x) < title.width * _BESIDE
        low = title.y > self._slide.height * _LOW
        tops = [each.rect.y for each in self._content if each.rect] or [self._body.y]
        near = Emu(title.bottom + round(self._slide.height * _BELOW_TITLE))
        first = min(tops)
        top = first if beside or low or title.bottom < first < near + near - title.bottom else near
        bottom = max([self._foot(), *(each.rect.bottom for each in self._content if each.rect)])
        bottom = min(bottom, self._slide.height)
        within = Rect(side.x, top, side.width, Emu(max(1, bottom - top)))
        taken = set(cells_in(self._grid.touched(title)))
        found = self._largest(within, taken, lambda wide, high: wide**2 * high) or within
        return found.inset(0, 0, 0, round(self._slide.height * _ABOVE_FOOT))

    def _margins(self) -> Rect:
        """Return the left and right edges that the layout's regions keep, as a rectangle.

        Where they are narrow, those of its title and of its master's text count as well.
        """
        large = _REGION * self._slide.area
        placed = [
            (each.kind, each.rect) for each in self._placed if each.rect and not each.vertical
        ]
        around = [
            rect for kind, rect in placed if kind not in (*TITLES, *_FOOT) and rect.area >= large
        ]
        if not around or union(around).width < _NARROW * self._slide.width:
            around += [self._body, *(rect for kind, rect in placed if kind in TITLES)]
        if union(around).width < _HALF * self._slide.width and not self._content:
            around.append(self._page())
        whole = union(around)
        edge = round(self._slide.width * _MARGIN / 2)
        left, right = max(whole.x, edge), min(whole.right, self._slide.width - edge)
        return Rect(Emu(left), Emu(0), Emu(max(1, right - left)), self._slide.height)

    def _largest(
        self, within: Rect, taken: set[int], weigh: Callable[[int, int], float]
    ) -> Rect | None:
        region = self._survey.region_of(within)
        regions, blocked = self._survey.regions, self._blocked | taken
        box = largest_box(
            lambda cell: cell not in blocked and (region is None or regions.get(cell) == region),
            self._grid.inside(within),
            weigh,
        )
        return None if box is None else self._snap(box, within)

    def _snap(self, box: Cells, within: Rect) -> Rect:
        """Return the rectangle of a box, up to edges of `within` that are less than a cell away."""
        rect, cell = self._grid.rect(box), self._grid.cell
        left = within.x if rect.x - within.x < cell else rect.x
        top = within.y if rect.y - within.y < cell else rect.y
        right = within.right if within.right - rect.right < cell else rect.right
        bottom = within.bottom if within.bottom - rect.bottom < cell else rect.bottom
        return Rect(left, top, Emu(right - left), Emu(bottom - top))

    # --- growth ---

    def growth(self, placeholder: Placeholder) -> Emu:
        """Return how far below a placeholder of content the slide is free."""
        if placeholder not in self._content or placeholder.rect is None:
            return Emu(0)
        return Emu(self._room_below(placeholder.rect))

    def clear(self, placeholder: Placeholder) -> Rect | None:
        """Return the part of a placeholder that is clear; None for all, or if too little.

        What is drawn over more of its own placeholder was not meant to be kept clear.
        """
        rect = placeholder.rect
        if rect is None or placeholder not in self._placed or placeholder.kind in _FOOT:
            return None
        found = self._largest(rect, set(), lambda wide, high: wide * wide * high)
        if found is None or found == rect:
            return None
        return found if found.area > rect.area * _ENOUGH else None

    def _room_below(self, rect: Rect) -> int:
        column = rect._replace(height=Emu(max(rect.height, self._slide.height)))
        around = (
            *(each.rect for each in self._placed),
            *(each.rect for each in self._layout.obstacles),
        )
        beneath = (each for each in around if each and each != rect and each.overlaps(column))
        edges = [each.y for each in beneath if each.y >= rect.bottom - self._grid.cell]
        limit = min([self._foot(), self._ground_ends(rect), *edges])
        return max(0, limit - rect.bottom)

    def _ground_ends(self, rect: Rect) -> int:
        """Return where the ground below a rectangle becomes another one."""
        x0, _, x1, y1 = self._grid.touched(rect)
        region, regions = self._survey.region_of(rect), self._survey.regions
        if region is None:
            return self._slide.height
        for row in range(y1, self._grid.rows):
            cells = range(row * COLUMNS + x0 + 1, row * COLUMNS + x1 - 1)
            if any(regions.get(cell) not in (region, None) for cell in cells):
                return round(row * self._grid.cell)
        return self._slide.height
