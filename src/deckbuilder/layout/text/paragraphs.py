"""Drafts as wrapped paragraphs, line under line.

Owns the pitch of lines, alignment and where markers stand. Refuses placing: the result counts from
its own frame's inner top left corner.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckbuilder.geometry import EMU_PER_PT, Emu, emu
from deckbuilder.layout.text.code import fit_code_size
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.wrapping import Wrapped, line_width, wrap
from deckbuilder.model import Alignment, is_right_to_left
from deckbuilder.scene.slide import Line, Marker, Run, TextParagraph

_SUBSCRIPT_ROOM = 0.13
"""How much higher a line with a subscript is, as a share of the size: LibreOffice makes room for
its descenders."""


class TextBlock(Struct, frozen=True):
    """Wrapped paragraphs, their lines placed from the block's top, and its height in EMU."""

    paragraphs: tuple[TextParagraph, ...]
    height: Emu


def lay_text(drafts: Sequence[Draft], width: Emu, faces: Faces, look: Look) -> TextBlock:
    """Wrap drafts within `width` EMU and set line under line."""
    paragraphs: list[TextParagraph] = []
    y = 0.0
    for draft in drafts:
        before = draft.before if paragraphs else 0.0
        y += before
        if draft.role == "code":
            draft = _fit_code(draft, width, faces, look)
        elif is_right_to_left("".join(text.text for text in draft.texts)):
            draft = _mirror(draft)
        lines, y = _lines(draft, width, faces, look, y)
        paragraphs.append(_paragraph(draft, lines, before, width, faces))
    return TextBlock(tuple(paragraphs), emu(y))


def _fit_code(draft: Draft, width: Emu, faces: Faces, look: Look) -> Draft:
    """Set code so small that its lines need no wrapping, but never under the minimum."""
    room = Emu(width - emu(draft.indent))
    size = fit_code_size(draft.texts, draft.style.size, look.min_size, room, faces)
    texts = [replace(text, style=replace(text.style, size=size)) for text in draft.texts]
    return replace(draft, texts=texts, style=replace(draft.style, size=size))


def _mirror(draft: Draft) -> Draft:
    """Set a paragraph from right to left, as its first letter is read: it begins at the right."""
    align: Alignment = "right" if draft.align == "left" else draft.align
    return replace(draft, right_to_left=True, align=align)


def _lines(
    draft: Draft, width: Emu, faces: Faces, look: Look, y: float
) -> tuple[tuple[Line, ...], float]:
    """Wrap one draft from `y` in points; also return the y below it."""
    indent, size = emu(draft.indent), draft.style.size
    room = Emu(max(EMU_PER_PT, width - indent))
    pitch = size * look.pitch * draft.spacing
    rise = size * look.ascent - size * look.pitch * (1 - draft.spacing)
    lines = []
    for wrapped in wrap(draft.texts, room, faces):
        lines.append(Line(_align(wrapped, draft, indent, room), emu(y + rise), wrapped.hard))
        y += pitch
        if any(run.style.baseline_shift < 0 for run in wrapped.runs):
            y += size * _SUBSCRIPT_ROOM
    return tuple(lines), y


def _align(wrapped: Wrapped, draft: Draft, indent: Emu, room: Emu) -> tuple[Run, ...]:
    """Move a line's runs past the indent and as the alignment asks."""
    shift = 0 if draft.right_to_left else int(indent)
    if draft.align != "left":
        spare = room - line_width(wrapped)
        shift += spare if draft.align == "right" else spare // 2
    if shift == 0:
        return wrapped.runs
    return tuple(replace(run, x=Emu(run.x + shift)) for run in wrapped.runs)


def _paragraph(
    draft: Draft, lines: tuple[Line, ...], before: float, width: Emu, faces: Faces
) -> TextParagraph:
    return TextParagraph(
        role=draft.role,
        lines=lines,
        size=draft.style.size,
        align=draft.align,
        level=draft.level,
        marker=_marker(draft, width, faces),
        indent=emu(draft.indent),
        hanging=emu(draft.hanging),
        space_before=round(before, 2),
        line_spacing=draft.spacing,
        style=draft.style,
        right_to_left=draft.right_to_left,
        quotations=draft.quotations,
    )


def _marker(draft: Draft, frame: Emu, faces: Faces) -> Marker | None:
    if draft.marker is None:
        return None
    kind, text = draft.marker
    style = replace(draft.style, colour=draft.accent)
    width = faces.face(style).advance(text).full * style.size * EMU_PER_PT / 1000.0
    x = emu(draft.indent - draft.hanging)
    if draft.right_to_left:
        x = Emu(frame - x - round(width))
    return Marker(
        kind=kind,
        text=text,
        style=style,
        x=x,
        width=Emu(round(width)),
        number=draft.number,
        start=draft.start,
        checked=draft.checked,
    )
