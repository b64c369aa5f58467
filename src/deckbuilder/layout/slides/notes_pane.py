"""The notes pane: the facilitator's notes as paragraphs that PowerPoint sets itself.

Lists stay lists; a table becomes lines with tabs, a picture its description, a chart its figures,
a container its label and its words. Nothing an author wrote is lost; a footnote that the notes
refer to stands under them. Refuses sizes and places, which the notes master has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from deckbuilder.layout.slides.footnotes import reached
from deckbuilder.layout.text.code import TAB
from deckbuilder.layout.text.labels import container_label
from deckbuilder.layout.text.own_words import say
from deckbuilder.layout.text.runs import style_inlines
from deckbuilder.model import (
    Block,
    Chart,
    CodeBlock,
    Container,
    Figure,
    Heading,
    Inline,
    InnerBlocks,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Table,
    block_parts,
    inline_text,
    is_right_to_left,
)
from deckbuilder.model.highlights import with_highlights
from deckbuilder.scene.notes import NotesParagraph, NotesRun
from deckbuilder.scene.slide import Scene, TextStyle
from deckbuilder.scene.structure import own_language

_PLAIN = NotesRun(text="")
_BOLD = NotesRun(text="", bold=True)
_BREAK = NotesRun(text="\n")
_TAB = NotesRun(text="\t")


def lay_notes(scene: Scene, lang: str) -> tuple[NotesParagraph, ...]:
    """Return a slide's time, its notes and the footnotes that they cite, in its language `lang`."""
    pane = _Pane(lang)
    if scene.time:
        pane.add((replace(_BOLD, text=scene.time, lang=own_language(lang)),), 0)
    pane.add_blocks(scene.notes, 0, _PLAIN)
    wanted = reached(scene.notes, scene.footnotes)
    for note in scene.footnotes:
        if note.number in wanted:
            pane.add_item(note.blocks, 0, number=note.number)
    return tuple(pane.paragraphs)


class _Pane:
    """Collects blocks as paragraphs one after the other."""

    def __init__(self, lang: str) -> None:
        self.paragraphs: list[NotesParagraph] = []
        self._lang = lang

    def add(self, runs: Iterable[NotesRun], level: int) -> None:
        self.paragraphs.append(NotesParagraph(runs=tuple(runs), level=level))

    def add_blocks(self, blocks: Iterable[Block], level: int, base: NotesRun) -> None:
        for block in blocks:
            self._add_block(block, level, base)

    def _add_block(self, block: Block, level: int, base: NotesRun) -> None:
        match block:
            case Heading():
                self._say(block.children, level, replace(base, bold=True))
            case Paragraph():
                self._say(block.children, level, base)
            case ItemList():
                self._add_list(block, level)
            case CodeBlock():
                self.add(_code_runs(block, base), level)
            case Table():
                self._add_table(block, level)
            case Figure():
                self._add_figure(block, level, base)
            case Chart():
                self._add_chart(block, level)
            case Quote():
                self.add_blocks(block.blocks, level + 1, replace(base, italic=True))
                if block.attribution:
                    self.add(_runs(block.attribution, replace(base, italic=False)), level + 1)
            case _:
                self._add_container(block, level, base)

    def _add_list(self, block: ItemList, level: int) -> None:
        for number, item in enumerate(block.items, block.start):
            if block.ordered and item.checked is None:
                self.add_item(item.blocks, level, number=number)
            else:
                self.add_item(item.blocks, level, bullet=_bullet(item, level))

    def add_item(
        self, blocks: Sequence[Block], level: int, *, bullet: str = "", number: int | None = None
    ) -> None:
        """Add an item: its first paragraph with the bullet, its other blocks beneath."""
        first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else None
        self._say(first.children if first else (), level, _PLAIN, bullet, number)
        self.add_blocks(blocks[1:] if first else blocks, level + 1, _PLAIN)

    def _add_table(self, block: Table, level: int) -> None:
        if block.caption:
            self.add(_runs(block.caption, replace(_PLAIN, italic=True)), level)
        for position, row in enumerate((block.header, *block.rows)):
            base = _BOLD if position == 0 else _PLAIN
            tabbed = [run for cell in row for run in (_TAB, *_runs(cell.children, base))]
            self.add(tabbed[1:], level)

    def _add_figure(self, block: Figure, level: int, base: NotesRun) -> None:
        if block.alt:
            self.add((replace(base, italic=True, text=block.alt),), level)
        if block.caption:
            self.add(_runs(block.caption, base), level)

    def _add_chart(self, block: Chart, level: int) -> None:
        from deckbuilder.model.number_formats import format_values  # few notes hold charts

        title = with_highlights(block.title, block.highlight)
        self.add((replace(_BOLD, text=title),), level)
        names = [block.first_header or block.x_title, *(series.name for series in block.series)]
        self._add_row(names, level)
        for row in format_values(block):
            self._add_row(row, level)

    def _add_row(self, cells: Iterable[str], level: int) -> None:
        self.add((replace(_PLAIN, text="\t".join(cells)),), level)

    def _add_container(self, block: Container, level: int, base: NotesRun) -> None:
        """Add the tool's label for a container, its own words as headings, and what it holds."""
        if label := container_label(block):
            words = say(label, self._lang)
            self.add((replace(_BOLD, text=words.text, lang=words.lang),), level)
        for part in block_parts(block):
            if isinstance(part, InnerBlocks):
                self.add_blocks(part.blocks, level, base)
            else:
                bold = part.role in ("title", "value", "label")
                self.add(_runs(part.children, replace(base, bold=bold)), level)

    def _say(
        self,
        children: tuple[Inline, ...],
        level: int,
        base: NotesRun,
        bullet: str = "",
        number: int | None = None,
    ) -> None:
        """Add a paragraph of inlines, right-to-left where they are read so."""
        self.paragraphs.append(
            NotesParagraph(
                runs=tuple(_runs(children, base)),
                level=level,
                bullet=bullet,
                number=number,
                right_to_left=is_right_to_left(inline_text(children)),
            )
        )


def _bullet(item: ListItem, level: int) -> str:
    if item.checked is not None:
        return "☑" if item.checked else "☐"
    return "–" if level % 2 else "•"


# --- inlines -------------------------------------------------------------------------------


def _code_runs(block: CodeBlock, base: NotesRun) -> list[NotesRun]:
    lines = block.text.expandtabs(TAB).split("\n")
    runs = [run for line in lines for run in (_BREAK, replace(base, mono=True, text=line))]
    return [run for run in runs[1:] if run.text]


def _runs(children: Iterable[Inline], base: NotesRun) -> Iterator[NotesRun]:
    """Flatten inlines to runs; emphasis in what is italic already stays italic."""
    plain = TextStyle(font="body", size=1.0, colour="tx1", bold=base.bold)
    for text in style_inlines(children, plain):
        if text.text == "\n":
            yield _BREAK
            continue
        style = text.style
        yield NotesRun(
            text=text.text,
            bold=style.bold,
            italic=base.italic or style.italic,
            strike=style.strike,
            mono=style.font == "mono",
            lang=text.lang,
            link=text.link,
            tip=text.tip,
            baseline_shift=style.baseline_shift,
        )
