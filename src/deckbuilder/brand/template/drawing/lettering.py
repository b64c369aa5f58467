"""Text that masters and layouts say themselves: a slogan, a web address, a slide's number.

Owns its lines, which are broken by a guess at how wide letters are, as no font is read here.
Refuses placeholders.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from deckbuilder.brand.template.drawing.placing import Placed, turned_box
from deckbuilder.brand.template.nodes import Lettering, LevelLook
from deckbuilder.brand.template.text_levels import LINE_PITCH, read_run_look, read_text_place
from deckbuilder.brand.template.theme import ColourContext, Theme
from deckbuilder.formats.pptx.parts import A, P
from deckbuilder.geometry import EMU_PER_PT, Emu, Rect

NUMBER = "‹#›"
"""What stands for a slide's number."""
_EM = 0.5
"""How wide a letter is on average, as a share of the size."""
_EM_CAPITAL = 0.66
_ENDLESS = Emu(1 << 40)
_TURNS = {"vert": 90.0, "eaVert": 90.0, "vert270": 270.0}


class _Line(NamedTuple):
    text: str
    look: LevelLook


def read_lettering(
    shape: Any,
    placed: Placed,
    styles: tuple[Any, ...],
    theme: Theme,
    colours: ColourContext,
    name: str = "",
) -> Iterator[Lettering]:
    """Yield the text of a `p:sp`, each piece of one look as lettering of its own.

    `styles` are the list styles beneath the shape's own.
    """
    body = shape.find(f"{P}txBody")
    if body is None or not any(text.strip() for text in body.itertext(f"{A}t")):
        return
    properties = body.find(f"{A}bodyPr")
    inset, anchor = read_text_place(properties)
    rect, turn, _ = placed.upright()
    turned = _TURNS.get(properties.get("vert"), 0.0)
    if turned:
        middle = rect.x + rect.width // 2, rect.y + rect.height // 2
        corner = Emu(middle[0] - rect.height // 2), Emu(middle[1] - rect.width // 2)
        rect = Rect(*corner, rect.height, rect.width)
    left, top, right, bottom = inset
    width = rect.inset(left, 0, right, 0).width if properties.get("wrap") != "none" else _ENDLESS
    styles = (*styles, body.find(f"{A}lstStyle"))
    font = shape.find(f"{P}style/{A}fontRef")
    lines = [
        line
        for paragraph in body.iterfind(f"{A}p")
        for line in _read_paragraph(paragraph, styles, font, theme, colours, width)
    ]
    groups = [(look, [*group]) for look, group in groupby(lines, key=lambda line: line.look)]
    heights = [_height(look, len(group)) for look, group in groups]
    area = rect.inset(0, top, 0, bottom)
    spare = area.height - sum(heights)
    y = area.y + {"top": 0, "middle": spare // 2, "bottom": spare}[anchor]
    for (look, group), height in zip(groups, heights, strict=True):
        if any(line.text.strip() for line in group):
            yield Lettering(
                rect=Rect(rect.x, Emu(y), rect.width, height),
                lines=tuple(line.text for line in group),
                look=look,
                inset=(left, Emu(0), right, Emu(0)),
                turn=(turn + turned) % 360,
                name=name,
            )
        y += height


def _read_paragraph(
    paragraph: Any,
    styles: tuple[Any, ...],
    font: Any,
    theme: Theme,
    colours: ColourContext,
    width: Emu,
) -> Iterator[_Line]:
    """Yield the lines of a paragraph in the look of its first run."""
    runs = paragraph.iterchildren(f"{A}r", f"{A}fld")
    first = next((run for run in runs if run.findtext(f"{A}t")), None)
    own = paragraph.find(f"{A}endParaRPr") if first is None else first.find(f"{A}rPr")
    look = read_run_look(styles, paragraph, own, font, theme, colours)
    text = "".join(_text_of(each) for each in paragraph.iterchildren("*"))
    for line in text.split("\n"):
        yield from (_Line(broken, look) for broken in _break(line, look, width))


def _text_of(element: Any) -> str:
    if element.tag == f"{A}br":
        return "\n"
    if element.tag == f"{A}fld" and element.get("type") == "slidenum":
        return NUMBER
    return element.findtext(f"{A}t") or ""


def _break(text: str, look: LevelLook, width: Emu) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _width(longer, look) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _width(text: str, look: LevelLook) -> int:
    """Guess how wide a text is, in EMU."""
    capitals = len(text) if look.capitals else sum(map(str.isupper, text))
    em = _EM * (len(text) - capitals) + _EM_CAPITAL * capitals
    return round(em * look.size * EMU_PER_PT)


def _height(look: LevelLook, lines: int) -> Emu:
    return Emu(round(look.size * LINE_PITCH * look.line_spacing * lines * EMU_PER_PT))


def box_of_lettering(lettering: Lettering) -> Rect:
    """Return about where the letters stand, turned as they are."""
    left, _, right, _ = lettering.inset
    area, look = lettering.rect.inset(left, 0, right, 0), lettering.look
    width = max(_width(line, look) for line in lettering.lines)
    spare = area.width - width
    x = area.x + {"left": 0, "center": spare // 2, "right": spare}[look.align]
    box = area._replace(x=Emu(x), width=Emu(width))
    if not lettering.turn:
        return box
    whole = turned_box(lettering.rect, lettering.turn)
    return whole if lettering.turn % 90 else _turn_within(box, lettering)


def _turn_within(box: Rect, lettering: Lettering) -> Rect:
    """Turn a box by quarters about the middle of the lettering's rectangle."""
    x = lettering.rect.x + lettering.rect.width / 2
    y = lettering.rect.y + lettering.rect.height / 2
    corners = [(box.x - x, box.y - y), (box.right - x, box.bottom - y)]
    for _ in range(round(lettering.turn / 90)):
        corners = [(-down, across) for across, down in corners]
    (x1, y1), (x2, y2) = corners
    place = (x + min(x1, x2), y + min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return Rect(*(Emu(round(each)) for each in place))
