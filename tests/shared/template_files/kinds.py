"""Five templates as organisations have them, each with faults of another kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from tests.shared.template_files.extras import EXTRAS, PERSONS, write_emf
from tests.shared.template_files.package import make_template
from tests.shared.template_files.pictures import draw_png
from tests.shared.template_files.specs import (
    DARK_MAP,
    Item,
    Layout,
    Level,
    Master,
    Picture,
    Placeholder,
    Points,
    Shape,
    Slide,
    Theme,
)

_DOTS = tuple(
    Level(size, "tx1", "+mn-lt", bullet="•", indent=indent, hanging=18, before=6)
    for size, indent in ((24, 18), (20, 40), (18, 62), (18, 84), (18, 106))
)
_LIGHT = (Level(colour="bg1"),)


def _title(rect: Points | None = None, **more: object) -> Placeholder:
    return replace(Placeholder("title", rect), **more)


def _body(index: int, rect: Points | None = None, **more: object) -> Placeholder:
    return replace(Placeholder("obj", rect, index), **more)


def _foot(left: float, right: float, top: float, colour: str = "tx1") -> tuple[Placeholder, ...]:
    """Return the date, footer and number of a master, side by side."""
    look = (Level(12, colour),)
    return (
        Placeholder("dt", (left, top, 130, 24), 2, levels=look, text="May 2019"),
        Placeholder("ftr", (left + 140, top, right - left - 230, 24), 3, levels=look, anchor="ctr"),
        Placeholder("sldNum", (right - 80, top, 80, 24), 4,
                    levels=(replace(look[0], align="r"),), anchor="ctr"),
    )  # fmt: skip


def _feet(start: int = 10) -> tuple[Placeholder, ...]:
    """Return the date, footer and number of a layout, where the master has them."""
    kinds = ("dt", "ftr", "sldNum")
    return tuple(Placeholder(kind, index=start + at) for at, kind in enumerate(kinds))


# --- all in full pictures ------------------------------------------------------------------


def _wave(ground: str, wave: str, logo: str) -> bytes:
    """Return a picture of a whole slide: a wave at its foot and a logo at the top right."""

    def colour_at(x: float, y: float) -> str:
        if (x - 0.93) ** 2 * 3.16 + (y - 0.11) ** 2 < 0.0036:
            return logo
        if 0.80 < x < 0.885 and (0.085 < y < 0.105 or 0.12 < y < 0.14):
            return logo
        return wave if y > 0.93 - 0.05 * x * x else ground

    return draw_png(240, 135, colour_at)


def _full_picture() -> bytes:
    """Each layout is a picture that holds the logo, with placeholders over it."""
    theme = Theme("Harbour", {
        "dk1": "20262E", "lt1": "FFFFFF", "dk2": "123C69", "lt2": "E8EEF4", "accent1": "1B5E8C",
        "accent2": "AC3B61", "accent3": "2E7D6B", "accent4": "8A6D1B", "accent5": "5A4A8A",
        "accent6": "4F5D6B", "hlink": "1B5E8C", "folHlink": "5A4A8A",
    }, "Georgia", "Arial")  # fmt: skip
    full = (0, 0, 960, 540)
    dark = Picture(full, _wave("123C69", "AC3B61", "FFFFFF"), name="Picture 7")
    light = Picture(full, _wave("FFFFFF", "1B5E8C", "123C69"), name="Picture 8")
    layouts = (
        Layout("Cover", (
            dark,
            Placeholder("ctrTitle", (60, 170, 620, 120), anchor="b", levels=(Level(44, "bg1"),)),
            Placeholder("subTitle", (60, 300, 620, 70), 1, levels=(Level(24, "bg1", bullet=""),)),
        ), "title"),
        Layout("Chapter", (
            dark, _title((60, 210, 700, 110), anchor="ctr", levels=_LIGHT),
        ), "secHead"),
        Layout("Text", (light, _title(), _body(1), *_feet()), "obj"),
        Layout("Two texts", (
            light, _title(), _body(1, (60, 130, 410, 330)), _body(2, (490, 130, 410, 330)),
            *_feet(),
        ), "twoObj"),
        Layout("Heading", (light, _title(), *_feet()), "titleOnly"),
    )  # fmt: skip
    master = Master(
        layouts,
        (
            _title((60, 40, 690, 70), anchor="ctr"),
            Placeholder("body", (60, 130, 840, 330), 1),
            *_foot(60, 900, 466),
        ),
        theme,
        body=_DOTS,
    )
    return make_template(master, title="Harbour Borough")


# --- four by three -------------------------------------------------------------------------


def _four_by_three() -> bytes:
    """A slide of 10 by 7.5 inches in Office's palette, the real colours typed into layouts."""
    theme = Theme(heading="Calibri", body="Calibri")
    band = Shape((0, 0, 720, 84), "7A1F3D", name="Band")
    foot = Shape((0, 500, 720, 4), "C9A227", name="Rule")
    crest = Picture((640, 16, 56, 56), draw_png(56, 56, _crest), name="Crest", alt="Crest")
    layouts = (
        Layout("Title Slide", (
            Shape((0, 0, 720, 540), "7A1F3D", name="Ground"),
            Shape((0, 330, 720, 6), "C9A227", name="Rule"),
            Placeholder("ctrTitle", (54, 168, 612, 150), anchor="b", levels=(Level(40, "FFFFFF"),)),
            Placeholder("subTitle", (54, 350, 612, 80), 1,
                        levels=(Level(24, "FFFFFF", bullet=""),)),
        ), "title", show_master=False),
        Layout("Section Header", (
            _title((54, 240, 612, 110), levels=(Level(36, "7A1F3D"),)), *_feet(),
        ), "secHead"),
        Layout("Title and Content", (_title(), _body(1), *_feet()), "obj"),
        Layout("Two Content", (
            _title(), _body(1, (36, 108, 315, 372)), _body(2, (369, 108, 315, 372)), *_feet(),
        ), "twoObj"),
        Layout("Comparison", (
            _title(),
            Placeholder("body", (36, 104, 315, 40), 1, anchor="b", levels=(_head("7A1F3D"),)),
            _body(2, (36, 148, 315, 332)),
            Placeholder("body", (369, 104, 315, 40), 3, anchor="b", levels=(_head("7A1F3D"),)),
            _body(4, (369, 148, 315, 332)),
            *_feet(),
        ), "twoTxTwoObj"),
        Layout("Title Only", (_title(), *_feet()), "titleOnly"),
        Layout("Blank", _feet(), "blank"),
    )  # fmt: skip
    master = Master(
        layouts,
        (
            band,
            crest,
            foot,
            _title((36, 14, 590, 60), anchor="ctr"),
            Placeholder("body", (36, 108, 648, 372), 1),
            *_foot(36, 684, 508),
        ),
        theme,
        title=(Level(32, "FFFFFF", "+mj-lt", bold=True),),
        body=tuple(replace(level, size=level.size - 2) for level in _DOTS),
    )
    return make_template(master, width=720, height=540)


def _head(colour: str) -> Level:
    return Level(20, colour, bold=True, bullet="", indent=0)


def _crest(x: float, y: float) -> str:
    if (x - 0.5) ** 2 + (y - 0.5) ** 2 > 0.24:
        return ""
    return "7A1F3D" if abs(x - 0.5) < 0.09 or abs(y - 0.45) < 0.09 else "FFFFFF"


# --- no title ------------------------------------------------------------------------------


def _no_title() -> bytes:
    """Headings are typed into text placeholders, and no layout has a type or a number."""
    theme = Theme("Moor", {
        "dk1": "1D1D1B", "lt1": "FFFFFF", "dk2": "00454A", "lt2": "F2EFE9", "accent1": "006B6B",
        "accent2": "D1495B", "accent3": "3D6B35", "accent4": "6D4C8F", "accent5": "2F5D9B",
        "accent6": "6B6459", "hlink": "00577D", "folHlink": "6D4C8F",
    }, "Trebuchet MS", "Trebuchet MS")  # fmt: skip
    heading = Placeholder(
        "body",
        (48, 36, 700, 60),
        13,
        "Heading",
        text="Heading here",
        levels=(Level(32, "tx2", bold=True, bullet="", indent=0),),
        anchor="ctr",
    )
    logo = Picture((800, 36, 112, 48), draw_png(112, 48, _leaf), name="Logo", alt="Moor Council")
    side = Shape((0, 0, 16, 540), "accent1", name="Side")
    layouts = (
        Layout("Front page", (
            Shape((0, 0, 960, 400), "tx2", name="Ground"),
            Placeholder("body", (48, 150, 760, 130), 10, "Heading", anchor="b",
                        levels=(Level(44, "bg1", bold=True, bullet="", indent=0),)),
            Placeholder("body", (48, 290, 760, 70), 11, "Strap",
                        levels=(Level(24, "bg1", bullet="", indent=0),)),
            replace(logo, rect=(48, 430, 168, 72)),
        ), show_master=False),
        Layout("Divider", (
            Shape((0, 0, 960, 540), "accent1", name="Ground"),
            Placeholder("body", (48, 220, 800, 100), 10, "Heading", anchor="ctr",
                        levels=(Level(40, "bg1", bold=True, bullet="", indent=0),)),
        ), show_master=False),
        Layout("Heading and text", (
            heading, Placeholder("body", (48, 120, 864, 360), 14, "Text"),
        )),
        Layout("Text and picture", (
            heading, Placeholder("body", (48, 120, 420, 360), 14, "Text"),
            Placeholder("pic", (492, 120, 420, 360), 15, "Photograph"),
        )),
        Layout("Two columns of text", (
            Placeholder("body", (48, 60, 360, 420), 14, "Left"),
            Placeholder("body", (424, 60, 360, 420), 15, "Right"),
        )),
        Layout("Empty"),
    )  # fmt: skip
    master = Master(
        layouts,
        (side, logo, Placeholder("body", (48, 120, 864, 360), 1)),
        theme,
        body=_DOTS,
    )
    return make_template(master, notes_master=False)


def _leaf(x: float, y: float) -> str:
    leaf = (x - 0.2) ** 2 * 5.4 + (y - 0.5) ** 2 < 0.2 and (x - 0.2) * 2.3 > 0.42 - y
    return "006B6B" if leaf or (0.45 < x < 0.98 and 0.35 < y < 0.62) else ""


# --- several masters -----------------------------------------------------------------------


def _several_masters() -> bytes:
    """A light master, a dark one, and one pasted from another deck; names are there twice."""
    colours = {
        "dk1": "14213D", "lt1": "FFFFFF", "dk2": "1F3A5F", "lt2": "EEF1F5", "accent1": "B23A0E",
        "accent2": "1F6F78", "accent3": "5C3D7C", "accent4": "3C6E2F", "accent5": "2457A0",
        "accent6": "5F6672", "hlink": "2457A0", "folHlink": "5C3D7C",
    }  # fmt: skip
    light = Theme("Quay light", colours, "Segoe UI", "Segoe UI")
    dark = Theme(
        "Quay dark", {**colours, "accent1": "F4A261", "accent2": "7FD1C7"}, "Segoe UI", "Segoe UI"
    )
    pasted = Theme("1_Office Theme")
    return make_template(
        _quay(light, "accent1"),
        replace(_quay(dark, "accent2"), colour_map=DARK_MAP),
        replace(_quay(pasted, "accent1"), layouts=_quay(pasted, "accent1").layouts[2:4]),
        title="Quay",
    )


def _quay(theme: Theme, accent: str) -> Master:
    layouts = (
        Layout("Title Slide", (
            Shape((0, 500, 960, 40), accent, name="Band"),
            Placeholder("ctrTitle", (72, 160, 720, 120), anchor="b", levels=(Level(48),)),
            Placeholder("subTitle", (72, 290, 720, 80), 1, levels=(Level(24, bullet=""),)),
        ), "title", show_master=False),
        Layout("Section Header", (
            Shape((0, 0, 320, 540), accent, name="Block"), _title((360, 200, 540, 120)),
        ), "secHead", show_master=False),
        Layout("Title and Content", (_title(), _body(1), *_feet()), "obj"),
        Layout("Title and Content", (
            _title(), _body(1, (72, 120, 816, 340)), *_feet(),
        ), "obj"),
        Layout("Picture with Caption", (
            _title((72, 44, 380, 56), anchor="b"),
            Placeholder("body", (72, 128, 380, 342), 2, levels=(Level(20, bullet="", indent=0),)),
            Placeholder("pic", (500, 44, 388, 426), 1), *_feet(),
        ), "picTx"),
        Layout("Title Only", (_title(), *_feet()), "titleOnly"),
    )  # fmt: skip
    items: tuple[Item, ...] = (
        Shape((72, 104, 72, 4), accent, name="Rule"),
        _title((72, 44, 816, 56), anchor="b"),
        Placeholder("body", (72, 128, 816, 342), 1),
        *_foot(72, 888, 496),
    )
    return Master(layouts, items, theme, body=_DOTS)


# --- leftovers -----------------------------------------------------------------------------


def _leftovers() -> bytes:
    """Slides, comments, names, animations, an EMF logo, links, objects and macros left in it."""
    theme = Theme("Vale", {
        "dk1": "222222", "lt1": "FFFFFF", "dk2": "27408B", "lt2": "EDEFF7", "accent1": "27408B",
        "accent2": "9C2A4F", "accent3": "2C6E49", "accent4": "8A5A00", "accent5": "5B3A8C",
        "accent6": "5A5F6A", "hlink": "27408B", "folHlink": "5B3A8C",
    })  # fmt: skip
    logo = Picture(
        (816, 24, 96, 60), write_emf(), "emf", name="Logo", link="https://vale.sample.example/brand"
    )
    lost = _body(4294967295, (700, 440, 200, 40))
    layouts = (
        Layout("Title Slide", (
            Placeholder("ctrTitle", (48, 180, 760, 110), anchor="b", levels=(Level(44),)),
            Placeholder("subTitle", (48, 300, 760, 80), 1, levels=(Level(24, bullet=""),)),
        ), "title", animated=True),
        Layout("Title and Content", (_title(), _body(1), lost, *_feet()), "obj", animated=True),
        Layout("Two Content", (
            _title(), _body(1, (48, 120, 420, 350)), _body(2, (492, 120, 420, 350)), *_feet(),
        ), "twoObj"),
        Layout("Section", (_title((48, 220, 760, 100)), *_feet()), "secHead"),
        Layout("Title Only", (_title(), *_feet()), "titleOnly"),
    )  # fmt: skip
    master = Master(
        layouts,
        (
            logo,
            Shape((48, 490, 864, 1), "accent1", name="Rule"),
            Shape((880, 500, 32, 20), text="‹#›", look=Level(12), field="slidenum", name="Number"),
            _title((48, 36, 740, 64), anchor="ctr"),
            Placeholder("body", (48, 120, 864, 350), 1),
            *_foot(48, 860, 500)[:2],
        ),
        theme,
        body=_DOTS,
    )
    slides = (
        Slide(0, "How to use this template", f"{PERSONS[0]}, communications"),
        Slide(1, "Our priorities", f"Ask {PERSONS[1]}\n{PERSONS[2]}"),
        Slide(1, "Results"),
        Slide(3, "Part two"),
    )
    return make_template(master, slides=slides, extras=tuple(EXTRAS), title="Vale template")


KINDS: dict[str, Callable[[], bytes]] = {
    "full-picture": cache(_full_picture),
    "four-by-three": cache(_four_by_three),
    "no-title": cache(_no_title),
    "several-masters": cache(_several_masters),
    "leftovers": cache(_leftovers),
}
"""Makers of a template by its kind of fault; each is made once in a run."""
