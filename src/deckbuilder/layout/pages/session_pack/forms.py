"""Forms to copy: the register of attendance and the evaluation of a session.

Owns their words and how many rows and lines they have. Refuses the certificate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat

from deckbuilder.layout.pages.common.booklet import BOX, Booklet, Section
from deckbuilder.layout.pages.common.page_grid import RULE_PITCH
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
_LEAST_LINES, _MOST_LINES = 2, 7
"""How many lines a question has to write on."""
_BEFORE = ("What do you hope to learn?",)
_AFTER = (
    "What was most useful to you?",
    "What would have made the session better?",
    "What will you do differently at work?",
)


# --- register ------------------------------------------------------------------------------


def lay_out_register(booklet: Booklet) -> None:
    """Set the register: who took part, on whole pages of rows to sign."""
    section = booklet.section("Register of attendance", id="register")
    section.say(_workshop(booklet.presentation), bold=True)
    section.fields(("Date", "Place", "Facilitator"))
    section.space(booklet.sheet.measures.size)
    height = _ROW * booklet.sheet.measures.size / 12
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
    mark, held = sheet.mark(), len(children)
    _set_rows(section, 3 * _ROWS, height)
    rows = 0
    for index in range(mark.pages - 1, len(sheet.pages)):
        begin = mark.items if index == mark.pages - 1 else 0
        tables = (it for item in sheet.pages[index][begin:] for it in _tables(item))
        rows += sum(len(table.rows) - 1 for table in tables)
        if rows >= _ROWS:
            break
    sheet.restore(mark)
    del children[held:]
    return rows


def _tables(item: PageItem) -> Iterator[TableItem]:
    if isinstance(item, PageItems):
        yield from (it for it in item.items if isinstance(it, TableItem))


def _workshop(presentation: Presentation) -> str:
    deck = presentation.deck
    return f"{deck.title}: {deck.subtitle}" if deck.subtitle else deck.title


# --- evaluation ----------------------------------------------------------------------------


def lay_out_evaluation(booklet: Booklet) -> None:
    """Set the evaluation form: how confident people are before and after, and what they say.

    With outcomes it has two sides, so that people can fill in the first as they arrive. What
    they hope for is asked only where that side has room.
    """
    outcomes = booklet.presentation.deck.outcomes
    section = booklet.section("Evaluation", id="evaluation")
    section.say(_workshop(booklet.presentation), bold=True)
    section.fields(("Date",))
    if outcomes:
        _set_scale(section, "Before the session", outcomes)
        if _lines_for(section, _BEFORE) >= _LEAST_LINES:
            _set_questions(section, _BEFORE)
        section.turn()
        _set_scale(section, "After the session", outcomes)
    _set_questions(section, _AFTER)


def _set_scale(section: Section, when: str, outcomes: Sequence[Outcome]) -> None:
    """Set the outcomes, each with a scale to tick."""
    size = section.sheet.measures.size
    key = ", ".join(f"{number} {words}" for number, words in enumerate(_SCALE, 1))
    box = size * 1.2 + _PAD
    centre: Alignment = "center"
    section.head(when)
    section.say("How confident do you feel about each outcome? Tick one box in each row.")
    section.say(f"{key.capitalize()}.")
    section.table(
        ("Outcome", *map(str, range(1, len(_SCALE) + 1))),
        [(outcome.text, *repeat(BOX, len(_SCALE))) for outcome in outcomes],
        widths=(section.sheet.width - box * len(_SCALE), *repeat(box, len(_SCALE))),
        align=("left", *repeat(centre, len(_SCALE))),
        grid=True,
        row_heads=True,
        alt=f"{when}: each outcome, with a scale from 1 to {len(_SCALE)} to tick",
    )
    section.space(size)


def _set_questions(section: Section, questions: Sequence[str]) -> None:
    """Set open questions together, with the lines that the page has room for."""
    if _lines_for(section, questions) < _LEAST_LINES:
        section.turn()
    count = max(_LEAST_LINES, _lines_for(section, questions))
    for question in questions:
        section.head(question)
        section.lines(count)


def _lines_for(section: Section, questions: Sequence[str]) -> int:
    """Return how many lines each question would have on what is left of the page."""
    sheet = section.sheet
    each = sheet.room / len(questions) - sheet.measures.pitch * 2.2
    return min(_MOST_LINES, int(each / RULE_PITCH))
