"""Templates as they are read, made by hand: of two layouts in which nothing is wrong."""

from msgspec.structs import replace

from deckbuilder.brand.template.nodes import (
    Choice,
    Ground,
    LevelLook,
    Placeholder,
    Template,
    TemplateLayout,
    TemplateMaster,
)
from deckbuilder.brand.theme_colours import Colours
from deckbuilder.geometry import rect

SLIDE = rect(0, 0, 960, 540)
FREE = rect(60, 120, 840, 330)
TEXT = LevelLook(size=24, colour="1B2730", font="Arial")
TITLE = LevelLook(size=36, colour="0B3C49", font="Arial")


def placeholder(kind, index, *area, **changes):
    """A placeholder of a type and idx, where four lengths in points say."""
    look = TITLE if kind in ("title", "ctrTitle") else TEXT
    made = Placeholder(
        kind=kind, index=index, name=f"{kind} {index}", rect=rect(*area), levels=(look,) * 5
    )
    return replace(made, **changes)


def number():
    return placeholder("sldNum", 12, 860, 500, 60, 24)


def cover(**changes):
    made = TemplateLayout(
        part="ppt/slideLayouts/slideLayout1.xml", name="Cover", kind="title", number=1, master=0,
        placeholders=(
            placeholder("ctrTitle", 0, 60, 150, 840, 120),
            placeholder("subTitle", 1, 60, 300, 840, 100),
        ),
        grounds=(Ground(rect=SLIDE, colours=("FFFFFF",)),), title=rect(60, 150, 840, 120),
        free=FREE,
    )  # fmt: skip
    return replace(made, **changes)


def content(**changes):
    made = TemplateLayout(
        part="ppt/slideLayouts/slideLayout2.xml", name="Text", kind="obj", number=2, master=0,
        placeholders=(
            placeholder("title", 0, 60, 30, 840, 70), placeholder("obj", 1, 60, 120, 840, 330),
            number(),
        ),
        grounds=(Ground(rect=SLIDE, colours=("FFFFFF",)),), title=rect(60, 30, 840, 70), free=FREE,
    )  # fmt: skip
    return replace(made, **changes)


def template(*layouts, **changes):
    """A template of some layouts, or of a cover and a content layout."""
    master = TemplateMaster(
        part="ppt/slideMasters/slideMaster1.xml", name="Northshire", colours=Colours(),
        heading="Arial", body="Arial",
    )  # fmt: skip
    made = Template(
        width=SLIDE.width, height=SLIDE.height, masters=(master,),
        layouts=layouts or (cover(), content()), palette=Colours(), title="Northshire Council",
        has_notes_master=True, has_handout_master=True,
    )  # fmt: skip
    return replace(made, **changes)


def choices(title=0, section=0, content=1, *, fits=True):
    """The layouts that ours take, by their index."""
    slots = {"title": 0, "body": 1}
    return {
        "title": Choice(layout=title, slots=slots, free=FREE),
        "section": Choice(layout=section, slots=slots, free=FREE, fits=fits),
        "content": Choice(layout=content, slots=slots, free=FREE),
    }
