"""The sample decks that are measured, in the language of each tool: Markdown, HTML, Typst.

Owns their words: all writings of a deck are made of one list of slides, so that every tool is
given the same content. Refuses to say anything: the sentences are filling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

TITLE = "A sample deck to measure"
HEADER = ("Item", "Count", "Remark")

_SENTENCE = "a sample slide holds some words that say nothing but take the room of a line"
_WORDS = _SENTENCE.split()

_STYLE = """
@page { size: A4; margin: 20mm }
body { font: 12pt/1.4 sans-serif }
section { break-before: page }
.slide { border: 1pt solid; padding: 6mm; font-size: 14pt }
table { border-collapse: collapse; width: 100% }
th, td { border: 0.5pt solid; padding: 1mm 2mm; text-align: left }
"""


@dataclass(frozen=True, slots=True)
class SampleSlide:
    """A slide with notes: points, each a label and a sentence, or the rows of a table."""

    title: str
    points: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, str], ...]
    notes: str


def sample_slides(count: int) -> Iterator[SampleSlide]:
    """Yield so many slides, each with notes, every fourth with a table instead of points."""
    for number in range(1, count + 1):
        table = number % 4 == 0
        yield SampleSlide(
            title=f"Sample slide {number}",
            points=() if table else _points(number),
            rows=_rows(number) if table else (),
            notes=f"Sample notes of slide {number}. {_sentence(number, 40)}",
        )


def _points(number: int) -> tuple[tuple[str, str], ...]:
    return tuple((f"Point {line}", _sentence(number + line, 9)) for line in range(1, 6))


def _rows(number: int) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"Sample {row}", str(number * row), _sentence(row, 3)) for row in range(1, 6))


def _sentence(start: int, length: int) -> str:
    words = (_WORDS[(start + index) % len(_WORDS)] for index in range(length))
    return f"{' '.join(words).capitalize()}."


# --- Markdown ------------------------------------------------------------------------------


def write_markdown(count: int) -> str:
    """Return a deck of so many slides in the dialect that deckbuild and pandoc both read."""
    front = f'---\ntitle: "{TITLE}"\n---\n'
    return "\n".join([front, *write_slides(count)])


def write_slides(count: int) -> list[str]:
    """Return the Markdown of each of so many slides."""
    return [
        f"# {slide.title}\n\n{_content_markdown(slide)}\n\n::: notes\n\n{slide.notes}\n\n:::\n"
        for slide in sample_slides(count)
    ]


def write_deck(folder: Path, count: int) -> list[Path]:
    """Write a deck of so many sample slides, each in a file of its own; return these."""
    slides = folder / "slides"
    slides.mkdir(parents=True)
    (folder / "deck.toml").write_text(f'title = "{TITLE}"\n')
    files = [slides / f"{number:02}-slide-{number}.md" for number in range(1, count + 1)]
    for file, text in zip(files, write_slides(count), strict=True):
        file.write_text(text)
    return files


def _write_for_markdown_pptx(count: int) -> str:
    """Return the deck as markdown-pptx reads it: notes in a comment below the heading."""
    return "\n".join(
        [
            f"# {TITLE}\n",
            *(
                f'# {slide.title}\n<!-- markdown-pptx:slide\nnotes: "{slide.notes}"\n-->\n\n'
                f"{_content_markdown(slide)}\n"
                for slide in sample_slides(count)
            ),
        ]
    )


def _write_for_md2pptx(count: int) -> str:
    """Return the deck as md2pptx reads it: slides at the third level, notes below the content."""
    return "\n".join(
        [
            f"# {TITLE}\n",
            *(
                f"### {slide.title}\n\n{_content_markdown(slide, '*')}\n\n{slide.notes}\n"
                for slide in sample_slides(count)
            ),
        ]
    )


def _content_markdown(slide: SampleSlide, bullet: str = "-") -> str:
    if slide.rows:
        lines = [_row_markdown(HEADER), "|------|-----:|--------|", *map(_row_markdown, slide.rows)]
    else:
        lines = [f"{bullet} **{label}**: {sentence}" for label, sentence in slide.points]
    return "\n".join(lines)


def _row_markdown(cells: tuple[str, str, str]) -> str:
    return f"| {' | '.join(cells)} |"


# --- HTML ----------------------------------------------------------------------------------


def write_html(count: int) -> str:
    """Return a page of the same slides, each with its notes below it and on paper of its own.

    The text of a slide is in a frame, in place of its picture. No word needs escaping.
    """
    slides = "\n".join(map(_slide_html, sample_slides(count)))
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1>{TITLE}</h1>\n{slides}\n</body>\n</html>\n"
    )


def _slide_html(slide: SampleSlide) -> str:
    content = _table_html(slide) if slide.rows else _list_html(slide)
    return (
        f'<section>\n<div class="slide">\n<h2>{slide.title}</h2>\n{content}\n</div>\n'
        f"<h3>Facilitator notes</h3>\n<p>{slide.notes}</p>\n</section>"
    )


def _list_html(slide: SampleSlide) -> str:
    items = (f"<li><strong>{label}</strong>: {text}</li>" for label, text in slide.points)
    return f"<ul>{''.join(items)}</ul>"


def _table_html(slide: SampleSlide) -> str:
    header = "".join(f'<th scope="col">{cell}</th>' for cell in HEADER)
    rows = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in slide.rows)
    return f"<table><thead><tr>{header}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


# --- Typst ---------------------------------------------------------------------------------

_TYPST_STYLE = """
#set text(lang: "en", region: "GB", size: 12pt)
#set page(paper: "a4", margin: 20mm)
#let slide(body) = block(stroke: 1pt, inset: 6mm, width: 100%, text(size: 14pt, body))
"""


def write_typst(count: int) -> str:
    """Return a document like the HTML page, which can be PDF/UA-1. No word needs escaping."""
    title = f'#set document(title: "{TITLE}"){_TYPST_STYLE}\n= {TITLE}\n'
    return title + "".join(map(_slide_typst, sample_slides(count)))


def _slide_typst(slide: SampleSlide) -> str:
    if slide.rows:
        rows = "".join(f"  {_cells_typst(row)},\n" for row in slide.rows)
        cells = "".join(f"[{cell}]" for cell in HEADER)
        content = f"#table(columns: 3,\n  table.header{cells},\n{rows})"
    else:
        content = "\n".join(f"- *{label}*: {sentence}" for label, sentence in slide.points)
    return (
        f"\n#pagebreak(weak: true)\n#slide[\n== {slide.title}\n{content}\n]\n"
        f"=== Facilitator notes\n{slide.notes}\n"
    )


def _cells_typst(cells: tuple[str, str, str]) -> str:
    return ", ".join(f"[{cell}]" for cell in cells)


WRITINGS: Mapping[str, Callable[[int], str]] = {
    "deck.md": write_markdown,
    "markdown-pptx.md": _write_for_markdown_pptx,
    "md2pptx.md": _write_for_md2pptx,
    "page.html": write_html,
    "page.typ": write_typst,
}
"""How each file of a deck is written, given the number of slides, by the file's name."""
