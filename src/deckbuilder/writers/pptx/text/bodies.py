"""Text bodies: list styles with the computed sizes, and paragraphs over them.

PowerPoint shrinks text on overflow only when somebody edits it, so the sizes that the layout
computed stand in the shape's own list style (`a:lstStyle`, ISO/IEC 29500-1, 21.1.2.4.12), level
by level. A level says only what differs from the placeholder's, so that a changed layout or master
shows on slides, and a paragraph only what differs from its level.
Refuses measuring: lines are joined again, and PowerPoint wraps them in the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.model import Alignment
from deckbuilder.scene.layout import LevelStyle, PlacedSlot
from deckbuilder.scene.slide import TextFrame, TextParagraph, TextStyle
from deckbuilder.writers.pptx.package.part import Part, PptxDocument
from deckbuilder.writers.pptx.text.bullets import (
    BLANK,
    NO_BULLET,
    Bullet,
    level_bullet,
    paragraph_bullets,
    write_separator,
)
from deckbuilder.writers.pptx.text.runs import (
    hundredths,
    paragraph_style,
    write_character_children,
    write_end,
    write_item,
    write_runs,
    write_slide_number,
    write_switches,
    write_words,
)

LAST_LEVEL = 8
"""The deepest level that DrawingML knows, counted from 0."""

Anchor = Literal["top", "middle", "bottom"]

_ALIGNMENTS: dict[Alignment, str] = {"left": "l", "center": "ctr", "right": "r"}
ANCHORS: dict[Anchor, str] = {"top": "t", "middle": "ctr", "bottom": "b"}


class ParagraphFormat(Struct, frozen=True):
    """How the paragraphs of a level look: lengths in EMU, spaces in points, the bullet's XML."""

    align: Alignment
    indent: int
    hanging: int
    before: float
    after: float
    spacing: float
    bullet: str
    style: TextStyle
    leftwards: bool = False


PLAIN = ParagraphFormat(
    "left", 0, 0, 0.0, 0.0, 1.0, NO_BULLET, TextStyle(font="body", size=18.0, colour="tx1")
)
"""The text of a shape that is no placeholder, as the presentation's default text style has it."""


def _level_format(level: LevelStyle, document: PptxDocument) -> ParagraphFormat:
    """Return the format of a level of a layout's slot."""
    return ParagraphFormat(
        level.align,
        level.indent,
        level.hanging,
        level.space_before,
        0.0,
        level.line_spacing * document.spacings[level.style.font],
        level_bullet(level),
        level.style,
    )


def _paragraph_format(
    paragraph: TextParagraph, bullet: str, document: PptxDocument
) -> ParagraphFormat:
    style = paragraph_style(paragraph)
    return ParagraphFormat(
        paragraph.align,
        paragraph.indent,
        paragraph.hanging,
        paragraph.space_before,
        paragraph.space_after,
        paragraph.line_spacing * document.spacings[style.font],
        bullet,
        style,
        paragraph.right_to_left,
    )


# --- list styles ---------------------------------------------------------------------------


def write_levels(
    levels: Sequence[LevelStyle],
    document: PptxDocument,
    base: PlacedSlot | None = None,
    lang: str = "",
) -> str:
    """Return the level properties of a slot or a master.

    They say what differs from `base`, the master's placeholder (None: everything is stated).
    """
    spoken = f' lang="{lang}"' if lang else ""
    return "".join(
        _write_level(
            level,
            _level_format(style, document),
            _inherited(base, level, document),
            document.faces[style.style.font],
            spoken,
        )
        for level, style in enumerate(levels[: LAST_LEVEL + 1])
    )


def write_plain_levels(lang: str) -> str:
    """Return the level properties of text in shapes that are no placeholders."""
    spoken = f' lang="{lang}"'
    return "".join(
        _write_level(level, PLAIN, None, "+mn-lt", spoken) for level in range(LAST_LEVEL + 1)
    )


@lru_cache(maxsize=4096)
def _write_level(
    level: int,
    format_: ParagraphFormat,
    inherited: ParagraphFormat | None,
    face: str,
    own: str = "",
) -> str:
    """Return one level of a list style: what differs from the one inherited (None: all of it).

    `own` are attributes of its text that are stated in any case.
    """
    style, base = format_.style, inherited.style if inherited else None
    size = "" if base and _size(base) == _size(style) else _size(style)
    kerned = "" if inherited else ' kern="1200"'
    attributes = f"{own}{size}{kerned}{write_switches(style, base)}"
    children = write_character_children(style, base, face)
    run = f"<a:defRPr{attributes}>{children}</a:defRPr>" if attributes or children else ""
    return _write_properties(f"a:lvl{level + 1}pPr", "", format_, inherited, run)


def _write_properties(
    tag: str, found: str, format_: ParagraphFormat, base: ParagraphFormat | None, run: str = ""
) -> str:
    """Return what differs from the base (None: all), or "" where nothing does.

    `found` are attributes that are stated in any case, `run` is the look of the text.
    """
    if base is None or (format_.indent, format_.hanging) != (base.indent, base.hanging):
        found += f' marL="{format_.indent}" indent="{-format_.hanging}"'
    if base is None or format_.align != base.align:
        found += f' algn="{_ALIGNMENTS[format_.align]}"'
    inherited = _spacing(base) if base else ()
    children = "".join(space for space in _spacing(format_) if space not in inherited)
    if base is None or format_.bullet != base.bullet:
        children += format_.bullet
    children += run
    if not found and not children:
        return ""
    return f"<{tag}{found}>{children}</{tag}>" if children else f"<{tag}{found}/>"


def _size(style: TextStyle) -> str:
    return f' sz="{hundredths(style.size)}"'


def _spacing(format_: ParagraphFormat) -> tuple[str, str, str]:
    return (
        f'<a:lnSpc><a:spcPct val="{round(format_.spacing * 100_000)}"/></a:lnSpc>',
        f'<a:spcBef><a:spcPts val="{hundredths(format_.before)}"/></a:spcBef>',
        f'<a:spcAft><a:spcPts val="{hundredths(format_.after)}"/></a:spcAft>',
    )


def _level_bases(
    formats: Sequence[ParagraphFormat], levels: Sequence[int]
) -> Mapping[int, ParagraphFormat]:
    """Choose each level's format: its last item's, or its last paragraph's where none is one.

    The last, since a frame's first paragraph has no space before it as the others have.
    """
    found: dict[int, ParagraphFormat] = {}
    for level, format_ in zip(levels, formats, strict=True):
        known = found.get(level)
        if known is None or format_.bullet != NO_BULLET or known.bullet == NO_BULLET:
            found[level] = format_
    return found


def _inherited(
    slot: PlacedSlot | None, level: int, document: PptxDocument
) -> ParagraphFormat | None:
    """Return the format that a level has from the placeholder above (None: none that is known)."""
    known = slot is not None and not slot.drawn and level < len(slot.levels)
    return _level_format(slot.levels[level], document) if slot and known else None


# --- paragraphs ----------------------------------------------------------------------------


def level_of(paragraph: TextParagraph) -> int:
    """Return the level in DrawingML's sense; a heading's own level is none."""
    return 0 if paragraph.role == "heading" else min(paragraph.level, LAST_LEVEL)


_HEADS = ("heading", "value", "quote")


def _level_in(paragraph: TextParagraph, slot: PlacedSlot | None) -> int:
    """Return a paragraph's level; below the heading of a slot that is headed it is one deeper."""
    level = level_of(paragraph)
    if slot is None or not slot.headed or paragraph.role in _HEADS:
        return level
    return min(level + 1, LAST_LEVEL)


@lru_cache(maxsize=4096)
def _paragraph_properties(level: int, format_: ParagraphFormat, base: ParagraphFormat) -> str:
    """Return what a paragraph says of itself: its level, and what differs from the level's."""
    own = f' lvl="{level}"' if level else ""
    if format_.leftwards or base.leftwards:  # levels do not state it, but their others may need to
        own += f' rtl="{format_.leftwards:d}"'
    return _write_properties("a:pPr", own, format_, base)


def write_body(part: Part, frame: TextFrame, slot: PlacedSlot | None, properties: str) -> str:
    """Return a shape's text body, its sizes in its own list style.

    `slot` is the placeholder's, `properties` the body's; a slide number becomes a field, unless
    PowerPoint would count otherwise.
    """
    paragraphs = frame.paragraphs
    levels = [_level_in(paragraph, slot) for paragraph in paragraphs]
    bullets = paragraph_bullets(paragraphs, levels)
    formats = [
        _paragraph_format(paragraph, bullet.xml, part.document)
        for paragraph, bullet in zip(paragraphs, bullets, strict=True)
    ]
    bases = _level_bases(formats, levels)
    if slot is not None and slot.type:
        bases = {level: _inked(base, slot, level) for level, base in bases.items()}
    style = "".join(
        _write_own_level(part.document, level, bases[level], slot) for level in sorted(bases)
    )
    list_style = f"<a:lstStyle>{style}</a:lstStyle>" if style else "<a:lstStyle/>"
    numbered = slot is not None and slot.kind == "sldNum" and part.document.counts_alike
    write = write_slide_number if numbered else write_runs
    rows = zip(paragraphs, levels, bullets, formats, strict=True)
    written = _write_paragraphs(part, rows, bases, write)
    if slot is not None and frame.fill and not paragraphs:  # an empty one is not shown at all
        written = f"<a:p>{write_words(part, BLANK, slot.levels[0].style, None)}</a:p>"
    return f"<p:txBody>{properties}{list_style}{written}</p:txBody>"


def _inked(base: ParagraphFormat, slot: PlacedSlot, level: int) -> ParagraphFormat:
    """Return a level's format in the colour of a template's placeholder; runs then state theirs.

    LibreOffice lays the template's tint over a colour in the shape's list style, too.
    """
    if level >= len(slot.levels):
        return base
    colour = slot.levels[level].style.colour
    return replace(base, style=replace(base.style, colour=colour))


def _write_own_level(
    document: PptxDocument, level: int, format_: ParagraphFormat, slot: PlacedSlot | None
) -> str:
    """Return a level of a shape's own list style.

    What is drawn in place of a layout's takes nothing from the master, whose titles may be spread.
    """
    own = ""
    if slot is not None and slot.drawn:
        own = ' spc="0"' if format_.style.capitals else ' spc="0" cap="none"'
    face = document.faces[format_.style.font]
    return _write_level(level, format_, _inherited(slot, level, document), face, own)


def write_cell_body(part: Part, paragraphs: Sequence[TextParagraph]) -> str:
    """Return a table cell's text body; cells have no list style, so that runs state it all."""
    levels = [level_of(paragraph) for paragraph in paragraphs]
    rows = (
        (paragraph, level, bullet, _paragraph_format(paragraph, bullet.xml, part.document))
        for paragraph, level, bullet in zip(
            paragraphs, levels, paragraph_bullets(paragraphs, levels), strict=True
        )
    )
    written = _write_paragraphs(part, rows, None, write_runs)
    return f"<a:txBody><a:bodyPr/><a:lstStyle/>{written}</a:txBody>"


def _write_paragraphs(
    part: Part,
    rows: Iterable[tuple[TextParagraph, int, Bullet, ParagraphFormat]],
    bases: Mapping[int, ParagraphFormat] | None,
    write: Callable[[Part, TextParagraph, TextStyle | None], str],
) -> str:
    """Return paragraphs, each with its level, bullet and format.

    `bases` are the formats of the levels (None: runs inherit no style that is known).
    """
    written = []
    for paragraph, level, bullet, format_ in rows:
        base, style = (PLAIN, None) if bases is None else (bases[level], bases[level].style)
        if bullet.separated:
            written.append(write_separator(level, part.lang))
        runs = write(part, paragraph, style) or write_end(part, format_.style, style)
        if paragraph.marker is not None:
            runs = write_item(part, paragraph, style, bullet.typed) + runs
        written.append(f"<a:p>{_paragraph_properties(level, format_, base)}{runs}</a:p>")
    return "".join(written) or "<a:p/>"
