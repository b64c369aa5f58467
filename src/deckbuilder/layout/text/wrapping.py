"""Wraps text into lines, and measures it.

Owns line breaking: at spaces, after hyphens and dashes within words, at soft hyphens, between East
Asian characters; within a date, a number with its unit or an address only where it is wider than
its box, and anywhere only where a single word is. Refuses to know where a text goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate, count, pairwise, takewhile
from typing import NamedTuple

from msgspec import Struct

from deckbuilder.geometry import EMU_PER_PT, Emu, emu
from deckbuilder.layout.text.font_metrics import Face, Faces
from deckbuilder.scene.slide import Line, Run, TextStyle
from deckbuilder.scene.unbroken import is_address, unbroken_parts


class StyledText(Struct, frozen=True):
    """Text of one style, before wrapping; a newline in it is a hard line break."""

    text: str
    style: TextStyle
    link: str = ""
    lang: str = ""
    note: int = 0
    tip: str = ""


class _Token(Struct, frozen=True):
    """What is not broken, its widths in EMU without and with its trailing spaces.

    `source` is the index of the text that it comes from; a line may end before the token
    where `parts` says so.
    """

    text: str
    visible: float
    full: float
    source: int
    parts: bool


class Wrapped(Struct, frozen=True):
    """A line without its place: its runs and whether the author broke it."""

    runs: tuple[Run, ...]
    hard: bool


_HYPHENS = "-\u2010\u2013\u2014\u2026"
"""After these a line may end, if they stand between letters or figures."""

_JOINTS = "\u00ad" + "".join(map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200C))))
"""After these it may end in any case: soft hyphens, spaces of other widths, spaces of none."""

_BROKEN = rf"(?:(?<=\w)[{_HYPHENS}](?=\w)|[{_JOINTS}])"
_WORD = re.compile(r"[^ \n]+ *| +|\n")
_PART = re.compile(rf"[^ \n]+?{_BROKEN}|[^ \n]+ *| +|\n")
EAST = "\u2e80"
"""Where the East Asian scripts begin: from here on, a line may end after any character."""


@cache
def _east_asian() -> re.Pattern[str]:
    """Return the pattern for East Asian text and emoji, compiled when first needed."""
    east = "\u2e80-\u3098\u309b-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
    east += "\U0001f000-\U0001faff\U00020000-\U0003ffff"
    # Marks of voicing, variants and skin tones follow their character, and joiners hold several.
    joined = "[\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^ \n]"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    return re.compile(
        rf"(?:{flag}|[{east}])(?:{joined})* *|[^ \n{east}]+?{_BROKEN}|[^ \n{east}]+ *| +|\n"
    )


def _pattern(text: str) -> re.Pattern[str]:
    if text.isascii():
        return _PART if "-" in text else _WORD
    return _east_asian() if max(text) >= EAST else _PART


def wrap(texts: Sequence[StyledText], width: Emu, faces: Faces) -> tuple[Wrapped, ...]:
    """Break texts into lines no wider than `width` EMU; at least one line is returned.

    Layouts that are tried one after the other often ask for the same, so the last are kept.
    """
    return _wrap(tuple(texts), width, faces)


@lru_cache(maxsize=1024)
def _wrap(texts: tuple[StyledText, ...], width: Emu, faces: Faces) -> tuple[Wrapped, ...]:
    tokens = _tokens(texts, width, faces)
    room = width - SPARE
    ends: list[tuple[int, int, bool]] = []
    start = chance = 0
    used = 0.0
    for index, token in enumerate(tokens):
        if token.text == "\n":
            ends.append((start, index, True))
            start = chance = index + 1
            used = 0.0
            continue
        if token.parts:
            chance = index
        while used + token.visible > room and index > start:
            end = chance if chance > start else index
            ends.append((start, end, False))
            start = chance = end
            used = 0.0
            for carried in tokens[start:index]:
                used += carried.full
        used += token.full
    if start < len(tokens) or not ends or ends[-1][2]:
        ends.append((start, len(tokens), False))
    if 1 < len(ends) <= _FEW_LINES:
        _give_company(ends, tokens, width)
    return tuple([Wrapped(_runs(tokens[begin:end], texts), hard) for begin, end, hard in ends])


SPARE = emu(0.75)
"""What a line of several words leaves free of its width: LibreOffice sets it some 0.7 pt wider."""

_FEW_LINES = 3
"""The lines up to which a single word on the last of them is seen."""

_LEFT = 0.6
"""The share of the width that is left of the line above when that gives a word away."""


def _give_company(ends: list[tuple[int, int, bool]], tokens: Sequence[_Token], width: Emu) -> None:
    """Move a word down to one that stands alone on the last line, if the line above bears that."""
    (above, at, hard), (_, last, _) = ends[-2:]
    if hard or any(" " in token.text for token in tokens[at : last - 1]):
        return
    spaces = [index for index in range(above + 1, at) if tokens[index - 1].text[-1] == " "]
    if len(spaces) < _FEW_WORDS or not tokens[spaces[-1]].parts:
        return
    left = sum(token.full for token in tokens[above : spaces[-1]])
    down = sum(token.full for token in tokens[spaces[-1] : last])
    if left >= width * _LEFT and down <= width - SPARE:
        ends[-2:] = [(above, spaces[-1], False), (spaces[-1], last, False)]


_FEW_WORDS = 2
"""The spaces that a line has at least of which a word is taken."""


def _tokens(texts: Sequence[StyledText], width: Emu, faces: Faces) -> list[_Token]:
    """Measure the pieces of texts; a word wider than the line is cut."""
    tokens: list[_Token] = []
    split = _split(tuple([styled.text for styled in texts]))
    for index, (styled, pieces) in enumerate(zip(texts, split, strict=True)):
        face = faces.face(styled.style)
        scale = styled.style.size * EMU_PER_PT / 1000.0
        for text, parts in pieces:
            visible, full = face.advance(text)
            if visible * scale <= width:
                tokens.append(_Token(text, visible * scale, full * scale, index, parts))
            else:
                for word in _words(text):
                    tokens += _chopped(word, width, scale, face, index)
    return tokens


@lru_cache(maxsize=1024)
def _split(texts: tuple[str, ...]) -> tuple[list[tuple[str, bool]], ...]:
    """Split texts where a line may end, at any size; say of each piece if one may end before it."""
    found = []
    before, at = " ", 0
    unbroken = unbroken_parts("".join(texts))
    for text in texts:
        pieces = []
        within = at > 0 and any(begin < at < end for begin, end in unbroken)
        for piece in _pieces(text, at, unbroken):
            parts = not within and (before[-1] == " " or _may_part(before, piece))
            pieces.append((piece, parts))
            before, within = piece, False
        found.append(pieces)
        at += len(text)
    return tuple(found)


def _pieces(text: str, at: int, unbroken: Sequence[tuple[int, int]]) -> list[str]:
    """Cut a text where a line may end; dates, addresses and the like are one piece each.

    Those are `unbroken` in all the text, of which this begins `at` a place.
    """
    if not unbroken:
        return _pattern(text).findall(text)
    masked = text
    for begin, end in unbroken:
        begin, end = max(0, begin - at), min(end - at, len(text))
        if begin < end:
            masked = masked[:begin] + "0" * (end - begin) + masked[end:]
    if masked == text:
        return _pattern(text).findall(text)
    ends = accumulate(map(len, _pattern(text).findall(masked)), initial=0)
    return [text[begin:end] for begin, end in pairwise(ends)]


def _words(text: str) -> list[str]:
    """Cut a piece that is wider than the line at its spaces and hyphens, but no address."""
    return [text] if is_address(text) else _pattern(text).findall(text)


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between two tokens that no space parts."""
    last, first = before[-1], after[0]
    if last in _JOINTS:
        return True
    if first in _CLOSING or last in _OPENING:
        return False
    return (last in _HYPHENS and len(before) > 1) or last >= EAST or first >= EAST


_CLOSING = ".,;:!?)]}»’”、。，．：；！？）］｝」』】〕〉》・ーっゃゅょッャュョ々"
"""What no line begins with."""

_OPENING = "([{«‘“（［｛「『【〔〈《"
"""What no line ends with."""


def _chopped(text: str, width: Emu, scale: float, face: Face, source: int) -> list[_Token]:
    """Cut a token where it is wider than the line, after a slash or dot of an address if it can."""
    parts: list[_Token] = []
    rest = text
    while rest:
        length, used = 0, 0.0
        while length < len(rest):
            step = face.advance(rest[length]).visible * scale
            if length and used + step > width:
                break
            used += step
            length += 1
        if length < len(rest):
            length = _last_mark(rest, length) or _with_end(rest, length)
        part, rest = rest[:length], rest[length:]
        visible, full = face.advance(part)
        parts.append(_Token(part, visible * scale, full * scale, source, parts=True))
    return parts


def _last_mark(text: str, length: int) -> int:
    """Return the end of the last mark of an address by `length`: late, no hyphen, or 0."""
    tries = (("/.?&=_@", length // 2), ("-", length // 2), ("/.?&=_@-", 1))
    ends = (max(text.rfind(mark, begin, length) for mark in marks) + 1 for marks, begin in tries)
    return next(filter(None, ends), 0)


def _with_end(text: str, length: int) -> int:
    """Return where a word is cut by `length`, so that no single letter is left of its end."""
    left = len(text.rstrip(" ")) - length
    return length - max(0, _SHORTEST_END - left) if length > 2 * _SHORTEST_END else length


_SHORTEST_END = 3
"""How many letters of a word that is cut stand on its last line, at least."""


def _runs(line: Sequence[_Token], texts: Sequence[StyledText]) -> tuple[Run, ...]:
    """Join the tokens of one line into a run for each text."""
    runs: list[Run] = []
    x = 0.0
    start = 0
    while start < len(line):
        index = line[start].source
        end = len(line)
        if line[-1].source != index:
            end = next(at for at in range(start, end) if line[at].source != index)
        tokens = line[start:end]
        width = sum([token.full for token in tokens])
        last = tokens[-1]
        visible = width - last.full + last.visible
        styled = texts[index]
        runs.append(
            Run(
                "".join([token.text for token in tokens]),
                styled.style,
                Emu(round(x)),
                Emu(round(visible)),
                styled.link,
                styled.lang,
                styled.note,
                styled.tip,
            )
        )
        x += width
        start = end
    return tuple(runs)


def text_width(texts: Sequence[StyledText], faces: Faces) -> Emu:
    """Return the width of texts set on one line, in EMU."""
    return Emu(
        round(
            sum(
                faces.face(styled.style).advance(styled.text).full * styled.style.size
                for styled in texts
            )
            * EMU_PER_PT
            / 1000.0
        )
    )


def line_width(line: Wrapped | Line) -> Emu:
    """Return the width of a line without its trailing space, in EMU."""
    return Emu(line.runs[-1].x + line.runs[-1].width) if line.runs else Emu(0)


class Extent(NamedTuple):
    """How wide texts are, in EMU.

    That is their widest `part` that no line ends within, or `cut` where addresses are cut too,
    their widest `word`, or that with a figure, their `number`, and the longest `line` between the
    breaks of their author.
    """

    cut: float = 0.0
    part: float = 0.0
    word: float = 0.0
    line: float = 0.0
    number: float = 0.0

    def or_wider(self, other: Extent) -> Extent:
        """Return the wider of each width."""
        return Extent(*map(max, self, other))


@lru_cache(maxsize=4096)
def measure_extent(texts: tuple[StyledText, ...], faces: Faces) -> Extent:
    """Measure texts as they are where nothing limits their width.

    Tables are measured for each size that a slide is tried at, most often at one of their own.
    """
    widest = Extent()
    cut = part = word = line = 0.0
    before = " "
    for token in _tokens(texts, Emu(10**12), faces):
        if token.text == "\n":
            cut = part = word = line = 0.0
            continue
        cut, part = (0.0, 0.0) if token.parts else (cut, part)
        word = 0.0 if before[-1] == " " else word
        wide, shortest = token.visible, _cut_width(token, texts, faces)
        number = part + wide if any(map(str.isdigit, token.text)) else 0.0
        widest = widest.or_wider(
            Extent(cut + shortest, part + wide, word + wide, line + wide, number)
        )
        # A line of several words is wrapped with some room to spare.
        cut, part, word, line = ((at or SPARE) + token.full for at in (cut, part, word, line))
        before = token.text
    return widest


_MARKED = re.compile(r"[^/.?&=_@-]*[/.?&=_@-]+|[^/.?&=_@-]+")
"""A part of an address, up to where it is cut."""


def _cut_width(token: _Token, texts: Sequence[StyledText], faces: Faces) -> float:
    """Return the width of a token, or where it is an address, that of its widest part."""
    if not ("." in token.text and is_address(token.text)):
        return token.visible
    style = texts[token.source].style
    widest = max(faces.face(style).advance(part).visible for part in _MARKED.findall(token.text))
    return widest * style.size * EMU_PER_PT / 1000.0


def balanced_width(texts: Sequence[StyledText], width: Emu, faces: Faces) -> Emu:
    """Return the minimum width, within a fiftieth, that wraps to as few lines as `width` does."""
    lines = len(wrap(texts, width, faces))
    if lines == 1:
        return width
    low, high = width // 2, int(width)
    while high - low > width // 50:
        middle = (low + high) // 2
        if len(wrap(texts, Emu(middle), faces)) > lines:
            low = middle
        else:
            high = middle
    return Emu(high)


def sizes_to_try(full: float, minimum: float, step: float = 2.0) -> list[float]:
    """Return sizes from full down to the minimum in steps, in points; at least the full one."""
    larger = takewhile(lambda size: size > minimum, count(full, -step))
    return [*larger, min(full, minimum)]
