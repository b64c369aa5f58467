"""Fenced divs: the blocks between `::: name` and `:::`.

Owns their names, their attributes, and what each may hold. Refuses to read their content: it
is given as blocks that were read. Adding a container is an entry in `_KINDS` and its struct in
`model`; type checking names the other places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from typing import Any

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Span, did_you_mean
from deckbuilder.files.limits import COLUMNS_LEVELS
from deckbuilder.model import (
    Activity,
    Block,
    Callout,
    Column,
    Columns,
    ItemList,
    Reflect,
    Statistic,
    Steps,
    is_running_text,
)
from deckbuilder.source.dialects.programs import DIVS
from deckbuilder.source.markdown.attributes import BRACES
from deckbuilder.source.markdown.inlines import read_inlines
from deckbuilder.source.markdown.state import SlideReading
from deckbuilder.source.settings.schema import (
    AMOUNT,
    COUNT,
    MARKED,
    PERCENT,
    Setting,
    one_of,
)

_OPENER = re.compile(r"(?P<name>[^\s{]*)\s*(?P<braces>\{.*)?(?P<rest>.*)", re.DOTALL)

LIST, QUOTATION, FOOTNOTE = "a list item", "a quotation", "a footnote"
"""What blocks stand in that is no div, in words."""

_WAYS_OUT = {
    LIST: "write it below the list, each of its lines from the left margin",
    QUOTATION: "write it below the quotation, without > before its lines",
    FOOTNOTE: "write it on the slide, each of its lines from the left margin",
}
"""What to do with notes and handout text that stand in these."""

Blocks = tuple[Block, ...]
Pieces = tuple[Block | Column, ...]
"""What stands in a div: blocks, and columns where the div is `columns`."""


class Opener(Struct, frozen=True):
    """The line that opens a div: its name ("" for none) and its attributes as checked."""

    name: str
    attributes: Mapping[str, Any]
    where: Span


Maker = Callable[[Mapping[str, Any], Blocks, Span], Blocks]


class _Kind(Struct, frozen=True):
    """A kind of div: its settings, those it must have, what it may hold and what it becomes.

    One without `make` is no container: its content goes elsewhere.
    """

    settings: Mapping[str, Setting] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    make: Maker | None = None
    holds: Callable[[Blocks], bool] | None = None
    expects: str = ""
    example: str = ""


def _has_list(blocks: Blocks) -> bool:
    return any(isinstance(block, ItemList) for block in blocks)


def _is_numbered_list(blocks: Blocks) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], ItemList) and blocks[0].ordered


def _make_callout(values: Mapping[str, Any], blocks: Blocks, span: Span) -> Blocks:
    kind = values.get("kind", "key")
    return (Callout(kind=kind, title=values.get("title", ()), blocks=blocks, span=span),)


def _make_activity(values: Mapping[str, Any], blocks: Blocks, span: Span) -> Blocks:
    texts = {key: values.get(key, ()) for key in ("title", "grouping")}
    return (Activity(minutes=values.get("minutes"), blocks=blocks, span=span, **texts),)


def _make_reflect(values: Mapping[str, Any], blocks: Blocks, span: Span) -> Blocks:
    return (Reflect(lines=int(values.get("lines", 3)), blocks=blocks, span=span),)


def _make_statistic(values: Mapping[str, Any], blocks: Blocks, span: Span) -> Blocks:
    """Make a statistic with the text that follows it; a picture and all below it stand after it."""
    value, label, source = (values.get(key, ()) for key in ("value", "label", "source"))
    text = tuple(takewhile(is_running_text, blocks))
    stat = Statistic(
        value=value,
        label=label,
        source=source,
        pictogram=values.get("pictogram"),
        blocks=text,
        span=span,
    )
    return (stat, *blocks[len(text) :])


def _make_steps(_: Mapping[str, Any], blocks: Blocks, span: Span) -> Blocks:
    return (Steps(blocks=blocks, span=span),)


_KINDS: dict[str, _Kind] = {
    "notes": _Kind(),
    "handout": _Kind(),
    "columns": _Kind(expects="only ::: column blocks", example="::: column"),
    "column": _Kind({"width": PERCENT}),
    "callout": _Kind(
        {"kind": one_of("key", "warning", "wellbeing"), "title": MARKED}, make=_make_callout
    ),
    "activity": _Kind(
        {"minutes": AMOUNT, "title": MARKED, "grouping": MARKED}, make=_make_activity
    ),
    "reflect": _Kind(
        {"lines": COUNT}, make=_make_reflect,
        holds=_has_list, expects="a list of questions", example="- What would you do?",
    ),
    "stat": _Kind(
        {"value": MARKED, "label": MARKED, "source": MARKED,
         "pictogram": one_of("discs", "figures")},
        required=("value", "label"), make=_make_statistic,
    ),
    "steps": _Kind(
        make=_make_steps, holds=_is_numbered_list,
        expects="one numbered list and nothing else", example="1. First",
    ),
}  # fmt: skip


def read_opener(info: str, where: Span, reading: SlideReading) -> Opener:
    """Read what follows the colons; a name that is not known is reported and becomes ""."""
    match = _OPENER.fullmatch(info)
    assert match is not None  # noqa: S101 - the pattern matches any text
    braces = BRACES.fullmatch((match["braces"] or "").rstrip().rstrip(":").rstrip())
    if match["rest"] or (match["braces"] and braces is None):
        reading.report(
            codes.BROKEN_ATTRIBUTES,
            where,
            f"what follows ::: cannot be read: {info!r}",
            hint='write ::: name, or ::: name {key="two words"}, on one line',
        )
    written = reading.read_attributes(braces[1] if braces else "", where)
    whole = not written.broken and not (match["braces"] and braces is None)
    classes = list(written.classes)
    name = match["name"] or (classes.pop(0) if classes else "")
    kind = _KINDS.get(name)
    if kind is None:
        reading.report(
            codes.UNKNOWN_DIV,
            where,
            f"there is no block ::: {name}" if name else "the block has no name",
            hint=DIVS.get(name) or did_you_mean(name, _KINDS),
        )
        return Opener("", {}, where)
    if classes or written.id:
        reading.report(
            codes.UNKNOWN_KEY,
            where,
            f"::: {name} takes no class and no id",
            hint="write key=value inside the braces",
        )
    attributes = reading.read_settings(written.values, kind.settings, f"::: {name}", where)
    for key in attributes:
        if kind.settings[key] is MARKED:
            attributes[key] = read_inlines(attributes[key], reading, where)
    if sign := attributes.get("pictogram"):
        from deckbuilder.source.markdown.blocks.pictograms import read_pictogram  # for few slides

        value = attributes.get("value", ())
        attributes["pictogram"] = read_pictogram(sign, value, where, reading)
    for key in kind.required if whole else ():
        if key not in attributes:
            reading.report(
                codes.MISSING_SETTING,
                where,
                f"::: {name} has no {key}",
                hint=f'write ::: {name} {{{key}="..."}}',
            )
    return Opener(name, attributes, where)


def only_blocks(pieces: Iterable[Block | Column]) -> Blocks:
    """Return pieces as blocks: there are no columns among them but in `::: columns`."""
    return tuple(piece for piece in pieces if not isinstance(piece, Column))


def make_div(
    opener: Opener, pieces: Pieces, span: Span, parent: str, reading: SlideReading
) -> Pieces:
    """Return what a div becomes among the blocks of `parent`, the div around it or "".

    Notes and handout text are collected in `reading`, wherever on the slide they stand. A div of
    no known name, and a column outside columns, leave their content.
    """
    if opener.name == "columns":
        return _make_columns(opener, pieces, span, reading)
    blocks = only_blocks(pieces)
    if opener.name == "column":
        return _make_column(opener, blocks, span, parent, reading)
    if opener.name in {"notes", "handout"}:
        if around := next(filter(None, reading.around), ""):
            message = f"::: {opener.name} stands inside {around}"
            _report(opener, message, _WAYS_OUT.get(around, f"close {around} before it"), reading)
        (reading.notes if opener.name == "notes" else reading.handout).extend(blocks)
        return ()
    return _make_container(opener, blocks, span, reading) if opener.name else blocks


def _make_container(opener: Opener, blocks: Blocks, span: Span, reading: SlideReading) -> Blocks:
    name, kind = opener.name, _KINDS[opener.name]
    texts = [
        opener.attributes.get(key) for key, setting in kind.settings.items() if setting is MARKED
    ]
    if not (blocks or any(texts)):  # a statistic is in its attributes, and a title may stand alone
        _report_empty(kind, name, span, reading)
        return ()
    if kind.holds is not None and not kind.holds(blocks):
        hint = f"for example: {kind.example}"
        _report(opener, f"::: {name} must hold {kind.expects}", hint, reading)
    assert kind.make is not None  # noqa: S101 - all others were handled before
    return kind.make(opener.attributes, blocks, span)


def _report_empty(kind: _Kind, name: str, span: Span, reading: SlideReading) -> None:
    example = f", for example: {kind.example}" if kind.example else ""
    hint = f"take it out, or write what belongs in it{example}"
    reading.report_empty(span, f"::: {name}", hint)


# --- columns -------------------------------------------------------------------------------


def _make_column(
    opener: Opener, blocks: Blocks, span: Span, parent: str, reading: SlideReading
) -> Pieces:
    """Make a column, which may be empty to leave a space beside others."""
    if parent != "columns":
        _report(
            opener,
            "::: column stands outside ::: columns",
            "put ::: columns around the columns",
            reading,
        )
        return blocks
    width = opener.attributes.get("width")
    return (Column(blocks=blocks, width=int(width[:-1]) / 100 if width else None, span=span),)


def _make_columns(opener: Opener, pieces: Pieces, span: Span, reading: SlideReading) -> Blocks:
    """Make columns; a block that stands between them gets a column of its own."""
    kind = _KINDS["columns"]
    if not any(piece.blocks if isinstance(piece, Column) else True for piece in pieces):
        _report_empty(kind, "columns", span, reading)
        return ()
    if not all(isinstance(piece, Column) for piece in pieces):
        hint = f"for example: {kind.example}"
        _report(opener, f"::: columns must hold {kind.expects}", hint, reading)
    columns = tuple(
        piece if isinstance(piece, Column) else Column(blocks=(piece,), span=piece.span)
        for piece in pieces
    )
    _check_widths(opener, columns, reading)
    if reading.around.count("::: columns") >= COLUMNS_LEVELS.max:
        message = f"columns are nested too deeply: {COLUMNS_LEVELS.max} may stand in each other"
        hint = "write them below each other: no slide has room for so many"
        reading.report(codes.NESTED_TOO_DEEP, span, message, hint=hint)
        return tuple(block for column in columns for block in column.blocks)
    return (Columns(columns=columns, span=span),)


def _check_widths(opener: Opener, columns: tuple[Column, ...], reading: SlideReading) -> None:
    """Report columns that are together wider than the slide, or leave one of them no room."""
    written = [column.width for column in columns]
    total = sum(round(100 * width) for width in written if width)
    if total > 100 or (total == 100 and None in written):
        reading.report(
            codes.WRONG_VALUE,
            opener.where,
            f"the widths of the columns add up to {total}%",
            hint="together they are 100%, or less where a column has no width of its own",
        )


def _report(opener: Opener, message: str, hint: str, reading: SlideReading) -> None:
    reading.report(codes.MISPLACED_BLOCK, opener.where, message, hint=hint)
