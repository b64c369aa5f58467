"""The template of a council that there is not: `scripts/sample-template` writes it.

It shows what docs/templates-for-designers.md asks for, and decks/example-partnership has a variant
in it. Its fonts are on every PC.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.shared.template_files import (
    Layout,
    Level,
    Master,
    Picture,
    Placeholder,
    Shape,
    Theme,
    draw_png,
    make_template,
)

FOLDER = Path(__file__).parents[1] / "branding" / "sample-council"
NAME = "Sample Council"
STRAP = "Working together for Sample"

THEME = Theme(
    NAME,
    {
        "dk1": "1F2933", "lt1": "FFFFFF", "dk2": "12355B", "lt2": "EEF3F6", "accent1": "0B6E6E",
        "accent2": "B4420F", "accent3": "6F3C82", "accent4": "3F6F2A", "accent5": "2458A6",
        "accent6": "56616C", "hlink": "0B5CAD", "folHlink": "6F3C82",
    },
    "Georgia",
    "Arial",
)  # fmt: skip

# --- the logo: hills below a sun, in a circle with a white edge -----------------------------

_CIRCLES = (
    ("FFFFFF", 0.5, 0.5, 0.5),
    ("CFE6EA", 0.5, 0.5, 0.46),
    ("F2B705", 0.5, 0.38, 0.15),
    ("0B6E6E", 0.24, 1.02, 0.48),
    ("12355B", 0.8, 1.08, 0.5),
)
"""Colour, centre and radius, as shares of the side, from the back forwards."""


def logo_svg() -> bytes:
    """Return the logo as a drawing."""
    circles = "".join(
        f'<circle cx="{round(x * 200)}" cy="{round(y * 200)}" r="{round(radius * 200)}"'
        f' fill="#{colour}"{clip}/>'
        for number, (colour, x, y, radius) in enumerate(_CIRCLES)
        for clip in (' clip-path="url(#inside)"' if number > 1 else "",)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" viewBox="0 0 200 200">'
        f'<clipPath id="inside"><circle cx="100" cy="100" r="92"/></clipPath>{circles}</svg>\n'
    ).encode()


def logo_png() -> bytes:
    """Return the logo point by point, for programs that do not show drawings."""

    def colour_at(x: float, y: float) -> str:
        covers = [colour for colour, *circle in _CIRCLES if _is_in(x, y, *circle)]
        if not covers or covers[0] != "FFFFFF":
            return ""
        return covers[-1] if _is_in(x, y, *_CIRCLES[1][1:]) else "FFFFFF"

    return draw_png(96, 96, colour_at)


def _is_in(x: float, y: float, left: float, top: float, radius: float) -> bool:
    return (x - left) ** 2 + (y - top) ** 2 < radius**2


def _logo(left: float, top: float, side: float, words: str) -> tuple[Picture | Shape, ...]:
    """Return the logo, and the council's name on its left or, on dark grounds, on its right."""
    image = Picture((left, top, side, side), logo_png(), svg=logo_svg(), name="Logo", alt=NAME)
    on_right = words == "bg1"
    width, gap = side * 2.2, side * 0.2
    start = left + side + gap if on_right else left - width - gap
    text = (start, top + side * 0.16, width, side * 0.8)
    look = Level(side * 0.3, words, "+mj-lt", bold=True, align="l" if on_right else "r")
    return image, Shape(text, text=NAME.replace(" ", "\n"), look=look, name="Name")


# --- master and layouts --------------------------------------------------------------------

_PLAIN = Level(bullet="", indent=0)
_RULE = Shape((48, 102, 56, 4), "accent2", name="Rule")
_TITLE = Placeholder("title")
_FEET = tuple(
    Placeholder(kind, index=index)
    for index, kind in ((10, "dt"), (11, "ftr"), (12, "sldNum"))
)  # fmt: skip


def _hill(top: float, colour: str, name: str, *, left: float, right: float) -> Shape:
    """Return a hill along the foot of the slide; `left` and `right` are its heights there."""
    start, end = 1000 * (1 - left), 1000 * (1 - right)
    path = (
        ("M", ((0, start),)),
        ("C", ((300, 0), (600, 1000 - start), (1000, end))),
        ("L", ((1000, 1000),)),
        ("L", ((0, 1000),)),
        ("Z", ()),
    )
    return Shape((0, top, 960, 540 - top), colour, path=path, name=name)


def _column(
    index: int, left: float, width: float, top: float = 124, height: float = 356
) -> Placeholder:
    return Placeholder("obj", (left, top, width, height), index, f"Content {index}")


def _heading(index: int, left: float) -> Placeholder:
    look = replace(_PLAIN, size=22, colour="accent1", bold=True)
    return Placeholder(
        "body", (left, 120, 420, 40), index, f"Heading {index}", levels=(look,), anchor="b"
    )


def _cover() -> Layout:
    return Layout(
        "Cover",
        (
            _hill(372, "accent1", "Far hill", left=0.25, right=0.75),
            _hill(430, "accent5", "Near hill", left=0.7, right=0.1),
            *_logo(48, 44, 72, "bg1"),
            Placeholder("ctrTitle", (48, 150, 760, 120), anchor="b",
                        levels=(Level(46, "bg1", spacing=0.95),)),
            Placeholder("subTitle", (48, 282, 760, 64), 1,
                        levels=(replace(_PLAIN, size=24, colour="bg1"),)),
            Shape((48, 496, 420, 24), text=STRAP, name="Strap line",
                  look=Level(16, "bg1", "+mj-lt", italic=True)),
        ),
        "title",
        background="tx2",
        show_master=False,
    )  # fmt: skip


def _section() -> Layout:
    return Layout(
        "Section",
        (
            _hill(330, "tx2", "Hill", left=0.15, right=0.8),
            Shape((48, 208, 56, 4), "bg1", name="Rule"),
            Placeholder("title", (48, 84, 700, 116), anchor="b", levels=(Level(40, "bg1"),)),
            Placeholder("body", (48, 224, 700, 90), 1,
                        levels=(replace(_PLAIN, size=22, colour="bg1"),)),
            Placeholder("sldNum", (852, 496, 60, 24), 12, levels=(Level(12, "bg1", align="r"),)),
        ),
        "secHead",
        background="accent1",
        show_master=False,
    )  # fmt: skip


def _quote() -> Layout:
    words = replace(_PLAIN, size=30, colour="tx2", font="+mj-lt", italic=True)
    return Layout(
        "Quote",
        (
            _TITLE,
            Shape((48, 118, 80, 100), text="“", name="Quotation mark",
                  look=Level(115, "accent1", "+mj-lt")),
            Placeholder("body", (132, 138, 740, 230), 13, "Quotation", levels=(words,)),
            Placeholder("body", (132, 380, 740, 60), 14, "Who said it",
                        levels=(replace(_PLAIN, size=20, colour="accent6"),)),
            *_FEET,
        ),
        background="bg2",
    )  # fmt: skip


def _picture() -> Layout:
    return Layout(
        "Picture and text",
        (
            _TITLE,
            _column(1, 48, 420),
            Placeholder("pic", (492, 124, 420, 356), 13, "Picture"),
            *_FEET,
        ),
        "picTx",
    )


LAYOUTS = (
    _cover(),
    _section(),
    Layout("Title and content", (_TITLE, _column(1, 48, 864), *_FEET), "obj"),
    Layout(
        "Two columns", (_TITLE, _column(1, 48, 420), _column(2, 492, 420), *_FEET), "twoObj"
    ),
    Layout(
        "Comparison",
        (_TITLE, _heading(1, 48), _column(2, 48, 420, 166, 314),
         _heading(3, 492), _column(4, 492, 420, 166, 314), *_FEET),
        "twoTxTwoObj",
    ),
    _picture(),
    Layout("Title only", (_TITLE, *_FEET), "titleOnly"),
    _quote(),
)  # fmt: skip


def _master() -> Master:
    small = Level(12, "accent6", "+mn-lt", align="l")
    items = (
        Shape((0, 530, 960, 10), "accent1", name="Band"),
        Shape((816, 530, 144, 10), "accent2", name="Band end"),
        _RULE,
        *_logo(864, 30, 48, "tx2"),
        Placeholder("title", (48, 30, 700, 66), anchor="b", inset=(0, 0, 0, 4)),
        Placeholder("body", (48, 124, 864, 356), 1, inset=(0, 0, 0, 0)),
        Placeholder(
            "dt", (600, 496, 240, 24), 2, levels=(replace(small, align="r"),), anchor="ctr"
        ),
        Placeholder("ftr", (48, 496, 540, 24), 3, text=NAME, levels=(small,), anchor="ctr"),
        Placeholder(
            "sldNum", (852, 496, 60, 24), 4, levels=(replace(small, align="r"),), anchor="ctr"
        ),
    )
    body = tuple(
        Level(size, "tx1", "+mn-lt", bullet=bullet, indent=indent, hanging=18, before=before)
        for size, bullet, indent, before in (
            (24, "•", 20, 8), (20, "–", 42, 5),
            (18, "•", 62, 4), (18, "–", 82, 4), (18, "•", 102, 4),
        )
    )  # fmt: skip
    title = (Level(34, "tx2", "+mj-lt", spacing=0.95),)
    return Master(LAYOUTS, items, THEME, title=title, body=body)


def make_sample() -> dict[str, bytes]:
    """Return the files of the sample council by their names."""
    return {"council.potx": make_template(_master(), title=NAME), "logo.svg": logo_svg()}


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in make_sample().items():
        (FOLDER / name).write_bytes(data)
