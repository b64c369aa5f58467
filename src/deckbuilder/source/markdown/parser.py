"""The dialect: markdown-it-py set up once, with the rules that are ours.

Owns how text becomes tokens. Refuses meaning: a token says what was written, and nothing is
reported here. Inlines are not read with the blocks but later, one text at a time, so that
plain text costs nothing.

Look-alikes of spaces beside the marks that begin a line are read as spaces.

Our tokens: `div_open` (info: what follows the colons) and `div_close`, one for each line of
colons and never nested; `plain` (content: a paragraph of one line); `too_deep` (content: the
rest as text); and among inlines `insert` (content: the name), `span_open` and `span_close`
(meta: attributes), `footnote_ref` without a label (content: its text), `sup_open`, `sub_open` and
their closing ones, and `too_many` (content: all of a text whose marks cannot be read). An image's
attributes are in its meta.
"""

from __future__ import annotations

import re
from functools import cache, partial
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec import Struct

from deckbuilder.files.limits import BLOCK_LEVELS
from deckbuilder.source.markdown.attributes import BRACES
from deckbuilder.source.markdown.steps import (
    TooManyStepsError,
    allowed_steps,
    count_steps,
    take_steps,
)
from deckbuilder.source.settings.inserts import INSERT

COMMENT = re.compile(r"<!--(?:-?>|.*?-->)", re.DOTALL)
BREAK = re.compile(r"<br\b[^<>]*>\s*", re.IGNORECASE)
_DEFINES = re.compile(r":[ \t]+\S")
_ENDS_PARAGRAPH = re.compile(r"[-*+] +\w|:::")


class _Markdown(MarkdownIt):
    """A parser that leaves link addresses as written; we check them ourselves."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name in the library
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def make_parser() -> MarkdownIt:
    """Return the parser of the dialect, made once."""
    markdown = _Markdown("commonmark", {"maxNesting": BLOCK_LEVELS.max + 16, "store_labels": True})
    count_steps(markdown.inline)
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    markdown.core.ruler.enableOnly(["normalize", "block"])
    markdown.helpers = SimpleNamespace(  # type: ignore[assignment] # the library has a module
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=_parse_title,
        parseLinkDestination=_parse_destination,
    )
    markdown.use(deflist_plugin)
    block, inline = markdown.block.ruler, markdown.inline.ruler
    block.before("table", "too_deep", _too_deep)
    block.before("table", "plain", _plain)
    block.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    deflist = block.__rules__[block.__find__("deflist")]
    deflist.fn = partial(_definitions, deflist.fn)
    block.before("fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    inline.at("footnote_ref", _reference)
    inline.before("link", "braces", _braces)
    inline.before("link", "span", _span)
    inline.after("emphasis", "raised", _raised)
    inline.before("raised", "note", _note)
    return markdown


# --- blocks --------------------------------------------------------------------------------


def _div(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: ARG001
    """Take a line that begins with three colons or more: it opens or closes a div."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not state.src.startswith(":::", start) or state.is_code_block(start_line):
        return False
    if silent:
        return True
    info = _AROUND.sub("", state.src[start : state.eMarks[start_line]].lstrip(":"))
    token = state.push("div_open" if info else "div_close", "", 0)
    token.info = info
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True


def _plain(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: ARG001
    """Take a paragraph of one line that is plain to see.

    Nine in ten are: they begin with a letter and a blank line, an item or colons follow. No
    other rule could take such a line, and asking them all is what parsing costs most.
    """
    start = state.bMarks[start_line] + state.tShift[start_line]
    if silent or not state.src[start].isalpha() or state.is_code_block(start_line):
        return False
    line = start_line + 1
    if line < state.lineMax and not state.isEmpty(line):
        indent = state.sCount[line]
        if indent < 0 or indent - state.blkIndent > 3:  # a lazy line, which goes on with the text
            return False
        if not _ENDS_PARAGRAPH.match(state.src, state.bMarks[line] + state.tShift[line]):
            return False
    text = state.src[start : state.eMarks[start_line]]
    if not text.isprintable():  # control characters, of which the other rules take some
        return False
    token = state.push("plain", "", 0)
    token.content = text.rstrip()
    token.map = [start_line, line]
    state.line = line
    return True


def _too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take the rest of the enclosing block as text below the deepest level: nothing is lost."""
    if state.level < BLOCK_LEVELS.max or silent:
        return False
    line = start_line
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "", 0)
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    token.map = [start_line, line]
    state.line = line
    return True


def _html(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Take a block of HTML as the library does, but for a line break, which begins none."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if BREAK.match(state.src, start):
        return False
    return html_block(state, start_line, end_line, silent)


def _definitions(
    rule: RuleFuncBlockType, state: StateBlock, start_line: int, end_line: int, silent: bool
) -> bool:
    """Take terms and what they mean, each after a colon on the line below its term.

    A line between them would make a caption of a table a definition.
    """
    line = start_line if silent else start_line + 1
    if line >= end_line or state.is_code_block(line):
        return False
    if not _DEFINES.match(state.src, state.bMarks[line] + state.tShift[line]):
        return False
    return rule(state, start_line, end_line, silent)


# --- inlines -------------------------------------------------------------------------------


_FAILED = 50
"""How many steps an address counts that cannot be read; the library gives up at 32 brackets."""
_HOLDS_INSERT = re.compile(r"[^\s()<>]*?\{\{")


class _Destination(Struct):
    """What the library's own rules expect of a reading of a link's address."""

    ok: bool
    pos: int
    str: str


def _parse_destination(text: str, position: int, maximum: int) -> Any:  # noqa: ANN401
    """Read a link's address, in which an insert may hold spaces."""
    found = helpers.parseLinkDestination(text, position, maximum)
    take_steps(found.pos - position if found.ok else _FAILED)
    if not _HOLDS_INSERT.match(text, position, maximum):
        return found
    end, insert = position, False
    while end < maximum and not text[end].isspace() and text[end] not in "()<>":
        match = INSERT.match(text, end, maximum)
        insert = insert or match is not None
        end = match.end() if match else end + 1
    return _Destination(True, end, text[position:end]) if insert else found


def _parse_title(text: str, position: int, maximum: int, before: Any = None) -> Any:  # noqa: ANN401
    """Read a link's title, and leave its escapes to whoever reads what is in it."""
    found = helpers.parseLinkTitle(text, position, maximum, before)
    start, end = position + (before is None), found.pos - 1 if found.ok else maximum
    if found.ok or found.can_continue:
        found.str = (before.str if before else "") + text[start:end]
    return found


def _braces(state: StateInline, silent: bool) -> bool:
    """Take `{{ name }}`, or the attributes that directly follow a picture."""
    if state.src[state.pos] != "{":
        return False
    match = INSERT.match(state.src, state.pos, state.posMax)
    if match:
        if not silent:
            state.push("insert", "", 0).content = match[1].strip()
        state.pos = match.end()
        return True
    if silent or not state.tokens or state.tokens[-1].type != "image" or state.pending.strip():
        return False
    match = BRACES.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pending = ""
    state.tokens[-1].meta["attributes"] = match[1]
    state.pos = match.end()
    return True


def _span(state: StateInline, silent: bool) -> bool:
    """Take `[text]{lang=cy}`."""
    start, maximum = state.pos, state.posMax
    if state.src[start] != "[" or state.html_terminator_last("]{") < start:
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start)
    match = BRACES.match(state.src, label_end + 1, maximum) if label_end >= 0 else None
    if match is None:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, label_end
        state.push("span_open", "", 1).meta["attributes"] = match[1]
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
        state.posMax = maximum
    state.pos = match.end()
    return True


_REFERENCE = re.compile(r"\[\^([^ \n\]]{1,999})\]")
"""A footnote's label is no longer than CommonMark lets that of a link be."""


def _reference(state: StateInline, silent: bool) -> bool:
    """Take `[^label]`, whether there is such a footnote or not."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": match[1]}
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    """Take `^[text of a footnote]`."""
    start = state.pos
    if not state.src.startswith("^[", start) or state.html_terminator_last("]") < start:
        return False
    end = state.md.helpers.parseLinkLabel(state, start + 1)
    if end <= start + 2:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.content = state.src[start + 2 : end]
    state.pos = end + 1
    return True


_RAISED = {"^": "sup", "~": "sub"}
_WHOLE = "\\`[{<!"
"""What may begin an escape, code, a link or an insert, in which the marks mean nothing."""
_TWO_TILDES = re.compile("~~(?!~)")


def _raised(state: StateInline, silent: bool) -> bool:
    """Take `^superscript^` or `~subscript~`, which hold no space that is not escaped.

    As in pandoc, but that subscript stands after something: `~5` is often "about five". The
    plugins for both take what is within as plain text, and read `~~` as two marks.
    """
    start, mark = state.pos, state.src[state.pos]
    if mark not in _RAISED or state.src.startswith("^[", start) or _is_doubled(state, start):
        return False
    if mark == "~" and (start == 0 or state.src[start - 1].isspace()):
        return False
    end = _raised_end(state, start, mark)
    if end is None:
        return False
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = start + 1, end
        state.push(f"{_RAISED[mark]}_open", "", 1)
        state.md.inline.tokenize(state)
        state.push(f"{_RAISED[mark]}_close", "", -1)
        state.posMax = maximum
    state.pos = end + 1
    return True


def _raised_end(state: StateInline, start: int, mark: str) -> int | None:
    """Return where the mark stands that ends what one at `start` begins."""
    if state.html_terminator_last(mark) < start + 2:
        return None
    state.pos = start + 1
    end = None
    while state.pos < state.posMax and not state.src[state.pos].isspace():
        sign = state.src[state.pos]
        if sign in _WHOLE:
            state.md.inline.skipToken(state)
        elif mark == "~" and _TWO_TILDES.match(state.src, state.pos):
            state.pos += 2
        elif sign != mark:
            state.pos += 1
        else:
            end = state.pos if state.pos > start + 1 else None
            break
    take_steps(state.pos - start)
    state.pos = start
    return end


def _is_doubled(state: StateInline, position: int) -> bool:
    """Tell whether the mark at a position is one of the two of `~~`, or of `^^`."""
    mark = state.src[position]
    before = state.src[position - 1] if position else ""
    return mark in (before, state.src[position + 1 : position + 2])


def parse_inlines(text: str, env: dict[str, Any]) -> list[Token]:
    """Return the inline tokens of a text; `env` is that of the file's blocks."""
    markdown = make_parser()
    try:
        with allowed_steps(text):
            return markdown.inline.parse(text, markdown, env, [])
    except TooManyStepsError:
        return [Token("too_many", "", 0, content=text)]


def parse_blocks(text: str, env: dict[str, Any]) -> list[Token]:
    """Return the block tokens of a file; definitions of links are left in `env`."""
    return make_parser().parse(with_plain_spaces(text), env)


_ODD = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"
_HIDDEN = "\u00ad\u034f\u061c\u180e\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u2069\ufeff"
"""Soft hyphens, directions of writing and the like: after a mark they belong to the text."""
_BEFORE = _ODD + _HIDDEN
_UNSEEN = re.compile(f"[\u200b-\u200d\u2060{_HIDDEN}]")
_AROUND = re.compile(rf"^[\s{_BEFORE}]+|[\s{_BEFORE}]+\Z")
_ANY_ODD = re.compile(f"[{_BEFORE}]")


@cache
def _line_marks() -> re.Pattern[str]:
    """Return what begins a line and may mean something, outside fenced code; and ruled lines.

    It takes longer to compile than any other pattern, and few texts have odd spaces.
    """
    return re.compile(
        r"^[ ]{0,3}(?P<fence>`{3,}(?=[^`\n]*$)|~{3,}).*?(?:^[ ]{0,3}(?P=fence)|\Z)"
        rf"|^(?:[ \t{_BEFORE}>]*(?:\#{{1,6}}|[-*+]|\d{{1,9}}[.)]|:{{2,}}|>)(?=[ \t{_ODD}]))+"
        rf"[ \t{_ODD}]*(?:\[[ xX{_ODD}]\][ \t{_ODD}]+)?(?:\#{{1,6}}[ \t{_ODD}]+)?"
        rf"|^[ ]*[{_BEFORE}][ {_BEFORE}]*(?=[#>|:`~*+-]|<!--|\d+[.)][ \t])"
        rf"|^[-=_*:|+ \t{_BEFORE}]+$",
        re.MULTILINE | re.DOTALL,
    )


def with_plain_spaces(text: str) -> str:
    """Return text whose marks have spaces beside them, not what looks like one."""
    if text.isascii() or not _ANY_ODD.search(text):
        return text
    return _line_marks().sub(_plain_mark, text)


def _plain_mark(found: re.Match[str]) -> str:
    """Return what begins a line with spaces in place of their look-alikes, one after the mark."""
    if found["fence"] or not _ANY_ODD.search(found[0]):
        return found[0]
    return re.sub(r"(?<=[^\s>]) +$", " ", _ANY_ODD.sub(" ", _UNSEEN.sub("", found[0])))
