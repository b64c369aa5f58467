"""Slides: settings, title, content, notes and footnotes of each.

Owns the split of a Markdown file into slides, their ids and their settings. Refuses the deck's
own settings, and whether a layout's name is known: layout says that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from deckbuilder import codes
from deckbuilder.diagnostics import Diagnostics, Span
from deckbuilder.model import Inline, Slide, Text, inline_text
from deckbuilder.settings import as_fields, decide
from deckbuilder.source.dialects.programs import TITLE_MARKS
from deckbuilder.source.markdown.attributes import Attributes, split_trailing
from deckbuilder.source.markdown.blocks.dispatch import read_blocks
from deckbuilder.source.markdown.checks.likely_mistakes import check_underline
from deckbuilder.source.markdown.checks.notes_in_text import note_title
from deckbuilder.source.markdown.checks.other_files import check_header, check_levels
from deckbuilder.source.markdown.footnotes import add_unused, read_footnotes
from deckbuilder.source.markdown.inlines import read_inlines
from deckbuilder.source.markdown.splitting import SlideTokens, split_slides, take_title
from deckbuilder.source.markdown.state import DeckReading, SlideReading
from deckbuilder.source.markdown.tokens import Cursor, MarkdownFile, check_definitions
from deckbuilder.source.markdown.unfilled import leave_out_unfilled
from deckbuilder.source.settings.declarations import DECK, PLACING, SLIDE
from deckbuilder.source.settings.front_matter import FrontMatter
from deckbuilder.source.settings.schema import AttributeSettings, WrittenSettings, read_settings

# --- the slides of a file ------------------------------------------------------------------


def read_slide_file(
    file: MarkdownFile, front: FrontMatter, id_: str, deck: DeckReading, *, titled: bool = True
) -> Slide:
    """Read a file that is one slide, whose id is its name's.

    One that is not `titled` adds to a slide, and may do without a title.
    """
    check_header(file)
    written = take_title(file)
    drafts = [_read_slide(written, file, front, deck, file.span(), id_=id_, titled=titled)]
    return _finish(drafts, file, deck)[0]


def read_slides(file: MarkdownFile, deck_title: str, deck: DeckReading) -> list[Slide]:
    """Read a file that is a whole deck: slides begin at `---` and at headings."""
    drafts: list[tuple[Slide, SlideReading]] = []
    taken: dict[str, int] = {}
    check_header(file)
    chunks = split_slides(file)
    if not chunks and file.definitions:
        chunks = [SlideTokens([])]
    check_levels(chunks, file)
    front = FrontMatter(file.path)
    for index, chunk in enumerate(chunks):
        first = chunk.first_line
        last = index + 1 == len(chunks)
        end = file.last_line if last else chunks[index + 1].first_line - 1
        span = Span(file.path, first, max(first, end))
        untitled = deck_title if index == 0 else ""
        drafts.append(_read_slide(chunk, file, front, deck, span, taken=taken, untitled=untitled))
    return _finish(drafts, file, deck)


def _finish(
    drafts: Sequence[tuple[Slide, SlideReading]], file: MarkdownFile, deck: DeckReading
) -> list[Slide]:
    """Return the slides of a file, and report what is told once of each and of the file."""
    slides = add_unused(drafts, file.definitions)
    for _, reading in drafts:
        reading.remarks.report(file.path, deck.diagnostics)
    file.remarks.report(file.path, deck.diagnostics)
    check_definitions(file, deck.diagnostics)
    return slides


def read_first_heading(file: MarkdownFile, deck: DeckReading) -> str:
    """Return the plain text of a file's first heading that no block holds, or nothing."""
    tokens = iter(file.tokens)
    for token in tokens:
        if token.type == "heading_open" and token.level == 0:
            text, _ = split_trailing(next(tokens).content)
            own = dict(file.definitions)  # the title is read again, with footnotes within it
            reading = SlideReading(deck, file.path, file.lines, file.env, own, set())
            title = inline_text(read_inlines(text, reading, file.span()))
            return " ".join(title.split())
    return ""


# --- one slide -----------------------------------------------------------------------------


def _read_slide(
    written: SlideTokens,
    file: MarkdownFile,
    front: FrontMatter,
    deck: DeckReading,
    span: Span,
    *,
    id_: str = "",
    taken: dict[str, int] | None = None,
    untitled: str = "",
    titled: bool = True,
) -> tuple[Slide, SlideReading]:
    """Read one slide, and keep the state of that for footnotes that are found later.

    In a file of its own its id is `id_`; among others it is made of the title, unlike all
    in `taken`. `untitled` is the title of a slide that has none of its own; one that is not
    `titled` needs none.
    """
    deck.inserts.used.clear()
    reading = SlideReading(
        deck, file.path, file.lines, file.env, file.definitions, file.labels_used, file.remarks
    )
    reading.single, reading.program = taken is not None, file.program
    reading.remarks.apart = file.remarks.apart
    title, attributes, where = _read_title(written, reading, span, untitled, titled=titled)
    settings, spans = _read_settings(front, attributes, where, reading)
    if taken is not None:
        id_ = _make_id(attributes.id, inline_text(title), where, taken, deck.diagnostics)
    elif attributes.id:
        reading.report(
            codes.WRONG_VALUE,
            where,
            f"the slide's id cannot be {attributes.id!r}",
            hint=f"its file's name makes it {id_!r}: rename the file instead",
        )
    blocks = read_blocks(Cursor(written.tokens), reading)
    footnotes = read_footnotes(reading)
    deck.inserted.update(deck.inserts.used)
    slide = Slide(
        id=id_,
        title=title,
        blocks=leave_out_unfilled(blocks, deck.inserts.open),
        notes=tuple(reading.notes),
        handout=leave_out_unfilled(tuple(reading.handout), deck.inserts.open),
        footnotes=footnotes,
        inserts=tuple(sorted(deck.inserts.used)),
        span=span,
        setting_spans={"title": where, **spans},
        **as_fields(settings, SLIDE),
    )
    return slide, reading


def _read_title(
    written: SlideTokens, reading: SlideReading, span: Span, untitled: str, *, titled: bool
) -> tuple[tuple[Inline, ...], Attributes, Span]:
    token = written.title
    where = (
        Span(span.path, span.first_line, span.first_line) if token is None else reading.span(token)
    )
    if token is None:
        if not untitled and titled:
            hint = "add a line that begins with # and a space: # Neglect and poverty"
            if written.tokens and written.tokens[0].type == "heading_open":
                hint = f"begin it with one # and a space: # {written.tokens[1].content}"
            reading.report(codes.MISSING_TITLE, where, "the slide has no title", hint=hint)
        return ((Text(text=untitled),) if untitled else ()), Attributes(), where
    if written.opener is not None:
        check_underline(written.opener, reading)
    text, braces = split_trailing(token.content)
    attributes = reading.read_attributes(braces, where)
    note_title(text, where.first_line, reading)
    title = read_inlines(text, reading, where)
    if not inline_text(title).strip():
        reading.report(
            codes.MISSING_TITLE,
            where,
            "the slide's title is empty",
            hint="write the title after the #: # Neglect and poverty",
        )
    return title, attributes, where


def _read_settings(
    front: FrontMatter, attributes: Attributes, where: Span, reading: SlideReading
) -> tuple[dict[str, Any], dict[str, Span]]:
    """Return the settings of the front matter over those of the title, and where each stands."""
    deck = reading.deck
    foreign = [
        name
        for name in (*attributes.classes, *attributes.values)
        if name not in SLIDE and TITLE_MARKS.fullmatch(name)
    ]
    if foreign:
        reading.file_remarks.add(
            codes.OTHER_PROGRAM,
            "what another program reads after a title has no effect here",
            where.first_line,
            hint="take it out; {layout=quote minutes=5} are settings that count",
            written=", ".join(foreign),
        )
    for name in attributes.classes:
        if name in foreign:
            continue
        deck.diagnostics.report(
            codes.UNKNOWN_KEY,
            where,
            f"a slide's title has no class .{name}",
            hint="write settings as key=value, such as {layout=quote}",
        )
    settings: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    own = {key: value for key, value in attributes.values.items() if key not in foreign}
    for written in (AttributeSettings(own, where), front):
        if not written.data:
            continue
        found = read_settings(
            written,
            SLIDE,
            what="a slide",
            inserts=deck.inserts,
            diagnostics=deck.diagnostics,
            elsewhere=_send_to_deck("at the top of the file" if reading.single else "in deck.toml"),
        )
        _check_placing(written, found, deck)
        settings |= found
        spans |= {key: written.span(key) for key in found}
    if overflow := decide(None, deck=deck.overflow, slide=settings.get("overflow")):
        settings["overflow"] = overflow
    return settings, spans


def _send_to_deck(place: str) -> dict[str, str]:
    """Return for each setting that only the deck has where it is written."""
    names = DECK.keys() - SLIDE.keys() - {"handout"}  # which is meant as a block
    hints = {name: f"{name} is a setting of the deck: write it {place}" for name in names}
    return hints | {"title": "the slide's title is its first line that begins with # and a space"}


def _check_placing(written: WrittenSettings, found: dict[str, Any], deck: DeckReading) -> None:
    """Take out settings for the slides of an extended deck, and report them where none is."""
    for key in PLACING:
        if found.pop(key, None) is not None and not deck.extends:
            deck.diagnostics.report(
                codes.NOTHING_EXTENDED,
                written.span(key),
                f"{key} is for a deck that extends another, and this one does not",
                hint="take the line out; numbers at the front of file names order the slides"
                if key != "overlay"
                else 'name that deck in deck.toml: extends = "../..."',
            )


def _make_id(
    written: str, title: str, where: Span, taken: dict[str, int], diagnostics: Diagnostics
) -> str:
    """Return the id of a slide among others, and add it to those that are taken.

    Each of these has the last number with which another was told from it.
    """
    wanted = id_ = written or slug(title)
    if written in taken:
        diagnostics.report(
            codes.DUPLICATE_ID,
            where,
            f"two slides have the id {written!r}",
            hint="give one of them another id",
        )
    number = taken.get(wanted, 1)
    while id_ in taken:
        number += 1
        id_ = f"{wanted}-{number}"
    taken[wanted] = number
    taken.setdefault(id_, 1)
    return id_


def slug(title: str) -> str:
    """Return a title as an id: small letters, digits and hyphens; "slide" where none is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))) or "slide"
