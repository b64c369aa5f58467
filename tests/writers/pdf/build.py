"""Builds small presentations by hand: text measured as layout would, placed where a test says.

All wording is sample text. The deck's font is Arial, measured as Helvetica; what is embedded is
Source Sans Pro, as in a brand without fonts of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFontFile

from deckbuilder.brand import Brand
from deckbuilder.brand.brand import Colours, Font
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect, emu, rect
from deckbuilder.layout.pages.common.footnote_places import note_places
from deckbuilder.model import Deck, Footnote
from deckbuilder.scene.layout import PlacedLayout
from deckbuilder.scene.page import (
    Bookmark,
    Element,
    Page,
    PageItem,
    PagePosition,
    Pages,
    PageSlide,
    PageText,
)
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import (
    Item,
    Line,
    Marker,
    Run,
    Scene,
    Shape,
    TextFrame,
    TextParagraph,
    TextStyle,
)
from tests.shared.in_memory import write

FILES = Path(font_source_sans_pro.__file__).parent / "files"
WIDTH, HEIGHT = emu(960), emu(540)
A4 = (emu(595.28), emu(841.89))


def font(name: str = "Arial", adjust: float = 1.0) -> Font:
    """Make a font that Source Sans Pro stands for."""
    return Font(
        name=name,
        embed="Source Sans Pro",
        regular=FILES / "SourceSansPro-Regular.ttf",
        bold=FILES / "SourceSansPro-Bold.ttf",
        italic=FILES / "SourceSansPro-It.ttf",
        bold_italic=FILES / "SourceSansPro-BoldIt.ttf",
        adjust=adjust,
    )


def brand() -> Brand:
    """Make a brand."""
    return Brand(
        name="sample",
        title="Sample",
        colours=Colours(),
        heading=font(),
        body=font(adjust=1.07),
        mono=font("Courier New"),
    )


def style(size: float = 24.0, **look: Any) -> TextStyle:
    """Make a style of the body."""
    return TextStyle(**{"font": "body", "colour": "tx1", "size": size, **look})


@cache
def _embedded(bold: bool) -> TTFontFile:
    return TTFontFile(str(FILES / f"SourceSansPro-{'Bold' if bold else 'Regular'}.ttf"))


def width(text: str, look: TextStyle, *, embedded: bool = False) -> Emu:
    """Measure text in the deck's font, or in the embedded one."""
    if embedded:
        face = _embedded(look.bold)
        thousandths = sum(face.charWidths.get(ord(c), face.defaultWidth) for c in text)
        return emu(thousandths * look.size / 1000)
    return emu(stringWidth(text, "Helvetica-Bold" if look.bold else "Helvetica", look.size))


Written = str | tuple[str, dict[str, Any]]
"""A run: its text, and what sets it apart (a field of TextStyle or of Run)."""

_OF_RUN = ("link", "lang", "note", "tip")


def line(
    written: Sequence[Written], baseline: float, look: TextStyle, *,
    x: float = 0.0, hard: bool = False, embedded: bool = False,
) -> Line:  # fmt: skip
    """Make a line of runs, one after another; the last one's trailing spaces have no width."""
    runs: list[Run] = []
    left = emu(x)
    for index, item in enumerate(written):
        text, apart = (item, {}) if isinstance(item, str) else item
        kept = {name: value for name, value in apart.items() if name in _OF_RUN}
        restyled = {name: value for name, value in apart.items() if name not in _OF_RUN}
        mine = style(**{**_fields(look), **restyled})
        measured = text.rstrip(" ") if index == len(written) - 1 else text
        wide = width(measured, mine, embedded=embedded)
        runs.append(Run(text, mine, left, wide, **kept))
        left = Emu(left + wide)
    return Line(tuple(runs), emu(baseline), hard)


def _fields(look: TextStyle) -> dict[str, Any]:
    names = ("font", "size", "colour", "bold", "italic", "strike", "underline", "baseline_shift")
    return {name: getattr(look, name) for name in names}


def paragraph(*lines: Sequence[Written] | str, first: float = 24.0, **fields: Any) -> TextParagraph:
    """Make a paragraph of lines, the first at the baseline `first` points, 1.2 sizes apart."""
    look = fields.pop("style", None) or style()
    x = fields.pop("x", 0.0)
    hard = fields.pop("hard", False)
    placed = tuple(
        line([text] if isinstance(text, str) else text, first + n * look.size * 1.2, look, x=x,
             hard=hard and n < len(lines) - 1)
        for n, text in enumerate(lines)
    )  # fmt: skip
    return TextParagraph(
        **{"role": "paragraph", "lines": placed, "size": look.size, "style": look, **fields}
    )


def item(text: str, marker: str, *, first: float, level: int = 0, **fields: Any) -> TextParagraph:
    """Make a list item with its marker hanging 25 points to its left."""
    kind = fields.pop("kind", "bullet")
    look = style(20.0)
    mark = Marker(
        kind=kind, text=marker, style=look, x=emu(25 * level), width=width(marker, look),
        start=fields.pop("start", False), number=fields.pop("number", 0),
        checked=fields.pop("checked", False),
    )  # fmt: skip
    return paragraph(
        text, first=first, x=25 * (level + 1), style=look, role="item", level=level, marker=mark,
        indent=emu(25 * (level + 1)), hanging=emu(25), **fields,
    )  # fmt: skip


def footnote(text: str, number: int, *, first: float = 12.0) -> TextParagraph:
    """Make a footnote with its number hanging at its left."""
    look = style(12.0)
    mark = Marker(
        kind="number", text=f"{number}.", style=look, x=emu(0), width=width(f"{number}.", look),
        start=True, number=number,
    )  # fmt: skip
    return paragraph(
        text, first=first, x=20, style=look, role="footnote", marker=mark, indent=emu(20),
        hanging=emu(20),
    )  # fmt: skip


def noted(*numbers: int) -> tuple[Footnote, ...]:
    """Make the footnotes that a scene says it has."""
    return tuple(Footnote(label=str(n), number=n, blocks=()) for n in numbers)


def frame(*paragraphs: TextParagraph, at: Rect | None = None, **fields: Any) -> TextFrame:
    """Make a text frame."""
    return TextFrame(
        **{"name": "Body", "rect": at or rect(60, 120, 840, 360), "paragraphs": paragraphs,
           **fields}
    )  # fmt: skip


def title(text: str) -> TextFrame:
    """Make a slide's title."""
    look = style(32.0, font="heading", bold=True, colour="tx2")
    return frame(
        paragraph(text, first=32, style=look, role="title"), at=rect(60, 40, 840, 60), name="Title"
    )


def scene(*items: Item, number: int = 1, **fields: Any) -> Scene:
    """Make a slide."""
    id_ = f"sample-{number}"
    return Scene(
        **{"id": id_, "slide_id": id_, "number": number, "layout": "content", "title": "Sample",
           "items": items, **fields}
    )  # fmt: skip


def layouts() -> dict[str, PlacedLayout]:
    """Make the one layout: a background and a bar."""
    bar = Shape(name="Bar", rect=rect(0, 0, 960, 12), fill="accent1")
    placed = PlacedLayout(
        name="content", title="Content", background="bg1", decoration=(bar,), slots={}
    )
    return {"content": placed}


def text(
    element: Element | None, *written: Sequence[Written] | str, y: float, x: float = 60.0,
    size: float = 12.0, **fields: Any,
) -> PageText:  # fmt: skip
    """Make text on a page, `x` and `y` points from its top left."""
    look = style(size)
    lines = tuple(
        line([words] if isinstance(words, str) else words, size + n * size * 1.4, look,
             embedded=True)
        for n, words in enumerate(written)
    )  # fmt: skip
    return PageText(**{"x": emu(x), "y": emu(y), "lines": lines, "element": element, **fields})


def presentation(
    pages: Sequence[Sequence[PageItem]], structure: Element, *,
    scenes: Sequence[Scene] = (), bookmarks: Sequence[Bookmark] = (), title: str = "Sample handout",
    **deck: Any,
) -> Presentation:  # fmt: skip
    """Make a presentation with a handout of these pages."""
    handout = Pages(
        width=A4[0], height=A4[1], title=title, structure=structure, bookmarks=tuple(bookmarks),
        places=places_of(pages),
        pages=tuple(Page(items=tuple(items)) for items in pages),
        layouts=layouts(), colours=Colours(),
    )  # fmt: skip
    return Presentation(
        deck=Deck(**{"name": "sample", "root": Path(), "title": "Sample", "slides": (), **deck}),
        brand=brand(), width=WIDTH, height=HEIGHT, layouts=layouts(), scenes=tuple(scenes),
        pages={"handout": handout},
    )  # fmt: skip


def places_of(pages: Sequence[Sequence[PageItem]]) -> dict[str, PagePosition]:
    """Return where each slide's picture stands, by its id, and its footnotes."""
    found: dict[str, PagePosition] = {}
    for number, items in enumerate(pages):
        for item in items:
            if isinstance(item, PageSlide):
                found[item.scene.id] = PagePosition(number, item.rect.y)
                found.update(note_places(item.scene, item.rect, number, WIDTH))
    return found


def write_handout(presentation: Presentation) -> bytes:
    """Write the handout of a presentation."""
    return write("handout", presentation)


def slide_page(*items: Item, **fields: Any) -> Presentation:
    """Make a handout of one page with the picture of one slide, half its size."""
    drawn = scene(*items, **fields)
    section = Element("Sect", [])
    picture = PageSlide(scene=drawn, rect=rect(57, 60, 480, 270), element=section)
    return presentation([[picture]], Element("Document", [section]), scenes=[drawn])


def points(length: int) -> float:
    """Convert EMU to points."""
    return length / EMU_PER_PT
