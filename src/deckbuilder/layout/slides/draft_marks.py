"""A first draft: slides whose faults would stop a build are shown, with a mark that names them.

Owns which faults a slide may be shown with, and the mark. Refuses faults that are on no slide, and
those whose slide would show something else than was meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.geometry import Emu, Rect, emu
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.text.drafts import Draft, Look
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.layout.text.one_line import on_one_line
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import Slide
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import Scene, TextFrame, TextStyle

_SHOWN = frozenset(
    {
        codes.MISSING_ALT,
        codes.IMAGE_IN_TEXT,
        codes.REMOTE_IMAGE,
        codes.BROKEN_IMAGE,
        codes.FILE_MISSING,
        codes.BROKEN_ATTRIBUTES,
        codes.UNKNOWN_KEY,
        codes.WRONG_VALUE,
        codes.UNKNOWN_LAYOUT,
        codes.TEXT_OVERFLOWS,
    }
)
"""The faults that a draft is shown with: of pictures, of attributes and settings, of room. None is
of figures, which would be shown wrong.
"""

_SIZE, _PAD = 10.0, emu(3)
"""The size of a mark's text in points, and the space around it."""


def find_draft_faults(
    slides: Iterable[Slide], found: Iterable[Diagnostic]
) -> dict[str, list[Diagnostic]]:
    """Return the faults that a draft is shown with, by the ids of the slides that they are on."""
    places = [(slide.span, slide.id) for slide in slides if slide.span is not None]
    faults: dict[str, list[Diagnostic]] = {}
    for fault in found:
        above = [
            (span.first_line, id_)
            for span, id_ in places
            if span.path == fault.path and span.first_line <= (fault.line or 0)
        ]
        if fault.code in _SHOWN and above:
            faults.setdefault(max(above)[1], []).append(fault)
    return faults


def mark_draft(presentation: Presentation, faults: dict[str, list[Diagnostic]]) -> Presentation:
    """Return a presentation that is known as a draft, its faults named on their slides."""
    faces = Faces(presentation.brand)
    scenes = tuple(
        _put_first(scene, _mark(faults[scene.slide_id], presentation.width, faces))
        if scene.slide_id in faults
        else scene
        for scene in presentation.scenes
    )
    return replace(presentation, deck=replace(presentation.deck, draft=True), scenes=scenes)


def _put_first(scene: Scene, mark: TextFrame) -> Scene:
    """Return a scene that is read from the mark on; what comes click by click stays what it was."""
    clicks = (
        tuple(replace(reveal, item=reveal.item + 1) for reveal in click) for click in scene.clicks
    )
    return replace(scene, items=(mark, *scene.items), clicks=tuple(clicks))


def _mark(faults: Sequence[Diagnostic], width: Emu, faces: Faces) -> TextFrame:
    """Return a band along the slide's upper edge that says what is to be fixed in which lines.

    It quotes nothing: a fault may be in the notes, and the slide may be one for participants.
    """
    lines: dict[str, list[str]] = {}
    for fault in faults:
        lines.setdefault(fault.code.summary.rstrip("."), []).append(str(fault.line))
    words = "; ".join(f"{what} (line {', '.join(where)})" for what, where in lines.items())
    style = TextStyle(font="body", size=_SIZE, colour="bg1", bold=True)
    area = Rect(Emu(0), Emu(0), width, Emu(emu(_SIZE) + 2 * _PAD))
    room = Emu(width - 2 * _PAD)
    shown = on_one_line(f"Draft · {words}", style, room, faces)
    look = Look(size=_SIZE, min_size=_SIZE)
    draft = Draft(role="label", texts=[StyledText(shown, style, lang="en-GB")], style=style)
    text = lay_text([draft], room, faces, look)
    inset = (_PAD, Emu(0), _PAD, Emu(0))
    return frame(text, area, "Draft", inset=inset, anchor="middle", fill="tx1")
