"""Fenced divs: the blocks between `::: name` and `:::`.

Owns their names, their attributes, and what each may hold. Refuses to read their content: it
is given as blocks that were read. Adding a container is an entry in `_KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

from msgspec import Struct, field

from deckbuilder import codes
from deckbuilder.diagnostics import Span, did_you_mean
from deckbuilder.model import Block, Container, ContainerKind, ItemList
from deckbuilder.source.attributes import BRACES, read_attributes
from deckbuilder.source.reading import SlideReading
from deckbuilder.source.settings import (
    AMOUNT,
    COUNT,
    PERCENT,
    TEXT,
    Inline,
    Setting,
    one_of,
    read_settings,
)

_OPENER = re.compile(r"(?P<name>[^\s{]*)\s*(?P<braces>\{.*)?(?P<rest>.*)", re.DOTALL)

Blocks = tuple[Block, ...]


class Opener(Struct, frozen=True):
    """The line that opens a div: its name ("" for none) and its attributes as checked."""

    name: str
    attributes: Mapping[str, str]
    where: Span


class _Kind(Struct, frozen=True):
    """A kind of div: its settings, those it must have, defaults, and what it may hold."""

    settings: Mapping[str, Setting] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    holds: Callable[[Blocks], bool] | None = None
    expects: str = ""
    example: str = ""


def _has_list(blocks: Blocks) -> bool:
    return any(isinstance(block, ItemList) for block in blocks)


def _is_numbered_list(blocks: Blocks) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], ItemList) and blocks[0].ordered


def _has_columns(blocks: Blocks) -> bool:
    return bool(blocks) and all(_is_column(block) for block in blocks)


def _is_column(block: Block) -> bool:
    return isinstance(block, Container) and block.kind == "column"


_KINDS: dict[str, _Kind] = {
    "notes": _Kind(),
    "handout": _Kind(),
    "columns": _Kind(
        holds=_has_columns, expects="only ::: column blocks", example="::: column"
    ),
    "column": _Kind({"width": PERCENT}),
    "callout": _Kind(
        {"kind": one_of("key", "warning", "wellbeing"), "title": TEXT}, defaults={"kind": "key"}
    ),
    "activity": _Kind({"minutes": AMOUNT, "title": TEXT}),
    "reflect": _Kind(
        {"lines": COUNT}, defaults={"lines": "3"},
        holds=_has_list, expects="a list of questions", example="- What would you do?",
    ),
    "stat": _Kind(
        {"value": TEXT, "label": TEXT, "source": TEXT}, required=("value", "label"),
    ),
    "steps": _Kind(
        holds=_is_numbered_list, expects="one numbered list and nothing else", example="1. First",
    ),
}  # fmt: skip


def read_opener(info: str, where: Span, reading: SlideReading) -> Opener:
    """Read what follows the colons; a name that is not known is reported and becomes ""."""
    match = _OPENER.fullmatch(info)
    assert match is not None  # noqa: S101 - the pattern matches any text
    diagnostics = reading.deck.diagnostics
    braces = BRACES.fullmatch((match["braces"] or "").rstrip().rstrip(":").rstrip())
    if match["rest"] or (match["braces"] and braces is None):
        reading.report(
            codes.BROKEN_ATTRIBUTES, where, f"what follows ::: cannot be read: {info!r}",
            hint='write ::: name, or ::: name {key="two words"}, on one line',
        )  # fmt: skip
    written = read_attributes(braces[1] if braces else "", where, diagnostics)
    whole = not written.broken and not (match["braces"] and braces is None)
    classes = list(written.classes)
    name = match["name"] or (classes.pop(0) if classes else "")
    kind = _KINDS.get(name)
    if kind is None:
        reading.report(
            codes.UNKNOWN_DIV, where, f"there is no block ::: {name}".rstrip(),
            hint=did_you_mean(name, _KINDS),
        )  # fmt: skip
        return Opener("", {}, where)
    if classes or written.id:
        reading.report(
            codes.UNKNOWN_KEY, where, f"::: {name} takes no class and no id",
            hint="write key=value inside the braces",
        )  # fmt: skip
    attributes = _read_attributes(name, kind, written.values, where, reading)
    for key in kind.required if whole else ():
        if key not in attributes:
            reading.report(
                codes.MISSING_SETTING, where, f"::: {name} has no {key}",
                hint=f'write ::: {name} {{{key}="..."}}',
            )  # fmt: skip
    return Opener(name, attributes, where)


def _read_attributes(
    name: str, kind: _Kind, written: Mapping[str, str], where: Span, reading: SlideReading
) -> dict[str, str]:
    inserts = reading.deck.inserts
    found = read_settings(
        Inline(written, where), kind.settings, what=f"::: {name}",
        inserts=inserts, diagnostics=reading.deck.diagnostics,
    )  # fmt: skip
    texts = {key: inserts.expand(written[key], where).strip() for key in found}
    return {**kind.defaults, **texts}


def make_div(
    opener: Opener, blocks: Blocks, span: Span, parent: str, reading: SlideReading
) -> Blocks:
    """Return what a div becomes among the blocks of `parent`, the div around it or "".

    Notes and handout text are collected in `reading`. A div of no known name, and a column
    outside columns, leave their content.
    """
    name = opener.name
    if name in {"notes", "handout"}:
        if parent:
            _report(opener, f"::: {name} stands inside ::: {parent}",
                    f"close ::: {parent} before it", reading)  # fmt: skip
        (reading.notes if name == "notes" else reading.handout).extend(blocks)
        return ()
    if name == "column" and parent != "columns":
        _report(opener, "::: column stands outside ::: columns",
                "put ::: columns around the columns", reading)  # fmt: skip
        return blocks
    if not name:
        return blocks
    kind = _KINDS[name]
    if _is_empty(opener, kind, blocks):
        example = f", for example: {kind.example}" if kind.example else ""
        hint = f"take it out, or write what belongs in it{example}"
        reading.report_empty(span, f"::: {name}", hint)
        return ()
    if kind.holds is not None and not kind.holds(blocks):
        hint = f"for example: {kind.example}"
        _report(opener, f"::: {name} must hold {kind.expects}", hint, reading)
    if name == "columns":
        _check_widths(opener, blocks, reading)
        blocks = _only_columns(blocks)
    container = Container(
        kind=cast("ContainerKind", name), attributes=opener.attributes, blocks=blocks,
        span=span,
    )  # fmt: skip
    return (container,)


def _is_empty(opener: Opener, kind: _Kind, blocks: Blocks) -> bool:
    """Tell whether a div shows nothing: no block, not in its columns either, and no title.

    A column may be empty, to leave a space beside others, and a statistic is in its attributes.
    """
    if opener.name == "column" or kind.required or opener.attributes.get("title"):
        return False
    return all(isinstance(each, Container) and _is_column(each) and not each.blocks
               for each in blocks)  # fmt: skip


def _check_widths(opener: Opener, blocks: Blocks, reading: SlideReading) -> None:
    """Report columns that are together wider than the slide, or leave one of them no room."""
    written = [block.attributes.get("width") for block in blocks if isinstance(block, Container)]
    total = sum(int(width[:-1]) for width in written if width)
    if total > 100 or (total == 100 and None in written):
        reading.report(
            codes.WRONG_VALUE, opener.where, f"the widths of the columns add up to {total}%",
            hint="together they are 100%, or less where a column has no width of its own",
        )  # fmt: skip


def _only_columns(blocks: Blocks) -> Blocks:
    """Put each block that stands between columns into a column of its own."""
    return tuple(
        block
        if _is_column(block)
        else Container(kind="column", attributes={}, blocks=(block,), span=block.span)
        for block in blocks
    )


def _report(opener: Opener, message: str, hint: str, reading: SlideReading) -> None:
    reading.report(codes.MISPLACED_BLOCK, opener.where, message, hint=hint)
