"""The masters of printed pages: notes pages, and handouts of several slides a page.

Both are A4 upright. A notes slide without a notes master makes PowerPoint call the file
corrupt, so that there is always one.
"""

from __future__ import annotations

from deckbuilder.geometry import EMU_PER_PT, Emu, Rect
from deckbuilder.scene.presentation import Presentation
from deckbuilder.writers.pptx.drawing import write_identity, write_place, write_solid, write_tree
from deckbuilder.writers.pptx.masters.slide_masters import write_background
from deckbuilder.writers.pptx.notes import STEP
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import DECLARATION, NAMESPACES, text
from deckbuilder.writers.pptx.text.runs import write_field
from deckbuilder.writers.pptx.theme import COLOUR_MAP

WIDTH, HEIGHT = Emu(7_560_000), Emu(10_692_000)
"""A4, 210 by 297 millimetres."""

_MARGIN = 50 * EMU_PER_PT
_INNER = WIDTH - 2 * _MARGIN
_FOOT = Rect(Emu(_MARGIN), Emu(HEIGHT - 2 * _MARGIN), Emu(_INNER * 3 // 4), Emu(_MARGIN))
_NUMBER = Rect(Emu(_MARGIN + _INNER * 3 // 4), _FOOT.y, Emu(_INNER // 4), Emu(_MARGIN))
_HEADER = Rect(Emu(_MARGIN), Emu(_MARGIN // 2), Emu(_INNER), Emu(_MARGIN))
_NOTES_SIZE, _FOOT_SIZE = 1200, 1000


def write_notes_master(part: Part, presentation: Presentation) -> str:
    """Return the notes master: the slide above, the notes below, footer and number."""
    height = _INNER * presentation.height // max(1, presentation.width)
    top = _MARGIN * 3 // 2
    image = Rect(Emu(_MARGIN), Emu(top), Emu(_INNER), Emu(height))
    below = top + height + _MARGIN // 2
    body = Rect(Emu(_MARGIN), Emu(below), Emu(_INNER), Emu(_FOOT.y - below))
    shapes = (
        f"<p:sp><p:nvSpPr>{write_identity(part, 'Slide image')}<p:cNvSpPr>"
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{write_place(image)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'<a:ln w="9525">{write_solid("accent6")}</a:ln></p:spPr></p:sp>'
    )
    shapes += _write_text(part, "Notes", 'type="body" sz="quarter" idx="1"', body, "Notes")
    shapes += _write_foot(part)
    levels = _notes_levels(part.document.lang, '<a:latin typeface="+mn-lt"/>')
    return (
        f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{write_background('bg1')}"
        f'{write_tree(shapes)}</p:cSld>{COLOUR_MAP}<p:hf hdr="0" dt="0"/>'
        f"<p:notesStyle>{levels}</p:notesStyle></p:notesMaster>"
    )


def write_handout_master(part: Part) -> str:
    """Return the handout master, which PowerPoint prints several slides a page on."""
    title = part.document.presentation.deck.title
    shapes = _write_text(part, "Header", 'type="hdr" sz="quarter"', _HEADER, title)
    shapes += _write_foot(part)
    return (
        f"{DECLARATION}<p:handoutMaster {NAMESPACES}><p:cSld>{write_background('bg1')}"
        f'{write_tree(shapes)}</p:cSld>{COLOUR_MAP}<p:hf dt="0"/></p:handoutMaster>'
    )


def _write_foot(part: Part) -> str:
    footer = part.document.footer
    number = write_field("‹#›", f'<a:rPr lang="{part.document.lang}"/>')
    return _write_text(
        part, "Footer", 'type="ftr" sz="quarter" idx="4"', _FOOT, footer
    ) + _write_placeholder(
        part,
        "Slide number",
        'type="sldNum" sz="quarter" idx="5"',
        _NUMBER,
        f'<a:lvl1pPr algn="r"><a:defRPr sz="{_FOOT_SIZE}"/></a:lvl1pPr>',
        number,
    )


def _write_text(part: Part, name: str, kind: str, rect: Rect, words: str) -> str:
    run = f'<a:r><a:rPr lang="{part.document.lang}"/><a:t>{text(words)}</a:t></a:r>'
    levels = f'<a:lvl1pPr><a:defRPr sz="{_FOOT_SIZE}"/></a:lvl1pPr>'
    if name == "Notes":  # LibreOffice reads these, not the master's own, and no theme font in them
        levels = _notes_levels(part.document.lang, "")
    return _write_placeholder(part, name, kind, rect, levels, run if words else "")


def _write_placeholder(
    part: Part, name: str, kind: str, rect: Rect, levels: str, content: str
) -> str:
    return (
        f'<p:sp><p:nvSpPr>{write_identity(part, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{write_place(rect)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f"<a:bodyPr/><a:lstStyle>{levels}</a:lstStyle><a:p>{content}</a:p></p:txBody></p:sp>"
    )


def _notes_levels(lang: str, font: str) -> str:
    """Return the nine levels of notes; `font` is the markup of their font, or empty."""
    return "".join(
        f'<a:lvl{level + 1}pPr marL="{STEP * level}" indent="0" algn="l">'
        '<a:spcBef><a:spcPts val="400"/></a:spcBef>'
        f'<a:defRPr lang="{lang}" sz="{_NOTES_SIZE}" kern="1200">'
        f"{write_solid('tx1')}{font}</a:defRPr>"
        f"</a:lvl{level + 1}pPr>"
        for level in range(9)
    )
