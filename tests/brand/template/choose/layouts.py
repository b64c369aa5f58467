"""Sample layouts, each as a designer would make it, on slides of 960 by 540 points."""

from __future__ import annotations

from deckbuilder.brand.template.choose import choose_layouts
from deckbuilder.brand.template.nodes import Template
from deckbuilder.brand.template.read import read_template
from deckbuilder.formats.pptx.parts import open_parts
from tests.shared.template_files import (
    Layout,
    Master,
    Placeholder,
    Slide,
    Theme,
    make_template,
)

HEAD = Placeholder("title", (40, 20, 880, 60), 0)
FOOT = (Placeholder("ftr", (40, 500, 400, 20), 10), Placeholder("sldNum", (860, 500, 60, 20), 11))
ON_MASTER = (HEAD, Placeholder("body", (40, 100, 880, 380), 1), *FOOT)


def region(index: int, left: float, top: float, width: float, height: float, kind: str = "obj"):
    return Placeholder(kind, (left, top, width, height), index)


BODY = region(1, 40, 100, 880, 380)
LEFT, RIGHT = region(1, 40, 140, 430, 340), region(2, 490, 140, 430, 340)
HEADS = (region(3, 40, 95, 430, 40, "body"), region(4, 490, 95, 430, 40, "body"))
LOW = Placeholder("title", (40, 240, 880, 80), 0)

COVER = Layout(
    "Deckblatt",
    (Placeholder("ctrTitle", (40, 200, 880, 80), 0), region(1, 40, 300, 880, 60, "subTitle")),
)
SECTION = Layout("Trenner", (LOW, region(1, 40, 330, 880, 60, "body"), *FOOT))
CONTENT = Layout("Inhalt", (HEAD, BODY, *FOOT))
COLUMNS = Layout("Zweispaltig", (HEAD, LEFT, RIGHT, *FOOT))
COMPARISON = Layout("Gegenüber", (HEAD, LEFT, RIGHT, *HEADS, *FOOT))
PICTURE = Layout("Mit Foto", (HEAD, LEFT, region(2, 490, 140, 430, 340, "pic"), *FOOT))
BARE = Layout("Nur Kopf", (HEAD, *FOOT))
ALL = (COVER, SECTION, CONTENT, COLUMNS, COMPARISON, PICTURE, BARE)


def template(
    *layouts: Layout, slides: tuple[int, ...] = (), theme: Theme | None = None
) -> Template:
    """Return a template of one master; `slides` are the layouts of those left in the file."""
    return of_masters(Master(layouts, ON_MASTER, theme or Theme()), slides=slides)


def of_masters(*masters: Master, slides: tuple[int, ...] = ()) -> Template:
    left = tuple(Slide(number, "Sample") for number in slides)
    return read_template(open_parts(make_template(*masters, slides=left)))


def chosen(found: Template, *names: str, **more: object) -> list[str]:
    """Return the names of layouts that some of ours take, with a minus where they stand in."""
    choices = choose_layouts(found, **more)  # type: ignore[arg-type]
    return [
        ("" if choices[name].fits else "-") + found.layouts[choices[name].layout].name
        for name in names
    ]
