"""Notes slides: the paragraphs of a scene's notes pane, and the picture of its slide.

Transcribes what layout made of the notes. Owns bullets and indents, by which lists stay lists.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.scene.notes import NotesParagraph, NotesRun
from deckbuilder.scene.slide import Scene
from deckbuilder.writers.pptx.drawing import write_tree
from deckbuilder.writers.pptx.package.part import Part
from deckbuilder.writers.pptx.package.xml import DECLARATION, NAMESPACES, attribute, text
from deckbuilder.writers.pptx.text.bodies import LAST_LEVEL
from deckbuilder.writers.pptx.text.bullets import (
    BLANK,
    NO_BULLET,
    NumberSequences,
    character_bullet,
    number_bullet,
    write_separator,
)
from deckbuilder.writers.pptx.text.runs import write_field, write_link

STEP = 228_600
"""The indent of a list level in EMU: 18 points."""


def write_notes(part: Part, scene: Scene) -> str:
    """Return a scene's notes slide: the slide's picture, the notes and the number."""
    number = write_field(str(scene.number), f'<a:rPr lang="{part.lang}"/>')
    shapes = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1"'
        ' noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr>'
        '</p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
        "</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
        f"{_write_paragraphs(part, scene.notes_pane)}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{number}</a:p></p:txBody></p:sp>"
    )
    return (
        f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld>{write_tree(shapes)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _write_paragraphs(part: Part, paragraphs: Sequence[NotesParagraph]) -> str:
    numbering = NumberSequences()
    written: list[str] = []
    for paragraph in paragraphs:
        level, head = min(paragraph.level, LAST_LEVEL), ""
        if paragraph.number is not None:
            start = numbering.start(level, paragraph.number)
            if start.separated:
                written.append(write_separator(level, part.lang))
            head, bullet = start.typed, "" if start.typed else number_bullet(start.at)
        else:
            numbering.close(level, bulleted=bool(paragraph.bullet))
            bullet = character_bullet(paragraph.bullet) if paragraph.bullet else ""
        if (bullet or head) and not any(run.text for run in paragraph.runs):
            head += BLANK
        if head:
            paragraph = replace(paragraph, runs=(NotesRun(text=head), *paragraph.runs))
        written.append(_write_paragraph(part, paragraph, level, bullet))
    return "".join(written)


def _write_paragraph(part: Part, paragraph: NotesParagraph, level: int, bullet: str) -> str:
    """Return a paragraph; without a bullet it stands under the text of the items above.

    A number hangs outside that text even where it is typed.
    """
    if bullet or paragraph.number is not None:
        properties = f' marL="{STEP * (level + 1)}" indent="{-STEP}"'
    else:
        properties = f' marL="{STEP * level}" indent="0"' if level else ""
    properties += ' algn="r" rtl="1"' if paragraph.right_to_left else ""
    properties += f' lvl="{level}"' if level else ""
    head = f"<a:pPr{properties}>{bullet or NO_BULLET}</a:pPr>" if properties else ""
    return f"<a:p>{head}{''.join([_write_run(part, run) for run in paragraph.runs])}</a:p>"


def _write_run(part: Part, run: NotesRun) -> str:
    if run.text == "\n":
        return "<a:br/>"
    head = f'<a:rPr lang="{attribute(run.lang) or part.lang}"'
    if run.bold:
        head += ' b="1"'
    if run.italic:
        head += ' i="1"'
    if run.strike:
        head += ' strike="sngStrike"'
    if run.baseline_shift:
        head += f' baseline="{round(run.baseline_shift * 100_000)}"'
    children = ""
    if run.mono:
        head += ' noProof="1"'
        children = f'<a:latin typeface="{part.document.faces["mono"]}"/>'
    if run.link:
        children += write_link(part, run.link, tip=run.tip)
    properties = f"{head}>{children}</a:rPr>" if children else f"{head}/>"
    return f"<a:r>{properties}<a:t>{text(run.text)}</a:t></a:r>"
