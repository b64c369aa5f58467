"""The arrangement of an activity: the task large on its ground, how long it takes, who with whom.

Owns the places of these. Refuses the look of an activity among other blocks (`containers`).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckbuilder.geometry import Emu, Rect, emu, pt
from deckbuilder.layout.blocks.boxes import draft_box
from deckbuilder.layout.blocks.containers import container_heads
from deckbuilder.layout.blocks.panels import frame
from deckbuilder.layout.blocks.stacking import GAP, Box
from deckbuilder.layout.blocks.statistics import fit_number_size
from deckbuilder.layout.slides.arrange.large import in_the_middle
from deckbuilder.layout.slides.arrange.panel import PANEL_WIDTH, arrange_on_panel, plain_look
from deckbuilder.layout.slides.arrange.room import SlideBody
from deckbuilder.layout.text.drafts import Draft, Look, draft_as_text, draft_paragraph, is_text
from deckbuilder.layout.text.own_words import say
from deckbuilder.layout.text.paragraphs import lay_text
from deckbuilder.layout.text.wrapping import StyledText
from deckbuilder.model import Activity, Block
from deckbuilder.scene.layout import PlacedSlot
from deckbuilder.scene.slide import Item, Shape
from deckbuilder.wording import counted

_RULE_GAP, _RULE_WEIGHT = 10.0, 1.5
"""The space between the rule at the foot and who works with whom, and the rule's weight."""

_NUMBER, _CHORD = 0.42, 0.75
"""The maximum size and width of the minutes in their disc, as shares of its height and width."""


def arrange_activity(blocks: Sequence[Block], body: SlideBody, look: Look) -> Box:
    """Set the one activity of a slide on its ground; what is more, on a panel."""
    match blocks:
        case (Activity() as activity,) if "body" in body.slots:
            return _alone(activity, body, look)
        case _:
            return arrange_on_panel(blocks, body, look)


def _alone(activity: Activity, body: SlideBody, look: Look) -> Box:
    minutes = _minutes(activity, body, look)
    foot = _grouping(activity, body, look)
    named = replace(activity, minutes=None) if minutes else activity
    task = _task(named, body, look)
    below = Emu(foot.height + emu(GAP)) if foot else Emu(0)

    def build(rect: Rect) -> tuple[Item, ...]:
        items = task.build(rect.inset(0, 0, 0, below))
        beside = body.layout.source is not None  # and to the right, so that they are read after it
        first, second = (items, minutes) if beside else (minutes, items)
        return (*first, *second, *(foot.build(rect) if foot else ()))

    return Box(Emu(task.height + below), build, stretch=True)


def _task(activity: Activity, body: SlideBody, look: Look) -> Box:
    """Set the label, the title and the task: as text, or where it is more on a panel."""
    if not all(map(is_text, activity.blocks)):
        plain = plain_look(look)
        heads = container_heads(activity, plain, "accent2")
        width = Emu(body.area.width - PANEL_WIDTH)
        head = draft_box(heads, width, plain, body.context, span=activity.span)
        return arrange_on_panel(activity.blocks, body, look, (head,))
    slot = body.slots["body"]
    drafts = container_heads(activity, look, look.text)
    task = draft_as_text(activity.blocks, look)
    if task:
        task[0] = replace(task[0], before=look.size * 0.35)
    text = draft_box([*drafts, *task], slot.rect.width, look, body.context, span=activity.span)
    return in_the_middle((text,), slot, "Activity")


def _grouping(activity: Activity, body: SlideBody, look: Look) -> Box | None:
    """Set who works with whom below a thin rule in its slot, at the foot of the room."""
    slot = body.slots.get("grouping")
    if slot is None or not activity.grouping:
        return None
    draft = draft_paragraph(activity.grouping, look.nested)
    text = lay_text([draft], slot.rect.width, body.context.faces, look)
    above = emu(_RULE_GAP)

    def build(rect: Rect) -> tuple[Item, ...]:
        bottom = min(slot.rect.bottom, rect.bottom)
        high = max(text.height, slot.rect.height)
        area = slot.rect._replace(y=Emu(bottom - high), height=Emu(high))
        rule = area._replace(y=Emu(area.y - above), height=emu(_RULE_WEIGHT))
        words = frame(
            text, area, "Grouping", anchor=slot.anchor, placeholder=slot.name, span=activity.span
        )
        return Shape(name="Rule", rect=rule, fill=look.text), words

    return Box(Emu(max(text.height, slot.rect.height) + above), build)


def _minutes(activity: Activity, body: SlideBody, look: Look) -> tuple[Item, ...]:
    """Set how long it takes in its disc, if the layout has one: the number above its unit.

    The disc lies under the placeholder: LibreOffice draws those as rectangles, whatever they are.
    """
    slot = body.slots.get("minutes")
    if slot is None or not activity.minutes:
        return ()
    number, unit = counted(f"{activity.minutes:g}", "minute").split(" ", 1)
    shown = say(unit, look.lang)
    full = min(slot.levels[0].style.size, pt(slot.rect.height) * _NUMBER)
    size = fit_number_size(number, emu(pt(slot.rect.width) * _CHORD), full, body.context)
    drafts = [_line(number, slot, 0, size), _line(shown.text, slot, 1, lang=shown.lang)]
    text = lay_text(drafts, slot.rect.width, body.context.faces, look)
    disc = Shape(name="Disc", rect=slot.rect, geometry=slot.geometry, fill=slot.fill)
    time = frame(text, slot.rect, "Minutes", anchor=slot.anchor, placeholder=slot.name)
    return disc, replace(time, geometry=slot.geometry)


def _line(
    text: str, slot: PlacedSlot, depth: int, size: float | None = None, *, lang: str = ""
) -> Draft:
    level = slot.levels[depth]
    style = replace(level.style, size=size or level.style.size)
    words = [StyledText(text, style, lang=lang)]
    return Draft(
        role="label", texts=words, style=style, align=level.align, spacing=level.line_spacing
    )
