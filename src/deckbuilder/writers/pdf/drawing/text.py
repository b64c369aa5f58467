"""Wrapped lines of text as tagged content: runs, links, references and markers.

Owns how a paragraph's runs become pieces of marked content: emphasis stays within one piece; a
link, a reference to a footnote or words of another language each get a tag of their own, as ISO
14289-1 asks (7.18.5, 7.2). Refuses to wrap, measure or choose the paragraph's own tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.page import note_target, reference_target
from deckbuilder.scene.slide import Line, Marker, Run
from deckbuilder.writers.pdf.drawing.content_stream import Sheet
from deckbuilder.writers.pdf.file.structure import Tag

_STRIKE_HEIGHT = 0.28
"""Where a strike-through lies above the baseline, as a share of the size."""

_UNCOUNTED = (" ", "\u00ad")
"""What is counted otherwise at a run's end than before another run: spaces and soft hyphens."""

_BELOW, _ABOVE = 0.25, 0.85
"""What a link's rectangle covers below and above the baseline, as shares of the size."""


class _Piece(Struct, frozen=True):
    """A run in its place: its left end, baseline and line; lengths are points.

    `advance` is how far it reaches to the run after it, trailing spaces and all, or 0 where its
    own width says it; `ends` says that none comes after it on the line; `breaks` counts the line
    breaks that follow it.
    """

    run: Run
    x: float
    y: float
    line: int
    advance: float = 0.0
    ends: bool = True
    breaks: int = 0


def write_lines(sheet: Sheet, tag: Tag | None, lines: Sequence[Line], x: int, y: int) -> None:
    """Write lines as content of a tag, or as an artifact.

    `x` and `y` are the EMU from which the lines' own places count. A line break that the author
    wrote is kept as replacement text, so that the words on its two sides stay apart.
    """
    pieces = _placed(sheet, lines, x, y)
    if tag is None:
        _show(sheet, None, pieces)
    elif all(_is_plain(piece.run) for piece in pieces):
        _show(sheet, tag, pieces)
    else:
        for _, group in groupby(pieces, _inline):
            _write_group(sheet, tag, list(group))
    _draw_rules(sheet, pieces)


def _placed(sheet: Sheet, lines: Sequence[Line], x: int, y: int) -> list[_Piece]:
    """Place every run; an empty line that the author wrote is a break after the run before."""
    pieces: list[_Piece] = []
    last = len(lines) - 1
    for index, line in enumerate(lines):
        baseline = sheet.y(y + line.baseline)
        for run, after in zip_longest(line.runs, line.runs[1:]):
            spare = after is not None and run.text.endswith(_UNCOUNTED)
            advance = (after.x - run.x) / EMU_PER_PT if spare else 0.0
            left = (x + run.x) / EMU_PER_PT
            pieces.append(_Piece(run, left, baseline, index, advance, ends=after is None))
        if line.hard and index < last and pieces:
            ended = pieces[-1]
            pieces[-1] = replace(ended, breaks=ended.breaks + 1)
    return pieces


def _show(sheet: Sheet, tag: Tag | None, pieces: Sequence[_Piece]) -> None:
    """Show runs as one piece of content."""
    if not pieces:
        return
    sheet.begin(tag)
    for piece in pieces:
        run, x, y = piece.run, piece.x, piece.y
        width, whole = run.width / EMU_PER_PT, piece.advance > 0.0
        sheet.show(run.text, run.style, x, y, piece.advance or width, whole=whole, ends=piece.ends)
        for _ in range(piece.breaks):
            sheet.show_line_end(run.style, x + width, y)
    sheet.end()


def write_marker(
    sheet: Sheet, label: Tag | None, marker: Marker, x: int, baseline: int, *, note: int = 0
) -> None:
    """Write a bullet, a number or a task's box on the first line of its item.

    That of a footnote leads back to what refers to the `note`.
    """
    left, y = (x + marker.x) / EMU_PER_PT, sheet.y(baseline)
    width = marker.width / EMU_PER_PT
    action = sheet.book.action(f"#{reference_target(sheet.citing, note)}") if note else ""
    if action and label is not None:
        label = sheet.book.structure.make("Link", label)
        size = marker.style.size
        box = (left, y - _BELOW * size, left + width, y + _ABOVE * size)
        with sheet.content(label):
            sheet.show(marker.text, marker.style, left, y, width)
        sheet.link(label, action, f"Back to the text of footnote {note}", box)
        return
    with sheet.content(label):
        sheet.show(marker.text, marker.style, left, y, width)


def _is_plain(run: Run) -> bool:
    return not (run.link or run.lang or run.note)


def _inline(piece: _Piece) -> tuple[str, str, int]:
    """Return what sets a run apart from its paragraph."""
    run = piece.run
    return (run.link, run.lang, run.note)


def _write_group(sheet: Sheet, tag: Tag, pieces: Sequence[_Piece]) -> None:
    """Write runs that share link, language and reference."""
    first = pieces[0].run
    target = f"#{note_target(sheet.citing, first.note)}" if first.note else first.link
    action = sheet.book.action(target) if target else ""
    owner = _owner(sheet, tag, first, linked=bool(action))
    _show(sheet, owner, pieces)
    if action:
        _add_links(sheet, owner, pieces, action)


def _owner(sheet: Sheet, tag: Tag, run: Run, *, linked: bool) -> Tag:
    """Return the tag for a run: the paragraph's own where nothing sets the run apart."""
    make = sheet.book.structure.make
    if run.note:
        tag = make("Reference", tag)
    if linked and tag.role != "Link":
        return make("Link", tag, lang=run.lang)
    return make("Span", tag, lang=run.lang) if run.lang else tag


def _add_links(sheet: Sheet, tag: Tag, pieces: Sequence[_Piece], action: str) -> None:
    """Make each line of a link lead to its target."""
    words = "".join(piece.run.text for piece in pieces).strip()
    if note := pieces[0].run.note:
        words = f"Footnote {note}"
    for _, group in groupby(pieces, lambda piece: piece.line):
        spots = list(group)
        first, last = spots[0], spots[-1]
        size = max(spot.run.style.size for spot in spots)
        right = last.x + last.run.width / EMU_PER_PT
        box = (first.x, first.y - _BELOW * size, right, first.y + _ABOVE * size)
        sheet.link(tag, action, words or first.run.link, box)


def _draw_rules(sheet: Sheet, pieces: Iterable[_Piece]) -> None:
    """Draw underlines and strike-throughs: artifacts, as what they mean is in the tags."""
    rules = []
    for piece in pieces:
        run, x, y = piece.run, piece.x, piece.y
        style = run.style
        if style.underline or style.strike:
            font, _adjust = sheet.book.fonts.find(style)
            height = _STRIKE_HEIGHT if style.strike else font.underline
            thick = font.thickness * style.size
            bottom = y + height * style.size - thick / 2
            colour = sheet.colours[style.colour]
            width = run.width / EMU_PER_PT
            rules.append(f"{colour} rg {x:.2f} {bottom:.2f} {width:.2f} {thick:.2f} re f")
    if rules:
        with sheet.content(None):
            sheet.draw(f"q {' '.join(rules)} Q")
