"""Wrapped lines of text as `text` elements: each run at its place, as wide as it was measured.

Owns fonts as CSS names them. Refuses to wrap and to measure: where a reader's font is wider or
narrower, `textLength` makes the run fill its width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckbuilder.brand import Font
from deckbuilder.geometry import EMU_PER_PT
from deckbuilder.scene.slide import SHIFTED_SIZE, Line, Run, TextParagraph, TextStyle
from deckbuilder.writers.svg.canvas import Canvas, escape, length, number

_GENERIC = {"heading": "sans-serif", "body": "sans-serif", "mono": "monospace"}


def draw_paragraphs(canvas: Canvas, paragraphs: Iterable[TextParagraph], x: int, y: int) -> None:
    """Draw paragraphs whose lines count from `x`, `y` EMU."""
    for paragraph in paragraphs:
        marker = paragraph.marker
        if marker is not None and paragraph.lines:
            run = Run(marker.text, marker.style, marker.x, marker.width)
            draw_run(canvas, run, x + marker.x, y + paragraph.lines[0].baseline)
        _draw_lines(canvas, paragraph.lines, x, y)


def _draw_lines(canvas: Canvas, lines: Sequence[Line], x: int, y: int) -> None:
    for line in lines:
        if line.runs:
            pieces = (_piece(canvas, run, x + run.x, y + line.baseline) for run in line.runs)
            canvas.draw(f"<text>{''.join(pieces)}</text>")


def draw_run(canvas: Canvas, run: Run, x: int, baseline: int) -> None:
    """Draw a run on its own; `x` and `baseline` are EMU on the slide."""
    if run.text:
        canvas.draw(f"<text>{_piece(canvas, run, x, baseline)}</text>")


def _piece(canvas: Canvas, run: Run, x: int, baseline: int) -> str:
    """Return a run; spaces at its end are outside its width, and part it from the next one."""
    shown = run.text.rstrip(" ")
    spaces = run.text[len(shown) :]
    raised = run.style.baseline_shift * run.style.size / SHIFTED_SIZE
    fitted = f' textLength="{length(run.width)}" lengthAdjust="spacingAndGlyphs"'
    language = f' lang="{escape(run.lang)}"' if run.lang else ""
    return (
        f'<tspan x="{length(x)}" y="{number(baseline / EMU_PER_PT - raised)}"'
        f"{fitted if shown and run.width > 0 else ''}{_look(canvas, run.style)}{language}>"
        f"{escape(shown)}</tspan>{spaces}"
    )


def _look(canvas: Canvas, style: TextStyle) -> str:
    """Return the attributes of a style."""
    font = canvas.brand.font(style.font)
    look = (
        f' font-family="{escape(_family(font, _GENERIC.get(style.font, _GENERIC["body"])))}"'
        f' font-size="{number(style.size)}" fill="{canvas.colour(style.colour)}"'
    )
    look += ' font-weight="bold"' if style.bold else ""
    look += ' font-style="italic"' if style.italic else ""
    look += ' style="text-transform:uppercase"' if style.capitals else ""
    rules = " ".join(
        rule for rule, on in (("underline", style.underline), ("line-through", style.strike)) if on
    )
    return f'{look} text-decoration="{rules}"' if rules else look


def _family(font: Font, generic: str) -> str:
    """Return the font that the deck names, the one that the handout embeds, and any like it."""
    names = dict.fromkeys((font.name, font.embed))
    return ", ".join([*(f"'{name}'" for name in names), generic])
