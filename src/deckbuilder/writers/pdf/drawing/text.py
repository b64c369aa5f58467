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
from deckbuilder.writers.pdf.drawing.content_stream import ContentStream
from deckbuilder.writers.pdf.file.structure import Tag

_STRIKE_HEIGHT = 0.28
"""Where a strike-through lies above the baseline, as a share of the size."""

_UNCOUNTED = (" ", "\u00ad")
"""What is counted otherwise at a run's end than before another run: spaces and soft hyphens."""

_BELOW, _ABOVE = 0.25, 0.85
"""What a link's rectangle covers below and above the baseline, as shares of the size."""


class _PlacedRun(Struct, frozen=True):
    """A run in its place: its left end, baseline and line; lengths are points.

    `advance` is how far it reaches to the run after it, trailing spaces and all, or 0 where that
    is its own width; it `ends` a line where no run comes after it there; `breaks` counts the line
    breaks that follow it.
    """

    run: Run
    x: float
    y: float
    line: int
    advance: float = 0.0
    ends: bool = True
    breaks: int = 0


def write_lines(
    stream: ContentStream, tag: Tag | None, lines: Sequence[Line], x: int, y: int
) -> None:
    """Write lines as content of a tag, or as an artifact.

    `x` and `y` are the EMU from which the lines' own places count. A line break that the author
    wrote is kept as replacement text, so that the words on its two sides stay apart.
    """
    pieces = _placed(stream, lines, x, y)
    if tag is None:
        _show(stream, None, pieces)
    elif not any(any(_inline_of(piece)) for piece in pieces):
        _show(stream, tag, pieces)
    else:
        for _, group in groupby(pieces, _inline_of):
            _write_group(stream, tag, list(group))
    _draw_rules(stream, pieces)


def _placed(stream: ContentStream, lines: Sequence[Line], x: int, y: int) -> list[_PlacedRun]:
    """Place every run; an empty line that the author wrote is a break after the run before."""
    pieces: list[_PlacedRun] = []
    last = len(lines) - 1
    for index, line in enumerate(lines):
        baseline = stream.y(y + line.baseline)
        for run, after in zip_longest(line.runs, line.runs[1:]):
            spare = after is not None and run.text.endswith(_UNCOUNTED)
            advance = (after.x - run.x) / EMU_PER_PT if spare else 0.0
            left = (x + run.x) / EMU_PER_PT
            pieces.append(_PlacedRun(run, left, baseline, index, advance, ends=after is None))
        if line.hard and index < last and pieces:
            pieces[-1] = replace(pieces[-1], breaks=pieces[-1].breaks + 1)
    return pieces


def _show(stream: ContentStream, tag: Tag | None, pieces: Sequence[_PlacedRun]) -> None:
    """Show runs as one piece of content."""
    if not pieces:
        return
    stream.begin(tag)
    for piece in pieces:
        run, x, y = piece.run, piece.x, piece.y
        width, whole = run.width / EMU_PER_PT, piece.advance > 0.0
        stream.show(
            run.text, run.style, x, y, piece.advance or width, full_advance=whole, ends=piece.ends
        )
        for _ in range(piece.breaks):
            # A space whose code means U+000A. As replacement text it would be marked content within
            # the element's; readers that know of one level only would lose what follows it.
            stream.show("\n", run.style, x + width, y, 0.0)
    stream.end()


def write_marker(
    stream: ContentStream,
    label: Tag | None,
    marker: Marker,
    x: int,
    baseline: int,
    *,
    note: int = 0,
) -> None:
    """Write a bullet, a number or a task's box on the first line of its item.

    That of the footnote numbered `note` is a link back to the text that refers to it.
    """
    left, y = (x + marker.x) / EMU_PER_PT, stream.y(baseline)
    width = marker.width / EMU_PER_PT
    action = stream.document.action(f"#{reference_target(stream.citing, note)}") if note else ""
    if action and label is not None:
        label = stream.document.structure.make("Link", label)
    with stream.marked_content(label):
        stream.show(marker.text, marker.style, left, y, width)
    if action and label is not None:
        size = marker.style.size
        box = (left, y - _BELOW * size, left + width, y + _ABOVE * size)
        stream.link(label, action, f"Back to the text of footnote {note}", box)


def _inline_of(piece: _PlacedRun) -> tuple[str, str, int, str]:
    """Return what sets a run apart from its paragraph: link, language, footnote."""
    run = piece.run
    return (run.link, run.lang, run.note, run.tip)


def _write_group(stream: ContentStream, tag: Tag, pieces: Sequence[_PlacedRun]) -> None:
    """Write runs that share link, language and reference."""
    first = pieces[0].run
    target = f"#{note_target(stream.citing, first.note)}" if first.note else first.link
    action = stream.document.action(target) if target else ""
    owner = _owner(stream, tag, first, linked=bool(action))
    _show(stream, owner, pieces)
    if action:
        _add_links(stream, owner, pieces, action)


def _owner(stream: ContentStream, tag: Tag, run: Run, *, linked: bool) -> Tag:
    """Return the tag for a run: the paragraph's own where nothing sets the run apart."""
    make = stream.document.structure.make
    if run.note:
        tag = make("Reference", tag)
    if linked and tag.role != "Link":
        return make("Link", tag, lang=run.lang)
    return make("Span", tag, lang=run.lang) if run.lang else tag


def _add_links(stream: ContentStream, tag: Tag, pieces: Sequence[_PlacedRun], action: str) -> None:
    """Make each line of a link lead to its target."""
    words = "".join(piece.run.text for piece in pieces).strip()
    if note := pieces[0].run.note:
        words = f"Footnote {note}"
    words = pieces[0].run.tip or words
    for _, group in groupby(pieces, lambda piece: piece.line):
        on_line = list(group)
        first, last = on_line[0], on_line[-1]
        size = max(piece.run.style.size for piece in on_line)
        right = last.x + last.run.width / EMU_PER_PT
        box = (first.x, first.y - _BELOW * size, right, first.y + _ABOVE * size)
        stream.link(tag, action, words or first.run.link, box)


def _draw_rules(stream: ContentStream, pieces: Iterable[_PlacedRun]) -> None:
    """Draw underlines and strike-throughs: artifacts, as what they mean is in the tags."""
    rules = []
    for piece in pieces:
        run, x, y = piece.run, piece.x, piece.y
        style = run.style
        if style.underline or style.strike:
            font, _adjust = stream.document.fonts.find(style)
            height = _STRIKE_HEIGHT if style.strike else font.underline
            thick = font.thickness * style.size
            bottom = y + height * style.size - thick / 2
            colour = stream.colours[style.colour]
            width = run.width / EMU_PER_PT
            rules.append(f"{colour} rg {x:.2f} {bottom:.2f} {width:.2f} {thick:.2f} re f")
    if rules:
        with stream.marked_content(None):
            stream.draw(f"q {' '.join(rules)} Q")
