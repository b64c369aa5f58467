"""Notes slides: the facilitator's notes as real paragraphs in the notes pane.

Takes the model's blocks, since the notes master rules how they look: lists stay lists, a table
becomes lines with tabs, a picture its description, a chart its figures. Nothing an author wrote
is lost; a footnote that only the notes refer to stands under them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.layout.scene import SUBSCRIPT, SUPERSCRIPT, Scene
from deckbuilder.model import (
    Block,
    Chart,
    CodeBlock,
    CodeText,
    Container,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Inline,
    ItemList,
    Language,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    inline_text,
    is_right_to_left,
)
from deckbuilder.writers.pptx.bullets import (
    NO_BULLET,
    Numbering,
    character_bullet,
    number_bullet,
    write_parting,
)
from deckbuilder.writers.pptx.drawing import write_tree
from deckbuilder.writers.pptx.part import Part
from deckbuilder.writers.pptx.runs import write_field, write_link
from deckbuilder.writers.pptx.text import LAST_LEVEL
from deckbuilder.writers.pptx.xml import DECLARATION, NAMESPACES, attribute, text

STEP = 228_600
"""The indent of a list level in EMU: 18 points."""


class _Look(Struct, frozen=True):
    """How a run of notes looks, and where it leads."""

    bold: bool = False
    italic: bool = False
    strike: bool = False
    mono: bool = False
    lang: str = ""
    link: str = ""
    raised: int = 0
    """The shift of the baseline in thousandths of a per cent of the size."""


_PLAIN = _Look()
_RAISED, _LOWERED = round(SUPERSCRIPT * 100_000), round(SUBSCRIPT * 100_000)


def has_notes(scene: Scene) -> bool:
    """Tell whether a scene has anything to say in the notes pane."""
    return bool(scene.notes or scene.time)


def write_notes(part: Part, scene: Scene) -> str:
    """Return a scene's notes slide: the slide's picture, the notes and the number."""
    number = write_field(str(scene.number), f'<a:rPr lang="{part.document.lang}"/>')
    shapes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1"'
        ' noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        '</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
        f"{''.join(_Notes(part).write(scene))}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{number}</a:p></p:txBody></p:sp>"
    )
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld>{write_tree(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


class _Notes:
    """Writes blocks as paragraphs one after the other, following their numbering."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._paragraphs: list[str] = []
        self._numbering = Numbering()
        self._referred: set[int] = set()

    def write(self, scene: Scene) -> list[str]:
        """Return the slide's time, its notes and the footnotes that they refer to."""
        if scene.time:
            self._add(self._run(scene.time, _Look(bold=True)), 0)
        self._blocks(scene.notes, 0)
        wanted = self._referred
        for note in scene.footnotes:
            if note.number in wanted:
                self._item(note.blocks, self._number(0, note.number), 0)
        return self._paragraphs

    # --- blocks ----------------------------------------------------------------------------

    def _blocks(self, blocks: Iterable[Block], depth: int, look: _Look = _PLAIN) -> None:
        for block in blocks:
            self._block(block, depth, look)

    def _block(self, block: Block, depth: int, look: _Look) -> None:
        match block:
            case Heading():
                self._say(block.children, depth, replace(look, bold=True))
            case Paragraph():
                self._say(block.children, depth, look)
            case ItemList():
                self._list(block, depth)
            case CodeBlock():
                self._add(self._lines(block.text.expandtabs(4), replace(look, mono=True)), depth)
            case Table():
                self._table(block, depth)
            case Figure():
                self._figure(block, depth, look)
            case Chart():
                self._chart(block, depth)
            case Quote():
                self._quote(block, depth, look)
            case Container():
                self._container(block, depth, look)
            case _:
                assert_never(block)

    def _list(self, block: ItemList, depth: int) -> None:
        level = min(depth, LAST_LEVEL)
        for number, item in enumerate(block.items, block.start):
            if block.ordered and item.checked is None:
                bullet = self._number(level, number)
            else:
                self._numbering.close(level, bulleted=True)
                bullet = character_bullet(_bullet(item, depth))
            self._item(item.blocks, bullet, depth)

    def _number(self, level: int, number: int) -> str:
        start = self._numbering.start(level, number)
        if start.parted:
            self._paragraphs.append(write_parting(level, self._part.document.lang))
        return number_bullet(start.at)

    def _item(self, blocks: Sequence[Block], bullet: str, depth: int) -> None:
        """Write an item: its first paragraph with the bullet, its other blocks beneath."""
        first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else None
        self._say(first.children if first else (), depth, _PLAIN, bullet)
        self._blocks(blocks[1:] if first else blocks, depth + 1)

    def _table(self, block: Table, depth: int) -> None:
        if block.caption:
            self._add(self._runs(block.caption, _Look(italic=True)), depth)
        tab = self._run("\t", _PLAIN)
        for position, row in enumerate((block.header, *block.rows)):
            look = _Look(bold=position == 0)
            self._add(tab.join(self._runs(cell.children, look) for cell in row), depth)

    def _figure(self, block: Figure, depth: int, look: _Look) -> None:
        if block.alt:
            self._add(self._run(block.alt, replace(look, italic=True)), depth)
        if block.caption:
            self._add(self._runs(block.caption, look), depth)

    def _chart(self, block: Chart, depth: int) -> None:
        self._add(self._run(block.title, _Look(bold=True)), depth)
        names = [block.first_header or block.x_title, *(series.name for series in block.series)]
        self._add(self._run("\t".join(names), _PLAIN), depth)
        rows = block.categories or [f"{place:.10g}" for place in block.positions]
        for at, category in enumerate(rows):
            values = (series.values[at] for series in block.series)
            shown = ("" if value is None else f"{value:.10g}" for value in values)
            self._add(self._run("\t".join((category, *shown)), _PLAIN), depth)

    def _quote(self, block: Quote, depth: int, look: _Look) -> None:
        self._blocks(block.blocks, depth + 1, replace(look, italic=True))
        if block.attribution:
            self._add(self._runs(block.attribution, look), depth + 1)

    def _container(self, block: Container, depth: int, look: _Look) -> None:
        """Write a container's own words as headings, and its blocks beneath them."""
        for name in ("title", "value", "label"):
            if said := block.attributes.get(name):
                self._add(self._run(said, replace(look, bold=True)), depth)
        if minutes := block.attributes.get("minutes"):
            unit = "minute" if minutes == "1" else "minutes"
            self._add(self._run(f"{minutes} {unit}", replace(look, bold=True)), depth)
        self._blocks(block.blocks, depth, look)
        if source := block.attributes.get("source"):
            self._add(self._run(source, look), depth)

    def _say(self, children: tuple[Inline, ...], depth: int, look: _Look, bullet: str = "") -> None:
        """Add a paragraph of inlines, turned where they are read from right to left."""
        marks = ' algn="r" rtl="1"' if is_right_to_left(inline_text(children)) else ""
        self._add(self._runs(children, look), depth, bullet, marks)

    def _add(self, runs: str, depth: int, bullet: str = "", marks: str = "") -> None:
        """Add a paragraph at a depth; without a bullet it stands under the items' text."""
        level = min(depth, LAST_LEVEL)
        if bullet:
            properties = f' marL="{STEP * (level + 1)}" indent="{-STEP}"'
        else:
            self._numbering.close(level, bulleted=False)
            properties = f' marL="{STEP * level}" indent="0"' if level else ""
        marks += f' lvl="{level}"' if level else ""
        head = ""
        if properties or marks:
            head = f"<a:pPr{properties}{marks}>{bullet or NO_BULLET}</a:pPr>"
        self._paragraphs.append(f"<a:p>{head}{runs}</a:p>")

    # --- inlines ---------------------------------------------------------------------------

    def _runs(self, children: Iterable[Inline], look: _Look) -> str:
        return "".join([self._inline(child, look) for child in children])

    def _inline(self, child: Inline, look: _Look) -> str:
        match child:
            case Text():
                # A line end within a paragraph of the source means a space.
                return self._run(child.text.replace("\n", " "), look)
            case CodeText():
                return self._run(child.text, replace(look, mono=True))
            case LineBreak():
                return "<a:br/>"
            case FootnoteReference():
                self._referred.add(child.number)
                return self._run(str(child.number), replace(look, raised=_RAISED))
            case Emphasis():
                return self._runs(child.children, replace(look, italic=True))
            case Strong():
                return self._runs(child.children, replace(look, bold=True))
            case Strike():
                return self._runs(child.children, replace(look, strike=True))
            case Superscript():
                return self._runs(child.children, replace(look, raised=_RAISED))
            case Subscript():
                return self._runs(child.children, replace(look, raised=_LOWERED))
            case Language():
                return self._runs(child.children, replace(look, lang=child.lang))
            case Link():
                return self._runs(child.children, replace(look, link=child.target))
            case _:
                assert_never(child)

    def _lines(self, said: str, look: _Look) -> str:
        return "<a:br/>".join(self._run(line, look) if line else "" for line in said.split("\n"))

    def _run(self, said: str, look: _Look) -> str:
        document = self._part.document
        head = f'<a:rPr lang="{attribute(look.lang) or document.lang}"'
        if look.bold:
            head += ' b="1"'
        if look.italic:
            head += ' i="1"'
        if look.strike:
            head += ' strike="sngStrike"'
        if look.raised:
            head += f' baseline="{look.raised}"'
        children = ""
        if look.mono:
            head += ' noProof="1"'
            children = f'<a:latin typeface="{attribute(document.mono)}"/>'
        if look.link:
            children += write_link(self._part, look.link)
        properties = f"{head}>{children}</a:rPr>" if children else f"{head}/>"
        return f"<a:r>{properties}<a:t>{text(said)}</a:t></a:r>"


def _bullet(item: ListItem, depth: int) -> str:
    if item.checked is not None:
        return "☑" if item.checked else "☐"
    return "–" if depth % 2 else "•"
