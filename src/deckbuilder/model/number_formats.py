"""Number formats as in Excel (ISO/IEC 29500-1, 18.8.31), and numbers as text in every output.

Owns which codes are read and what each shows. Refuses dates, fractions, powers of ten and
conditions, on which office programs disagree. Colours and locales are read and taken out, for no
output follows them: what remains of a format is safe to be written into a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from msgspec import Struct

from deckbuilder.model.blocks import Chart, Series

GENERAL = "General"
"""Numbers as they are: whole ones in full, others with up to ten digits."""

_MAX_LENGTH = 255
"""The longest format that Excel opens."""

_MAX_GENERAL = 10
"""The digits of a number that is not whole, where its format does not say how many."""

_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | _(?P<padding>.) | \*(?P<fill>.)
    | \[(?P<colour>black|blue|cyan|green|magenta|red|white|yellow|colou?r\ ?\d{1,2})\]
    | \[\$(?P<currency>[^\]"-]*)(?:-[0-9a-f]{1,8})?\]
    | (?P<general>general) | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%)
    | (?P<end>;) | (?P<text>@) | (?P<plain>[-+$()!&'~{}<>=^\ ]|[^\x00-\x7f\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN_AS_WRITTEN = ("quoted", "escaped", "currency", "plain", "percent")


class NumberFormatError(ValueError):
    """A format that cannot be read; `hint` says what to write."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class _Token(Struct, frozen=True):
    """A code of a format: what kind it is, what it holds, and how it is written into files."""

    kind: str
    text: str
    written: str


class _Section(Struct, frozen=True):
    """A part of a format, for numbers above, below or at zero.

    `power` is that of ten by which a number is multiplied: 2 for per cent, -3 for each comma.
    """

    tokens: tuple[_Token, ...]
    decimals: int
    power: int
    grouped: bool
    digits: bool
    """Whether it shows the number, and not text alone."""

    @property
    def general(self) -> bool:
        """Whether it shows the number as it is."""
        return any(token.kind == "general" for token in self.tokens)


class NumberFormat(Struct, frozen=True):
    """A format that was read; `code` is how it is written into files."""

    code: str
    sections: tuple[_Section, ...]

    @property
    def percent(self) -> bool:
        """Whether it shows shares of one as per cent: a quoted sign is only text."""
        return any(token.kind == "percent" for token in self.sections[0].tokens)

    def shows(self, text: str) -> bool:
        """Whether it shows a text beside numbers as it is written."""
        return any(text in token.text for token in self.sections[0].tokens)

    @property
    def finest(self) -> float:
        """The last decimal that it shows; 0 where it shows as many as there are."""
        first = self.sections[0]
        return 0.0 if first.general else 10.0 ** -(first.decimals + first.power)


@lru_cache(maxsize=64)
def read_number_format(code: str) -> NumberFormat:
    """Read a format. Raises NumberFormatError where a code is not known."""
    sections: list[list[_Token]] = [[]]
    for token in _split(code[: _MAX_LENGTH + 1]):
        if token.kind == "end":
            sections.append([])
        else:
            sections[-1].append(token)
    if len(sections) > 4 or len(code) > _MAX_LENGTH:
        raise NumberFormatError(
            f"the format {code[:40]} is too long",
            f"write four parts between semicolons at most, and {_MAX_LENGTH} characters",
        )
    of_numbers = tuple(_check_section(tokens) for tokens in sections[:3])
    if not of_numbers[0].digits:
        message = "the format shows no number: it has no 0 and no #"
        raise NumberFormatError(message, 'write 0 or # for digits: format="#,##0"')
    written = ("".join(token.written for token in tokens) for tokens in sections[:3])
    return NumberFormat(";".join(written), of_numbers)


def _split(code: str) -> Iterator[_Token]:
    position = 0
    while position < len(code):
        match = _TOKEN.match(code, position)
        if match is None:
            raise _explain(code[position:])
        kind = str(match.lastgroup)
        text = match[kind]
        written = match[0]
        if kind in ("colour", "currency"):
            written = f'"{text}"' if kind == "currency" and text else ""
        yield _Token(kind, text, GENERAL if kind == "general" else written)
        position = match.end()


_QUOTE = 'a text stands in quotation marks: format="0\\"{}\\""'
_REFUSED = (
    (
        r"\[[^\]]*\]?", "{} is not read",
        "of what stands in [ ], only colours and currencies are read: [Red], [$£-809]",
    ),
    (r"[\"\\_*].{0,12}", "what begins with {} has no end", _QUOTE.format("k")),
    (
        r"e[-+]", "{} stands for a power of ten, which is not shown",
        'show large numbers in thousands or millions: format="0.0,,\\"m\\""',
    ),
    (
        r"([ymdhs]+|am|pm)(?![^\W\d_])|/",
        "{} stands for a date, a time or a fraction, and a chart shows numbers",
        f"write dates in the first column, as they are to show; {_QUOTE}",
    ),
    (r"[^\W\d_]+|.", "{} is no code of a number format", _QUOTE),
)  # fmt: skip
"""What a format may hold that is not read, what to say of it, and what to write instead."""


def _explain(rest: str) -> NumberFormatError:
    """Say why a format cannot be read from `rest` on, and what to write instead."""
    found = ((re.match(each[0], rest, re.IGNORECASE | re.DOTALL), each) for each in _REFUSED)
    match, (_, message, hint) = next((match, each) for match, each in found if match)
    return NumberFormatError(message.format(match[0]), hint.format(match[0]))


_SHAPES = {"digit": "0", "point": ".", "comma": ",", "percent": "%", "general": "G", "text": "@"}
_SHAPE = re.compile(
    r"[x%]*(?:G|(?P<whole>(?:0(?:[x%]*0|,0)*)?)(?P<decimals>(?:[x%]*\.(?:[x%]*0)*)?)(?P<scale>,*))[x%]*"
)
"""A part of a format with `0` for each digit, G for General and x for text: commas stand between
digits or right after the last."""


def _check_section(tokens: list[_Token]) -> _Section:
    shape = "".join(_SHAPES.get(token.kind, "x") for token in tokens)
    match = _SHAPE.fullmatch(shape)
    digits = "0" in shape or "G" in shape
    if match is None or shape.count("%") > 1 or (not digits and {".", ","} & {*shape}):
        raise NumberFormatError(
            f"{''.join(token.written for token in tokens)} is no format of numbers",
            "write digits with one decimal point, commas between them or right after the last,"
            ' and one per cent sign: format="#,##0.0%"',
        )
    decimals = (match["decimals"] or "").count("0")
    power = 2 * shape.count("%") - 3 * len(match["scale"] or "")
    grouped = "," in (match["whole"] or "")
    return _Section(tuple(tokens), decimals, power, grouped, digits)


# --- numbers as text -----------------------------------------------------------------------


def format_number(value: float, code: str) -> str:
    """Show a number in its format, rounded half away from zero on its decimal value.

    Of what a sheet shows, the room that it adds at the ends is left out.
    """
    sections = read_number_format(code).sections
    number = Decimal(f"{value:.15g}")  # As many digits as office programs know.
    at = 1 if value < 0 and len(sections) > 1 else 2 if not value and len(sections) > 2 else 0
    section = sections[at]
    rounded = _round(abs(number), section)
    shown = "".join(_show(section, rounded))
    minus = "-" if value < 0 and at == 0 and rounded and section.digits else ""
    return (minus + shown).strip(" ")


def format_values(chart: Chart) -> Iterator[tuple[str, ...]]:
    """Yield a chart's figures as text: for each category or x its name, and the values there."""
    names = chart.categories or tuple(format_number(x, GENERAL) for x in chart.positions)
    for at, name in enumerate(names):
        yield (name, *(_format_value(series, at, chart.number_format) for series in chart.series))


def _format_value(series: Series, at: int, code: str) -> str:
    """Show a value with its marks, or what stands in its place."""
    value, mark = series.values[at], series.marks[at] if series.marks else ""
    if value is None:
        return mark or "no value"
    return " ".join(filter(None, (format_number(value, code), mark)))


def _round(number: Decimal, section: _Section) -> Decimal:
    decimals = section.decimals
    if section.general:
        decimals = max(0, _MAX_GENERAL - 1 - number.adjusted())
    scaled = number.scaleb(section.power, _CONTEXT)
    return scaled.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)


def _show(section: _Section, number: Decimal) -> Iterator[str]:
    kinds = [token.kind for token in section.tokens]
    point = kinds.index("point") if "point" in kinds else len(kinds)
    whole, _, decimals = f"{number:f}".partition(".")
    before = _show_whole(section, whole.lstrip("0"), point)
    after = _show_decimals(section, decimals, point)
    for at, token in enumerate(section.tokens):
        if token.kind == "digit":
            yield before[at] if at < point else after[at]
        elif token.kind == "point":
            yield whole.lstrip("0") * (not before) + "." * any(after.values())
        elif token.kind == "general":
            yield _plain(number)
        elif token.kind == "padding":
            yield " "
        elif token.kind in _SHOWN_AS_WRITTEN:
            yield "%" if token.kind == "percent" else token.text


def _show_whole(section: _Section, digits: str, point: int) -> dict[int, str]:
    """Return what shows in the place of each code for a digit before the point."""
    places = [at for at, token in enumerate(section.tokens[:point]) if token.kind == "digit"]
    shown: dict[int, str] = {}
    for count, at in enumerate(reversed(places)):
        here = digits[-1:] or {"0": "0", "?": " "}.get(section.tokens[at].text, "")
        digits = digits[:-1]
        if at == places[0]:
            here, digits = digits + here, ""
        shown[at] = _group(here, count) if section.grouped else here
    return shown


def _group(digits: str, count: int) -> str:
    """Put a comma after each digit that has a multiple of three to its right, `count` of others."""
    places = range(count + len(digits) - 1, count - 1, -1)
    return "".join(
        digit + ((" " if digit == " " else ",") if place and place % 3 == 0 else "")
        for digit, place in zip(digits, places, strict=True)
    )


def _show_decimals(section: _Section, digits: str, point: int) -> dict[int, str]:
    """Return what shows in the place of each code for a digit after the point."""
    places = [at for at, token in enumerate(section.tokens) if token.kind == "digit" and at > point]
    needed = [count for count, at in enumerate(places, 1) if section.tokens[at].text == "0"]
    kept = max([len(digits.rstrip("0")), *needed])
    return {
        at: digits[count] if count < kept else " " * (section.tokens[at].text == "?")
        for count, at in enumerate(places)
    }


def _plain(number: Decimal) -> str:
    """Return a number as it is; a very large or small one as a power of ten."""
    if number and not Decimal("1e-9") <= number <= Decimal("1e15"):
        mantissa, _, power = f"{number:.9e}".partition("e")
        return f"{mantissa.rstrip('0').rstrip('.')}E{int(power):+03d}"
    whole, _, decimals = f"{number:f}".partition(".")
    return f"{whole}.{decimals}".rstrip("0").rstrip(".") if decimals else whole
