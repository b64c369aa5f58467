"""No row of any output cuts a word while another column has room to spare; shown on random tables.

What a column could spare is measured here by itself: from the letters of its longest word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from PIL import Image

from deckbuilder.diagnostics import Diagnostics
from deckbuilder.geometry import EMU_PER_PT, pt
from deckbuilder.layout import lay_out, lay_out_pages
from deckbuilder.layout.blocks import containers
from deckbuilder.layout.text.broken_words import CUT, worst_break
from deckbuilder.layout.text.font_metrics import Faces
from deckbuilder.model import Block, Cell, Chart, Column, Columns, Deck, Series, Slide, Table
from deckbuilder.scene.page import PageItems
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import TableCell, TableItem, TextParagraph
from deckbuilder.scene.walk import walk_items
from deckbuilder.source import read_deck
from tests.shared.small_slides import default_brand, div, items, para, scenes_of, slide, text

LONGEST = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WORDS = (
    "a", "of", "children", "need", "plans", "practitioners", "safeguarding", "Measure", "Ward",
    "multidisciplinary", "responsibilities", "accommodation", "well-known", "COVID-19",
    "Sampleshire", "North", "2012/13", "2014-2017", "1,234", "12", "5%", "£1.2m", "19 May 2024",
    "5 km", "0808 800 5000", "SW1A 1AA", "12 months",
    "name@example.org", "https://example.org/a/page-of-samples",
    LONGEST,
)  # fmt: skip
COMMON = WORDS[:-1]


def random_table(random: Random) -> Table:
    """Make a table of words, numbers, dates and addresses; one in ten has a word for no column."""
    columns, rows = random.randint(2, 14), random.randint(1, 6)
    words = WORDS if random.random() < 0.1 else COMMON
    longest = random.choice((1, 1, 2, 5))

    def cell() -> Cell:
        return Cell(children=text(", ".join(random.choices(words, k=random.randint(1, longest)))))

    return Table(
        header=tuple(cell() for _ in range(columns)),
        rows=tuple(tuple(cell() for _ in range(columns)) for _ in range(rows)),
        alignments=("left",) * columns,
    )


def random_chart(random: Random) -> Chart:
    series, points = random.randint(2, 12), random.randint(2, 6)
    return Chart(
        kind="column",
        title="Sample",
        alt="Sample values",
        categories=tuple(f"{random.choice(COMMON)} {at}" for at in range(points)),
        series=tuple(
            Series(
                name=f"{random.choice(COMMON)} {at}",
                values=(float(random.randint(0, 9999)),) * points,
            )
            for at in range(series)
        ),
    )


def laid_out(*slides: Slide, large: bool = False) -> tuple[Presentation, Diagnostics]:
    brand, diagnostics = default_brand(), Diagnostics()
    brand = replace(brand, handout=replace(brand.handout, large_print=large))
    deck = Deck(name="sample", root=None, title="Sample", slides=slides)  # type: ignore[arg-type]
    presentation = lay_out(deck, brand, diagnostics)
    return lay_out_pages(presentation, ["handout", "workbook"], diagnostics), diagnostics


def tables(presentation: Presentation) -> Iterator[tuple[list[TableItem], Faces]]:
    """Yield the tables of all slides and pages, with the faces that they were measured in.

    The parts of one that goes on have their columns in common.
    """
    on_slides = (item for scene in presentation.scenes for item in walk_items(scene.items))
    outputs = [(on_slides, Faces(presentation.brand))]
    for pages in presentation.pages.values():
        boxes = (box for page in pages.pages for box in page.items if isinstance(box, PageItems))
        on_pages = (item for box in boxes for item in walk_items(box.items))
        outputs.append((on_pages, Faces(presentation.brand, embedded=True)))
    for shown, faces in outputs:
        parts: dict[tuple[object, ...], list[TableItem]] = {}
        for item in shown:
            if isinstance(item, TableItem):
                parts.setdefault((item.columns, *map(cell_text, item.rows[0])), []).append(item)
        yield from ((each, faces) for each in parts.values())


def cell_text(cell: TableCell) -> str:
    return "".join(r.text for p in cell.paragraphs for line in p.lines for r in line.runs)


def ends(paragraph: TextParagraph) -> Iterator[tuple[str, str]]:
    """Yield the ends of lines that cut a word, and what stands below them."""
    for above, below in pairwise(paragraph.lines):
        last, first = ("".join(run.text for run in line.runs) for line in (above, below))
        if not above.hard and last[-1:].isalnum() and first[:1].isalnum():
            yield last.split()[-1], first.split()[0]


def cuts(cell: TableCell) -> list[tuple[str, str]]:
    return [end for paragraph in cell.paragraphs for end in ends(paragraph)]


def needed(cells: Sequence[TableCell], faces: Faces) -> float:
    """Return the width of the longest word, number or date in some cells, in points."""
    widest = 0.0
    for paragraph in (each for cell in cells for each in cell.paragraphs):
        words = "".join(run.text for line in paragraph.lines for run in line.runs)
        style = paragraph.lines[0].runs[0].style
        apart = [word for word in COMMON if word in words] + words.split()
        widths = (faces.face(style).advance(word).visible * style.size / 1000 for word in apart)
        widest = max(widest, *widths, 0.0)
    return widest


def check(parts: list[TableItem], faces: Faces) -> bool:
    """Check each column of a table; tell whether a word is cut in it."""
    item = parts[0]
    columns = list(zip(*(row for part in parts for row in part.rows), strict=True))
    cut = [[end for cell in cells for end in cuts(cell)] for cells in columns]
    assert not [end for each in cut for end in each if min(map(len, end)) < 2]  # no single letters
    if not any(cut):
        return False
    assert any(LONGEST[:9] in cell_text(cell) for cells in columns for cell in cells)
    beside = pt(item.inset[0] + item.inset[2])
    for cells, width, own in zip(columns, item.columns, cut, strict=True):
        if not own:
            spare = width / EMU_PER_PT - beside - needed(cells, faces)
            assert spare < 2.5, (spare, cut)
    return True


def check_all(presentation: Presentation, diagnostics: Diagnostics) -> None:
    """Check the tables of all outputs: words are cut only where it is said, once a slide."""
    cut = [check(*each) for each in tables(presentation)]
    assert cut
    found = [each for each in diagnostics if each.code.name == "word-broken"]
    assert any(cut) == bool(found)
    on_slides = [each.message.partition(" on slide ")[2] for each in found]
    assert len({each for each in on_slides if each}) == len([each for each in on_slides if each])


def random_slides(seed: int, count: int) -> list[Slide]:
    """Make slides with a table each: alone, in a narrow column, in the notes; and a chart."""
    random = Random(seed)  # noqa: S311 - sample tables, no secret
    slides = []
    for number in range(count):
        made = random_table(random)
        places: tuple[dict[str, tuple[Block, ...]], ...] = (
            {"blocks": (made,)},
            {"blocks": (div("columns", div("column", made), div("column", para("Sample"))),)},
            {"blocks": (para(),), "notes": (made,), "handout": (made,)},
            {"blocks": (random_chart(random),)},
        )
        fields = places[number % len(places)]
        slides.append(slide(id=f"s{number}", title=text(f"Sample {number}"), **fields))
    return slides


@pytest.mark.parametrize("seed", range(3))
def test_no_row_cuts_a_word_while_another_column_has_room(seed: int) -> None:
    for made in random_slides(seed, 4):
        check_all(*laid_out(made))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_no_row_of_300_tables_cuts_a_word_while_another_column_has_room(seed: int) -> None:
    for made in random_slides(seed, 30):
        check_all(*laid_out(made, large=seed % 2 == 0))


@pytest.mark.parametrize(("seed", "number"), [(103, 25), (108, 29)])
def test_a_table_for_which_half_a_slide_is_too_little_takes_all_of_its_width(
    seed: int, number: int
) -> None:
    presentation, diagnostics = laid_out(random_slides(seed, 30)[number])
    (scene,) = presentation.scenes
    found = [item for item in walk_items(scene.items) if isinstance(item, TableItem)]
    assert found[0].rect.width > presentation.width / 2
    check_all(presentation, diagnostics)


def side_by_side(kind: str, random: Random) -> tuple[Block, ...]:
    """Make columns, cards, steps or statistics of a few words each."""

    def words(most: int) -> str:
        return ", ".join(random.choices(COMMON, k=random.randint(1, most)))

    if kind == "columns":
        return (div(kind, *(div("column", para(words(4))) for _ in range(random.randint(2, 5)))),)
    if kind == "steps":
        return (div(kind, items(*(words(3) for _ in range(random.randint(2, 12))), ordered=True)),)
    if kind == "stat":
        return tuple(div(kind, value="75%", label=words(3)) for _ in range(random.randint(1, 6)))
    return (items(*(words(5) for _ in range(random.randint(2, 9))), ordered=True),)


@pytest.mark.parametrize("kind", ["columns", "steps", "stat", "learning-points", "contacts"])
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_columns_cards_and_steps_cut_no_word_that_has_room(kind: str, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - sample words, no secret
    for number in range(6 if seed == 1 else 60):
        layout = kind if kind in ("learning-points", "contacts") else None
        made = slide(*side_by_side(kind, random), id=f"s{number}", layout=layout)
        presentation, diagnostics = laid_out(replace(made, notes=made.blocks))
        for scene in presentation.scenes:
            assert worst_break(scene.items) < CUT, (number, made.blocks)
        assert "word-broken" not in [each.code.name for each in diagnostics]


# --- columns in which nothing has room -----------------------------------------------------

IN_COLUMNS = {
    "empty code": "```\n```",
    "code": "```\nx\n```",
    "a table": "|a|b|\n|-|-|\n|1|2|",
    "a chart": '```chart {type=column title="T" alt="A"}\nx,y\na,1\nb,2\n```',
    "slices": '```chart {type=pie title="T" alt="A"}\nx,y\na,1\nb,2\n```',
    "a picture": "![A](p.png)",
    "a quotation": "> a",
    "steps": "::: steps\n1. a\n2. b\n:::",
}


@pytest.mark.parametrize("held", IN_COLUMNS.values(), ids=IN_COLUMNS)
def test_a_column_in_which_nothing_has_room_is_named(held: str, tmp_path: Path) -> None:
    Image.new("RGB", (30, 30)).save(tmp_path / "p.png")
    file = tmp_path / "talk.md"
    wide, narrow = "::: column {width=99%}\nText.\n:::\n", f"::: column\n{held}\n:::\n"
    file.write_text(f"# T {{layout=comparison}}\n\n::: columns\n{wide}{narrow}:::\n")
    diagnostics = Diagnostics()
    deck = read_deck(file, diagnostics)
    assert deck is not None
    lay_out_pages(lay_out(deck, default_brand(), diagnostics), ["handout"], diagnostics)
    (found,) = (it for it in diagnostics if it.code.name == "no-room" and "on slide" in it.message)
    assert "column 2" in found.message
    assert (found.line in (8, 9), found.path[-7:]) == (True, "talk.md")


def test_columns_within_columns_are_not_tried_with_every_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or each level would take many times as long as the one above it."""
    tried: list[int] = []
    make = containers._column  # what is counted
    monkeypatch.setattr(
        containers, "_column", lambda *args, **options: tried.append(1) or make(*args, **options)
    )
    inner: Block = para("unfathomablyincomprehensible")
    for _ in range(4):
        word = para("incomprehensibilities")
        column = Column(blocks=(word, inner), width=0.4, span=word.span)
        inner = Columns(columns=(column, column), span=word.span)
    scenes_of(slide(inner))
    assert 0 < len(tried) < 5_000
