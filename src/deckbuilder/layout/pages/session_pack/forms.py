"""Forms to copy: the register of attendance and the evaluation of a session.

Owns their words and how many rows and lines they have. Refuses the certificate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
from deckbuilder.layout.pages.common.pages_builder import TICK_BOX, PagesBuilder, Section
from deckbuilder.model import Alignment, Outcome
from deckbuilder.scene.page import PageItem, PageItems
from deckbuilder.scene.presentation import Presentation
from deckbuilder.scene.slide import TableItem

_ROWS = 24
"""The least number of people that the register has room for."""
_ROW = 32.0
"""The height of a row to sign in, in points: over 11 mm."""
_SCALE = ("not at all", "a little", "partly", "mostly", "fully")
_PAD = 20.0
_MIN_LINES, _MAX_LINES = 2, 7
"""How many lines a question has to write on."""
_BEFORE = ("What do you hope to learn?",)
_AFTER = (
    "What was most useful to you?",
    "What would have made the session better?",
    "What will you do differently at work?",
)


# --- register ------------------------------------------------------------------------------


def lay_out_register(builder: PagesBuilder) -> None:
    """Set the register: who took part, on whole pages of rows to sign."""
    section = builder.section("Register of attendance", id="register")
    section.paragraph(_workshop(builder.presentation), bold=True)
    section.fields(("Date", "Place", "Facilitator"))
    section.space(builder.sheet.measures.size)
    height = _ROW * builder.sheet.measures.size / 12
    _set_rows(section, _count_rows(section, height), height)


def _set_rows(section: Section, count: int, height: float) -> None:
    section.table(
        ("No.", "Name", "Team or agency", "Signature"),
        [(str(number), "", "", "") for number in range(1, count + 1)],
        row_height=height,
        widths=(1.1, 3.5, 3.5, 3),
        alt="Rows to sign, one for each person",
        grid=True,
        row_heads=True,
    )


def _count_rows(section: Section, height: float) -> int:
    """Return how many rows fill the pages that the least number needs.

    More than enough are set, counted on each page, and taken away again.
    """
    sheet, children = section.sheet, section.element.children
    start, child_count = sheet.checkpoint(), len(children)
    _set_rows(section, 3 * _ROWS, height)
    pages = sheet.pages[start.pages - 1 :]
    rows = 0
    for items in (pages[0][start.items :], *pages[1:]):
        rows += sum(len(table.rows) - 1 for table in _tables(items))
        if rows >= _ROWS:
            break
    sheet.restore(start)
    del children[child_count:]
    return rows


def _tables(items: Iterable[PageItem]) -> Iterator[TableItem]:
    placed = (inner for item in items if isinstance(item, PageItems) for inner in item.items)
    return (item for item in placed if isinstance(item, TableItem))


def _workshop(presentation: Presentation) -> str:
    deck = presentation.deck
    return f"{deck.title}: {deck.subtitle}" if deck.subtitle else deck.title


# --- evaluation ----------------------------------------------------------------------------


def lay_out_evaluation(builder: PagesBuilder) -> None:
    """Set the evaluation form: how confident people are before and after, and open questions.

    With outcomes it has two sides, so that people can fill in the first as they arrive. The
    question of what they hope for is left out where that side has no room.
    """
    outcomes = builder.presentation.deck.outcomes
    section = builder.section("Evaluation", id="evaluation")
    section.paragraph(_workshop(builder.presentation), bold=True)
    section.fields(("Date",))
    if outcomes:
        _set_scale(section, "Before the session", outcomes)
        if _lines_for(section, _BEFORE) >= _MIN_LINES:
            _set_questions(section, _BEFORE)
        section.begin_page()
        _set_scale(section, "After the session", outcomes)
    _set_questions(section, _AFTER)


def _set_scale(section: Section, when: str, outcomes: Sequence[Outcome]) -> None:
    """Set the outcomes, each with a scale to tick."""
    size = section.sheet.measures.size
    key = ", ".join(f"{number} {words}" for number, words in enumerate(_SCALE, 1))
    width, count = size * 1.2 + _PAD, len(_SCALE)
    centre: Alignment = "center"
    section.heading(when)
    section.paragraph("How confident do you feel about each outcome? Tick one box in each row.")
    section.paragraph(f"{key.capitalize()}.")
    section.table(
        ("Outcome", *map(str, range(1, count + 1))),
        [(outcome.text, *repeat(TICK_BOX, count)) for outcome in outcomes],
        widths=(section.sheet.width - width * count, *repeat(width, count)),
        align=("left", *repeat(centre, count)),
        grid=True,
        row_heads=True,
        alt=f"{when}: each outcome, with a scale from 1 to {count} to tick",
    )
    section.space(size)


def _set_questions(section: Section, questions: Sequence[str]) -> None:
    """Set open questions together, with the lines that the page has room for."""
    if _lines_for(section, questions) < _MIN_LINES:
        section.begin_page()
    count = max(_MIN_LINES, _lines_for(section, questions))
    for question in questions:
        section.heading(question)
        section.ruled_lines(count)


def _lines_for(section: Section, questions: Sequence[str]) -> int:
    """Return how many lines each question would have on what is left of the page."""
    sheet = section.sheet
    each = sheet.room / len(questions) - sheet.measures.pitch * 2.2
    return min(_MAX_LINES, int(each / RULE_PITCH))
