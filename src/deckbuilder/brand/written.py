"""Brands as written: what one brand.toml says, checked key by key, and nothing more.

Owns the settings that a brand.toml may hold, each declared once: the checks and the tables in
docs/brand.md come from there. Refuses other brands and files other than the one it reads: a
setting that is absent stays absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from deckbuilder import codes
from deckbuilder.brand.brand import (
    BrandLanguage,
    Colours,
    Footer,
    HandoutStyle,
    Logo,
    Sizes,
    SlideMarks,
)
from deckbuilder.diagnostics import Diagnostics, Span, did_you_mean
from deckbuilder.files.reading import Toml, read_toml
from deckbuilder.model import HandoutLayout
from deckbuilder.settings import Setting

BrandValue = (
    str | float | bool | tuple[str, ...] | tuple[float, ...] | Mapping[str, str]
    | tuple[Mapping[str, str], ...]
)  # fmt: skip

BRAND_FILE = "brand.toml"


class WrittenSetting(Struct, frozen=True):
    """A value as written, where it stands, and the folder that its paths count from."""

    value: BrandValue
    span: Span
    folder: Path


class WrittenBrand(Struct, frozen=True):
    """One brand.toml: its settings by their dotted keys (`colours.tx1`), only those present."""

    folder: Path
    settings: Mapping[str, WrittenSetting]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None


def _required_text(value: object) -> str | None:
    return _text(value) if isinstance(value, str) and value.strip() else None


_RGB = "#[0-9A-Fa-f]{6}"


def _colour(value: object) -> str | None:
    if isinstance(value, str) and re.fullmatch(_RGB, value):
        return value[1:].upper()
    return None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _points(low: int, high: int) -> Setting:
    def read(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if low <= value <= high else None

    expects = f"a number of points from {low} to {high}"
    return Setting(expects, read, kind="number", minimum=low, maximum=high)


def _rising(low: int, high: int) -> Setting:
    def read(value: object) -> tuple[float, ...] | None:
        sizes = [point.read(each) for each in value] if isinstance(value, list) else []
        rising = None not in sizes and all(below < above for below, above in pairwise(sizes))
        return tuple(sizes) if sizes and rising else None

    point = _points(low, high)
    expects = f"a list of one or more points from {low} to {high}, each larger than the one before"
    return Setting(expects, read, kind="numbers")


def _one_of(*names: str) -> Setting:
    expects = " or ".join(f'"{name}"' for name in names)
    return Setting(
        expects, lambda value: value if isinstance(value, str) and value in names else None, names
    )


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(map(_required_text, value)):
        return tuple(value)
    return None


def _words(value: object) -> Mapping[str, str] | None:
    if not isinstance(value, dict) or any(_text(plain) is None for plain in value.values()):
        return None
    return {" ".join(word.lower().split()): plain for word, plain in value.items() if word.strip()}


def _pictures(value: object) -> tuple[Mapping[str, str], ...] | None:
    def is_picture(each: object) -> bool:
        if not isinstance(each, dict) or not each or each.keys() - {"file", "file_dark", "alt"}:
            return False
        return all(map(_required_text, each.values()))

    return tuple(value) if isinstance(value, list) and all(map(is_picture, value)) else None


_TEXT = Setting("a line of text in quotation marks", _text)
_REQUIRED_TEXT = Setting("a line of text in quotation marks, not empty", _required_text)
_COLOUR = Setting('a colour such as "#00696F"', _colour, kind="colour", pattern=_RGB)
_TRUTH = Setting("true or false", _truth, kind="truth")
_TEXTS = Setting('a list of words such as ["Sampleshire", "wraparound"]', _texts, kind="texts")
_WORDS = Setting(
    'a table of words, such as { "utilise" = "use" }', _words, kind="table", entries=_TEXT
)
_PICTURES = Setting(
    'a list of tables such as [{ file = "nhs.svg", alt = "NHS Northshire" }]',
    _pictures,
    kind="tables",
)
_LAYOUTS = Setting(
    'a table of layouts\' names, such as { content = "Bullet slide" }',
    lambda value: (
        value if isinstance(value, dict) and all(map(_required_text, value.values())) else None
    ),
    kind="table",
    entries=_REQUIRED_TEXT,
)
_FONT = Setting('the name of a font such as "Arial"', _required_text)
_TABLE = Setting("a table", lambda value: value if isinstance(value, dict) else None, kind="table")

FONTS = {"heading": "Arial", "body": "Arial", "mono": "Courier New"}
"""The fonts of a brand that names none: those that every council's machines have."""
_SET_IN = {"heading": "titles and headings", "body": "all other text", "mono": "code"}
_FOR_COLOURS = {
    "tx1": "text",
    "bg1": "the slide behind the text; darker than `tx1` it makes a dark brand",
    "tx2": "titles, dark panels",
    "bg2": "light panels and cards",
    "accent1": "the main colour: bullets, numbers, headings of panels",
    **{f"accent{number}": "a further colour" for number in range(2, 7)},
    "hlink": "links",
    "folHlink": "links that were followed",
}
_SIZES = {
    "scale": _rising(12, 60).declare(
        "the sizes that text may have: all slides of one layout have the largest at which each fits"
    ),
    "display": _rising(24, 96).declare("further sizes for quotations and statements"),
    "title": _points(20, 60).declare("titles of slides"),
    "cover": _points(20, 80).declare("the title on the first slide"),
    "body": _points(14, 48).declare(
        "text on the layouts that PowerPoint offers and no slide uses, and on slides that continue "
        "on others, at most. With a `scale` of your own, the nearest of it up to 24"
    ),
    "minimum": _points(12, 36).declare(
        "the size below which text is never shrunk; more text continues on a further slide. "
        "The scale begins with it, and what is below it there does not count. With a `scale` of "
        "your own, the first of it"
    ),
    "caption": _points(10, 24).declare("captions and sources"),
    "footer": _points(10, 24).declare("the footer"),
    "value": _points(40, 160).declare("the large figure of a statistic"),
    "table": _points(12, 36).declare("tables, at most"),
}
_FOOTER = {
    "text": _TEXT.declare(
        "a line at the foot of slides and pages. What is too long for a line of the handout is "
        "left out there, and you are told"
    ),
    "slide_numbers": _TRUTH.declare("whether slides have numbers"),
}
_SLIDES = {
    "section": _TRUTH.declare("whether the section's name stands above the title"),
    "agenda": _TRUTH.declare("whether the slide of a section lists all of them"),
    "progress": _TRUTH.declare("whether the band at the left edge marks the present section"),
    "total": _TRUTH.declare(
        "whether the number of slides follows the slide's, 5 / 17, unless some are hidden"
    ),
}
_HANDOUT = {
    "page": _one_of("a4", "letter").declare("the size of the paper"),
    "size": _points(12, 24).declare("size of the text"),
    "layout": _one_of(*get_args(HandoutLayout)).declare("of the handout, see [pdfs.md](pdfs.md)"),
    "large_print": _TRUTH.declare("`true` sets every PDF in 16 points or more, in one column"),
}
_LANGUAGE = {
    "words": _TEXTS.declare(
        "words that are right though no dictionary has them, and acronyms that all your readers "
        'know: `["Sampleshire", "MASH"]`'
    ),
    "avoid": _WORDS.declare(
        "words to avoid, and plain ones for them",
        otherwise="a list after GOV.UK's words to avoid",
    ),
}
_LOGO = {
    "file": _REQUIRED_TEXT.declare(
        "an SVG, PNG or JPEG picture in the brand's folder", field="image"
    ),
    "file_dark": _REQUIRED_TEXT.declare(
        "the same for dark grounds: the cover, statements, activities, and every slide of a dark "
        "brand",
        field="dark",
    ),
    "alt": _REQUIRED_TEXT.declare(
        "what a screen reader says instead: the partnership's name. Needed with every logo"
    ),
    "height": _points(10, 90).declare(
        "its height on the cover; the width follows",
        otherwise="that of an area as large as a square of 64 points",
    ),
    "partners": _PICTURES.declare("up to three partners' logos, beside yours on covers and papers"),
}
_TEMPLATE = {
    "file": _REQUIRED_TEXT.declare(
        "a PowerPoint template (.potx) or presentation in the brand's folder, in whose layouts "
        "slides stand; see [templates.md](templates.md)",
        field="path",
    ),
    "master": _REQUIRED_TEXT.declare(
        "the name of the slide master to take, where the template has several",
        otherwise="the first",
        field=None,
    ),
    "layouts": _LAYOUTS.declare(
        "which layout of the template one of ours takes, by its name, by `Master/Name`, or by "
        '`#3` for the third: `{ content = "Bullet slide" }`',
        otherwise="the one whose placeholders fit",
        field=None,
    ),
}
_EMBEDDED = {
    slot: _FONT.declare(
        f"font that PDFs embed for {text}, where it is another", otherwise="as described below"
    )
    for slot, text in _SET_IN.items()
}
_SLOTS = {
    slot: _FONT.declare(f"font of {text}", otherwise=f'`"{FONTS[slot]}"`')
    for slot, text in _SET_IN.items()
}

SETTINGS: dict[str, Setting] = {
    "title": _REQUIRED_TEXT.declare("the brand's name in full", otherwise="the folder's name"),
    "extends": _REQUIRED_TEXT.declare("a brand whose settings count where this one says nothing"),
    "colours": _TABLE.holding(
        {name: _COLOUR.declare(help_) for name, help_ in _FOR_COLOURS.items()}, Colours
    ),
    "fonts": _TABLE.holding({**_SLOTS, "embed": _TABLE.holding(_EMBEDDED)}),
    "sizes": _TABLE.holding(_SIZES, Sizes),
    "footer": _TABLE.holding(_FOOTER, Footer),
    "slides": _TABLE.holding(_SLIDES, SlideMarks),
    "handout": _TABLE.holding(_HANDOUT, HandoutStyle),
    "language": _TABLE.holding(_LANGUAGE, BrandLanguage),
    "logo": _TABLE.holding(_LOGO, Logo),
    "template": _TABLE.holding(_TEMPLATE),
}
"""Every setting that a brand.toml may hold."""
COLOURS = tuple(SETTINGS["colours"].settings)


def read_brand(folder: Path, diagnostics: Diagnostics) -> WrittenBrand | None:
    """Read a folder's brand.toml; faulty settings are reported and left out."""
    toml = read_toml(folder / BRAND_FILE, diagnostics, literal=True)
    if toml is None:
        return None
    read = _read_table(toml.data, SETTINGS, (), toml, diagnostics)
    return WrittenBrand(
        folder,
        {".".join(keys): WrittenSetting(value, toml.span(*keys), folder) for keys, value in read},
    )


def _read_table(
    table: Mapping[str, Any],
    known: Mapping[str, Setting],
    above: tuple[str, ...],
    toml: Toml,
    diagnostics: Diagnostics,
) -> Iterator[tuple[tuple[str, ...], BrandValue]]:
    """Yield the path and the value of each setting that is known and as expected."""
    for key, written in table.items():
        keys = (*above, key)
        setting = known.get(key)
        if setting is None:
            _report_unknown(keys, known, toml, diagnostics)
        elif setting.settings and isinstance(written, dict):
            yield from _read_table(written, setting.settings, keys, toml, diagnostics)
        elif setting.settings:
            _report_valued(keys, toml, diagnostics)
        elif (value := setting.read(written)) is not None:
            yield keys, value
        else:
            diagnostics.report(
                codes.WRONG_VALUE,
                toml.span(*keys),
                f"{'.'.join(keys)} is not {setting.expects}",
                hint=f"write {key} = followed by {setting.expects}",
            )


def _report_valued(keys: tuple[str, ...], toml: Toml, diagnostics: Diagnostics) -> None:
    diagnostics.report(
        codes.WRONG_VALUE,
        toml.span(*keys),
        f"{'.'.join(keys)} is a table, not a value",
        hint=f"write [{'.'.join(keys)}] on a line of its own, its settings below",
    )


def _report_unknown(
    keys: tuple[str, ...], known: Mapping[str, Setting], toml: Toml, diagnostics: Diagnostics
) -> None:
    place = f"the table [{'.'.join(keys[:-1])}]" if keys[:-1] else "a brand"
    diagnostics.report(
        codes.UNKNOWN_KEY,
        toml.span(*keys),
        f"{place} has no setting {keys[-1]!r}",
        hint=did_you_mean(keys[-1], known),
    )
